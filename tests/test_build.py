"""C++ text to a module: compilers, switches, names of files, whom a failure is blamed on, and what is left behind."""

import ctypes
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from capsulec import get_include
from capsulec.backend import compilers, needed
from capsulec.backend.blame import check_module, reason
from capsulec.backend.build import build
from capsulec.backend.compilers import find_compiler
from capsulec.backend.headers import fold
from capsulec.backend.output import write_whole
from capsulec.cli import main
from capsulec.diagnostics import CompileError, InternalError

TEXT = """\
#include <stdint.h>
extern "C" {
struct PyObject;
struct Definition {
    intptr_t head[5]; const char *name; const char *doc; intptr_t size; void *rest[5];
};
PyObject *PyModule_Create2(Definition *, int);
}
// a capsule's function
extern "C" __attribute__((visibility("default"))) double twice(double x) { return x + x; }  // kernel.py:2
static Definition definition = {{1, 0, 0, 0, 0}, "kernel", "caf\\xc3\\xa9", -1, {}};
extern "C" __attribute__((visibility("default"))) PyObject *PyInit_kernel() {
    return PyModule_Create2(&definition, 1013);
}
"""
THROWS = TEXT + 'extern "C" double thrown(double x) { if (x < 0) throw 1; return x; }\n'
ENVIRONMENT = ("CXX", "CC", "CXXFLAGS", "CPPFLAGS", "LDFLAGS")

needs_clang = pytest.mark.skipif(compilers._find("clang++", os.environ["PATH"]) is None, reason="no clang++")


@pytest.fixture(autouse=True)
def clean_place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)


def make(text=TEXT, output="kernel.so", **options):
    said = []
    build(text, Path(output), module="kernel", say=said.append, **options)
    return said


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def refused(**options):
    """The error of a build that must fail and leave nothing beside the text that it names."""
    before = set(Path().iterdir())
    with pytest.raises(CompileError) as caught:
        make(**options)
    assert set(Path().iterdir()) == before
    return caught.value


@pytest.mark.parametrize("exceptions", [False, True])
@pytest.mark.parametrize("compiler", ["g++", pytest.param("clang++", marks=needs_clang)])
def test_built_module_imports(compiler, exceptions, monkeypatch):
    monkeypatch.setenv("CXX", compiler)
    assert make(THROWS if exceptions else TEXT, exceptions=exceptions) == []
    assert os.listdir() in (["kernel.so", "tmp"], ["tmp", "kernel.so"])
    program = "import kernel; print(kernel.__doc__)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env={"PYTHONUTF8": "1"}, check=False)
    assert done.stdout.decode() == "café\n", done.stderr
    assert os.path.getsize("kernel.so") <= 20_000
    twice = ctypes.CDLL(os.path.abspath("kernel.so")).twice
    twice.restype, twice.argtypes = ctypes.c_double, [ctypes.c_double]
    assert twice(1.5) == 3.0
    libraries = b"libstdc++.so.6" in Path("kernel.so").read_bytes()
    assert libraries == exceptions


def test_the_same_bytes_every_time(tmp_path):
    make()
    (tmp_path / "elsewhere").mkdir()
    os.chdir("elsewhere")
    make()
    assert Path("kernel.so").read_bytes() == Path("../kernel.so").read_bytes()


@pytest.mark.parametrize(
    "name",
    ["with blank.so", "quo'te\".so", "naïve λ.so", "-o.so", "$(touch owned).so", "@file.so", "a;b,c&.so", "\udcff.so"],
)
def test_odd_file_names(name):
    make(output=name)
    assert sorted(os.listdir()) == sorted([name, "tmp"])


CATCHES = """
extern "C" __attribute__((visibility("default"))) int caught(int x) {
    try { if (x < 0) throw x; return x; } catch (int found) { return found * 2; }
}
"""


@pytest.mark.parametrize("linking", [(), ("-lm",)])
def test_a_module_that_throws_needs_the_cxx_library(linking):
    make(TEXT + CATCHES, link_flags=linking)
    assert b"libstdc++.so.6\0" in Path("kernel.so").read_bytes()
    caught = ctypes.CDLL(str(Path("kernel.so").resolve())).caught
    assert [caught(3), caught(-3)] == [3, -6]


