"""where, clip and nan_to_num: one of several values, element by element. Their values are exact."""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, cast
from capsulec.ir.nodes import Const, Expr, Loop, Map
from capsulec.ir.type_facts import integer_range
from capsulec.ir.types import INT, REAL_OF, Array, NoneType, Scalar, Static, Type, kind, widened
from capsulec.library import numpy_operators
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.numpy.elementary import number
from capsulec.library.numpy.reductions import elements_as
from capsulec.library.numpy_operators import Text, cxx_name, inner_loop
from capsulec.library.promotion import is_integer, loop_dtypes, strengthened
from capsulec.library.python_operators import known_int
from capsulec.library.table import (
    INTERNAL,
    MISSING,
    REDIRECTS,
    Intrinsic,
    Parameter,
    RuleError,
    elementwise,
    positional,
    register,
)

CHOOSE, BOUNDS = "numpy/choose.hpp", "numpy/bounds.hpp"
KINDS = "cfiub"


def common(operands: tuple[Scalar, ...]) -> str:
    """`numpy.result_type`: the dtype of several numbers together."""
    strong = [operand for operand in strengthened(operands) if not operand.weak]
    weak = [operand for operand in strengthened(operands) if operand.weak]
    strong.sort(key=lambda operand: KINDS.index(kind(operand.dtype)))
    dtype = strong[0].dtype
    for operand in (*strong[1:], *weak):
        dtypes = loop_dtypes("maximum", Scalar(dtype), operand)
        assert dtypes is not None
        dtype = dtypes[-1]
    return dtype


# where(condition, x, y): a Python int that the dtype does not hold wraps, as NumPy converts it like an array.


def _where_or_nonzero(given: list[Any], keywords: dict[str, Any]) -> str:
    return "numpy.nonzero" if len(given) == 1 and not keywords else "numpy.where"


def _where(operands: tuple[Any, ...]) -> Loop:
    condition, *values = operands
    given = [value for value in values if isinstance(value, Type)]
    if len(given) == 1:
        raise RuleError("either both or neither of x and y should be given", "NumPy would raise ValueError here too")
    scalars = tuple(number("where", value) for value in given)
    dtype = common(scalars)
    test = number("where", condition)
    complex_test = kind(test.dtype) == "c"
    types = [test if complex_test else Scalar("bool")]
    texts = ["nonzero({0})" if complex_test else "{0}"]
    for position, scalar in enumerate(scalars, start=1):
        wraps = scalar == INT and is_integer(dtype)
        types.append(INT if wraps else Scalar(dtype))
        texts.append(f"static_cast<{cxx_name(dtype)}>({{{position}}})" if wraps else f"{{{position}}}")
    name = dtype if kind(dtype) == "c" else cxx_name(dtype)
    return Loop("np.where", tuple(types), Scalar(dtype), f"np::where<{name}>({', '.join(texts)})", CHOOSE)


# clip(a, a_min, a_max). A bound may be None. `a` is made an array first, so that it is never weak.


def _bounds(arguments: tuple[Any, ...]) -> tuple[Any, Any]:
    """The lower and the upper bound as they are given, None where one is not."""
    lower, upper, _, minimum, maximum = (None if value is MISSING else value for value in arguments)
    if lower is not None or upper is not None:
        if lower is None or upper is None:
            missing = "a_min" if lower is None else "a_max"
            raise RuleError(
                f"clip() missing 1 required positional argument: '{missing}'", "NumPy would raise TypeError here too"
            )
        if minimum is not None or maximum is not None:
            raise RuleError(
                "Passing `min` or `max` keyword argument when `a_min` and `a_max` are provided is forbidden.",
                "NumPy would raise ValueError here too",
            )
        minimum, maximum = lower, upper
    return minimum, maximum


def _is_bound(bound: Any, operand: Scalar, beyond: int) -> bool:
    """Whether a bound bounds: None does not, nor does a constant outside of the integers that are clipped."""
    if bound is None or isinstance(bound, NoneType):
        return False
    value = known_int(bound) if isinstance(bound, Static) else None
    if value is None or not is_integer(operand.dtype):
        return True
    smallest, largest = integer_range(operand.dtype)
    return value < largest if beyond > 0 else value > smallest


