"""Every runtime header compiles alone without a warning, and python/api.hpp says what Python.h says."""

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

import capsulec
from capsulec.backend.spelling import is_runtime_symbol

INCLUDE = Path(capsulec.__file__).parent / "runtime" / "include"
HEADERS = sorted(str(path.relative_to(INCLUDE)) for path in INCLUDE.rglob("*.hpp"))
COMPILERS = [compiler for compiler in ("g++", "clang++") if shutil.which(compiler)]
WARNINGS = ["-Wall", "-Wextra", "-Werror", "-std=c++17"]


def python_includes():
    """The include directories of all Pythons from 3.10 to 3.13 on this machine."""
    found = {sysconfig.get_path("include")}
    found |= set(map(str, Path.home().glob(".pyenv/versions/3.1[0-3].*/include/python3.*")))
    return sorted(path for path in found if Path(path, "Python.h").exists())


def compile_text(tmp_path, text, *options, compiler="g++"):
    source = tmp_path / "text.cpp"
    source.write_text(text)
    command = [compiler, *WARNINGS, f"-I{INCLUDE}", *options, str(source)]
    return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)


@pytest.mark.parametrize("compiler", COMPILERS)
def test_each_header_compiles_alone(tmp_path, compiler):
    failures = []
    for header in HEADERS:
        # Twice: the second inclusion must be empty.
        text = f'#include "{header}"\n#include "{header}"\n'
        done = compile_text(tmp_path, text, "-fsyntax-only", compiler=compiler)
        if done.returncode:
            failures.append(f"{header}:\n{done.stderr}")
    assert not failures, "\n".join(failures)


def test_all_headers_go_together(tmp_path):
    """A module may need any of them: no two of them say the same name for different things."""
    text = "".join(f'#include "{header}"\n' for header in HEADERS)
    done = compile_text(tmp_path, text, "-fsyntax-only")
    assert not done.returncode, done.stderr


@pytest.mark.parametrize("header", HEADERS)
def test_header_conventions(header):
    text = (INCLUDE / header).read_text()
    first = text.splitlines()[0]
    assert first.startswith("// "), "the first line says what the header is for"
    assert "#pragma once" in text
    includes = re.findall(r"#include\s+[<\"](.*?)[>\"]", text)
    system = {"stdint.h", "stddef.h", "errno.h", "charconv", "locale.h", "pthread.h", "time.h", "xlocale.h"}
    assert set(includes) <= {*system, "Python.h", *HEADERS}
    if not header.endswith("python/api.hpp"):
        assert "Python.h" not in includes


def test_functions_of_the_system_cannot_be_exported_by_the_user(tmp_path):
    includes = "".join(f'#include "{header}"\n' for header in HEADERS)
    text = compile_text(tmp_path, includes, "-E", "-P").stdout
    blocks = re.findall(r'extern "C"\s*\{(.*?)\n\}', text, re.S)
    lines = [line for block in blocks for line in block.split(";")]
    lines += re.findall(r'extern "C"\s*([^{;]*);', text)
    lines = [re.sub(r"__attribute__\s*\(\(.*\)\)", "", line) for line in lines]
    declared = {match[1] for line in lines if (match := re.search(r"\b([a-z]\w*)\(", line))}
    assert "sin" in declared
    missing = {name for name in declared if not is_runtime_symbol(name)}
    assert not missing, f"add to RUNTIME_FUNCTIONS in backend/reserved.py: {sorted(missing)}"


STRUCTS = {
    "PyObject": ["ob_refcnt", "ob_type"],
    "PyMethodDef": ["ml_name", "ml_meth", "ml_flags", "ml_doc"],
    "PyModuleDef_Base": ["ob_base", "m_init", "m_index", "m_copy"],
    "PyModuleDef_Slot": ["slot", "value"],
    "PyModuleDef": [
        "m_base",
        "m_name",
        "m_doc",
        "m_size",
        "m_methods",
        "m_slots",
        "m_traverse",
        "m_clear",
        "m_free",
    ],
}
CONSTANTS = [
    "METH_VARARGS",
    "METH_KEYWORDS",
    "METH_NOARGS",
    "METH_O",
    "METH_FASTCALL",
    "Py_mod_create",
    "Py_mod_exec",
    "PyGILState_LOCKED",
    "PyGILState_UNLOCKED",
    "sizeof(Py_ssize_t)",
    "sizeof(PyGILState_STATE)",
]


