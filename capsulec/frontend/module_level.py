"""What the statements of a module bind: functions, constants, imports, and names that cannot be compiled.

Most modules are plain: names are bound by `def`, `import` and `name = expression`, and the last binding counts. A name
that other statements bind is `dynamic`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gast

from capsulec.diagnostics import CompileError
from capsulec.frontend.assignment import bound_names
from capsulec.frontend.decorators import decorator_error
from capsulec.frontend.kept_values import refuse_changed
from capsulec.frontend.project import Imported, imported_names
from capsulec.library import table

if TYPE_CHECKING:
    from capsulec.frontend.scopes import Module

CONSTANT_HINT = "move the work into a function, or compute the value before and write it as a constant"
STATEMENTS = {
    "If": "`if`", "For": "`for`", "While": "`while`", "Match": "`match`", "With": "`with`", "Delete": "`del`",
    "Try": "`try`", "TryStar": "`try`", "AsyncFor": "`async for`", "AsyncWith": "`async with`", "Expr": "`:=`",
    "ClassDef": "`class`", "AsyncFunctionDef": "`async def`", "AugAssign": "augmented assignment",
    "Tuple": "unpacking", "List": "unpacking", "TypeAlias": "`type`", "ImportFrom": "`import`",
}  # fmt: skip
STATEMENT_HINTS = {
    "ClassDef": "write functions; pass the values that an object would hold",
    "AsyncFunctionDef": "compiled functions run to their end: write a plain function",
}


def bind_all(module: Module) -> None:
    """Enter what the statements of a module bind."""
    for statement in module.tree.body:
        _statement(module, statement)
    for statement in module.unrun:
        refuse_changed(module, statement)


def branch_taken(node: Any) -> list[Any] | None:
    """The part of an `if` that counts, where its test says so by itself: not that of a script or of a type checker."""
    match node.test:
        case gast.Compare(
            left=gast.Name(id="__name__"), ops=[gast.Eq()], comparators=[gast.Constant(value="__main__")]
        ):
            return node.orelse  # type: ignore[no-any-return]
        case gast.Name(id="TYPE_CHECKING") | gast.Attribute(attr="TYPE_CHECKING"):
            return node.orelse  # type: ignore[no-any-return]
        case gast.UnaryOp(op=gast.Not(), operand=gast.Name(id="TYPE_CHECKING") | gast.Attribute(attr="TYPE_CHECKING")):
            return node.body  # type: ignore[no-any-return]
        case _:
            return None


def functions_in(statements: list[Any]) -> dict[Any, str]:
    """The functions and named lambdas that statements define, also those under a condition, with their names."""
    found: dict[Any, str] = {}
    for node in statements:
        match node:
            case gast.FunctionDef(name=name):
                found[node] = name
            case gast.Assign(targets=[gast.Name(id=name), *_], value=gast.Lambda() as value):
                found[value] = name
            case gast.AnnAssign(target=gast.Name(id=name), value=gast.Lambda() as value):
                found[value] = name
            case gast.If() | gast.Try() | gast.For() | gast.While() | gast.With():
                blocks = [getattr(node, part, []) for part in ("body", "orelse", "finalbody")]
                blocks += [handler.body for handler in getattr(node, "handlers", [])]
                for block in blocks:
                    found |= functions_in(block)
    return found


def _statement(module: Module, node: Any) -> None:
    match node:
        case gast.FunctionDef() if node in module.values:
            _bind(module, node.name, module.kept, module.scopes[node])
        case gast.FunctionDef():
            _bind(module, node.name, module.functions, module.scopes[node])
            if node.decorator_list:
                module.refused[node.name] = decorator_error(module.source, node)
        case gast.Import() | gast.ImportFrom():
            for name, imported in imported_names(node):
                if name == "*":
                    _star(module, imported)
                else:
                    _bind(module, name, module.imports, imported)
        case gast.Assign(targets=targets):
            for target in targets:
                _assign(module, target, node.value)
        case gast.AnnAssign(target=target, value=value):
            if value is not None:
                _assign(module, target, value)
                if isinstance(target, gast.Name):
                    module.annotations[target.id] = node.annotation
        case gast.Expr(value=gast.Constant()) | gast.Pass():
            pass
        case gast.If() if (taken := branch_taken(node)) is not None:
            for statement in taken:
                _statement(module, statement)
        case _:
            _dynamic(module, node)


def _bind(module: Module, name: str, into: dict[str, Any], value: Any) -> None:
    """Bind a name, whose last binding counts."""
    if name in module.bound:
        module.rebound.add(name)
    module.bound.add(name)
    module.dynamic.discard(name)
    for other in (
        *(module.functions, module.constants, module.kept, module.imports, module.refused),
        module.annotations,
    ):
        other.pop(name, None)
    into[name] = value


def _assign(module: Module, target: Any, value: Any) -> None:
    match target:
        case gast.Name(id=name) if isinstance(value, gast.Lambda):
            _bind(module, name, module.functions, module.scopes[value])
        case gast.Name(id=name):
            _bind(module, name, module.constants, value)
        case gast.Tuple(elts=elts) if isinstance(value, gast.Tuple) and _paired(elts, value.elts):
            for part, part_value in zip(elts, value.elts, strict=True):
                _assign(module, part, part_value)
        case _:
            _dynamic(module, target)


def _paired(targets: list[Any], values: list[Any]) -> bool:
    starred = any(isinstance(node, gast.Starred) for node in (*targets, *values))
    names = [target.id for target in targets if isinstance(target, gast.Name)]
    return len(targets) == len(values) and not starred and len(set(names)) == len(names)


def _star(module: Module, imported: Imported) -> None:
    """`from m import *`: all public names of a module, of the user's or of the library."""
    module.stars.append(imported)
    names: list[str] = []
    try:
        found = module.project.find(module, imported) if module.project else None
        if found is not None:
            names = found.public()
        elif table.load(imported.module):
            names = [name for name in table.names(imported.module) if not name.startswith("_")]
    except CompileError:
        pass  # which matters only when a name is found nowhere
    for name in names:
        _bind(module, name, module.imports, Imported(imported.module, imported.level, name, imported.node))


def _dynamic(module: Module, node: Any) -> None:
    """What a statement defines cannot be used unless it can be evaluated; it does no harm to what does not use it."""
    module.unrun.append(node)
    kind = type(node).__name__
    what = STATEMENTS.get(kind, "assignment to anything but names")
    error = getattr(node, "refused_class", None) or CompileError(
        "module-statement",
        f"module-level {what} cannot be compiled, and what it defines is used",
        module.source.header_span(node),
        hint=STATEMENT_HINTS.get(kind, CONSTANT_HINT),
    )
    for name in sorted(bound_names(node)):
        _bind(module, name, module.refused, error)
        module.dynamic.add(name)
