"""Names, types and literals in C++: whatever the user writes compiles, and two things never become one."""

import ctypes
import math
import re
import struct
import subprocess
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import capsulec
from capsulec.backend import literals, reserved, spelling
from capsulec.backend.spelling import Names, cxx_type, declaration, identifier
from capsulec.diagnostics import CompileError
from capsulec.ir import types
from capsulec.ir.type_facts import integer_range

INCLUDE = Path(capsulec.__file__).parent / "runtime" / "include"
PYTHONS = sorted(  # include directories
    {sysconfig.get_path("include")} | set(map(str, Path.home().glob(".pyenv/versions/3.1[0-3].*/include/python3.*")))
)
AWKWARD = sorted(
    {
        *reserved.KEYWORDS,
        *reserved.OWN_NAMES,
        *reserved.MACROS,
        *reserved.C_FUNCTIONS,
        *reserved.MATH_FUNCTIONS,
    }
    | {
        "I",
        "_",
        "__",
        "___",
        "_X",
        "__x",
        "a__b",
        "été",
        "变量",
        "ue9",
        "é",
        "ﬁ",
        "ª",
        "x·y",
        "a٣",
        "x" * 300,
    }
    | {"and_", "and__", "_and", "Py_None", "PyObject", "INT8_MAX", "CAPSULEC_X", "NPY_INT", "M_PI", "SIG_DFL"}
    | {"sinf", "rand_r", "f_t", "pthread_x", "clock_x", "capsules", "main", "index", "printf"}
)


