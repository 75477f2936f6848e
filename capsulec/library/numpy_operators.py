"""Operators and ufuncs on NumPy's numbers: NEP 50 promotion, no exception for a division by zero.

`ufunc(name, operands)` is the one way in. NumPy's table (`library.promotion`) names the inner loop, `TEXTS` has its C++
by the kind of its dtype. A Python int that meets a NumPy integer must fit: a constant is checked now, a variable where
it is used (`np::fit`). Comparisons are exact instead.
"""

from __future__ import annotations

from typing import NamedTuple

from capsulec.ir.nodes import Loop
from capsulec.ir.type_facts import integer_range
from capsulec.ir.types import FLOAT, INT, Scalar, Static, Type, kind, widened
from capsulec.library.promotion import is_integer, loop_dtypes, strengthened
from capsulec.library.python_operators import COMPARISONS, exact_comparison, known_int
from capsulec.library.table import RuleError

PYTHON_INTEGER, INTEGER, INTEGER_POWER = "python/integer.hpp", "numpy/integer.hpp", "numpy/integer_power.hpp"
FLOATING, COMPLEX, COMPLEX_POWER = "numpy/float.hpp", "numpy/complex.hpp", "numpy/complex_power.hpp"
COMPLEX_PLAIN, FIT, CAST = "complex.hpp", "numpy/fit.hpp", "numpy/cast.hpp"


class Text(NamedTuple):
    """The C++ of an inner loop; `<T>` stands for its type. `name` where the loop is not named after its ufunc."""

    cxx: str
    header: str = ""
    name: str = ""
    raises: bool = False


def _integers(function: str, arity: int, header: str = INTEGER) -> dict[str, Text]:
    """A call of a template for integers, which has its type written out."""
    return {"iu": Text(f"np::{function}<T>({_arguments(arity)})", header)}


def _floats(function: str, arity: int, header: str = FLOATING) -> dict[str, Text]:
    """A call of a function for floats, which finds its type itself."""
    return {"f": Text(f"np::{function}({_arguments(arity)})", header)}


def _complex(function: str, arity: int, header: str = COMPLEX) -> dict[str, Text]:
    """A call of a function for complex numbers, which finds its type itself."""
    return {"c": Text(f"np::{function}({_arguments(arity)})", header)}


def _arguments(arity: int) -> str:
    return ", ".join(f"{{{n}}}" for n in range(arity))


IDENTITY = Text("{0}")
FALSE, TRUE = (Text(f"np::outcome_of<{word}>({{0}})", INTEGER) for word in ("false", "true"))