@pytest.mark.skipif(needed.machine() is None, reason="modules here are linked with the C++ library itself")
def test_the_cxx_library_is_not_read_where_its_name_is_enough():
    named = make(TEXT + CATCHES, verbose=True)[0]
    read = make(TEXT + CATCHES, link_flags=("-lm",), verbose=True)[0]
    assert "needed.so" in named
    assert "needed.so" not in read
    assert not list(Path().glob("**/needed.so"))


def test_odd_directory(tmp_path, monkeypatch):
    place = tmp_path / "it's $HOME, -o x"
    place.mkdir()
    monkeypatch.chdir(place)
    make()
    assert os.listdir() == ["kernel.so"]


def test_text_with_names_that_are_not_ascii():
    make(TEXT + '// \udcff λ\nstatic inline int größe() { return sizeof("é"); }\n')


def test_verbose_and_keep():
    said = make(verbose=True, keep=True, cxx_flags=["-DA=b c"])
    command, took, kept = said
    assert command.startswith("capsulec: /")
    assert "'-DA=b c'" in command
    assert " took 0." in took
    path = Path(kept.rpartition(" ")[2])
    assert path.read_text() == TEXT
    words = (path.parent / "command").read_text()
    subprocess.run(["sh", "-e", "-c", words], cwd=path.parent, check=True)
    assert (path.parent / "module.so").exists()


def test_switches_of_the_environment_come_before_the_users(monkeypatch):
    monkeypatch.setenv("CPPFLAGS", "-DA=1")
    monkeypatch.setenv("CXXFLAGS", "-O1 '-DB=2 3'")
    monkeypatch.setenv("LDFLAGS", "-Wl,-O1")
    command = make(verbose=True, cxx_flags=["-O3"], link_flags=["-ldl"])[0]
    words = shlex.split(command)
    order = [words.index(word) for word in ("-O2", "-DA=1", "-O1", "-DB=2 3", "-O3", "-Wl,-O1", "-ldl")]
    assert order == sorted(order)


def test_warnings_that_the_user_asked_for_are_shown():
    said = make(TEXT + "static void unused() {}\n", cxx_flags=["-Wall"])
    assert any("unused" in line for line in said)


