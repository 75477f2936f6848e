"""abs, round, divmod, pow, int, float, complex, bool, and NumPy's ufuncs and scalar types, against the real ones."""

from __future__ import annotations

import math
import random
import warnings

import numpy as np
import pytest
from loop_driver import build, numpy_dtype, same
from scalar_values import TYPES, array, values

from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, FLOAT, INT, Scalar, Static, kind
from capsulec.library import builtins_numeric, operators
from capsulec.library.numpy import operators as numpy_entries
from capsulec.library.python_operators import divmod_half
from capsulec.library.table import ENTRIES, Elementwise, RuleError

ONE = ("abs", "round", "int", "float", "complex", "bool")
UNARY = [name for name in numpy_entries.UNARY if name != "positive"]
SCALARS = ["bool", "int8", "int32", "int64", "uint8", "uint64", "float32", "float64", "longdouble", "complex64",
           "complex128"]  # fmt: skip
DIGITS = [0, 1, 2, 3, 5, 15, 16, 22, 25, 300, 323, 324, -1, -2, -3, -5, -18, -19, -20, -300, -308, -309]
MODULI = [1, 2, 7, -7, 12, 2**63 - 1, -(2**63), 0, 97]


def rule(name: str, *operands) -> Loop | RuleError:
    entry = ENTRIES[name]
    assert isinstance(entry, Elementwise)
    defaults = tuple(p.default for p in entry.parameters[len(operands) :])
    try:
        return entry.rule((*operands, *defaults))
    except RuleError as error:
        return error


def expected(function, *operands):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return function(*operands)
    except TypeError:
        return TypeError
    except Exception as error:
        return type(error).__name__, str(error)


def name_of(type_: Scalar) -> str:
    return f"{type_}{'-weak' * type_.weak}"


ONE_LOOPS = {(name, t): rule(f"builtins.{name}", t) for name in ONE for t in TYPES}
ROUND_LOOPS = {t: rule("builtins.round", t, INT) for t in TYPES}
CONSTRUCTORS = {(name, t): rule(f"numpy.{name}", t) for name in SCALARS for t in TYPES}
UNARY_LOOPS = {(name, t): rule(f"numpy.{name}", t) for name in UNARY for t in TYPES}
BINARY_LOOPS = {
    (name, a, b): rule(f"numpy.{name}", a, b) for name in numpy_entries.BINARY for a in TYPES for b in TYPES
}
POWER_MODULO = rule("builtins.pow", INT, INT, INT)
DIVMOD = {(half, t): divmod_half(half, t, t) for half in ("floordiv", "mod") for t in (BOOL, INT, FLOAT)}
EVERY = [*ONE_LOOPS.values(), *ROUND_LOOPS.values(), *CONSTRUCTORS.values(), *UNARY_LOOPS.values(), POWER_MODULO,
         *BINARY_LOOPS.values(), *DIVMOD.values()]  # fmt: skip


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    return build([loop for loop in EVERY if isinstance(loop, Loop)], tmp_path_factory.mktemp("builtins"))


def too_large(value) -> bool:
    """A Python int that int64 does not hold."""
    return type(value) is int and not -(2**63) <= value < 2**63


TOO_LARGE = ("OverflowError", "Python int too large to convert to C long")


def compare(failures, case, actual, wanted) -> None:
    if wanted is TypeError or not same(actual, wanted):
        failures.append(f"{case}: got {actual!r}, expected {wanted!r}")


def report(failures) -> None:
    assert not failures, "\n".join([f"{len(failures)} failures", *failures[:40]])


@pytest.mark.parametrize("name", ONE)
def test_one_argument(driver, name):
    failures: list[str] = []
    function = vars(__builtins__ if not isinstance(__builtins__, dict) else __import__("builtins"))[name]
    for type_ in TYPES:
        loop, scalars = ONE_LOOPS[name, type_], values(type_)
        wanted = [expected(function, v) for v in scalars]
        if isinstance(loop, RuleError):
            assert wanted[-1] is TypeError, (name, type_, loop.message)
            continue
        for value, actual, right in zip(scalars, driver.run(loop, array(scalars)), wanted, strict=True):
            if too_large(right):
                right = -(2**63) if name == "abs" else TOO_LARGE
            compare(failures, f"{name}({value!r})", actual, right)
    report(failures)


