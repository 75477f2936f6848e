"""numpy.random: the legacy functions, drawn by NumPy's own generator, which Python and compiled code share.

A call asks NumPy once for all numbers of its array, so that every value is NumPy's for the same seed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.types import BYTES, FLOAT, INT, NONE, Array, List, Scalar, Tuple, Type, kind, widened
from capsulec.library.containers.kinds import TYPE_ERROR, shown
from capsulec.library.numpy.asking import array, asked, given
from capsulec.library.numpy.dtypes import dtype_name
from capsulec.library.table import INTERNAL, REDIRECTS, Parameter, RuleError, composed


def axes_of(size: Any) -> int:
    """The number of axes that an argument `size` asks for; 0 when it is None."""
    if not given(size):
        return 0
    match widened(size):
        case Scalar(dtype) if kind(dtype) in "iu":
            return 1
        case Tuple(items) if all(isinstance(widened(i), Scalar) for i in items):
            return len(items)
        case other:
            raise RuleError(f"expected an int or a tuple of ints as size, not {shown(other)}", hint=TYPE_ERROR)


def shaped(dtype: str, scalar: Type, size: Any, parameters: tuple[Any, ...] = ()) -> Type:
    """The type of numbers of a size, or of the shape that the parameters of the distribution broadcast to."""
    if given(size):
        if axes_of(size) == 0:
            raise RuleError("an array without axes is not supported yet", code="not-supported-yet")
        return Array(dtype, axes_of(size), "C")
    ndim = max([array(p, "a distribution").ndim for p in parameters if isinstance(p, Type)], default=0)
    return Array(dtype, ndim, "C") if ndim else scalar


def drawn(dtype: str, scalar: Type) -> Callable[..., Type]:
    """The rule of a distribution: `size` is its last parameter."""

    def rule(*arguments: Any) -> Type:
        *parameters, size = arguments
        return shaped(dtype, scalar, size, tuple(parameters))

    return rule


def _per_axis(*extents: Any) -> Type:
    """rand(d0, d1, …)"""
    (sizes,) = extents
    return Array("float64", len(sizes), "C") if sizes else FLOAT


def _randint(low: Any, high: Any, size: Any, dtype: Any) -> Type:
    chosen = dtype_name(dtype) if given(dtype) else None
    name = chosen or "int64"
    python = not isinstance(dtype, Type)
    scalar = INT if python or str(dtype) == "int" else Scalar(name)
    return shaped(name, scalar, size, (low, high) if given(high) else (low,))


def _choice(a: Any, size: Any, replace: Any, p: Any) -> Type:
    found = array(a, "numpy.random.choice")
    dtype = "int64" if found.ndim == 0 else found.dtype
    if found.ndim > 1:
        raise RuleError("a must be 1-dimensional", hint="NumPy would raise ValueError here too")
    scalar = INT if found.ndim == 0 else Scalar(dtype)
    return shaped(dtype, scalar, size)


def _permutation(x: Any) -> Type:
    found = array(x, "numpy.random.permutation")
    return Array("int64", 1, "C") if found.ndim == 0 else Array(found.dtype, found.ndim, "C")


def _shuffle(x: Any) -> Type:
    if not isinstance(widened(x), Array):
        raise RuleError("numpy.random.shuffle takes an array", hint="random.shuffle takes lists")
    return NONE


def _several(dtype: str, position: int) -> Callable[..., Type]:
    """Vectors: one more axis, of the length of a parameter."""

    def rule(*arguments: Any) -> Type:
        *_, size = arguments
        return Array(dtype, axes_of(size) + 1, "C")

    return rule


def _multivariate(mean: Any, cov: Any, size: Any, *_: Any) -> Type:
    return Array("float64", axes_of(size) + 1, "C")


def _nothing(*_: Any) -> Type:
    return NONE


REAL, WHOLE = drawn("float64", FLOAT), drawn("int64", INT)
DISTRIBUTIONS: dict[str, tuple[str, Callable[..., Type]]] = {
    "beta": ("a, b, size=None", REAL),
    "binomial": ("n, p, size=None", WHOLE),
    "chisquare": ("df, size=None", REAL),
    "dirichlet": ("alpha, size=None", _several("float64", 0)),
    "exponential": ("scale=1.0, size=None", REAL),
    "f": ("dfnum, dfden, size=None", REAL),
    "gamma": ("shape, scale=1.0, size=None", REAL),
    "geometric": ("p, size=None", WHOLE),
    "gumbel": ("loc=0.0, scale=1.0, size=None", REAL),
    "hypergeometric": ("ngood, nbad, nsample, size=None", WHOLE),
    "laplace": ("loc=0.0, scale=1.0, size=None", REAL),
    "logistic": ("loc=0.0, scale=1.0, size=None", REAL),
    "lognormal": ("mean=0.0, sigma=1.0, size=None", REAL),
    "logseries": ("p, size=None", WHOLE),
    "multinomial": ("n, pvals, size=None", _several("int64", 1)),
    "multivariate_normal": ("mean, cov, size=None, check_valid='warn', tol=1e-08", _multivariate),
    "negative_binomial": ("n, p, size=None", WHOLE),
    "noncentral_chisquare": ("df, nonc, size=None", REAL),
    "noncentral_f": ("dfnum, dfden, nonc, size=None", REAL),
    "normal": ("loc=0.0, scale=1.0, size=None", REAL),
    "pareto": ("a, size=None", REAL),
    "poisson": ("lam=1.0, size=None", WHOLE),
    "power": ("a, size=None", REAL),
    "random": ("size=None", REAL),
    "random_sample": ("size=None", REAL),
    "ranf": ("size=None", REAL),
    "rayleigh": ("scale=1.0, size=None", REAL),
    "sample": ("size=None", REAL),
    "standard_cauchy": ("size=None", REAL),
    "standard_exponential": ("size=None", REAL),
    "standard_gamma": ("shape, size=None", REAL),
    "standard_normal": ("size=None", REAL),
    "standard_t": ("df, size=None", REAL),
    "triangular": ("left, mode, right, size=None", REAL),
    "uniform": ("low=0.0, high=1.0, size=None", REAL),
    "vonmises": ("mu, kappa, size=None", REAL),
    "wald": ("mean, scale, size=None", REAL),
    "weibull": ("a, size=None", REAL),
    "zipf": ("a, size=None", WHOLE),
    "bytes": ("length", lambda length: BYTES),
    "choice": ("a, size=None, replace=True, p=None", _choice),
    "permutation": ("x", _permutation),
    "rand": ("*args", _per_axis),
    "randint": ("low, high=None, size=None, dtype=...", _randint),
    "randn": ("*args", _per_axis),
    "random_integers": (
        "low, high=None, size=None",
        lambda low, high, size: shaped("int64", Scalar("int64"), size, (low, high)),
    ),
    "seed": ("seed=None", _nothing),
    "shuffle": ("x", _shuffle),
}
for _name, (_text, _rule) in DISTRIBUTIONS.items():
    asked(f"numpy.random.{_name}", _text, _rule, effects=True)


def _shuffle_of(positional_: list[Any], keywords: dict[str, Any]) -> str:
    """A list is put into the order in which an array of its length would be."""
    value = positional_[0] if positional_ else keywords.get("x")
    if not isinstance(value, List):
        return "numpy.random.shuffle"
    return composed(f"{INTERNAL}.shuffle_list", (Parameter("x"),), SHUFFLE_LIST)


SHUFFLE_LIST = """import numpy as np
import numpy.random


def shuffle_list(x):
    order = np.arange(len(x))
    numpy.random.shuffle(order)
    moved = [x[i] for i in order]
    for i in range(len(x)):
        x[i] = moved[i]
"""
REDIRECTS["numpy.random.shuffle"] = _shuffle_of
