"""numpy.random.Generator and RandomState objects: Python's own objects, whose methods are asked for whole arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.types import FLOAT, INT, NONE, Array, NumPyObject, Scalar, Type, widened
from capsulec.library.numpy.asking import array, asked, given
from capsulec.library.numpy.dtypes import dtype_name
from capsulec.library.numpy.random import DISTRIBUTIONS, axes_of, drawn, shaped
from capsulec.library.table import RuleError

BIT_GENERATORS = ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64")


def _made(class_: str) -> Callable[..., Type]:
    return lambda *_: NumPyObject(class_)


def _no_out(out: Any) -> None:
    if given(out):
        raise RuleError("a random generator's out=… is not supported yet", code="not-supported-yet")


def _precise(size: Any, dtype: Any, out: Any, parameters: tuple[Any, ...] = ()) -> Type:
    _no_out(out)
    return shaped((dtype_name(dtype) if given(dtype) else None) or "float64", FLOAT, size, parameters)


def _integers(self: Type, low: Any, high: Any, size: Any, dtype: Any, endpoint: Any) -> Type:
    name = (dtype_name(dtype) if given(dtype) else None) or "int64"
    return shaped(name, Scalar(name), size, (low, high) if given(high) else (low,))


def _choice(self: Type, a: Any, size: Any, replace: Any, p: Any, axis: Any, shuffle: Any) -> Type:
    found = array(a, "choice")
    if found.ndim == 0:
        return shaped("int64", INT, size)
    rest = found.ndim - 1 + axes_of(size)
    return Array(found.dtype, rest) if rest else Scalar(found.dtype)


def _permutation(self: Type, x: Any, axis: Any) -> Type:
    found = array(x, "permutation")
    return Array("int64", 1) if found.ndim == 0 else Array(found.dtype, found.ndim)


def _permuted(self: Type, x: Any, axis: Any, out: Any) -> Type:
    _no_out(out)
    found = array(x, "permuted")
    return Array(found.dtype, found.ndim)


def _shuffle(self: Type, x: Any, axis: Any = 0) -> Type:
    if not isinstance(widened(x), Array):
        raise RuleError("shuffle takes an array", hint="random.shuffle takes lists")
    return NONE


def _of_object(rule: Callable[..., Type]) -> Callable[..., Type]:
    return lambda self, *arguments: rule(*arguments)


INTEGERS = "low, high=None, size=None, dtype=..., endpoint=False"
OWN: dict[str, tuple[str, Callable[..., Type]]] = {
    "choice": ("a, size=None, replace=True, p=None, axis=0, shuffle=True", _choice),
    "integers": (INTEGERS, _integers),
    "multivariate_hypergeometric": (
        "colors, nsample, size=None, method='marginals'",
        lambda self, colors, nsample, size, method: Array("int64", axes_of(size) + 1, "C"),
    ),
    "multivariate_normal": (
        "mean, cov, size=None, check_valid='warn', tol=1e-08, *, method='svd'",
        _of_object(DISTRIBUTIONS["multivariate_normal"][1]),
    ),
    "permutation": ("x, axis=0", _permutation),
    "permuted": ("x, *, axis=None, out=None", _permuted),
    "random": ("size=None, dtype=..., out=None", lambda self, size, dtype, out: _precise(size, dtype, out)),
    "shuffle": ("x, axis=0", _shuffle),
    "standard_exponential": (
        "size=None, dtype=..., method='zig', out=None",
        lambda self, size, dtype, method, out: _precise(size, dtype, out),
    ),
    "standard_gamma": (
        "shape, size=None, dtype=..., out=None",
        lambda self, shape, size, dtype, out: _precise(size, dtype, out, (shape,)),
    ),
    "standard_normal": ("size=None, dtype=..., out=None", lambda self, size, dtype, out: _precise(size, dtype, out)),
    "triangular": ("left, mode, right, size=None", _of_object(drawn("float64", FLOAT))),
}
# Functions of the module that a Generator has not.
LEGACY = {"rand", "randint", "randn", "random_integers", "random_sample", "ranf", "sample", "seed"}
GENERATOR = {
    **{name: (text, _of_object(rule)) for name, (text, rule) in DISTRIBUTIONS.items() if name not in LEGACY},
    **OWN,
}
STATE = {
    name: (text, _of_object(rule)) for name, (text, rule) in DISTRIBUTIONS.items() if name not in ("ranf", "sample")
}


def find(class_: str, name: str) -> str | None:
    """What `object.name` is."""
    known = {"Generator": GENERATOR, "RandomState": STATE}.get(class_, {})
    return f"numpy.random.{class_}.{name}" if name in known else None


asked("numpy.random.default_rng", "seed=None", _made("Generator"), effects=True)
asked("numpy.random.RandomState", "seed=None", _made("RandomState"), effects=True)
asked("numpy.random.Generator", "bit_generator", _made("Generator"), effects=True)
for _name in BIT_GENERATORS:
    asked(f"numpy.random.{_name}", "seed=None", _made(_name), effects=True)
for _class, _methods in (("Generator", GENERATOR), ("RandomState", STATE)):
    for _name, (_text, _rule) in _methods.items():
        asked(f"numpy.random.{_class}.{_name}", f"self, /, {_text}", _rule, effects=True)
