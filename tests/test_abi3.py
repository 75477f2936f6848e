"""`--abi3`: one module for CPython 3.10 and all newer ones, equal to those that are built for each; subinterpreters; what
is there for free-threaded Pythons, which have no stable ABI."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

import capsulec
from capsulec.cli import main

HERE = Path(__file__).parent / "abi3"
VERSIONS = ("3.10", "3.11", "3.12", "3.13")


def interpreter(version):
    """A CPython of that version on this machine, or None: pyenv's, or one on the PATH."""
    roots = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    for candidate in (*sorted(roots.glob(f"{version}.*/bin/python")), f"python{version}"):
        wanted = f"import sys; sys.exit({tuple(map(int, version.split('.')))} != sys.version_info[:2])"
        try:
            if subprocess.run([candidate, "-c", wanted], capture_output=True, check=False).returncode == 0:
                return str(candidate)
        except OSError:
            continue
    return None


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folders of the module for all Pythons, and of the one for this one."""
    folder = tmp_path_factory.mktemp("abi3")
    source = str(HERE / "everything.py")
    for kind, words in (("stable", ["--abi3"]), ("own", [])):
        (folder / kind).mkdir()
        assert main([source, "-O1", *words, "-o", str(folder / kind / "everything%{ext}")]) == 0
    return folder


def use(python, folder, *, numpy=""):
    """What tests/abi3/use.py prints in a process of its own, which finds its module in the folder."""
    path = os.pathsep.join(filter(None, [str(folder), numpy]))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
    words = [python, "-c", (HERE / "use.py").read_text(encoding="utf-8")]
    done = subprocess.run(words, env=environment, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_same_as_the_ordinary_build(built):
    expected = use(sys.executable, built / "own")
    assert "Invalid call to add" in expected
    assert use(sys.executable, built / "stable") == expected


@pytest.mark.xdist_group("builds")
@pytest.mark.parametrize("version", VERSIONS)
def test_other_pythons(built, version, tmp_path):
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    words = [sys.executable, "-m", "pip", "install", "-q", "--target", tmp_path, "--no-deps", "numpy>=2"]
    words += ["--only-binary=:all:", f"--python-version={version}", "--implementation=cp"]
    subprocess.run(words, check=True)
    assert (built / "stable" / "everything.abi3.so").is_file()
    assert use(python, built / "stable", numpy=str(tmp_path)) == use(sys.executable, built / "own")


def compiled(text, *switches):
    """What g++ says of a text of C++."""
    words = ["g++", "-x", "c++", "-", "-std=c++17", "-fsyntax-only", *switches]
    return subprocess.run(words, input=text, capture_output=True, text=True, check=False).stderr


@pytest.mark.skipif(not shutil.which("g++"), reason="no g++ on this machine")
def test_the_limited_api_has_all_that_is_used(tmp_path):
    """With CPython's own headers, which hide the rest."""
    output = tmp_path / "everything.cpp"
    assert main(["-E", str(HERE / "everything.py"), "--abi3", "-o", str(output)]) == 0
    text = output.read_text(encoding="utf-8")
    switches = ["-DCAPSULEC_USE_PYTHON_H", f"-I{sysconfig.get_path('include')}"]
    assert compiled(text, *switches) == ""
    more = 'extern "C" int PyUnicode_IsIdentifier(PyObject *);\nvoid *x = (void *)PyLong_FromUnicodeObject;\n'
    assert "PyLong_FromUnicodeObject" in compiled(text + more, *switches)


INSIDE = """
import sys
sys.path.insert(0, {folder!r})
try:
    import everything
except ImportError as error:
    print(error)
"""
OUTSIDE = """
code = {code!r}
try:
    import _testcapi
    _testcapi.run_in_subinterp(code)
except ImportError:
    print("module everything does not support loading in subinterpreters")
try:
    import _interpreters as interpreters
    interpreters.exec(interpreters.create(), code)
except ImportError:
    import _xxsubinterpreters as interpreters
    interpreters.run_string(interpreters.create(), code)
"""


