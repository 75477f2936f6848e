"""Reductions over axes: sum, prod, min, max, any, all, argmin, argmax, count_nonzero, mean.

Results have NumPy's dtypes. Sums of floats and complex numbers have NumPy's bits where the operand is one piece of
memory in C order, or is computed; `where=` may change the last places.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.build import Builder, apply, both, cast, index
from capsulec.ir.nodes import Cast, Expr, Extent, Loop, Map, Store
from capsulec.ir.types import BOOL, INT, Array, Scalar, Tuple, Type, kind, widened
from capsulec.library import operators
from capsulec.library.arrays import elementwise_type, together
from capsulec.library.numpy.dtypes import dtype_name
from capsulec.library.numpy.reduced_axes import Axes, axes_of, inexact, is_given, reduced, with_kept
from capsulec.library.reduction_kinds import POSITIONS, identity, ufunc_of
from capsulec.library.sequences import PLAIN_MUL
from capsulec.library.table import MISSING, Intrinsic, Parameter, RuleError, register
from capsulec.records import record, replace

JOINED = Loop("extent.joined", (INT, INT), INT, "np::broadcast_extent({0}, {1})", "numpy/broadcast.hpp")
EQUAL = Loop("extent.equal", (INT, INT), BOOL, "{0} == {1}")
UNEQUAL = Loop("extent.unequal", (INT, INT), BOOL, "{0} != {1}")


def accumulated(dtype: str) -> str:
    """The dtype in which NumPy sums: integers shorter than the platform's word are widened to it."""
    match kind(dtype):
        case "b" | "i":
            return "int64"
        case "u":
            return "uint64"
        case _:
            return dtype


def elements_as(array: Expr, dtype: str) -> Expr:
    """The array with its elements converted."""
    assert isinstance(array.type, Array)
    if array.type.dtype == dtype:
        return array
    return Cast(array, Array(dtype, array.type.ndim, together([array.type])), array.span)


@record
class Call:
    """The arguments of a call, as types while inferring and as expressions while lowering, by parameter."""

    name: str
    kind: str  # as in ir.nodes.Reduce
    a: Any
    given: dict[str, Any]

    @property
    def type(self) -> Type:
        return widened(self.a.type if isinstance(self.a, Expr) else self.a)

    @property
    def dtype(self) -> str:
        """The dtype of the elements that are reduced."""
        type_ = self.type
        if not isinstance(type_, Array | Scalar):
            raise RuleError(f"numpy.{self.name} of {type_} is not supported yet", code="not-supported-yet")
        return type_.dtype

    @property
    def axes(self) -> Axes:
        ndim = self.type.ndim if isinstance(self.type, Array) else 0
        axis = self.given.get("axis")
        if self.kind in POSITIONS and isinstance(axis.type if isinstance(axis, Expr) else axis, Tuple):
            text = "'tuple' object cannot be interpreted as an integer"
            raise RuleError(text, "NumPy would raise TypeError here too")
        if ndim == 0 and is_given(axis):
            axes_of(self.name, 1, axis)  # NumPy takes a number for an array of one element here
            axis = None
        axes = axes_of(self.name, ndim, axis, self.given.get("keepdims"))
        return replace(axes, order="C" if self.kind in POSITIONS else together([self.type]))

    def get(self, name: str) -> Any:
        """An argument that is given and not None, else None."""
        value = self.given.get(name)
        if name == "where" and getattr(value, "value", None) is True:  # written so: of all elements
            return None
        return value if is_given(value) else None


def result_dtype(call: Call) -> str:
    """The dtype of the result."""
    if call.kind in POSITIONS or call.name == "count_nonzero":
        return "int64"
    if ufunc_of(call.kind).startswith("logical_"):
        return "bool"
    asked = dtype_name(call.get("dtype"))
    if call.name == "mean":
        return asked or inexact(call.dtype)
    if asked is not None:
        return asked
    out = call.get("out")
    if out is not None:
        from capsulec.library.numpy.choosing import common

        type_ = out.type if isinstance(out, Expr) else out
        if not isinstance(type_, Array):
            raise RuleError("return arrays must be of ArrayType", "NumPy would raise TypeError here too")
        return common((Scalar(type_.dtype), Scalar(call.dtype)))
    return accumulated(call.dtype) if ufunc_of(call.kind) in ("add", "multiply") else call.dtype


