"""Python's builtin functions over sequences, and those that types decide; numeric ones are in builtins_numeric."""

from __future__ import annotations

import sys
from typing import Any

from capsulec.ir.build import Builder, apply, cast, constant, index
from capsulec.ir.nodes import Assign, Break, Const, Expr, Extent, For, If, Local, Loop, MakeTuple, Map, Select
from capsulec.ir.type_facts import known_truth
from capsulec.ir.types import (
    BOOL,
    FLOAT,
    INT,
    NONE,
    Array,
    Bytes,
    CFunction,
    Deque,
    Dict,
    DictView,
    Enumerate,
    FrozenSet,
    Function,
    LibraryFunction,
    List,
    Method,
    NoneType,
    Pointer,
    Range,
    Reversed,
    Scalar,
    Sequence,
    Set,
    Static,
    Str,
    Tuple,
    Type,
    TypedArray,
    TypeOf,
    Union,
    Zip,
    kind,
    widened,
)
from capsulec.library import builtins_numeric, exceptions, operators
from capsulec.library.cells import NotYet
from capsulec.library.joins import as_number
from capsulec.library.sequences import (
    POINTER_HINT,
    RANGE_STEP,
    Elements,
    each,
    element_type,
    is_positional,
    iteration,
    range_length,
    range_parts,
)
from capsulec.library.table import REDIRECTS, Intrinsic, Parameter, RuleError, positional, register

_ = (builtins_numeric, exceptions)  # importing them registers their entries


def _integer(type_: Type, function: str) -> None:
    wide = widened(type_)
    if not (isinstance(wide, Scalar) and kind(wide.dtype) in "iub" and (wide.weak or wide.dtype != "bool")):
        raise RuleError(f"{function} takes integers, not {wide}", hint="Python would raise TypeError here too")


# range: the variadic parameter stands for its one, two or three arguments.


def _range_type(parts: tuple[Type, ...]) -> Type:
    if not 1 <= len(parts) <= 3:
        count = len(parts)
        limit = "at most 3 arguments" if count else "at least 1 argument"
        raise RuleError(f"range expected {limit}, got {count}", code="arguments")
    for part in parts:
        _integer(part, "range")
    step = parts[2] if len(parts) == 3 else Static(1)
    if step == Static(0):
        raise RuleError("range() arg 3 must not be zero", hint="Python would raise ValueError here too")
    known = step.value if isinstance(step, Static) and isinstance(step.value, int) else None
    return Range(known)


def _range(builder: Builder, parts: tuple[Expr, ...]) -> Expr:
    first, *rest = [cast(part, INT) for part in parts]
    start, stop = (first, rest[0]) if rest else (index(0), first)
    step: Expr = rest[1] if len(rest) == 2 else index(1)
    known = step.value if isinstance(step, Const) and isinstance(step.value, int) else None
    if known is None:
        step = apply(RANGE_STEP, step)
    return MakeTuple((start, stop, step), Range(known))


register(Intrinsic("builtins.range", (Parameter("args", variadic=True),), _range_type, _range))


def _enumerate_type(sequence: Type, start: Any) -> Type:
    element_type(sequence)
    if isinstance(start, Type):
        _integer(start, "enumerate")
    return Enumerate(_kept(sequence))


def _enumerate(builder: Builder, sequence: Expr, start: Any) -> Expr:
    first = cast(start, INT) if isinstance(start, Expr) else index(start)
    return MakeTuple((sequence, first), Enumerate(sequence.type))


register(Intrinsic("builtins.enumerate", (Parameter("iterable"), Parameter("start", 0)), _enumerate_type, _enumerate))


def _zip_type(sequences: tuple[Type, ...], strict: Any) -> Type:
    for sequence in sequences:
        element_type(sequence)
    if strict not in (False, Static(False), Static(True)):
        raise RuleError("strict= must be known while compiling")
    return Zip(tuple(_kept(s) for s in sequences))


def _zip(builder: Builder, sequences: tuple[Expr, ...], strict: Any) -> Expr:
    return MakeTuple(sequences, Zip(tuple(s.type for s in sequences)))


register(
    Intrinsic(
        "builtins.zip",
        (Parameter("iterables", variadic=True), Parameter("strict", False, keyword_only=True)),
        _zip_type,
        _zip,
    )
)


def _zip_or_strict(positional_: list[Any], keywords: dict[str, Any]) -> str:
    if keywords.get("strict") != Static(True) or len(positional_) < 2:
        return "builtins.zip"
    from capsulec.library.variadic import zip_strict

    return zip_strict(len(positional_))


