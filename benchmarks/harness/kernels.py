"""The callbacks that are measured: one entry a function, each written for every competitor in kernels/."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DIRECTORY = Path(__file__).parent.parent / "kernels"

# SciPy's spelling of each C signature, in the order of `runners` in driver.c.
SCALAR = "double (double)"
INTEGRAND = "double (int, double *, void *)"
TRANSFORM = "int (npy_intp *, double *, int, int, void *)"
LINE = "int (double *, npy_intp, double *, npy_intp, void *)"
WINDOW = "int (double *, npy_intp, double *, void *)"
SIGNATURES = (SCALAR, INTEGRAND, TRANSFORM, LINE, WINDOW)


@dataclass(frozen=True)
class Kernel:
    """A function of kernels/<module>.py; `c_name` is its counterpart in kernels/<module>.c."""

    module: str
    name: str
    c_name: str
    signature: str

    @property
    def driver_kind(self) -> int:
        """The index of the loop in driver.c that calls this signature."""
        return SIGNATURES.index(self.signature)


F = Kernel("testlib", "f", "f", INTEGRAND)
BELL = Kernel("integrands", "bell", "bell", SCALAR)
RIPPLE = Kernel("integrands", "ripple", "ripple", INTEGRAND)
TRANSFORM_ARRAY = Kernel("example", "transform", "transform", TRANSFORM)
TRANSFORM_BASIC = Kernel("example", "transform_basic", "transform", TRANSFORM)
ROLLING_MEAN = Kernel("windows", "rolling_mean", "rolling_mean", LINE)
WINDOW_SUM = Kernel("windows", "window_sum", "window_sum", WINDOW)
WINDOW_MEDIAN = Kernel("windows", "window_median", "window_median", WINDOW)
WINDOW_SPREAD = Kernel("windows", "window_spread", "window_spread", WINDOW)
WINDOW_PERCENTILE = Kernel("windows", "window_percentile", "window_percentile", WINDOW)

CALLBACKS = (F, BELL, RIPPLE, TRANSFORM_ARRAY, TRANSFORM_BASIC)
ARRAY_CALLBACKS = (ROLLING_MEAN, WINDOW_SUM, WINDOW_MEDIAN)