def test_what_is_written_gives_no_warnings(tmp_path):
    """Generators are the part of the C++ that jumps about most."""
    for name in ("try_generators", "generators_sent"):
        source, written = Path(__file__).parent / "run" / "functions" / f"{name}.py", tmp_path / f"{name}.cpp"
        assert main(["-E", str(source), "-o", str(written)]) == 0
        command = ["g++", "-std=c++17", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", str(written)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[:3000]


def test_unbalanced_quote_in_the_environment(monkeypatch):
    monkeypatch.setenv("CXXFLAGS", "-O1 'open")
    assert refused().message == "cannot read CXXFLAGS=-O1 'open: no closing quotation"


@pytest.mark.parametrize("compiler", ["g++", pytest.param("clang++", marks=needs_clang)])
@pytest.mark.parametrize(
    ("options", "blamed"),
    [
        ({"cxx_flags": ["-O3", "-fbogus"]}, "with -fbogus: "),
        ({"cxx_flags": ["-march=skylakke", "-DA"]}, "with -march=skylakke: "),
        ({"link_flags": ["-lnosuch", "-L."]}, "with -lnosuch: "),
        ({"cxx_flags": ["-Dtwice=3"]}, "with -Dtwice=3: "),
        ({"cxx_flags": ["-include", "nosuch.h"]}, "with -include nosuch.h: "),
        ({"link_flags": ["-Wl,--bogus"]}, "with -Wl,--bogus: "),
    ],
)
def test_a_wrong_switch_is_blamed(compiler, options, blamed, monkeypatch):
    monkeypatch.setenv("CXX", compiler)
    error = refused(**options)
    assert error.code == "compiler-flags"
    assert error.message.startswith("the C++ compiler cannot build with -")
    assert blamed in error.message
    assert "\n" not in error.message


def test_a_wrong_switch_in_the_environment_is_blamed(monkeypatch):
    monkeypatch.setenv("LDFLAGS", "-lnosuch")
    assert "with -lnosuch (from LDFLAGS): cannot find -lnosuch" in refused().message


def test_our_own_text_is_our_mistake():
    error = refused(text=TEXT + "int broken = ;\n")
    assert isinstance(error, InternalError)
    assert error.message == "the C++ compiler rejects what capsulec wrote: expected primary-expression before ';' token"
    assert (error.span.path, error.span.line) == ("kernel.py", 2)
    directory = Path(error.hint.rpartition(" ")[2])
    assert sorted(os.listdir(directory)) == ["command", "kernel.cpp", "messages"]
    assert (directory / "kernel.cpp").read_text().endswith("int broken = ;\n")


def test_our_own_text_with_a_line_directive():
    error = refused(text=TEXT + '#line 7 "lib/other.py"\nint broken = ;\n', cxx_flags=["-O1"])
    assert (error.span.path, error.span.line) == ("lib/other.py", 7)


def test_a_users_text_is_the_users_mistake():
    error = refused(text=TEXT + "int broken = ;\n", origin="edited.cpp")
    assert (error.code, str(error.span)) == ("cxx-input", f"edited.cpp:{TEXT.count(chr(10)) + 1}:14")
    assert not os.listdir("tmp")


def test_module_of_another_name():
    with pytest.raises(CompileError, match="is the module 'kernel', and would be written as 'other'"):
        check_module(TEXT, "other", "kernel.cpp")
    check_module(TEXT, "kernel", "kernel.cpp")


def test_a_compiler_without_our_optional_switches(tmp_path, monkeypatch):
    old = script(tmp_path / "bin" / "old-g++", 'case "$*" in *-fno-plt*) exit 1;; esac; exec g++ "$@"')
    monkeypatch.setenv("CXX", str(old))
    assert make() == []
    assert Path("kernel.so").exists()


def test_a_compiler_that_crashes(tmp_path, monkeypatch):
    monkeypatch.setenv("CXX", str(script(tmp_path / "bin" / "g++", "kill -SEGV $$")))
    assert refused().message == "the C++ compiler was ended by signal 11"
    monkeypatch.setenv("CXX", str(script(tmp_path / "bin" / "g++", "echo 'g++: internal compiler error: x'; exit 4")))
    error = refused()
    assert (error.code, error.message) == ("compiler-crash", "the C++ compiler crashed: x")


def test_a_compiler_that_does_not_work(tmp_path, monkeypatch):
    broken = script(tmp_path / "bin" / "g++", "echo no license; exit 1")
    monkeypatch.setenv("CXX", str(broken))
    assert refused().message == f"the C++ compiler {broken} (from CXX) does not work: no license"
    broken.write_bytes(b"\x7fELF nonsense")
    assert refused().message.startswith(f"cannot run the C++ compiler {broken}: ")


def test_a_full_disk(tmp_path, monkeypatch):
    full = script(tmp_path / "bin" / "g++", "echo 'fatal error: error writing to x: No space left on device'; exit 1")
    monkeypatch.setenv("CXX", str(full))
    assert refused().message == "cannot write 'kernel.so': no space is left on the device"


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("nowhere/kernel.so", "cannot write 'nowhere/kernel.so': there is no directory 'nowhere'"),
        ("file/kernel.so", "cannot write 'file/kernel.so': not a directory"),
        ("tmp", "cannot write 'tmp': it is a directory"),
        ("/proc/kernel.so", "cannot write '/proc/kernel.so': no file can be made there"),
        ("x" * 300 + ".so", "cannot write 'xxx"),
    ],
)
def test_unwritable_output(output, message, tmp_path, monkeypatch):
    Path("file").touch()
    # It is said before the compiler is run: this one would never end.
    if len(output) < 300:
        monkeypatch.setenv("CXX", str(script(tmp_path / "bin" / "g++", "sleep 100")))
    error = refused(output=output)
    assert error.code == "unwritable-output"
    assert error.message.startswith(message)


