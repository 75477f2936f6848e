"""Decorators in terms of what functions have.

before    @decorate                       after     def f_undecorated(x): body
          def f(x): body                            f = decorate(f_undecorated)

`functools.wraps` changes names only and is left out, and so are other compilers' decorators (`@numba.njit`): the
function is the same. `functools.lru_cache` and `functools.cache` become a function that looks its result up
(`caching`). What is left in a decorator list is refused where it stands.
"""

from __future__ import annotations

import builtins
import copy
from collections.abc import Callable
from typing import Any

import gast

from capsulec.diagnostics import CompileError, not_supported_yet
from capsulec.frontend.assignment import bound_names
from capsulec.frontend.syntax import Source
from capsulec.ir.fresh import fresh_name
from capsulec.ir.record_class import RecordClass
from capsulec.records import fresh, mutable

LEAVE_OUT = "leave it out: capsulec compiles what stands below it"
COMPILERS = ("numba.jit", "numba.njit", "transonic.boost", "transonic.jit")
OF_LIBRARY = ("numpy.vectorize",)  # functions of the library that take a function and give one
BLOCKS = ("body", "orelse", "finalbody")
IMPORTS = gast.Import | gast.ImportFrom


@mutable
class Decorated:
    """What became of the decorators of a module. `kept` are functions that make a value once, `forwarders` names the
    functions by which others are called from outside."""

    taken: set[str]
    own: dict[str, Any]  # names of the module that a decorator may be called by, and the statements that bind them
    imported: dict[str, str]  # names that imports bind, and their full names
    kept: set[Any] = fresh(factory=set)
    forwarders: dict[str, str] = fresh(factory=dict)
    constants: dict[str, Any] = fresh(factory=dict)
    cache_info: RecordClass | None = None  # the class of what cache_info() gives
    counting: bool = False  # whether anything is asked of what functions have kept
    library: str = ""  # the module of Python's that the text is for

    def shown(self, name: str) -> str:
        """What Python shows as the name of a class: of one of its own, with the module."""
        return f"{self.library}.{name}" if self.library else name

    def fresh(self, name: str) -> str:
        """A name that nothing in the module has."""
        return fresh_name(name, self.taken)

    def full_name(self, node: Any) -> str:
        """`functools.cache` for whatever the module calls it; "" for what no import binds."""
        match node:
            case gast.Name(id=name):
                return self.imported.get(name, "")
            case gast.Attribute(value=value, attr=attr):
                owner = self.full_name(value)
                return f"{owner}.{attr}" if owner else ""
            case _:
                return ""


def undecorate(tree: Any, is_users: Callable[[Any], bool]) -> Decorated | None:
    """Rewrite the decorated functions of a module, in place; `is_users` tells imports of the user's own files."""
    if not any(isinstance(node, gast.FunctionDef) and node.decorator_list for node in gast.walk(tree)):
        return None
    state = module_names(tree, is_users)
    for function in [node for node in tree.body if isinstance(node, gast.FunctionDef)]:
        _inside(function, state)
    body, tree.body = tree.body, []
    for node in body:
        decorated = isinstance(node, gast.FunctionDef) and node.decorator_list
        tree.body += _outermost(node, state) if decorated else [node]
    from capsulec.frontend.caching import rewrite_methods

    rewrite_methods(tree)
    return state


def module_names(tree: Any, is_users: Callable[[Any], bool]) -> Decorated:
    """What the names of a module are."""
    taken: set[str] = set()
    for node in gast.walk(tree):
        if isinstance(node, gast.Name):
            taken.add(node.id)
        elif isinstance(node, gast.FunctionDef | gast.ClassDef):
            taken.add(node.name)
    own: dict[str, Any] = {}
    imported: dict[str, str] = {}
    constants: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, IMPORTS):
            module = f"{node.module}." if isinstance(node, gast.ImportFrom) and node.module else ""
            users = is_users(node)
            for alias in node.names:
                name = alias.asname or alias.name.split(".")[0]
                full = module + alias.name if alias.asname or module else name
                (own if users else imported)[name] = node if users else full
        elif isinstance(node, gast.FunctionDef):
            own[node.name] = node
        else:
            own |= dict.fromkeys(bound_names(node), node)
            if isinstance(node, gast.Assign) and isinstance(node.value, gast.Constant):
                constants |= {target.id: node.value for target in node.targets if isinstance(target, gast.Name)}
    asked = any(isinstance(n, gast.Attribute) and n.attr in ("cache_clear", "cache_info") for n in gast.walk(tree))
    return Decorated(taken, own, imported, constants=constants, counting=asked)