def _iter_or_until(positional_: list[Any], keywords: dict[str, Any]) -> str:
    if len(positional_) == 1 and isinstance(positional_[0], Range | Tuple | Enumerate | Zip | Reversed):
        from capsulec.library.variadic import iter_steps

        return iter_steps()
    if len(positional_) != 2:
        return "builtins.iter"
    from capsulec.library.variadic import iter_until

    return iter_until()


def _of_arrays(iterable: Any) -> bool:
    """Whether what is iterated over gives arrays, with axes of their own."""
    try:
        return isinstance(iterable, Type) and isinstance(widened(element_type(iterable)), Array)
    except (NotYet, RuleError):
        return False


def _sum_of(positional_: list[Any], keywords: dict[str, Any]) -> str:
    start = positional_[1] if len(positional_) > 1 else keywords.get("start")
    if positional_ and _of_arrays(positional_[0]) and (start is None or isinstance(widened(start), Scalar)):
        from capsulec.library.variadic import sum_of_arrays

        return sum_of_arrays()
    if isinstance(start, Type) and isinstance(widened(start), Scalar):
        return "builtins.sum"
    from capsulec.library.variadic import sum_of

    return sum_of(positional_[0] if positional_ else None, start) if start is not None else "builtins.sum"


REDIRECTS["builtins.zip"] = _zip_or_strict
REDIRECTS["builtins.iter"] = _iter_or_until
REDIRECTS["builtins.sum"] = _sum_of


def _reversed_type(sequence: Type) -> Type:
    if isinstance(sequence, Enumerate | Zip | Reversed):
        raise RuleError(f"{sequence} cannot be reversed", hint="Python would raise TypeError here too")
    element_type(sequence)
    return Reversed(_kept(sequence))


register(
    Intrinsic(
        "builtins.reversed",
        positional("sequence"),
        _reversed_type,
        lambda builder, sequence: MakeTuple((sequence,), Reversed(sequence.type)),
    )
)


def _kept(sequence: Type) -> Type:
    """The type of a sequence inside another: values of literals are kept at run time there."""
    return widened(sequence)


def _len_type(sequence: Type) -> Type:
    if isinstance(sequence, Array) and sequence.ndim == 0:
        raise RuleError("len() of unsized object", hint="Python would raise TypeError here too")
    match sequence:
        case Tuple(items):
            return Static(len(items))
        case Static(str() | bytes() as text):
            return Static(len(text))
        case Range() | Array() | List() | Set() | FrozenSet() | Dict() | DictView() | Sequence() | Str() | Bytes():
            return INT
        case Deque() | TypedArray():
            return INT
        case Pointer():
            raise RuleError("a pointer has no len()", POINTER_HINT, "pointer-misuse")
        case _:
            raise RuleError(
                f"{widened(sequence)} has no len()", hint="Python would raise TypeError here too", code="operand-types"
            )


def _len(builder: Builder, sequence: Expr) -> Expr:
    match sequence.type:
        case Range(step=step):
            return range_length(*range_parts(builder, sequence, step))
        case List() | Set() | FrozenSet() | Dict() | DictView() | Sequence() | Str() | Bytes() | Deque() | TypedArray():
            return Map(Loop("len", (sequence.type,), INT, "{0}.size()"), (sequence,), INT, sequence.span)
        case _:
            return Extent(sequence, 0, INT)


register(Intrinsic("builtins.len", positional("obj"), _len_type, _len))


# callable: decided by the types.

CALLABLE = (Function, LibraryFunction, Method, CFunction, TypeOf)
register(
    Intrinsic(
        "builtins.callable",
        positional("obj"),
        lambda value: Static(isinstance(value, CALLABLE)),
        lambda *_: Const(None, NONE),
    )
)


# min and max: of several values, or of one sequence.


def _extreme_type(name: str) -> Any:
    def rule(args: tuple[Type, ...], key: Any, default: Any) -> Type:
        if key is not None and not isinstance(key, NoneType):
            raise RuleError(f"{name}(key=…) is not supported yet", code="not-supported-yet")
        if not args:
            raise RuleError(f"{name} expected at least 1 argument, got 0", code="arguments")
        if len(args) == 1:
            element = widened(element_type(args[0]))
            items = [element] if not isinstance(default, Type) else [element, default]
        else:
            if isinstance(default, Type):
                raise RuleError(
                    f"Cannot specify a default for {name}() with multiple positional arguments", code="arguments"
                )
            items = list(args)
        for item in items:
            if not isinstance(widened(item), Scalar) or kind(widened(item).dtype) == "c":  # type: ignore[attr-defined]
                raise RuleError(f"{name} of {widened(item)} is not supported", code="operand-types")
        if len(args) > 1 and all(isinstance(item, Static) for item in items):
            return _static_extreme(name, items)
        return _joined(items)

    return rule