def compile_cxx(tmp_path, text, *options):
    source = tmp_path / "text.cpp"
    source.write_text(text, encoding="utf-8")
    command = ["g++", "-std=c++17", "-Wall", "-Wextra", "-Werror", f"-I{INCLUDE}", *options, str(source)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr[:3000]


def program():
    """A file where every awkward name is a local, a parameter, an internal function and an exported one."""
    names = Names()
    exported = [name for name in AWKWARD if not spelling.is_runtime_symbol(name)]
    symbols = {name: names.symbol(name) for name in exported}
    functions = {name: names.function(name) for name in AWKWARD}
    lines = [
        '#include "capsulec/compiler.hpp"',
        "#include <stdint.h>",
        "namespace py = capsulec::py;",
        "namespace {",
    ]
    for number, name in enumerate(AWKWARD):
        scope = names.inner()
        parameter, local = scope.local(name), scope.local(f"{name}_1")
        lines += [
            f"double {functions[name]}(double {parameter}) {{",
            f"    const double {local} = {parameter} + {number};",
            f"    return {local};",
            "}",
        ]
    lines.append("} // namespace")
    for name in exported:
        head = f'extern "C" double {symbols[name]}(double x)'
        label = f"{head} CAPSULEC_SYMBOL({literals.string_literal(name)});\n" if symbols[name] != name else ""
        lines.append(f"{label}{head} {{ return {functions[name]}(x); }}")
    kept = [functions[name] for name in AWKWARD if name not in symbols]
    lines.append("extern double (*const kept[])(double);")
    lines.append(f"double (*const kept[])(double) = {{{', '.join(kept)}}};")
    return "\n".join(lines), symbols, functions


def test_awkward_names_compile_and_work(tmp_path):
    text, symbols, functions = program()
    assert len({*symbols.values(), *functions.values()}) == len(symbols) + len(functions)
    compile_cxx(tmp_path, text, "-shared", "-fPIC", "-O1", "-o", "names.so")
    library = ctypes.CDLL(str(tmp_path / "names.so"))
    for number, name in enumerate(AWKWARD):
        if name in symbols:
            function = getattr(library, name)
            function.restype, function.argtypes = ctypes.c_double, [ctypes.c_double]
            assert function(0.5) == number + 0.5, name


def test_awkward_names_compile_beside_python_h(tmp_path):
    text, _, _ = program()
    headers = "\n".join(f"#include <{name}>" for name in ("Python.h", "complex.h", "signal.h", "sys/socket.h"))
    compile_cxx(tmp_path, f"{headers}\n{text}", "-fsyntax-only", f"-isystem{sysconfig.get_path('include')}")


@pytest.mark.parametrize("python", PYTHONS)
def test_macros_of_this_machine_are_known(python):
    includes = "#include <Python.h>\n#include <structmember.h>\n#include <stdint.h>\n#include <stddef.h>\n"
    includes += "".join(f'#include "{path}"\n' for path in sorted(INCLUDE.rglob("*.hpp")))
    command = ["g++", "-std=gnu++17", "-dM", "-E", "-x", "c++", f"-I{INCLUDE}", "-"]
    command.insert(-1, f"-I{python}")
    text = subprocess.run(command, input=includes, capture_output=True, text=True, check=True).stdout
    macros = re.findall(r"^#define (\w+)", text, re.M)
    # Names with leading or double underscores never get into the text; a function of the C library is a macro
    # only with its arguments, so a local variable is safe from it.
    safe = {name for name in macros if spelling.is_c_function(name)}
    unknown = [name for name in macros if identifier(name) == name and not spelling.is_reserved(name)]
    assert sorted(name for name in unknown if not name.startswith("_") and name not in safe) == []
    scope = Names()
    assert not {scope.local(name) for name in macros} & (set(macros) - safe)


def test_builtin_functions_of_this_compiler_are_known(tmp_path):
    compiler = subprocess.run(["g++", "-print-prog-name=cc1plus"], capture_output=True, text=True, check=True)
    strings = set(re.findall(rb"(?<=\x00)__builtin_([a-z]\w*)(?=\x00)", Path(compiler.stdout.strip()).read_bytes()))
    names = sorted(name.decode() for name in strings)
    text = "struct odd;\n" + "\n".join(f'extern "C" odd *{name}(odd **);' for name in names)
    source = tmp_path / "text.cpp"
    source.write_text(text)
    done = subprocess.run(["g++", "-fsyntax-only", str(source)], capture_output=True, text=True, check=False)
    known = set(re.findall(r"declaration of .odd\* (\w+)\(", done.stderr))
    assert len(known) > 300
    assert sorted(name for name in known if not spelling.is_reserved_at_file_scope(name)) == []


def test_ordinary_names_are_left_alone():
    names = Names()
    for name in ("f", "transform", "x", "x_1", "NX", "SIGMA", "_", "output_coordinates", "N", "dt", "_f"):
        assert names.inner().local(name) == name
    assert names.symbol("f") == "f"
    assert names.function("f") == "f_body"
    assert names.function("g") == "g"
    assert names.function("g") == "g"


@given(st.lists(st.tuples(st.sampled_from(["local", "function", "symbol"]), st.text(max_size=6)), max_size=30))
def test_names_never_collide(questions):
    first, second = Names(), Names()
    given_names = {}
    for kind, name in questions:
        if kind == "symbol" and spelling.is_runtime_symbol(name):
            continue
        spelled = getattr(first, kind)(name)
        assert getattr(second, kind)(name) == spelled
        assert re.fullmatch(r"(?!_[A-Z])(?!.*__)[A-Za-z_][A-Za-z0-9_]*", spelled)
        assert not spelling.is_reserved(spelled)
        assert Names().local(spelled) == spelled
        given_names[kind, name] = spelled
    assert len(set(given_names.values())) == len(given_names)


@pytest.mark.parametrize(
    "name", ["sin", "expf", "fmal", "malloc", "memcpy", "PyInit_f", "_Py_x", "_init", "__x", "abort"]
)
def test_symbols_of_the_system_are_refused(name):
    with pytest.raises(CompileError, match="reserved-symbol") as error:
        Names().symbol(name)
    assert name in error.value.message
    assert error.value.hint


def test_types():
    f64, i32 = types.Scalar("float64"), types.Scalar("int32")
    expected = {
        types.FLOAT: "double",
        types.INT: "int64_t",
        types.BOOL: "bool",
        types.Scalar("float128"): "long double",
        types.Scalar("complex64"): "complex64",
        types.Pointer(f64): "double *",
        types.Pointer(None): "void *",
        types.Tuple((f64, types.INT)): "py::tuple<double, int64_t>",
        types.Array("uint8", 2): "np::array<uint8_t, 2>",
        types.NONE: "void",
        types.STR: "const char *",
        types.CFunction(f64, (i32, types.Pointer(f64))): "double (*)(int32_t, double *)",
        types.Static(3): "int64_t",
    }
    assert {type_: cxx_type(type_) for type_ in expected} == expected
    assert declaration(types.Pointer(f64), "x") == "double *x"
    assert declaration(i32, "n") == "int32_t n"
    assert declaration(types.CFunction(types.Pointer(f64), (f64,)), "f") == "double *(*f)(double)"


TEXTS = [
    "", "plain", 'quote " and \\ backslash', "new\nline\ttab\r\x0b\x00nul\x7f",
    "é 变量 😀", "??/ ??= ???", "\x011", "é1f",
    '"; system("x"); //', "*/ /* //", "a\\", "\u2028\u202e", "%d {} {{}}", "??", "R\"(x)\"", "\\u0041 \\x41",
]  # fmt: skip


def test_texts(tmp_path):
    rows = ",\n".join(
        f"    {{{literals.string_literal(text)}, sizeof({literals.string_literal(text)}) - 1}}" for text in TEXTS
    )
    lines = ",\n".join(f"    {literals.string_lines(text, '    ')}" for text in TEXTS)
    comments = "\n".join(f"// {literals.comment(text)}\n/* {literals.comment(text)} */" for text in TEXTS)
    text = f"""{comments}
struct text {{ const char *start; unsigned long size; }};
extern "C" const text texts[] = {{\n{rows}\n}};
extern "C" const char *const lines[] = {{\n{lines}\n}};
"""
    assert text.isprintable() or {c for c in text if not c.isprintable()} == {"\n"}
    for standard in ("-std=c++17", "-std=c++98", "-std=gnu++20"):
        compile_cxx(tmp_path, text, standard, "-shared", "-fPIC", "-o", f"texts{standard}.so")
        library = ctypes.CDLL(str(tmp_path / f"texts{standard}.so"))
        table = (ctypes.c_ulong * (2 * len(TEXTS))).in_dll(library, "texts")
        pointers = (ctypes.c_char_p * len(TEXTS)).in_dll(library, "lines")
        for number, expected in enumerate(TEXTS):
            assert ctypes.string_at(table[2 * number], table[2 * number + 1]) == expected.encode()
            assert pointers[number] == expected.encode().split(b"\0")[0]


def test_surrogates_are_refused():
    with pytest.raises(CompileError, match="U\\+D800"):
        literals.string_literal("a\ud800")


def as_float32(value):
    return struct.unpack("f", struct.pack("f", value))[0]


REALS = [0.0, -0.0, 1.0, 0.1, -2.5, 1e30, 1e16, 123456789.0, math.inf, -math.inf, math.nan, -math.nan]


def numbers_of(dtype):
    match dtype[0]:
        case "b":
            return [0, 1]
        case "i" | "u":
            return [0, 1, 100, *integer_range(dtype)]
        case "f" if dtype == "float32":
            return [as_float32(value) for value in [*REALS, 3.4028234663852886e38, 1e-45]]
        case "f":
            return [*REALS, 1.7976931348623157e308, 5e-324]
        case _:
            return [0j, complex(-0.0, -0.0), 0.5 + 1e-3j, complex(math.inf, -math.nan)]


NUMBERS = [(value, dtype) for dtype in types.DTYPES if dtype != "complex64" for value in numbers_of(dtype)]


def test_numbers(tmp_path):
    part = {"bool": "bool", **{d: f"{d}_t" for d in types.SIGNED + types.UNSIGNED}}
    part |= {"float32": "float", "float64": "double", "float128": "long double"}
    part |= {"complex128": "complex128", "complex256": "complex256"}
    lines = [
        '#include "capsulec/compiler.hpp"',
        '#include "capsulec/complex.hpp"',
        "#include <stdint.h>",
        "using namespace capsulec;",
    ]
    lines.append("template <class T, class U> constexpr bool same = false;")
    lines.append("template <class T> constexpr bool same<T, T> = true;")
    for number, (value, dtype) in enumerate(NUMBERS):
        text = literals.number_literal(value, dtype)
        lines.append(f'static_assert(same<decltype({text}), {part[dtype]}>, "");')
        lines.append(f'extern "C" const {part[dtype]} value{number} = {text};')
    compile_cxx(tmp_path, "\n".join(lines), "-shared", "-fPIC", "-o", "numbers.so")
    library = ctypes.CDLL(str(tmp_path / "numbers.so"))
    for number, (value, dtype) in enumerate(NUMBERS):
        ctype = {"bool": ctypes.c_bool, "float32": ctypes.c_float, "float64": ctypes.c_double}.get(dtype)
        ctype = ctype or getattr(ctypes, f"c_{dtype}", None) or ctypes.c_longdouble
        values = [value]
        if dtype.startswith("complex"):
            ctype = (ctypes.c_double if dtype == "complex128" else ctypes.c_longdouble) * 2
            values = [value.real, value.imag]
        stored = ctype.in_dll(library, f"value{number}")
        found = list(stored) if dtype.startswith("complex") else [stored.value]
        for got, expected in zip(found, values, strict=True):
            assert repr(got) == repr(type(got)(expected)), (value, dtype)
            assert math.copysign(1, got) == math.copysign(1, expected)


def test_long_doubles_keep_the_double_they_came_from(tmp_path):
    values = [0.1, 1.0, 0.5, 1e22, 1e23, 3.141592653589793]
    asserts = "\n".join(
        f'static_assert({literals.number_literal(v, "float128")} == static_cast<long double>({v!r}), "");'
        for v in values
    )
    compile_cxx(tmp_path, asserts, "-fsyntax-only")


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_float32_is_exact_and_short(value):
    text = literals.number_literal(value, "float32")
    assert text.endswith("f")
    assert as_float32(float(text[:-1])) == value
    assert len(text.strip("-")) <= 20  # as repr(float): 1e16 and more have an exponent


def test_numbers_are_readable():
    cases = {
        (1.0, "float64"): "1.0",
        (3, "int32"): "3",
        (-3, "int32"): "-3",
        (3, "float64"): "3.0",
        (0.1, "float32"): "0.1f",
        (3, "int64"): "INT64_C(3)",
        (-3, "int64"): "-INT64_C(3)",
        (3, "uint32"): "3u",
        (-(2**63), "int64"): "INT64_MIN",
        (-(2**31), "int32"): "INT32_MIN",
        (2, "uint8"): "uint8_t{2}",
        (True, "bool"): "true",
        (-0.0, "float64"): "-0.0",
        (1j, "complex128"): "complex128{0.0, 1.0}",
        (-math.inf, "float32"): "-static_cast<float>(CAPSULEC_INFINITY)",
        (1.0, "float128"): "1.0L",
    }
    cases[0.1, "float32"] = literals.number_literal(as_float32(0.1), "float32")
    for (value, dtype), text in cases.items():
        assert literals.number_literal(as_float32(value) if dtype == "float32" else value, dtype) == text
    assert literals.number_literal(3, "int64", bare=True) == "3"
    assert literals.number_literal(2**40, "int64", bare=True) == "INT64_C(1099511627776)"
