"""Every operator on every pair of scalar types, against CPython and NumPy, value by value."""

from __future__ import annotations

import math
import operator
import random
import warnings

import numpy as np
import pytest
from loop_driver import Driver, build, numpy_dtype, same
from scalar_values import TYPES, array, values

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, FLOAT, INT, Scalar, Static
from capsulec.library import operators
from capsulec.library.table import RuleError

BINARY = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow, "<<": operator.lshift, ">>": operator.rshift, "&": operator.and_,
    "|": operator.or_, "^": operator.xor,
}  # fmt: skip
COMPARE = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
UNARY = {"+": operator.pos, "-": operator.neg, "~": operator.invert, "not": operator.not_, "bool": bool}


def attempt(rule, *arguments):
    try:
        return rule(*arguments)
    except RuleError as error:
        return error


def unary_rule(op: str, operand: Scalar) -> Loop:
    return operators.truth(operand) if op == "bool" else operators.unary(op, operand)


BINARY_LOOPS = {
    (op, left, right): attempt(operators.binary if op in BINARY else operators.compare, op, left, right)
    for op in [*BINARY, *COMPARE]
    for left in TYPES
    for right in TYPES
}
UNARY_LOOPS = {(op, operand): attempt(unary_rule, op, operand) for op in UNARY for operand in TYPES}
CONSTANTS = [0, 1, 2, 3, -1, -2, 5, 63, 64, -7, 100, 2.0, 0.5, -0.5, 0.0, -1.0, True, 2 + 0j, 1j, 300, -129, 2**40]
CONSTANT_LOOPS = {
    (op, operand, n): attempt(operators.binary if op in BINARY else operators.compare, op, operand, Static(value))
    for op in [*BINARY, *COMPARE]
    for operand in TYPES
    for n, value in enumerate(CONSTANTS)
}
MIRRORED_LOOPS = {
    (op, n, operand): attempt(operators.binary if op in BINARY else operators.compare, op, Static(value), operand)
    for op in [*BINARY, *COMPARE]
    for operand in TYPES
    for n, value in enumerate(CONSTANTS)
}
LOOPS = [
    loop
    for loops in (BINARY_LOOPS, UNARY_LOOPS, CONSTANT_LOOPS, MIRRORED_LOOPS)
    for loop in loops.values()
    if isinstance(loop, Loop)
]


@pytest.fixture(scope="module")
def driver(tmp_path_factory) -> Driver:
    return build(LOOPS, tmp_path_factory.mktemp("operators"))


