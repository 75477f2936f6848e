"""Functions that NumPy itself is asked for: LAPACK, FFT, random numbers, and others with an algorithm over arrays.

An entry gives the type of the result; the call goes to NumPy's own function once, with the arrays as they lie in memory
and with constants (an axis, a mode) written into it. So values, memory order and exceptions are NumPy's.
"""

from __future__ import annotations

import json
from ast import literal_eval
from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import (
    NONE,
    Array,
    DType,
    LibraryFunction,
    List,
    NoneType,
    Scalar,
    Static,
    Tuple,
    Type,
    TypeOf,
    is_static,
    kind,
    widened,
)
from capsulec.library import cells
from capsulec.library.boundary import converter
from capsulec.library.containers.kinds import TYPE_ERROR, shown
from capsulec.library.numpy.dtypes import dtype_name
from capsulec.library.table import MISSING, Parameter, RuleError, Runtime, register

HEADER = "numpy/asked.hpp"
CLASSES = ("ndarray", "Generator", "RandomState")  # whose methods are asked for as functions
Rule = Callable[..., Type]


def signature(text: str) -> tuple[Parameter, ...]:
    """Parameters as `def` writes them, with constant defaults; a default `...` is one that cannot be written."""
    found: list[Parameter] = []
    keyword_only = False
    for part in filter(None, (part.strip() for part in text.split(", "))):
        if part == "*":
            keyword_only = True
        elif part == "/":
            found = [Parameter(p.name, p.default, positional_only=True) for p in found]
        elif part.startswith("*"):
            found.append(Parameter(part[1:], variadic=True))
            keyword_only = True
        else:
            name, equals, default = part.partition("=")
            value = ... if not equals else MISSING if default == "..." else literal_eval(default)
            found.append(Parameter(name, value, keyword_only=keyword_only))
    return tuple(found)


def ask(
    name: str,
    parameters: tuple[Parameter, ...],
    values: tuple[Any, ...],
    result: Type,
    *,
    effects: bool = False,
    after: str = "",
) -> Loop:
    """The call of NumPy's function `name` with the given ones of its arguments; `after` makes the result of `r`.

    A method of a ufunc is `numpy!add.at`.
    """
    call = _Call(name)
    for parameter, value in zip(parameters, values, strict=True):
        if parameter.variadic:
            call.written += [call.argument(item) for item in value]
        elif isinstance(value, Type):
            text = call.argument(value)
            call.written.append(text if parameter.positional_only else f"{parameter.name}={text}")
    taken = ", ".join(f"x{place[1:-1]}" for place in call.places)
    module, _, function = name.rpartition("." if "!" not in name else "!")
    package, _, class_ = module.rpartition(".")
    if class_ in CLASSES:
        module, function = package, f"{class_}.{function}"
    source = f"__import__('importlib').import_module('{module}').{function}"
    body = f"function({', '.join(call.written)})"
    if after:
        body = f"(lambda r: {after})({body})"
    source = f"(lambda function: lambda {taken}: {body})({source})"
    found = converter(result)
    assert found is not None, result
    types = ", ".join([found.text, *call.converters])
    quoted = json.dumps(source).replace("{", "{{").replace("}", "}}")
    cxx = f"np::asked<{types}>({quoted}{''.join(f', {place}' for place in call.places)})"
    if result == NONE:
        cxx = f"static_cast<void>({cxx})"
    headers = " ".join(sorted(call.headers | found.headers))
    return Loop(name, tuple(call.operands), result, cxx, headers, raises=True, effects=effects)


class _Call:
    """The arguments of a call: those that are constants are part of its text, the others are passed."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.operands: list[Type] = []
        self.places: list[str] = []
        self.converters: list[str] = []
        self.written: list[str] = []
        self.headers = {HEADER}

    def argument(self, value: Type) -> str:
        """The text of an argument in the call."""
        place = len(self.operands)
        self.operands.append(widened(value))
        text = constant(value)
        if text is not None:
            return text
        found = converter(widened(value))
        if found is None:
            raise RuleError(f"{self.name.replace('!', '.')} does not take {shown(value)}", hint=TYPE_ERROR)
        self.places.append(f"{{{place}}}")
        self.converters.append(found.text)
        self.headers |= found.headers
        return f"x{place}"


def constant(type_: Type) -> str | None:
    """The text of a value that is known while compiling; None of others."""
    match type_:
        case Static(value):
            return repr(value) if repr(value) not in ("inf", "-inf", "nan") else f"float('{value!r}')"
        case NoneType():
            return "None"
        case LibraryFunction() | TypeOf() | DType():
            return f"__import__('numpy').dtype('{dtype_name(type_)}')"
        case Tuple(items) if is_static(type_):
            parts = [constant(item) for item in items]
            return None if None in parts else f"({''.join(f'{part}, ' for part in parts)})"
        case _:
            return None


def asked(name: str, text: str, rule: Rule, *, effects: bool = False, like: str = "", after: str = "") -> None:
    """Register a function. `rule` takes the arguments as an Intrinsic's does; `like` is NumPy's name where it differs;
    `after` makes the result of what NumPy's function gives, `r`; {dtype} in it is the dtype of the first result.
    """
    parameters = signature(text)

    def loop(*values: Any) -> Loop:
        result = rule(*values)
        first = result.items[0] if isinstance(result, Tuple) else result
        text = after.replace("{dtype}", first.dtype) if isinstance(first, Array | Scalar) else after
        return ask(like or name, parameters, values, result, effects=effects, after=text)

    register(Runtime(name, parameters, loop))


# What rules ask of arguments.


def given(value: Any) -> bool:
    """Whether an argument is there, and not None."""
    return isinstance(value, Type) and not isinstance(value, NoneType)


def array(value: Any, what: str = "this") -> Array:
    """The array that NumPy makes of an argument: its dtype, and its number of axes, maybe 0. Raises RuleError."""
    wide = widened(value) if isinstance(value, Type) else value
    match wide:
        case Array():
            return wide
        case Scalar(dtype):
            return Array(dtype, 0)
        case Tuple(items) if items:
            return _stacked([array(item, what) for item in items])
        case List(element):
            inside = array(cells.content(element), what)
            return Array(inside.dtype, inside.ndim + 1)
        case _:
            raise RuleError(f"{what} takes arrays, not {shown(wide) if isinstance(wide, Type) else wide}")


def _stacked(parts: list[Array]) -> Array:
    from capsulec.library.numpy.choosing import common

    if len({part.ndim for part in parts}) != 1:
        raise RuleError("these items do not make an array: they have different numbers of axes")
    return Array(common(tuple(Scalar(part.dtype) for part in parts)), parts[0].ndim + 1)


def made(dtype: str, ndim: int, order: str = "") -> Type:
    """The type of a result; of no axes it is a NumPy scalar."""
    return Array(dtype, ndim, order) if ndim else Scalar(dtype)


def static(value: Any, name: str, what: str) -> Any:
    """The value of an argument that decides the type of the result. Raises RuleError when it is not a constant."""
    if isinstance(value, Static):
        return value.value
    if isinstance(value, NoneType):
        return None
    if isinstance(value, Type):
        if isinstance(value, Tuple) and is_static(value):
            return tuple(static(item, name, what) for item in value.items)
        raise RuleError(
            f"{what} of {name} must be known while compiling: it decides the type of the result",
            hint="write it as a constant",
        )
    return value


def inexact(dtype: str) -> str:
    """The dtype that functions of floats compute in."""
    return dtype if kind(dtype) in "fc" else "float64"


__all__ = ["array", "ask", "asked", "given", "inexact", "made", "static"]
