"""`np.mgrid[0:n, 0:m]` and its like: calls in the form of an index.

before    np.mgrid[0:n, 0:1:5j]
after     np.stack(np.meshgrid(grid_range(0, n, 1), grid_space(0, 1, 5), indexing="ij"))

`ogrid` is meshgrid(sparse=True) of the same; `r_` joins its items with hstack, `c_` with column_stack; `s_` and
`index_exp` are the index itself, as a value.
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import not_supported_yet
from capsulec.frontend.infer.body import Body
from capsulec.library.table import INTERNAL

OBJECTS = frozenset(f"numpy.{name}" for name in ("mgrid", "ogrid", "r_", "c_", "s_", "index_exp"))


def rewritten(body: Body, node: Any, name: str) -> Any:
    """The call that an index of one of OBJECTS is; the same node each time it is asked for."""
    if "grid" not in node.__dict__:
        node.grid = _rewritten(body, node, name.removeprefix("numpy."))
    return node.grid


def _rewritten(body: Body, node: Any, name: str) -> Any:
    several = isinstance(node.slice, gast.Tuple)
    items = node.slice.elts if several else [node.slice]
    if name in ("s_", "index_exp"):
        values = [_slice(node, item) if isinstance(item, gast.Slice) else item for item in items]
        whole = several or name == "index_exp"
        return gast.copy_location(gast.Tuple(values, gast.Load()), node) if whole else values[0]
    if name in ("r_", "c_"):
        if any(isinstance(item, gast.Constant) and isinstance(item.value, str) for item in items):
            what = f"numpy.{name} with a directive"
            raise not_supported_yet(what, body.span(node), "use concatenate or stack")
        parts = [_axis(node, item, alone=True) if isinstance(item, gast.Slice) else item for item in items]
        function = "numpy.hstack" if name == "r_" else "numpy.column_stack"
        return _call(node, function, [gast.copy_location(gast.Tuple(parts, gast.Load()), node)])
    for item in items:
        if not isinstance(item, gast.Slice):
            raise body.error("operand-types", f"numpy.{name} is indexed with slices", node)
    axes = [_axis(node, item, alone=not several) for item in items]
    if not several:
        return axes[0]
    options = {"indexing": "ij"} | ({"sparse": True} if name == "ogrid" else {})
    grid = _call(node, "numpy.meshgrid", axes, **options)
    return grid if name == "ogrid" else _call(node, "numpy.stack", [grid])


def _slice(node: Any, item: Any) -> Any:
    """`slice(start, stop, step)` of one that is written with colons."""
    bounds = [gast.copy_location(gast.Constant(None, None), node) if b is None else b
              for b in (item.lower, item.upper, item.step)]  # fmt: skip
    return _call(node, "builtins.slice", bounds)


def _axis(node: Any, item: Any, *, alone: bool) -> Any:
    """The numbers of one slice."""
    start = item.lower or _constant(node, 0)
    stop = item.upper or _constant(node, 0)
    if isinstance(item.step, gast.Constant) and isinstance(item.step.value, complex):
        return _call(node, f"{INTERNAL}.grid_space", [start, stop, _constant(node, int(abs(item.step.value)))])
    step = item.step or _constant(node, 1)
    return _call(node, "numpy.arange" if alone else f"{INTERNAL}.grid_range", [start, stop, step])


def _constant(node: Any, value: int | str | bool) -> Any:
    return gast.copy_location(gast.Constant(value, None), node)


def _call(node: Any, function: str, arguments: list[Any], **options: str | bool) -> Any:
    name = gast.copy_location(gast.Name(function, gast.Load(), None, None), node)
    keywords = [gast.copy_location(gast.keyword(key, _constant(node, value)), node) for key, value in options.items()]
    return gast.copy_location(gast.Call(name, arguments, keywords), node)