@pytest.mark.parametrize("type_", TYPES, ids=name_of)
def test_round_to_digits(driver, type_):
    failures: list[str] = []
    loop = ROUND_LOOPS[type_]
    if isinstance(loop, RuleError):
        assert expected(round, values(type_)[-1], 1) is TypeError
        return
    scalars = values(type_)
    if kind(type_.dtype) == "f":
        scalars = scalars + [numpy_dtype(type_).type(v) for v in HALVES]
        scalars = [float(v) for v in scalars] if type_.weak else scalars
    for digits in DIGITS:
        fixed = np.full(len(scalars), digits)
        for value, actual in zip(scalars, driver.run(loop, array(scalars), fixed), strict=True):
            wanted = expected(round, value, digits)
            if isinstance(value, np.integer) and (abs(digits) > 15 or out_of_range(value, digits)):
                continue  # the conversion back from double is undefined in C, also in NumPy
            if too_large(wanted):
                wanted = (wanted + 2**63) % 2**64 - 2**63
            if type_.dtype == "float128" and abs(digits) > 15 and not isinstance(wanted, tuple):
                continue  # NumPy's own power of ten there is a matter of its compiler
            compare(failures, f"round({value!r}, {digits})", actual, wanted)
    report(failures)


HALVES = [0.5, 1.5, 2.5, 0.125, 0.375, 2.675, 1.005, 0.15, 0.25, 0.35, 1234.5, 12350.0, 5e14, 25.0, 5e22, 9.995,
          -0.5, -2.675, -1250.0, 1e15 + 0.3, 4503599627370495.5, 123456789.12345678, 5e-5, 9.5e-5,
          0.45, 95.0]  # fmt: skip


def out_of_range(value, digits) -> bool:
    info = np.iinfo(type(value))
    unit = 10 ** max(-digits, 0)
    return not info.min + unit < int(value) < info.max - unit


def test_round_of_random_floats(driver):
    generator = random.Random(1)
    numbers = [generator.uniform(-1, 1) * 10 ** generator.randint(-6, 18) for _ in range(20000)]
    numbers += [generator.randint(-(10**6), 10**6) / 2 ** generator.randint(0, 12) for _ in range(20000)]
    digits = [generator.randint(-6, 17) for _ in numbers]
    results = driver.run(ROUND_LOOPS[FLOAT], np.array(numbers), np.array(digits))
    failures: list[str] = []
    for value, places, actual in zip(numbers, digits, results, strict=True):
        compare(failures, f"round({value!r}, {places})", actual, round(value, places))
    report(failures)


def test_modular_power(driver):
    failures: list[str] = []
    integers = [0, 1, -1, 2, 3, 5, -6, 7, 10, 97, 2**31, 2**62 + 1, 2**63 - 1, -(2**63)]
    cases = [(a, b, c) for a in integers for b in integers for c in MODULI]
    columns = [np.array(column) for column in zip(*cases, strict=True)]
    for case, actual in zip(cases, driver.run(POWER_MODULO, *columns), strict=True):
        compare(failures, f"pow{case}", actual, expected(pow, *case))
    report(failures)


@pytest.mark.parametrize("type_", [BOOL, INT, FLOAT], ids=name_of)
def test_divmod(driver, type_):
    failures: list[str] = []
    pairs = [(a, b) for a in values(type_) for b in values(type_)]
    columns = [array(list(column)) for column in zip(*pairs, strict=True)]
    quotients, rests = (driver.run(DIVMOD[half, type_], *columns) for half in ("floordiv", "mod"))
    for pair, quotient, rest in zip(pairs, quotients, rests, strict=True):
        wanted = expected(divmod, *pair)
        if isinstance(wanted[0], str):
            wanted = (wanted, wanted)
        if too_large(wanted[0]):
            continue
        compare(failures, f"divmod{pair}", quotient, wanted[0])
        compare(failures, f"divmod{pair}", rest, wanted[1])
    report(failures)


@pytest.mark.parametrize("name", SCALARS)
def test_scalar_types(driver, name):
    failures: list[str] = []
    for type_ in TYPES:
        loop, scalars = CONSTRUCTORS[name, type_], values(type_)
        wanted = [expected(getattr(np, name), v) for v in scalars]
        if isinstance(loop, RuleError):
            assert wanted[-1] is TypeError, (name, type_, loop.message)
            continue
        for value, actual, right in zip(scalars, driver.run(loop, array(scalars)), wanted, strict=True):
            if isinstance(right, tuple) and isinstance(actual, tuple) and not -(2**63) <= value < 2**63:
                right = actual if actual == TOO_LARGE else right  # the number in NumPy's text is larger than int64
            if isinstance(value, np.inexact) and np.dtype(name).kind in "iu" and undefined(value, name):
                continue
            compare(failures, f"{name}({value!r})", actual, right)
    report(failures)


