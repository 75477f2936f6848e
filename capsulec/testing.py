"""Calling a capsule from Python, to test it: `call(testlib.f, 3, array, array)`.

A capsule is an address and a name. The name says the C types: `double (int, double *)` all of them,
`f(int32, float64*)` those of the parameters; the result is then that of the twin in the module's
`__pyx_capi__`, which has the same address. The call goes through ctypes with the GIL held, and a Python
exception that the function sets is raised.
"""

from __future__ import annotations

import ctypes
import operator
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

_GET_NAME = ctypes.PYFUNCTYPE(ctypes.c_char_p, ctypes.py_object)(("PyCapsule_GetName", ctypes.pythonapi))
_GET_POINTER = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)

# What the two languages call the dtypes that ctypes has.
_EXPORT_DTYPES = {"int": "int64", "float": "float64", "complex": "complex128", "numpy.bool": "bool"}
_C_DTYPES = {
    "int": "int32",
    "npy_intp": "int64",
    "float": "float32",
    "double": "float64",
    "long double": "float128",
    "float complex": "complex64",
    "double complex": "complex128",
    "long double complex": "complex256",
}
_CTYPES: dict[str, Any] = {
    "void": None,
    "bool": ctypes.c_bool,
    "float32": ctypes.c_float,
    "float64": ctypes.c_double,
    "float128": ctypes.c_longdouble,
    **{f"{sign}int{bits}": getattr(ctypes, f"c_{sign}int{bits}") for sign in ("", "u") for bits in (8, 16, 32, 64)},
}


def _complex_type(part: Any) -> Any:
    return type("Complex", (ctypes.Structure,), {"_fields_": [("real", part), ("imag", part)]})


_CTYPES |= {
    "complex64": _complex_type(ctypes.c_float),
    "complex128": _complex_type(ctypes.c_double),
    "complex256": _complex_type(ctypes.c_longdouble),
}


@dataclass(frozen=True)
class _CType:
    """A dtype or "void", and what is made of it: a value, a pointer to it, or an address of a function."""

    dtype: str
    kind: str  # "value", "pointer" or "function"

    def __str__(self) -> str:
        return self.dtype + {"value": "", "pointer": "*", "function": " function"}[self.kind]

    @property
    def ctype(self) -> Any:
        return _CTYPES[self.dtype] if self.kind == "value" else ctypes.c_void_p


def call(capsule: Any, /, *args: Any) -> Any:
    """Call the C function in `capsule`, one of a module compiled by capsulec, and return its result.

    Pointers are NumPy arrays of that dtype, ctypes pointers or objects, or None; a function is another
    capsule or a ctypes function. An argument that does not fit is a TypeError, ValueError or OverflowError,
    and nothing is called.
    """
    name = _name(capsule)
    address = _GET_POINTER(capsule, name.encode())
    result, parameters = _signature(name, address)
    if len(args) != len(parameters):
        raise TypeError(f"{name} takes {len(parameters)} arguments, {len(args)} given")
    values = []
    for number, (argument, parameter) in enumerate(zip(args, parameters, strict=True), 1):
        try:
            values.append(_argument(argument, parameter))
        except (TypeError, ValueError, OverflowError) as error:
            raise type(error)(f"{name}, argument {number}: {error}") from None
    prototype = ctypes.PYFUNCTYPE(result.ctype, *(parameter.ctype for parameter in parameters))
    returned = prototype(address)(*values)
    if result.kind == "value" and result.dtype.startswith("complex"):
        return complex(returned.real, returned.imag)
    return returned


def ctypes_function(capsule: Any) -> Any:
    """The C function in a capsule that has its C signature as its name, for ctypes, which knows its types then."""
    name = _name(capsule)
    result, parameters = _c_signature(name)
    types = [
        ctypes.POINTER(_CTYPES[one.dtype]) if one.kind == "pointer" and one.dtype != "void" else one.ctype
        for one in parameters
    ]
    return ctypes.CFUNCTYPE(result.ctype, *types)(_GET_POINTER(capsule, name.encode()))


def _name(capsule: Any) -> str:
    if type(capsule).__name__ != "PyCapsule":
        raise TypeError(f"a capsule is needed, not {type(capsule).__name__}")
    name: bytes | None = _GET_NAME(capsule)
    if name is None:
        raise TypeError("the capsule has no name, so its types are unknown")
    return name.decode()


