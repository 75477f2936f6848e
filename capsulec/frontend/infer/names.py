"""What a name stands for: a variable, a function or constant of the module, an import, a builtin."""

from __future__ import annotations

import builtins
from importlib import import_module
from typing import Any

import gast

from capsulec.diagnostics import CompileError, Note, Span, close_matches, not_supported_yet
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.engine import UserCall
from capsulec.frontend.project import Imported, hiding
from capsulec.frontend.scopes import Module, Scope
from capsulec.ir.types import NONE, Function, LibraryFunction, Static, Type, TypeOf, UserModule, is_static, widened
from capsulec.ir.types import Module as LibraryModule
from capsulec.library import table

# What to write for builtins that cannot be compiled.
INSTEAD = {
    "input": "pass the text as an argument",
    "memoryview": "use slices of the bytes",
    "ExceptionGroup": "raise one exception, with the others as its arguments",
    "BaseExceptionGroup": "raise one exception, with the others as its arguments",
}


# Builtins that look at the running program, and what to write instead.
LOOKING = {
    "eval": "write a parser for what the text may be, or ast.literal_eval outside of the compiled function",
    "exec": "write functions, and choose one with if or from a dict",
    "compile": "write functions, and choose one with if or from a dict",
    "__import__": "import at the top of the file",
    "getattr": "write value.name; the name has to be known",
    "hasattr": "types are known while compiling: test with isinstance",
    "setattr": "keep the values in a dict",
    "delattr": "keep the values in a dict",
    "globals": "put the functions that are chosen from into a dict",
    "locals": "put the values into a dict",
    "vars": "put the values into a dict",
    "dir": "put the values into a dict",
}


def name_type(body: Body, node: Any) -> Type | None:
    """The type of a Name that is read."""
    if hasattr(node, "stands"):  # for a value whose type is noted already
        return body.spec.expressions.get(node)
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
    if (target := getattr(node, "target", None)) is not None:  # of a node that the compiler made
        return Function(usable(target))
    if name in module.bound:
        return module_type(body, module, name, node)
    table.load("builtins")
    if "." in name:  # of a node that the compiler made
        table.load(name.rpartition(".")[0])
        return LibraryFunction(name)
    full = f"builtins.{name}"
    if full in table.CONSTANTS:
        return _constant_of_library(full)
    if table.find(full) is not None:
        return LibraryFunction(full)
    for imported in module.stars:
        _refuse_star(body, module, imported, node)
    if hasattr(builtins, name) or name in ("__file__", "__name__"):
        if name in LOOKING:
            raise CompileError(
                "syntax-not-supported",
                f"`{name}` cannot be compiled: names are gone when compiled code runs",
                body.span(node),
                hint=LOOKING[name],
            )
        raise not_supported_yet(f"the builtin `{name}`", body.span(node), INSTEAD.get(name, ""))
    raise CompileError("unknown-name", f"unknown name {name}", body.span(node), hint=_hint(body, name))


def read_by_call(body: Body, node: Any, full: str) -> Any:
    """The call that stands for a name of the library whose value is found when it is read; None for all others."""
    owner = full.rpartition(".")[0]
    if not table.load(owner) or full not in table.READ_BY:
        return None
    if "rewritten" not in node.__dict__:
        function = gast.copy_location(gast.Name(table.READ_BY[full], gast.Load(), None, None), node)
        node.rewritten = gast.copy_location(gast.Call(function, [], []), node)
    body.spec.rewritten[node] = node.rewritten
    return node.rewritten


def module_type(body: Body, module: Module, name: str, use: Any) -> Type | None:
    """The type of a name that a module of the user's binds, read at `use` in this module or another."""
    if name in module.refused:
        raise noted(module.refused[name], Note(body.span(use), f"{name} is used here"))
    if name in module.functions:
        return Function(usable(module.functions[name]))
    if name in module.kept:
        return _kept_type(body, usable(module.kept[name]), use)
    if name in module.constants:
        return constant_type(body, module, name)
    return imported_type(body, module, module.imports[name], use)


def _kept_type(body: Body, scope: Scope, use: Any) -> Type | None:
    """The type of a module-level value that is made at its first use: the result of what makes it, cells and all."""
    from capsulec.frontend.infer.constants import ConstantsBody

    if isinstance(body, ConstantsBody):
        what = f"{scope.name}, which is made when it is first used, in a default value or a module-level constant"
        raise not_supported_yet(what, body.span(use))
    reason = (Note(body.span(use), f"{scope.name} is used here"),)
    captures: tuple[Type, ...] = ()
    if getattr(scope.node, "for_each_specialisation", False):  # only to tell them apart
        captures = tuple(TypeOf(widened(argument)) for argument in body.spec.arguments)
    target = body.engine.request(scope, (), captures, body.spec, reason)
    body.spec.failed |= target.failed
    if target.result is not None and is_static(target.result):
        return target.result
    body.spec.calls[use] = UserCall(target, [])
    return None if target.result is None else widened(target.result)


def noted(error: CompileError, note: Note) -> CompileError:
    """The error with one more note, where it is not about that place itself."""
    if error.span is not None and error.span == note.span:
        return error
    return CompileError(error.code, error.message, error.span, (*error.notes, note), error.hint, error.path)


def usable(scope: Scope) -> Scope:
    """A function of a module. Raises CompileError when its names could not be resolved."""
    if scope in scope.module.broken:
        raise scope.module.broken[scope]
    return scope


