"""bytearray: an array of bytes (`library/array.py`) that has the methods of bytes besides its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, BYTEARRAY, BYTES, INT, NONE, SLICE, List, Tuple, Type, widened
from capsulec.library import array, cells, table
from capsulec.library.containers.kinds import TYPE_ERROR, is_integer, require_integer, shown
from capsulec.library.sequences import element_type
from capsulec.library.table import RuleError, Runtime, positional, register
from capsulec.library.text import bytes_methods
from capsulec.records import replace

HEADER = "python/bytearray.hpp"
OCTETS = "python/bytes_case.hpp"
BYTE_LIKE = (BYTES, BYTEARRAY)
RESULTS: dict[Type, Type] = {BYTES: BYTEARRAY, Tuple((BYTES,) * 3): Tuple((BYTEARRAY,) * 3)}


def _frozen(type_: Type, place: str) -> str:
    """The C++ of a bytes-like value as bytes."""
    return f"{place}.tobytes()" if type_ == BYTEARRAY else place


def _data(value: Type, place: str, what: str) -> tuple[Type, str]:
    """An operand that bytes can be made of, and the C++ of these. Raises RuleError."""
    wide = widened(value)
    if wide in BYTE_LIKE:
        return wide, _frozen(wide, place)
    try:
        element = widened(element_type(wide))
    except RuleError:
        raise RuleError(f"{what}, not {shown(wide)}", hint=TYPE_ERROR) from None
    if not is_integer(element):
        raise RuleError(f"'{shown(element)}' object cannot be interpreted as an integer", hint=TYPE_ERROR)
    return cells.new_list(INT, "data"), f"py::bytearray::of({place}).tobytes()"


def _bytearray(source: Any, encoding: Any, errors: Any) -> Loop:
    """bytearray(): of what bytes are made of."""
    if isinstance(source, Type):
        wide = widened(source)
        text = isinstance(encoding, Type) or isinstance(errors, Type)
        if not text and wide in BYTE_LIKE:
            return Loop("bytearray", (wide,), BYTEARRAY, f"py::thawed({_frozen(wide, '{0}')})", HEADER)
        if not text and not is_integer(wide) and str(wide) != "str":
            operand, cxx = _data(source, "{0}", "can't convert to bytearray")
            return Loop("bytearray", (operand,), BYTEARRAY, f"py::thawed({cxx})", HEADER, raises=True)
    made = bytes_methods.make(source, encoding, errors)
    return replace(made, result=BYTEARRAY, cxx=f"py::thawed({made.cxx})", header=f"{made.header} {HEADER}")


def _method_of_bytes(rule: Callable[..., Loop]) -> Callable[..., Loop]:
    """A method of bytes, for a bytearray and with bytearrays as arguments."""

    def method(*arguments: Any) -> Loop:
        given = [a for a in arguments if isinstance(a, Type)]
        loop = rule(*(BYTES if isinstance(a, Type) and widened(a) == BYTEARRAY else a for a in arguments))
        cxx, operands = loop.cxx, list(loop.operands)
        for place, argument in enumerate(given[: len(operands)]):
            if widened(argument) == BYTEARRAY:
                operands[place] = BYTEARRAY
                cxx = cxx.replace(f"{{{place}}}", f"{{{place}}}.tobytes()")
        result = RESULTS.get(loop.result, loop.result)
        if isinstance(result, List) and cells.content(result.element) == BYTES:
            result = List(BYTEARRAY)
        if result != loop.result:
            cxx = f"py::thawed({cxx})"
        header = f"{loop.header} {HEADER}"
        return replace(loop, operands=tuple(operands), cxx=cxx, result=result, header=header)

    return method


def _effect(name: str, operands: tuple[Type, ...], cxx: str, result: Type = NONE) -> Loop:
    return Loop(f"bytearray.{name}", operands, result, cxx, HEADER, raises=True, effects=True)


def extended(self: Type, data: Type) -> Loop:
    """`self.extend(data)` and `self += data`."""
    operand, cxx = _data(data, "{1}", "can't concat to bytearray")
    return _effect("extend", (BYTEARRAY, operand), f"py::extend({{0}}, {cxx})")


def store_slice(data: Type) -> Loop:
    """`self[a:b] = data`, of three operands."""
    operand, cxx = _data(data, "{2}", "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
    return _effect("set_slice", (BYTEARRAY, SLICE, operand), f"py::store_slice({{0}}, {{1}}, {cxx})")


def joined(a: Type, b: Type) -> Loop:
    """`a + b`, of the type of a."""
    if a not in BYTE_LIKE or b not in BYTE_LIKE:
        raise RuleError(f"can't concat {shown(b if a in BYTE_LIKE else a)} to {shown(a)}", hint=TYPE_ERROR)
    cxx = f"py::concat({_frozen(a, '{0}')}, {_frozen(b, '{1}')})"
    return Loop("bytearray.+", (a, b), a, f"py::thawed({cxx})" if a == BYTEARRAY else cxx, HEADER)


def compared(symbol: str, a: Type, b: Type) -> Loop:
    """A comparison of a bytearray with one or with bytes."""
    first, second = _frozen(a, "{0}"), _frozen(b, "{1}")
    texts = {
        "==": f"py::equal({first}, {second})",
        "!=": f"!py::equal({first}, {second})",
        "<": f"py::less({first}, {second})",
        ">": f"py::less({second}, {first})",
        "<=": f"!py::less({second}, {first})",
        ">=": f"!py::less({first}, {second})",
    }
    return Loop(symbol, (a, b), BOOL, texts[symbol], HEADER)


def contains_part(part: Type) -> Loop:
    """`part in self`, in this order."""
    return Loop("in", (part, BYTEARRAY), BOOL, f"{{1}}.tobytes().contains({_frozen(part, '{0}')})", HEADER)


def _copy(self: Type) -> Loop:
    return _effect("copy", (BYTEARRAY,), "{0}.copy()", BYTEARRAY)


def _clear(self: Type) -> Loop:
    return _effect("clear", (BYTEARRAY,), "{0}.clear()")


def _insert(self: Type, index: Type, value: Type) -> Loop:
    require_integer(index, "insert takes an integer")
    require_integer(value, "a bytearray holds integers")
    return _effect("insert", (BYTEARRAY, INT, INT), "{0}.insert({1}, {2})")


OWN = ("append", "pop", "remove", "reverse")
CLASS = "builtins.bytearray"
for _name, (_parameters, _rule) in bytes_methods.METHODS.items():
    register(Runtime(f"{CLASS}.{_name}", _parameters, _method_of_bytes(_rule)))
for _name in OWN:
    register(Runtime(f"{CLASS}.{_name}", *array.METHODS[_name]))
register(Runtime(f"{CLASS}.clear", positional("self"), _clear))
register(Runtime(f"{CLASS}.copy", positional("self"), _copy))
register(Runtime(f"{CLASS}.extend", positional("self", "iterable_of_ints"), extended))
register(Runtime(f"{CLASS}.insert", positional("self", "index", "item"), _insert))
register(Runtime(CLASS, bytes_methods.SOURCE, _bytearray))


def find(name: str) -> str | None:
    """What `value.name` is."""
    full = f"{CLASS}.{name}"
    return full if table.find(full) is not None else None
