"""Ufuncs as objects: `reduce`, `accumulate`, `reduceat`, `at` and `outer`, and what a ufunc says of itself.

`outer` is an elementwise operation of views and is fused; reductions that NumPy has a name for are those. For the
others NumPy's own methods are asked, once for whole arrays, so that values, errors and the order in which elements are
taken are NumPy's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.build import Builder, constant, index
from capsulec.ir.nodes import Expr, Extent, Slice, View
from capsulec.ir.types import INT, NONE, Array, NoneType, Scalar, Static, Tuple, Type, kind, widened
from capsulec.library.arrays import scalar_of, together
from capsulec.library.attributes import Attribute
from capsulec.library.numpy import elementary, operators
from capsulec.library.numpy.asking import array, ask, given, made, signature, static
from capsulec.library.numpy.dtypes import dtype_name
from capsulec.library.numpy.maps import asked_shape, known, mapped
from capsulec.library.numpy.operands import as_operand, operand_type
from capsulec.library.numpy.reductions import accumulated
from capsulec.library.numpy.ufunc_options import chosen_loop
from capsulec.library.promotion import loop_dtypes
from capsulec.library.table import ENTRIES, REDIRECTS, Intrinsic, RuleError, Runtime, positional, register

BINARY = (*operators.BINARY, *elementary.BINARY)
UNARY = (*operators.UNARY, *elementary.UNARY)
ALIASES = {**operators.ALIASES, **elementary.ALIASES}
VALUE_ERROR, TYPE_ERROR = ("NumPy would raise ValueError here too", "NumPy would raise TypeError here too")
NAMED = {
    "add": "sum", "multiply": "prod", "maximum": "max", "minimum": "min", "logical_and": "all", "logical_or": "any",
}  # fmt: skip
IDENTITIES: dict[str, int | float] = {
    "add": 0, "multiply": 1, "logical_and": True, "logical_or": False, "logical_xor": False, "bitwise_and": -1,
    "bitwise_or": 0, "bitwise_xor": 0, "hypot": 0, "logaddexp": -float("inf"), "logaddexp2": -float("inf"), "gcd": 0,
}  # fmt: skip


def find(function: str, name: str) -> Attribute | str | None:
    """What `numpy.add.name` is; None when `function` is no ufunc, or has no such attribute."""
    spelling = function.removeprefix("numpy.")
    ufunc = ALIASES.get(spelling, spelling)
    if ufunc not in BINARY and ufunc not in UNARY and ufunc not in ("divmod", "modf", "frexp"):
        return None
    if name in METHODS:
        return _method(ufunc, name)
    operands, results = (2 if ufunc in BINARY or ufunc == "divmod" else 1), (1 if ufunc in (*BINARY, *UNARY) else 2)
    values: dict[str, Any] = {
        "nin": operands, "nout": results, "nargs": operands + results, "identity": IDENTITIES.get(ufunc),
        "__name__": ufunc, "__qualname__": ufunc,
    }  # fmt: skip
    if name not in values:
        return None
    value = values[name]
    type_: Type = NONE if value is None else Static(value)
    return Attribute(lambda _: type_, lambda builder, _: constant(value))


def _method(ufunc: str, name: str) -> str:
    full = f"numpy.{ufunc}.{name}"
    if full not in ENTRIES:
        METHODS[name](ufunc, full)
    return full


def _refused(text: str, hint: str = VALUE_ERROR) -> Callable[..., Any]:
    def rule(*arguments: Any) -> Any:
        raise RuleError(text, hint)

    return rule


def _asked(ufunc: str, full: str, parameters: str, rule: Callable[..., Type], *, effects: bool = False) -> None:
    """Register a method for which NumPy's is asked."""
    if ufunc not in BINARY and not full.endswith(".at"):
        name = full.rpartition(".")[2]
        rule = _refused(f"{name} only supported for binary functions")
    listed = signature(parameters)

    def loop(*values: Any) -> Any:
        result = rule(*values)
        out = next((v for p, v in zip(listed, values, strict=True) if p.name == "out"), None)
        return ask(f"numpy!{full.removeprefix('numpy.')}", listed, values, result, effects=effects or given(out))

    register(Runtime(full, listed, loop))


def _result_dtype(ufunc: str, operand: Array, dtype: Any) -> str:
    """The dtype in which a reduction of a ufunc is computed."""
    asked_for = dtype_name(dtype)
    if ufunc.startswith("logical_"):
        return "bool"
    taken = asked_for or operand.dtype
    if asked_for is None and ufunc in ("add", "multiply"):
        return accumulated(taken)
    dtypes = loop_dtypes(ufunc, Scalar(taken), Scalar(taken))
    if dtypes is None or dtypes[0] != dtypes[-1] or "float16" in dtypes:
        raise RuleError(f"numpy.{ufunc} does not reduce {taken}", TYPE_ERROR)
    return dtypes[-1]


