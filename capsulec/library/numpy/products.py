"""Products of arrays: dot, matmul, einsum and their relatives. NumPy's own are asked, and with them its BLAS, but for
small products of vectors and matrices (`small_products`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import Array, List, Scalar, Static, Tuple, Type, kind, widened
from capsulec.library import cells
from capsulec.library.numpy.asking import array, asked, given, made, static
from capsulec.library.numpy.choosing import common
from capsulec.library.numpy.dtypes import dtype_name
from capsulec.library.numpy.small_products import TAKEN, small_first
from capsulec.library.table import ENTRIES, INTERNAL, RuleError, Runtime
from capsulec.records import replace

VALUE_ERROR = "NumPy would raise ValueError here too"


def _pair(a: Any, b: Any, name: str) -> tuple[Array, Array, str]:
    left, right = array(a, f"numpy.{name}"), array(b, f"numpy.{name}")
    return left, right, common((Scalar(left.dtype), Scalar(right.dtype)))


def _no_out(out: Any, name: str) -> None:
    if given(out):
        raise RuleError(f"numpy.{name}(out=…) is not supported yet", code="not-supported-yet")


def _dot(a: Any, b: Any, out: Any = None) -> Type:
    _no_out(out, "dot")
    left, right, dtype = _pair(a, b, "dot")
    if not left.ndim or not right.ndim:
        return made(dtype, left.ndim + right.ndim)
    return made(dtype, left.ndim + right.ndim - 2)


def _matmul(a: Any, b: Any) -> Type:
    left, right, dtype = _pair(a, b, "matmul")
    if not left.ndim or not right.ndim:
        number = 0 if not left.ndim else 1
        raise RuleError(
            f"matmul: Input operand {number} does not have enough dimensions (has 0, gufunc core with signature "
            "(n?,k),(k,m?)->(n?,m?) requires 1)",
            hint=VALUE_ERROR,
        )
    one_axis = (left.ndim == 1) + (right.ndim == 1)
    return made(dtype, max(left.ndim, right.ndim, 2) - one_axis)


def _core(name: str, axes: tuple[int, int], result: int) -> Callable[..., Type]:
    """A product of the last axes, of which each operand has so many; the others broadcast."""

    def rule(a: Any, b: Any) -> Type:
        left, right, dtype = _pair(a, b, name)
        if left.ndim < axes[0] or right.ndim < axes[1]:
            raise RuleError(f"{name}: an operand does not have enough dimensions", hint=VALUE_ERROR)
        return made(dtype, max(left.ndim - axes[0], right.ndim - axes[1]) + result)

    return rule


def _outer(a: Any, b: Any, out: Any = None) -> Type:
    _no_out(out, "outer")
    return Array(_pair(a, b, "outer")[2], 2)


def _tensordot(a: Any, b: Any, axes: Any = 2) -> Type:
    left, right, dtype = _pair(a, b, "tensordot")
    wide = widened(axes) if isinstance(axes, Type) else None
    if isinstance(wide, Tuple) and len(wide.items) == 2:
        first = wide.items[0]
        if isinstance(first, List):
            raise RuleError(
                "how many axes a list has is not known while compiling", hint="write a tuple: axes=((1,), (0,))"
            )
        count = len(first.items) if isinstance(first, Tuple) else 1
    else:
        count = static(axes, "numpy.tensordot", "axes")
    if not isinstance(count, int) or count > min(left.ndim, right.ndim):
        raise RuleError("shape-mismatch for sum", hint=VALUE_ERROR)
    return made(dtype, left.ndim + right.ndim - 2 * count)


def _einsum(subscripts: Any, operands: tuple[Type, ...], out: Any, dtype: Any, *_: Any) -> Type:
    _no_out(out, "einsum")
    if not isinstance(subscripts, Static) or not isinstance(subscripts.value, str):
        raise RuleError("the subscripts of numpy.einsum must be known while compiling", hint="write them as a constant")
    parts = [array(operand, "numpy.einsum") for operand in operands]
    text = subscripts.value.replace(" ", "")
    inputs, arrow, output = text.partition("->")
    terms = inputs.split(",")
    if len(terms) != len(parts):
        more = "more" if len(parts) > len(terms) else "fewer"
        raise RuleError(
            f"{more} operands provided to einstein sum function than specified in the subscripts string",
            hint=VALUE_ERROR,
        )
    ellipsis = 0
    for term, part in zip(terms, parts, strict=True):
        named = len(term.replace("...", ""))
        if named > part.ndim or ("..." not in term and named != part.ndim):
            wrong = "contains too many subscripts" if named > part.ndim else "does not contain enough subscripts"
            text = f"einstein sum subscripts string {wrong} for operand {terms.index(term)}"
            raise RuleError(text, hint=VALUE_ERROR)
        ellipsis = max(ellipsis, part.ndim - named)
    letters = "".join(terms).replace("...", "")
    if not arrow:
        output = "..." * ("..." in inputs) + "".join(sorted(c for c in set(letters) if letters.count(c) == 1))
    chosen = dtype_name(dtype) if given(dtype) else common(tuple(Scalar(part.dtype) for part in parts))
    assert chosen is not None
    return made(chosen, len(output.replace("...", "")) + (ellipsis if "..." in output else 0))


def _kron(a: Any, b: Any) -> Type:
    left, right, dtype = _pair(a, b, "kron")
    return made(dtype, max(left.ndim, right.ndim))


def _cross(a: Any, b: Any, *_: Any) -> Type:
    left, right, dtype = _pair(a, b, "cross")
    if not left.ndim or not right.ndim:
        raise RuleError("At least one array has zero dimension", hint=VALUE_ERROR)
    return Array(dtype, max(left.ndim, right.ndim))


def _trace(a: Any, offset: Any, axis1: Any, axis2: Any, dtype: Any = None, out: Any = None) -> Type:
    _no_out(out, "trace")
    found = array(a, "numpy.trace")
    if found.ndim < 2:
        raise RuleError("diag requires an array of at least two dimensions", hint=VALUE_ERROR)
    chosen = dtype_name(dtype) if given(dtype) else None
    summed = {"u": "uint64", "i": "int64", "b": "int64"}.get(kind(found.dtype), found.dtype)
    return made(chosen or summed, found.ndim - 2)


def _multi_dot(arrays: Any, out: Any = None) -> Type:
    _no_out(out, "linalg.multi_dot")
    wide = widened(arrays)
    if isinstance(wide, List):
        inside = array(cells.content(wide.element), "numpy.linalg.multi_dot")
        parts = [inside, inside]
    elif isinstance(wide, Tuple) and len(wide.items) >= 2:
        parts = [array(item, "numpy.linalg.multi_dot") for item in wide.items]
    else:
        raise RuleError("Expecting at least two arrays.", hint=VALUE_ERROR)
    dtype = common(tuple(Scalar(part.dtype) for part in parts))
    return made(dtype, (parts[0].ndim == 2) + (parts[-1].ndim == 2))


FUNCTIONS: dict[str, tuple[str, Callable[..., Type]]] = {
    "dot": ("a, b, out=None", _dot),
    "matmul": ("x1, x2, /", _matmul),
    "vdot": ("a, b, /", lambda a, b: Scalar(_pair(a, b, "vdot")[2])),
    "inner": ("a, b, /", _dot),
    "tensordot": ("a, b, axes=2", _tensordot),
    "einsum": ("subscripts, /, *operands, out=None, dtype=None, order='K', casting='safe', optimize=False", _einsum),
    "vecdot": ("x1, x2, /", _core("vecdot", (1, 1), 0)),
    "matvec": ("x1, x2, /", _core("matvec", (2, 1), 1)),
    "vecmat": ("x1, x2, /", _core("vecmat", (1, 2), 1)),
}
LINALG: dict[str, tuple[str, Callable[..., Type]]] = {
    "cross": ("x1, x2, /, *, axis=-1", _cross),
    "matmul": ("x1, x2, /", _matmul),
    "multi_dot": ("arrays, *, out=None", _multi_dot),
    "outer": ("x1, x2, /", _outer),
    "tensordot": ("x1, x2, /, *, axes=2", _tensordot),
    "trace": ("x, /, *, offset=0, dtype=None", lambda x, offset, dtype: _trace(x, offset, -2, -1, dtype)),
    "vecdot": ("x1, x2, /, *, axis=-1", lambda a, b, axis: _core("vecdot", (1, 1), 0)(a, b)),
}
NUMBER = "r[()] if getattr(r, 'ndim', 1) == 0 else r"
for _name, (_text, _rule) in FUNCTIONS.items():
    asked(f"numpy.{_name}", _text, _rule, after=NUMBER)
for _name, (_text, _rule) in LINALG.items():
    asked(f"numpy.linalg.{_name}", _text, _rule, after=NUMBER)
asked(f"{INTERNAL}.asked_kron", "a, b", _kron, like="numpy.kron", after=NUMBER)  # of more than two axes
asked("numpy.ndarray.dot", "self, other, /, out=None", _dot, after=NUMBER)
for _name in TAKEN:
    _entry = ENTRIES[_name]
    assert isinstance(_entry, Runtime)
    ENTRIES[_name] = replace(_entry, rule=small_first(_name, _entry.rule))


def matmul_loop(left: Type, right: Type) -> Loop:
    """`left @ right`. Raises RuleError."""
    entry = ENTRIES["numpy.matmul"]
    assert isinstance(entry, Runtime)
    return entry.rule(left, right)