def _inside(function: Any, state: Decorated) -> None:
    """The decorated functions inside of a function."""

    def block(statements: list[Any]) -> list[Any]:
        found: list[Any] = []
        for node in statements:
            for part in BLOCKS:
                if isinstance(inner := getattr(node, part, None), list):
                    setattr(node, part, block(inner))
            for handler in getattr(node, "handlers", []):
                handler.body = block(handler.body)
            decorated = isinstance(node, gast.FunctionDef) and node.decorator_list
            found += _nested(node, state) if decorated else [node]
        return found

    function.body = block(function.body)


def _nested(node: Any, state: Decorated) -> list[Any]:
    """The statements for a decorated function inside of another one."""
    if not _is_known(node, state, nested=True):
        return [node]
    return _without_decorators(node, state, nested=True)[0]


def _outermost(node: Any, state: Decorated) -> list[Any]:
    """The statements for a decorated function of the module."""
    if not _is_known(node, state, nested=False):
        return [node]
    name, signature, doc = node.name, node.args, gast.get_docstring(node, clean=False)
    statements, plain = _without_decorators(node, state, nested=False)
    if not plain:
        statements.append(_forwarder(name, signature, doc, node, state))
    return statements


def _without_decorators(node: Any, state: Decorated, *, nested: bool) -> tuple[list[Any], bool]:
    """The function and what its decorators make of it, the lowest one first; and whether no decorator is called."""
    from capsulec.frontend.caching import cached, caching_options

    statements: list[Any] = [node]
    decorators, node.decorator_list = node.decorator_list[::-1], []
    name, plain = node.name, True
    for decorator in decorators:
        if _changes_nothing(decorator, state):
            continue
        if _is_manager(decorator, state):
            node.context_manager = True
            continue
        last = statements[-1]
        if (options := caching_options(decorator, state)) is not None and isinstance(last, gast.FunctionDef):
            before, behind = cached(last, decorator, options, state, name, nested=nested)
            statements = [*before, *statements, *behind]
            continue
        inner = state.fresh(f"{name}_undecorated")
        _rename(last, inner)
        statements.append(_assigned(name, decorator, inner))
        plain = False
    return statements, plain


def _is_known(node: Any, state: Decorated, *, nested: bool) -> bool:
    """Whether all decorators are ones that can be rewritten; the first that is not is noted, with the reason."""
    for decorator in node.decorator_list:
        if (reason := _refusal(decorator, state, nested=nested)) is not None:
            node.refused_decorator = (decorator, *reason)
            return False
    return True


def _refusal(decorator: Any, state: Decorated, *, nested: bool) -> tuple[str, str] | None:
    """Why a decorator cannot be rewritten, and what to do."""
    from capsulec.frontend.caching import CACHING, caching_options

    known = _changes_nothing(decorator, state) or _is_manager(decorator, state)
    if known or caching_options(decorator, state) is not None:
        return None
    if state.full_name(decorator) in OF_LIBRARY:
        return None
    if state.full_name(decorator.func if isinstance(decorator, gast.Call) else decorator) in CACHING:
        return "a cache of this size", "write a number, or None: @lru_cache(maxsize=100)"
    root = decorator
    while isinstance(root, gast.Call | gast.Attribute):
        root = root.func if isinstance(root, gast.Call) else root.value
    known = isinstance(root, gast.Name) and root.id not in state.imported
    if not known or (root.id not in state.own and (not nested or hasattr(builtins, root.id))):
        return "a decorator", LEAVE_OUT
    if _has_effects(state.own.get(root.id), isinstance(decorator, gast.Call)):
        return "a decorator that does more than make a function", "let it return a function and do nothing else"
    return None


