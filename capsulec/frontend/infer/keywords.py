"""`**` in definitions and in calls, of which the names are known while compiling.

f(**{"a": 1})                      f(a=1); also where a variable holds such a dict that nothing changes
def f(**rest), f(x=1)              rest is the dict {"x": 1}
def f(**rest): return g(**rest)    rest is only passed on: a tuple with names, so that its values may be of any types
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.expressions import expression
from capsulec.frontend.scopes import Scope, Variable, own_nodes
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import Tuple

NAMES = "**"  # what the class of the names of a call is called
READING = ("get", "items", "keys", "values", "copy")
Named = list[tuple[str, Any]]


def expanded(body: Body, node: Any) -> Any:
    """The call with a keyword for each name of `**`; None where names are not known."""
    keywords: Named = []
    for keyword in node.keywords:
        parts = [(keyword.arg, keyword.value)] if keyword.arg is not None else _parts(body, keyword.value)
        if parts is None:
            return None
        keywords += parts
    names = [name for name, _ in keywords]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        text = f"got multiple values for keyword argument '{twice}'"
        raise body.error("arguments", text, node, hint="Python would raise TypeError here too")
    known = node.__dict__.setdefault("expanded", {})
    if tuple(names) not in known:
        arguments = [gast.keyword(name, value) for name, value in keywords]
        for argument in arguments:
            gast.copy_location(argument, node)
        known[tuple(names)] = gast.copy_location(gast.Call(node.func, node.args, arguments), node)
    return known[tuple(names)]


def _parts(body: Body, value: Any) -> Named | None:
    """The names and values of what stands behind `**`."""
    if isinstance(value, gast.Dict):
        return _of_display(value)
    type_ = expression(body, value)
    if isinstance(type_, Tuple) and type_.named is not None and type_.named.name == NAMES:
        return [(name, _once(value, name, gast.Attribute(value, name, gast.Load()))) for name in type_.named.fields]
    variable = body.scope.uses.get(value)
    display = None if variable is None else _unchanged_dict(body.scope, variable)
    keys = None if display is None else _of_display(display)
    if keys is None:
        return None
    return [
        (
            name,
            _once(
                value, name, gast.Subscript(value, gast.copy_location(gast.Constant(name, None), value), gast.Load())
            ),
        )
        for name, _ in keys
    ]


def _of_display(node: Any) -> Named | None:
    if not all(isinstance(key, gast.Constant) and isinstance(key.value, str) for key in node.keys):
        return None
    return [(key.value, value) for key, value in zip(node.keys, node.values, strict=True)]


def _once(node: Any, name: str, made: Any) -> Any:
    return node.__dict__.setdefault("parts", {}).setdefault(name, gast.copy_location(made, node))


def _unchanged_dict(scope: Scope, variable: Variable) -> Any:
    """The display that a variable holds, where all that is done with it is reading."""
    if variable.scope is not scope or variable.captured or len(variable.definitions) != 1:
        return None
    own = list(own_nodes(scope.node))
    reads = set()
    display = None
    for node in own:
        match node:
            case gast.Assign(targets=[target], value=gast.Dict() as value) if target is variable.definitions[0]:
                display = value
            case gast.Subscript(value=gast.Name() as name, ctx=gast.Load()) | gast.keyword(arg=None, value=name):
                reads.add(name)
            case gast.Attribute(value=gast.Name() as name, attr=attr) if attr in READING:
                reads.add(name)
            case gast.Compare(comparators=comparators):
                reads |= {part for part in comparators if isinstance(part, gast.Name)}
    uses = {node for node, used in scope.uses.items() if used is variable and not hasattr(node, "stands")}
    return display if uses <= reads else None


def rest(scope: Scope, node: Any, keywords: dict[str, Any], names: set[str]) -> tuple[dict[str, Any], Any]:
    """The keywords of a call that parameters have, and what `**rest` of the function is: the others."""
    parameter = scope.node.args.kwarg.id
    others = {name: value for name, value in keywords.items() if name not in names}
    known = node.__dict__.setdefault("rests", {})
    key = (scope, tuple(others))
    if key not in known:
        values = list(others.values())
        if _only_passed_on(scope, parameter):
            made: Any = gast.Tuple(values, gast.Load())
            made.record = _class_of_names(scope, tuple(others))
        else:
            constants = [gast.copy_location(gast.Constant(name, None), node) for name in others]
            made = gast.Dict(constants, values)
            made.of_names = True
        known[key] = gast.copy_location(made, node)
    kept = {name: value for name, value in keywords.items() if name in names}
    return kept | {parameter: known[key]}, known[key]


def _only_passed_on(scope: Scope, name: str) -> bool:
    """Whether `**rest` is nothing but given to other functions with `**`."""
    passed = {k.value for n in gast.walk(scope.node) if isinstance(n, gast.Call) for k in n.keywords if k.arg is None}
    uses = [n for n in gast.walk(scope.node) if isinstance(n, gast.Name) and n.id == name]
    return all(node in passed or isinstance(node.ctx, gast.Param) for node in uses)


def _class_of_names(scope: Scope, names: tuple[str, ...]) -> RecordClass:
    known = scope.node.__dict__.setdefault("classes_of_names", {})
    if names not in known:
        owner = scope.name.replace("<lambda>", "lambda").replace(".", "_")
        known[names] = RecordClass(NAMES, f"{owner}_names_{len(known)}", names)
    found: RecordClass = known[names]
    return found
