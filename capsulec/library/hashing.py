"""hash and id."""

from __future__ import annotations

from capsulec.ir.nodes import Loop
from capsulec.ir.types import (
    BYTES,
    INT,
    STR,
    Deque,
    Dict,
    FrozenSet,
    List,
    NoneType,
    Optional,
    Scalar,
    Sequence,
    Set,
    Tuple,
    Type,
    TypedArray,
    Union,
    kind,
    widened,
)
from capsulec.library.cells import content
from capsulec.library.containers.kinds import TYPE_ERROR, python_class, shown
from capsulec.library.table import RuleError, Runtime, positional, register

HEADER = "python/python_hash.hpp"
UNHASHABLE = (List, Set, Dict, Deque, TypedArray)


def _check(type_: Type, whole: Type) -> None:
    """Refuse what has no hash, or none that is known here. Raises RuleError."""
    match widened(type_):
        case Scalar(dtype) if kind(dtype) in "biuf" and dtype != "float128":
            return
        case Scalar("complex128"):
            return
        case Tuple(items):
            for item in items:
                if isinstance(widened(item), NoneType):
                    _refuse(whole)
                _check(item, whole)
        case Sequence(element) | FrozenSet(element) | Optional(element):
            _check(content(element), whole)
        case Union(alternatives):
            for alternative in alternatives:
                _check(alternative, whole)
        case wide if isinstance(wide, UNHASHABLE):
            raise RuleError(f"unhashable type: '{python_class(wide)}'", hint=TYPE_ERROR)
        case wide if wide not in (STR, BYTES):
            _refuse(whole)


def _refuse(whole: Type) -> None:
    raise RuleError(f"hash of {shown(whole)} is not supported yet", code="not-supported-yet")


def _hash(value: Type) -> Loop:
    wide = widened(value)
    if isinstance(wide, NoneType):
        return Loop("hash", (wide,), INT, "py::python_hash(py::none{{}})", HEADER, raises=True)
    _check(wide, wide)
    place = "{0}"
    if isinstance(wide, Scalar):
        cxx = {"b": "bool", "i": "int64_t", "u": "uint64_t", "f": "double", "c": "py::complex128"}[kind(wide.dtype)]
        place = f"static_cast<{cxx}>({{0}})" if kind(wide.dtype) != "c" else place
    return Loop("hash", (wide,), INT, f"py::python_hash({place})", HEADER, raises=True)


def _id(value: Type) -> Loop:
    wide = widened(value)
    plain = not isinstance(wide, Dict) or wide.kind == "dict"
    if not (isinstance(wide, List | Set | Dict | Deque) and plain):
        raise RuleError(
            f"values of type {shown(wide)} have no identity in compiled code",
            hint="lists, sets, dicts and deques have one; compare others with ==",
            code="not-supported-yet",
        )
    return Loop("id", (wide,), INT, "py::identity({0})", HEADER)


register(Runtime("builtins.hash", positional("obj"), _hash))
register(Runtime("builtins.id", positional("obj"), _id))