def clip_loop(a: Type, lower: Any, upper: Any) -> tuple[Loop, tuple[bool, bool]]:
    """The loop of clip, and which of the two bounds it takes besides `a`. All are types of whole arguments."""
    operand = Scalar(number("clip", scalar_of(widened(a))).dtype)
    kept = (_is_bound(lower, operand, -1), _is_bound(upper, operand, 1))
    bounds = tuple(scalar_of(bound) for bound, keep in zip((lower, upper), kept, strict=True) if keep)
    scalars = (operand, *(number("clip", bound) for bound in bounds))
    dtype = common(scalars)
    if not bounds:
        if dtype == "bool":
            hint = "NumPy would raise TypeError here too: a bool has no loop of numpy.positive"
            raise RuleError("numpy.clip of numpy.bool needs a bound", hint)
        return Loop("np.clip", (operand,), operand, "{0}"), kept
    _refuse_mixed(operand, dtype, [bound for bound, keep in zip((lower, upper), kept, strict=True) if keep])
    constant = not any(isinstance(bound, Array) for bound in (lower, upper))
    chosen = _clip_text(dtype, kept, constant)
    loop = inner_loop("clip", chosen, (operand, *bounds), [dtype] * len(scalars), dtype)
    return _with_limits(loop, operand, kept), kept


def _refuse_mixed(operand: Scalar, dtype: str, bounds: list[Any]) -> None:
    """A Python int beyond all of the integers that are clipped is no bound, but as another type it would be one."""
    if not is_integer(operand.dtype) or operand.dtype in ("int64", dtype):
        return
    if any(widened(bound) == INT and not isinstance(bound, Static) for bound in bounds):
        raise RuleError(
            f"numpy.clip of {operand} to an int and a bound of another type is not supported yet",
            f"convert the int, as with numpy.{dtype}(…)",
            "not-supported-yet",
        )


def _clip_text(dtype: str, kept: tuple[bool, bool], constant: bool) -> Text:
    """With one bound it is maximum or minimum. Bounds that are the same for all elements leave a zero its sign."""
    if kept != (True, True):
        return numpy_operators.text("maximum" if kept[0] else "minimum", dtype)
    if kind(dtype) in "fc":
        return Text(f"np::{'clip_to' if constant else 'clip'}({{0}}, {{1}}, {{2}})", BOUNDS)
    if dtype == "bool":
        return Text("({0} | {1}) & {2}")
    return Text("np::clip_up<T>({0}, {1}).down_to({2})", BOUNDS)


def _with_limits(loop: Loop, operand: Scalar, kept: tuple[bool, bool]) -> Loop:
    """A Python int below all integers that are clipped is no lower bound, one above no upper bound: only the others
    have to fit."""
    if "np::fit<" not in loop.cxx or not is_integer(operand.dtype):
        return loop
    cxx = loop.cxx
    smallest, largest = integer_range(operand.dtype)
    directions = [function for function, keep in zip(("at_least", "at_most"), kept, strict=True) if keep]
    for position, function in enumerate(directions, start=1):
        limit = smallest if function == "at_least" else min(largest, 2**63 - 1)
        text = "INT64_MIN" if limit == -(2**63) else f"INT64_C({limit})"
        cxx = cxx.replace(f">({{{position}}})", f">(np::{function}({{{position}}}, {text}))")
    return Loop(loop.name, loop.operands, loop.result, cxx, BOUNDS, loop.raises)


def _clip_type(given: Type, *arguments: Any) -> Type:
    from capsulec.library.numpy.operands import operand_type
    from capsulec.library.numpy.ufunc_options import check_output, out_type

    a = operand_type(given, "numpy.clip")
    lower, upper = (operand_type(bound, "numpy.clip") for bound in _bounds(arguments))
    loop, kept = clip_loop(a, lower, upper)
    bounds = [bound for bound, keep in zip((lower, upper), kept, strict=True) if keep]
    out = out_type(arguments[2])
    if out is None:
        return elementwise_type(loop, [a, *bounds])
    check_output("clip", loop.result, out, "same_kind")
    return out


