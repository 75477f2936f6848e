"""`*` in calls, and keywords of calls that make or fill a dict.

`f(*t)` of a tuple of known length has an argument for each item. What else can be said by a call without a star is
typed as that call: `rewritten` is the node that stands for it, `print(*words)` for one as

    print(" ".join([*map(str, words)]))
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import CompileError
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.expressions import expression
from capsulec.frontend.scopes import Scope
from capsulec.ir.types import Function, LibraryFunction, Method, Tuple, Type, widened
from capsulec.library.table import INTERNAL

PRINT, ZIP = "builtins.print", "builtins.zip"


def positional_arguments(body: Body, node: Any) -> list[Any] | None:
    """The positional arguments of a call, those of `*tuple` one by one; None while something is not known.

    Raises CompileError where their number is not known while compiling.
    """
    found: list[Any] = []
    for argument in node.args:
        if not isinstance(argument, gast.Starred):
            found.append(argument)
            continue
        type_ = expression(body, argument.value)
        if type_ is None:
            return None
        if not isinstance(type_, Tuple):
            raise _unknown_number(body, argument, type_)
        items = item_nodes(argument, len(type_.items))
        for item, item_type in zip(items, type_.items, strict=True):
            body.spec.expressions[item] = item_type
        found += items
    return found


def _is_written(value: Any) -> bool:
    """Whether a list is written out, so that its items are arguments."""
    return isinstance(value, gast.List) and not any(isinstance(item, gast.Starred) for item in value.elts)


def rest_of_any_length(body: Body, node: Any, function: Type | None) -> Any:
    """`(*values, c)` for what `f(a, *values, c)` passes as the `*rest` of `def f(a, *rest)`, where the length of the
    values is found at run time; None for all other calls."""
    if not isinstance(function, Function) or function.definition.node.args.vararg is None:
        return None
    arguments = function.definition.node.args
    slots = len(arguments.posonlyargs) + len(arguments.args)
    stars = [n for n, argument in enumerate(node.args) if isinstance(argument, gast.Starred)]
    if not stars or stars[0] < slots or not _has_unknown_star(body, node):
        return None
    if "rest_of_any_length" not in node.__dict__:
        made = gast.Tuple(node.args[slots:], gast.Load())
        node.rest_of_any_length = gast.copy_location(made, node)
    return node.rest_of_any_length


def refuse_star_parameters(scope: Scope) -> None:
    """Refuse `*rest` and `**rest` in an exported function: Python passes what the export says."""
    args = scope.node.args
    if args.kwarg is not None:
        raise CompileError(
            "syntax-not-supported",
            f"an exported function cannot have a `**{args.kwarg.id}` parameter",
            scope.module.source.span(args.kwarg),
            hint="write out the parameters with their defaults, or pass a dict",
        )
    if args.vararg is not None:
        raise CompileError(
            "syntax-not-supported",
            f"an exported function cannot have a `*{args.vararg.id}` parameter",
            scope.module.source.span(args.vararg),
            hint="write out the parameters, or pass a tuple; functions that are called in compiled code may have one",
        )


def item_nodes(starred: Any, count: int) -> list[Any]:
    """The nodes that stand for the items of `*tuple`."""
    nodes: list[Any] = starred.__dict__.setdefault("items", [])
    while len(nodes) < count:
        index = gast.copy_location(gast.Constant(len(nodes), None), starred)
        nodes.append(gast.copy_location(gast.Subscript(starred.value, index, gast.Load()), starred))
    return nodes[:count]


def _unknown_number(body: Body, argument: Any, type_: Type) -> CompileError:
    hint = "unpack it before: a, b = values; f(a, b)"
    text = f"`*` in a call takes a tuple whose length is known while compiling, not {widened(type_)}"
    return body.error("operand-types", text, argument, hint=hint, notes=tuple(body.reasons(argument.value)))


def refuse_double_star(body: Body, node: Any) -> None:
    """`**` in a call, whose names are not known."""
    for keyword in node.keywords:
        if keyword.arg is None:
            raise CompileError(
                "syntax-not-supported",
                "`**` in a call cannot be compiled: the names of the arguments have to be known",
                body.span(keyword.value),
                hint='write the keywords out: f(a=d["a"], b=d["b"])',
            )


def rewritten(body: Body, node: Any, function: Type | None) -> Any:
    """The node that a call is typed and lowered as, or None when it is taken as it stands."""
    match function:
        case LibraryFunction("builtins.dict") if node.keywords:
            return _once(node, lambda: _display(node))
        case Method("builtins.dict.update") if node.keywords:
            return _once(node, lambda: gast.Call(node.func, [_display(node)], []))
        case LibraryFunction("builtins.round") if _has_none(node):
            return _once(node, lambda: gast.Call(node.func, node.args[:1], []))
        case LibraryFunction("builtins.max" | "builtins.min") if len(node.args) > 1 and _has_key(node):
            return _once(node, lambda: gast.Call(node.func, [gast.Tuple(node.args, gast.Load())], node.keywords))
        case LibraryFunction("builtins.max" | "builtins.min" as name) if _has_unknown_star(body, node):
            return _once(node, lambda: _extreme(node, name.rpartition(".")[2]))
        case LibraryFunction(name) if name in (PRINT, ZIP) and _has_unknown_star(body, node):
            return _once(node, lambda: _printed(node) if name == PRINT else _zipped(node))
        case LibraryFunction(name) | Method(function=str(name)) if _takes_all(body, node, name):
            return _once(node, lambda: _of_all(node, name, function))
        case Function() | LibraryFunction():
            return _with_known_numbers(body, node, function)
        case _:
            return None


def _with_known_numbers(body: Body, node: Any, function: Type) -> Any:
    """`f(a, b)` for `f(*[a, b])`, and `f(*given(values))` for `f(*values)` where f takes so and so many; None for
    other calls."""
    from capsulec.frontend.infer.star_counts import counted

    stars = [argument for argument in node.args if isinstance(argument, gast.Starred)]
    if any(_is_written(star.value) for star in stars):
        return _once(node, lambda: gast.Call(node.func, _flat(node.args), node.keywords))
    if len(stars) != 1 or not _has_unknown_star(body, node) or rest_of_any_length(body, node, function) is not None:
        return None
    return counted(node, stars[0], function)


def _takes_all(body: Body, node: Any, name: str) -> bool:
    """Whether a function that takes any number of values is called with a star before a list."""
    from capsulec.library.given_counts import METHODS, OF_ALL

    return (name in OF_ALL or name in METHODS) and _has_unknown_star(body, node)


def _of_all(node: Any, name: str, function: Type | None) -> Any:
    """The call of a function that takes any number of values with one iterable of them."""
    from capsulec.library.given_counts import METHODS, of_all

    before = [node.func.value] if isinstance(function, Method) else []
    arguments = node.args
    if not before and name in METHODS and not isinstance(arguments[0], gast.Starred):
        before, arguments = arguments[:1], arguments[1:]
    alone = len(arguments) == 1 and isinstance(arguments[0], gast.Starred)
    return _call(of_all(name), *before, arguments[0].value if alone else gast.List(arguments, gast.Load()))


def _flat(arguments: list[Any]) -> list[Any]:
    """The arguments, those in a list that is written out one by one."""
    found: list[Any] = []
    for argument in arguments:
        written = isinstance(argument, gast.Starred) and _is_written(argument.value)
        found += argument.value.elts if written else [argument]
    return found


def thrown_instance(body: Body, node: Any) -> Any:
    """`g.throw(ValueError())` for `g.throw(ValueError)`."""
    from capsulec.library.exceptions import class_name

    type_ = body.spec.expressions.get(node.args[0]) if len(node.args) == 1 else None
    if type_ is None or class_name(type_) is None:
        return None
    return _once(node, lambda: gast.Call(node.func, [gast.Call(node.args[0], [], [])], []))


def attribute(body: Body, node: Any) -> Any:
    """`value.name` for `getattr(value, "name")`; None for a name that is not written out, or their own getattr. With a
    default, and for `hasattr`, the type of the value says whether it has the attribute."""
    name = node.args[1]
    own = node.func in body.scope.uses or node.func.id in body.scope.module.bound
    if own or not (isinstance(name, gast.Constant) and isinstance(name.value, str)):
        return None
    if len(node.args) == 2 and node.func.id == "getattr":
        return _once(node, lambda: gast.Attribute(node.args[0], name.value, gast.Load()))
    type_ = expression(body, node.args[0])
    has = None if type_ is None else _has_attribute(type_, name.value)
    if has is None:
        return None
    if node.func.id == "hasattr":
        made: Any = gast.Constant(has, None)
    else:
        made = gast.Attribute(node.args[0], name.value, gast.Load()) if has else node.args[2]
    return made if has is False and node.func.id == "getattr" else _once(node, lambda: made)


def _has_attribute(type_: Type, name: str) -> bool | None:
    """Whether all values of a class of the user's have an attribute; None for other types."""
    from capsulec.frontend.infer.records import class_of

    definition = None if isinstance(type_, Function) else class_of(type_)
    if definition is None:
        return None
    return name in (*definition.fields, *definition.methods, *definition.constants)


