"""Exported variables: `#pythran export LIMITS`.

The attribute of the compiled module is computed when Python imports it: in terms of functions, by one without
parameters.

before    STEP = math.pi / 4
after     STEP = math.pi / 4
          def value_of_STEP(): return math.pi / 4
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import gast

from capsulec.diagnostics import CompileError, Note, close_matches

if TYPE_CHECKING:
    from capsulec.frontend.scopes import Module, Scope
    from capsulec.ir.exports import Export


def add_values(tree: Any, names: Iterable[str]) -> dict[str, str]:
    """Add to a module the functions that give the values of these variables; the functions' names."""
    taken = {node.name for node in gast.walk(tree) if isinstance(node, gast.FunctionDef)}
    taken |= {node.id for node in gast.walk(tree) if isinstance(node, gast.Name)}
    found: dict[str, str] = {}
    for name in names:
        node, value = _value(tree, name)
        if node is None or name in found:
            continue
        function = f"value_of_{name}"
        while function in taken:
            function += "_"
        made = gast.parse(f"def {function}(): return 0").body[0]
        made.body[0].value = value
        gast.copy_location(made, node)
        gast.copy_location(made.body[0], node)
        tree.body.append(made)
        found[name] = function
    return found


def _value(tree: Any, name: str) -> tuple[Any, Any]:
    """The statement that binds a name, and an expression that gives its value: that of the statement, or the name where
    the module keeps the value."""
    from capsulec.frontend.assignment import bound_names
    from capsulec.frontend.kept_values import needs_memory

    own = {node.name for node in tree.body if isinstance(node, gast.FunctionDef)}
    for node in reversed(tree.body):
        if isinstance(node, gast.FunctionDef | gast.ClassDef) or name not in bound_names(node):
            continue
        match node:
            case gast.Assign(targets=[gast.Name()], value=value) | gast.AnnAssign(target=gast.Name(), value=value):
                if value is None:
                    continue
                found = None if needs_memory(value, own) else value
            case gast.Assign(targets=[gast.Tuple(elts=targets)], value=gast.Tuple(elts=values)):
                pairs = zip(targets, values, strict=False)
                found = next((value for target, value in pairs if getattr(target, "id", "") == name), None)
            case _:
                found = None
        read = gast.copy_location(gast.parse(name, mode="eval").body, getattr(node, "value", None) or node)
        return node, read if found is None else copy.deepcopy(found)
    return None, None


def function_of(module: Module, export: Export) -> Scope:
    """What gives the value of an exported variable. Raises CompileError where the name is something else."""
    name = export.name
    if name in module.refused:
        error = module.refused[name]
        note = Note(export.name_span, f"{name} is exported here")
        raise CompileError(error.code, error.message, error.span, (*error.notes, note), error.hint)
    if name in module.functions and name not in module.exported_values:
        note = Note(module.functions[name].span, f"{name} is defined here")
        message, hint = f"{name} is a function, exported like a variable", f"give the types of its parameters: {name}()"
        if hasattr(module.functions[name].node, "record_class"):
            message, hint = f"{name} is a class, exported like a variable", "export functions that make its values"
        raise CompileError("missing-export", message, export.name_span, (note,), hint)
    if name not in module.exported_values:
        hint = close_matches(name, module.names())
        raise CompileError("missing-export", f"{name} is not defined in this module", export.name_span, hint=hint)
    return module.functions[module.exported_values[name]]
