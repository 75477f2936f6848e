"""What test_math and test_cmath compare with CPython; run as a program it does so and prints the differences."""

import cmath
import itertools
import math
import random
import sys
import tempfile

from python_functions import FEW_FLOATS, FLOATS, INTEGERS, Case, differences, float_arguments, random_floats

from capsulec.ir.types import BOOL, COMPLEX, FLOAT, INT, Scalar, Tuple
from capsulec.library import scalar_methods, table

UINT64 = Scalar("uint64")
OF_INTEGERS = {"comb", "factorial", "gcd", "isqrt", "lcm", "perm", "ldexp"}
OF_TUPLES = {"dist", "fsum", "prod", "sumprod", "hypot"}
SPECIAL = OF_INTEGERS | OF_TUPLES | {"isclose", "nextafter"}


def math_cases():
    """All functions of math."""
    table.load("math")
    cases = []
    for name in sorted(set(dir(math)) - SPECIAL):
        entry = table.find(f"math.{name}")
        if entry is None:
            continue
        required = [p for p in entry.parameters if p.default is ...]
        cases += [
            Case(f"math.{name}", (FLOAT,) * arity, getattr(math, name), float_arguments(arity))
            for arity in {len(required), len(entry.parameters)}
        ]
    cases += [case(name, *types) for name in ("ceil", "floor", "trunc") for types in ((INT,), (BOOL,))]
    return [*cases, *integer_cases(), *option_cases(), *vector_cases(), *sum_cases()]


def case(name, *types, inputs=None, keywords=()):
    """A case of math with arguments of those types."""
    return Case(f"math.{name}", types, getattr(math, name), inputs or rows(types), keywords)


def rows(types):
    """Special values and random ones for arguments of these types."""
    generator = random.Random(2)
    special = {INT: INTEGERS, BOOL: [False, True], FLOAT: FEW_FLOATS, UINT64: [0, 1, 2**63 - 1, 2**63, 2**64 - 1]}
    made = []
    if len(types) < 3 and set(types) <= set(special):
        made = list(itertools.product(*(special[type_] for type_ in types)))
    return made + [tuple(value(generator, type_) for type_ in types) for _ in range(1000)]


def value(generator, type_):
    match type_:
        case Tuple(items):
            return tuple(value(generator, item) for item in items)
        case Scalar("bool"):
            return generator.random() < 0.5
        case Scalar("int64"):
            return generator.randint(-1, 1) * generator.getrandbits(generator.randint(0, 63))
        case Scalar("uint64"):
            return generator.getrandbits(64)
    if generator.random() < 0.03:
        return generator.choice(FLOATS)
    return random_floats(generator, 1)[0]


def integer_cases():
    small = [*range(-4, 72), 10**6, 2**31, 2**62]
    pairs = [(n, k) for n in small for k in small if min(k, n - k) < 200]
    falling = [(n, k) for n in small for k in small if k < 200 or k > n]
    scaled = [(x, e) for x in FLOATS for e in [*INTEGERS, *range(-1100, 1100, 13)]]
    return [
        case("comb", INT, INT, inputs=pairs),
        case("perm", INT, INT, inputs=falling),
        case("perm", INT, inputs=[(n,) for n in range(-3, 30)]),
        case("factorial", INT, inputs=[(n,) for n in range(-3, 60)]),
        case("factorial", BOOL),
        case("isqrt", INT),
        case("isqrt", UINT64, inputs=[(n,) for n in (0, 1, 2**63 - 1)]),
        case("gcd"),
        case("lcm"),
        *(case(name, *types) for name in ("gcd", "lcm") for types in ((INT,), (INT, INT), (INT, BOOL, INT))),
        case("ldexp", FLOAT, INT, inputs=scaled),
        case("ldexp", FLOAT, BOOL),
    ]