def _signature(name: str, address: int | None) -> tuple[_CType, list[_CType]]:
    """Types of the result and of the parameters."""
    if match := re.fullmatch(r"(\w+)\((.*)\)", name):
        twin = next(_twins(address), None)
        if twin is None:
            raise TypeError(f"no imported module has a C signature for {name}: call its __pyx_capi__ entry instead")
        return _c_signature(twin)[0], [_parse(text, _EXPORT_DTYPES) for text in _split(match[2])]
    return _c_signature(name)


def _c_signature(name: str) -> tuple[_CType, list[_CType]]:
    match = re.fullmatch(r"([^()]+?) ?\((.*)\)", name)
    if match is None:
        raise TypeError(f"{name!r} is no signature that capsulec writes")
    parameters = [] if match[2] == "void" else _split(match[2])
    return _parse(match[1], _C_DTYPES), [_parse(text, _C_DTYPES) for text in parameters]


def _twins(address: int | None) -> Iterator[str]:
    """The names of all capsules in a `__pyx_capi__` that hold this address."""
    for module in list(sys.modules.values()):
        table = getattr(module, "__pyx_capi__", None)
        for capsule in table.values() if isinstance(table, dict) else ():
            name = _GET_NAME(capsule)
            if name is not None and _GET_POINTER(capsule, name) == address:
                yield name.decode()


def _split(text: str) -> list[str]:
    """`text` at its commas outside of parentheses."""
    pieces, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += character
    return [piece.strip() for piece in pieces if piece.strip()]


def _parse(text: str, dtypes: dict[str, str]) -> _CType:
    if "(" in text:
        return _CType("void", "function")
    word = text.rstrip("* ")
    dtype = dtypes.get(word, word.removesuffix("_t"))
    if dtype not in _CTYPES or text.count("*") > 1:
        raise TypeError(f"{text!r} is no C type that capsulec writes")
    return _CType(dtype, "pointer" if "*" in text else "value")


def _argument(argument: Any, wanted: _CType) -> Any:
    """What ctypes passes for `argument`."""
    match wanted.kind:
        case "pointer":
            return _address(argument, wanted)
        case "function" if type(argument).__name__ == "PyCapsule":
            return _GET_POINTER(argument, _GET_NAME(argument))
        case "function":
            return None if argument is None else ctypes.cast(argument, ctypes.c_void_p).value
        case _:
            return _scalar(argument, wanted)


def _scalar(argument: Any, wanted: _CType) -> Any:
    if isinstance(argument, (str, bytes)):
        raise TypeError(f"{wanted} expected, not {type(argument).__name__}")
    match wanted.dtype[0]:
        case "b":
            return bool(argument)
        case "i" | "u":
            value = operator.index(argument)
            limits = np.iinfo(wanted.dtype)
            if not limits.min <= value <= limits.max:
                raise OverflowError(f"{value} is out of range for {wanted}")
            return value
        case "f":
            return float(argument)
        case _:
            number = complex(argument)
            return wanted.ctype(number.real, number.imag)


def _address(argument: Any, wanted: _CType) -> int | None:
    """The address of what `argument` is or points to; None for NULL."""
    if argument is None:
        return None
    if isinstance(argument, np.ndarray):
        _check_dtype(argument.dtype, wanted)
        if not argument.flags.c_contiguous:
            raise ValueError("the array is not contiguous: pass a copy")
        if not argument.flags.writeable:
            raise ValueError("the array is read-only, and the function could write to it: pass a copy")
        return argument.ctypes.data
    if isinstance(argument, ctypes.c_void_p):
        return argument.value
    if hasattr(argument, "_obj"):  # ctypes.byref
        argument = argument._obj
    if isinstance(argument, ctypes._Pointer):
        _check_dtype(np.dtype(argument._type_), wanted)
        return ctypes.cast(argument, ctypes.c_void_p).value
    if isinstance(argument, (ctypes._SimpleCData, ctypes.Array, ctypes.Structure)):
        if not isinstance(argument, ctypes.Structure):
            _check_dtype(np.dtype(type(argument)).base, wanted)
        return ctypes.addressof(argument)
    raise TypeError(f"{wanted} expected, not {type(argument).__name__}: pass an array, a ctypes pointer or None")


def _check_dtype(dtype: np.dtype[Any], wanted: _CType) -> None:
    if wanted.dtype != "void" and dtype != np.dtype(wanted.dtype):
        raise TypeError(f"dtype {dtype}, expected {wanted.dtype}")