def _has_none(node: Any) -> bool:
    """Whether a call of two arguments has None as the second, by position or name."""
    second = [*node.args[1:], *(keyword.value for keyword in node.keywords if keyword.arg == "ndigits")]
    none = len(second) == 1 and isinstance(second[0], gast.Constant) and second[0].value is None
    return none and len(node.args) + len(node.keywords) == 2


def _has_key(node: Any) -> bool:
    return any(keyword.arg == "key" for keyword in node.keywords) and not any(
        isinstance(argument, gast.Starred) for argument in node.args
    )


def _has_unknown_star(body: Body, node: Any) -> bool:
    stars = [argument.value for argument in node.args if isinstance(argument, gast.Starred)]
    types = [expression(body, value) for value in stars if not _is_written(value)]
    return any(type_ is not None and not isinstance(type_, Tuple) for type_ in types)


def _once(node: Any, make: Any) -> Any:
    """What is made of a node: made the first time, the same ever after."""
    if "rewritten" not in node.__dict__:
        made = make()
        for part in gast.walk(made):
            if isinstance(part, gast.expr | gast.Slice) and not hasattr(part, "lineno"):
                gast.copy_location(part, node)
        node.rewritten = made
    return node.rewritten


def _display(node: Any) -> Any:
    """`{**dict(pairs), "a": 1}` for `dict(pairs, a=1)`."""
    keys: list[Any] = [None for _ in node.args]
    values: list[Any] = [_call("builtins.dict", argument) for argument in node.args]
    for keyword in node.keywords:
        keys.append(None if keyword.arg is None else gast.Constant(keyword.arg, None))
        values.append(keyword.value)
    return gast.Dict(keys, values)