def rule(call: Call) -> Type:
    """The type of a call's value. Raises RuleError."""
    axes, dtype = call.axes, result_dtype(call)
    result = axes.result(dtype)
    out = call.get("out")
    if out is not None:
        _check_out(call.name, out, result)
        return out  # type: ignore[no-any-return]
    if call.get("where") is not None and identity(call.kind, dtype) is None and call.get("initial") is None:
        text = f"reduction operation '{ufunc_of(call.kind)}' does not have an identity, so to use a where mask one has "
        raise RuleError(f"{text}to specify 'initial'", "NumPy would raise ValueError here too")
    return result


def _check_out(name: str, out: Type, result: Type) -> None:
    if not isinstance(out, Array):
        raise RuleError("return arrays must be of ArrayType", "NumPy would raise TypeError here too")
    ndim = result.ndim if isinstance(result, Array) else 0
    if out.ndim != ndim:
        text = f"output parameter for reduction operation {name} has the wrong number of dimensions: Found {out.ndim} "
        raise RuleError(f"{text}but expected {ndim}", "NumPy would raise ValueError here too")
    assert isinstance(result, Array | Scalar)
    order = "buifc"
    if order.index(kind(out.dtype)) < order.index(kind(result.dtype)):
        text = f"Cannot cast ufunc '{name}' output from dtype('{result.dtype}') to dtype('{out.dtype}') with casting "
        raise RuleError(f"{text}rule 'same_kind'", "NumPy would raise UFuncTypeError here too")


def lower(builder: Builder, call: Call) -> Expr:
    """The value of a call."""
    value = mean(builder, call) if call.name == "mean" else _value(builder, call)
    out = call.get("out")
    if out is None:
        return value
    value = builder.variable(value, "r")
    check_result(builder, call, value, out)
    stored = (
        elements_as(value, out.type.dtype) if isinstance(value.type, Array) else cast(value, Scalar(out.type.dtype))
    )
    builder.emit(Store(out, (), stored, builder.span))
    return out  # type: ignore[no-any-return]


def _value(builder: Builder, call: Call) -> Expr:
    axes, dtype = call.axes, result_dtype(call)
    initial = call.get("initial")
    start = None if initial is None else builder.once(cast(initial, Scalar(dtype)), "initial")
    if not isinstance(call.type, Array):
        number = _of_number(builder, call, dtype, start)
        return with_kept(builder, number, axes) if axes.keepdims else number
    array = call.a if call.kind in POSITIONS else converted(call.a, "bool" if call.name == "count_nonzero" else dtype)
    if call.name == "count_nonzero":
        array = elements_as(array, dtype)
    if call.get("where") is not None:
        array = builder.variable(array, "a")
        check_mask(builder, array, call.given["where"])
        # What is left out is 1 in a product however that begins; a maximum begins with `initial` alone.
        neutral = identity(call.kind, dtype)
        array = masked(array, call.given["where"], start if neutral is None else neutral)
    return reduced(builder, call.kind, array, axes, dtype, start)


def converted(array: Expr, dtype: str) -> Expr:
    """The array's elements as a dtype; as truth values, those of complex numbers too."""
    assert isinstance(array.type, Array)
    if dtype == "bool" and kind(array.type.dtype) == "c":
        return Map(
            operators.truth(Scalar(array.type.dtype)),
            (array,),
            elementwise_type(operators.truth(Scalar(array.type.dtype)), [array.type]),
            array.span,
        )
    return elements_as(array, dtype)


def _of_number(builder: Builder, call: Call, dtype: str, start: Expr | None) -> Expr:
    """The reduction of a number, which is its only element."""
    from capsulec.library.reduction_kinds import combine

    if call.kind in POSITIONS:
        return cast(index(0), Scalar("int64"))
    value = call.a
    if dtype == "bool" or call.name == "count_nonzero":
        value = apply(operators.truth(Scalar(call.dtype)), value)
    value = cast(value, Scalar(dtype))
    begin = start or identity(call.kind, dtype)
    return value if begin is None else combine(call.kind, begin, value)


def masked(array: Expr, mask: Expr, other: Expr | None) -> Expr:
    """The array with another element wherever `mask` is false."""
    assert isinstance(array.type, Array)
    assert other is not None
    element = Scalar(array.type.dtype)
    loop = Loop("np.where", (Scalar("bool"), element, element), element, "{0} ? {1} : {2}")
    return Map(loop, (mask, array, cast(other, element)), elementwise_type(loop, [mask.type, array.type]), array.span)


