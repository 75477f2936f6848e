"""Names to variables.

A *variable* is a web of beniget's def-use chains: definitions of one name that reach a common use. A name that is
reused for something else is another variable with a type of its own. Names shared with nested functions, and names of
functions that contain `try`, keep one variable for all definitions: there any definition may reach any use.

A nested function that is bound to its name by `def` alone is static: calling it needs no run-time value but the
variables that it captures, which are passed along. A captured variable travels by value when it is assigned once,
before any use of the functions that capture it; else by reference.
"""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import beniget
import gast

from capsulec.diagnostics import CompileError, Span
from capsulec.frontend.assignment import early_captures, maybe_unbound
from capsulec.frontend.comprehensions import GENERATOR_EXPRESSION, is_generator, unfold
from capsulec.frontend.kept_values import MADE
from capsulec.frontend.module_level import bind_all, functions_in
from capsulec.frontend.project import MARKER, Imported, Project, imported_names
from capsulec.frontend.simplify import simplify
from capsulec.frontend.syntax import Source, check_text
from capsulec.frontend.threads import unite_across
from capsulec.records import fresh, mutable

if TYPE_CHECKING:
    from capsulec.ir.exports import Export


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
            found = self.scope.functions[self.definitions[0]]
            return None if found.local_defaults else found
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
    local_defaults: list[Any] = fresh(factory=list)  # defaults that are computed where the function is defined

    @property
    def span(self) -> Span:
        return self.module.source.header_span(self.node)

    @property
    def doc(self) -> str:
        return "" if isinstance(self.node, gast.Lambda) else gast.get_docstring(self.node) or ""


@mutable
class Module:
    """A file of the user's: its functions, constants (name -> expression) and imports.

    The dictionaries have the last binding of each name. `rebound` names have several, `dynamic` ones are bound by a
    statement that the dictionaries cannot tell, as under a condition: those are in `refused`.
    """

    source: Source
    tree: Any
    doc: str
    project: Project | None = None
    functions: dict[str, Scope] = fresh(factory=dict)
    constants: dict[str, Any] = fresh(factory=dict)
    annotations: dict[str, Any] = fresh(factory=dict)  # of constants
    kept: dict[str, Scope] = fresh(factory=dict)  # what makes the values that need memory
    exported_values: dict[str, str] = fresh(factory=dict)  # variables that are exported, and what gives their values
    shorter: dict[tuple[str, frozenset[int]], str] = fresh(factory=dict)  # see left_out.py
    values: set[Any] = fresh(factory=set)  # the definitions of those functions
    forwarders: dict[str, str] = fresh(factory=dict)  # decorated functions, and what an export calls for them
    unrun: list[Any] = fresh(factory=list)  # statements that bind nothing that is known
    imports: dict[str, Imported] = fresh(factory=dict)
    refused: dict[str, CompileError] = fresh(factory=dict)  # names whose definition cannot be compiled, if used
    bound: set[str] = fresh(factory=set)
    rebound: set[str] = fresh(factory=set)
    dynamic: set[str] = fresh(factory=set)
    stars: list[Imported] = fresh(factory=list)  # `from m import *`
    scopes: dict[Any, Scope] = fresh(factory=dict)  # FunctionDef and Lambda nodes at module level
    exceptions: tuple[str, ...] = ()  # classes of exceptions, as the library knows them
    broken: dict[Scope, CompileError] = fresh(factory=dict)  # functions whose names cannot be resolved

    @property
    def name(self) -> str:
        """The last part of the module's name."""
        if self.source.path.startswith("<"):  # a module's text in the library, which no file of the user's is called as
            return re.sub(r"\W+", "__", self.source.path.strip("<>").removesuffix(".py"))
        folder, file = os.path.split(os.path.abspath(self.source.path))
        return os.path.basename(folder) if file == MARKER else file.removesuffix(".py")

    @property
    def is_package(self) -> bool:
        return self.source.path.endswith(MARKER) or os.path.isdir(self.source.path)

    def names(self) -> list[str]:
        """All names that the module binds."""
        return sorted(self.bound)

    def public(self) -> list[str]:
        """The names that `from module import *` binds."""
        match self.constants.get("__all__"):
            case gast.List(elts=elts) | gast.Tuple(elts=elts) if all(isinstance(e, gast.Constant) for e in elts):
                return [str(element.value) for element in elts]
            case _:
                return [name for name in self.names() if not name.startswith("_")]


