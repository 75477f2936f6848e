"""Reading source files: encodings, line ends, and every way in which it can fail."""

from pathlib import Path

import pytest

from capsulec.diagnostics import CompileError
from capsulec.source import decode, read_source


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a = 1\r\nb = 2\rc = 3\n", "a = 1\nb = 2\nc = 3\n"),
        (b"\xef\xbb\xbfa = 1\n", "a = 1\n"),
        (b"\xef\xbb\xbf# coding: utf-8\n", "# coding: utf-8\n"),
        ("é = 1\n".encode(), "é = 1\n"),
        (b"# -*- coding: latin-1 -*-\n# \xe9\n", "# -*- coding: latin-1 -*-\n# é\n"),
        (b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n# \x80\n", None),
        (b"a = 1\n# coding: nonsense\n", "a = 1\n# coding: nonsense\n"),
        (b"\n\n# coding: nonsense\n", "\n\n# coding: nonsense\n"),
        (b"s = 'coding: nonsense'\n", "s = 'coding: nonsense'\n"),
        (b"", ""),
    ],
)
def test_decoded(data, text):
    assert decode(data, "kernel.py") == (data.decode("cp1252") if text is None else text)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a = 1\ns = '\xe9'\n", "kernel.py:2:6: error: byte 0xe9 at offset 11 is not UTF-8"),
        (b"\xef\xbb\xbf\xff", "kernel.py:1:1: error: byte 0xff at offset 3 is not UTF-8"),
        ("é\n".encode() + b"\xc3\n", "kernel.py:2:1: error: byte 0xc3 at offset 3 is not UTF-8"),
        (b"# coding: ascii\n'\xe9'\n", "kernel.py:2:2: error: byte 0xe9 at offset 17 is not ascii"),
        (b"a = 1\n\n b\0c\n", "kernel.py:3:3: error: the file contains a NUL byte"),
        ("a = 1\n".encode("utf-16"), "kernel.py: error: the file is encoded in UTF-16"),
        (b"# coding: nonsense\n", "names an encoding that Python does not know: nonsense"),
        (b"#!python\n# coding: rot13\n", "kernel.py:2:1: error: the coding line names an encoding that"),
        (b"\xef\xbb\xbf# coding: latin-1\n", "byte order mark, but its coding line says latin-1"),
    ],
)
def test_not_decoded(data, message):
    with pytest.raises(CompileError) as caught:
        decode(data, "kernel.py")
    assert message in str(caught.value)
    assert caught.value.code == "encoding"


def test_missing_file_with_a_similar_one(tmp_path):
    (tmp_path / "kernel.py").touch()
    with pytest.raises(CompileError, match="there is no file") as caught:
        read_source(tmp_path / "kernle.py")
    assert caught.value.hint == "did you mean kernel.py?"


def test_missing_directory(tmp_path):
    with pytest.raises(CompileError) as caught:
        read_source(tmp_path / "nowhere" / "kernel.py")
    assert "there is no directory" in caught.value.hint


@pytest.mark.parametrize("name", [".", "/proc/self/mem", "kernel.py/inside.py", "a\0b.py"])
def test_unreadable(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("kernel.py").touch()
    with pytest.raises(CompileError) as caught:
        read_source(Path(name))
    assert caught.value.code == "unreadable-file"
