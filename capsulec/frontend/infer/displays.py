"""A list that is written among the arguments of a function of NumPy is a tuple there: its length is known.

before    np.array([[x, y], [0, 1]])
after     np.array(((x, y), (0, 1)))
"""

from __future__ import annotations

from typing import Any

import gast

MOST_ITEMS = 2048  # of a list as a tuple, whose items all have a type of their own


def with_tuples(node: Any, *, indices: bool = False) -> Any:
    """The call with such lists as tuples; None when it has none. The same node each time it is asked for.

    Where a list may be an index, which a tuple of the same numbers is not, it becomes the array that it stands for.
    """
    if "with_tuples" not in node.__dict__:
        node.with_tuples = _rewritten(node, _arrays if indices else _tuples)
    return node.with_tuples


def _rewritten(node: Any, change: Any) -> Any:
    arguments = [change(argument) for argument in node.args]
    keywords = [(keyword, change(keyword.value)) for keyword in node.keywords]
    changed = any(new is not old for new, old in zip(arguments, node.args, strict=True))
    if not changed and all(new is keyword.value for keyword, new in keywords):
        return None
    new_keywords = [gast.copy_location(gast.keyword(keyword.arg, value), keyword) for keyword, value in keywords]
    return gast.copy_location(gast.Call(node.func, arguments, new_keywords), node)


def _arrays(node: Any) -> Any:
    if isinstance(node, gast.List):
        items = _tuples(node)
        name = gast.copy_location(gast.Name("numpy.asarray", gast.Load(), None, None), node)
        return node if items is node else gast.copy_location(gast.Call(name, [items], []), node)
    if isinstance(node, gast.Tuple):
        items = [_arrays(item) for item in node.elts]
        changed = any(new is not old for new, old in zip(items, node.elts, strict=True))
        return gast.copy_location(gast.Tuple(items, gast.Load()), node) if changed else node
    return node


def _tuples(node: Any) -> Any:
    """The argument with lists in it as tuples; itself when there are none, or when they are long or have stars."""
    if not isinstance(node, gast.List | gast.Tuple):
        return node
    items = [_tuples(item) for item in node.elts]
    is_list = isinstance(node, gast.List)
    if is_list and (len(items) > MOST_ITEMS or any(isinstance(item, gast.Starred) for item in items)):
        return node
    if not is_list and all(new is old for new, old in zip(items, node.elts, strict=True)):
        return node
    return gast.copy_location(gast.Tuple(items, gast.Load()), node)
