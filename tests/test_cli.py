"""The program: exit statuses, what goes where, and that no mistake shows a traceback."""

import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

import capsulec
from capsulec.cli import main
from capsulec.diagnostics import CompileError, CompileErrors, Note, Span

ROOT = Path(capsulec.__file__).parents[1]


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delenv("CAPSULEC_DEBUG", raising=False)
    Path("kernel.py").write_text("def f(x):\n    return x\n")


@pytest.fixture
def driver(monkeypatch):
    """A stub of `capsulec.driver`; a test sets its `run`."""
    stub = types.ModuleType("capsulec.driver")
    stub.run = lambda options, warn: None
    monkeypatch.setitem(sys.modules, "capsulec.driver", stub)
    return stub


def raising(error):
    def run(options, warn):
        raise error

    return run


def program(*words, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("environment", {})}
    command = [sys.executable, "-m", "capsulec", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, **options)


def test_text_goes_to_standard_output(driver, capsys):
    driver.run = lambda options, warn: f"{options.emit} of {options.source}\n"
    assert main(["kernel.py", "--emit=ir"]) == 0
    assert capsys.readouterr() == ("ir of kernel.py\n", "")
    assert os.listdir() == ["kernel.py"]


@pytest.mark.parametrize("words", [["-E"], ["-E", "-o", "kernel.cpp"], ["--emit=cxx", "-o", "kernel.cpp"]])
def test_text_goes_to_the_output(words, driver, capsys):
    driver.run = lambda options, warn: "λ \udcff\n"
    assert main(["kernel.py", *words]) == 0
    assert capsys.readouterr() == ("", "")
    assert Path("kernel.cpp").read_bytes() == "λ ".encode() + b"\xff\n"
    assert sorted(os.listdir()) == ["kernel.cpp", "kernel.py"]


