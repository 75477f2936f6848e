"""The command line as a value: what each switch sets. Its mistakes are golden files, tests/cases/cli."""

import re
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from capsulec.diagnostics import UsageError
from capsulec.options import HELP, OTHER, SWITCHES, VALUED, Options, parse

SUFFIX = EXTENSION_SUFFIXES[0]


def one(*words):
    (options,) = parse(words)
    return options


def test_defaults():
    assert one("kernel.py") == Options(Path("kernel.py"), Path("kernel" + SUFFIX), "kernel")


@pytest.mark.parametrize(
    ("words", "emit", "output"),
    [
        (["-E"], "cpp", "kernel.cpp"),
        (["-e"], "cpp", "kernel.cpp"),
        (["-e", "--emit=cxx"], "cxx", None),
        (["-P"], "loops", None),
        (["--emit=ir"], "ir", None),
        (["--emit", "types"], "types", None),
        (["--emit=so"], "so", "kernel" + SUFFIX),
        (["--emit=ast", "-o", "tree.txt"], "ast", "tree.txt"),
        (["-E", "-ocapsule.cpp"], "cpp", "capsule.cpp"),
        (["-o", "there/kernel%{ext}"], "so", "there/kernel" + SUFFIX),
    ],
)
def test_output(words, emit, output):
    options = one("sub/kernel.py", *words)
    assert (options.emit, options.output) == (emit, output and Path(output))


@pytest.mark.parametrize(
    ("words", "module"),
    [
        (["kernel.v2.py"], "kernel"),
        (["brief_pythran.py", "-E", "-o", "build/brief_cy.cpp"], "brief_cy"),
        (["kernel.py", "-o", "other.cpython-311-x86_64-linux-gnu.so"], "other"),
        (["my-kernel.py", "-o", "kernel%{ext}"], "kernel"),
        (["noyau_é.py"], "noyau_é"),
        (["kernel.cpp"], "kernel"),
    ],
)
def test_module_is_named_as_the_output(words, module):
    assert one(*words).module == module


def test_a_dotted_source_gives_an_importable_file():
    assert one("kernel.v2.py").output == Path("kernel" + SUFFIX)


def test_a_stage_that_names_no_module_takes_any_file_name():
    assert one("my-kernel.py", "--emit=ast").source == Path("my-kernel.py")


def test_compiler_switches_keep_their_order():
    compiling = ("-O2", "-march=native", "-I", "include", "-Iother", "-DA=1", "-D", "B", "-std=c++20", "-Wall", "-g")
    linking = ("-L", "lib", "-lm", "-l", "fftw3", "-Wl,-rpath,x")
    options = one(*compiling, "kernel.py", *linking, "-fuse-ld=gold")
    assert options.cxx_flags == (*compiling, "-fuse-ld=gold")
    assert options.link_flags == linking


def test_a_value_that_looks_like_an_option_or_a_file():
    options = one("-I", "kernel.py", "-D", "-x", "kernel.py")
    assert options.cxx_flags == ("-I", "kernel.py", "-D", "-x")


def test_our_switches():
    words = ("--keep", "--unchecked", "--strict-math", "--check=overflow", "-ftime-report")
    options = one("-v", "-w", *words, "-e", "kernel.py")
    assert (options.verbose, options.warnings, options.keep) == (True, False, True)
    assert (options.unchecked, options.strict_math, options.check_overflow) == (True, True, True)
    assert (options.time_report, options.bare, options.cxx_flags) == (True, True, ())


def test_configuration():
    options = one("--config", "compiler.blas=none", "--config=a=b=c", "--config", "empty=", "kernel.py")
    assert options.config == {"compiler.blas": "none", "a": "b=c", "empty": ""}


def test_several_files():
    every = parse(["a.py", "-O3", "sub/b.py"])
    assert [(options.module, options.cxx_flags) for options in every] == [("a", ("-O3",)), ("b", ("-O3",))]


def test_after_two_dashes_every_word_is_a_file():
    assert [options.source.name for options in parse(["-E", "--", "a.py", "b.py"])] == ["a.py", "b.py"]
    assert one("-o", "odd.so", "--", "-odd.py").source == Path("-odd.py")


def test_output_is_an_existing_directory(tmp_path):
    with pytest.raises(UsageError, match="is a directory") as caught:
        parse(["kernel.py", "-o", str(tmp_path)])
    assert caught.value.hint == f"name the file in it: -o {tmp_path}/kernel%{{ext}}"


def test_version_passes_the_check_of_build_files():
    version = re.search(r"\d+(\.\d+)+", parse(["--version"]))
    assert tuple(map(int, version[0].split("."))) >= (0, 18, 1)


def test_help_names_every_switch():
    for switch in (*SWITCHES, *VALUED, *OTHER):
        assert re.search(rf"(^|[ ,]){re.escape(switch)}\b", HELP, re.M), switch
    assert max(map(len, HELP.splitlines())) <= 110


@pytest.mark.parametrize(
    ("words", "emit", "output", "stub"),
    [
        (["--pyi"], "so", "kernel" + SUFFIX, "kernel.pyi"),
        (["--pyi", "-o", "there/other%{ext}"], "so", "there/other" + SUFFIX, "there/other.pyi"),
        (["--pyi", "-o", "kernel.pyi"], "pyi", "kernel.pyi", None),
        (["--pyi", "--emit=pyi"], "pyi", None, None),
        (["-o", "kernel.pyi"], "so", "kernel.pyi", None),
    ],
)
def test_stub(words, emit, output, stub):
    options = one("kernel.py", *words)
    assert (options.emit, options.output, options.stub) == (emit, output and Path(output), stub and Path(stub))
