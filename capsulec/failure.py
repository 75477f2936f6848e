"""What is said when capsulec itself fails: which stage it was, and a file to send to us."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from tempfile import NamedTemporaryFile

from capsulec import __version__
from capsulec.diagnostics import InternalError

PACKAGE = os.path.dirname(os.path.abspath(__file__))


def report(error: BaseException, source: str) -> InternalError:
    """The message for an exception that no stage should have let out; its traceback is saved in a file."""
    text = (
        f"capsulec {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"command: {sys.argv}\nsource: {source}\n\n{''.join(traceback.format_exception(error))}"
    )
    try:
        with NamedTemporaryFile(prefix="capsulec-report-", suffix=".txt", delete=False) as file:
            file.write(text.encode("utf-8", "backslashreplace"))
        saved = f"please report it with the file {file.name}"
    except OSError:
        saved = "please report it with what CAPSULEC_DEBUG=1 shows"
    return InternalError(
        f"capsulec failed in {stage(error)}: {type(error).__name__}: {error}",
        hint=f"this is a mistake in capsulec, not in your program; {saved}",
        path=source,
    )


def stage(error: BaseException) -> str:
    """The part of capsulec in which an exception was raised: "passes/fuse"."""
    place = "cli"
    for frame in traceback.extract_tb(error.__traceback__):
        directory, name = os.path.split(os.path.abspath(frame.filename))
        if os.path.commonpath([directory, PACKAGE]) == PACKAGE:
            inside = os.path.relpath(os.path.join(directory, name), PACKAGE)
            place = inside.removesuffix(".py").replace(os.sep, "/")
    return place