def _clip(builder: Builder, given: Expr, *arguments: Any) -> Expr:
    from capsulec.library.numpy.operands import as_operand
    from capsulec.library.numpy.ufunc_options import stored

    a, lower, upper = (
        as_operand(builder, value) if isinstance(value, Expr) else value for value in (given, *_bounds(arguments))
    )
    loop, kept = clip_loop(a.type, _type_of(lower), _type_of(upper))
    values = [a, *(bound for bound, keep in zip((lower, upper), kept, strict=True) if keep)]
    out = arguments[2]
    if isinstance(out, Expr) and not isinstance(out.type, NoneType):
        return stored(builder, loop, values, None, out)
    parts: list[Expr] = []
    for value, type_ in zip(values, loop.operands, strict=True):
        assert isinstance(type_, Scalar)
        parts.append(elements_as(value, type_.dtype) if isinstance(value.type, Array) else cast(value, type_))
    return Map(loop, tuple(parts), elementwise_type(loop, [value.type for value in values]), a.span)


def _type_of(value: Any) -> Any:
    """The type of an argument, with its value where that is a constant."""
    if isinstance(value, Const) and isinstance(value.value, bool | int | float | complex):
        return Static(value.value)
    return value.type if isinstance(value, Expr) else value


# nan_to_num(x, nan=0.0, posinf=None, neginf=None)


def _copied_or_not(given: list[Any], keywords: dict[str, Any]) -> str:
    return f"{INTERNAL}.nan_to_num_copied" if len(given) > 1 or "copy" in keywords else "numpy.nan_to_num"


def _nan_to_num(operands: tuple[Any, ...]) -> Loop:
    x, _, *replacements = operands  # a call with `copy` is another entry's
    operand = number("nan_to_num", x)
    result = Scalar(operand.dtype)
    types: list[Scalar] = [result]
    texts = ["{0}"]
    dtype = REAL_OF.get(operand.dtype, operand.dtype)
    limit = f"np::largest<{cxx_name(dtype)}>" if kind(dtype) == "f" else ""
    for replacement, default in zip(
        replacements, (f"static_cast<{cxx_name(dtype)}>(0)", limit, f"-{limit}"), strict=True
    ):
        if not isinstance(replacement, Type):
            texts.append(default)
            continue
        given = number("nan_to_num", replacement)
        if kind(given.dtype) == "c" and kind(operand.dtype) in "fc":
            raise RuleError(
                f"Cannot cast {given} to {dtype} according to the rule 'same_kind'",
                "NumPy would raise TypeError here too",
            )
        texts.append(f"{{{len(types)}}}")
        types.append(Scalar(dtype) if kind(dtype) == "f" else given)
    if kind(dtype) != "f":
        return Loop("np.nan_to_num", tuple(types), result, "{0}")
    return Loop("np.nan_to_num", tuple(types), result, f"np::nan_to_num({', '.join(texts)})", CHOOSE)


def _method_clip_type(a: Type, minimum: Any, maximum: Any, out: Any) -> Type:
    """Of `a.clip(min=None, max=None, out=None)`, which takes one bound by position too."""
    return _clip_type(a, MISSING, MISSING, out, minimum, maximum)


def _method_clip(builder: Builder, a: Expr, minimum: Any, maximum: Any, out: Any) -> Expr:
    return _clip(builder, a, MISSING, MISSING, out, minimum, maximum)


def _register() -> None:
    values = (Parameter("x", None, positional_only=True), Parameter("y", None, positional_only=True))
    elementwise("numpy.where", (*positional("condition"), *values), _where, numpy=True)
    REDIRECTS["numpy.where"] = _where_or_nonzero
    bounds = (Parameter("a"), Parameter("a_min", MISSING), Parameter("a_max", MISSING), Parameter("out", None))
    keywords = (Parameter("min", MISSING, keyword_only=True), Parameter("max", MISSING, keyword_only=True))
    register(Intrinsic("numpy.clip", (*bounds, *keywords), _clip_type, _clip))
    own = (Parameter("self"), Parameter("min", None), Parameter("max", None), Parameter("out", None))
    register(Intrinsic("numpy.ndarray.clip", own, _method_clip_type, _method_clip))
    replacements = (Parameter("nan", 0.0), Parameter("posinf", None), Parameter("neginf", None))
    REDIRECTS["numpy.nan_to_num"] = _copied_or_not
    elementwise("numpy.nan_to_num", (Parameter("x"), Parameter("copy", True), *replacements), _nan_to_num, numpy=True)


_register()
