"""The Python that a module is for: the one that runs capsulec, or with --abi3 every one that has the stable ABI.

The stable ABI is that of CPython 3.10, which all newer ones have too. What its messages say is what they say in the
Python that ran capsulec. Free-threaded Pythons have other objects in memory, so their modules include Python.h, and
have no stable ABI.
"""

from __future__ import annotations

from capsulec.options import is_free_threaded
from capsulec.records import record


@record
class Target:
    """Its version, whose words and results the module has; whether the module is for all others too."""

    python: tuple[int, int]
    abi3: bool = False
    free_threaded: bool = False


def header_switches() -> list[str]:
    """What a compiler has to be told to find Python.h, where a module needs that."""
    if not is_free_threaded():
        return []
    import sysconfig

    return ["-I", sysconfig.get_path("include")]
