"""Writing files so that they appear whole or not at all.

A file is made in a hidden directory beside its place and renamed into it. The directory is removed on every
way out; a process that is killed outright can leave it behind, never a part of the file itself.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from capsulec.diagnostics import CompileError

ROOM = 1 << 18  # bytes: a small module, with the compiler's own files


@contextmanager
def workplace(output: Path) -> Iterator[str]:
    """An empty directory beside `output` while the block runs.

    Raises CompileError if `output` cannot be written.
    """
    target = _target(output)
    if os.path.isdir(target):
        raise _unwritable(output, "it is a directory", "name a file with -o")
    parent = os.path.dirname(target)
    # A device, such as /dev/null, is written to, and its directory is none to make files in.
    place = os.path.join(parent if _replaceable(target) else _temporary(), f".capsulec-{os.urandom(6).hex()}")
    try:
        os.mkdir(place, 0o700)
    except FileNotFoundError:
        shown = os.path.dirname(str(output)) or "."
        if os.path.isdir(shown):  # /proc, or the pipe behind /dev/stdout
            raise _unwritable(output, "no file can be made there", "choose another place with -o") from None
        raise _unwritable(output, f"there is no directory {shown!r}", "create the directory first") from None
    except OSError as error:
        raise _unwritable(output, _reason(error), "choose another place with -o") from None
    try:
        yield place
    except OSError as error:
        raise _unwritable(output, _reason(error)) from None
    finally:
        _remove(place)


def put_in_place(made: str, output: Path) -> None:
    """Moves the file `made`, in `output`'s workplace, to `output`; the workplace reports what goes wrong."""
    target = _target(output)
    if _replaceable(target):
        os.replace(made, target)
    else:
        with open(made, "rb") as source, open(target, "wb") as sink:
            sink.write(source.read())


def write_whole(output: Path, text: str) -> None:
    """Writes `text` as UTF-8 to `output`. Raises CompileError, and then `output` is as it was."""
    with staged(output, text):
        pass


@contextmanager
def staged(output: Path, text: str) -> Iterator[None]:
    """Writes `text` to `output` if the block ends well. Raises CompileError as `write_whole` does."""
    with workplace(output) as place:
        made = os.path.join(place, "text")
        with open(made, "wb") as file:
            file.write(to_bytes(text))
        yield
        put_in_place(made, output)


def to_bytes(text: str) -> bytes:
    """UTF-8; a file name's bytes that are not UTF-8, surrogates in Python, are themselves again."""
    return text.encode("utf-8", "surrogateescape")


def no_space(output: Path) -> CompileError:
    """The error for a full disk, met by the compiler."""
    return _unwritable(output, "no space is left on the device")


def is_full(place: str) -> bool:
    """Whether a directory's disk has no room for what a build needs. Compilers do not always say so: their messages
    may find none either."""
    probe = os.path.join(place, "probe")
    try:
        with open(probe, "wb") as file:
            file.write(bytes(ROOM))
        os.unlink(probe)
    except OSError:
        return True
    return False


def _target(output: Path) -> str:
    """The absolute path behind links: what a link names is replaced, not the link."""
    return os.path.realpath(output)


def _replaceable(target: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(target).st_mode)
    except OSError:
        return True


def _temporary() -> str:
    from tempfile import gettempdir

    return gettempdir()


def _remove(place: str) -> None:
    try:
        for name in os.listdir(place):
            os.unlink(os.path.join(place, name))
        os.rmdir(place)
    except OSError:
        from shutil import rmtree

        rmtree(place, ignore_errors=True)


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]


def _unwritable(output: Path, why: str, hint: str = "") -> CompileError:
    return CompileError("unwritable-output", f"cannot write {str(output)!r}: {why}", hint=hint)