# The C++ of every inner loop, by ufunc and by the kinds of its dtype: b(ool), i(nteger), u(nsigned), f(loat),
# c(omplex).
TEXTS: dict[str, dict[str, Text]] = {
    "add": {
        "b": Text("{0} | {1}"),
        "iu": Text("py::add<T>({0}, {1})", PYTHON_INTEGER, "int.add"),
        "f": Text("{0} + {1}"),
        "c": Text("{0} + {1}", COMPLEX_PLAIN),
    },
    "subtract": {
        "iu": Text("py::sub<T>({0}, {1})", PYTHON_INTEGER, "int.sub"),
        "f": Text("{0} - {1}"),
        "c": Text("{0} - {1}", COMPLEX_PLAIN),
    },
    "multiply": {
        "b": Text("{0} & {1}"),
        "iu": Text("py::mul<T>({0}, {1})", PYTHON_INTEGER, "int.mul"),
        "f": Text("{0} * {1}"),
        "c": Text("{0} * {1}", COMPLEX_PLAIN),
    },
    "divide": {"f": Text("{0} / {1}")} | _complex("divide", 2),
    "floor_divide": _integers("floor_divide", 2) | _floats("floor_divide", 2),
    "remainder": _integers("remainder", 2) | _floats("remainder", 2),
    "power": {
        "i": Text("np::integer_power<T>({0}, {1})", INTEGER_POWER, raises=True),
        "u": Text("py::power_nonnegative<T>({0}, {1})", PYTHON_INTEGER),
    }
    | _floats("power", 2)
    | _complex("power", 2, COMPLEX_POWER),
    "left_shift": _integers("left_shift", 2),
    "right_shift": _integers("right_shift", 2),
    "bitwise_and": {"biu": Text("{0} & {1}")},
    "bitwise_or": {"biu": Text("{0} | {1}")},
    "bitwise_xor": {"b": Text("{0} != {1}"), "iu": Text("{0} ^ {1}")},
    "invert": {"b": Text("!{0}")} | _integers("invert", 1),
    "negative": {
        "iu": Text("py::neg<T>({0})", PYTHON_INTEGER, "int.neg"),
        "f": Text("-{0}"),
        "c": Text("-{0}", COMPLEX_PLAIN),
    },
    "positive": {"iufc": IDENTITY},
    "absolute": {
        "bu": IDENTITY,
        "i": Text("py::abs<T>({0})", PYTHON_INTEGER, "int.abs"),
        "f": Text("np::fabs({0})", FLOATING),
    }
    | _complex("absolute", 1),
    "equal": {"biuf": Text("{0} == {1}"), "c": Text("{0} == {1}", COMPLEX_PLAIN)},
    "not_equal": {"biuf": Text("{0} != {1}"), "c": Text("{0} != {1}", COMPLEX_PLAIN)},
    "less": {"biuf": Text("{0} < {1}"), "c": Text("np::less({0}, {1})", COMPLEX)},
    "less_equal": {"biuf": Text("{0} <= {1}"), "c": Text("np::less_equal({0}, {1})", COMPLEX)},
    "greater": {"biuf": Text("{0} > {1}"), "c": Text("np::less({1}, {0})", COMPLEX)},
    "greater_equal": {"biuf": Text("{0} >= {1}"), "c": Text("np::less_equal({1}, {0})", COMPLEX)},
    "minimum": {"b": Text("{0} & {1}")} | _integers("minimum", 2) | _floats("minimum", 2) | _complex("minimum", 2),
    "maximum": {"b": Text("{0} | {1}")} | _integers("maximum", 2) | _floats("maximum", 2) | _complex("maximum", 2),
    "fmin": {"b": Text("{0} & {1}"), "iu": Text("np::minimum<T>({0}, {1})", INTEGER)}
    | _floats("fmin", 2)
    | _complex("fmin", 2),
    "fmax": {"b": Text("{0} | {1}"), "iu": Text("np::maximum<T>({0}, {1})", INTEGER)}
    | _floats("fmax", 2)
    | _complex("fmax", 2),
    "square": {"iu": Text("py::square<T>({0})", PYTHON_INTEGER)}
    | _floats("square", 1)
    | _complex("square", 1),
    "reciprocal": {"f": Text("1 / {0}")} | _integers("reciprocal", 1) | _complex("reciprocal", 1),
    "sign": _integers("sign", 1) | _floats("sign", 1) | _complex("sign", 1),
    "sqrt": {"f": Text("np::sqrt({0})", FLOATING)} | _complex("sqrt", 1, COMPLEX_POWER),
    "copysign": {"f": Text("np::copysign({0}, {1})", FLOATING)},
    "floor": {"biu": IDENTITY, "f": Text("np::floor({0})", FLOATING)},
    "ceil": {"biu": IDENTITY, "f": Text("np::ceil({0})", FLOATING)},
    "trunc": {"biu": IDENTITY, "f": Text("np::trunc({0})", FLOATING)},
    "rint": {"f": Text("np::rint({0})", FLOATING)} | _complex("rint", 1),
    "isnan": {"biu": FALSE, "f": Text("np::isnan({0})", FLOATING)} | _complex("isnan", 1),
    "isinf": {"biu": FALSE, "f": Text("np::isinf({0})", FLOATING)} | _complex("isinf", 1),
    "isfinite": {"biu": TRUE, "f": Text("np::isfinite({0})", FLOATING)} | _complex("isfinite", 1),
    "signbit": {"f": Text("np::signbit({0})", FLOATING)},
}  # fmt: skip

CXX_NAMES = {"bool": "bool", "float32": "float", "float64": "double", "float128": "long double"}
SYMBOLS = {name: symbol for symbol, name in COMPARISONS.items()}
SAFE_CASTING = (
    "ufunc '{}' not supported for the input types, and the inputs could not be safely coerced to any supported types "
    "according to the casting rule ''safe''"
)


def ufunc(name: str, *operands: Type) -> Loop | None:
    """The loop of one of `TEXTS`' ufuncs for scalar operands; None where NumPy has none and raises TypeError."""
    scalars = strengthened(tuple(_scalar(operand) for operand in operands))
    if name in SYMBOLS and _weak_beside_integer(scalars) is not None:
        return _weak_comparison(SYMBOLS[name], operands, scalars)
    dtypes = loop_dtypes(name, *scalars)
    if dtypes is None:
        return None
    *inputs, result = dtypes
    if "float16" in dtypes:
        raise RuleError(
            f"numpy.{name} of {' and '.join(map(str, scalars))} is a float16, which capsulec does not have",
            hint="convert the argument to float32 or float64",
            code="not-supported-yet",
        )
    if name == "power":
        return _power(operands, inputs[0])
    if name in SYMBOLS and inputs[0] != inputs[1]:
        cxx = exact_comparison(SYMBOLS[name], "np")
        return Loop(f"np.{name}", _strong(inputs), Scalar(result), cxx, INTEGER)
    return inner_loop(name, text(name, inputs[0]), operands, inputs, result)


