"""`with` in terms of what functions have.

before    with open(path) as f: body
after     opened = open(path)
          f = opened.__enter__()
          try: body
          finally: opened.__exit__()

Files are all that can be used so, and `numpy.errstate(…)`, whose body just runs: compiled code gives no warnings. What
stands after `with` is a variable of the function that no other name has.
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.library.table import INTERNAL

NO_WARNINGS = f"{INTERNAL}.no_warnings"  # refuses what is not numpy.errstate's


def _called(node: Any) -> str:
    """The last name of the function that an expression calls."""
    function = node.func if isinstance(node, gast.Call) else None
    return getattr(function, "attr", getattr(function, "id", ""))


def unfold_with(tree: Any) -> None:
    """Replace each `with` in the functions of a module."""
    for node in gast.walk(tree):
        if isinstance(node, gast.FunctionDef):
            _unfold_block(node.body, {name.id for name in gast.walk(node) if isinstance(name, gast.Name)})


def _unfold_block(block: list[Any], taken: set[str]) -> None:
    changed: list[Any] = []
    for statement in block:
        if isinstance(statement, gast.FunctionDef):
            changed.append(statement)
            continue
        for part in ("body", "orelse", "finalbody"):
            if isinstance(inner := getattr(statement, part, None), list):
                _unfold_block(inner, taken)
        for handler in getattr(statement, "handlers", []):
            _unfold_block(handler.body, taken)
        changed += _statements(statement, taken) if isinstance(statement, gast.With) else [statement]
    block[:] = changed


def _statements(node: Any, taken: set[str]) -> list[Any]:
    """What a `with` stands for; its items are nested, the first one outermost."""
    body: list[Any] = node.body
    for item in reversed(node.items):
        if _called(item.context_expr) == "errstate" and item.optional_vars is None:
            place = item.context_expr
            checked = gast.Name(NO_WARNINGS, gast.Load(), None, None)
            call_ = gast.copy_location(gast.Call(gast.copy_location(checked, place), [place], []), place)
            body = [gast.copy_location(gast.Expr(call_), place), *body]
            continue
        name, number = "opened", 0
        while name in taken:
            number += 1
            name = f"opened_{number}"
        taken.add(name)
        place = item.context_expr

        def named(context: Any, id_: str = name, place: Any = place) -> Any:
            return gast.copy_location(gast.Name(id_, context, None, None), place)

        def call(method: str, place: Any = place) -> Any:
            attribute = gast.copy_location(gast.Attribute(named(gast.Load()), method, gast.Load()), place)
            return gast.copy_location(gast.Call(attribute, [], []), place)

        entered = call("__enter__")
        target = item.optional_vars
        start = gast.Expr(entered) if target is None else gast.Assign([target], entered, None)
        end = gast.copy_location(gast.Expr(call("__exit__")), place)
        body = [
            gast.copy_location(gast.Assign([named(gast.Store())], place, None), place),
            gast.copy_location(start, place),
            gast.copy_location(gast.Try(body, [], [], [end]), node),
        ]
    return body
