"""Several files at once: each is compiled by a process of its own; what they print comes in the order of the files."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import perf_counter, sleep
from typing import IO, TypeVar

from capsulec.progress import INTERVAL, Line, on_terminal
from capsulec.records import record

T = TypeVar("T")


@record
class _Running:
    place: int
    output: IO[bytes]
    errors: IO[bytes]


def at_once(jobs: int, work: Callable[[T], int], items: Sequence[T]) -> int:
    """The largest of the statuses of `work(item)`, with up to `jobs` of them running at one time."""
    running: dict[int, _Running] = {}
    ended: dict[int, tuple[int, _Running]] = {}
    started = shown = worst = 0
    line = Line() if on_terminal() else None
    try:
        while shown < len(items):
            while started < len(items) and len(running) < jobs:
                running.update([_start(started, work, items[started])])
                started += 1
            pid, status = (
                os.wait() if line is None else _waited(line, f"{shown + len(ended)} of {len(items)} files done")
            )
            if pid in running:
                done = running.pop(pid)
                ended[done.place] = (_exit_status(status), done)
            while shown in ended:
                code, done = ended.pop(shown)
                worst = max(worst, code)
                if line is not None:
                    line.clear()
                _show(done)
                shown += 1
    finally:
        if line is not None:
            line.clear()
        for pid in running:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
    return worst


def _waited(line: Line, text: str) -> tuple[int, int]:
    """os.wait(), with a line that says so meanwhile. No thread shows it, as this process forks."""
    shown = perf_counter()
    while True:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid:
            return pid, status
        if perf_counter() - shown > INTERVAL:
            line.show(text)
            shown = perf_counter()
        sleep(0.02)


def _start(place: int, work: Callable[[T], int], item: T) -> tuple[int, _Running]:
    """Runs `work(item)` in a new process, which prints into files."""
    task = _Running(place, tempfile.TemporaryFile(), tempfile.TemporaryFile())  # noqa: SIM115 -- _show closes them
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid, task
    status = 1
    try:
        os.dup2(task.output.fileno(), 1)
        os.dup2(task.errors.fileno(), 2)
        status = work(item)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def _exit_status(status: int) -> int:
    """A process that a signal ended has failed."""
    return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 1


def _show(task: _Running) -> None:
    for file, stream in ((task.output, sys.stdout), (task.errors, sys.stderr)):
        file.seek(0)
        stream.write(file.read().decode(errors="surrogateescape"))
        stream.flush()
        file.close()
