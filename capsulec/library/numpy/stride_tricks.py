"""numpy.lib.stride_tricks: views of the same memory with lengths and strides of their own.

NumPy's `as_strided` reads and writes whatever the strides lead to; here it raises where that is not the array's.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Expr, Extent, Loop, Map
from capsulec.ir.types import INT, Array, Type
from capsulec.library.numpy.axes import VALUE_ERROR, array_of, known_integers, left_out, normal_axis
from capsulec.library.numpy.reshaping import extent_types, extent_values
from capsulec.library.table import Intrinsic, Parameter, RuleError, register

HEADER = "numpy/windows.hpp"
MODULE = "numpy.lib.stride_tricks"


def _axes(array: Array, windows: int, axis: Any) -> tuple[int, ...]:
    """The axis that each window goes along."""
    if left_out(axis):
        if windows != array.ndim:
            raise RuleError(
                f"Since axis is None, must provide window_shape for all dimensions of `x`; got {windows} window_shape "
                f"elements and `x.ndim` is {array.ndim}.",
                VALUE_ERROR,
            )
        return tuple(range(array.ndim))
    axes = tuple(normal_axis(one, array.ndim) for one in known_integers(axis, "axis"))
    if len(axes) != windows:
        raise RuleError(
            f"Must provide matching length window_shape and axis; got {windows} window_shape elements and {len(axes)} "
            "axes elements.",
            VALUE_ERROR,
        )
    return axes


def _windows_type(x: Type, window_shape: Any, axis: Any, subok: Any, writeable: Any) -> Array:
    array = array_of(x, "lib.stride_tricks.sliding_window_view")
    windows = len(extent_types(window_shape))
    axes = _axes(array, windows, axis)
    unit = array.order in ("C", "c") and axes[-1] == array.ndim - 1
    return Array(array.dtype, array.ndim + windows, "c" if unit else "")


def _windows(builder: Builder, x: Expr, window_shape: Any, axis: Any, subok: Any, writeable: Any) -> Expr:
    assert isinstance(x.type, Array)
    lengths = extent_values(builder, window_shape)
    axes = _axes(x.type, len(lengths), axis)
    unit = x.type.order in ("C", "c") and axes[-1] == x.type.ndim - 1
    result = Array(x.type.dtype, x.type.ndim + len(lengths), "c" if unit else "")
    places = ", ".join(f"{{{n + 1}}}" for n in range(len(lengths)))
    text = f"np::sliding_windows<{', '.join(map(str, axes))}>({{0}}, np::shape<{len(lengths)}>{{{{{places}}}}})"
    loop = Loop("np.sliding_windows", (x.type, *(INT,) * len(lengths)), result, text, HEADER, raises=True)
    return Map(loop, (x, *lengths), result, x.span)


def _numbers(given: Any, array: Array) -> int:
    return array.ndim if left_out(given) else len(extent_types(given))


def _strided_type(x: Type, shape: Any, strides: Any, subok: Any, writeable: Any) -> Array:
    array = array_of(x, "lib.stride_tricks.as_strided")
    ndim = _numbers(shape, array)
    if ndim != _numbers(strides, array):
        raise RuleError("strides has to be the same length as shape", VALUE_ERROR)
    return Array(array.dtype, ndim)


def _strided(builder: Builder, x: Expr, shape: Any, strides: Any, subok: Any, writeable: Any) -> Expr:
    from capsulec.library.numpy.python_values import strides as strides_of

    assert isinstance(x.type, Array)
    own = tuple(Extent(x, axis, INT) for axis in range(x.type.ndim))
    lengths = own if left_out(shape) else extent_values(builder, shape)
    steps = extent_values(builder, strides_of(builder, x) if left_out(strides) else strides)
    ndim, result = len(lengths), Array(x.type.dtype, len(lengths))
    places = [f"{{{n + 1}}}" for n in range(2 * ndim)]
    shapes = [f"np::shape<{ndim}>{{{{{', '.join(part)}}}}}" for part in (places[:ndim], places[ndim:])]
    text = f"np::as_strided<{ndim}>({{0}}, {', '.join(shapes)})"
    loop = Loop("np.as_strided", (x.type, *(INT,) * (2 * ndim)), result, text, HEADER, raises=True)
    return Map(loop, (x, *lengths, *steps), result, x.span)


def _register() -> None:
    subok = Parameter("subok", False)
    register(
        Intrinsic(
            f"{MODULE}.sliding_window_view",
            (
                Parameter("x"),
                Parameter("window_shape"),
                Parameter("axis", None),
                Parameter("subok", False, keyword_only=True),
                Parameter("writeable", False, keyword_only=True),
            ),
            _windows_type,
            _windows,
        )
    )
    parameters = (Parameter("x"), Parameter("shape", None), Parameter("strides", None), subok)
    register(Intrinsic(f"{MODULE}.as_strided", (*parameters, Parameter("writeable", True)), _strided_type, _strided))


_register()
