"""Names to variables.

A *variable* is a web of beniget's def-use chains: definitions of one name that reach a common use. A name that is
reused for something else is another variable with a type of its own. Names shared with nested functions, and names of
functions that contain `try`, keep one variable for all definitions: there any definition may reach any use.

A nested function that is bound to its name by `def` alone is static: calling it needs no run-time value but the
variables that it captures, which are passed along. A captured variable travels by value when it is assigned once,
before any use of the functions that capture it; else by reference.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import Any

import beniget
import gast

from capsulec.diagnostics import CompileError, Span, not_supported_yet
from capsulec.frontend.assignment import bound_names, early_captures, maybe_unbound
from capsulec.frontend.comprehensions import GENERATOR_EXPRESSION, is_generator, isolate, unfold
from capsulec.frontend.syntax import Source, check_text
from capsulec.records import fresh, mutable


@mutable
class Variable:
    """One variable of a function: `definitions` are the Name, FunctionDef or alias nodes that assign it."""

    name: str
    scope: Scope
    definitions: list[Any] = fresh(factory=list)
    captured: bool = False
    by_reference: bool = False
    boxed: bool = False  # shared with a function value that may outlive the call; found by `infer`
    flagged: bool = False  # some use may come before assignment

    @property
    def function(self) -> Scope | None:
        """The nested function that this name stands for, when `def` is its only definition."""
        if len(self.definitions) == 1 and isinstance(self.definitions[0], gast.FunctionDef):
            return self.scope.functions[self.definitions[0]]
        return None


@mutable
class Scope:
    """A function or lambda: its parameters, its variables, what it captures, and the functions inside it."""

    node: Any
    name: str
    module: Module
    parent: Scope | None
    parameters: list[Variable] = fresh(factory=list)
    names: dict[str, list[Variable]] = fresh(factory=dict)
    uses: dict[Any, Variable] = fresh(factory=dict)  # Name load -> variable, here or in an enclosing function
    assigns: dict[Any, Variable] = fresh(factory=dict)  # definition node -> variable
    unbound: set[Any] = fresh(factory=set)  # Name loads that need the check
    captures: list[Variable] = fresh(factory=list)
    functions: dict[Any, Scope] = fresh(factory=dict)  # FunctionDef and Lambda nodes directly inside
    specialisations: int = 0  # how many there are of it, for `infer`
    generator: bool = False  # whether calling it gives a generator

    @property
    def span(self) -> Span:
        return self.module.source.header_span(self.node)

    @property
    def doc(self) -> str:
        return "" if isinstance(self.node, gast.Lambda) else gast.get_docstring(self.node) or ""


@mutable
class Module:
    """The user's file: its functions, constants (name -> expression) and imports (name -> full Python name)."""

    source: Source
    tree: Any
    doc: str
    functions: dict[str, Scope] = fresh(factory=dict)
    constants: dict[str, Any] = fresh(factory=dict)
    imports: dict[str, str] = fresh(factory=dict)
    import_nodes: dict[str, Any] = fresh(factory=dict)
    refused: dict[str, CompileError] = fresh(factory=dict)  # names whose definition cannot be compiled, if used

    def names(self) -> list[str]:
        return sorted({*self.functions, *self.constants, *self.imports})


class _Chains(beniget.DefUseChains):  # type: ignore[misc]
    """beniget's chains without its warnings: an unknown name is our own error, with its place."""

    def warn(self, msg: str, node: Any) -> None:
        pass

    def visit_MatchSingleton(self, node: Any) -> Any:  # noqa: N802 - beniget's own fails on `case None`
        return self.chains.setdefault(node, beniget.Def(node))


def resolve(source: Source, tree: Any) -> Module:
    """Resolve every name of a file. Raises CompileError for what has no place in a compiled module."""
    # Python strips the indentation of docstrings from 3.13 on.
    doc = gast.get_docstring(tree, clean=sys.version_info >= (3, 13)) or ""
    module = Module(source, tree, check_text(source, doc, tree.body[0]) if doc else "")
    isolate(tree)
    chains = _Chains(source.path)
    # Only functions: what module-level statements do to names is simple, and beniget fails on some, as on `raise`.
    functions = [s for s in tree.body if isinstance(s, gast.FunctionDef) or isinstance(_value(s), gast.Lambda)]
    chains.visit(gast.Module(functions, []))
    reaching: dict[Any, list[Any]] = defaultdict(list)  # use -> definitions
    for definition in chains.chains.values():
        for user in definition.users():
            reaching[user.node].append(definition.node)
    unfold(tree)
    for statement in tree.body:
        _module_statement(module, statement)
    for name, scope in list(module.functions.items()):
        try:
            module.functions[name] = _function(scope.node, name, module, None, reaching)
        except CompileError as error:  # which matters only when the function is used
            module.refused.setdefault(name, error)
    for scope in module.functions.values():
        _close(scope)
        for inner in (scope, *_all_inside(scope)):
            _refuse_early_captures(inner)
    return module


