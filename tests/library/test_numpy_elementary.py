"""NumPy's elementary functions on every scalar type, and on pairs of them, against NumPy, value by value."""

from __future__ import annotations

import importlib.util
import inspect
import itertools
import subprocess
import sys
import warnings

import numpy as np
import pytest
from loop_driver import Driver, build, numpy_dtype, same
from scalar_values import TYPES, array, values

from capsulec import testing
from capsulec.ir.nodes import Loop
from capsulec.ir.types import BOOL, COMPLEX, DTYPES, FLOAT, INT, Array, Scalar, Static
from capsulec.library import table
from capsulec.library.numpy import casting, choosing, elementary
from capsulec.library.table import RuleError

table.load("numpy")
OTHERS = ["angle", "i0", "imag", "iscomplex", "isneginf", "isposinf", "isreal", "nan_to_num", "real", "sinc"]
UNARY = [*elementary.UNARY, *OTHERS]
BINARY = [*elementary.BINARY]
MORE = [0.1, -0.3, 0.75, 0.999, 1.001, 1.6, 3.0, -20.0, 30.0, 88.0, -100.0, 700.0, 1e5, 1e-9, 1e-40]
MORE_COMPLEX = [0.5 + 0.25j, -2 + 1e-9j, 1e-9 - 3j, 20 - 40j, -0.7 - 0.7j, complex(-0.0, 2), complex(2, -0.0), 90 + 1j]
EXACT, NEAR = 0, 3  # units in the last place


def loop_of(name: str, *operands) -> Loop | RuleError:
    """The loop of a function for operands; parameters left out have their defaults."""
    entry = table.find(f"numpy.{name}")
    defaults = tuple(parameter.default for parameter in entry.parameters[len(operands) :])
    try:
        return entry.rule((*operands, *defaults))
    except RuleError as error:
        return error


def operands_of(type_: Scalar) -> list:
    """The edge values of the type, and for floats and complex numbers ordinary ones."""
    first = values(type_)
    with np.errstate(all="ignore"):
        more = MORE if type_.dtype[0] == "f" else MORE_COMPLEX if type_.dtype[0] == "c" else []
        return [*first, *(type(first[0])(value) for value in more)]


def is_small(type_: Scalar) -> bool:
    """One type of each kind of conversion is enough where pairs are compared."""
    return str(type_) in ("bool", "int", "float", "complex", "numpy.bool", "int8", "int32", "uint64", *FLOATING)


FLOATING = ("float32", "float64", "float128", "complex64", "complex128")
PAIR_TYPES = [type_ for type_ in TYPES if is_small(type_)]
UNARY_LOOPS = {(name, type_): loop_of(name, type_) for name in UNARY for type_ in TYPES}
BINARY_LOOPS = {
    (name, left, right): loop_of(name, left, right) for name in BINARY for left in PAIR_TYPES for right in PAIR_TYPES
}
DEGREES = {type_: loop_of("angle", type_, BOOL) for type_ in TYPES}
WHERE = {(a, b): loop_of("where", Scalar("bool"), a, b) for a in TYPES for b in TYPES}
REPLACED = {type_: loop_of("nan_to_num", type_, True, FLOAT, INT) for type_ in TYPES if type_.dtype[0] in "fc"}


def clip_loop(*types):
    try:
        return choosing.clip_loop(*types)[0]
    except RuleError as error:
        return error


CLIP_TYPES = [BOOL, INT, FLOAT, *map(Scalar, ("bool", "int8", "int64", "uint64", "float32", "float64", "complex64"))]
CLIPS = {(a, b, c): clip_loop(a, b, c) for a in CLIP_TYPES for b in (None, *CLIP_TYPES) for c in (None, *CLIP_TYPES)}


CLIPS_BY_ARRAYS = {
    type_: clip_loop(*[Array(type_.dtype, 1)] * 3) for type_ in PAIR_TYPES if type_.dtype[0] in "fc" and not type_.weak
}


@pytest.fixture(scope="module")
def driver(tmp_path_factory) -> Driver:
    tables = (UNARY_LOOPS, BINARY_LOOPS, DEGREES, WHERE, REPLACED, CLIPS, CLIPS_BY_ARRAYS)
    loops = [loop for each in tables for loop in each.values() if isinstance(loop, Loop)]
    return build(loops, tmp_path_factory.mktemp("elementary"))


