"""`a.resize(shape)`: an array of this function gets another length, where nothing else has its memory."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Assign, Const, Expr, Local, Loop, Map
from capsulec.ir.types import INT, NONE, Array, NoneType, Static, Tuple, Type, widened
from capsulec.library.numpy.arrays import known_flag
from capsulec.library.numpy.reshaping import extent_types, extent_values
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

HEADER = "numpy/resize.hpp"


def _shape(new_shape: tuple[Any, ...]) -> Any:
    """The shape that is asked for: `resize(2, 3)` or `resize((2, 3))`; None for `resize()`, which does nothing."""
    if not new_shape or (len(new_shape) == 1 and isinstance(getattr(new_shape[0], "type", new_shape[0]), NoneType)):
        return None
    first = new_shape[0]
    one = len(new_shape) == 1 and isinstance(widened(getattr(first, "type", first)), Tuple)
    return first if one else new_shape


def _resize_type(self: Type, new_shape: tuple[Any, ...], refcheck: Any) -> Type:
    assert isinstance(self, Array)
    known_flag(refcheck, "refcheck")
    shape = _shape(new_shape)
    types = () if shape is None else extent_types(shape)
    if shape is not None and len(types) != self.ndim:
        text = f"resize of an array of {self.ndim} axes to {len(types)} is not supported: its type would change"
        raise RuleError(text, "write b = numpy.resize(a, shape), or a.reshape(shape)", "not-supported-yet")
    if any(isinstance(t, Static) and isinstance(t.value, int) and t.value < 0 for t in types):
        raise RuleError("negative dimensions not allowed", "NumPy would raise ValueError here too")
    return NONE


def _resize(builder: Builder, self: Expr, new_shape: tuple[Any, ...], refcheck: Any) -> Expr:
    type_ = self.type
    assert isinstance(type_, Array)
    shape = _shape(new_shape)
    if shape is None:
        return Const(None, NONE)
    if not isinstance(self, Local):
        text = "resize is supported for arrays in variables of this function only"
        raise RuleError(text, "write b = numpy.resize(a, shape)", "not-supported-yet")
    lengths = extent_values(builder, shape)
    places = ", ".join(f"{{{n + 1}}}" for n in range(len(lengths)))
    checked = "false" if known_flag(refcheck, "refcheck") is False else "true"
    cxx = f"np::resized({{0}}, np::shape<{type_.ndim}>{{{{{places}}}}}, {checked})"
    loop = Loop("np.resized", (type_, *(INT,) * len(lengths)), type_, cxx, HEADER, raises=True)
    builder.emit(Assign(self, Map(loop, (self, *lengths), type_, self.span), builder.span))
    return Const(None, NONE)


_PARAMETERS = (
    Parameter("self", positional_only=True),
    Parameter("new_shape", variadic=True),
    Parameter("refcheck", True, keyword_only=True),
)
register(Intrinsic("numpy.ndarray.resize", _PARAMETERS, _resize_type, _resize))