def _scalar(operand: Type) -> Scalar:
    wide = widened(operand)
    assert isinstance(wide, Scalar)
    return wide


def _strong(dtypes: list[str]) -> tuple[Scalar, ...]:
    return tuple(Scalar(dtype) for dtype in dtypes)


def text(name: str, dtype: str) -> Text:
    """The C++ of a ufunc's inner loop over a dtype."""
    return next(text for kinds, text in TEXTS[name].items() if kind(dtype) in kinds)


def inner_loop(name: str, chosen: Text, operands: tuple[Type, ...], inputs: list[str], result: str) -> Loop:
    """The inner loop with each operand as the type that converts to the loop's, and checked where it may not fit."""
    cxx = chosen.cxx.replace("<T>", f"<{cxx_name(inputs[0])}>")
    types: list[Scalar] = []
    header, raises = chosen.header, chosen.raises
    for position, (operand, dtype) in enumerate(zip(operands, inputs, strict=True)):
        type_, conversion = weak_operand(operand, dtype) if _meets(operands, operand) else (Scalar(dtype), "")
        types.append(type_)
        if conversion:
            cxx = cxx.replace(f"{{{position}}}", conversion.format(f"{{{position}}}"))
        if conversion.startswith("np::fit"):
            header, raises = INTEGER_POWER if header == INTEGER_POWER else FIT, True
    return Loop(chosen.name or f"np.{name}", tuple(types), Scalar(result), cxx, header, raises)


def _meets(operands: tuple[Type, ...], operand: Type) -> bool:
    """Whether the operand is one of Python's numbers beside one of NumPy's."""
    return _scalar(operand).weak and not all(_scalar(other).weak for other in operands)


# An int becomes a double first, and then a float: NumPy rounds twice.
ROUNDED_TWICE = {"float32": "static_cast<float>({})", "complex64": "np::to_complex64({})"}


def weak_operand(operand: Type, dtype: str) -> tuple[Scalar, str]:
    """How one of Python's numbers becomes a dtype, as NumPy converts it: the type to cast it to, and C++ for the rest.

    Raises RuleError for a constant that the dtype does not hold.
    """
    wide = _scalar(operand)
    if wide == INT and is_integer(dtype):
        value = known_int(operand)
        if value is not None:
            check_fits(value, dtype)
        elif dtype != "int64":
            return INT, f"np::fit<{cxx_name(dtype)}>({{}})"
    if wide == INT and dtype in ROUNDED_TWICE and not isinstance(operand, Static):
        return FLOAT, ROUNDED_TWICE[dtype]
    return Scalar(dtype), ""


def check_fits(value: int, dtype: str) -> None:
    """Raise RuleError with NumPy's message unless the integer dtype holds a constant."""
    smallest, largest = integer_range(dtype)
    if not smallest <= value <= largest:
        raise RuleError(
            f"Python integer {value} out of bounds for {dtype}",
            hint="NumPy would raise OverflowError here too",
        )


def _power(operands: tuple[Type, ...], dtype: str) -> Loop:
    """`power`, with the constant exponents that need no loop or no check."""
    left, right = operands
    value = right.value if isinstance(right, Static) else None
    chosen = text("power", dtype)
    if value == 2 and kind(dtype) in "iuf":
        chosen = text("square", dtype)
    elif kind(dtype) == "i" and isinstance(value, int) and value >= 0:
        chosen = text("power", "u" + dtype)
    return inner_loop("power", chosen, (left, right), [dtype, dtype], dtype)


def cxx_name(dtype: str) -> str:
    """The C++ type of a dtype."""
    return CXX_NAMES.get(dtype) or f"{dtype}_t"


def _weak_beside_integer(scalars: tuple[Scalar, ...]) -> int | None:
    """The position of a Python int that is compared with a NumPy integer."""
    for position, (scalar, other) in enumerate(zip(scalars, reversed(scalars), strict=True)):
        if scalar == INT and is_integer(other.dtype) and not other.weak:
            return position
    return None


