"""Exception classes of the user's: names for classes that the library is told of.

before    class ParseError(ValueError): pass        after     ParseError = <exceptions.kernel_ParseError>

They hold what a builtin exception does, its arguments, and are attributes of the compiled module. One with an
`__init__` is made of its own text when Python imports the module, and it is Python that runs its methods when somebody
looks at an exception; compiled code knows the arguments, and what types the fields have.

before    class Failed(Exception):                  after     class Failed_fields:  # of which no values are kept
              def __init__(self, code):                           def __init__(self, code):
                  super().__init__("failed")                          self.args = ("failed",)
                  self.code = code                                    self.code = code
                                                              def Failed(code):
                                                                  Failed_fields(code)
                                                                  return <exceptions.kernel_Failed>(code)
"""

from __future__ import annotations

import copy
from typing import Any

import gast

from capsulec.diagnostics import CompileError
from capsulec.frontend.decorators import Decorated, parameters_in_call, put_at, written
from capsulec.frontend.syntax import Source
from capsulec.ir.types import Static, widened
from capsulec.library import exceptions
from capsulec.records import mutable

ARGUMENTS = "raise it with several arguments, and read them from e.args"


@mutable
class Own:
    """An exception class of the file: what C++ calls it, and, where it or a base has an `__init__`, that and the name
    of the class of its fields."""

    symbol: str
    init: Any = None
    fields: str = ""
    passes_on: bool = True  # whether `__init__` calls that of the builtin class, which sets the arguments


def unfold_exceptions(tree: Any, module: str, source: Source, state: Decorated, is_main: bool) -> tuple[str, ...]:
    """Replace the exception classes of a module, in place; what C++ calls them, bases first."""
    known: dict[str, Own] = {}
    body: list[Any] = []
    for node in tree.body:
        if not isinstance(node, gast.ClassDef) or len(node.bases) != 1 or node.decorator_list or node.keywords:
            body.append(node)
            continue
        base = _base(node.bases[0], known, state)
        if base is None:
            body.append(node)
            continue
        wrong = next((s for s in node.body if not (_says_nothing(s) or (is_main and _can_be_said(s)))), None)
        if wrong is not None:
            text = f"the exception class {node.name} cannot be compiled: it holds more than its arguments"
            node.refused_class = CompileError("module-statement", text, source.span(wrong), hint=ARGUMENTS)
            body.append(node)
            continue
        symbol = exceptions.declare(f"{module}_{node.name}", node.name, base.symbol)
        known[node.name] = Own(symbol, base.init, base.fields, base.passes_on)
        body += _with_text(node, known[node.name], base, state)
        if known[node.name].init is None:
            named = gast.Name(node.name, gast.Store(), None, None)
            value = gast.Name(f"{exceptions.OWN_MODULE}.{symbol}", gast.Load(), None, None)
            body.append(gast.Assign([named], value, None))
            put_at(body[-1], node)
    tree.body[:] = body
    with_init = {name: own for name, own in known.items() if own.init is not None}
    if with_init:
        _settle_calls(tree, with_init, source, state)
    return tuple(own.symbol for own in known.values())


def _settle_calls(tree: Any, known: dict[str, Own], source: Source, state: Decorated) -> None:
    """`raise Failed` as `raise Failed()`; and where `__init__` leaves the arguments to Python, which are those that the
    call has without names, `Failed(a)` as a call of a function with so many parameters. Raises CompileError."""
    made: dict[tuple[str, int], Any] = {}
    for node in list(gast.walk(tree)):
        if isinstance(node, gast.Raise) and isinstance(node.exc, gast.Name) and node.exc.id in known:
            node.exc = gast.copy_location(gast.Call(node.exc, [], []), node.exc)
        match node.exc if isinstance(node, gast.Raise) else node:
            case gast.Call(func=gast.Name(id=name) as func, args=args, keywords=keywords) if name in known:
                own = known[name]
                plain = [*own.init.args.posonlyargs, *own.init.args.args][1:]
                if own.passes_on or (len(args) == len(plain) and not keywords and own.init.args.vararg is None):
                    continue
                if keywords or any(isinstance(argument, gast.Starred) for argument in args):
                    text = f"arguments of {name} by name, or starred, are not supported yet"
                    hint = f"call super().__init__(…) in the __init__ of {name}, or pass all in order"
                    raise CompileError("not-supported-yet", text, source.span(node), hint=hint)
                if len(args) > len(plain) or len(plain) - len(args) > len(own.init.args.defaults):
                    continue  # an error, which the function with all parameters has
                if (name, len(args)) not in made:
                    place = next(n for n in tree.body if getattr(n, "name", "") == name)
                    short = _maker(place, own, state.fresh(f"{name}_of_{len(args)}"), len(args))
                    tree.body.insert(tree.body.index(place), short)
                    made[name, len(args)] = short.name
                func.id = made[name, len(args)]


def _base(node: Any, known: dict[str, Own], state: Decorated) -> Own | None:
    """The exception class that a name means: one of the file's, or a builtin one."""
    if not isinstance(node, gast.Name):
        return None
    if node.id in known:
        return known[node.id]
    found = None if node.id in state.own or node.id in state.imported else exceptions.builtin_class(node.id)
    return None if found is None else Own(found)