def expected(function, *operands, **keywords):
    """What NumPy gives, or the class of the error that it raises."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return function(*operands, **keywords)
    except OverflowError as error:
        return "OverflowError", str(error)
    except (TypeError, ValueError) as error:
        return TypeError if isinstance(error, TypeError) else ValueError


def units(name: str, dtype: np.dtype) -> int:
    """By how much a result may differ."""
    return NEAR if name in (*elementary.VECTORISED, "angle", "i0", "sinc") and dtype.char in "fd" else EXACT


def close(actual, wanted, ulps: int) -> bool:
    if same(actual, wanted):
        return True
    if ulps == 0 or isinstance(actual, tuple) or not np.isfinite(wanted) or not np.isfinite(actual):
        return False
    return bool(abs(actual - wanted) <= ulps * np.spacing(abs(wanted)) and (wanted != 0 or actual == 0))


def refused(loop: RuleError, outcomes: list) -> bool:
    """A refusal is right where NumPy raises TypeError, or gives a float16."""
    if loop.message.startswith("numpy.clip of"):
        return True
    return any(o is TypeError or getattr(o, "dtype", None) == np.float16 for o in outcomes)


def compare(driver, name, loop, columns, failures, ulps=None, **keywords):
    """The loop over columns of operands against `numpy.name` of each row."""
    function = getattr(np, name)
    rows = list(zip(*columns, strict=True))
    with np.errstate(all="ignore"):
        outcomes = [expected(function, *row, **keywords) for row in rows]
    case = f"{name}({', '.join(type(value).__name__ for value in rows[-1])})"
    if isinstance(loop, RuleError):
        if not refused(loop, outcomes):
            failures.append(f"{case}: refused ({loop.message}), but gives {outcomes[-1]!r}")
        return
    taken = [array(list(column)) for column in columns]
    check_type(loop, case, outcomes, failures)
    for row, actual, wanted in zip(rows, driver.run(loop, *taken), outcomes, strict=True):
        allowed = units(name, np.asarray(wanted).dtype) if ulps is None else ulps
        with np.errstate(all="ignore"):
            if not close(actual, wanted, allowed) and not overflown_spacing(name, row[0]):
                failures.append(f"{name}{row!r}: got {actual!r}, expected {wanted!r}")


def overflown_spacing(name, value) -> bool:
    """Behind the largest float128 NumPy has nan, where it has infinity behind those of the other types."""
    return name == "spacing" and type(value) is np.longdouble and value == np.finfo(np.longdouble).max


def check_type(loop, case, outcomes, failures) -> None:
    value = next((o for o in outcomes if not isinstance(o, tuple | type)), None)
    if value is None:
        return
    dtype = np.asarray(value).dtype
    python = type(value) in (bool, int, float, complex)
    if numpy_dtype(loop.result) != dtype or loop.result.weak is not python:
        failures.append(f"{case}: {loop.result}, NumPy gives {type(value)}")


def report(failures: list[str]) -> None:
    assert not failures, "\n".join([f"{len(failures)} failures", *failures[:40]])


@pytest.mark.parametrize("operand", TYPES, ids=lambda t: f"{t}{'-weak' * t.weak}")
def test_unary(driver, operand):
    failures: list[str] = []
    scalars = operands_of(operand)
    for name in UNARY:
        compare(driver, name, UNARY_LOOPS[name, operand], [scalars], failures)
    compare(driver, "angle", DEGREES[operand], [scalars, [True] * len(scalars)], failures)
    report(failures)


SCALES = (0.01, 1.0, 10.0, 300.0)


@pytest.mark.parametrize("operand", [Scalar(dtype) for dtype in FLOATING], ids=str)
def test_ordinary_values(driver, operand):
    """Many values at once, as NumPy's vector code sees them."""
    generator = np.random.default_rng(3)
    parts = [np.concatenate([scale * generator.normal(size=500) for scale in SCALES]) for _ in range(2)]
    column = parts[0] + 1j * parts[1] if operand.dtype[0] == "c" else parts[0]
    column = column.astype(numpy_dtype(operand))
    failures = []
    for name in UNARY:
        loop = UNARY_LOOPS[name, operand]
        if isinstance(loop, RuleError):
            continue
        with np.errstate(all="ignore"):
            wanted = getattr(np, name)(column)
        for value, actual, one in zip(column, driver.run(loop, column), wanted, strict=True):
            if not close(actual, one, units(name, wanted.dtype)):
                failures.append(f"{name}({value!r}): got {actual!r}, expected {one!r}")
    report(failures)


@pytest.mark.parametrize("left", PAIR_TYPES, ids=lambda t: f"{t}{'-weak' * t.weak}")
def test_binary(driver, left):
    failures: list[str] = []
    for right in PAIR_TYPES:
        columns = list(zip(*itertools.product(operands_of(left), operands_of(right)), strict=True))
        for name in BINARY:
            compare(driver, name, BINARY_LOOPS[name, left, right], columns, failures)
    report(failures)


