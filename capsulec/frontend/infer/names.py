"""What a name stands for: a variable, a function or constant of the module, an import, a builtin."""

from __future__ import annotations

import builtins
from importlib import import_module
from typing import Any

from capsulec.diagnostics import CompileError, Note, close_matches, not_supported_yet
from capsulec.frontend.infer.body import Body
from capsulec.ir.types import NONE, Function, LibraryFunction, Module, Static, Type, is_static, widened
from capsulec.library import table


def name_type(body: Body, node: Any) -> Type | None:
    """The type of a Name that is read."""
    variable = body.scope.uses.get(node)
    if variable is None:
        return global_type(body, node)
    target = variable.function
    type_ = body.variable(variable, node=node) if target is None else body.function_value(target)
    if type_ is None and body.final:
        # Often the consequence of an error that is reported elsewhere: said only when there is no other.
        text = f"{node.id} is used before it is given a value"
        hint = "Python would raise UnboundLocalError here too"
        body.engine.unbound.append(body.error("unbound-name", text, node, hint=hint))
    # A variable that may have no value yet is no constant: its use has to be checked at run time.
    return widened(type_) if type_ is not None and node in body.scope.unbound else type_


def global_type(body: Body, node: Any) -> Type | None:
    """The type of a name that no enclosing function defines."""
    name, module = node.id, body.scope.module
    if name in module.refused:
        error, used = module.refused[name], Note(body.span(node), f"{name} is used here")
        raise CompileError(error.code, error.message, error.span, (*error.notes, used), error.hint)
    if name in module.functions:
        return Function(module.functions[name])
    if name in module.constants:
        return constant_type(body, name)
    if name in module.imports:
        return library_value(body, module.imports[name], module.import_nodes[name], node)
    table.load("builtins")
    full = f"builtins.{name}"
    if full in table.CONSTANTS:
        return _constant_of_library(full)
    if table.find(full) is not None:
        return LibraryFunction(full)
    if hasattr(builtins, name) or name in ("__file__", "__name__"):
        raise not_supported_yet(f"the builtin `{name}`", body.span(node))
    raise CompileError("unknown-name", f"unknown name {name}", body.span(node), hint=_hint(body, name))


def _hint(body: Body, name: str) -> str:
    local = [n for scope in _scopes(body) for n in scope.names]
    return close_matches(name, {*local, *body.scope.module.names(), *table.names("builtins")} - {name})


def _scopes(body: Body) -> list[Any]:
    found, scope = [], body.scope
    while scope is not None:
        found.append(scope)
        scope = scope.parent  # type: ignore[assignment]
    return found


def constant_type(body: Body, name: str) -> Type | None:
    """The type of a module-level constant, whose value must be known while compiling."""
    from capsulec.frontend.infer.constants import constants_body
    from capsulec.frontend.infer.expressions import expression

    node = body.scope.module.constants[name]
    holder = constants_body(body)
    if node in holder.evaluating:
        raise body.error("unknown-name", f"module-level name {name} is defined by itself", node)
    holder.evaluating.add(node)
    try:
        type_ = expression(holder, node)
    finally:
        holder.evaluating.discard(node)
    body.spec.failed |= holder.spec.failed
    if type_ is not None and not is_static(type_):
        raise not_supported_yet(f"{name}, a module-level value that is not known while compiling,", body.span(node))
    return type_


def library_value(body: Body, full: str, node: Any, use: Any = None) -> Type:
    """A full Python name of the library: `math`, `math.pi`, `numpy.ctypeslib.as_array`; `node` imports it."""
    if table.load(full):
        return Module(full)
    module, _, name = full.rpartition(".")
    if module and table.load(module):
        return library_member(body, module, name, node)
    raise CompileError(
        "unknown-module",
        f"module {full if getattr(node, 'name', full) == full else module or full} cannot be compiled",
        body.span(node),
        () if use is None else (Note(body.span(use), "used here"),),
        close_matches(full, [m for m in table.MODULES if m != table.INTERNAL])
        or "compiled code can use "
        + ", ".join(sorted(name for name in table.MODULES if name not in ("builtins", table.INTERNAL))),
    )


def _constant_of_library(full: str) -> Type:
    value = table.CONSTANTS[full]
    return NONE if value is None else Static(value)


def library_member(body: Body, module: str, name: str, node: Any) -> Type:
    """`module.name` of the library."""
    full = f"{module}.{name}"
    if full in table.MODULES:
        table.load(full)
        return Module(full)
    if full in table.CONSTANTS:
        return _constant_of_library(full)
    if table.find(full) is not None:
        return LibraryFunction(full)
    if _exists(module, name):
        raise not_supported_yet(full, body.span(node))
    hint = close_matches(name, table.names(module))
    raise CompileError("unknown-attribute", f"module {module} has no attribute {name}", body.span(node), hint=hint)


def _exists(module: str, name: str) -> bool:
    """Whether Python has this name, imported here only because there is an error to report."""
    try:
        return hasattr(import_module(module), name)
    except ImportError:
        return False
