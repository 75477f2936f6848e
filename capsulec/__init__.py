"""capsulec compiles annotated Python to C++: extension modules and PyCapsules for scipy.LowLevelCallable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from types import ModuleType

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


def load(path: str | os.PathLike[str], *switches: str) -> ModuleType:
    """The compiled module of a Python file with export comments, built only if it has not been built before.

    `switches` are those of the command line, such as "-O3" and "--unchecked". The module is new with each call and is
    not entered in `sys.modules`. Raises capsulec.loading.BuildError, whose text is what the command line prints, and
    FileNotFoundError.
    """
    from capsulec.loading import load as loaded

    return loaded(path, *switches)


def compile(source: Any, *exports: str, switches: Iterable[str] = ()) -> Any:
    """The compiled module of a program's text, or the compiled function of a Python function.

    A text has its exports in comments. For a function they are given as `exports`, such as "f(float64[:], int)", or
    stand in comments above it; what it uses of its module goes with it: functions, modules, and constants that can be
    written down. Raises capsulec.loading.BuildError, and TypeError for what cannot be compiled at all.
    """
    from capsulec.loading import compile as compiled

    return compiled(source, *exports, switches=switches)


def load_ipython_extension(shell: Any) -> None:
    """What `%load_ext capsulec` calls: `%%capsulec -O3` compiles a cell."""
    from capsulec.notebook import register

    register(shell)