def imported_type(body: Body, module: Module, imported: Imported, use: Any = None) -> Type | None:
    """The type of what an import statement of `module` binds; `use` is where the name is read."""
    found = module.project.find(module, imported) if module.project else None
    if found is None:
        if use is not None and (call := read_by_call(body, use, imported.full)) is not None:
            from capsulec.frontend.infer.expressions import expression

            return expression(body, call)
        return library_value(module, imported.full, imported.node, use and body.span(use))
    if not imported.name:
        return UserModule(found)
    return member_type(body, found, imported.name, use or imported.node, imported, module)


def member_type(
    body: Body, owner: Module, name: str, use: Any, imported: Imported | None = None, importer: Module | None = None
) -> Type | None:
    """The type of `owner.name`: a name that the module binds, or its submodule. `imported` is the `from` that asks."""
    if name in owner.bound:
        return module_type(body, owner, name, use)
    assert owner.project is not None
    below = owner.project.submodule(owner, name, imported)
    if below is not None:
        return UserModule(below)
    place = importer.source.span(imported.node) if imported and importer else body.span(use)
    raise CompileError(
        "unknown-attribute",
        f"module {owner.name} has no name {name}" if imported else f"module {owner.name} has no attribute {name}",
        place,
        hint=close_matches(name, owner.names())
        or hiding(owner.name, owner.source.path)
        or f"Python would raise {'ImportError' if imported else 'AttributeError'} here too",
    )


def _refuse_star(body: Body, module: Module, imported: Imported, use: Any) -> None:
    """Raise CompileError where an unknown name may come from `from m import *`, of whose names too few are known."""
    name = use.id
    if module.project and module.project.find(module, imported):
        return
    if not table.load(imported.module):
        raise unknown_module(module, imported.module, imported.node, body.span(use))
    if _exists(imported.module, name):
        raise not_supported_yet(f"{imported.module}.{name}", body.span(use))


def _hint(body: Body, name: str) -> str:
    module = "numpy" if name == "np" else name
    if module in table.MODULES and module not in table.NOT_IMPORTED:
        return f"import it first: import {module}{' as np' if name == 'np' else ''}"
    local = [n for scope in _scopes(body) for n in scope.names]
    return close_matches(name, {*local, *body.scope.module.names(), *table.names("builtins")} - {name})


def _scopes(body: Body) -> list[Any]:
    found, scope = [], body.scope
    while scope is not None:
        found.append(scope)
        scope = scope.parent  # type: ignore[assignment]
    return found


def constant_type(body: Body, module: Module, name: str) -> Type | None:
    """The type of a module-level constant, whose value must be known while compiling."""
    from capsulec.frontend.infer.constants import constants_body
    from capsulec.frontend.infer.expressions import expression

    node = module.constants[name]
    holder = constants_body(body, module)
    if node in holder.evaluating:
        raise holder.error("unknown-name", f"module-level name {name} is defined by itself", node)
    holder.evaluating.add(node)
    try:
        type_ = expression(holder, node)
    finally:
        holder.evaluating.discard(node)
    body.spec.failed |= holder.spec.failed
    if type_ is not None and not is_static(type_):
        what = f"{name}, a module-level value that is not known while compiling,"
        raise not_supported_yet(what, module.source.span(node))
    if type_ is not None and body.final and name in module.annotations:
        from capsulec.frontend.infer.hints import check_constant

        check_constant(body, module, name, type_)
    return type_


def library_value(module: Module, full: str, node: Any, use: Span | None = None) -> Type:
    """A full Python name of the library: `math`, `math.pi`, `numpy.ctypeslib.as_array`; `node` in `module` imports it.

    Raises CompileError; `use` is where the name is used.
    """
    if table.load(full):
        return LibraryModule(full)
    owner, _, name = full.rpartition(".")
    if owner and table.load(owner):
        return library_member(module, owner, name, node)
    raise unknown_module(module, full if getattr(node, "name", full) == full else owner or full, node, use)


def unknown_module(module: Module, full: str, node: Any, use: Span | None) -> CompileError:
    """The error for an import of a module that is neither the user's nor the library's."""
    files = module.project.nearby(module) if module.project else []
    known = sorted(table.MODULES.keys() - table.NOT_IMPORTED)
    return CompileError(
        "unknown-module",
        f"module {full} cannot be compiled",
        module.source.span(node),
        () if use is None else (Note(use, "used here"),),
        close_matches(full, [*known, *files]) or "compiled code can use " + ", ".join(known),
    )


def _constant_of_library(full: str) -> Type:
    value = table.CONSTANTS[full]
    return NONE if value is None else Static(value)


def library_member(user: Module, module: str, name: str, node: Any) -> Type:
    """`module.name` of the library, read at `node` in a module of the user's."""
    full = f"{module}.{name}"
    if full in table.MODULES:
        table.load(full)
        return LibraryModule(full)
    if full in table.CONSTANTS:
        return _constant_of_library(full)
    if (entry := table.find(full)) is not None:
        return LibraryFunction(entry.name)
    if _exists(module, name):
        from capsulec.library.numpy.instead import instead_of

        raise not_supported_yet(full, user.source.span(node), instead_of(full))
    hint = close_matches(name, table.names(module))
    text = f"module {module} has no attribute {name}"
    raise CompileError("unknown-attribute", text, user.source.span(node), hint=hint)


def _exists(module: str, name: str) -> bool:
    """Whether Python has this name, imported here only because there is an error to report."""
    try:
        return hasattr(import_module(module), name)
    except ImportError:
        return False
