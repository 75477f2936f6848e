"""Module-level `if` and `try` whose outcome is known while compiling: only the part that counts stays.

before    try:                              after    import numpy as np
              import numpy as np                     LIMIT = 20
          except ImportError:
              np = None
          if np is None: LIMIT = 10
          else: LIMIT = 20

Tests of constants, `sys.version_info` and `sys.platform` are known, and which modules compiled code can import.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import gast

from capsulec.library import table

IMPORT_ERRORS = ("ImportError", "ModuleNotFoundError", "Exception", "BaseException")
COMPARISONS: dict[type, Callable[[Any, Any], bool]] = {
    gast.Eq: lambda a, b: a == b,
    gast.NotEq: lambda a, b: a != b,
    gast.Lt: lambda a, b: a < b,
    gast.LtE: lambda a, b: a <= b,
    gast.Gt: lambda a, b: a > b,
    gast.GtE: lambda a, b: a >= b,
    gast.Is: lambda a, b: a is b,
    gast.IsNot: lambda a, b: a is not b,
    gast.In: lambda a, b: a in b,
    gast.NotIn: lambda a, b: a not in b,
}


class _Unknown(Exception):
    """The value of an expression is found at run time."""


class _Imported:
    """What an import binds: nothing is known of it but that it is not None."""

    def __bool__(self) -> bool:
        raise _Unknown


def settle_branches(tree: Any, imports: Callable[[Any], bool]) -> None:
    """Replace such statements of a module by the part of them that counts. `imports` knows the user's own modules."""
    if any(isinstance(node, gast.If | gast.Try) for node in tree.body):
        tree.body = _statements(tree.body, {}, imports)


def _statements(body: list[Any], known: dict[str, Any], imports: Callable[[Any], bool]) -> list[Any]:
    kept: list[Any] = []
    for node in body:
        taken = _taken(node, known, imports)
        if taken is not None:
            kept += _statements(taken, known, imports)
            continue
        _note(node, known)
        kept.append(node)
    return kept


def _note(node: Any, known: dict[str, Any]) -> None:
    """Keep track of the names that are constants, or modules, at this point."""
    match node:
        case gast.Assign(targets=[gast.Name(id=name)], value=value):
            try:
                known[name] = _value(value, known)
            except _Unknown:
                known.pop(name, None)
        case gast.Import(names=names) | gast.ImportFrom(names=names):
            for alias in names:
                known[(alias.asname or alias.name).split(".")[0]] = sys if alias.name == "sys" else _Imported()
        case _:
            for inner in gast.walk(node):
                if isinstance(inner, gast.Name) and not isinstance(inner.ctx, gast.Load):
                    known.pop(inner.id, None)


def _taken(node: Any, known: dict[str, Any], imports: Callable[[Any], bool]) -> list[Any] | None:
    match node:
        case gast.If():
            try:
                return node.body if _value(node.test, known) else node.orelse  # type: ignore[no-any-return]
            except _Unknown:
                return None
        case gast.Try(body=body, handlers=handlers) if all(isinstance(s, gast.Import | gast.ImportFrom) for s in body):
            if all(imports(statement) or _of_library(statement) for statement in body):
                return [*body, *node.orelse, *node.finalbody]
            for handler in handlers:
                if handler.name is None and _catches_imports(handler.type):
                    return [*handler.body, *node.finalbody]
    return None


def _of_library(statement: Any) -> bool:
    if isinstance(statement, gast.Import):
        return all(table.load(alias.name) for alias in statement.names)
    return not statement.level and table.load(statement.module)


def _catches_imports(node: Any) -> bool:
    if node is None:
        return True
    classes = node.elts if isinstance(node, gast.Tuple) else [node]
    return any(isinstance(class_, gast.Name) and class_.id in IMPORT_ERRORS for class_ in classes)


def _value(node: Any, known: dict[str, Any]) -> Any:
    """The value of an expression of constants. Raises _Unknown."""
    match node:
        case gast.Constant(value=value):
            return value
        case gast.Name(id=name) if name in known:
            return known[name]
        case gast.Tuple(elts=items):
            return tuple(_value(item, known) for item in items)
        case gast.UnaryOp(op=gast.Not(), operand=operand):
            return not _value(operand, known)
        case gast.BoolOp(op=op, values=values):
            return _boolean(isinstance(op, gast.Or), values, known)
        case gast.Compare(left=left, ops=ops, comparators=others):
            values = [_value(part, known) for part in (left, *others)]
            return all(_compared(op, a, b) for op, a, b in zip(ops, values, values[1:], strict=False))
        case gast.Attribute(value=gast.Name(id=name), attr=attr) if known.get(name) is sys:
            if attr in ("version_info", "platform", "byteorder", "maxsize"):
                return getattr(sys, attr)
        case gast.Subscript(value=value, slice=index):
            whole = _value(value, known)
            if isinstance(whole, tuple | str):
                return _item(whole, _value(index, known))
    raise _Unknown


def _boolean(stop: bool, values: list[Any], known: dict[str, Any]) -> Any:
    result = None
    for value in values:
        result = _value(value, known)
        if bool(result) == stop:
            break
    return result


def _compared(op: Any, left: Any, right: Any) -> bool:
    try:
        return COMPARISONS[type(op)](left, right)
    except TypeError:
        raise _Unknown from None


def _item(whole: Any, index: Any) -> Any:
    try:
        return whole[index]
    except (TypeError, IndexError):
        raise _Unknown from None
