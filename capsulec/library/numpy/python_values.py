"""Arrays as Python's lists, numbers and bytes: tolist, item, tobytes, frombuffer; where the elements lie: strides."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, apply, index
from capsulec.ir.nodes import Expr, Loop, MakeTuple, Map
from capsulec.ir.types import (
    BITS,
    BOOL,
    BYTES,
    COMPLEX,
    FLOAT,
    INT,
    Array,
    Scalar,
    Tuple,
    Type,
    kind,
    widened,
)
from capsulec.library import cells
from capsulec.library.numpy.dtypes import dtype_or
from capsulec.library.numpy.layouts import letter_of
from capsulec.library.numpy.shapes import TYPE_ERROR, VALUE_ERROR, refuse
from capsulec.library.sequences import PLAIN_MUL
from capsulec.library.table import Parameter, RuleError, Runtime, positional, register

HEADER = "numpy/to_python.hpp"
PYTHON = {"b": BOOL, "i": INT, "u": INT, "f": FLOAT, "c": COMPLEX}
CXX = {BOOL: "bool", INT: "int64_t", FLOAT: "double", COMPLEX: "complex128"}


def python_number(dtype: str, function: str) -> Scalar:
    """The class of Python's numbers that elements are converted to."""
    if dtype in ("float128", "complex256"):
        hint = "convert it before: a.astype(float)"
        raise RuleError(f"{function} of {dtype} is not supported yet", hint, "not-supported-yet")
    return PYTHON[kind(dtype)]


def _array(value: Type) -> Array:
    assert isinstance(value, Array)
    return value


def _tolist(self: Type) -> Loop:
    array = _array(self)
    if array.ndim == 0:
        return _item(self, ())
    made: Type = python_number(array.dtype, "tolist")
    for axis in reversed(range(array.ndim)):
        made = cells.new_list(made, f"axis{axis}")
    return Loop("tolist", (array,), made, "np::to_list<{result}>({0})", HEADER, raises=True)


def _item(self: Type, args: tuple[Type, ...]) -> Loop:
    array = _array(self)
    number = python_number(array.dtype, "item")
    packed = args[0] if len(args) == 1 and isinstance(args[0], Tuple) else None
    given = args if packed is None else packed.items
    for argument in given:
        wide = widened(argument)
        if not (isinstance(wide, Scalar) and kind(wide.dtype) in "iu"):
            raise RuleError(f"'{wide}' object cannot be interpreted as an integer", TYPE_ERROR)
    if len(given) not in ((0, 1, array.ndim) if packed is None else (array.ndim,)):
        raise RuleError("incorrect number of indices for array", VALUE_ERROR)
    if packed is None:
        places = ", ".join(f"{{{n}}}" for n in range(1 + len(given)))
    else:
        places = ", ".join(["{0}", *(f"{{1}}.template item<{n}>()" for n in range(len(given)))])
    operands = (array, *(INT for _ in given)) if packed is None else (array, Tuple((INT,) * len(given)))
    return Loop("item", operands, number, f"np::item<{CXX[number]}>({places})", HEADER, raises=True)


def _tobytes(self: Type, order: Any) -> Loop:
    array = _array(self)
    letter = letter_of(order, "C")
    if letter in "AK" and array.ndim > 1 and not array.axes:
        raise RuleError(
            f"tobytes(order='{letter}') of an array of any layout is not supported yet", code="not-supported-yet"
        )
    turned = letter == "F" or (letter in "AK" and array.order == "F")
    axes = ", ".join(map(str, reversed(range(array.ndim))))
    whole = f"np::transpose<{axes}>({{0}})" if turned else "{0}"
    order_type = (widened(order),) if isinstance(order, Type) else ()
    return Loop("tobytes", (array, *order_type), BYTES, f"np::to_bytes({whole})", HEADER, raises=True)


def _frombuffer(buffer: Type, dtype: Any, count: Any, offset: Any, like: Any) -> Loop:
    refuse("frombuffer", like=like)
    if widened(buffer) != BYTES:
        raise RuleError(f"numpy.frombuffer of {widened(buffer)} is not supported yet", code="not-supported-yet")
    made = Array(dtype_or(dtype, "float64"), 1, "C")
    operands: list[Type] = [BYTES]
    texts = []
    if isinstance(dtype, Type):
        operands.append(widened(dtype))
    for value in (count, offset):
        if isinstance(value, Type):
            texts.append(f"{{{len(operands)}}}")
            operands.append(INT)
        else:
            texts.append(str(value))
    cxx = f"np::from_bytes<{{result}}>({{0}}, {', '.join(texts)})"
    return Loop("frombuffer", tuple(operands), made, cxx, HEADER, raises=True)


def strides(builder: Builder, array: Expr) -> Expr:
    """The distances of neighbours along each axis, in bytes."""
    type_ = _array(array.type)
    whole = builder.once(array, "a")
    items = []
    for axis in range(type_.ndim):
        loop = Loop("array.stride", (type_,), INT, f"{{0}}.stride[{axis}]")
        items.append(apply(PLAIN_MUL, Map(loop, (whole,), INT, array.span), index(BITS[type_.dtype] // 8)))
    return MakeTuple(tuple(items), Tuple((INT,) * type_.ndim))


SELF = Parameter("self", positional_only=True)
register(Runtime("numpy.ndarray.tolist", (SELF,), _tolist))
register(Runtime("numpy.ndarray.item", (SELF, Parameter("args", variadic=True)), _item))


def _sharing(name: str, header: str, default: int) -> None:
    """may_share_memory compares the ends of two arrays, shares_memory all of their elements."""

    def rule(a: Type, b: Type, max_work: Any) -> Loop:
        refuse(name, max_work=max_work if isinstance(max_work, Type) else None)
        if not isinstance(a, Array) or not isinstance(b, Array):
            raise RuleError(f"numpy.{name} takes two arrays here", code="not-supported-yet")
        return Loop(name, (a, b), BOOL, f"np::{name}({{0}}, {{1}})", header)

    register(Runtime(f"numpy.{name}", (*positional("a", "b"), Parameter("max_work", default)), rule))


_sharing("may_share_memory", "numpy/overlap.hpp", 0)
_sharing("shares_memory", "numpy/shares_memory.hpp", -1)
register(Runtime("numpy.ndarray.tobytes", (SELF, Parameter("order", "C")), _tobytes))
register(
    Runtime(
        "numpy.frombuffer",
        (
            Parameter("buffer"),
            Parameter("dtype", None),
            Parameter("count", -1),
            Parameter("offset", 0),
            Parameter("like", None, keyword_only=True),
        ),
        _frombuffer,
    )
)
