"""Files of configuration and what the command line says besides; rules for make; several files at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import capsulec
from capsulec.cli import main
from capsulec.config_command import main as config
from capsulec.configuration import configured, find
from capsulec.diagnostics import CompileError, UsageError
from capsulec.options import parse

KERNEL = "#pythran export f(int)\ndef f(x):\n    return x + 1\n"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("kernel.py").write_text(KERNEL)


def settled(*words):
    (options,) = parse([*words, "kernel.py"])
    return configured(options)


def test_none(monkeypatch):
    options = settled()
    assert (options.unchecked, options.cxx_flags, options.configuration) == (False, (), None)


def test_file_beside_the_source():
    Path("capsulec.toml").write_text('unchecked = true\ncxx-flags = ["-O3"]\nwarnings = false\n')
    options = settled("-O1")
    assert (options.unchecked, options.warnings, options.strict_math) == (True, False, False)
    assert options.cxx_flags == ("-O3", "-O1")  # the last one wins in a compiler
    assert options.configuration == Path.cwd() / "capsulec.toml"


def test_project_file_above(monkeypatch):
    Path("pyproject.toml").write_text('[tool.capsulec]\nstrict-math = true\nlink-flags = ["-lfoo"]\n')
    Path("package").mkdir()
    Path("package/kernel.py").write_text(KERNEL)
    (options,) = parse(["package/kernel.py", "-lbar"])
    assert configured(options).strict_math
    assert configured(options).link_flags == ("-lfoo", "-lbar")
    # The nearest pyproject.toml is the project's: one further up belongs to another.
    Path("package/pyproject.toml").write_text("[project]\nname = 'inner'\n")
    assert find(Path("package/kernel.py")) is None


def test_command_line_wins():
    Path("capsulec.toml").write_text("unchecked = false\n")
    assert settled("--unchecked").unchecked
    assert settled("--config", "unchecked=true").unchecked
    assert not settled("--config", "unchecked=off").unchecked


def test_keys_of_pythran_mean_nothing():
    assert settled("--config", "compiler.blas=none", "--config=backend.annotate=1").config["compiler.blas"] == "none"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("unchecked = 1\n", "unchecked must be true or false"),
        ("cxx-flags = '-O3'\n", "cxx-flags must be a list of texts"),
        ("uncheked = true\n", "there is no setting 'uncheked'"),
        ("unchecked =\n", "this is no TOML: "),
    ],
)
def test_mistakes_in_a_file(text, message, capsys):
    Path("capsulec.toml").write_text(text)
    with pytest.raises(CompileError) as caught:
        settled()
    assert caught.value.message.startswith(message)
    assert main(["kernel.py", "--emit=exports"]) == 1
    assert "capsulec.toml" in capsys.readouterr().err


@pytest.mark.parametrize("setting", ["uncheked=true", "unchecked=perhaps"])
def test_mistakes_on_the_command_line(setting, capsys):
    with pytest.raises(UsageError):
        settled("--config", setting)
    assert main(["kernel.py", "--emit=exports", "--config", setting]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_rule_for_make():
    Path("a place").mkdir()
    Path("helper.py").write_text("def g(x):\n    return 2 * x\n")
    Path("capsulec.toml").write_text("")
    Path("kernel.py").write_text(
        "from helper import g\n#pythran export f(int)\ndef f(x):\n    return g(x)\n",
    )
    assert main(["-E", "kernel.py", "-o", "a place/out.cpp", "--depfile", "kernel.d"]) == 0
    here = os.getcwd()
    assert Path("kernel.d").read_text() == f"a\\ place/out.cpp: kernel.py helper.py {here}/capsulec.toml\n"


def test_no_rule_for_a_wrong_program():
    Path("kernel.py").write_text("#pythran export f(int)\ndef f(x):\n    return y\n")
    assert main(["-E", "kernel.py", "--depfile", "kernel.d"]) == 1
    assert sorted(os.listdir()) == ["kernel.py"]


def run(*words):
    environment = {**os.environ, "PYTHONPATH": str(Path(capsulec.__file__).parents[1])}
    command = [sys.executable, "-m", "capsulec", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_several_at_once():
    names = []
    for k in range(5):
        names.append(f"k{k}.py")
        wrong = "z" if k in (1, 3) else "x"
        Path(names[-1]).write_text(f"#pythran export f(int)\ndef f(x):\n    return {wrong} + {k}\n")
    done = run("-E", "-j3", *names)
    assert done.returncode == 1
    assert sorted(path.name for path in Path().glob("*.cpp")) == ["k0.cpp", "k2.cpp", "k4.cpp"]
    firsts = [line.partition(":")[0] for line in done.stderr.splitlines() if "error:" in line]
    assert firsts == ["k1.py", "k3.py"]  # in the order of the files, whoever ended first
    single = run("-E", *names)
    assert (single.returncode, single.stderr) == (done.returncode, done.stderr)


@pytest.mark.parametrize("words", [["-j0", "kernel.py"], ["--jobs=two", "kernel.py"]])
def test_wrong_number_of_jobs(words, capsys):
    assert main(words) == 2
    assert "takes a number of files" in capsys.readouterr().err


def test_what_build_systems_ask(capsys):
    assert config(["--cflags", "--libs"]) == 0
    words = capsys.readouterr().out.split()
    assert "-std=c++17" in words
    assert f"-I{capsulec.get_include()}" in words
    assert words[-1] == "-lm"
    assert config(["--cflags", "--no-python"]) == 0
    assert "python" not in capsys.readouterr().out.replace(capsulec.get_include(), "")
    assert config(["--include-dir"]) == 0
    assert capsys.readouterr().out.strip() == capsulec.get_include()
    assert config(["--cflag"]) == 2
    assert "hint: did you mean --cflags" in capsys.readouterr().err


def test_what_config_says_compiles_what_e_writes(capsys):
    """In this process, as a Makefile would: no path of capsulec's is needed."""
    assert main(["-E", "kernel.py"]) == 0
    assert config(["--compiler", "--cflags", "--libs"]) == 0
    words = capsys.readouterr().out.split()
    subprocess.run([*words, "-shared", "kernel.cpp", "-o", "kernel.so"], check=True)
    done = subprocess.run(
        [sys.executable, "-c", "import kernel; print(kernel.f(2))"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "3\n"
