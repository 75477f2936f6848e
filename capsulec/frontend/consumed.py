"""Comprehensions whose elements are used up at once, by `sum`, `max`, `any`, `list`, `join` and their like.

before    total = sum(x * x for x in xs)          after    for x in xs: total += x * x
          names = set([x.name for x in xs])                {x.name for x in xs}
          text = ",".join(str(x) for x in xs)              ",".join([str(x) for x in xs])

A generator expression that builds a container becomes the comprehension of that container. What `sum`, `min`, `max`,
`any` and `all` go through is marked: lowering puts what they do with an element into the loops of the comprehension.
"""

from __future__ import annotations

from typing import Any

import gast

FOLDING = ("sum", "min", "max", "any", "all")
BUILDING = ("list", "set", "frozenset", "tuple", "sorted", "dict")
GENERATED = gast.GeneratorExp | gast.ListComp
# What raises no StopIteration: in a generator expression that would be a RuntimeError.
HARMLESS = ("abs", "bool", "chr", "enumerate", "float", "int", "len", "max", "min", "ord", "range", "str", "sum", "zip")


def consume(tree: Any, text: str) -> None:
    """Rewrite such comprehensions in the functions of a module, in place; and what `iterated` is about. `text` is the
    module's."""
    if any(name in text for name in ("zip(", "enumerate(", "reversed(")):
        from capsulec.frontend.iterated import make_iterators

        make_iterators(tree)
    bound = _bound(tree)
    stops = any(isinstance(n, gast.Name) and n.id in ("next", "StopIteration") for n in gast.walk(tree))
    for function in gast.walk(tree):
        if isinstance(function, gast.FunctionDef):
            for node in gast.walk(function):
                if isinstance(node, gast.Call) and node.args and isinstance(node.args[0], GENERATED):
                    argument = node.args[0]
                    if isinstance(argument, gast.ListComp) or not stops or _is_harmless(argument):
                        _consume(node, argument, bound)


def order(node: Any) -> str:
    """How much of a marked comprehension is evaluated: "lazy" up to the element that decides, "eager" all of it; ""
    for one that is not marked."""
    return getattr(node, "consumed", "")


def _bound(tree: Any) -> set[str]:
    """The names that the file gives a meaning of its own somewhere; every name when a star import might."""
    found: set[str] = set()
    for node in gast.walk(tree):
        match node:
            case gast.Name(ctx=gast.Store() | gast.Param()):
                found.add(node.id)
            case gast.FunctionDef():
                found.add(node.name)
            case gast.alias(name="*"):
                found |= {*FOLDING, *BUILDING}
            case gast.alias():
                found.add(node.asname or node.name)
    return found


def _is_harmless(generator: Any) -> bool:
    calls = [node for node in gast.walk(generator) if isinstance(node, gast.Call)]
    return all(isinstance(call.func, gast.Name) and call.func.id in HARMLESS for call in calls)


def _consume(node: Any, argument: Any, bound: set[str]) -> None:
    match node.func:
        case gast.Attribute(attr="join") if len(node.args) == 1:
            _turn(argument, gast.ListComp)
        case gast.Name(id=name) if name in bound:
            return
        case gast.Name(id=name) if name in FOLDING and len(node.args) == 1:
            simple = all(_is_constant(keyword.value) for keyword in node.keywords)
            if simple and not any(keyword.arg == "key" for keyword in node.keywords):
                lazy = isinstance(argument, gast.GeneratorExp) or _is_pure(argument)
                _turn(argument, gast.ListComp)
                argument.consumed = "lazy" if lazy else "eager"
        case gast.Name(id=name) if name in BUILDING and len(node.args) == 1:
            _build(node, argument, name)


def _build(node: Any, argument: Any, name: str) -> None:
    """A container made of the elements: the comprehension takes the place of the call, or of its argument."""
    match name:
        case "list" | "set" if not node.keywords:
            _replace(node, argument, gast.ListComp if name == "list" else gast.SetComp)
        case "frozenset" if not node.keywords:
            _turn(argument, gast.SetComp)
        case "tuple" | "sorted":
            _turn(argument, gast.ListComp)
        case "dict" if not node.keywords and _is_pair(argument.elt):
            key, value = argument.elt.elts
            generators = argument.generators
            node.__class__ = gast.DictComp
            del node.func, node.args, node.keywords
            node.key, node.value, node.generators = key, value, generators


def _replace(node: Any, argument: Any, class_: Any) -> None:
    elt, generators = argument.elt, argument.generators
    del node.func, node.args, node.keywords
    node.__class__ = class_
    node.elt, node.generators = elt, generators


def _turn(node: Any, class_: Any) -> None:
    node.__class__ = class_


def _is_pair(node: Any) -> bool:
    return (
        isinstance(node, gast.Tuple) and len(node.elts) == 2 and not any(isinstance(e, gast.Starred) for e in node.elts)
    )


def _is_constant(node: Any) -> bool:
    return isinstance(node.operand if isinstance(node, gast.UnaryOp) else node, gast.Constant)


def _is_pure(comprehension: Any) -> bool:
    """Whether nobody can tell that elements behind one that decides are left out."""
    if len(comprehension.generators) != 1:
        return False
    tested = [comprehension.elt, *comprehension.generators[0].ifs]
    plain = (gast.Name, gast.Constant, gast.Compare, gast.BoolOp, gast.UnaryOp, gast.cmpop, gast.boolop, gast.unaryop)
    inside = [node for part in tested for node in gast.walk(part)]
    return all(isinstance(node, (*plain, gast.expr_context)) for node in inside) and isinstance(
        comprehension.generators[0].iter, gast.Name
    )
