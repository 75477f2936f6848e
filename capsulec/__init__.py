"""capsulec compiles annotated Python to C++: extension modules and PyCapsules for scipy.LowLevelCallable."""

__version__ = "1.0.0"


def get_include() -> str:
    """The directory of the C++ headers that `--emit=cxx` text includes, for a compiler's -I."""
    import os

    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "runtime", "include")
