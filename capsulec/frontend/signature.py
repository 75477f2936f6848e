"""What an exported Python function looks like from outside: its parameters, its docstring, the ways to call it."""

from __future__ import annotations

import math
import sys

import gast

from capsulec.frontend.exported import Root, stand_in
from capsulec.frontend.infer import Specialisation
from capsulec.frontend.infer.binding import parameters_of
from capsulec.frontend.scopes import Scope
from capsulec.frontend.syntax import check_text
from capsulec.ir.exports import Kind, Overload, Passed, PythonFunction, Slot, Variable
from capsulec.ir.types import NONE, Static, Tuple, Type, widened


def python_functions(roots: list[Root], names: dict[Specialisation, str]) -> list[PythonFunction]:
    """The exported Python functions in the order of their first exports."""
    return _grouped("function", roots, names)


def ufuncs_of(roots: list[Root], names: dict[Specialisation, str]) -> list[PythonFunction]:
    """The exported ufuncs and then the generalised ones, in the order of their first exports; an overload is a loop."""
    return _grouped("ufunc", roots, names) + _grouped("gufunc", roots, names)


def _grouped(kind: Kind, roots: list[Root], names: dict[Specialisation, str]) -> list[PythonFunction]:
    """The functions that exports of one kind name."""
    groups: dict[str, list[Root]] = {}
    for root in roots:
        if root.export.kind == kind:
            groups.setdefault(root.export.name, []).append(root)
    return [_function(name, group, names) for name, group in groups.items()]


def variables_of(roots: list[Root], names: dict[Specialisation, str]) -> list[Variable]:
    """The exported variables in the order of their exports."""
    return [
        Variable(root.export.name, names[root.spec], NONE if root.spec.result is None else widened(root.spec.result))
        for root in roots
        if root.export.kind == "variable"
    ]


def _function(name: str, roots: list[Root], names: dict[Specialisation, str]) -> PythonFunction:
    scope = roots[0].function
    defaults: list[Type | None] = [None] * len(parameters_of(scope.node))
    for root in roots:
        for position, type_ in enumerate(root.defaults):
            defaults[position] = defaults[position] or type_
    slots = tuple(
        Slot(
            parameter.name,
            "positional" if parameter.positional_only else "keyword" if parameter.keyword_only else "either",
            None if default is None else _default_text(getattr(default, "written", default), known),
        )
        for (parameter, default), known in zip(parameters_of(scope.node), defaults, strict=True)
    )
    # Code for C order comes before that for any layout, which takes C's too.
    ordered = sorted(roots, key=lambda root: not root.twin)
    overloads = tuple(_overload(root, names[root.spec]) for root in ordered)
    return PythonFunction(name, _docstring(scope), slots, overloads, roots[0].export.signature)


def _docstring(scope: Scope) -> str:
    """`f.__doc__`, which Python strips of its indentation from 3.13 on."""
    node = scope.node
    if isinstance(node, gast.Lambda):
        return ""
    text = gast.get_docstring(node, clean=sys.version_info >= (3, 13))
    return check_text(scope.module.source, text, node.body[0]) if text else ""


def _overload(root: Root, function: str) -> Overload:
    parameters = root.parameters
    passed: list[Passed] = []
    types = iter(zip(root.types, root.spec.arguments, strict=False))
    for place in range(root.places[-1] + 1 if root.places else 0):
        if place not in root.places:
            passed.append(Passed(NONE, None, NONE, left_out=True))
            continue
        parameter, (type_, settled) = root.export.parameters[place], next(types)
        default = stand_in(parameter, root.defaults[place]) if root.has_gaps or place < root.places[-1] else None
        passed.append(Passed(type_, default, settled, parameter.extents))
    text = f"{root.export.name}({', '.join(str(parameter).removesuffix('?') for parameter in parameters)})"
    result = NONE if root.spec.result is None else widened(root.spec.result)
    return Overload(function, text, tuple(passed), result, root.twin or root.has_gaps)


def _default_text(node: gast.AST, type_: Type | None) -> str:
    """A default as `inspect.signature` can read it; `...` for what it cannot."""
    if type_ == NONE:
        return "None"
    value = _value(type_) if type_ is not None else _literal(node)
    return "..." if value is ... else _text(value)


def _value(type_: Type) -> object:
    """The value of a type that holds one value, else `...`."""
    match type_:
        case Static(value):
            return value
        case Tuple(items):
            values = tuple(None if item == NONE else _value(item) for item in items)
            return ... if ... in values else values
        case _:
            return ...


def _literal(node: gast.AST) -> object:
    """The value of a literal, else `...`."""
    try:
        return gast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError):
        return ...


def _text(value: object) -> str:
    match value:
        case float() if math.isinf(value):
            return "1e999" if value > 0 else "-1e999"
        case float() if math.isnan(value):
            return "1e999-1e999"  # which inspect.signature computes
        case tuple():
            return f"({', '.join(map(_text, value))}{',' if len(value) == 1 else ''})"
        case _:
            return ascii(value)
