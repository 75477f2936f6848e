"""numpy.fft: NumPy's own transforms are asked, once for a whole array."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.types import COMPLEX_OF, COMPLEXES, REAL_OF, Array, Type
from capsulec.library.numpy.asking import array, asked, given
from capsulec.library.table import RuleError


def _transform(name: str, real_result: bool, real_input: bool, least: int = 1) -> Callable[..., Type]:
    """Complex numbers of the precision of the input, or real ones."""

    def rule(a: Any, *rest: Any) -> Type:
        if given(rest[-1]):
            raise RuleError(f"numpy.fft.{name}(out=…) is not supported yet", code="not-supported-yet")
        found = array(a, f"numpy.fft.{name}")
        if found.ndim < least:
            raise RuleError(f"numpy.fft.{name} takes an array of {least} or more axes, not of {found.ndim}")
        if real_input and found.dtype in COMPLEXES:
            text = f"ufunc '{name}' did not contain a loop with signature matching types: a real array is needed"
            raise RuleError(text, hint="NumPy would raise TypeError here too")
        precise = found.dtype if found.dtype in COMPLEX_OF or found.dtype in COMPLEXES else "float64"
        dtype = COMPLEX_OF.get(precise, precise)
        return Array(REAL_OF[dtype] if real_result else dtype, found.ndim)

    return rule


def _shifted(x: Any, axes: Any) -> Type:
    found = array(x, "numpy.fft.fftshift")
    return Array(found.dtype, found.ndim)


def _frequencies(n: Any, d: Any, device: Any) -> Type:
    if array(d, "numpy.fft.fftfreq").ndim if isinstance(d, Type) else False:
        raise RuleError("numpy.fft.fftfreq takes a number as d")
    return Array("float64", 1, "C")


ONE, TWO, ALL = "a, n=None, axis=-1, norm=None", "a, s=None, axes=(-2,-1), norm=None", "a, s=None, axes=None, norm=None"
# Name: parameters, whether the result is real, whether the input must be, the least number of axes.
TRANSFORMS = {
    "fft": (ONE, False, False, 1),
    "ifft": (ONE, False, False, 1),
    "rfft": (ONE, False, True, 1),
    "irfft": (ONE, True, False, 1),
    "hfft": (ONE, True, False, 1),
    "ihfft": (ONE, False, True, 1),
    "fft2": (TWO, False, False, 2),
    "ifft2": (TWO, False, False, 2),
    "rfft2": (TWO, False, True, 2),
    "irfft2": (TWO, True, False, 2),
    "fftn": (ALL, False, False, 1),
    "ifftn": (ALL, False, False, 1),
    "rfftn": (ALL, False, True, 1),
    "irfftn": (ALL, True, False, 1),
}
for _name, (_text, _real_result, _real_input, _least) in TRANSFORMS.items():
    asked(f"numpy.fft.{_name}", f"{_text}, out=None", _transform(_name, _real_result, _real_input, _least))
for _name in ("fftshift", "ifftshift"):
    asked(f"numpy.fft.{_name}", "x, axes=None", _shifted)
for _name in ("fftfreq", "rfftfreq"):
    asked(f"numpy.fft.{_name}", "n, d=1.0, device=None", _frequencies)
