"""A line on the terminal that says what a long build is doing: `kernel.py: compiler, 3.2 s`."""

from __future__ import annotations

import sys
from time import perf_counter

PATIENCE = 1.0  # seconds without a word: most builds are over by then
INTERVAL = 0.25
CLEAR = "\r\x1b[K"


class Progress:
    """Shows the stage that runs, on standard error, once the build has taken a second."""

    def __init__(self, name: str) -> None:
        from threading import Event, Lock, Thread

        self.name = name
        self.stage = ""
        self.begun = perf_counter()
        self.stop = Event()
        self.writing = Lock()
        self.shown = False
        Thread(target=self._show, daemon=True).start()

    def _show(self) -> None:
        while not self.stop.wait(INTERVAL):
            taken = perf_counter() - self.begun
            stage = self.stage
            if stage and taken > PATIENCE:
                with self.writing:
                    self.shown = True
                    sys.stderr.write(f"{CLEAR}{self.name}: {stage}, {taken:.1f} s")
                    sys.stderr.flush()

    def pause(self) -> None:
        """Takes the line away, as something else may be printed now."""
        self.stage = ""
        with self.writing:
            self._clear()

    def say(self, line: str) -> None:
        """Prints what does not belong to the line; it comes again below."""
        with self.writing:
            self._clear()
            print(line, file=sys.stderr, flush=True)

    def _clear(self) -> None:
        if self.shown:
            self.shown = False
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