def _says_nothing(statement: Any) -> bool:
    return isinstance(statement, gast.Pass) or (
        isinstance(statement, gast.Expr) and isinstance(statement.value, gast.Constant)
    )


def _can_be_said(statement: Any) -> bool:
    """What a class that is made of its text may hold besides."""
    match statement:
        case gast.FunctionDef(name="__init__", args=args, decorator_list=[]):
            return not args.kwonlyargs and args.kwarg is None
        case gast.FunctionDef():
            return True
        case gast.Assign(targets=targets, value=gast.Constant()):
            return all(isinstance(target, gast.Name) for target in targets)
        case gast.AnnAssign(target=gast.Name(), value=value):
            return value is None or isinstance(value, gast.Constant)
        case _:
            return False


def _with_text(node: Any, own: Own, base: Own, state: Decorated) -> list[Any]:
    """The class of the fields of an exception, and the function that makes one; nothing where it has no `__init__`."""
    found = [s for s in node.body if not _says_nothing(s)]
    if not found and base.symbol not in exceptions.TEXTUAL:
        return []
    exceptions.TEXTUAL.add(own.symbol)
    constants = exceptions.CONSTANTS.setdefault(own.symbol, {})
    constants.clear()
    for statement in found:
        if isinstance(statement, gast.Assign):
            constants |= {t.id: widened(Static(statement.value.value)) for t in statement.targets if _typed(statement)}
        elif isinstance(statement, gast.AnnAssign) and statement.value is not None and _typed(statement):
            constants[statement.target.id] = widened(Static(statement.value.value))
    init = next((s for s in found if isinstance(s, gast.FunctionDef) and s.name == "__init__"), None)
    own.init = init or base.init
    if own.init is None:
        return []
    shadow = copy.deepcopy(node)
    own.fields = shadow.name = state.fresh(f"{node.name}_fields")
    shadow.bases = [gast.copy_location(gast.Name(base.fields, gast.Load(), None, None), node)] if base.fields else []
    shadow.body = [copy.deepcopy(init)] if init is not None else [gast.copy_location(gast.Pass(), node)]
    shadow.exception_symbol = own.symbol
    if init is not None:
        own.passes_on = _keep_arguments(shadow.body[0], base)
    return [shadow, _maker(node, own, node.name)]


def _typed(statement: Any) -> bool:
    return isinstance(statement.value.value, bool | int | float | complex | str | bytes)


def _keep_arguments(init: Any, base: Own) -> bool:
    """`super().__init__(x)` of a builtin class, in place: `self.args = (x,)`. Whether there is one."""
    own = [*init.args.posonlyargs, *init.args.args][0].id
    calls = [n for n in gast.walk(init) if isinstance(n, gast.Expr) and _calls_base(n.value)]
    if base.init is not None:
        return base.passes_on and bool(calls)
    for statement in calls:
        given = statement.value.args
        if not isinstance(statement.value.func.value, gast.Call):
            given = given[1:]
        _become(statement, own, given)
    return bool(calls)


def _become(statement: Any, own: str, given: list[Any]) -> None:
    """Make a statement `own.args = (…)`."""
    target = gast.Attribute(gast.Name(own, gast.Load(), None, None), "args", gast.Store())
    made = gast.Assign([target], gast.Tuple(list(given), gast.Load()), None)
    for node in (made, target, target.value, made.value):
        for field in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
            setattr(node, field, getattr(statement, field, None))
    statement.__class__ = gast.Assign
    statement.__dict__ = made.__dict__


def _calls_base(node: Any) -> bool:
    """`super().__init__(…)`, `Exception.__init__(self, …)`"""
    match node:
        case gast.Call(func=gast.Attribute(value=gast.Call(func=gast.Name(id="super")), attr="__init__")):
            return True
        case gast.Call(func=gast.Attribute(value=gast.Name(id=name), attr="__init__")):
            return exceptions.builtin_class(name) is not None
        case _:
            return False


def _maker(node: Any, own: Own, name: str, count: int | None = None) -> Any:
    """The function that makes an exception; with a count, one that has so many parameters."""
    arguments = copy.copy(own.init.args)
    field = "posonlyargs" if arguments.posonlyargs else "args"
    setattr(arguments, field, getattr(arguments, field)[1:])
    if count is not None:
        plain = [*arguments.posonlyargs, *arguments.args][:count]
        required = len([*arguments.posonlyargs, *arguments.args]) - len(arguments.defaults)
        arguments.posonlyargs, arguments.args, arguments.vararg = [], plain, None
        arguments.defaults = arguments.defaults[: max(count - required, 0)]
    passed = parameters_in_call(arguments)
    text = f"def {name}():\n    {own.fields}({passed})\n    return {own.fields}({passed})\n"
    made = written(text, arguments, None, node)
    made.body[1].value.func.id = f"{exceptions.OWN_MODULE}.{own.symbol}"
    made.exception_symbol = own.symbol
    return made