def decorator_error(source: Source, node: Any) -> CompileError:
    """The error for a function with decorators that are left."""
    decorator, what, hint = getattr(node, "refused_decorator", (node.decorator_list[0], "a decorator", LEAVE_OUT))
    return not_supported_yet(what, source.span(decorator), hint)


def _changes_nothing(decorator: Any, state: Decorated) -> bool:
    """Whether a function does with the decorator what it does without."""
    called = isinstance(decorator, gast.Call)
    full = state.full_name(decorator.func if called else decorator)
    return full in COMPILERS or (called and full == "functools.wraps")


def _is_manager(decorator: Any, state: Decorated) -> bool:
    """@contextmanager, whose functions `with` takes."""
    return state.full_name(decorator) == "contextlib.contextmanager"


def _has_effects(function: Any, called: bool) -> bool:
    """Whether a decorator does more than make a function, as one that enters functions into a table: the module's
    statements are not run, so that nothing would come of it. `called`: it is a function that gives the decorator."""
    if not isinstance(function, gast.FunctionDef):
        return False
    for statement in function.body:
        match statement:
            case gast.Expr(value=gast.Constant()):
                pass
            case gast.Expr() | gast.AugAssign() | gast.Global():
                return True
            case gast.Assign(targets=targets) if any(isinstance(t, gast.Subscript | gast.Attribute) for t in targets):
                return True
            case gast.FunctionDef() if called and _has_effects(statement, False):
                return True
    return False


def _rename(statement: Any, name: str) -> None:
    """Let the function or value that a statement defines have another name; messages go on calling it by its own."""
    if isinstance(statement, gast.FunctionDef):
        statement.shown = getattr(statement, "shown", statement.name)
        statement.name = name
    else:
        statement.targets[0].id = name


def _assigned(name: str, decorator: Any, inner: str) -> Any:
    """`name = decorator(inner)`"""
    argument = gast.copy_location(gast.Name(inner, gast.Load(), None, None), decorator)
    call = gast.copy_location(gast.Call(decorator, [argument], []), decorator)
    target = gast.copy_location(gast.Name(name, gast.Store(), None, None), decorator)
    made = gast.copy_location(gast.Assign([target], call, None), decorator)
    made.decorated = True
    return made


def parameters_in_call(args: Any) -> str:
    """The text of a call's arguments that passes a function's own parameters on."""
    parts = [parameter.id for parameter in (*args.posonlyargs, *args.args)]
    parts += [f"*{args.vararg.id}"] if args.vararg is not None else []
    parts += [f"{parameter.id}={parameter.id}" for parameter in args.kwonlyargs]
    parts += [f"**{args.kwarg.id}"] if args.kwarg is not None else []
    return ", ".join(parts)


def without_annotations(args: Any) -> Any:
    """A copy of a signature; what its annotations say is said by the function that it is a copy of."""
    copied = copy.deepcopy(args)
    for node in gast.walk(copied):
        if isinstance(node, gast.Name) and isinstance(node.ctx, gast.Param):
            node.annotation = None
    return copied


def written(text: str, args: Any, doc: str | None, place: Any) -> Any:
    """The first function of a text with the parameters `args`; all of it stands at `place`."""
    function = gast.parse(text).body[0]
    function.args = without_annotations(args)
    if doc is not None:
        function.body.insert(0, gast.Expr(gast.Constant(doc, None)))
    put_at(function, place)
    return function


def put_at(tree: Any, place: Any) -> None:
    """Give a made tree the place of another in the file, for messages."""
    for node in gast.walk(tree):
        if isinstance(node, gast.expr | gast.stmt | gast.keyword | gast.alias):
            for field in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
                setattr(node, field, getattr(place, field))


def _forwarder(name: str, signature: Any, doc: str | None, node: Any, state: Decorated) -> Any:
    """The function that an export of a decorated function calls: it has the parameters of the `def`."""
    outside = state.fresh(f"{name}_exported")
    state.forwarders[name] = outside
    made = written(f"def {outside}(): return {name}({parameters_in_call(signature)})", signature, doc, node)
    made.shown = name
    return made
