"""A thread for programs that are nested deeply.

Every stage follows the nesting of the program by recursion, and a sum of some hundred terms, or as many `elif`s, is
nested so deep to Python. What Python itself compiles has to be compiled here too, some 3000 levels; the stack for that
is made only when it turns out to be needed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

STACK = 512 << 20  # bytes of address space; only what is used takes memory
FRAMES = 60_000


def in_deep_thread(make: Callable[[], int]) -> int:
    """What `make` returns or raises, run on a large stack."""
    import threading

    found: list[int] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            found.append(make())
        except BaseException as error:
            raised.append(error)

    before, size = sys.getrecursionlimit(), threading.stack_size(STACK)
    sys.setrecursionlimit(FRAMES)
    try:
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(before)
        threading.stack_size(size)
    if raised:
        raise raised[0]
    return found[0]