@mutable
class _Loop:
    """A loop that is gone through, and how often its body has been."""

    body: list[Any]
    rounds: int = 0


class _Chains(beniget.DefUseChains):  # type: ignore[misc]
    """beniget's chains without its warnings: an unknown name is our own error, with its place.

    beniget goes through the body of a loop twice, so that what the first round defines reaches the second. Inside of
    such a second round the loops in it have told all that they do to each other: one round is enough, and the work
    does not double with each loop that is nested.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._loops: list[_Loop] = []
        self._again = 0

    def _loop(self, visit: Any, node: Any) -> Any:
        self._loops.append(_Loop(node.body))
        try:
            return visit(node)
        finally:
            self._loops.pop()

    def visit_For(self, node: Any) -> Any:  # noqa: N802
        return self._loop(super().visit_For, node)

    def visit_While(self, node: Any) -> Any:  # noqa: N802
        return self._loop(super().visit_While, node)

    def process_body(self, statements: list[Any]) -> Any:
        loop = self._loops[-1] if self._loops else None
        if loop is None or loop.body is not statements:
            return super().process_body(statements)
        loop.rounds += 1
        if loop.rounds == 1:
            return super().process_body(statements)
        if self._again:
            return None
        self._again += 1
        try:
            return super().process_body(statements)
        finally:
            self._again -= 1

    def warn(self, msg: str, node: Any) -> None:
        pass

    def visit_MatchSingleton(self, node: Any) -> Any:  # noqa: N802 - beniget's own fails on `case None`
        return self.chains.setdefault(node, beniget.Def(node))


def resolve(source: Source, tree: Any, project: Project | None = None, exports: Sequence[Export] = ()) -> Module:
    """Resolve every name of a file, one of `project`'s, which has these exports.

    Raises CompileError for what cannot be in a compiled module.
    """
    # Python strips the indentation of docstrings from 3.13 on.
    doc = gast.get_docstring(tree, clean=sys.version_info >= (3, 13)) or ""
    module = Module(source, tree, check_text(source, doc, tree.body[0]) if doc else "", project)
    if project is not None:
        project.add(module)
    simplify(module, tree, exports, lambda statement: _is_users(module, statement))
    defined = functions_in(tree.body)
    reaching = _reaching(source, list(defined))
    unfold(tree)
    module.scopes = {node: Scope(node, getattr(node, "shown", name), module, None) for node, name in defined.items()}
    bind_all(module)
    _give_methods(module)
    for scope in module.scopes.values():
        try:
            _resolve_function(scope, reaching)
            _close(scope)
            for inner in (scope, *_all_inside(scope)):
                _refuse_early_captures(inner)
        except CompileError as error:  # which matters only when the function is used
            module.broken[scope] = error
    return module


def _give_methods(module: Module) -> None:
    """Tell the classes of a file which functions are theirs, those of their bases included."""
    for node, scope in module.scopes.items():
        if (definition := getattr(node, "record_class", None)) is not None:
            definition.constructor, definition.module = scope, module
        elif (method := getattr(node, "method_of", None)) is not None:
            method[0].methods[method[1]] = scope
    for scope in module.scopes.values():
        if (definition := getattr(scope.node, "record_class", None)) is not None:
            for base in definition.chain:
                definition.methods = {**base.methods, **definition.methods}


def _is_users(module: Module, statement: Any) -> bool:
    """Whether an import statement finds files of the user's."""
    if module.project is None:
        return False
    try:
        return all(module.project.find(module, imported) is not None for _, imported in imported_names(statement))
    except CompileError:
        return False