@pytest.mark.parametrize("left", TYPES, ids=lambda t: f"{t}{'-weak' * t.weak}")
def test_where(driver, left):
    failures: list[str] = []
    for right in TYPES:
        pairs = [*zip(values(left), itertools.cycle(values(right)), strict=False)]
        columns = list(zip(*((choice, *pair) for pair in pairs for choice in (np.False_, np.True_)), strict=True))
        compare(driver, "where", WHERE[left, right], columns, failures)
    report(failures)


@pytest.mark.parametrize("operand", CLIP_TYPES, ids=lambda t: f"{t}{'-weak' * t.weak}")
def test_clip(driver, operand):
    failures: list[str] = []
    for (a, lower, upper), loop in CLIPS.items():
        if a != operand:
            continue
        bounds = [[None] if bound is None else some_values(bound) for bound in (lower, upper)]
        rows = list(itertools.product(some_values(a), *bounds))
        with np.errstate(all="ignore"):
            outcomes = [expected(np.clip, *row) for row in rows]
        if isinstance(loop, RuleError):
            if not refused(loop, outcomes):
                failures.append(f"clip{rows[-1]}: refused ({loop.message}), but gives {outcomes[-1]!r}")
            continue
        columns = [array(list(column)) for column in zip(*rows, strict=True) if column[0] is not None]
        check_type(loop, f"clip{rows[-1]}", outcomes, failures)
        for row, actual, wanted in zip(rows, driver.run(loop, *columns), outcomes, strict=True):
            if (
                not same(actual, wanted) and -(2**63) not in row[1:]
            ):  # which is no bound for NumPy, and so no nan, no 0.0
                failures.append(f"clip{row!r}: got {actual!r}, expected {wanted!r}")
    report(failures)


def test_clip_by_arrays(driver):
    """NumPy treats bounds that are arrays otherwise than scalars: zeros take the sign of a bound."""
    failures: list[str] = []
    for type_, loop in CLIPS_BY_ARRAYS.items():
        rows = list(itertools.product(values(type_), repeat=3))
        columns = [array(list(column)) for column in zip(*rows, strict=True)]
        with np.errstate(all="ignore"):
            wanted = np.clip(*columns)
        for row, actual, one in zip(rows, driver.run(loop, *columns), wanted, strict=True):
            if not same(actual, one):
                failures.append(f"clip{row!r}: got {actual!r}, expected {one!r}")
    report(failures)