def _weak_comparison(op: str, operands: tuple[Type, ...], scalars: tuple[Scalar, ...]) -> Loop:
    """A NumPy integer against a Python int of any size, compared exactly."""
    position = _weak_beside_integer(scalars)
    assert position is not None
    strong = scalars[1 - position]
    name, result = f"np.{COMPARISONS[op]}", Scalar("bool")
    value = known_int(operands[position])
    smallest, largest = integer_range(strong.dtype)
    if value is not None and smallest <= value <= largest:
        return Loop(name, (strong, strong), result, f"{{0}} {op} {{1}}")
    if value is not None:
        return _decided(op, value > largest, position, strong)
    types = (strong, INT) if position == 1 else (INT, strong)
    if strong.dtype == "uint64":
        return Loop(name, types, result, exact_comparison(op, "np"), INTEGER)
    return Loop(name, types, result, f"{{0}} {op} {{1}}")


def _decided(op: str, above: bool, position: int, strong: Scalar) -> Loop:
    """A comparison with a constant above or below all values of a type."""
    right_is_larger = above == (position == 1)
    outcome = op == "!=" or (op in ("<", "<=") and right_is_larger) or (op in (">", ">=") and not right_is_larger)
    # The constant is not representable: its operand is a bool, which the text does not use.
    types = (strong, Scalar("bool")) if position == 1 else (Scalar("bool"), strong)
    cxx = f"np::outcome_of<{'true' if outcome else 'false'}>({{{1 - position}}})"
    return Loop(f"np.{COMPARISONS[op]}", types, Scalar("bool"), cxx, INTEGER)


def logical(name: str, operands: tuple[Type, ...]) -> Loop:
    """`logical_and` and its like: of truth values, both of which are evaluated."""
    cxx = {"and": "{0} & {1}", "or": "{0} | {1}", "xor": "{0} != {1}", "not": "!{0}"}[name.removeprefix("logical_")]
    types: list[Scalar] = []
    header = ""
    for position, operand in enumerate(operands):
        scalar = _scalar(operand)
        if kind(scalar.dtype) == "c":
            header = COMPLEX_PLAIN
            cxx = cxx.replace(f"{{{position}}}", f"nonzero({{{position}}})")
        types.append(scalar if kind(scalar.dtype) == "c" else Scalar("bool"))
    return Loop(f"np.{name}", tuple(types), Scalar("bool"), cxx, header)


def store(value: Type, element: Scalar) -> Loop | None:
    """How NumPy converts a number to a dtype, as when it stores it; None where C's conversion does the same.

    Of Python's numbers an int must fit, and a float that becomes an integer is converted by int() first.
    """
    scalar = _scalar(value)
    source, target = kind(scalar.dtype), kind(element.dtype)
    if source == "c" and target != "c":
        return _from_complex(scalar, element)
    if source == "f" and target in "iu":
        return _float_to_integer(scalar, element)
    if scalar != INT:
        return None
    type_, conversion = weak_operand(value, element.dtype)
    if not conversion:
        return None
    if target in "fc":
        header = COMPLEX_PLAIN if target == "c" else ""
        return Loop(f"np.{element}", (type_,), element, conversion.format("{0}"), header)
    return Loop("np.fit", (type_,), element, conversion.format("{0}"), FIT, raises=True)


def _from_complex(scalar: Scalar, element: Scalar) -> Loop:
    """NumPy takes the real part of its own complex numbers (with a warning), and refuses Python's."""
    if element.dtype == "bool":
        return Loop("np.bool", (scalar,), element, "nonzero({0})", COMPLEX_PLAIN)
    if scalar.weak:
        function = "float" if kind(element.dtype) == "f" else "int"
        raise RuleError(
            f"cannot convert complex to {element}",
            hint=f"Python would raise TypeError here too: {function}() of a complex number; take its .real",
        )
    if kind(element.dtype) == "f":
        cxx = f"static_cast<{cxx_name(element.dtype)}>(real_part({{0}}))"
        return Loop("np.real", (scalar,), element, cxx, COMPLEX_PLAIN)
    return Loop("np.cast", (scalar,), element, f"np::to_integer<{cxx_name(element.dtype)}>(real_part({{0}}))", CAST)


def _float_to_integer(scalar: Scalar, element: Scalar) -> Loop:
    name = cxx_name(element.dtype)
    if scalar.weak:
        return Loop(
            "np.fit_float",
            (FLOAT,),
            element,
            f"np::fit_float<{name}>({{0}})",
            "numpy/convert.hpp",
            raises=True,
        )
    return Loop("np.cast", (scalar,), element, f"np::to_integer<{name}>({{0}})", CAST)
