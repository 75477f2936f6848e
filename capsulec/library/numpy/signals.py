"""Windows, polynomials, convolutions, covariances, and positions in shapes: NumPy's own functions are asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.types import (
    COMPLEX_OF,
    REAL_OF,
    STR,
    Array,
    Scalar,
    Tuple,
    Type,
    widened,
)
from capsulec.library.numpy.asking import array, asked, given, inexact, made, static
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy.dtypes import dtype_name
from capsulec.library.table import INTERNAL, RuleError

FLOAT64 = Scalar("float64")


def _dtype(*values: Any) -> str:
    return common(tuple(value if isinstance(value, Scalar) else Scalar(array(value).dtype) for value in values))


def _complex(dtype: str) -> str:
    return COMPLEX_OF.get(inexact(dtype), inexact(dtype))


def _poly(zeros: Any) -> Type:
    dtype = array(zeros, "numpy.poly").dtype
    return Array(inexact(dtype), 1)


def _polyfit(x: Any, y: Any, deg: Any, rcond: Any, full: Any, w: Any, cov: Any) -> Type:
    name = "numpy.polyfit"
    dtype = inexact(_dtype(x, y, *([w] if given(w) else [])))
    found = Array(dtype, array(y, name).ndim)
    if static(full, name, "full"):
        real = Array(REAL_OF.get(dtype, dtype), 1)
        return Tuple((found, real, Scalar("int32"), real, widened(rcond) if given(rcond) else Scalar("float64")))
    return Tuple((found, Array(dtype, found.ndim + 1))) if static(cov, name, "cov") else found


def _same_kind(name: str) -> Callable[..., Type]:
    """A flat array of the common dtype of two."""
    return lambda a, b, *_: Array(_dtype(a, b), 1)


def _polydiv(u: Any, v: Any) -> Type:
    quotient = Array(inexact(_dtype(u, v)), 1)
    return Tuple((quotient, quotient))


def _integral(p: Any, m: Any, k: Any) -> Type:
    dtype = array(p, "numpy.polyint").dtype
    return Array(dtype if static(m, "numpy.polyint", "m") == 0 else inexact(_dtype(p, Scalar("int64"))), 1)


def _covariance(m: Any, y: Any, *rest: Any) -> Type:
    found = array(m, "numpy.cov")
    chosen = dtype_name(rest[-1]) if given(rest[-1]) else None
    both = [m, y] if given(y) else [m]
    dtype = chosen or _dtype(*both, FLOAT64)
    return made(dtype, 2 if found.ndim == 2 or given(y) else 0)


def _unravel(indices: Any, shape: Any, order: Any) -> Type:
    wide = widened(shape)
    axes = len(wide.items) if isinstance(wide, Tuple) else 1 if isinstance(wide, Scalar) else 0
    if not axes:
        raise RuleError("numpy.unravel_index takes a shape whose number of axes is known, such as a tuple")
    return Tuple((made("int64", array(indices, "numpy.unravel_index").ndim),) * axes)


def _ravel(multi_index: Any, dims: Any, mode: Any, order: Any) -> Type:
    wide = widened(multi_index)
    if isinstance(wide, Tuple):
        return made("int64", max(array(item, "numpy.ravel_multi_index").ndim for item in wide.items))
    return made("int64", array(multi_index, "numpy.ravel_multi_index").ndim - 1)


def _histogramdd(sample: Any, bins: Any, range_: Any, *_: Any) -> Type:
    counts = [len(w.items) for w in map(widened, filter(given, (sample, bins, range_))) if isinstance(w, Tuple)]
    if not counts:
        raise RuleError(
            "numpy.histogramdd needs to know the number of columns while compiling",
            "give `bins` a number for each, as (10, 10)",
            "not-supported-yet",
        )
    return Tuple((Array("float64", counts[0]), Tuple((Array("float64", 1),) * counts[0])))


def _text(*arguments: Any) -> Type:
    return STR


REPR = "max_line_width=None, precision=None, suppress_small=None"
FUNCTIONS: dict[str, tuple[str, Callable[..., Type]]] = {
    "poly": ("seq_of_zeros", _poly),
    "polyfit": ("x, y, deg, rcond=None, full=False, w=None, cov=False", _polyfit),
    "polymul": ("a1, a2", _same_kind("polymul")),
    "polydiv": ("u, v", _polydiv),
    "polyint": ("p, m=1, k=None", _integral),
    "roots": ("p", lambda p: Array(_complex(array(p, "numpy.roots").dtype), 1)),
    "corrcoef": ("x, y=None, rowvar=True, *, dtype=None", _covariance),
    "cov": (
        "m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None",
        _covariance,
    ),
    "ravel_multi_index": ("multi_index, dims, mode='raise', order='C'", _ravel),
    "format_float_positional": (
        "x, precision=None, unique=True, fractional=True, trim='k', sign=False, pad_left=None, pad_right=None, "
        "min_digits=None",
        _text,
    ),
    "format_float_scientific": (
        "x, precision=None, unique=True, trim='k', sign=False, pad_left=None, exp_digits=None, min_digits=None",
        _text,
    ),
    "array_str": (f"a, {REPR}", _text),
    "array_repr": (f"arr, {REPR}", _text),
    "array2string": (
        f"a, {REPR}, separator=' ', prefix='', *, formatter=None, "
        "threshold=None, edgeitems=None, sign=None, floatmode=None, suffix='', legacy=None",
        _text,
    ),
}
NUMBER = "r[()] if r.ndim == 0 else r"
# What has complex numbers in it depends on the elements, a type does not.
AFTER = {
    "poly": "__import__('numpy').atleast_1d(r).astype('{dtype}')",  # that of nothing is the number 1.0
    "roots": "r.astype('{dtype}')",
    "cov": NUMBER,
    "corrcoef": NUMBER,
}
asked(
    f"{INTERNAL}.histogramdd",
    "sample, bins=10, range=None, density=None, weights=None",
    _histogramdd,
    like="numpy.histogramdd",
    after="(r[0], tuple(r[1]))",
)
for _name, (_signature, _rule) in FUNCTIONS.items():
    asked(f"numpy.{_name}", _signature, _rule, after=AFTER.get(_name, ""))
asked(f"{INTERNAL}.asked_unravel_index", "indices, shape, order", _unravel, like="numpy.unravel_index")
for _name in ("convolve", "correlate"):  # of long lines
    asked(f"{INTERNAL}.asked_{_name}", "a, v, mode", _same_kind(_name), like=f"numpy.{_name}")