def test_a_link_is_followed_and_a_device_stays_one(tmp_path):
    (tmp_path / "real").mkdir()
    Path("kernel.so").symlink_to("real/kernel.so")
    make()
    assert Path("kernel.so").is_symlink()
    assert Path("real/kernel.so").stat().st_size > 1000
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(Path("pipe"), "text\n")
    assert os.read(reader, 100) == b"text\n"
    assert Path("pipe").is_fifo()
    os.close(reader)


def test_a_failed_build_keeps_the_old_module():
    Path("kernel.so").write_text("old")
    refused(text="nonsense")
    assert Path("kernel.so").read_text() == "old"


PROGRAM = """\
import signal
import sys
from pathlib import Path
from capsulec.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
sys.exit(main(["kernel.cpp", "-o", "kernel.so"]))
"""


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_ended_in_the_middle(number, status, tmp_path):
    Path("kernel.cpp").write_text(TEXT)
    Path("kernel.so").write_text("old")
    slow = script(tmp_path / "bin" / "g++", "echo $$ > tmp/started; sleep 60; touch survived")
    environment = {**os.environ, "CXX": str(slow), "PYTHONPATH": str(Path(get_include()).parents[2])}
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment, stderr=subprocess.PIPE)
    started = tmp_path / "tmp" / "started"
    deadline = time.monotonic() + 20
    while not (started.exists() and started.read_text()) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(number)
    _, messages = process.communicate(timeout=120)
    assert (process.returncode, messages) == (status, b"")
    assert sorted(os.listdir()) == ["bin", "kernel.cpp", "kernel.so", "tmp"]
    assert Path("kernel.so").read_text() == "old"
    compiler = int(started.read_text())
    deadline = time.monotonic() + 10
    while is_running(compiler) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(compiler)


def is_running(process):
    """Whether a process is there, and not only its exit status that nobody has asked for."""
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


# Finding a compiler


def stub(directory, *names):
    for name in names:
        script(directory / name, "exit 0")


def test_no_compiler(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "ziglang", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    error = refused()
    assert error.code == "no-compiler"
    for way_out in ("apt install g++", "dnf install gcc-c++", "xcode-select", "pip install capsulec[zig]", "-E"):
        assert way_out in error.hint


def test_empty_path(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(CompileError, match="there is no C"):
        find_compiler({"PATH": ""})


@pytest.mark.parametrize(
    ("environment", "kind", "cxx", "plain"),
    [
        ({}, "gcc", "c++", "cc"),
        ({"CXX": "g++-12 -m64"}, "gcc", "g++-12 -m64", "gcc-12 -m64"),
        ({"CXX": "ccache clang++"}, "clang", "ccache clang++", "ccache clang"),
        ({"CXX": "arm-linux-gnu-g++"}, "gcc", "arm-linux-gnu-g++", "arm-linux-gnu-gcc"),
        ({"CXX": "odd"}, "gcc", "odd", "odd"),
        ({"CXX": "'my g++' \"-DA=b c\""}, "gcc", "my g++ -DA=b c", "my g++ -DA=b c"),
        ({"CC": "clang -m64"}, "clang", "clang++", "clang"),
        ({"CC": "odd"}, "gcc", "c++", "cc"),
    ],
)
def test_found_compiler(environment, kind, cxx, plain, tmp_path):
    both = ["c++", "cc", "g++-12", "gcc-12", "clang++", "clang", "arm-linux-gnu-g++", "arm-linux-gnu-gcc"]
    stub(tmp_path, *both, "ccache", "odd", "my g++")
    found = find_compiler({"PATH": f"/nowhere:{tmp_path}", **environment})
    shown = [" ".join(words).replace(f"{tmp_path}/", "") for words in (found.cxx, found.plain)]
    assert (found.kind, shown) == (kind, [cxx, plain])


def test_the_c_driver_belongs_to_the_same_compiler(tmp_path):
    stub(tmp_path / "real", "g++-12", "gcc-12")
    stub(tmp_path / "bin", "cc")
    (tmp_path / "bin" / "c++").symlink_to("../real/g++-12")
    found = find_compiler({"PATH": str(tmp_path / "bin")})
    assert found.plain == (str(tmp_path / "real" / "gcc-12"),)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("nosuch -O2", "CXX=nosuch -O2 names nosuch, which is not on the PATH"),
        ("/no/such", "CXX=/no/such names /no/such, which is no program"),
        ("ccache", "CXX=ccache names no compiler"),
        ("g++ 'open", "cannot read CXX=g++ 'open: No closing quotation"),
    ],
)
def test_wrong_cxx(value, message, tmp_path):
    stub(tmp_path, "ccache")
    with pytest.raises(CompileError) as caught:
        find_compiler({"CXX": value, "PATH": str(tmp_path)})
    assert (caught.value.code, caught.value.message) == ("no-compiler", message)