UFUNCS = {"<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}
EXPECTED: dict = {}


def function_of(op, *operands):
    """NumPy's scalars and arrays differ in the order of complex numbers with nan; the arrays' is documented."""
    mixed = any(isinstance(v, complex) for v in operands) and any(isinstance(v, np.generic) for v in operands)
    if op in UFUNCS and (mixed or any(isinstance(v, np.complexfloating) for v in operands)):
        return UFUNCS[op]
    return (BINARY | COMPARE)[op]


def expected(function, *operands):
    """What Python and NumPy give: a value, or (class name, message); TypeError is kept apart."""
    if type(operands[0]) is complex and type(operands[-1]) is np.float64:
        operands = np.complex128(operands[0]), operands[1]  # else complex takes np.float64 for a float, and wins
    key = function, *((type(v), repr(v)) for v in operands)
    if key not in EXPECTED:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                EXPECTED[key] = function(*operands)
        except TypeError:
            EXPECTED[key] = TypeError
        except Exception as error:
            EXPECTED[key] = type(error).__name__, str(error)
    return EXPECTED[key]


def wrapped(value):
    """A Python int as int64."""
    if isinstance(value, int) and not isinstance(value, bool):
        return (value + 2**63) % 2**64 - 2**63
    return value


def allowed(op, left, right, value) -> object:
    """Where the language decides otherwise than Python, what it decides."""
    integers = (bool, int)
    if op == "**" and isinstance(left, integers) and isinstance(right, integers) and right < 0:
        return "ValueError", "int ** negative int is a float: convert the base with float()"
    if op == "**" and fractional(left, right):
        return "ValueError", "negative float ** fraction is complex: convert the base with complex()"
    return value


def fractional(left, right) -> bool:
    """A negative Python number to the power of a fraction."""
    if type(left) not in (float, int) or type(right) is not float:
        return False
    return left < 0 and math.isfinite(left) and math.isfinite(right) and right != math.floor(right)


def huge(op, left, right) -> bool:
    """Python would take forever, or has exact ints where here they wrap."""
    return isinstance(left, int) and isinstance(right, int) and abs(right) > 1000 and op in ("**", "<<")


def wrapping_huge(op, left, right):
    if op == "<<":
        return 0 if right >= 0 else ("ValueError", "negative shift count")
    if right < 0:
        return allowed(op, left, right, 0)
    return wrapped(pow(left, right, 2**64))


def close(actual, wanted) -> bool:
    """NumPy computes powers of numbers of two types by its own vector code, which may be 4 ulp off."""
    if isinstance(actual, tuple) or isinstance(wanted, tuple) or wanted.dtype.kind == "c":
        return False
    with np.errstate(all="ignore"):
        return bool(np.isfinite(wanted) and abs(actual - wanted) <= 4 * np.spacing(abs(wanted)))


def check(actual, wanted, case, failures) -> None:
    if " ** " in case and isinstance(wanted, np.inexact) and close(actual, wanted):
        return
    if " * " in case and isinstance(wanted, np.complexfloating) and actual == wanted:
        return  # NumPy's vector code for operands of two types uses fma: the sign of a zero differs
    if not same(actual, wrapped(wanted)):
        failures.append(f"{case}: got {actual!r}, expected {wanted!r}")


@pytest.mark.parametrize("left", TYPES, ids=lambda t: f"{t}{'-weak' * t.weak}")
def test_pairs(driver, left):
    failures: list[str] = []
    for right in TYPES:
        pairs = [(a, b) for a in values(left) for b in values(right)]
        for op, function in (BINARY | COMPARE).items():
            loop = BINARY_LOOPS[op, left, right]
            if isinstance(loop, RuleError):
                one = expected(function, *pairs[-1])
                if one is not TypeError:
                    failures.append(f"{left} {op} {right}: refused ({loop.message}), but gives {one!r}")
                continue
            results = driver.run(loop, array([a for a, _ in pairs]), array([b for _, b in pairs]))
            for (a, b), actual in zip(pairs, results, strict=True):
                wanted = wrapping_huge(op, a, b) if huge(op, a, b) else expected(function_of(op, a, b), a, b)
                check(actual, allowed(op, a, b, wanted), f"{a!r} {op} {b!r}", failures)
            check_type(loop, function, pairs[-1], failures)
    assert not failures, "\n".join([f"{len(failures)} failures", *failures[:40]])


def check_type(loop, function, operands, failures) -> None:
    """The result has the dtype that NumPy gives."""
    if not loop.result.weak:
        value = expected(function, *operands)
        if not isinstance(value, tuple) and np.asarray(value).dtype != numpy_dtype(loop.result):
            failures.append(f"{function} {operands}: {loop.result}, not {np.asarray(value).dtype}")


@pytest.mark.parametrize("operand", TYPES, ids=lambda t: f"{t}{'-weak' * t.weak}")
def test_unary(driver, operand):
    failures: list[str] = []
    scalars = values(operand)
    for op, function in UNARY.items():
        loop = UNARY_LOOPS[op, operand]
        if isinstance(loop, RuleError):
            assert expected(function, scalars[-1]) is TypeError
            continue
        for value, actual in zip(scalars, driver.run(loop, array(scalars)), strict=True):
            check(actual, expected(function, value), f"{op} {value!r}", failures)
    assert not failures, "\n".join(failures[:40])


@pytest.mark.parametrize("operand", TYPES, ids=lambda t: f"{t}{'-weak' * t.weak}")
def test_constants(driver, operand):
    failures: list[str] = []
    scalars = values(operand)
    for op, function in (BINARY | COMPARE).items():
        for n, constant in enumerate(CONSTANTS):
            fixed = array([constant] * len(scalars))
            for swapped in (False, True):
                key = (op, n, operand) if swapped else (op, operand, n)
                loop = (MIRRORED_LOOPS if swapped else CONSTANT_LOOPS)[key]
                pairs = [(constant, v) if swapped else (v, constant) for v in scalars]
                if isinstance(loop, RuleError):
                    check_refusal(loop, [expected(function, *pair) for pair in pairs], failures, f"{op} {pairs[-1]}")
                    continue
                arrays = (fixed, array(scalars)) if swapped else (array(scalars), fixed)
                for pair, actual in zip(pairs, driver.run(loop, *arrays), strict=True):
                    wanted = wrapping_huge(op, *pair) if huge(op, *pair) else expected(function_of(op, *pair), *pair)
                    if not (loop.result.dtype == "float64" and op == "**"):
                        wanted = allowed(op, *pair, wanted)
                    elif fractional(*pair):
                        wanted = allowed(op, float(pair[0]), float(pair[1]), wanted)
                    check(actual, squared(op, pair, wanted), f"{pair[0]!r} {op} constant {pair[1]!r}", failures)
    assert not failures, "\n".join([f"{len(failures)} failures", *failures[:40]])


def squared(op, pair, wanted):
    """x ** 2 is x * x, see python/float_checked.hpp."""
    if op == "**" and pair[1] == 2 and isinstance(wanted, float | np.floating) and type(wanted) is type(pair[0]):
        with np.errstate(all="ignore"):
            return pair[0] * pair[0]
    return wanted


def check_refusal(error, outcomes, failures, case) -> None:
    """A constant that does not fit, or a TypeError for all values."""
    overflow = ("OverflowError", error.message)
    if all(o is TypeError or (isinstance(o, tuple) and o == overflow) for o in outcomes):
        return
    if "does not fit in 64 bits" not in error.message:
        failures.append(f"{case}: refused ({error.message}), but gives {outcomes[-1]!r}")


def test_refusal_texts():
    texts = [
        (("+", Scalar("float64"), Static("a")), "cannot add float64 and str"),
        (("-", Scalar("bool"), Scalar("bool")), "cannot subtract numpy.bool from numpy.bool"),
        (("&", Scalar("int64"), Scalar("uint64")), "cannot combine int64 and uint64 with &"),
        (("+", Scalar("int8"), Static(300)), "Python integer 300 out of bounds for int8"),
        (("+", INT, Static(2**63)), "the integer 9223372036854775808 does not fit in 64 bits"),
    ]
    for arguments, text in texts:
        with pytest.raises(RuleError, match=text.replace(".", r"\.")):
            operators.binary(*arguments)
    with pytest.raises(RuleError, match="cannot compare complex and int with <"):
        operators.compare("<", Static(1j), INT)


def test_plain_operators():
    for op, plain in {"+": "{0} + {1}", "-": "{0} - {1}", "*": "{0} * {1}"}.items():
        for left, right in [(INT, INT), (BOOL, INT), (Scalar("int8"), Scalar("uint8"))]:
            loop = operators.binary(op, left, right)
            assert loop.name in ("int.add", "int.sub", "int.mul")
            assert operators.plain_operator(loop) == plain
    assert operators.plain_operator(operators.unary("-", INT)) == "-{0}"
    assert operators.plain_operator(operators.binary("+", Scalar("int8"), INT)) == "{0} + np::fit<int8_t>({1})"
    assert operators.plain_operator(operators.binary("//", INT, INT)) is None


def test_raises_is_exact_for_constants():
    assert operators.binary("//", INT, INT).raises
    assert not operators.binary("//", INT, Static(2)).raises
    assert operators.binary("//", INT, Static(0)).raises
    assert not operators.binary("<<", INT, Static(3)).raises
    assert not operators.binary("**", Scalar("int32"), Static(3)).raises
    assert operators.binary("+", Scalar("int8"), INT).raises
    assert not operators.binary("+", Scalar("int64"), INT).raises


def test_random_integers(driver):
    """Correctly rounded quotients and exact comparisons, where doubles alone would be wrong."""
    generator = random.Random(2)
    left = [generator.randint(-(2**63), 2**63 - 1) >> generator.randint(0, 40) for _ in range(20000)]
    right = [generator.randint(-(2**63), 2**63 - 1) >> generator.randint(0, 62) or 1 for _ in left]
    near = [float(a) for a in left]
    for op, function in {"/": operator.truediv, "//": operator.floordiv, "%": operator.mod}.items():
        results = driver.run(BINARY_LOOPS[op, INT, INT], np.array(left), np.array(right))
        assert [(a, b) for a, b, r in zip(left, right, results, strict=True) if r != function(a, b)] == []
    for op, function in COMPARE.items():
        results = driver.run(BINARY_LOOPS[op, INT, FLOAT], np.array(left), np.array(near))
        assert [(a, b) for a, b, r in zip(left, near, results, strict=True) if r != function(a, b)] == []