def _static_extreme(name: str, items: list[Type]) -> Type:
    values = [item.value for item in items if isinstance(item, Static)]
    chosen = max(values) if name == "max" else min(values)  # type: ignore[type-var]
    return Static(chosen)


def _joined(items: list[Type]) -> Type:
    """Of bools and other numbers this is an array's rule; other calls of such go another way."""
    from capsulec.library.joins import join_scalars

    return join_scalars(items)


def _extreme(name: str) -> Any:
    symbol = ">" if name == "max" else "<"

    def better(candidate: Expr, best: Expr) -> Expr:
        return cast(apply(operators.compare(symbol, candidate.type, best.type), candidate, best), BOOL)

    def lower(builder: Builder, args: tuple[Expr, ...], key: Any, default: Any) -> Expr:
        if len(args) == 1:
            return _sequence_extreme(builder, name, args[0], default, better)
        result_type = _joined([a.type for a in args])
        best = builder.once(args[0], "best")
        for candidate in args[1:]:
            value = builder.once(candidate, "value")
            chosen = Select(
                better(value, best), cast(value, result_type), cast(best, result_type), result_type, value.span
            )
            best = chosen if candidate is args[-1] else builder.once(chosen, "best")
        return cast(best, result_type)

    return lower


def _sequence_extreme(builder: Builder, name: str, sequence: Expr, default: Any, better: Any) -> Expr:
    type_ = widened(element_type(sequence.type))
    result_type = _joined([type_, default.type]) if isinstance(default, Expr) else type_
    if isinstance(sequence, Elements) or not is_positional(sequence.type):
        return _stepwise_extreme(builder, name, sequence, default, better, result_type)
    over = iteration(builder, sequence)
    length = builder.once(over.length, "n")
    best = Local(builder.fresh("best"), result_type)
    empty = apply(operators.compare("==", INT, INT), length, index(0))
    first = Assign(best, cast(over.element(index(0)), result_type))
    if isinstance(default, Expr):
        builder.emit(If(empty, (Assign(best, cast(default, result_type)),), (first,)))
    else:
        builder.check(empty, "ValueError", _empty_message(name))
        builder.emit(first)
    with builder.block() as statements:
        k = Local(builder.fresh("k"), INT)
        value = builder.once(over.element(k), "value")
        builder.emit(If(better(value, best), (Assign(best, cast(value, result_type)),)))
    builder.emit(For(k, index(1), length, 1, tuple(statements)))
    return best


def _stepwise_extreme(
    builder: Builder, name: str, sequence: Expr, default: Any, better: Any, result_type: Type
) -> Expr:
    best, found = Local(builder.fresh("best"), result_type), Local(builder.fresh("found"), BOOL)
    builder.emit(Assign(found, constant(False)))

    def step(element: Expr) -> None:
        value = builder.once(element, "value")
        first = apply(operators.unary("not", BOOL), found)
        takes = Select(first, constant(True), better(value, best), BOOL, value.span)
        builder.emit(If(takes, (Assign(best, cast(value, result_type)), Assign(found, constant(True)))))

    each(builder, sequence, step)
    missing = apply(operators.unary("not", BOOL), found)
    if isinstance(default, Expr):
        builder.emit(If(missing, (Assign(best, cast(default, result_type)),)))
    else:
        builder.check(missing, "ValueError", _empty_message(name))
    return best


def _empty_message(name: str) -> str:
    try:
        (max if name == "max" else min)(())
    except ValueError as error:
        return str(error)
    raise AssertionError


for _name in ("min", "max"):
    register(
        Intrinsic(
            f"builtins.{_name}",
            (
                Parameter("args", variadic=True),
                Parameter("key", None, keyword_only=True),
                Parameter("default", None, keyword_only=True),
            ),
            _extreme_type(_name),
            _extreme(_name),
        )
    )


# sum: 0 + first + second …, each addition with the meaning of `+`; Python 3.12 compensates sums of floats.


def _sum_types(sequence: Type, start: Any) -> tuple[Type, Type]:
    """The element's type and that of the sum."""
    element = widened(element_type(sequence))
    element = as_number(element) or element
    if not isinstance(element, Scalar):
        raise RuleError(f"sum of {sequence} is not supported yet", code="not-supported-yet")
    total: Type = start if isinstance(start, Type) else Static(start)
    for _ in range(3):  # bool, int, float: the type of the sum is stable after the second addition
        added = operators.binary("+", total, element).result
        if added == total:
            break
        total = added
    return element, total


def _sum_type(sequence: Type, start: Any) -> Type:
    return _sum_types(sequence, start)[1]


