"""The calls that `survey.py` measures: NumPy's elementwise functions from the compiler's own table, others from here.

A call is Python text over `a` and `b`, arrays of one dtype, shape and layout; `i`, indices of the first axis; and `m`,
a mask of `a`'s shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

ALIASES = {"absolute": "abs", "true_divide": "divide", "conjugate": "conj", "remainder": "mod"}
# Scalars and casts, which are operators and methods, and functions of several arrays or with several results.
WRITTEN = (
    "a + 1", "a * b + a", "-a", "a ** 2", "a ** 3", "a < b", "a == b", "a & b", "~a", "a.copy()",
    "a.astype(np.float32)", "a.astype(np.float64)", "a.astype(np.int64)", "a.astype(np.complex128)", "a != 0",
    "np.where(m, a, b)", "np.clip(a, 2, 5)", "np.round(a, 2)", "np.nan_to_num(a)", "np.isclose(a, b)", "np.angle(a)",
    "np.sinc(a)", "np.i0(a)", "np.real(a)", "np.imag(a)", "np.where(a > b, a, 0)", "np.select([m, a > b], [a, b])",
    "np.choose(m, (a, b))", "np.interp(a, np.linspace(0, 9, 50), np.linspace(0, 1, 50))", "np.exp(a) * np.log(b)",
    "np.zeros_like(a)", "np.ones_like(a)", "np.full_like(a, 1)",
)  # fmt: skip
REDUCTIONS = (
    "sum", "prod", "min", "max", "any", "all", "mean", "std", "var", "argmin", "argmax", "ptp", "median",
    "count_nonzero", "nansum", "nanmin", "nanmax", "nanmean", "nanstd", "nanargmax", "nanprod", "average",
)  # fmt: skip
SCANS = ("cumsum", "cumprod", "nancumsum", "diff", "flip", "sort", "argsort", "gradient")
OTHERS = (
    "np.isin(a, b)", "np.unique(a)", "np.searchsorted(np.sort(a.ravel()), b)", "np.partition(a, 7)",
    "np.argpartition(a, 7)", "np.take(a, i)", "np.compress(m.ravel(), a)", "np.nonzero(a)", "np.flatnonzero(a)",
    "np.argwhere(a)", "np.extract(m, a)", "a[m]", "a[a > b]", "a[i]", "np.bincount(a.ravel())",
    "np.digitize(a, np.arange(10))", "np.percentile(a, 30)", "np.histogram(a, 10)", "np.roll(a, 3)",
    "np.repeat(a, 2)", "np.tile(a, 2)", "np.concatenate((a, b))", "np.stack((a, b))", "np.trapezoid(a)",
    "np.dot(a, b)", "np.inner(a, b)", "np.vdot(a, b)", "np.outer(a[:300], b[:300])", "np.union1d(a, b)",
    "np.intersect1d(a, b)", "np.setdiff1d(a, b)", "np.allclose(a, a)", "np.array_equal(a, a)", "np.linalg.norm(a)",
    "np.correlate(a[:9], b)", "np.convolve(a, b[:9])", "np.ediff1d(a)", "np.take_along_axis(a, i, 0)", "np.sum(a[m])",
    "np.sum(a * b)", "np.cov(a)", "np.pad(a, 2)", "np.unwrap(a)", "np.sort(a)[::-1]", "np.lexsort((a, b))",
)  # fmt: skip
OF_TABLES = (
    "np.rot90(a)", "np.tril(a)", "np.diagonal(a)", "np.trace(a)", "np.swapaxes(a, 0, 1).copy()", "a - a.mean(axis=0)",
    "a / a.sum(axis=1)[:, None]", "a @ a[0]", "np.ravel(a)", "np.vstack((a, b))", "np.hstack((a, b))", "a + a.T",
    "np.einsum('ij,ij->i', a, b)", "np.take(a, i, axis=1)", "np.linalg.norm(a, axis=1)",
    "np.apply_along_axis(np.sum, 1, a)",
)  # fmt: skip


@dataclass(frozen=True)
class Call:
    """`text` of arrays of `ndim` axes; `group` is what kind of function it is."""

    text: str
    group: str
    ndim: int

    @property
    def domain(self) -> tuple[float, float]:
        """Between which numbers the elements are."""
        if any(name in self.text for name in ("arcsin(", "arccos(", "arctanh(", "asin(", "acos(", "atanh(")):
            return (-0.9, 0.9)
        if "prod" in self.text:
            return (0.999, 1.001)
        return (1.0, 9.0)


def calls() -> Iterator[Call]:
    """Every call, of one and of two axes."""
    for ndim in (1, 2):
        for text in elementwise():
            yield Call(text, "element-wise", ndim)
        for text in WRITTEN:
            yield Call(text, "element-wise", ndim)
        for name in REDUCTIONS:
            yield Call(f"np.{name}(a)", "reduction", ndim)
            if ndim == 2:
                yield Call(f"np.{name}(a, axis=0)", "reduction", ndim)
                yield Call(f"np.{name}(a, axis=1)", "reduction", ndim)
        for name in SCANS:
            kind = "sort" if "sort" in name else "scan"
            if name != "gradient" or ndim == 1:
                yield Call(f"np.{name}(a)", kind, ndim)
            if ndim == 2 and name != "gradient":
                yield Call(f"np.{name}(a, axis=0)", kind, ndim)
        for text in OTHERS:
            yield Call(text, "search, select", ndim)
    for text in OF_TABLES:
        yield Call(text, "search, select", 2)


def elementwise() -> Iterator[str]:
    """The ufuncs of one and of two arrays that the compiler knows."""
    from capsulec.library import table

    table.load("numpy")
    for name in sorted(vars(np)):
        function = getattr(np, name)
        known = f"numpy.{name}" in table.ENTRIES or table.find(f"numpy.{name}") is not None
        if not isinstance(function, np.ufunc) or not known or function.signature or function.nout > 1:
            continue
        if function.__name__ != name:  # another name of the same one
            continue
        yield f"np.{name}({', '.join('ab'[: function.nin])})"
