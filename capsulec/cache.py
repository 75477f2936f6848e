"""Built modules by what they were made from, so that nothing is built twice.

A module's name in the store is a hash of all that it depends on: the source and the user's files that it imports, the
options, capsulec itself, the compiler, Python, NumPy and, where the code is for this machine alone, the processor. An
entry holds the module under the module's own hash, so that a damaged one is noticed and built again. Entries appear
whole, by a rename, and a file lock lets one process build what several want.

`CAPSULEC_CACHE_DIR` says where the store is; else it is `capsulec` in `XDG_CACHE_HOME` or `~/.cache`. A store that
cannot be written is done without: the module is built into a temporary directory.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

from capsulec import __version__
from capsulec.diagnostics import CompileError
from capsulec.records import record

SUFFIX = EXTENSION_SUFFIXES[0]
TABLE = "contents.json"


def directory() -> Path:
    """Where the store is."""
    named = os.environ.get("CAPSULEC_CACHE_DIR")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "capsulec"


def digest(*parts: str | bytes) -> str:
    """A hash of texts, in hexadecimal; no two lists of texts have the same one."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.hexdigest()


def surroundings(flags: Iterable[str]) -> str:
    """A hash of what a build depends on besides its source and options."""
    import numpy

    words = [*flags, *(os.environ.get(name, "") for name in ("CXXFLAGS", "CPPFLAGS", "LDFLAGS"))]
    native = any("native" in word for word in words)
    parts = (__version__, _own_files(), _compiler(), sys.version, SUFFIX, numpy.__version__)
    return digest(*parts, *words, _processor() if native else "")


def _own_files() -> str:
    """Names, sizes and times of capsulec's files: who changes capsulec wants its modules built again."""
    root = Path(__file__).parent
    found = []
    for place, directories, names in os.walk(root):
        directories[:] = sorted(name for name in directories if name != "__pycache__")
        for name in sorted(names):
            state = os.stat(os.path.join(place, name))
            found.append(f"{place}/{name} {state.st_size} {state.st_mtime_ns}")
    return "\n".join(found)


def _compiler() -> str:
    from capsulec.backend.compilers import find_compiler

    compiler = find_compiler(os.environ)
    real = os.path.realpath(compiler.cxx[-1] if os.path.exists(compiler.cxx[-1]) else compiler.cxx[0])
    state = os.stat(real)
    return f"{compiler} {real} {state.st_size} {state.st_mtime_ns}"


def _processor() -> str:
    with suppress(OSError), open("/proc/cpuinfo", encoding="ascii", errors="replace") as file:
        return "".join(sorted({line for line in file if line.startswith(("flags", "model name", "Features"))}))
    import platform

    return platform.processor()


@record
class Made:
    """What `build` of `module` made: the file it wrote, and the user's other files that it read."""

    files: tuple[str, ...]


def module(name: str, key: str, build: Callable[[Path], Made]) -> Path:
    """The built module `name` whose source, options and surroundings have the hash `key`.

    `build` compiles it to the path that it is given. What it says about other files it read is looked at the next
    time: when one of them has changed, the module is built again.
    """
    place = directory()
    try:
        place.mkdir(parents=True, exist_ok=True)
        with _lock(place / f"{key}.lock"):
            known = _known(place, name, key)
            return known or _add(place, name, key, build)
    except OSError as error:  # a store that may only be read has no locks
        return _known(place, name, key) or _outside(name, build, error.strerror or str(error))
    except CompileError as error:
        if error.code != "unwritable-output":
            raise
        return _outside(name, build, error.message.rpartition(": ")[2])


def _known(place: Path, name: str, key: str) -> Path | None:
    """The module of the store, when it is there, whole, and still true."""
    entry = place / key
    try:
        table: dict[str, Any] = json.loads((entry / TABLE).read_bytes())
        path = entry / str(table["module"]) / f"{name}{SUFFIX}"
        whole = digest(path.read_bytes()) == table["module"]
        current = all(digest(Path(file).read_bytes()) == known for file, known in table["files"].items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    if not (whole and current):
        return None
    with suppress(OSError):  # when it was last used, for whoever wants to make room
        os.utime(entry)
    return path


def _add(place: Path, name: str, key: str, build: Callable[[Path], Made]) -> Path:
    from shutil import rmtree

    with tempfile.TemporaryDirectory(prefix=".building-", dir=place) as temporary:
        new = Path(temporary) / "entry"
        new.mkdir()
        built = new / f"{name}{SUFFIX}"
        made = build(built)
        files = {file: digest(Path(file).read_bytes()) for file in made.files}
        content = digest(built.read_bytes())
        table = {"capsulec": __version__, "module": content, "files": files}
        # A directory for each content: a process never loads a second module from a path that it has loaded one from.
        (new / content).mkdir()
        built.rename(new / content / built.name)
        (new / TABLE).write_text(json.dumps(table, indent=1), encoding="utf-8")
        # A module that is in use stays in memory when its file goes.
        rmtree(place / key, ignore_errors=True)
        os.rename(new, place / key)
        return place / key / content / built.name


def _outside(name: str, build: Callable[[Path], Made], reason: str) -> Path:
    """The module in a temporary directory, which goes when Python ends."""
    import atexit
    import warnings
    from shutil import rmtree

    warnings.warn(f"capsulec's cache in {directory()} cannot be used: {reason}", RuntimeWarning, stacklevel=5)
    temporary = tempfile.mkdtemp(prefix="capsulec-")
    atexit.register(rmtree, temporary, ignore_errors=True)
    path = Path(temporary) / f"{name}{SUFFIX}"
    build(path)
    return path


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Holds the lock of a file, which other processes wait for; it ends with the process, however that ends."""
    try:
        import fcntl
    except ImportError:  # without locks two processes may build the same module: the rename decides
        yield
        return
    with open(path, "wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def info() -> str:
    """What the store holds, for people."""
    place = directory()
    entries = [path for path in place.glob("*/") if (path / TABLE).is_file()] if place.is_dir() else []
    size = sum(file.stat().st_size for entry in entries for file in entry.rglob("*"))
    return f"directory: {place}\nmodules:   {len(entries)}\nsize:      {size / 1e6:.1f} MB\n"


def clear() -> int:
    """Removes everything from the store; the number of modules that were in it."""
    from shutil import rmtree

    place = directory()
    count = 0
    for path in sorted(place.iterdir()) if place.is_dir() else []:
        if path.is_dir():
            count += (path / TABLE).is_file()
            rmtree(path, ignore_errors=True)
        elif path.suffix == ".lock":
            path.unlink(missing_ok=True)
    return count
