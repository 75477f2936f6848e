"""The line that a long build shows on a terminal: seen through a pseudo-terminal, as a person would."""

import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

import capsulec

KERNEL = "#pythran export f(int)\ndef f(x):\n    return x + 1\n"
LINE = re.compile(r"\r\x1b\[Kkernel\.py: ([\w+ ]+), (\d+\.\d) s")


@pytest.fixture
def place(tmp_path):
    """A directory with a program, and a C++ compiler that takes its time."""
    (tmp_path / "kernel.py").write_text(KERNEL)
    slow = tmp_path / "slow-g++"
    slow.write_text('#!/bin/sh\nsleep 2\nexec c++ "$@"\n')
    slow.chmod(0o755)
    return tmp_path


def seen(place, *words, **variables):
    """The exit status of a build, and what its terminal has been sent."""
    controller, terminal = os.openpty()
    root = str(Path(capsulec.__file__).parents[1])
    environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": root, "CXX": str(place / "slow-g++"), **variables}
    environment["NO_COLOR"] = "1"
    command = [sys.executable, "-m", "capsulec", "kernel.py", *words]
    process = subprocess.Popen(command, cwd=place, env=environment, stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    found = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if not select.select([controller], [], [], 0.1)[0]:
            continue
        try:
            piece = os.read(controller, 4096)
        except OSError:  # the terminal's last user has ended
            break
        if not piece:
            break
        found += piece
    os.close(controller)
    return process.wait(timeout=10), found.decode()


def screen(text):
    """What is on the last line in the end: `CLEAR` takes away what stood there."""
    return text.rpartition("\r\x1b[K")[2]


def test_stage_and_time_are_shown_and_taken_away(place):
    status, text = seen(place)
    assert status == 0
    shown = LINE.findall(text)
    assert {stage for stage, _ in shown} == {"compiler"}
    times = [float(taken) for _, taken in shown]
    assert times == sorted(times)
    assert len(times) >= 2
    assert 1 <= times[0] <= 3
    assert screen(text) == ""
    assert text.endswith("\r\x1b[K")


def test_messages_stand_on_lines_of_their_own(place):
    """The compiler's warnings, which come behind the line, are not written over it."""
    (place / "warned.h").write_text("#if NOWHERE\n#endif\n")
    status, text = seen(place, "-Wundef", "-include", "warned.h")
    assert status == 0
    *lines, last = LINE.finditer(text)
    assert lines
    assert text[last.end() :].startswith("\r\x1b[KIn file included from <command-line>:\r\n./warned.h:1:5: warning: ")


def test_several_files_at_once(place):
    """What the files' processes print comes when each has ended, on lines of its own."""
    (place / "wrong.py").write_text(KERNEL.replace("x + 1", "y"))
    (place / "other.py").write_text(KERNEL)
    status, text = seen(place, "wrong.py", "other.py", "-j2")
    assert status == 1
    shown = re.findall(r"\r\x1b\[K(\d) of 3 files done, \d+\.\d s", text)
    assert shown == sorted(shown)
    assert {"1"} <= set(shown) <= {"0", "1", "2"}
    assert screen(text).startswith("wrong.py:3:12: error: unknown name y")  # after the first file's, which says nothing
    assert (place / "other.py").is_file()


@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"CXX": "c++"}])
def test_no_line(place, variables):
    """On a terminal that cannot take it away, and for a build that is over at once."""
    status, text = seen(place, **variables)
    if "CXX" in variables and "compiler, " in text:
        pytest.skip("this machine takes a second for it")
    assert (status, text) == (0, "")


def test_not_on_a_pipe(place):
    root = str(Path(capsulec.__file__).parents[1])
    environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": root, "CXX": str(place / "slow-g++")}
    command = [sys.executable, "-m", "capsulec", "kernel.py"]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