def test_windows(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(CompileError, match="on Windows is not supported yet"):
        find_compiler(dict(os.environ))


ZIG = """\
import os, sys, time
time.sleep(float(os.environ["ZIG_TAKES"]))
driver = {"c++": "g++", "cc": "gcc"}[sys.argv[1]]
driver = f"/usr/bin/{driver}"
os.environ["PATH"] = "/usr/bin"
os.execv(driver, [driver, *(word for word in sys.argv[2:] if "undefined" not in word)])
"""


@pytest.mark.parametrize("exceptions", [False, True])
def test_zig(exceptions, tmp_path, monkeypatch):
    package = tmp_path / "wheels" / "ziglang"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(ZIG)
    monkeypatch.syspath_prepend(str(package.parent))
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("capsulec.backend.invoke.PATIENCE", 5)
    monkeypatch.setenv("ZIG_TAKES", "0")
    assert make(THROWS if exceptions else TEXT, exceptions=exceptions) == []
    assert Path("kernel.so").exists()
    monkeypatch.setattr("capsulec.backend.invoke.PATIENCE", 0.1)
    monkeypatch.setenv("ZIG_TAKES", "0.2")
    said = make(exceptions=exceptions)
    assert said == ["capsulec: zig is building its C++ library, which takes a minute and is kept for later runs"]


@pytest.mark.parametrize(
    ("messages", "why"),
    [
        ("g++: error: unrecognized option '-x'\nnote: y\n", "unrecognized option '-x'"),
        ("/usr/bin/ld: cannot find -lx\ncollect2: error: ld returned 1 exit status\n", "cannot find -lx"),
        (
            "ld.lld: error: unable to find library -lx\nclang: error: linker command failed",
            "unable to find library -lx",
        ),
        ("a.hpp:1:2: fatal error: b.h: No such file\ncompilation terminated.", "b.h: No such file"),
        ("\nsorry\n", "sorry"),
        ("", "it says nothing"),
    ],
)
def test_reason(messages, why):
    assert reason(messages) == why


# Headers


HEADERS = sorted(path.relative_to(get_include()) for path in Path(get_include()).rglob("*.hpp"))


def test_fold_is_once_each_in_order(tmp_path, monkeypatch):
    include = tmp_path / "capsulec"
    include.mkdir()
    (include / "a.hpp").write_text('// a\n#pragma once\n#include "capsulec/b.hpp"\nint a;\n')
    (include / "b.hpp").write_text("// b\n#pragma once\n#include <stdint.h>\n#if 1\nint b;\n#endif\n")
    monkeypatch.setattr("capsulec.backend.headers.get_include", lambda: str(tmp_path))
    text = '#include "capsulec/a.hpp"\n#include "capsulec/b.hpp"\n#include "other.hpp"\nint c;\n'
    folded = '// a\n// b\n#include <stdint.h>\n#if 1\nint b;\n#endif\nint a;\n#include "other.hpp"\nint c;\n'
    assert fold(text) == folded


def test_fold_refuses_an_include_under_a_condition():
    with pytest.raises(ValueError, match="under a condition"):
        fold('#ifdef A\n#include "capsulec/compiler.hpp"\n#endif\n')


@pytest.mark.parametrize("header", HEADERS, ids=str)
def test_every_header_folds(header):
    folded = fold(f'#include "{header}"\n')
    assert '#include "capsulec/' not in folded
    assert "#pragma once" not in folded
