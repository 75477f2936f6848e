"""numpy.linalg: NumPy's own LAPACK is asked, once for all matrices of an array."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.types import COMPLEX_OF, REAL_OF, Array, Scalar, Tuple, Type, is_static, kind
from capsulec.library.exceptions import numpys
from capsulec.library.numpy.asking import array, asked, given, made, static
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy.small_linalg import KERNELS, small_first
from capsulec.library.table import ENTRIES, RuleError, Runtime
from capsulec.records import replace

VALUE_ERROR = "NumPy would raise TypeError here too"
LINALG_ERROR = "NumPy would raise LinAlgError here too"


def _matrices(a: Any, name: str) -> Array:
    """The matrices that an argument is, with the dtype that they are worked on in."""
    found = array(a, f"numpy.linalg.{name}")
    if found.ndim < 2:
        text = f"{found.ndim}-dimensional array given. Array must be at least two-dimensional"
        raise RuleError(text, hint=LINALG_ERROR)
    return Array(_worked_in(found.dtype), found.ndim)


def _worked_in(dtype: str) -> str:
    if dtype in ("float128", "complex256"):
        raise RuleError(f"array type {dtype} is unsupported in linalg", hint=VALUE_ERROR)
    return dtype if kind(dtype) in "fc" else "float64"


def _same(name: str) -> Callable[..., Type]:
    """Matrices in, matrices of that shape out."""

    def rule(a: Any, *_: Any) -> Type:
        found = _matrices(a, name)
        return Array(found.dtype, found.ndim)

    return rule


def _of_each(name: str, real: bool = False, axes: int = 0) -> Callable[..., Type]:
    """A number, or so many axes of them, of each matrix."""

    def rule(a: Any, *_: Any) -> Type:
        found = _matrices(a, name)
        dtype = REAL_OF.get(found.dtype, found.dtype) if real else found.dtype
        return made(dtype, found.ndim - 2 + axes)

    return rule


def _slogdet(a: Any) -> Type:
    found = _matrices(a, "slogdet")
    sign, logarithm = made(found.dtype, found.ndim - 2), made(REAL_OF.get(found.dtype, found.dtype), found.ndim - 2)
    return Tuple((sign, logarithm))


def _solve(a: Any, b: Any) -> Type:
    left, right = _matrices(a, "solve"), array(b, "numpy.linalg.solve")
    dtype = common((Scalar(left.dtype), Scalar(_worked_in(right.dtype))))
    if right.ndim <= 1:  # one vector for all matrices
        return Array(dtype, left.ndim - 1) if right.ndim else _refuse_scalar("solve")
    return Array(dtype, max(left.ndim, right.ndim))


def _refuse_scalar(name: str) -> Type:
    raise RuleError(f"numpy.linalg.{name} does not take a number for b", hint=LINALG_ERROR)


def _lstsq(a: Any, b: Any, rcond: Any) -> Type:
    left, right = _matrices(a, "lstsq"), array(b, "numpy.linalg.lstsq")
    if left.ndim != 2 or right.ndim not in (1, 2):
        raise RuleError(
            f"{left.ndim}-dimensional array given. Array must be two-dimensional"
            if left.ndim != 2
            else "Incompatible dimensions",
            hint=LINALG_ERROR,
        )
    dtype = common((Scalar(left.dtype), Scalar(_worked_in(right.dtype))))
    real = REAL_OF.get(dtype, dtype)
    return Tuple((Array(dtype, right.ndim), Array(real, 1), Scalar("int32"), Array(real, 1)))


def _eig(a: Any) -> Type:
    found = _matrices(a, "eig")
    dtype = COMPLEX_OF.get(found.dtype, found.dtype)
    return Tuple((Array(dtype, found.ndim - 1), Array(dtype, found.ndim)))


def _eigvals(a: Any) -> Type:
    found = _matrices(a, "eigvals")
    return Array(COMPLEX_OF.get(found.dtype, found.dtype), found.ndim - 1)


def _eigh(a: Any, uplo: Any) -> Type:
    found = _matrices(a, "eigh")
    return Tuple((Array(REAL_OF.get(found.dtype, found.dtype), found.ndim - 1), Array(found.dtype, found.ndim)))


def _svd(a: Any, full_matrices: Any, compute_uv: Any, hermitian: Any) -> Type:
    found = _matrices(a, "svd")
    values = Array(REAL_OF.get(found.dtype, found.dtype), found.ndim - 1)
    if not static(compute_uv, "numpy.linalg.svd", "compute_uv"):
        return values
    static(full_matrices, "numpy.linalg.svd", "full_matrices")
    matrix = Array(found.dtype, found.ndim)
    return Tuple((matrix, values, matrix))


def _qr(a: Any, mode: Any) -> Type:
    found = _matrices(a, "qr")
    matrix, chosen = Array(found.dtype, found.ndim), static(mode, "numpy.linalg.qr", "mode")
    if chosen == "r":
        return matrix
    if chosen == "raw":
        return Tuple((matrix, Array(found.dtype, found.ndim - 1)))
    if chosen not in ("reduced", "complete"):
        raise RuleError(f"Unrecognized mode '{chosen}'", hint="NumPy would raise ValueError here too")
    return Tuple((matrix, matrix))


def _matrix_rank(a: Any, *_: Any) -> Type:
    found = array(a, "numpy.linalg.matrix_rank")
    _worked_in(found.dtype)
    return made("int64", max(found.ndim - 2, 0)) if found.ndim >= 2 else Scalar("int64")


def _cond(x: Any, p: Any) -> Type:
    found = _matrices(x, "cond")
    return made(REAL_OF.get(found.dtype, found.dtype), found.ndim - 2)


def _matrix_power(a: Any, n: Any) -> Type:
    found = array(a, "numpy.linalg.matrix_power")
    if found.ndim < 2:
        _matrices(a, "matrix_power")
    if kind(found.dtype) in "fc":
        return Array(found.dtype, found.ndim)
    # One that is found at run time is taken for no negative one, which would give floats.
    power = static(n, "numpy.linalg.matrix_power", "the power") if is_static(n) else 0
    return Array(found.dtype if power >= 0 else "float64", found.ndim)


def _kept(found: Array, axes: Any, keepdims: Any, name: str) -> int:
    """How many axes are left when these are worked on."""
    if static(keepdims, name, "keepdims"):
        return found.ndim
    count = found.ndim if axes is None else len(axes) if isinstance(axes, tuple) else 1
    return found.ndim - count


def _axes(axis: Any, name: str) -> Any:
    """An axis or several as constants; an axis that is computed is one of them all the same."""
    if given(axis) and not is_static(axis) and not isinstance(axis, Tuple):
        return 0
    return tuple(axis.items) if isinstance(axis, Tuple) else static(axis, name, "axis")


def _tensorinv(a: Any, ind: Any) -> Type:
    found = array(a, "numpy.linalg.tensorinv")
    return Array(_worked_in(found.dtype), found.ndim)


def _tensorsolve(a: Any, b: Any, axes: Any) -> Type:
    left, right = array(a, "numpy.linalg.tensorsolve"), array(b, "numpy.linalg.tensorsolve")
    dtype = common((Scalar(_worked_in(left.dtype)), Scalar(_worked_in(right.dtype))))
    return made(dtype, left.ndim - right.ndim)


FUNCTIONS: dict[str, tuple[str, Callable[..., Type]]] = {
    "cholesky": ("a, /, *, upper=False", _same("cholesky")),
    "cond": ("x, p=None", _cond),
    "det": ("a", _of_each("det")),
    "eig": ("a", _eig),
    "eigh": ("a, UPLO='L'", _eigh),
    "eigvals": ("a", _eigvals),
    "eigvalsh": ("a, UPLO='L'", _of_each("eigvalsh", True, 1)),
    "inv": ("a", _same("inv")),
    "lstsq": ("a, b, rcond=None", _lstsq),
    "matrix_power": ("a, n", _matrix_power),
    "matrix_rank": ("A, tol=None, hermitian=False, *, rtol=None", _matrix_rank),
    "pinv": ("a, rcond=None, hermitian=False, *, rtol=...", _same("pinv")),
    "qr": ("a, mode='reduced'", _qr),
    "slogdet": ("a", _slogdet),
    "solve": ("a, b", _solve),
    "svd": ("a, full_matrices=True, compute_uv=True, hermitian=False", _svd),
    "svdvals": ("x, /", _of_each("svdvals", True, 1)),
    "tensorinv": ("a, ind=2", _tensorinv),
    "tensorsolve": ("a, b, axes=None", _tensorsolve),
}
# What eigenvalues a real matrix has depends on its elements, a type does not: they are always complex here.
AFTER = {"eig": "tuple(each.astype('{dtype}') for each in r)", "eigvals": "r.astype('{dtype}')"}
for _name, (_text, _rule) in FUNCTIONS.items():
    asked(f"numpy.linalg.{_name}", _text, _rule, after=AFTER.get(_name, ""))
for _name in KERNELS:
    _entry = ENTRIES[_name]
    assert isinstance(_entry, Runtime)
    ENTRIES[_name] = replace(_entry, rule=small_first(_name, _entry.rule))
numpys("numpy.linalg.LinAlgError", "ValueError")