def layout_terms():
    terms = [f"sizeof({struct})" for struct in STRUCTS]
    for struct, fields in STRUCTS.items():
        for field in fields:
            terms += [f"offsetof({struct}, {field})", f"sizeof({struct}::{field})"]
    return terms + CONSTANTS


@pytest.fixture(scope="module")
def layout(tmp_path_factory):
    """What api.hpp says of sizes, offsets and constants, as asserted conditions."""
    directory = tmp_path_factory.mktemp("layout")
    terms = layout_terms()
    rows = "\n".join(f"    static_cast<long>({term})," for term in terms)
    text = f"""#include "capsulec/python/api.hpp"
extern "C" int printf(const char *, ...);
const long values[] = {{
{rows}
}};
int main() {{ for (long value : values) printf("%ld ", value); }}
"""
    done = compile_text(directory, text, "-o", "layout")
    assert done.returncode == 0, done.stderr
    values = subprocess.run([directory / "layout"], capture_output=True, text=True, check=True).stdout.split()
    pairs = zip(terms, values, strict=True)
    return "\n".join(f'static_assert(static_cast<long>({term}) == {value}, "");' for term, value in pairs)


@pytest.mark.parametrize("include", python_includes())
def test_api_agrees_with_python_h(tmp_path, layout, include):
    # With CAPSULEC_CHECK_API the prototypes follow those of Python.h: two that differ do not compile.
    text = f'#define CAPSULEC_CHECK_API\n#include "capsulec/python/api.hpp"\n#include <stddef.h>\n{layout}\n'
    done = compile_text(tmp_path, text, f"-isystem{include}", "-DCAPSULEC_USE_PYTHON_H", "-fsyntax-only")
    assert done.returncode == 0, done.stderr


MODES = {
    "limited API": ("3.1", ["-DCAPSULEC_ABI3", "-DCAPSULEC_USE_PYTHON_H"]),
    "free threads": ("3.13", ["-DPy_GIL_DISABLED"]),
}


@pytest.mark.parametrize("mode", MODES)
def test_headers_with_python_h(tmp_path, mode):
    """With the limited API there is no more than --abi3 may use; a free-threaded Python has another PyObject."""
    version, switches = MODES[mode]
    include = next((path for path in reversed(python_includes()) if f"/python{version}" in path), None)
    if include is None:
        pytest.skip(f"no headers of Python {version} on this machine")
    failures = []
    for header in HEADERS:
        if not re.search(r"\b_?Py[A-Z_]", (INCLUDE / header).read_text()):
            continue
        text = f'#define CAPSULEC_PYTHON 0x030A\n#include "{header}"\n'
        done = compile_text(tmp_path, text, f"-isystem{include}", *switches, "-fsyntax-only")
        if done.returncode:
            failures.append(f"{header}:\n{done.stderr}")
    assert not failures, "\n".join(failures)


def test_the_comparison_notices_a_wrong_prototype(tmp_path):
    text = (INCLUDE / "capsulec/python/api.hpp").read_text().replace("void PyErr_Clear()", "int PyErr_Clear()")
    assert "int PyErr_Clear()" in text
    text = "#define CAPSULEC_CHECK_API\n" + text.replace("#pragma once", "")
    include = python_includes()[0]
    done = compile_text(tmp_path, text, f"-isystem{include}", "-DCAPSULEC_USE_PYTHON_H", "-fsyntax-only")
    assert "PyErr_Clear" in done.stderr


def test_exceptions(tmp_path):
    done = compile_text(tmp_path, (Path(__file__).parent / "exceptions.cpp").read_text(), "-o", "exceptions")
    assert done.returncode == 0, done.stderr
    subprocess.run([tmp_path / "exceptions"], check=True)


def test_exception_classes_are_pythons():
    text = (INCLUDE / "capsulec/python/exception.hpp").read_text()
    rows = re.findall(r'ExceptionClass (\w+)\{"(\w+)", (?:&(\w+)|nullptr)\}', text)
    by_identifier = {identifier: name for identifier, name, _ in rows}
    import builtins

    for identifier, name, base in rows:
        assert identifier.rstrip("_") == name
        parent = getattr(builtins, name).__base__
        assert parent.__name__ == (by_identifier[base] if base else "object")
    for alias, name in re.findall(r"ExceptionClass &(\w+) = (\w+);", text):
        assert getattr(builtins, alias) is getattr(builtins, name)