def test_text_that_standard_output_cannot_show(driver, capfdbinary):
    program = (
        "import sys, types\nstub = types.ModuleType('capsulec.driver')\nstub.run = lambda o, w: 'λ\\n'\n"
        "sys.modules['capsulec.driver'] = stub\nfrom capsulec.cli import main\nmain(['kernel.py', '-P'])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert capfdbinary.readouterr() == ("λ\n".encode(), b"")


def test_an_unwritable_output(driver, capsys):
    driver.run = lambda options, warn: "text"
    assert main(["kernel.py", "-E", "-o", "nowhere/kernel.cpp"]) == 1
    assert capsys.readouterr().err.startswith(
        "capsulec: error: cannot write 'nowhere/kernel.cpp': there is no directory 'nowhere' [unwritable-output]\n"
    )


def test_one_error(driver, capsys):
    span = Span("kernel.py", 2, 12, 2, 13)
    driver.run = raising(CompileError("some-code", "a message", span, (Note(span, "why"),), "a hint"))
    assert main(["kernel.py"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "kernel.py:2:12: error: a message [some-code]",
        "        2 |     return x",
        "          |            ^",
        "        2 |     return x",
        "          |            - why",
        "  hint: a hint",
    ]
    assert os.listdir() == ["kernel.py"]


def test_several_errors_and_several_files(driver, capsys):
    Path("good.py").write_text("")
    several = CompileErrors([CompileError("one", "first"), CompileError("two", "second")])
    done = []

    def run(options, warn):
        if options.module == "kernel":
            raise several
        done.append(options.module)

    driver.run = run
    assert main(["kernel.py", "good.py"]) == 1
    assert capsys.readouterr().err.splitlines() == ["capsulec: error: first [one]", "capsulec: error: second [two]"]
    assert done == ["good"]


@pytest.mark.parametrize(("words", "shown"), [([], True), (["-w"], False)])
def test_warnings(words, shown, driver, capsys):
    driver.run = lambda options, warn: warn(CompileError("near-miss", "odd", path="kernel.py", severity="warning"))
    assert main(["kernel.py", *words]) == 0
    assert capsys.readouterr().err == ("kernel.py: warning: odd [near-miss]\n" if shown else "")


def test_source_with_a_form_feed_and_another_encoding(driver, capsys):
    Path("kernel.py").write_bytes(b"# coding: latin-1\n\x0c\r\ns = '\xe9'\n")
    driver.run = raising(CompileError("some-code", "a message", Span("kernel.py", 3, 5, 3, 8)))
    main(["kernel.py"])
    assert "        3 | s = 'é'\n          |     ^^^\n" in capsys.readouterr().err


def test_color_on_a_terminal_only(driver, capsys, monkeypatch):
    driver.run = raising(CompileError("some-code", "a message"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    main(["kernel.py"])
    assert "\033" not in capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    main(["kernel.py"])
    assert "\033" in capsys.readouterr().err
    monkeypatch.setenv("NO_COLOR", "1")
    main(["kernel.py"])
    assert "\033" not in capsys.readouterr().err


def test_a_mistake_of_ours(driver, capsys):
    driver.run = raising(KeyError("λ"))
    assert main(["kernel.py"]) == 1
    message, hint = capsys.readouterr().err.splitlines()
    assert message == "kernel.py: error: capsulec failed in cli: KeyError: 'λ' [internal-error]"
    assert hint.startswith(
        "  hint: this is a mistake in capsulec, not in your program; please report it with the file "
    )
    report = Path(hint.rpartition(" ")[2]).read_text(encoding="utf-8")
    assert f"capsulec {capsulec.__version__}" in report
    assert "Traceback (most recent call last)" in report


def test_a_mistake_of_ours_names_the_stage(driver, capsys):
    def run(options, warn):
        from capsulec.backend.headers import fold

        fold(3)

    driver.run = run
    assert main(["kernel.py"]) == 1
    assert "capsulec failed in backend/headers: AttributeError: " in capsys.readouterr().err


def test_a_mistake_of_ours_shown_to_developers(driver, capsys, monkeypatch):
    driver.run = raising(KeyError("x"))
    monkeypatch.setenv("CAPSULEC_DEBUG", "1")
    assert main(["kernel.py"]) == 1
    assert capsys.readouterr().err.startswith("Traceback")


def test_a_program_nested_too_deeply(driver, capsys):
    def run(options, warn):
        return run(options, warn)

    driver.run = run
    assert main(["kernel.py"]) == 1
    assert "error: the program is nested too deeply to be compiled [too-deep]" in capsys.readouterr().err


def test_interrupted(driver, capsys):
    driver.run = raising(KeyboardInterrupt())
    assert main(["kernel.py"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_leaves():
    words = [sys.executable, "-m", "capsulec", "--help"]
    read, write = os.pipe()
    os.close(read)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, stdout=write, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(("words", "status"), [(["--version"], 0), (["--nonsense"], 2), (["nosuch.cpp"], 1)])
def test_exit_status_of_the_program(words, status):
    done = program(*words)
    assert done.returncode == status
    assert "Traceback" not in done.stderr


def test_compiles_a_cxx_file():
    Path("kernel.cpp").write_text(
        'extern "C" __attribute__((visibility("default"))) int answer() { return 42; }\n', encoding="utf-8"
    )
    done = program("kernel.cpp", "-o", "kernel.so", "-O1")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(os.listdir()) == ["kernel.cpp", "kernel.py", "kernel.so"]


def test_an_error_in_a_cxx_file_shows_its_line():
    Path("kernel.cpp").write_text("int answer() {\n    return broken;\n}\n")
    done = program("kernel.cpp")
    assert done.returncode == 1
    assert done.stderr.splitlines()[:3] == [
        "kernel.cpp:2:12: error: 'broken' was not declared in this scope [cxx-input]",
        "        2 |     return broken;",
        "          |            ^",
    ]


@pytest.mark.parametrize("name", ["my kernel.cpp", "quo'te.cpp", "$(touch owned).cpp", "naïve-λ.cpp", "./-x.cpp"])
def test_odd_names(name):
    Path(name).write_text("int answer() { return 42; }\n")
    done = program("-o", "kernel.so", name)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(os.listdir()) == sorted([str(Path(name)), "kernel.py", "kernel.so"])


def test_a_name_that_is_not_utf8():
    name = os.fsdecode(b"\xff.cpp")
    done = program(name, "-o", "kernel.so", environment={"PYTHONIOENCODING": "utf-8"})
    assert done.returncode == 1
    assert "there is no file '\\udcff.cpp'" in done.stderr


def test_start_up_imports_little():
    """What every build pays for: the modules that cost more than a few milliseconds stay out of it."""
    code = (
        "import sys, capsulec.cli, capsulec.options, capsulec.source, capsulec.backend.build\n"
        "print([name for name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    for name in ("numpy", "subprocess", "shutil", "tempfile", "argparse", "shlex", "traceback", "difflib"):
        assert f"'{name}'" not in done.stdout, name
