"""array.array, its methods and typecodes: numbers of one C type, which are int or float outside of it."""

from __future__ import annotations

import array
from collections.abc import Callable
from typing import Any

from capsulec.ir.build import Builder, constant
from capsulec.ir.nodes import Expr, Loop
from capsulec.ir.types import (
    BYTEARRAY,
    BYTES,
    INT,
    NONE,
    SLICE,
    Scalar,
    Slice,
    Static,
    Tuple,
    Type,
    TypedArray,
    kind,
    widened,
)
from capsulec.library import cells, table
from capsulec.library.arrays import SliceIndex
from capsulec.library.attributes import Attribute
from capsulec.library.containers.kinds import TYPE_ERROR, known_or_none, require_integer, shown
from capsulec.library.sequences import element_type
from capsulec.library.table import CONSTANTS, MISSING, Composed, Parameter, RuleError, Runtime, positional, register

HEADER = "python/typed_array.hpp"
CODES = "bBhHiIlLqQfd"


def _array_of(type_: Type) -> TypedArray:
    wide = widened(type_)
    assert isinstance(wide, TypedArray)
    return wide


def _effect(name: str, operands: tuple[Type, ...], cxx: str, result: Type = NONE) -> Loop:
    return Loop(f"array.{name}", operands, result, cxx, HEADER, raises=True, effects=True)


def _named(whole: TypedArray) -> str:
    return "a bytearray" if whole == BYTEARRAY else f"an array of {whole.code!r}"


def _require(whole: TypedArray, value: Type) -> None:
    """Refuse what an array cannot hold."""
    wide = widened(value)
    if not isinstance(wide, Scalar) or kind(wide.dtype) == "c":
        what = "an integer" if whole.element == INT else "a real number"
        raise RuleError(f"{_named(whole)} holds {what}, not {shown(value)}", hint=TYPE_ERROR)
    if whole.element == INT and kind(wide.dtype) == "f":
        raise RuleError(f"'{shown(value)}' object cannot be interpreted as an integer", hint=TYPE_ERROR)


def _values(whole: TypedArray, iterable: Type) -> Type:
    """The operand of numbers that are gone through."""
    wide = widened(iterable)
    held = getattr(wide, "element", None)
    empty = (isinstance(wide, Tuple) and not wide.items) or (
        held is not None and not isinstance(wide, TypedArray) and known_or_none(held) is None
    )
    if not empty:
        _require(whole, element_type(wide))
    return cells.new_list(whole.element, "values")


def _array(typecode: Type, initializer: Any) -> Loop:
    if not isinstance(typecode, Static) or not isinstance(typecode.value, str):
        raise RuleError(
            "the typecode of an array must be known while compiling", hint='write it out: array("d", values)'
        )
    if typecode.value not in CODES or len(typecode.value) != 1:
        if typecode.value in ("u", "w"):
            raise RuleError("arrays of characters are not supported", hint="use a str", code="not-supported-yet")
        text = "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"
        raise RuleError(text, hint="Python would raise ValueError here too")
    made = TypedArray(typecode.value)
    code = widened(typecode)
    if not isinstance(initializer, Type):
        return Loop("array", (code,), made, "{result}()", HEADER)
    if widened(initializer) == BYTES:
        return Loop("array", (code, BYTES), made, "{result}::of_bytes({1})", HEADER, raises=True)
    return Loop("array", (code, _values(made, initializer)), made, "{result}::of({1})", HEADER, raises=True)


def _one(name: str, *before: Type, result: Type = NONE) -> Callable[..., Loop]:
    """A method of a number, with integers before it."""

    def rule(self: Type, *arguments: Type) -> Loop:
        whole = _array_of(self)
        for argument in arguments[:-1]:
            require_integer(argument, f"array.{name} takes an integer")
        _require(whole, arguments[-1])
        places = ", ".join(f"{{{n + 1}}}" for n in range(len(arguments)))
        return _effect(name, (whole, *before, whole.element), f"{{0}}.{name}({places})", result)

    return rule


def _index(self: Type, value: Type, *bounds: Any) -> Loop:
    whole = _array_of(self)
    _require(whole, value)
    given = [bound for bound in bounds if isinstance(bound, Type)]
    for bound in given:
        require_integer(bound, "array.index takes integers")
    places = ", ".join(f"{{{n + 1}}}" for n in range(1 + len(given)))
    operands = (whole, whole.element, *(INT for _ in given))
    return Loop("array.index", operands, INT, f"{{0}}.index({places})", HEADER, raises=True)


def extended(self: Type, iterable: Type) -> Loop:
    """`self.extend(iterable)`."""
    whole = _array_of(self)
    given = widened(iterable)
    if isinstance(given, TypedArray):
        if given != whole:
            raise RuleError("can only extend with array of same kind", hint=TYPE_ERROR)
        return _effect("extend", (whole, whole), "{0}.extend({1})")
    return _effect("extend", (whole, _values(whole, given)), "{0}.extend({1})")


def added_in_place(self: Type, other: Type) -> Loop:
    """`self += other`."""
    if not isinstance(widened(other), TypedArray):
        raise RuleError(f"can only extend with array (not {shown(other)!r})", hint=TYPE_ERROR)
    return extended(self, other)


def repeated_in_place(self: Type, count: Type) -> Loop:
    """`self *= count`."""
    require_integer(count, "an array is repeated an integer number of times")
    return _effect("multiply", (_array_of(self), INT), "{0}.multiply({1})")