def _value(statement: Any) -> Any:
    """What an assignment assigns."""
    return getattr(statement, "value", None)


def _module_statement(module: Module, node: Any) -> None:
    match node:
        case gast.FunctionDef():
            if node.decorator_list:
                span = module.source.span(node.decorator_list[0])
                module.refused[node.name] = not_supported_yet("a decorator", span, DECORATOR_HINT)
            module.functions[node.name] = Scope(node, node.name, module, None)
        case gast.Import() | gast.ImportFrom():
            imports(module.source, node, module.imports)
            for alias in node.names:
                module.import_nodes[(alias.asname or alias.name).split(".")[0]] = alias
        case gast.Assign(targets=targets):
            for target in targets:
                _module_constant(module, target, node.value)
        case gast.AnnAssign(target=target, value=value) if value is not None:
            _module_constant(module, target, value)
        case gast.Expr(value=gast.Constant()) | gast.Pass():
            pass
        case gast.If(test=gast.Compare(left=gast.Name(id="__name__"))):
            pass  # the part for running the file as a script is not in the module
        case _:
            _refuse_names(module, node)


def _module_constant(module: Module, target: Any, value: Any) -> None:
    match target:
        case gast.Name(id=name):
            if name in module.constants or name in module.functions:
                error = CompileError(
                    "module-variable",
                    f"module-level name {name} is assigned more than once",
                    module.source.span(target),
                    hint="compiled functions see module-level names as constants: give each value a name of its own",
                )
                module.refused[name] = error
            if isinstance(value, gast.Lambda):
                module.functions[name] = Scope(value, name, module, None)
            else:
                module.constants[name] = value
        case gast.Tuple(elts=elts) if isinstance(value, gast.Tuple) and len(value.elts) == len(elts):
            for part, part_value in zip(elts, value.elts, strict=True):
                _module_constant(module, part, part_value)
        case _:
            _refuse_names(module, target)


CONSTANT_HINT = "move the work into a function, or compute the value before and write it as a constant"
DECORATOR_HINT = "leave it out: capsulec compiles what stands below it"
STATEMENTS = {
    "If": "`if`", "For": "`for`", "While": "`while`", "Match": "`match`", "With": "`with`", "Delete": "`del`",
    "Try": "`try`", "TryStar": "`try`", "AsyncFor": "`async for`", "AsyncWith": "`async with`", "Expr": "`:=`",
    "ClassDef": "`class`", "AsyncFunctionDef": "`async def`", "AugAssign": "augmented assignment",
    "Tuple": "unpacking", "List": "unpacking", "TypeAlias": "`type`",
}  # fmt: skip
STATEMENT_HINTS = {
    "ClassDef": "write functions; pass the values that an object would hold",
    "AsyncFunctionDef": "compiled functions run to their end: write a plain function",
    "Try": "import without `try`: what is compiled does not need the module at run time",
}


def _refuse_names(module: Module, node: Any) -> None:
    """What a statement defines cannot be used; the statement alone does no harm to those that do not use it."""
    kind = type(node).__name__
    what = STATEMENTS.get(kind, "assignment to anything but names")
    error = CompileError(
        "module-statement",
        f"module-level {what} cannot be compiled, and what it defines is used",
        module.source.header_span(node),
        hint=STATEMENT_HINTS.get(kind, CONSTANT_HINT),
    )
    for name in bound_names(node):
        module.refused[name] = error


def imports(source: Source, node: Any, into: dict[str, str]) -> None:
    """Add the names that an import statement binds, with the full Python names that they stand for."""
    if isinstance(node, gast.Import):
        for alias in node.names:
            if alias.asname:
                into[alias.asname] = alias.name
            else:
                into[alias.name.split(".")[0]] = alias.name.split(".")[0]
        return
    if node.level:
        raise not_supported_yet("a relative import", source.span(node))
    for alias in node.names:
        if alias.name == "*":
            raise not_supported_yet("`from … import *`", source.span(node), "import the names that you use")
        into[alias.asname or alias.name] = f"{node.module}.{alias.name}"


