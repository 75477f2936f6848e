"""Natural callbacks without Python (-e), called by a C++ program."""

import shutil
import subprocess

import pytest

from capsulec.cli import main

SOURCE = """
#pythran export capsule spread(float64[:]) for scipy.ndimage.generic_filter
def spread(window):
    return window.max() - window.min()

#pythran export capsule moving(float64[:], float64[:], int) for scipy.ndimage.generic_filter1d
def moving(line, out, size):
    for i in range(len(out)):
        out[i] = line[i : i + size].sum()

#pythran export capsule shifted((intp, intp), float64) for scipy.ndimage.geometric_transform
def shifted(at, shift):
    return at[0] - shift, at[1] - shift

#pythran export capsule density(float64, float64) for scipy.integrate.nquad
def density(x, y):
    return x * y

#pythran export capsule wave(float64, float64, float64[:]) for scipy.integrate.quad
def wave(x, c, table):
    return x * c + table[1]
"""
PROGRAM = """
#include "callbacks.cpp"
#include <stdio.h>

template <class Call> void refused(Call call) {
    try {
        call();
        puts("nothing raised");
    } catch (const capsulec::py::Exception &error) {
        printf("%s: %s\\n", error.type->name, error.message);
    }
}

int main() {
    double window[] = {3, 1, 7, 2}, out[2] = {}, result = 0, table[] = {5, 6}, input[2];
    intptr_t output[] = {4, 9};
    callbacks::spread(window, 4, &result, nullptr);
    callbacks::moving_data size{3};
    callbacks::moving(window, 4, out, 2, &size);
    callbacks::shifted_data shift{0.5};
    callbacks::shifted(output, input, 2, 2, &shift);
    callbacks::wave_data data{2.0, capsulec::np::array<double, 1>(table, {{2}})};
    printf("%g %g %g %g %g %g %g\\n", result, out[0], out[1], input[0], input[1], callbacks::density(2, window),
           callbacks::wave(1, window, &data));
    refused([&] { callbacks::density(3, window); });
    refused([&] { callbacks::wave(1, window, nullptr); });
    refused([&] { callbacks::wave(2, window, &data); });
    refused([&] { callbacks::shifted(output, input, 1, 2, &shift); });
    callbacks::wave_data shorter{2.0, capsulec::np::array<double, 1>(table, {{1}})};
    refused([&] { callbacks::wave(1, window, &shorter); });
    refused([&] { callbacks::spread(window, 0, &result, nullptr); });
}
"""
WANTED = """\
6 11 10 3.5 8.5 3 12
TypeError: density() takes 2 variables (x, y), and is called with another number
TypeError: wave() needs user data (c, table): a pointer to a wave_data
TypeError: wave() takes 1 variable (x), and is called with another number
TypeError: shifted() is made for an output of 2 axes and an input of 2
IndexError: index {} is out of bounds for axis {} with size {}
ValueError: zero-size array to reduction operation maximum which has no identity
"""


@pytest.mark.skipif(shutil.which("g++") is None, reason="needs g++")
def test_called_by_a_program(tmp_path):
    (tmp_path / "callbacks.py").write_text(SOURCE)
    (tmp_path / "program.cpp").write_text(PROGRAM)
    assert main(["-e", str(tmp_path / "callbacks.py"), "-o", str(tmp_path / "callbacks.cpp")]) == 0
    command = ["g++", "-std=c++17", "-Wall", "-Wextra", "-Werror", "-O1", "program.cpp", "-o", "program"]
    subprocess.run(command, cwd=tmp_path, check=True)
    done = subprocess.run([str(tmp_path / "program")], capture_output=True, text=True, check=True)
    assert done.stdout == WANTED


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("np.fft.fft(a)[0].real", "numpy.fft.fft"),
        ("a @ a", "numpy.matmul"),
        ("np.random.rand()", "numpy.random.rand"),
        ("float(len(str(a)))", "str"),
        ("np.convolve(a, a)[0]", "numpy.convolve"),
    ],
)
def test_what_is_asked_of_numpy_is_refused(value, name, tmp_path, capsys):
    source = tmp_path / "asks.py"
    source.write_text(
        "import numpy as np\nfrom numpy.ctypeslib import as_array\n#pythran export capsule f(float64*, int)\n"
        f"def f(p, n):\n    a = as_array(p, n)\n    return {value}\n"
    )
    assert main(["-e", str(source), "-o", str(tmp_path / "asks.cpp")]) == 1
    assert not (tmp_path / "asks.cpp").exists()
    text = capsys.readouterr().err
    assert "asks.py:6:" in text
    assert f"{name} cannot be used with -e: NumPy itself is asked for it, through Python" in text
    assert "build a Python module, without -e" in text


@pytest.mark.skipif(shutil.which("g++") is None, reason="needs g++")
def test_sorting_needs_no_python(tmp_path):
    """What is compiled links without Python's library, an axis that is found at run time included."""
    (tmp_path / "sorts.py").write_text(
        "import numpy as np\nfrom numpy.ctypeslib import as_array\n#pythran export capsule f(float64*, int, int)\n"
        "def f(p, n, axis):\n    a = as_array(p, (n, n))\n    return np.sort(a, axis=axis)[0, 0] + np.median(a * 2)\n"
    )
    (tmp_path / "program.cpp").write_text(
        '#include "sorts.cpp"\n#include <stdio.h>\nint main() {\n    double a[] = {3, 1, 2, 0};\n'
        '    printf("%g\\n", sorts::f(a, 2, 0));\n}\n'
    )
    assert main(["-e", str(tmp_path / "sorts.py"), "-o", str(tmp_path / "sorts.cpp")]) == 0
    subprocess.run(["g++", "-std=c++17", "program.cpp", "-o", "program"], cwd=tmp_path, check=True)
    done = subprocess.run([str(tmp_path / "program")], capture_output=True, text=True, check=True)
    assert done.stdout == "5\n"