def _reaching(source: Source, functions: list[Any]) -> dict[Any, list[Any]]:
    """The definitions that reach each use of a name, inside of functions.

    What module-level statements do to names is not asked of beniget, which fails on some, as on `raise`.
    """
    chains = _Chains(source.path)
    chains.visit(gast.Module([gast.Expr(f) if isinstance(f, gast.Lambda) else f for f in functions], []))
    reaching: dict[Any, list[Any]] = defaultdict(list)
    for definition in chains.chains.values():
        for user in definition.users():
            reaching[user.node].append(definition.node)
    return reaching


def _resolve_function(scope: Scope, reaching: dict[Any, list[Any]]) -> None:
    """Find the variables of a function, and of those inside it."""
    node, module = scope.node, scope.module
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
    tries = [child for child in own if isinstance(child, gast.Try)]
    caught = _caught_names(own, definitions, shared, reaching) if tries else set()
    for child in tries:  # what is assigned there reaches the handlers from anywhere
        if child.handlers:
            inside = set(gast.walk(child))
            shared |= {name for name, nodes in definitions.items() if not inside.isdisjoint(nodes)}
    shared |= _conditional_names(own, definitions)
    for child in tries:  # without a handler, only `finally` is reached from anywhere before
        shared |= {n.id for part in child.finalbody for n in gast.walk(part) if isinstance(n, gast.Name)}
    shared -= caught
    _make_variables(scope, definitions, own, shared, reaching)
    _resolve_uses(scope, own, nonlocals, definitions, reaching)
    for child in inner:
        child_name = getattr(child, "shown", child.name) if isinstance(child, gast.FunctionDef) else "lambda"
        scope.functions[child] = Scope(child, child_name, module, scope)
        defaults = [*child.args.defaults, *filter(None, child.args.kw_defaults)]
        computed = [d for d in defaults if any(n in scope.uses or isinstance(n, MADE) for n in gast.walk(d))]
        scope.functions[child].local_defaults = computed
        _resolve_function(scope.functions[child], reaching)


def _caught_names(
    own: list[Any], definitions: dict[str, list[Any]], shared: set[str], reaching: dict[Any, list[Any]]
) -> set[str]:
    """The names that nothing but `except … as name` defines, and that are used in such handlers only: each handler has
    a variable of its own. Notes that it reaches the uses inside of it."""
    holders: dict[Any, Any] = {}  # use -> the name of the innermost handler around
    handlers = [node for node in own if isinstance(node, gast.ExceptHandler) and node.name is not None]
    for handler in handlers:
        for statement in handler.body:
            for node in gast.walk(statement):
                if isinstance(node, gast.Name) and node.id == handler.name.id and isinstance(node.ctx, gast.Load):
                    holders[node] = handler.name
    named = {id(handler.name) for handler in handlers}
    found = {
        name
        for name, nodes in definitions.items()
        if name not in shared and all(id(definition) in named for definition in nodes)
    }
    for node in own:
        if isinstance(node, gast.Name) and node.id in found and id(node) not in named and node not in holders:
            found.discard(node.id)
    for use, definition in holders.items():
        if use.id in found:
            reaching[use] = [definition]
    return found


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


def _conditional_names(own: list[Any], definitions: dict[str, list[Any]]) -> set[str]:
    """Names that `:=` may leave alone, inside of `and`, `or` and conditional expressions: what they had before counts.

    What patterns of `match` capture, a new value for each case, is left out where nothing else defines the name.
    """
    names: set[str] = set()
    captures: set[str] = set()
    for node in own:
        if isinstance(node, gast.BoolOp | gast.IfExp):
            inside = [n.target for n in gast.walk(node) if isinstance(n, gast.NamedExpr)]
            for target in inside:
                captures.add(target.id)
                if not hasattr(target, "capture") or sum(other.id == target.id for other in inside) > 1:
                    names.add(target.id)
    return names | {name for name in captures if not all(hasattr(d, "capture") for d in definitions[name])}


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
            unite(local or (definitions[use.id] if isinstance(use.ctx, gast.Load | gast.Del) else []))
    if isinstance(scope.node.body, list):
        unite_across(scope.node.body, own, find, unite, reaching)
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
            if isinstance(node.ctx, gast.Load | gast.Del) or node in augmented:
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
