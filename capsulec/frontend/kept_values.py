"""Module-level values that need memory: `TABLE = {"a": 1}`.

Such a value is made when it is first used, and kept: in terms of functions, by a function without parameters that is
called once. What any function puts into it stays there, as in Python; but each thread has a value of its own.

before    TABLE = {"a": 1}
after     def TABLE(): return {"a": 1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gast

from capsulec.diagnostics import CompileError

if TYPE_CHECKING:
    from capsulec.frontend.scopes import Module

MADE = gast.List | gast.Set | gast.Dict | gast.ListComp | gast.SetComp | gast.DictComp
BUILDERS = ("list", "set", "dict", "frozenset", "sorted")


def keep(tree: Any) -> set[Any]:
    """Turn the assignments of such values into functions, which are returned."""
    own = {node.name for node in tree.body if isinstance(node, gast.FunctionDef)}
    found: set[Any] = set()
    for position, node in enumerate(tree.body):
        match node:
            case gast.Assign(targets=[gast.Name(id=name)], value=value):
                hint = None
            case gast.AnnAssign(target=gast.Name(id=name), value=value, annotation=hint) if value is not None:
                pass
            case _:
                continue
        if name.startswith("__") or not needs_memory(value, own):
            continue
        made = gast.parse(f"def {name}(): return 0").body[0]
        made.returns = hint
        made.body[0].value = value
        gast.copy_location(made, node)
        gast.copy_location(made.body[0], node)
        tree.body[position] = made
        found.add(made)
    return found


def needs_memory(value: Any, functions: set[str]) -> bool:
    if isinstance(value, gast.Subscript | gast.Lambda):  # a type's name; a function
        return False
    for node in gast.walk(value):
        if isinstance(node, MADE):
            return True
        called = isinstance(node, gast.Call) and isinstance(node.func, gast.Name) and node.func.id
        if called in BUILDERS or called in functions:
            return True
    return False


def refuse_changed(module: Module, statement: Any) -> None:
    """A statement that a build does not run may change what it mentions: that cannot be used then."""
    loaded = {node.id for node in gast.walk(statement) if isinstance(node, gast.Name)}
    if loaded & module.functions.keys():  # which may change any of them
        loaded |= module.kept.keys()
    for name in sorted((loaded & module.kept.keys()) - module.refused.keys()):
        module.refused[name] = CompileError(
            "module-statement",
            f"{name} may be changed by this statement, which compiled code does not run",
            module.source.header_span(statement),
            hint=f"give {name} its value in one expression, or in a function: {name} = make()",
        )
