"""Calls of C functions that are values: a parameter that is exported as `float64(float64)`, or as
`float64(int32, float64*)`, which takes arrays in C order for its pointers.

What such a function raises is Python's error when it comes back: the call that Python made ends with it.
"""

from __future__ import annotations

from capsulec.ir.nodes import Loop
from capsulec.ir.types import Array, CFunction, NoneType, Pointer, Scalar, Type, widened
from capsulec.library.table import INTERNAL, Parameter, RuleError, Runtime, register

CALL = f"{INTERNAL}.call_c_function"


def _rule(function: Type, arguments: tuple[Type, ...]) -> Loop:
    assert isinstance(function, CFunction)
    wanted = function.parameters
    if len(arguments) != len(wanted):
        plural = "" if len(wanted) == 1 else "s"
        raise RuleError(f"this C function, {function}, takes {len(wanted)} argument{plural}, not {len(arguments)}")
    for argument, parameter in zip(arguments, wanted, strict=True):
        _check(function, widened(argument), parameter)
    arrays = [argument if isinstance(argument, Array) else None for argument in arguments]
    places = [f"np::pointer({{{n}}})" if array else f"{{{n}}}" for n, array in enumerate(arrays, 1)]
    header = "numpy/pointer.hpp" if any(arrays) else "python/c_function.hpp"
    operands = (array or parameter for array, parameter in zip(arrays, wanted, strict=True))
    return Loop("call_c_function", (function, *operands), function.result, f"{{0}}({', '.join(places)})", header,
                raises=any(array is not None and array.order != "C" for array in arrays), effects=True)  # fmt: skip


def _check(function: CFunction, argument: Type, parameter: Type) -> None:
    """Raise RuleError for an argument that C would take otherwise than Python means it."""
    if argument == parameter or (isinstance(parameter, Pointer) and _points(argument, parameter)):
        return
    kinds = "biufc"
    if isinstance(argument, Scalar) and isinstance(parameter, Scalar):
        letters = [{"b": "b", "i": "i", "u": "i"}.get(one.dtype[0], one.dtype[0]) for one in (argument, parameter)]
        if argument.dtype[0] == "b" or kinds.index(letters[0]) < kinds.index(letters[1]):
            return
        if letters[0] == letters[1] and (letters[0] != "i" or argument.dtype == parameter.dtype):
            return
    what = "a pointer" if isinstance(argument, Pointer) else str(argument)
    wanted = f"pass an array of {parameter.target}" if isinstance(parameter, Pointer) else f"convert it to {parameter}"
    raise RuleError(f"this C function, {function}, takes {parameter} here, not {what}", hint=wanted)


def _points(argument: Type, parameter: Pointer) -> bool:
    """Whether there is such a pointer to what is passed: to an array's elements, or no pointer for None."""
    if isinstance(argument, Array):
        return parameter.target is None or parameter.target.dtype == argument.dtype
    return isinstance(argument, NoneType) or (isinstance(argument, Pointer) and parameter.target is None)


register(Runtime(CALL, (Parameter("function", positional_only=True), Parameter("arguments", variadic=True)), _rule))
