"""`capsulec.low_level(module.f, c=1.0)`: a scipy.LowLevelCallable that travels to other processes.

A capsule is an address, which means nothing elsewhere. What is pickled is where it came from, the module's and the
capsule's names, and the values of its user data; the other process imports the module and binds them again.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from scipy import LowLevelCallable

_GET_NAME = ctypes.PYFUNCTYPE(ctypes.c_char_p, ctypes.py_object)(("PyCapsule_GetName", ctypes.pythonapi))
_GET_POINTER = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)


class Callable(LowLevelCallable):  # type: ignore[misc]
    """A LowLevelCallable of a capsule of a compiled module, with user data bound to it; made by `low_level`."""

    # A tuple, as its base is: the raw callback, the capsule, no user data; then what is pickled.
    __slots__ = ()

    def __new__(cls, module: str, name: str, values: tuple[Any, ...], named: dict[str, Any]) -> Callable:
        owner = import_module(module)
        capsule = getattr(owner, name)
        bound = owner.__bind__(capsule, *values, **named) if values or named else _named(owner, name, capsule)
        item = cls._parse_callback(bound, None, None)
        made: Callable = tuple.__new__(cls, (item, bound, None, module, name, values, named))
        return made

    def __iter__(self) -> Iterator[Any]:
        """What it is made of: dask, which looks into tuples, tells callbacks apart by that."""
        return iter(tuple.__getitem__(self, slice(3, 7)))

    def __reduce__(self) -> tuple[Any, ...]:
        return Callable, tuple(self)

    def __repr__(self) -> str:
        module, name, values, named = self
        given = [*map(repr, values), *(f"{key}={value!r}" for key, value in named.items())]
        return f"capsulec.low_level({', '.join([f'{module}.{name}', *given])})"

    @property
    def address(self) -> int:
        """The address of the C function."""
        found: int = _GET_POINTER(self.function, _GET_NAME(self.function))
        return found

    @property
    def ctypes(self) -> Any:
        """The C function for ctypes, with its types; where it has user data, that is its last argument."""
        from capsulec.testing import ctypes_function

        return ctypes_function(self.function)


def low_level(capsule: Any, /, *values: Any, **named: Any) -> Callable:
    """A LowLevelCallable of a capsule of a compiled module, with user data by position or by name.

    It can be pickled where the module can be imported: numbers and arrays go along, by value. Raises TypeError for what
    is no capsule of an imported module, and as the module's `bind` does.
    """
    module, name = _source(capsule)
    return Callable(module, name, values, named)


def _source(capsule: Any) -> tuple[str, str]:
    """The names of the module and the capsule."""
    if type(capsule).__name__ != "PyCapsule":
        raise TypeError(f"low_level() takes a capsule of a compiled module, not {type(capsule).__name__}")
    for key, module in list(sys.modules.items()):
        table = getattr(module, "__dict__", {})
        if "__capsulec__" not in table:
            continue
        for name, twin in table["__pyx_capi__"].items():
            if capsule in (twin, table.get(name)):
                return key, name
    what = "an attribute of a compiled module that has been imported; give the values of user data behind it"
    raise TypeError(f"low_level() takes a capsule that is {what}")


def _named(owner: Any, name: str, capsule: Any) -> Any:
    """The capsule that has its C signature as its name."""
    return owner.__pyx_capi__.get(name, capsule)