def undefined(value, name) -> bool:
    """C does not define the conversion; NumPy gives what its compiler made of it."""
    info = np.iinfo(name)
    return not (np.isfinite(value.real) and info.min <= value.real <= info.max)


@pytest.mark.parametrize("name", UNARY)
def test_unary_ufuncs(driver, name):
    failures: list[str] = []
    function = getattr(np, name)
    for type_ in TYPES:
        loop, scalars = UNARY_LOOPS[name, type_], values(type_)
        if isinstance(loop, RuleError):
            assert expected(function, scalars[0]) is TypeError or "float16" in loop.message
            continue
        for value, actual in zip(scalars, driver.run(loop, array(scalars)), strict=True):
            wanted = expected(function, value)
            vector_code = name in ("reciprocal", "absolute") and isinstance(value, complex | np.complexfloating)
            if vector_code and close(np.asarray(actual), np.asarray(wanted)):
                continue  # NumPy's code for arrays differs in the last place
            compare(failures, f"{name}({value!r})", actual, wanted)
        assert np.asarray(wanted).dtype == numpy_dtype(loop.result)
    report(failures)


def close(actual, wanted) -> bool:
    return np.allclose([actual.real, actual.imag], [wanted.real, wanted.imag], rtol=1e-6, equal_nan=True)


@pytest.mark.parametrize("name", numpy_entries.BINARY)
def test_binary_ufuncs(driver, name):
    failures: list[str] = []
    function = getattr(np, name)
    for left in TYPES:
        for right in TYPES:
            loop = BINARY_LOOPS[name, left, right]
            a, b = values(left), values(right)
            if left != right:
                a, b = a[:: max(1, len(a) // 5)], b[:: max(1, len(b) // 5)]
            pairs = [(x, y) for x in a for y in b]
            if isinstance(loop, RuleError):
                assert expected(function, *pairs[0]) is TypeError or "float16" in loop.message, (left, right)
                continue
            results = driver.run(loop, array([x for x, _ in pairs]), array([y for _, y in pairs]))
            for pair, actual in zip(pairs, results, strict=True):
                wanted = expected(function, *pair)
                if tolerated(name, pair, actual, wanted):
                    continue
                compare(failures, f"{name}{pair}", actual, wanted)
            if not isinstance(wanted, tuple):
                assert np.asarray(wanted).dtype == numpy_dtype(loop.result), (name, left, right)
    report(failures)


def tolerated(name, pair, actual, wanted) -> bool:
    """Where NumPy's vector code differs from its own scalars: in powers, products by fma, the sign of a zero, and
    Python ints beside complex256, which go through double."""
    if isinstance(actual, tuple) or isinstance(wanted, tuple):
        return False
    if isinstance(actual, np.clongdouble) or (name == "power" and np.isinf(pair[0])):
        return True
    if name == "multiply" and not np.isfinite(wanted):
        return True
    if name in ("minimum", "maximum", "fmin", "fmax", "multiply", "divide") and actual == wanted:
        return True
    finite = np.isfinite(np.asarray(wanted)).all()
    return bool(name in ("power", "multiply", "divide") and finite and close(np.asarray(actual), np.asarray(wanted)))


def test_store():
    assert operators.store(Scalar("int8"), Scalar("int16")) is None
    assert operators.store(FLOAT, Scalar("float32")) is None
    assert operators.store(Static(100), Scalar("int8")) is None
    assert operators.store(INT, Scalar("int64")) is None
    fit = operators.store(INT, Scalar("int8"))
    assert fit is not None
    assert fit.raises
    with pytest.raises(RuleError, match="Python integer 300 out of bounds for int8"):
        operators.store(Static(300), Scalar("int8"))


def test_entries_have_no_error_texts_of_their_own_for_python():
    error = rule("builtins.pow", FLOAT, INT, INT)
    assert isinstance(error, RuleError)
    assert error.message == "pow() 3rd argument not allowed unless all arguments are integers"
    assert builtins_numeric.DIVMOD == ("quotient", "remainder")
    assert math.isnan(float("nan"))