def _fromlist(self: Type, values: Type) -> Loop:
    whole = _array_of(self)
    return _effect("fromlist", (whole, _values(whole, values)), "{0}.fromlist({1})")


def _pop(self: Type, index: Any) -> Loop:
    whole = _array_of(self)
    if not isinstance(index, Type):
        return _effect("pop", (whole,), "{0}.pop()", whole.element)
    require_integer(index, "array.pop takes an integer")
    return _effect("pop", (whole, INT), "{0}.pop({1})", whole.element)


def _plain(name: str, result: Type = NONE) -> Callable[[Type], Loop]:
    return lambda self: _effect(name, (_array_of(self),), f"{{0}}.{name}()", result)


def _tolist(self: Type) -> Loop:
    whole = _array_of(self)
    return _effect("tolist", (whole,), "{0}.tolist()", cells.new_list(whole.element))


def _frombytes(self: Type, data: Type) -> Loop:
    if widened(data) != BYTES:
        raise RuleError(f"a bytes-like object is required, not {shown(data)}", hint=TYPE_ERROR)
    return _effect("frombytes", (_array_of(self), BYTES), "{0}.frombytes({1})")


FROM_FILE = """
def fromfile(self, f, n):
    if n < 0:
        raise ValueError("negative count")
    data = f.read(n * self.itemsize)
    self.frombytes(data)
    if len(data) != n * self.itemsize:
        raise EOFError("read() didn't return enough bytes")
"""

TO_FILE = """
def tofile(self, f):
    f.write(self.tobytes())
"""


# What the operators of containers ask for.


def item(whole: TypedArray, index: Type) -> Loop:
    """`whole[index]`."""
    if isinstance(index, SliceIndex | Slice):
        return Loop("array.slice", (whole, SLICE), whole, "{0}.slice({1})", HEADER, raises=True)
    require_integer(index, "array indices must be integers")
    return Loop("array.item", (whole, INT), whole.element, "{0}.item({1})", HEADER, raises=True)


def store(whole: TypedArray, index: Type, value: Type) -> Loop:
    """`whole[index] = value`."""
    if whole == BYTEARRAY and isinstance(index, SliceIndex | Slice):
        from capsulec.library import bytearrays

        return bytearrays.store_slice(value)
    if isinstance(index, SliceIndex | Slice):
        if widened(value) != whole:
            raise RuleError(f"can only assign array of the same kind, not {shown(value)}", hint=TYPE_ERROR)
        return _effect("set_slice", (whole, SLICE, whole), "{0}.set_slice({1}, {2})")
    require_integer(index, "array indices must be integers")
    _require(whole, value)
    return _effect("store", (whole, INT, whole.element), "{0}.put({1}, {2})")


def delete(whole: TypedArray, index: Type) -> Loop:
    """`del whole[index]`."""
    if isinstance(index, SliceIndex | Slice):
        return _effect("del_slice", (whole, SLICE), "{0}.del_slice({1})")
    require_integer(index, "array indices must be integers")
    return _effect("del_item", (whole, INT), "{0}.del_item({1})")


SELF = positional("self")
BOUNDS = (Parameter("start", 0, positional_only=True), Parameter("stop", 2**63 - 1, positional_only=True))
METHODS: dict[str, tuple[tuple[Parameter, ...], Callable[..., Loop]]] = {
    "append": (positional("self", "v"), _one("append")),
    "buffer_info": (SELF, _plain("buffer_info", Tuple((INT, INT)))),
    "byteswap": (SELF, _plain("byteswap")),
    "count": (positional("self", "v"), _one("count", result=INT)),
    "extend": (positional("self", "bb"), extended),
    "frombytes": (positional("self", "buffer"), _frombytes),
    "fromlist": (positional("self", "list"), _fromlist),
    "index": ((*positional("self", "v"), *BOUNDS), _index),
    "insert": (positional("self", "i", "v"), _one("insert", INT)),
    "pop": ((*SELF, Parameter("i", -1, positional_only=True)), _pop),
    "remove": (positional("self", "v"), _one("remove")),
    "reverse": (SELF, _plain("reverse")),
    "tobytes": (SELF, _plain("tobytes", BYTES)),
    "tolist": (SELF, _tolist),
}
for _name, (_parameters, _rule) in METHODS.items():
    register(Runtime(f"array.array.{_name}", _parameters, _rule))
register(Composed("array.array.fromfile", positional("self", "f", "n"), FROM_FILE))
register(Composed("array.array.tofile", positional("self", "f"), TO_FILE))
register(
    Runtime("array.array", (*positional("typecode"), Parameter("initializer", MISSING, positional_only=True)), _array)
)
CONSTANTS["array.typecodes"] = array.typecodes


def _width(builder: Builder, value: Expr) -> Expr:
    return constant(array.array(_array_of(value.type).code).itemsize)


def _code(builder: Builder, value: Expr) -> Expr:
    return constant(_array_of(value.type).code)


def find(name: str) -> Attribute | str | None:
    """What `value.name` is."""
    if name == "itemsize":
        return Attribute(lambda value: Static(array.array(_array_of(value).code).itemsize), _width)
    if name == "typecode":
        return Attribute(lambda value: Static(_array_of(value).code), _code)
    full = f"array.array.{name}"
    return full if table.find(full) is not None else None
