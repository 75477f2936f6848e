"""Calls of C functions that are values: a parameter that is exported as `float64(float64)`.

What such a function raises is Python's error when it comes back: the call that Python made ends with it.
"""

from __future__ import annotations

from capsulec.ir.nodes import Loop
from capsulec.ir.types import CFunction, Pointer, Scalar, Type, widened
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
    places = ", ".join(f"{{{n + 1}}}" for n in range(len(wanted)))
    return Loop("call_c_function", (function, *wanted), function.result, f"{{0}}({places})", "python/c_function.hpp",
                effects=True)  # fmt: skip


def _check(function: CFunction, argument: Type, parameter: Type) -> None:
    """Raise RuleError for an argument that C would take otherwise than Python means it."""
    if argument == parameter:
        return
    kinds = "biufc"
    if isinstance(argument, Scalar) and isinstance(parameter, Scalar):
        letters = [{"b": "b", "i": "i", "u": "i"}.get(one.dtype[0], one.dtype[0]) for one in (argument, parameter)]
        if argument.dtype[0] == "b" or kinds.index(letters[0]) < kinds.index(letters[1]):
            return
        if letters[0] == letters[1] and (letters[0] != "i" or argument.dtype == parameter.dtype):
            return
    what = "a pointer" if isinstance(argument, Pointer) else str(argument)
    raise RuleError(
        f"this C function, {function}, takes {parameter} here, not {what}", hint=f"convert it to {parameter}"
    )


register(Runtime(CALL, (Parameter("function", positional_only=True), Parameter("arguments", variadic=True)), _rule))