def _sum(builder: Builder, sequence: Expr, start: Any) -> Expr:
    first = start if isinstance(start, Expr) else index(start)
    start_type: Any = Static(first.value) if isinstance(first, Const) and first.value is not None else first.type
    element, type_ = _sum_types(sequence.type, start_type)
    total = Local(builder.fresh("total"), type_)
    builder.emit(Assign(total, cast(first, type_)))
    if type_ == FLOAT and element == FLOAT and first.type != BOOL and sys.version_info >= (3, 12):
        only_floats = element_type(sequence.type) == FLOAT  # no bools before the first one
        exact = first.type == FLOAT or (first == index(0) and only_floats)
        return _compensated_sum(builder, sequence, total, exact)

    def step(value: Expr) -> None:
        builder.emit(
            Assign(total, apply(operators.binary("+", type_, element), total, builder.convert(value, element)))
        )

    each(builder, sequence, step)
    return total


CORRECTION = Loop(
    "sum.correction",
    (FLOAT, FLOAT, FLOAT),
    FLOAT,
    "py::sum_correction({0}, {1}, {2})",
    "python/sum.hpp",
)
CORRECTED = Loop("sum.corrected", (FLOAT, FLOAT), FLOAT, "py::corrected_sum({0}, {1})", "python/sum.hpp")


def _is_bool(value: Expr) -> Expr | None:
    """Whether a number that may be a bool is one; None for those that are none."""
    if not isinstance(value.type, Union):
        return None
    test = Loop("is", (value.type,), BOOL, f"py::is_one<{value.type.alternatives.index(BOOL)}>({{0}})")
    return apply(test, value)


def _compensated_sum(builder: Builder, sequence: Expr, total: Local, exact: bool) -> Expr:
    """CPython's sum of floats. What the first addition loses is kept only when the start is a float (`exact`)."""
    lost = Local(builder.fresh("lost"), FLOAT)
    builder.emit(Assign(lost, constant(0.0)))
    plus = operators.binary("+", FLOAT, FLOAT)
    begins = Local(builder.fresh("begins"), BOOL)
    if not exact:
        builder.emit(Assign(begins, constant(True)))

    def step(element: Expr) -> None:
        held = builder.once(element, "value")
        value = builder.once(builder.convert(held, FLOAT), "value")
        following = builder.variable(apply(plus, total, value), "next")
        correction: Expr = apply(CORRECTION, total, value, following)
        plain = _is_bool(held)  # which CPython adds without a correction
        for without in (begins if not exact else None, plain):
            if without is not None:
                correction = Select(without, constant(0.0), correction, FLOAT)
        builder.emit(Assign(lost, apply(plus, lost, correction)))
        builder.emit(Assign(total, following))
        if not exact:
            after = constant(False) if plain is None else Select(begins, plain, constant(False), BOOL)
            builder.emit(Assign(begins, after))

    each(builder, sequence, step)
    return apply(CORRECTED, total, lost)


register(
    Intrinsic("builtins.sum", (Parameter("iterable", positional_only=True), Parameter("start", 0)), _sum_type, _sum)
)


# any and all stop at the first element that decides.


def _truth_type(iterable: Type) -> Type:
    element = element_type(iterable)
    if (
        truth_loop(element) is None
        and known_truth(element) is None
        and not isinstance(widened(element), Scalar | NoneType)
    ):
        raise RuleError(f"the truth value of {widened(element)} is not supported yet", code="not-supported-yet")
    return BOOL


def truth_loop(type_: Type) -> Loop | None:
    """`bool(element)` of what is no number."""
    from capsulec.library.containers.operators import truth

    return truth(type_)


def _stops(name: str) -> Any:
    def lower(builder: Builder, iterable: Expr) -> Expr:
        result = Local(builder.fresh(name), BOOL)
        builder.emit(Assign(result, constant(name == "all")))

        def step(element: Expr) -> None:
            loop = truth_loop(element.type)
            if (known := known_truth(element.type)) is not None:
                test: Expr = constant(known)
            elif loop is not None:
                test = Map(loop, (element,), BOOL, element.span)
            elif element.type == BOOL:
                test = element
            else:
                test = cast(apply(operators.truth(element.type), element), BOOL)
            if name == "all":
                test = apply(operators.unary("not", BOOL), test)
            leave = () if isinstance(iterable, Elements) and not iterable.lazy else (Break(),)
            builder.emit(If(test, (Assign(result, constant(name == "any")), *leave)))

        if isinstance(iterable, Elements):
            decided = result if name == "any" else apply(operators.unary("not", BOOL), result)
            iterable.run(step, decided if iterable.lazy else None)
        else:
            each(builder, iterable, step)
        return result

    return lower


for _name in ("any", "all"):
    register(Intrinsic(f"builtins.{_name}", positional("iterable"), _truth_type, _stops(_name)))