def check_mask(builder: Builder, array: Expr, mask: Expr) -> None:
    """Raise NumPy's ValueError for a mask that does not broadcast to the array."""
    if not isinstance(mask.type, Array):
        return
    assert isinstance(array.type, Array)
    if mask.type.ndim > array.type.ndim:
        text = "input operand has more dimensions than allowed by the axis remapping"
        raise RuleError(text, "NumPy would raise ValueError here too")
    whole = tuple(Extent(array, axis, INT) for axis in range(array.type.ndim))
    own = tuple(Extent(mask, axis, INT) for axis in range(mask.type.ndim))
    start = len(whole) - len(own)
    joined = (*whole[:start], *(apply(JOINED, a, b) for a, b in zip(whole[start:], own, strict=True)))
    for length, other in zip(whole[start:], own, strict=True):
        larger = both(apply(EQUAL, length, index(1)), apply(UNEQUAL, other, index(1)))
        text = f"non-broadcastable operand with shape {shape_text(whole)} doesn't match the broadcast shape "
        builder.check(larger, "ValueError", text + shape_text(joined), *whole, *joined)
        text = "operands could not be broadcast together with remapped shapes [original->remapped]: "
        differs = both(apply(UNEQUAL, length, other), apply(UNEQUAL, other, index(1)))
        builder.check(differs, "ValueError", f"{text}{shape_text(whole)} {shape_text(own)} ", *whole, *own)


def shape_text(lengths: tuple[Expr, ...]) -> str:
    """A shape as NumPy's messages write it, with places for the lengths."""
    return "({},)" if len(lengths) == 1 else f"({','.join(['{}'] * len(lengths))})"


def check_result(builder: Builder, call: Call, value: Expr, out: Expr) -> None:
    """Raise NumPy's ValueError unless the array for the result has its shape."""
    assert isinstance(out.type, Array)
    if not isinstance(call.type, Array):
        return
    axes = call.axes
    kept = tuple(range(axes.ndim)) if axes.keepdims else axes.kept
    whole = tuple(Extent(call.a, axis, INT) for axis in range(axes.ndim))
    own = tuple(Extent(out, axis, INT) for axis in range(out.type.ndim))
    stretched = dict(zip(kept, own, strict=True))
    joined = tuple(stretched.get(axis, length) for axis, length in enumerate(whole))
    mapped = ["{}" if axis in stretched else "newaxis" for axis in range(min(kept, default=0), axes.ndim)]
    text = "operands could not be broadcast together with remapped shapes [original->remapped]: "
    text += f"{shape_text(own)}->({','.join(mapped)}) {shape_text(whole)} "
    singles = [apply(EQUAL, length, index(1)) for length in own]
    for axis, length in zip(kept, own, strict=True):
        differs = apply(UNEQUAL, length, whole[axis])
        if call.kind in POSITIONS:
            wrong = f"output array does not match result of np.{call.name}."
            length = Extent(value, kept.index(axis), INT)
            builder.check(apply(UNEQUAL, own[kept.index(axis)], length), "ValueError", wrong)
            continue
        stretches = both(differs, apply(UNEQUAL, length, index(1)))
        stretches = both(stretches, apply(UNEQUAL, whole[axis], index(1)))
        builder.check(stretches, "ValueError", text, *own, *own, *whole)
    if call.kind in POSITIONS:
        return
    for axis, length in stretched.items():
        if axis in axes.reduced:
            text = f"operand was set up as a reduction along axis {axis}, but the length of the axis is {{}} "
            text += "(it has to be 1)"
            builder.check(apply(UNEQUAL, length, index(1)), "ValueError", text, length)
    for place, axis in enumerate(kept):
        if axis in axes.reduced:
            continue
        differs = apply(UNEQUAL, own[place], whole[axis])
        text = (
            f"output operand requires a reduction along dimension {place}, but the reduction is not enabled. "
            "The dimension size of 1 does not match the expected output shape."
        )
        builder.check(both(differs, singles[place]), "ValueError", text)
        text = f"non-broadcastable operand with shape {shape_text(whole)} doesn't match the broadcast shape "
        builder.check(differs, "ValueError", text + shape_text(joined), *whole, *joined)


