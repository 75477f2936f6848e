"""`pytest --sanitize`: the modules that tests compile are watched by AddressSanitizer and UBSan.

Their runtime has to be in the process before anything else, so pytest starts itself once more with it preloaded. A
mistake does not end the process: what the sanitizers write goes to a file, and the test during which that grows fails.

    pytest --sanitize -n0 tests/run/test_exported.py -k arrays
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

MARK = "CAPSULEC_SANITIZED"  # the folder of the reports, in the environment of the process that is watched
FLAGS = "-O0 -g1 -fsanitize=address,undefined -fsanitize-recover=address,undefined"

INHERITED = ("LD_PRELOAD", "PYTHONMALLOC")


def add_option(parser: pytest.Parser) -> None:
    """`--sanitize`, and no more."""
    parser.addoption(
        "--sanitize",
        action="store_true",
        help="compile the modules of tests with AddressSanitizer and UBSan, and fail the tests in which they speak",
    )


def preloaded() -> str:
    """The libraries that LD_PRELOAD names: the sanitizers', and the C++ library whose `throw` they watch.

    Raises UsageError where g++ has none.
    """
    compiler = shutil.which("g++")
    if not compiler or not sys.platform.startswith("linux"):
        raise pytest.UsageError("--sanitize needs g++ and its libasan")
    found = []
    for name in ("libasan.so", "libubsan.so", "libstdc++.so"):
        done = subprocess.run([compiler, f"-print-file-name={name}"], capture_output=True, text=True, check=True)
        if not os.path.isabs(done.stdout.strip()):
            raise pytest.UsageError(f"--sanitize: g++ has no {name}")
        found.append(os.path.realpath(done.stdout.strip()))
    return " ".join(found)


def start(config: pytest.Config) -> None:
    """Replace this process by a watched one, unless it is one."""
    if not config.getoption("--sanitize"):
        return
    if MARK in os.environ:
        if not getattr(config.option, "numprocesses", None):  # with workers, it is they that start others
            for name in INHERITED:
                os.environ.pop(name, None)
        return
    folder = tempfile.mkdtemp(prefix="capsulec-sanitized-")
    report = f"{folder}/report"
    options = f"log_path={report}:halt_on_error=0:detect_stack_use_after_return=1:allocator_may_return_null=1"
    settings = {
        MARK: folder,
        "LD_PRELOAD": preloaded(),
        "ASAN_OPTIONS": f"{options}:detect_leaks=0",
        "UBSAN_OPTIONS": f"log_path={report}:print_stacktrace=1",
        "PYTHONMALLOC": "malloc",  # each object is a block of its own
        "RUN_FLAGS": f"{FLAGS} {os.environ.get('RUN_FLAGS', '')}",
        "CXX": os.environ.get("CXX", "g++"),
    }
    capture = config.pluginmanager.getplugin("capturemanager")
    if capture is not None:
        capture.stop_global_capturing()
    sys.stdout.flush()
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, **settings})


def finish() -> None:
    """Remove the reports; the tests that failed have shown them."""
    if MARK in os.environ:
        shutil.rmtree(os.environ[MARK], ignore_errors=True)


def unwatched(environment: Mapping[str, str]) -> dict[str, str]:
    """`environment` for a process without sanitizers."""
    return {name: value for name, value in environment.items() if name not in INHERITED}


def reports() -> str:
    """All that the sanitizers have said in this process."""
    folder = Path(os.environ[MARK])
    files = folder.glob(f"report.{os.getpid()}*")
    return "".join(file.read_text(errors="replace") for file in sorted(files))


def shortened(report: str, lines: int = 25) -> str:
    """The head of a report: what happened, and the calls that led there."""
    return "\n".join(report.strip().splitlines()[:lines])