def option_cases():
    """isclose and nextafter, with and without what may be left out."""
    near = [(x, x * (1 + d)) for x in FLOATS for d in (0, 1e-9, 1.0000001e-9, -1e-9, 1e-3, 1)]
    pairs = near + float_arguments(2, count=0)
    tolerances = [(-1.0,), (0.0,), (-0.0,), (1e-9,), (0.5,), (math.inf,), (math.nan,)]
    some = [pair + tolerance for pair in near for tolerance in tolerances]
    both = [(*row, *tolerance) for row in some[::3] for tolerance in tolerances]
    cases = [
        case("isclose", FLOAT, FLOAT, inputs=pairs),
        case("isclose", FLOAT, FLOAT, FLOAT, inputs=some, keywords=("rel_tol",)),
        case("isclose", FLOAT, FLOAT, FLOAT, inputs=some, keywords=("abs_tol",)),
        case("isclose", FLOAT, FLOAT, FLOAT, FLOAT, inputs=both, keywords=("rel_tol", "abs_tol")),
        case("nextafter", FLOAT, FLOAT, inputs=float_arguments(2)),
    ]
    if sys.version_info >= (3, 12):
        steps = [-1, 0, 1, 2, 7, 2**52, 2**62, 2**63 - 1]
        stepped = [(*pair, count) for pair in float_arguments(2, count=500) for count in steps]
        cases.append(case("nextafter", FLOAT, FLOAT, INT, inputs=stepped, keywords=("steps",)))
    return cases


