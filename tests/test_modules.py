"""Kernels of several files: what an import means, where Python finds it, and that the functions are the same ones."""

import importlib.util
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from capsulec.cli import main
from capsulec.testing import call

PACKAGE = {
    "shapes/__init__.py": "from .circle import area\nfrom . import square as quad\nUNIT = 2.0\n",
    "shapes/circle.py": "import math\nfrom .constants import *\ndef area(r):\n    return TAU / 2 * math.pow(r, TWO)\n",
    "shapes/square.py": "def area(a):\n    return a * a\n",
    "shapes/constants.py": "import math\nTWO = 2\nTAU = 2 * math.pi\n_HIDDEN = 3\n",
    "shapes/deep/__init__.py": "",
    "shapes/deep/below.py": "from ..square import area\nfrom .. import UNIT\nfrom ... import nothing\n"
    "def f(x):\n    return area(x) + UNIT\n",
}


def build(files, folder, source="kernel.py", status=0):
    """Write the files and compile one of them into a module called `built`, in the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
    output = folder / "out" / "built.so"
    output.parent.mkdir(exist_ok=True)
    assert main([str(folder / source), "-O0", "-o", str(output)]) == status
    return output


def load(path):
    """The module in a file; `call` looks for signatures among the modules that are imported."""
    spec = importlib.util.spec_from_file_location("built", path)
    built = sys.modules["built"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(built)
    return built


def check(files, folder, source="kernel.py", name="f", arguments=(1.5,), python="import kernel"):
    """Compile, call the capsule `name`, and compare with what Python makes of the same files."""
    built = load(build(files, folder, source))
    module = python.split()[-1]
    code = f"{python}\nprint(repr({module}.{name}{arguments!r}))"
    expected = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert repr(call(getattr(built, name), *arguments)) == expected.stdout.strip()


KERNELS = {
    "from": ("from helper import twice, SCALE as S", "twice(x) * S"),
    "import": ("import helper", "helper.twice(x) * helper.SCALE"),
    "as": ("import helper as h", "h.twice(x) * h.SCALE"),
    "star": ("from helper import *", "twice(x) * SCALE"),
    "package": ("import shapes", "shapes.area(x) + shapes.quad.area(x) + shapes.UNIT"),
    "submodule": ("import shapes.square, shapes.circle as c", "shapes.square.area(x) + c.area(x)"),
    "from package": ("from shapes import square, area", "square.area(x) + area(x)"),
    "submodule that another file imports": ("import shapes", "shapes.square.area(x) + shapes.constants.TWO"),
    "star of a library module": (
        "from math import *\nfrom numpy import *",
        "float(sin(x) + hypot(x, 3.0)) + len((x, 2))",
    ),
    "own function under the same name": (
        "import helper\ndef twice(x):\n    return x - 9",
        "twice(x) + helper.twice(x)",
    ),
    "module as a value": ("import helper\nh = helper", "h.twice(x)"),
    "alias of a function": ("import helper\ndouble = helper.twice", "double(x)"),
}
HELPER = {"helper.py": "SCALE = 2.5\n_own = 3\ndef twice(x, factor=SCALE):\n    return x * factor + _own\n"}


@pytest.mark.parametrize("kind", KERNELS)
def test_import(kind, tmp_path):
    head, expression = KERNELS[kind]
    kernel = f"{head}\n#pythran export capsule f(float64)\ndef f(x):\n    return {expression}\n"
    check({"kernel.py": kernel} | HELPER | PACKAGE, tmp_path)


def test_what_a_function_of_another_file_goes_through_twice(tmp_path):
    again = "def both(it):\n    return len(list(it)) * 10.0 + len(list(it))\n"
    kernel = """
        import again
        import pack.inner as inner
        #pythran export capsule f(float64)
        def f(x):
            a = [x, x + 1, x + 2]
            counted = again.both(enumerate(a)) + inner.both(reversed(a))
            return again.both(zip(a, a)) + counted
        """
    files = {"again.py": again, "pack/__init__.py": "", "pack/inner.py": again}
    check({"kernel.py": kernel} | files, tmp_path)


def test_imports_inside_functions(tmp_path):
    kernel = """
        #pythran export capsule f(float64)
        def f(x):
            from helper import twice
            import shapes.square as square
            import shapes.circle
            def inner():
                from helper import SCALE
                return SCALE
            return twice(x) + square.area(x) + shapes.circle.area(x) + inner()
        """
    check({"kernel.py": kernel} | HELPER | PACKAGE, tmp_path)


def test_relative_imports_of_a_file_in_a_package(tmp_path):
    kernel = """
        from . import circle, square as s
        from .constants import TWO
        from ..helper import twice
        import top.helper
        #pythran export capsule f(float64)
        def f(x):
            return circle.area(x) + s.area(x) + TWO + twice(x) + top.helper.SCALE
        """
    files = {f"top/{name}": text for name, text in (HELPER | PACKAGE).items()}
    files |= {"top/__init__.py": "", "top/shapes/kernel.py": kernel}
    check(files, tmp_path, "top/shapes/kernel.py", python="import top.shapes.kernel")


def test_modules_that_import_one_another(tmp_path):
    files = {
        "kernel.py": """
            import odd
            def even(n):
                return 1 if n == 0 else odd.odd(n - 1)
            #pythran export capsule f(int)
            def f(n):
                return even(n) + odd.START
            """,
        "odd.py": """
            import kernel
            START = 10
            def odd(n):
                return 0 if n == 0 else kernel.even(n - 1)
            """,
    }
    check(files, tmp_path, arguments=(7,))
    check(files, tmp_path, arguments=(8,))


def test_a_file_wins_over_the_library_and_a_directory_does_not(tmp_path):
    files = {
        "kernel.py": """
            import numpy, cmath, sys
            #pythran export capsule f(float64)
            def f(x):
                return numpy.sin(x) + cmath.phase(x)
            """,
        "numpy.py": "def sin(x):\n    return x + 100\n",
        "cmath/notes.txt": "not a package",
        "sys.py": "1 / 0",
    }
    check(files, tmp_path)


def test_a_package_wins_over_a_file_of_its_name(tmp_path):
    files = {
        "kernel.py": "import two\n#pythran export capsule f(float64)\ndef f(x):\n    return two.g(x)\n",
        "two.py": "def g(x):\n    return 1.0\n",
        "two/__init__.py": "def g(x):\n    return 2.0\n",
    }
    check(files, tmp_path)


def test_a_package_without_a_marker(tmp_path):
    files = {
        "kernel.py": """
            import plain.inner.m
            from plain import other
            #pythran export capsule f(float64)
            def f(x):
                return plain.inner.m.g(x) + other.g(x)
            """,
        "plain/inner/m.py": "from ..other import g as h\ndef g(x):\n    return h(x) + 1\n",
        "plain/other.py": "def g(x):\n    return x * 3\n",
    }
    check(files, tmp_path)


def test_all_says_what_a_star_brings(tmp_path):
    files = {
        "kernel.py": """
            def g(x):
                return x - 1
            from helper import *
            #pythran export capsule f(float64)
            def f(x):
                return g(x) + _private(x)
            """,
        "helper.py": """
            __all__ = ["_private"]
            def g(x):
                return x + 50
            def _private(x):
                return x + 1000
            """,
    }
    check(files, tmp_path)


def test_the_last_binding_counts(tmp_path):
    files = {
        "kernel.py": """
            def twice(x):
                return -1.0
            from helper import *
            def g(x):
                return 1.0
            def g(x):
                return twice(x)
            #pythran export capsule f(float64)
            def f(x):
                return g(x)
            """
    } | HELPER
    check(files, tmp_path)


def test_an_exception_of_another_file_arrives(tmp_path):
    files = {
        "kernel.py": "import h\n#pythran export capsule f(float64)\ndef f(x):\n    return h.g(x)\n",
        "h.py": "def g(x):\n    if x > 1:\n        raise ValueError('too large')\n    return x\n",
    }
    built = load(build(files, tmp_path))
    with pytest.raises(ValueError, match="too large"):
        call(built.f, 2.0)


def test_the_same_bytes_from_anywhere(tmp_path, monkeypatch, capsys):
    kernel = "from . import helper\n#pythran export capsule f(float64)\ndef f(x):\n    return helper.twice(x)\n"
    build({"kernel.py": kernel} | HELPER, tmp_path)
    texts = set()
    for folder, source in ((tmp_path, "kernel.py"), (tmp_path.parent, f"{tmp_path.name}/kernel.py"), (Path("/"), None)):
        monkeypatch.chdir(folder)
        assert main([source or str(tmp_path / "kernel.py"), "--emit=cxx"]) == 0
        texts.add(capsys.readouterr().out)
    assert len(texts) == 1
    assert "// helper.py:4" in texts.pop()


def test_no_code_of_the_user_runs(tmp_path):
    touch = f"open({str(tmp_path / 'ran')!r}, 'w')\n"
    kernel = f"from helper import *\n{touch}#pythran export capsule f(float64)\ndef f(x):\n    return twice(x)\n"
    build({"kernel.py": kernel, "helper.py": touch + HELPER["helper.py"]}, tmp_path)
    assert not (tmp_path / "ran").exists()
