"""capsulec compiles annotated Python to C++: extension modules and PyCapsules for scipy.LowLevelCallable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from capsulec.callables import Callable

__version__ = "1.0.0"


def get_include() -> str:
    """The directory of the C++ headers that `--emit=cxx` text includes, for a compiler's -I."""
    import os

    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "runtime", "include")


def low_level(capsule: Any, /, *values: Any, **named: Any) -> Callable:
    """A scipy.LowLevelCallable of a capsule of a compiled module, with its user data, that can be pickled.

    `capsulec.low_level(module.f, c=1.0)` travels to the processes of multiprocessing, joblib and dask, where the module
    can be imported. It has `.address`, `.ctypes` and `.signature`.
    """
    from capsulec.callables import low_level as made

    return made(capsule, *values, **named)