def vector_cases():
    """hypot and dist; vectors of subnormal numbers and of very different ones too."""
    generator = random.Random(3)
    cases = [case("hypot"), case("dist", Tuple(()), Tuple(()))]
    for length in (1, 2, 3, 5):
        inputs = float_arguments(length, count=4000) if length < 4 else []
        for _ in range(3000):
            exponent = generator.choice((-1074, -1060, -1023, -540, 0, 300, 1000))
            inputs.append(tuple(math.ldexp(generator.uniform(-1, 1), exponent) for _ in range(length)))
        cases.append(case("hypot", *[FLOAT] * length, inputs=inputs))
        point = Tuple((FLOAT,) * length)
        pairs = [(p, tuple(generator.sample(p, length))) for p in inputs[:: 1 + len(inputs) // 5000]]
        cases.append(case("dist", point, point, inputs=pairs))
    cases.append(case("hypot", INT, BOOL, FLOAT))
    return [*cases, case("dist", Tuple((INT, FLOAT)), Tuple((FLOAT, BOOL)))]


def sum_cases():
    """fsum, prod and sumprod of tuples of several lengths and mixtures of types."""
    mixtures = [(), (INT,), (FLOAT,), (INT, INT), (BOOL, INT), (INT, FLOAT, INT), (FLOAT,) * 3, (FLOAT,) * 10]
    cases = [case("fsum", Tuple(items), inputs=float_sums(items)) for items in mixtures]
    small = [Tuple(items) for items in mixtures]
    cases += [case("prod", items, inputs=small_rows((items,))) for items in small]
    for types in ((Tuple((INT, FLOAT)), FLOAT), (Tuple((FLOAT, INT)), BOOL), (Tuple((INT, BOOL)), INT)):
        cases.append(case("prod", *types, inputs=small_rows(types), keywords=("start",)))
    if hasattr(math, "sumprod"):
        mixed = [(INT, FLOAT, BOOL, INT), (BOOL, FLOAT, INT, FLOAT), (FLOAT, INT, INT, BOOL), (FLOAT, BOOL, FLOAT, INT)]
        pairs = [(items, items) for items in mixtures] + list(itertools.product(mixed, repeat=2))
        for p, q in pairs:
            types = (Tuple(p), Tuple(q))
            cases.append(case("sumprod", *types, inputs=small_rows(types)))
    return cases


def small_rows(types):
    """Rows whose integer products stay in 64 bits."""

    def limited(x):
        if isinstance(x, tuple):
            return tuple(map(limited, x))
        return int(math.fmod(x, 1000)) if type(x) is int else x

    return [limited(row) for row in rows_of_tuples(types)]


def rows_of_tuples(types):
    generator = random.Random(4)
    return [tuple(value(generator, type_) for type_ in types) for _ in range(1500)]


def float_sums(items):
    """Sums that cancel, that are halves of a last bit, that overflow on the way."""
    generator = random.Random(5)
    made = rows_of_tuples((Tuple(items),))
    if items and set(items) == {FLOAT}:
        pool = [
            1.0,
            2.0**-53,
            -(2.0**-53),
            2.0**-106,
            -(2.0**-106),
            1e16,
            -1e16,
            1e308,
            -1e308,
            1e100,
            -1e100,
            0.1,
            3.0,
        ]
        pool += [1 + 2.0**-52, -1.0, 0.0, -0.0]
        made += [(tuple(generator.choice(pool) for _ in items),) for _ in range(4000)]
        pool += [math.inf, -math.inf, math.nan]
        made += [(tuple(generator.choice(pool) for _ in items),) for _ in range(1000)]
    return made


def cmath_cases():
    """All functions of cmath."""
    table.load("cmath")
    generator = random.Random(6)
    numbers = [complex(*pair) for pair in float_arguments(2, count=4000)]
    numbers += [complex(1 + d, e) for d in (0, 1e-10, -1e-10, 0.3, -0.3) for e in (0.0, -0.0, 1e-200, 1e-9, -0.1)]
    near_unit = [cmath.rect(generator.uniform(0.7, 1.75), generator.uniform(-4, 4)) for _ in range(500)]
    singles = [(z,) for z in numbers + near_unit]
    few = [complex(*pair) for pair in itertools.product(FEW_FLOATS, repeat=2)]
    pairs = [*itertools.product(few, few[::5]), *zip(numbers[::3], numbers[1::3], strict=False)]
    cases = []
    for name in sorted(set(dir(cmath)) - {"rect", "isclose"}):
        if table.find(f"cmath.{name}"):
            cases.append(Case(f"cmath.{name}", (COMPLEX,), getattr(cmath, name), singles))
    cases.append(Case("cmath.log", (COMPLEX, COMPLEX), cmath.log, pairs))
    cases.append(Case("cmath.rect", (FLOAT, FLOAT), cmath.rect, float_arguments(2)))
    cases += [Case("cmath.sqrt", (type_,), cmath.sqrt, rows((type_,))) for type_ in (FLOAT, INT, BOOL)]
    near = [(z, z * (1 + d)) for z in few for d in (0, 1e-9, 1.1e-9, 1e-3)] + pairs
    cases.append(Case("cmath.isclose", (COMPLEX, COMPLEX), cmath.isclose, near))
    for keyword in ("rel_tol", "abs_tol"):
        some = [(*pair, tolerance) for pair in near for tolerance in (-1.0, 0.0, 1e-3, math.inf, math.nan)]
        cases.append(Case("cmath.isclose", (COMPLEX, COMPLEX, FLOAT), cmath.isclose, some, (keyword,)))
    return cases


def method_cases():
    """Methods and attributes of numbers."""
    assert scalar_methods  # importing it registers them
    floats, integers = [(x,) for x in FLOATS], rows((INT,))
    complexes = [(complex(*pair),) for pair in itertools.product(FEW_FLOATS, repeat=2)]
    fractions, bits = ["real", "imag", "numerator", "denominator"], ["conjugate", "bit_length", "bit_count"]
    numbers = {
        "float": (FLOAT, floats, ["real", "imag"], ["conjugate", "is_integer"]),
        "complex": (COMPLEX, complexes, ["real", "imag"], ["conjugate"]),
        "int": (INT, integers, fractions, bits),
        "bool": (BOOL, rows((BOOL,)), fractions, bits),
    }
    cases = []
    for class_, (type_, inputs, attributes, methods) in numbers.items():
        entry = f"builtins.{'int' if class_ == 'bool' else class_}"
        if class_ == "int" and hasattr(int, "is_integer"):
            methods = [*methods, "is_integer"]
        for name in attributes:
            cases.append(Case(f"{entry}.{name}", (type_,), lambda x, name=name: getattr(x, name), inputs))
        for name in methods:
            cases.append(Case(f"{entry}.{name}", (type_,), lambda x, name=name: getattr(x, name)(), inputs))
    return cases


GROUPS = {"math": math_cases, "cmath": cmath_cases, "methods": method_cases}

if __name__ == "__main__":
    failed = False
    for group in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as directory:
            for difference in differences(GROUPS[group](), directory):
                failed = True
                print(difference)
    sys.exit(failed)