def _function(node: Any, name: str, module: Module, parent: Scope | None, reaching: dict[Any, list[Any]]) -> Scope:
    scope = Scope(node, name, module, parent)
    scope.generator = is_generator(node)
    own = list(own_nodes(node))
    nonlocals = {n for statement in own if isinstance(statement, gast.Nonlocal) for n in statement.names}
    for statement in own:
        if isinstance(statement, gast.Global):
            raise CompileError(
                "syntax-not-supported",
                "`global` cannot be compiled: module-level names are constants",
                module.source.span(statement),
                hint="pass the value as an argument and return the new one",
            )
    definitions = _definitions(node, own, nonlocals)
    inner = [child for child in own if isinstance(child, gast.FunctionDef | gast.Lambda)]
    shared = _names_used_inside(inner)
    if any(isinstance(child, gast.Try) for child in own):
        shared |= set(definitions)
    _make_variables(scope, definitions, own, shared, reaching)
    _resolve_uses(scope, own, nonlocals, definitions, reaching)
    for child in inner:
        child_name = child.name if isinstance(child, gast.FunctionDef) else "lambda"
        scope.functions[child] = _function(child, child_name, module, scope, reaching)
    return scope


def own_nodes(function: Any) -> list[Any]:
    """The nodes of a function's body in source order, without the bodies of functions inside it."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        found.append(node)
        if isinstance(node, gast.FunctionDef | gast.Lambda):
            inside = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
        else:
            inside = list(gast.iter_child_nodes(node))
        for child in inside:
            walk(child)

    for child in function.body if isinstance(function.body, list) else [function.body]:
        walk(child)
    return found


def parameter_nodes(function: Any) -> list[Any]:
    """The Name nodes of a function's parameters, in the order of the definition."""
    args = function.args
    stars = [star for star in (args.vararg, args.kwarg) if star is not None]
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *stars]


def _definitions(node: Any, own: list[Any], nonlocals: set[str]) -> dict[str, list[Any]]:
    definitions: dict[str, list[Any]] = defaultdict(list)
    for parameter in parameter_nodes(node):
        definitions[parameter.id].append(parameter)
    for child in own:
        match child:
            case gast.Name(ctx=gast.Store()) if child.id not in nonlocals:
                definitions[child.id].append(child)
            case gast.FunctionDef(name="<genexpr>"):
                pass
            case gast.FunctionDef() | gast.ClassDef() | gast.AsyncFunctionDef():
                definitions[child.name].append(child)
            case gast.MatchAs(name=str(name)) | gast.MatchStar(name=str(name)) | gast.MatchMapping(rest=str(name)):
                definitions[name].append(child)
            case gast.alias():
                definitions[(child.asname or child.name).split(".")[0]].append(child)
    return definitions


def _names_used_inside(functions: list[Any]) -> set[str]:
    names: set[str] = set()
    for function in functions:
        body = function.body if isinstance(function.body, list) else [function.body]
        for statement in body:
            for node in gast.walk(statement):
                if isinstance(node, gast.Name):
                    names.add(node.id)
                elif isinstance(node, gast.Nonlocal):
                    names.update(node.names)
    return names


def _make_variables(
    scope: Scope,
    definitions: dict[str, list[Any]],
    own: list[Any],
    shared: set[str],
    reaching: dict[Any, list[Any]],
) -> None:
    parent = {definition: definition for nodes in definitions.values() for definition in nodes}

    def find(node: Any) -> Any:
        while parent[node] is not node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def unite(nodes: list[Any]) -> None:
        for other in nodes[1:]:
            parent[find(other)] = find(nodes[0])

    for name, nodes in definitions.items():
        if name in shared:
            unite(nodes)
    for use in own:
        if isinstance(use, gast.Name) and use.id in definitions:
            local = [d for d in reaching.get(use, ()) if d in parent]
            # A use that no definition reaches is unbound, or past what beniget sees: then all share one variable.
            unite(local or (definitions[use.id] if isinstance(use.ctx, gast.Load) else []))
    variables: dict[Any, Variable] = {}
    for name, nodes in definitions.items():
        for definition in nodes:
            root = find(definition)
            if root not in variables:
                variables[root] = Variable(name, scope)
                scope.names.setdefault(name, []).append(variables[root])
            variables[root].definitions.append(definition)
            scope.assigns[definition] = variables[root]
    scope.parameters = [scope.assigns[node] for node in parameter_nodes(scope.node)]


