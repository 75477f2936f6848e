"""Calls that stand for other calls: those with stars, of a method of the user's, with lists where arrays are taken."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer import special_methods
from capsulec.frontend.infer.binding import ends_with_none, has_star
from capsulec.frontend.infer.body import Body
from capsulec.ir.types import Function, LibraryFunction, Method, Type


def other_call(body: Body, node: Any, function: Type | None) -> Any:
    """The call that stands for this one, by how it is written and what is called; None where it is what it is."""
    if (node.keywords or has_star(node) or ends_with_none(node)) and (
        other := _spelled_out(body, node, function)
    ) is not None:
        return other
    if isinstance(function, Method) and not isinstance(function.function, str):
        from capsulec.frontend.infer.records import method_call

        return method_call(body, node, function)
    return _called_otherwise(node, function)


def _spelled_out(body: Body, node: Any, function: Type | None) -> Any:
    """The call without stars and keywords that stands for a call; None when it is taken as it stands."""
    from capsulec.frontend.infer import keywords, starred

    other = starred.rewritten(body, node, function)
    if other is None and isinstance(function, Function) and any(keyword.arg is None for keyword in node.keywords):
        other = keywords.expanded(body, node)
    of_class = isinstance(function, Method) and not isinstance(function.function, str)
    if other is None and not of_class:  # a method of the user's becomes a call of a function
        starred.refuse_double_star(body, node)
    return other


def _called_otherwise(node: Any, function: Type | None) -> Any:
    """The call of an object's `__call__`, of a method of a member's value, or of NumPy's functions with tuples for
    lists; None for all others."""
    if isinstance(function, Method) and "of_value" in node.func.__dict__ and isinstance(function.function, str):
        if "of_value" not in node.__dict__:
            node.of_value = gast.copy_location(gast.Call(node.func.of_value, node.args, node.keywords), node)
        return node.of_value
    if (scope := special_methods.method_of(function, "__call__")) is not None:
        return special_methods.called(node, scope)
    return _with_tuples(node, function) if isinstance(function, LibraryFunction | Method) else None


def by_class(body: Body, node: Any, function: Type | None, positional: list[Any]) -> Any:
    """The call of a method that stands for `len(a)` and its like. What is gone through is what `__iter__` gives."""
    if not isinstance(function, LibraryFunction | Method):
        return None
    name = name_of(function)
    if (made := special_methods.asked(body, node, name, positional)) is not None:
        return made
    if name in special_methods.ITERATING:
        for argument in positional:
            special_methods.iterated(body, argument, body.spec.expressions.get(argument))
    return None


WITH_ARRAYS = ("numpy.", "scipy.")  # modules whose functions take lists as arrays


def with_arrays(body: Body, node: Any, function: Type | None, positional: list[Any], keywords: dict[str, Any]) -> Any:
    """The call of a function of NumPy with arrays made of lists, None when there are none."""
    if not isinstance(function, LibraryFunction | Method) or not name_of(function).startswith(WITH_ARRAYS):
        return None
    from capsulec.frontend.infer.array_likes import rewritten

    return rewritten(body, node, function, positional, keywords)


def _with_tuples(node: Any, function: LibraryFunction | Method) -> Any:
    """The call of a function of NumPy with the lists that are written in it as tuples, None when there are none."""
    if not name_of(function).startswith(WITH_ARRAYS) or name_of(function) == "numpy.trim_zeros":  # a list of a list
        return None
    from capsulec.frontend.infer.displays import with_tuples

    return with_tuples(node, indices=name_of(function).endswith(".at"))


def name_of(function: LibraryFunction | Method) -> str:
    """The full name of a function or method of the library."""
    return function.name if isinstance(function, LibraryFunction) else function.function


def named_attribute(body: Body, node: Any) -> Any:
    """`getattr(x, "name")` as `x.name`, also with a default; `hasattr(x, "name")` as True or False."""
    if not (isinstance(node.func, gast.Name) and node.func.id in ("getattr", "hasattr")) or node.keywords:
        return None
    if len(node.args) not in ((2, 3) if node.func.id == "getattr" else (2,)):
        return None
    from capsulec.frontend.infer.starred import attribute

    return attribute(body, node)
