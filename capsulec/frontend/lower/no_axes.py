"""Arrays without axes where their element is asked for, numbers that become such arrays, and `a.flat`."""

from __future__ import annotations

from typing import Any

from capsulec.frontend.lower.context import Lowering
from capsulec.ir.build import cast
from capsulec.ir.nodes import Expr, Load, Loop, Map
from capsulec.ir.types import Array, Method, Scalar, widened


def as_asked(low: Lowering, node: Any, value: Expr) -> Expr:
    """The value of an expression as inference says that it is meant."""
    if isinstance(value.type, Method):
        return _flat(low, value)
    if node in low.spec.elements and not isinstance(value.type, Array):
        return low.coerce(value, widened(low.type(node)))  # a `bool or int`, as a number
    if node in low.spec.elements:
        alone = isinstance(value.type, Array) and value.type.ndim == 0
        return Load(value, (), Scalar(value.type.dtype), value.span) if alone else value  # type: ignore[attr-defined]
    if isinstance(value.type, Scalar):
        from capsulec.library.numpy.creation import constant_array

        return constant_array((), cast(value, Scalar(value.type.dtype)), low.builder)
    return value


def _flat(low: Lowering, value: Expr) -> Expr:
    """What `a.flat` goes through, as an array of one axis."""
    from capsulec.library.numpy.view_attributes import flat

    if isinstance(value, Map) and value.loop.name == "method":
        return flat(low.builder, value.args[0])
    assert isinstance(value.type, Method)
    array = value.type.receiver
    return flat(low.builder, Map(Loop("receiver", (value.type,), array, "{0}"), (value,), array, value.span))