def _resolve_uses(
    scope: Scope,
    own: list[Any],
    nonlocals: set[str],
    definitions: dict[str, list[Any]],
    reaching: dict[Any, list[Any]],
) -> None:
    unbound = maybe_unbound(scope.node)
    augmented = {child.target for child in own if isinstance(child, gast.AugAssign)}
    for node in own:
        if not isinstance(node, gast.Name):
            continue
        if node.id in definitions:
            if isinstance(node.ctx, gast.Load) or node in augmented:
                before = [d for d in reaching.get(node, ()) if d in scope.assigns]
                variable = scope.assigns[before[0] if before else definitions[node.id][0]]
                scope.uses[node] = variable
                if node in unbound:
                    scope.unbound.add(node)
                    variable.flagged = True
            continue
        outer = _enclosing_variable(scope, node.id)
        if outer is None:
            if node.id in nonlocals:
                raise CompileError(
                    "unknown-name", f"no enclosing function defines {node.id}", scope.module.source.span(node)
                )
            continue
        scope.uses[node] = outer
        if isinstance(node.ctx, gast.Store):
            scope.assigns[node] = outer
            outer.by_reference = True
            outer.definitions.append(node)


def _enclosing_variable(scope: Scope, name: str) -> Variable | None:
    outer = scope.parent
    while outer is not None:
        if name in outer.names:
            return outer.names[name][0]
        outer = outer.parent
    return None


def _close(scope: Scope) -> None:
    """Find what each nested function captures, directly or through the static functions that it calls."""
    nested = _all_inside(scope)
    free = {inner: [v for v in dict.fromkeys(inner.uses.values()) if v.scope is not inner] for inner in nested}
    direct: dict[Scope, list[Variable]] = {inner: [] for inner in nested}
    changed = True
    while changed:
        changed = False
        for inner in reversed(nested):
            wanted: list[Variable] = []
            for variable in free[inner]:
                target = variable.function
                wanted += direct[target] if target is not None else [variable]
            for child in inner.functions.values():
                wanted += direct[child]
            new = [v for v in dict.fromkeys(wanted) if v not in direct[inner] and v.scope is not inner]
            if new:
                direct[inner] += new
                changed = True
    for inner in nested:
        inner.captures = direct[inner]
        for variable in inner.captures:
            variable.captured = True
            if len(variable.definitions) > 1 or not _assigned_before_use(variable):
                variable.by_reference = True


def _refuse_early_captures(scope: Scope) -> None:
    """A nested function cannot be used while a variable that it captures has no value: there is nothing to pass."""
    captured: dict[Any, set[str]] = {}
    for node, inner in scope.functions.items():
        names = {variable.name for variable in inner.captures if variable.scope is scope}
        named = isinstance(node, gast.FunctionDef) and node.name != GENERATOR_EXPRESSION
        captured[node.name if named else node] = names
    if not any(captured.values()):
        return
    for node, name in early_captures(scope.node, captured):
        what = "this function" if isinstance(node, gast.Lambda) else node.id
        raise CompileError(
            "early-capture",
            f"{what} is used here, but {name}, which it captures, may have no value yet",
            scope.module.source.span(node),
            hint=f"assign {name} before; Python would raise NameError if the function were called now",
        )


def _all_inside(scope: Scope) -> list[Scope]:
    found: list[Scope] = []
    for inner in scope.functions.values():
        found += [inner, *_all_inside(inner)]
    return found


def _assigned_before_use(variable: Variable) -> bool:
    """Whether the one assignment stands, unconditionally, before every mention of a function that captures it.

    A sufficient test on positions: parameters always do; else the assignment must be a statement of the function's own
    body, above the first nested function.
    """
    definition = variable.definitions[0]
    scope = variable.scope
    if definition in parameter_nodes(scope.node):
        return True
    if isinstance(scope.node, gast.Lambda) or not scope.functions:
        return False
    first = min(function.lineno for function in scope.functions)
    top = [s for s in scope.node.body if isinstance(s, gast.Assign | gast.AnnAssign)]
    return any(definition is name for s in top if s.lineno < first for name in gast.walk(s))