@pytest.mark.parametrize("kind", ["stable", "own"])
@pytest.mark.parametrize("version", VERSIONS)
def test_subinterpreters_are_refused(built, kind, version):
    python = interpreter(version)
    if python is None or (kind == "own" and version != f"{sys.version_info[0]}.{sys.version_info[1]}"):
        pytest.skip(f"no Python {version} on this machine that takes this module")
    words = [python, "-c", OUTSIDE.format(code=INSIDE.format(folder=str(built / kind)))]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    said = "module everything does not support loading in subinterpreters\n"
    assert (done.returncode, done.stdout) == (0, 2 * said), done.stderr


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kernel.py").write_text("#pythran export f(int)\ndef f(x):\n    return x + 1\n")
    return tmp_path


def test_names(place):
    assert main(["kernel.py", "--abi3"]) == 0
    assert (place / "kernel.abi3.so").is_file()
    assert main(["kernel.py", "--abi3", "-o", "other%{ext}"]) == 0
    assert (place / "other.abi3.so").is_file()
    assert not list(place.glob(f"*{EXTENSION_SUFFIXES[0]}"))


def test_cxx_of_build_systems(place):
    """C++ that was written for this Python is for all when a build system says so; and what is written for all is."""
    imported = [sys.executable, "-c", "import kernel; print(kernel.__file__, kernel.f(1))"]
    for first, second in (([], ["--abi3"]), (["--abi3"], ["-o", "kernel.abi3.so"])):
        assert main(["-E", "kernel.py", *first, "-o", "kernel.cpp"]) == 0
        assert main(["kernel.cpp", *second]) == 0
        done = subprocess.run(imported, capture_output=True, text=True, check=True)
        assert done.stdout == f"{place / 'kernel.abi3.so'} 2\n"
        (place / "kernel.abi3.so").unlink()
    assert "#define CAPSULEC_ABI3\n" in (place / "kernel.cpp").read_text()


def test_free_threaded(place, monkeypatch, capsys):
    """Such a Python has another PyObject: its header is included, and there is no stable ABI."""
    for module in ("options", "backend.assemble", "backend.target"):
        monkeypatch.setattr(f"capsulec.{module}.is_free_threaded", lambda: True)
    assert main(["-E", str(HERE / "everything.py"), "-o", "everything.cpp"]) == 0
    assert "#define CAPSULEC_USE_PYTHON_H\n" in Path("everything.cpp").read_text()
    assert main(["kernel.py", "--abi3"]) == 2
    assert "a free-threaded one has no stable ABI" in capsys.readouterr().err
    assert main(["kernel.py", "-v"]) == 0  # with the headers of this Python
    assert f"-I {sysconfig.get_path('include')} " in capsys.readouterr().err


@pytest.mark.skipif(not shutil.which("g++"), reason="no g++ on this machine")
def test_free_threaded_code_compiles(place, monkeypatch):
    """With the headers of 3.13 as a free-threaded build has them. No such Python is on this machine to run it."""
    python = interpreter("3.13")
    if python is None:
        pytest.skip("no Python 3.13 on this machine")
    words = [python, "-c", "import sysconfig; print(sysconfig.get_path('include'))"]
    include = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    monkeypatch.setattr("capsulec.backend.assemble.is_free_threaded", lambda: True)
    assert main(["-E", str(HERE / "everything.py"), "-o", "everything.cpp"]) == 0
    text = Path("everything.cpp").read_text(encoding="utf-8")
    assert compiled(text, "-DPy_GIL_DISABLED", f"-I{include}") == ""
    assert re.search(r"PyList_GetItemRef|PyCriticalSection_Begin", text)


def test_what_is_made_once_is_agreed_on():
    """Objects that a module makes at its first use are put into place by `agreed`, which threads may call at once."""
    made = re.compile(r"^\s*(?:static|inline) PyObject \*(?:const )?(\w+)(?:\[\w+\])? = (?:nullptr|\{\});", re.M)
    alone = {"own_names"}  # set while the module is imported, which one thread does
    found = set()
    for path in Path(capsulec.get_include()).rglob("*.hpp"):
        text = path.read_text(encoding="utf-8")
        for name in made.findall(text):
            found.add(name)
            assert name in alone or f"agreed({name}" in text, f"{path}: {name}"
    assert found == {"once", "made", "own_names"}
