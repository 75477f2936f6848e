"""Reading a source file as Python reads it: encoding, byte order mark, line ends."""

from __future__ import annotations

import re
from pathlib import Path

from capsulec.diagnostics import CompileError, Span

CODING = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")  # PEP 263, in one of the first two lines
BLANK = re.compile(rb"^[ \t\f]*(#.*)?$")
UTF8_MARK = b"\xef\xbb\xbf"
SAVE_AS_UTF8 = "save the file as UTF-8, or name its encoding in the first line: # coding: latin-1"


def read_source(path: Path) -> str:
    """The text of a source file, with \\n line ends and no byte order mark. Raises CompileError."""
    return decode(_read(path), str(path))


def read_sidecar(path: Path) -> tuple[str, str] | None:
    """The `.pythran` file of exports beside a source file, as its path and its text; None when there is none."""
    beside = path.with_suffix(".pythran")
    return (str(beside), read_source(beside)) if beside.is_file() else None


def _read(path: Path) -> bytes:
    name = str(path)
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise CompileError("unreadable-file", f"there is no file {name!r}", hint=_similar(path)) from None
    except IsADirectoryError:
        raise CompileError("unreadable-file", f"{name!r} is a directory, not a file") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise CompileError("unreadable-file", f"cannot read {name!r}: {reason}") from None
    except ValueError:  # a NUL in the name
        raise CompileError("unreadable-file", f"{name!r} is no name of a file") from None


def decode(data: bytes, path: str) -> str:
    """The text that `data` encodes. Raises CompileError with the place of the first wrong byte."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise CompileError("encoding", "the file is encoded in UTF-16", path=path, hint="save the file as UTF-8")
    marked = data.startswith(UTF8_MARK)
    data = data[3:] if marked else data
    at = data.find(b"\0")
    if at >= 0:
        raise CompileError("encoding", "the file contains a NUL byte", _place(data, at, path))
    encoding, line = _declared(data)
    if encoding is None:
        encoding = "utf-8"
    elif marked and encoding.lower().replace("_", "-") not in ("utf-8", "utf8", "utf-8-sig"):
        span = _line(data, line, path)
        raise CompileError(
            "encoding", f"the file has a UTF-8 byte order mark, but its coding line says {encoding}", span
        )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        wrong = data[error.start]
        name = "UTF-8" if error.encoding == "utf-8" else error.encoding
        message = f"byte 0x{wrong:02x} at offset {error.start + 3 * marked} is not {name}"
        raise CompileError("encoding", message, _place(data, error.start, path), hint=SAVE_AS_UTF8) from None
    except (LookupError, UnicodeError):
        message = f"the coding line names an encoding that Python does not know: {encoding}"
        raise CompileError("encoding", message, _line(data, line, path), hint=SAVE_AS_UTF8) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _declared(data: bytes) -> tuple[str | None, int]:
    """The encoding that a PEP 263 line names, and the number of the line."""
    if b"coding" not in data:
        return None, 0
    for number, line in enumerate(re.split(rb"\r\n?|\n", data, maxsplit=2)[:2], 1):
        match = CODING.match(line)
        if match:
            return match[1].decode("ascii", "replace"), number
        if not BLANK.match(line):
            break
    return None, 0


def _place(data: bytes, at: int, path: str) -> Span:
    before = re.split(rb"\r\n?|\n", data[:at])
    column = len(before[-1].decode("utf-8", "replace")) + 1
    return Span(path, len(before), column, len(before), column + 1)


def _line(data: bytes, number: int, path: str) -> Span:
    length = len(re.split(rb"\r\n?|\n", data, maxsplit=2)[number - 1])
    return Span(path, number, 1, number, length + 1)


def _similar(path: Path) -> str:
    import os

    from capsulec.diagnostics import close_matches

    try:
        names = [name for name in os.listdir(path.parent) if name.endswith(".py")]
    except OSError:
        return f"there is no directory {str(path.parent)!r} either"
    return close_matches(path.name, names)