def some_values(type_: Scalar) -> list:
    every = values(type_)
    step = max(1, len(every) // 9)
    return every[::step]


@pytest.mark.parametrize("operand", list(REPLACED), ids=str)
def test_replacements_of_nan(driver, operand):
    failures: list[str] = []
    scalars = operands_of(operand)
    with np.errstate(all="ignore"):
        wanted = [np.nan_to_num(value, nan=2.5, posinf=7) for value in scalars]
    loop = REPLACED[operand]
    filled = [np.full(len(scalars), 2.5), np.full(len(scalars), 7)]
    for value, actual, one in zip(scalars, driver.run(loop, array(scalars), *filled), wanted, strict=True):
        if not same(actual, one):
            failures.append(f"nan_to_num({value!r}): got {actual!r}, expected {one!r}")
    report(failures)


def test_common_types():
    """`numpy.result_type` of three operands."""
    python = {BOOL: True, INT: 1, FLOAT: 1.0, COMPLEX: 1j}
    for types in itertools.product(TYPES, repeat=3):
        given = [python.get(type_) if type_.weak else numpy_dtype(type_) for type_ in types]
        given = [np.dtype(bool) if value is True else value for value in given]
        wanted = np.result_type(*given)
        if wanted != np.float16:
            assert numpy_dtype(Scalar(choosing.common(types))) == wanted, types


@pytest.mark.parametrize("rule", ["no", "equiv", "safe", "same_kind", "unsafe"])
def test_casting_rules(rule):
    for source, target in itertools.product(DTYPES, repeat=2):
        wanted = np.can_cast(numpy_dtype(Scalar(source)), numpy_dtype(Scalar(target)), rule)
        assert casting.can_cast(source, target, rule) == wanted, (source, target)


def test_constant_bounds():
    assert choosing.clip_loop(Scalar("int8"), Static(-1000), Static(1000))[1] == (False, False)
    assert not choosing.clip_loop(Scalar("int8"), Static(-1000), Static(100))[0].raises
    with pytest.raises(RuleError, match="Python integer 1000 out of bounds for int8"):
        choosing.clip_loop(Scalar("int8"), Static(1000), None)


def test_constants_and_aliases():
    for name in ("pi", "e", "euler_gamma", "inf", "nan", "newaxis"):
        assert repr(table.CONSTANTS[f"numpy.{name}"]) == repr(getattr(np, name))
    for alias, name in elementary.ALIASES.items():
        assert getattr(np, alias) is getattr(np, name)
        assert table.find(f"numpy.{alias}").parameters == table.find(f"numpy.{name}").parameters


@pytest.mark.parametrize("name", ["angle", "i0", "imag", "iscomplex", "isreal", "nan_to_num", "real", "sinc"])
def test_parameters(name):
    parameters = inspect.signature(getattr(np, name)).parameters.values()
    assert [(p.name, p.default) for p in table.find(f"numpy.{name}").parameters] == [
        (p.name, ... if p.default is p.empty else p.default) for p in parameters
    ]


REFUSED = [
    ("sin", (Scalar("int8"),), "numpy.sin of int8 is a float16, which capsulec does not have"),
    ("arctan2", (COMPLEX, FLOAT), "numpy.arctan2 does not take complex and float"),
    ("gcd", (FLOAT, INT), "numpy.gcd does not take float and int"),
    ("isneginf", (COMPLEX,), "This operation is not supported for complex128 values because it would be ambiguous."),
    ("where", (BOOL, INT), "either both or neither of x and y should be given"),
    ("nan_to_num", (FLOAT, True, COMPLEX), "Cannot cast complex to float64 according to the rule 'same_kind'"),
]


@pytest.mark.parametrize(("name", "types", "message"), REFUSED)
def test_refused(name, types, message):
    error = loop_of(name, *types)
    assert isinstance(error, RuleError)
    assert error.message == message
    assert error.code == ("not-supported-yet" if "yet" in message or "float16" in message else "operand-types")


KERNELS = """
import numpy as np
from numpy.ctypeslib import as_array

#pythran export capsule waves(int, float64*, float64*)
def waves(n, x, y):
    a = as_array(x, n)
    b = as_array(y, n)
    b[:] = np.where(a > 0, np.exp(-a) * np.sin(np.pi * a), np.log1p(a * a)) + np.hypot(a, 2) + np.arctan2(a, 3)
    return np.sum(b)

#pythran export capsule narrow(int, float32*, float32*)
def narrow(n, x, y):
    a = as_array(x, n)
    b = as_array(y, n)
    b[:] = np.clip(np.tanh(a) * np.deg2rad(90.0), -0.5, None) + np.logaddexp(a, 1)
    return np.max(np.nan_to_num(b, nan=-1.0))

#pythran export capsule turn(int, complex128*, float64*)
def turn(n, z, y):
    a = as_array(z, n)
    b = as_array(y, n)
    b[:] = np.angle(np.exp(1j * a), deg=True) + np.real(np.conj(a)) * np.sinc(np.imag(a)) + np.isreal(a)
    return np.sum(b)

#pythran export capsule table(int, int32*, float64*)
def table(n, x, y):
    a = as_array(x, n)
    b = as_array(y, (n, n))
    b[:] = np.gcd(a[:, np.newaxis], a) + np.ldexp(np.sqrt(a), 2) + np.clip(a, 2, n) + np.bitwise_count(a)
    return np.i0(0.25) + np.heaviside(-1, np.e) + np.clip(7, 1, max(n, 3))
"""


def test_kernels(tmp_path):
    """Whole expressions, fused over arrays, against the same source run by Python."""
    source = tmp_path / "elementary_kernels.py"
    source.write_text(KERNELS)
    target = tmp_path / "built" / "elementary_kernels.so"
    target.parent.mkdir()
    command = [sys.executable, "-m", "capsulec", str(source), "-o", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    built = module_at("elementary_kernels", target)
    plain = module_at("plain_kernels", source)
    plain.as_array = lambda memory, shape: memory.reshape(shape)
    generator = np.random.default_rng(7)
    for n in (1, 2, 5, 33):
        x = generator.normal(size=n) * 3
        inputs = {
            "waves": (x, np.zeros(n)),
            "narrow": (x.astype("f4"), np.zeros(n, "f4")),
            "turn": (x + 1j * generator.integers(-1, 2, n), np.zeros(n)),
            "table": (generator.integers(0, 60, n).astype("i4"), np.zeros(n * n)),
        }
        for name, (given, out) in inputs.items():
            other = out.copy()
            result = testing.call(getattr(built, name), n, given, out)
            wanted = getattr(plain, name)(n, given, other)
            np.testing.assert_allclose(out, other, rtol=1e-6 if name == "narrow" else 1e-13, err_msg=name)
            np.testing.assert_allclose(result, wanted, rtol=1e-6 if name == "narrow" else 1e-12, err_msg=name)


def module_at(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
