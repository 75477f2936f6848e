"""The texts of the errors of arithmetic, as the interpreter of each Python version words them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import capsulec

INCLUDE = Path(capsulec.__file__).parent / "runtime" / "include"
EXPRESSIONS = {
    "1 / z": "py::truediv(INT64_C(1), INT64_C(0))",
    "1 // z": "py::floordiv(INT64_C(1), INT64_C(0))",
    "1 % z": "py::mod(INT64_C(1), INT64_C(0))",
    "divmod(1, z)[1]": "py::divmod_mod(INT64_C(1), INT64_C(0))",
    "1.0 / z": "py::truediv(1.0, 0.0)",
    "1.0 // z": "py::floordiv(1.0, 0.0)",
    "1.0 % z": "py::mod(1.0, 0.0)",
    "divmod(1.0, z)[0]": "py::divmod_floordiv(1.0, 0.0)",
    "1j / z": "py::truediv(capsulec::complex128{0, 1}, capsulec::complex128{0, 0}).real",
    "0.0 ** (z - 1)": "py::power(0.0, -1.0)",
    "0j ** (z - 1)": "py::power(capsulec::complex128{0, 0}, capsulec::complex128{-1, 0}).real",
    "1e300 ** (z + 2)": "py::square(1e300)",
    "1e300 ** (z + 2.5)": "py::power(1e300, 2.5)",
    "(1e300 + 1j) ** (z + 2)": "py::power(capsulec::complex128{1e300, 1}, capsulec::complex128{2, 0}).real",
    "abs(complex(1.7e308, 1.7e308))": "py::abs(capsulec::complex128{1.7e308, 1.7e308})",
    "1 << (z - 1)": "py::lshift(INT64_C(1), INT64_C(-1))",
    "pow(2, 3, z)": "py::power(INT64_C(2), INT64_C(3), INT64_C(0))",
    "pow(2, -1, 4)": "py::power(INT64_C(2), INT64_C(-1), INT64_C(4))",
    "int(float('nan'))": "py::to_integer(0.0 * (1e300 * 1e300))",
    "round(float('inf'))": "py::round(1e300 * 1e300)",
    "round(1.7e308, -308)": "py::round(1.7e308, INT64_C(-308))",
}
HEADERS = ["integer_checked", "float_checked", "complex", "round"]


def interpreters() -> list[str]:
    """The running Python, and the others that pyenv has installed."""
    found = {f"{sys.version_info[0]}.{sys.version_info[1]}": sys.executable}
    for minor in range(10, 14):
        for path in sorted(Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python")):
            found.setdefault(f"3.{minor}", str(path))
    return sorted(found.values())


@pytest.mark.parametrize("python", interpreters())
def test_messages(python, tmp_path):
    code = ["import sys", "print('0x%02X%02X' % sys.version_info[:2])", "z = 0"]
    for expression in EXPRESSIONS:
        code.append(f"try: print({expression})\nexcept Exception as e: print(type(e).__name__, e, sep=': ')")
    version, *wanted = subprocess.check_output([python, "-c", "\n".join(code)], text=True).splitlines()
    source = tmp_path / "messages.cpp"
    lines = [f'#include "capsulec/python/{header}.hpp"' for header in HEADERS]
    lines += ["namespace py = capsulec::py;", 'extern "C" int printf(const char *, ...) noexcept;', "int main() {"]
    lines += [
        f'    try {{ printf("%g\\n", double({cxx})); }}'
        ' catch (const py::Exception &e) { printf("%s: %s\\n", e.type->name, e.message); }'
        for cxx in EXPRESSIONS.values()
    ]
    source.write_text("\n".join([*lines, "}"]))
    program = tmp_path / "messages"
    flags = ["-std=c++17", "-Wall", "-Wextra", "-Werror", f"-DCAPSULEC_PYTHON={version}", f"-I{INCLUDE}"]
    subprocess.run(["g++", *flags, str(source), "-o", str(program)], check=True)
    actual = subprocess.check_output([str(program)], text=True).splitlines()
    assert dict(zip(EXPRESSIONS, actual, strict=True)) == dict(zip(EXPRESSIONS, wanted, strict=True))