def _axes(axis: Any, ndim: int, full: str) -> int:
    """How many axes a reduction takes away."""
    if axis is None or isinstance(axis, NoneType):
        return ndim
    if not isinstance(axis, Type):
        return 1
    wide = widened(axis)
    if isinstance(wide, Tuple):
        return len(wide.items)
    if isinstance(wide, Scalar) and kind(wide.dtype) in "iub":
        return 1
    raise RuleError(f"axis of {full} is an int, a tuple of ints or None, not {wide}", TYPE_ERROR)


def _out(out: Any, result: Type) -> Type:
    if not given(out):
        return result
    if isinstance(out, Tuple) and len(out.items) == 1:
        return out.items[0]
    return out  # type: ignore[no-any-return]


def _reduce(ufunc: str, full: str) -> None:
    def rule(a: Any, axis: Any, dtype: Any, out: Any, keepdims: Any, initial: Any, where: Any) -> Type:
        found = array(a, full)
        kept = found.ndim if static(keepdims, full, "keepdims") else found.ndim - _axes(axis, found.ndim, full)
        if kept < 0:
            raise RuleError(f"axis 0 is out of bounds for array of dimension {found.ndim}", VALUE_ERROR)
        return _out(out, made(_result_dtype(ufunc, found, dtype), kept))

    parameters = "array, /, axis=0, dtype=None, out=None, keepdims=False, initial=..., where=True"
    _asked(ufunc, full, parameters, rule)
    if ufunc not in NAMED:
        return

    def choose(positional_: list[Any], keywords: dict[str, Any]) -> str:
        """`numpy.sum` for all of an array of one axis."""
        plain = len(positional_) == 1 and not keywords and isinstance(positional_[0], Array)
        return f"numpy.{NAMED[ufunc]}" if plain and positional_[0].ndim == 1 else full

    REDIRECTS[full] = choose


def _accumulate(ufunc: str, full: str) -> None:
    def rule(a: Any, axis: Any, dtype: Any, out: Any) -> Type:
        found = array(a, full)
        if found.ndim == 0:
            raise RuleError("cannot accumulate on a scalar", TYPE_ERROR)
        return _out(out, Array(_result_dtype(ufunc, found, dtype), found.ndim))

    _asked(ufunc, full, "array, /, axis=0, dtype=None, out=None", rule)


def _reduceat(ufunc: str, full: str) -> None:
    def rule(a: Any, indices: Any, axis: Any, dtype: Any, out: Any) -> Type:
        found = array(a, full)
        if array(indices, full).ndim != 1:
            raise RuleError(f"the indices of {full} are an array of one axis", VALUE_ERROR)
        return _out(out, Array(_result_dtype(ufunc, found, dtype), found.ndim))

    _asked(ufunc, full, "array, indices, /, axis=0, dtype=None, out=None", rule)


def _at(ufunc: str, full: str) -> None:
    def rule(a: Any, indices: Any, *b: Any) -> Type:
        if not isinstance(a, Array):
            raise RuleError("first operand must be array", TYPE_ERROR)
        if ufunc in BINARY and not given(b[0]):
            raise RuleError("second operand needed for ufunc", VALUE_ERROR)
        return NONE

    # A second operand of None is one that is left out.
    _asked(ufunc, full, "a, indices, b=None, /" if ufunc in BINARY else "a, indices, /", rule, effects=True)


def _outer(ufunc: str, full: str) -> None:
    if ufunc not in BINARY:
        refuse = _refused(f"outer product only supported for binary functions, not numpy.{ufunc}")
        register(Intrinsic(full, positional("A", "B"), refuse, refuse))
        return

    def rule(a: Any, b: Any) -> Type:
        left, right = operand_type(a, full), operand_type(b, full)
        loop = chosen_loop(ufunc, (scalar_of(left), scalar_of(right)), None)
        ndim = sum(t.ndim for t in (left, right) if isinstance(t, Array))
        result = loop.result
        if not ndim or not isinstance(result, Scalar):
            return result
        behind = right.ndim if isinstance(right, Array) else 0
        first = Array(left.dtype, ndim, left.order_with_axes(ndim)) if isinstance(left, Array) and behind else left
        return Array(result.dtype, ndim, together([first, right]))

    def lower(builder: Builder, a: Expr, b: Expr) -> Expr:
        left, right = as_operand(builder, a), as_operand(builder, b)
        loop = chosen_loop(ufunc, (scalar_of(known(left)), scalar_of(known(right))), None)
        behind = right.type.ndim if isinstance(right.type, Array) else 0
        return mapped(loop, [_with_new_axes(builder, left, behind), right])

    register(Intrinsic(full, positional("A", "B"), rule, lower))


def _with_new_axes(builder: Builder, value: Expr, count: int) -> Expr:
    """An array with so many axes of length 1 behind its own."""
    if not isinstance(value.type, Array) or not count:
        return value
    value = asked_shape(builder, value, "a")
    own = value.type
    assert isinstance(own, Array)
    full = tuple(Slice(index(0), index(1), Extent(value, axis, INT)) for axis in range(own.ndim))
    return View(
        value, (*full, *[None] * count), Array(own.dtype, own.ndim + count, own.order_with_axes(own.ndim + count))
    )


METHODS = {"reduce": _reduce, "accumulate": _accumulate, "reduceat": _reduceat, "at": _at, "outer": _outer}
