"""Entries of the library compiled as they are, and compared with what CPython computes, bit by bit.

The C++ comes straight from the table: a function for each entry, over arrays of arguments, that stores either the
result or the exception of each element. Needs no pytest, so that any Python can run it.
"""

import ctypes
import itertools
import math
import random
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import capsulec
from capsulec.ir.build import Builder, apply
from capsulec.ir.nodes import Cast, Const, Item, Local, MakeTuple, Map
from capsulec.ir.types import BOOL, COMPLEX, FLOAT, INT, Scalar, Tuple
from capsulec.library import table
from capsulec.library.table import Elementwise

INCLUDE = Path(capsulec.__file__).parent / "runtime" / "include"
FLAGS = ["-std=c++17", "-O1", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", "-ffp-contract=off", "-fno-math-errno"]
CXX_TYPES = {
    BOOL: "bool",
    INT: "int64_t",
    FLOAT: "double",
    COMPLEX: "capsulec::complex128",
    Scalar("uint64"): "uint64_t",
}
FORMATS = {BOOL: "?", INT: "q", FLOAT: "d", COMPLEX: "dd", Scalar("uint64"): "Q"}
TEXT = 80  # bytes kept of a class name or a message
TOO_LARGE = (OverflowError, "Python int too large to convert to C long")

HEAD = """
namespace py = capsulec::py;
namespace np = capsulec::np;

struct Failure {
    char name[80], message[80];
};

static void copy(const char *from, char *to) {
    int length = 0;
    for (; from[length] != 0 && length < 79; ++length) to[length] = from[length];
    to[length] = 0;
}

static void describe(const py::Exception &error, Failure &failure) {
    char buffer[200];
    copy(error.type->name, failure.name);
    copy(error.text(buffer, sizeof buffer), failure.message);
}
"""

ELEMENT = """
extern "C" void {name}(int64_t count, void *const *arguments, {result} *results, Failure *failures) {{
{unpacked}
    for (int64_t i = 0; i < count; ++i) {{
        try {{
            results[i] = {value};
        }} catch (const py::Exception &error) {{
            describe(error, failures[i]);
        }}
    }}
}}
"""


@dataclass(frozen=True)
class Case:
    """A call with arguments of given types: `function` in Python, `keywords` the names of the last arguments."""

    entry: str
    types: tuple
    function: object
    inputs: list  # argument tuples
    keywords: tuple = ()

    def expected(self, arguments):
        """What Python returns, or the class and text of what it raises."""
        positional = arguments[: len(arguments) - len(self.keywords)]
        named = dict(zip(self.keywords, arguments[len(positional) :], strict=True))
        try:
            result = self.function(*positional, **named)
        except Exception as error:
            return type(error), str(error)
        return TOO_LARGE if isinstance(result, int) and not -(2**63) <= result < 2**63 else result


def call(case):
    """The IR of the call on the locals a0, a1, …; a tuple argument is made from locals."""
    entry = table.find(case.entry)
    counter = itertools.count()

    def local(type_):
        if isinstance(type_, Tuple):
            return MakeTuple(tuple(map(local, type_.items)), type_)
        return Local(f"a{next(counter)}[i]", type_)

    values = [local(type_) for type_ in case.types]
    named = dict(zip(case.keywords, values[len(values) - len(case.keywords) :], strict=True))
    remaining = values[: len(values) - len(case.keywords)]
    bound = []
    for parameter in entry.parameters:
        if parameter.variadic:
            bound.append(tuple(remaining))
            remaining = []
        elif parameter.name in named:
            bound.append(named[parameter.name])
        elif remaining and not parameter.keyword_only:
            bound.append(remaining.pop(0))
        else:
            bound.append(parameter.default)
    assert not remaining
    types = [types_of(value) for value in bound]
    if isinstance(entry, Elementwise):
        loop = entry.rule(tuple(types))
        return apply(loop, *[value for value in bound if hasattr(value, "type")])
    result = entry.lower(Builder(set()), *bound)
    assert entry.rule(*types) == result.type, case.entry
    return result


def types_of(value):
    """The type of an argument as a rule gets it: defaults stay what they are."""
    if isinstance(value, tuple):
        return tuple(map(types_of, value))
    return getattr(value, "type", value)


def cxx(expr, headers):
    """C++ text of an expression, collecting the headers that it needs."""
    match expr:
        case Local(name):
            return name
        case Const(value):
            return f"{CXX_TYPES[expr.type]}({value!r})"
        case Cast(value, type_) if type_ == COMPLEX and value.type != COMPLEX:
            return f"capsulec::complex128{{static_cast<double>({cxx(value, headers)}), 0.0}}"
        case Cast(value, type_):
            return f"static_cast<{CXX_TYPES[type_]}>({cxx(value, headers)})"
        case Item(of, index):
            return f"{cxx(of, headers)}.item<{index}>()"
        case Map(loop, arguments):
            headers.add(loop.header)
            texts = [cxx(argument, headers) for argument in arguments]
            return loop.cxx.format(*[text if text.endswith("]") else f"({text})" for text in texts])
    raise TypeError(expr)


def leaves(type_):
    return list(itertools.chain.from_iterable(map(leaves, type_.items))) if isinstance(type_, Tuple) else [type_]


def result_type(type_):
    if isinstance(type_, Tuple):
        return f"py::tuple<{', '.join(map(result_type, type_.items))}>"
    return CXX_TYPES[type_]


def result_format(type_):
    return "".join(map(result_format, type_.items)) if isinstance(type_, Tuple) else FORMATS[type_]


def module_text(cases):
    """The C++ of all cases; case number n is the function f<n>. Also the IR of each."""
    headers, functions, calls = {"complex.hpp", "python/exception.hpp"}, [], []
    for number, case in enumerate(cases):
        value = call(case)
        calls.append(value)
        arguments = [leaf for type_ in case.types for leaf in leaves(type_)]
        unpacked = (
            "\n".join(
                f"    const {CXX_TYPES[type_]} *a{n} = static_cast<const {CXX_TYPES[type_]} *>(arguments[{n}]);"
                for n, type_ in enumerate(arguments)
            )
            or "    (void)arguments;"
        )
        functions.append(
            ELEMENT.format(
                name=f"f{number}", result=result_type(value.type), unpacked=unpacked, value=cxx(value, headers)
            )
        )
    included = "".join(f'#include "capsulec/{header}"\n' for header in sorted(headers) if header)
    version = f"#define CAPSULEC_PYTHON {sys.version_info.major << 8 | sys.version_info.minor:#06x}\n"
    return version + "#include <stdint.h>\n" + included + HEAD + "".join(functions), calls


def compiled(cases, directory, *flags):
    """A library of all cases, and the IR of each."""
    text, calls = module_text(cases)
    source = Path(directory, "cases.cpp")
    source.write_text(text)
    library = Path(directory, "cases.so")
    command = ["g++", *FLAGS, *flags, f"-I{INCLUDE}", str(source), "-o", str(library), "-lm"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:4000]
    return ctypes.CDLL(str(library)), calls


def results(library, number, case, type_):
    """What the compiled function does for each input, in the form of `Case.expected`."""
    columns = flat_columns(case)
    packed = [
        struct.pack(f"<{len(column) * len(FORMATS[t])}{FORMATS[t][0]}", *spread(column, t)) for t, column in columns
    ]
    buffers = [ctypes.create_string_buffer(data, len(data)) for data in packed]
    pointers = (ctypes.c_void_p * max(1, len(buffers)))(*map(ctypes.addressof, buffers))
    count, layout = len(case.inputs), result_format(type_)
    out = ctypes.create_string_buffer(struct.calcsize(layout) * count)
    failures = ctypes.create_string_buffer(2 * TEXT * count)
    library[f"f{number}"](ctypes.c_int64(count), pointers, out, failures)
    reports = failures.raw
    for position, parts in enumerate(struct.iter_unpack(layout, out.raw)):
        failure = reports[2 * TEXT * position : 2 * TEXT * (position + 1)]
        name, message = (text.partition(b"\0")[0].decode() for text in (failure[:TEXT], failure[TEXT:]))
        yield (getattr(__import__("builtins"), name), message) if name else made(type_, list(parts))


def made(type_, parts):
    if isinstance(type_, Tuple):
        return tuple(made(item, parts) for item in type_.items)
    return complex(parts.pop(0), parts.pop(0)) if type_ == COMPLEX else parts.pop(0)


def flat_columns(case):
    """Each leaf of the argument types with its values over all inputs."""

    def flatten(value):
        return list(itertools.chain.from_iterable(map(flatten, value))) if isinstance(value, tuple) else [value]

    types = [leaf for type_ in case.types for leaf in leaves(type_)]
    rows = [flatten(arguments) for arguments in case.inputs]
    return [(type_, [row[n] for row in rows]) for n, type_ in enumerate(types)]


def spread(column, type_):
    return [part for z in column for part in (z.real, z.imag)] if type_ == COMPLEX else column


def same(a, b):
    """Equal in type and bits; all nans are one."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if type(a) is not type(b):
        return False
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    if isinstance(a, float):
        return a == b and math.copysign(1, a) == math.copysign(1, b) if a == a else b != b
    return a == b


def differences(cases, directory, *flags):
    """Texts of up to five inputs of each case where the compiled function and Python differ."""
    library, calls = compiled(cases, directory, *flags)
    for number, (case, expr) in enumerate(zip(cases, calls, strict=True)):
        found = []
        for arguments, result in zip(case.inputs, results(library, number, case, expr.type), strict=True):
            expected = case.expected(arguments)
            if not same(result, expected):
                found.append(f"{case.entry}{arguments!r}: {result!r}, Python {expected!r}")
            elif isinstance(result, tuple) and isinstance(result[0], type):
                assert loop_raises(expr), f"{case.entry} raised, though its entry says that it cannot"
        yield from found[:5]


def loop_raises(expr):
    return isinstance(expr, Map) and (expr.loop.raises or any(map(loop_raises, expr.args)))


# Arguments.

LIMITS = [
    5e-324, 1e-310, 2.2250738585072014e-308, 1e-300, 1.4916681462400413e-154, 1e-20, 2.0**-53, 1e-5, 0.1, 0.25, 0.5,
    0.7071067811865475, 1 - 2.0**-53, 1.0, 1 + 2.0**-52, 1.5, 1.7724538509055159, 2.0, 2.5, math.e, 3.0, math.pi, 4.5,
    5.0, 10.0, 23.0, 24.0, 100.0, 139.9, 140.5, 170.5, 171.62, 171.63, 199.5, 200.5, 708.3, 708.4, 709.7, 709.79, 745.0,
    746.0, 1023.5, 1024.0, 4503599627370497.5, 2.0**53, 1e18, 2.0**63, 1e22, 1e100, 1.3e154, 1e300, 4.5e307,
    1.7976931348623157e308, math.inf,
]  # fmt: skip
FLOATS = [0.0, -0.0, math.nan, *LIMITS, *(-x for x in LIMITS)]
FEW_FLOATS = [
    0.0, -0.0, math.nan, math.inf, -math.inf, 1.0, -1.0, 0.5, -2.0, 3.0, 1e-310, 1e300, -1.7976931348623157e308,
]  # fmt: skip
INTEGERS = [*range(-12, 80), *(s * (2**k + d) for k in (31, 53, 62) for d in (-1, 0, 1) for s in (1, -1))]
INTEGERS += [2**63 - 1, -(2**63), -(2**63) + 1, 3037000499**2 - 1, 3037000499**2, 67108865**2 - 1, 67108865**2]


def random_floats(generator, count):
    """Floats of every kind: near 1, of moderate size, of any exponent, whole."""
    kinds = [
        lambda: generator.uniform(-2, 2),
        lambda: generator.uniform(-50, 50),
        lambda: generator.uniform(-800, 800),
        lambda: math.ldexp(generator.uniform(-1, 1), generator.randint(-1074, 1024)),
        lambda: math.ldexp(generator.uniform(-1, 1), generator.randint(-60, 60)),
        lambda: float(generator.randint(-1000, 1000)),
    ]
    return [generator.choice(kinds)() for _ in range(count)]


def float_arguments(arity, count=3000, seed=1):
    """Argument tuples: all combinations of special values, and random ones."""
    generator = random.Random(seed)
    special = FLOATS if arity <= 2 else FEW_FLOATS
    rows = list(itertools.product(special, repeat=arity))
    return rows + [tuple(random_floats(generator, arity)) for _ in range(count)]