def count(builder: Builder, call: Call) -> Expr:
    """How many elements each element of the result is made of, as NumPy's int64: a number, or an array."""
    axes = call.axes
    mask = call.get("where")
    if mask is None or not isinstance(call.a.type, Array):
        total: Expr = index(1)
        for axis in axes.reduced:
            extent = Extent(call.a, axis, INT)
            total = extent if total == index(1) else apply(PLAIN_MUL, total, extent)
        return cast(total, Scalar("int64"))
    loop = Loop("np.where", (Scalar("bool"), Scalar(call.dtype)), Scalar("bool"), "{0}")
    whole = Map(loop, (mask, call.a), elementwise_type(loop, [mask.type, call.a.type]), call.a.span)
    return reduced(builder, "sum", elements_as(whole, "int64"), axes, "int64")


def mean(builder: Builder, call: Call) -> Expr:
    """The sum over the number of elements; divided in float64 at least, and rounded to the dtype of the sum then."""
    dtype = result_dtype(call)
    if call.get("where") is None and isinstance(call.type, Array):
        return reduced(builder, "mean", elements_as(call.a, dtype), call.axes, dtype)
    if isinstance(call.type, Array):
        call = Call(call.name, call.kind, builder.variable(call.a, "a"), call.given)
    total = _value(builder, call)
    number = count(builder, call)
    loop = operators.binary("/", Scalar(dtype), Scalar("int64"))
    parts = tuple(
        elements_as(part, type_.dtype) if isinstance(part.type, Array) else cast(part, type_)  # type: ignore[attr-defined]
        for part, type_ in zip((total, number), loop.operands, strict=True)
    )
    quotient = Map(loop, parts, elementwise_type(loop, [part.type for part in parts]), call.a.span)
    return elements_as(quotient, dtype) if isinstance(quotient.type, Array) else cast(quotient, Scalar(dtype))


# NumPy's parameters behind the array; those behind `*` are keywords only.
PARAMETERS = {
    "sum": "axis dtype out keepdims initial where",
    "prod": "axis dtype out keepdims initial where",
    "min": "axis out keepdims initial where",
    "max": "axis out keepdims initial where",
    "any": "axis out keepdims * where",
    "all": "axis out keepdims * where",
    "mean": "axis dtype out keepdims * where",
    "argmin": "axis out * keepdims",
    "argmax": "axis out * keepdims",
    "count_nonzero": "axis * keepdims",
}
ALIASES = {"amin": "min", "amax": "max"}
KINDS = {"mean": "sum", "count_nonzero": "sum"}
# Of the numbers among floats, for nanmin and nanmax.
NUMBERS = {"capsulec.internal.least_number": "fmin", "capsulec.internal.largest_number": "fmax"}


def _parameters(name: str) -> tuple[Parameter, ...]:
    found = [Parameter("a")]
    keyword = False
    for word in PARAMETERS[{"fmin": "min", "fmax": "max"}.get(name, name)].split():
        keyword |= word == "*"
        if word != "*":
            left_out = MISSING if word in ("keepdims", "initial", "where") else None
            default = False if (name, word) == ("count_nonzero", "keepdims") else left_out
            found.append(Parameter(word, default, keyword_only=keyword))
    return tuple(found)


def _entry(name: str, of: str) -> Intrinsic:
    parameters = _parameters(of)

    def call(arguments: tuple[Any, ...]) -> Call:
        a, *rest = arguments
        given = {p.name: value for p, value in zip(parameters[1:], rest, strict=True)}
        return Call(of, KINDS.get(of, of), a, given)

    def typed(*arguments: Any) -> Type:
        from capsulec.library.numpy.operands import operand_type
        from capsulec.library.numpy.ufunc_options import mask_type

        found = call(arguments)
        if found.get("where") is not None:
            found.given["where"] = operand_type(found.given["where"], f"numpy.{of}")
            mask_type(found.given["where"])  # raises for what is no truth value
        return rule(found)

    def lowered(builder: Builder, *arguments: Any) -> Expr:
        from capsulec.library.numpy.operands import as_operand

        found = call(arguments)
        if found.get("where") is not None:
            found.given["where"] = as_operand(builder, found.given["where"])
        return lower(builder, found)

    return Intrinsic(name, parameters, typed, lowered)


for _name in (*PARAMETERS, *ALIASES):
    register(_entry(f"numpy.{_name}", ALIASES.get(_name, _name)))
for _name, _kind in NUMBERS.items():
    register(_entry(_name, _kind))
