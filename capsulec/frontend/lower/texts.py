"""Lowering f-strings, `text % values` and `text.format(values)`."""

from __future__ import annotations

from typing import Any

from capsulec.frontend.lower.containers import call_loop
from capsulec.frontend.lower.context import Lowering, constant_value, tuple_item
from capsulec.ir.nodes import Expr, Loop
from capsulec.ir.types import Static, Tuple


def text(low: Lowering, node: Any) -> Expr:
    """The text that inference has put together for a node."""
    from capsulec.frontend.lower.expressions import expression

    sources = low.spec.texts[node]
    nodes = list(dict.fromkeys(_node(source) for source in sources if not isinstance(source, Static)))
    nodes.sort(key=lambda n: (n.lineno, n.col_offset))
    values = low.in_order([lambda n=n: expression(low, n) for n in nodes])  # type: ignore[misc]
    found = {n: low.builder.once(v, "t") if _parted(n, sources) else v for n, v in zip(nodes, values, strict=True)}
    loop = low.spec.loops[node]
    assert isinstance(loop, Loop)
    return call_loop(low, loop, [_value(low, source, found) for source in sources], low.span(node))


def _node(source: Any) -> Any:
    return source[0] if isinstance(source, tuple) else source


def _parted(node: Any, sources: list[Any]) -> bool:
    """Whether a value is used more than once, or by its items."""
    return sum(not isinstance(s, Static) and _node(s) is node for s in sources) > 1


def _value(low: Lowering, source: Any, found: dict[Any, Expr]) -> Expr:
    match source:
        case Static():
            return constant_value(source)
        case (node, position):
            whole = found[node]
            assert isinstance(whole.type, Tuple)
            return tuple_item(whole, position, whole.type.items[position])
        case node:
            return found[node]
