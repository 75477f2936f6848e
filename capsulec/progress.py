"""A line on the terminal that says what a long build is doing: `kernel.py: compiler, 3.2 s`."""

from __future__ import annotations

import os
import sys
from time import perf_counter

PATIENCE = 1.0  # seconds without a word: most builds are over by then
INTERVAL = 0.25
CLEAR = "\r\x1b[K"


def on_terminal() -> bool:
    """Whether standard error is a terminal that can take a line away again."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class Line:
    """What stands on the terminal's last line, once a second has gone by."""

    def __init__(self) -> None:
        self.begun = perf_counter()
        self.shown = False

    def show(self, text: str) -> None:
        """Shows a text and the time."""
        taken = perf_counter() - self.begun
        if taken > PATIENCE:
            self.shown = True
            sys.stderr.write(f"{CLEAR}{text}, {taken:.1f} s")
            sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line away, as something else may be printed now."""
        if self.shown:
            self.shown = False
            sys.stderr.write(CLEAR)
            sys.stderr.flush()


class Progress:
    """Shows the stage of a build that runs."""

    def __init__(self, name: str) -> None:
        from threading import Event, Lock, Thread

        self.name = name
        self.stage = ""
        self.stop = Event()
        self.writing = Lock()
        self.line = Line()
        Thread(target=self._show, daemon=True).start()

    def _show(self) -> None:
        while not self.stop.wait(INTERVAL):
            with self.writing:
                if self.stage:
                    self.line.show(f"{self.name}: {self.stage}")

    def pause(self) -> None:
        """No stage runs."""
        with self.writing:
            self.stage = ""
            self.line.clear()

    def say(self, line: str) -> None:
        """Prints what does not belong to the line; it comes again below."""
        with self.writing:
            self.line.clear()
            print(line, file=sys.stderr, flush=True)