def _call(name: str, *arguments: Any) -> Any:
    return gast.Call(_library_name(name), list(arguments), [])


def _library_name(name: str) -> Any:
    """The name of a function of the library, whatever the module calls so itself."""
    return gast.Name(name, gast.Load(), None, None)


def _printed(node: Any) -> Any:
    texts: list[Any] = []
    for argument in node.args:
        if isinstance(argument, gast.Starred):
            mapped = _call("builtins.map", _library_name("builtins.str"), argument.value)
            texts.append(gast.Starred(mapped, gast.Load()))
        else:
            texts.append(_call("builtins.str", argument))
    return gast.Call(_library_name(f"{INTERNAL}.print_all"), [gast.List(texts, gast.Load())], node.keywords)


def _extreme(node: Any, name: str) -> Any:
    """`max([a, *values])` for `max(a, *values)`, which has to have several."""
    from capsulec.library.given_counts import several

    values: Any = gast.List(node.args, gast.Load())
    if sum(not isinstance(argument, gast.Starred) for argument in node.args) < 2:
        values = _call(several(), values, gast.Constant(name, None))
    return gast.Call(node.func, [values], node.keywords)


def _zipped(node: Any) -> Any:
    rows = node.args[0].value if len(node.args) == 1 else gast.List(node.args, gast.Load())
    return _call(f"{INTERNAL}.zip_all", rows)
