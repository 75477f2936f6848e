"""The command line as a value.

`parse` turns the words after `capsulec` into one `Options` for each file, or into the text that `--help` and
`--version` ask for. It is written by hand because most switches are not ours: what a C++ compiler takes is
passed on in order, and everything else is refused with a close match, which argparse cannot do.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import EXTENSION_SUFFIXES
from keyword import iskeyword
from pathlib import Path

from capsulec import __version__
from capsulec.diagnostics import UsageError, close_matches
from capsulec.records import fresh, mutable, record

STAGES = ("exports", "ast", "types", "pyi", "ir", "loops", "lines", "cxx", "explain", "report", "pxd", "so")

HELP = """\
usage: capsulec FILE.py ... [-o OUT] [options] [C++ compiler switches]
       capsulec check FILE.py ["f(1, [2.0])" ...]   call it interpreted and compiled, and compare
       capsulec cache info|clear                   the modules that capsulec.load and compile have built
       capsulec explain FILE.py ...                 who calls its capsules, what if they raise, traps
       capsulec report FILE.py [-o OUT.html]        a page for the browser: how each line was compiled

Compiles the functions that `#pythran export` comments name into a native Python module.

output
  -o OUT              the file to write; %{ext} in it becomes this Python's extension suffix
                      (default: FILE and that suffix in the current directory, FILE.cpp with -E)
  -E                  write one self-contained C++ file and stop; needs no C++ compiler
  -e                  the same without any Python glue, for use from a C++ program
  -P                  print the optimised program and stop (the same as --emit=loops)
  --abi3              a module for every CPython from 3.10 on (the stable ABI): FILE.abi3.so
  --pyi               write also NAME.pyi beside the module, a stub for type checkers; -o NAME.pyi: only that
  --pxd               write also NAME.pxd beside the module, so that Cython can cimport its capsules
  --emit=STAGE        print one stage and stop: exports ast types pyi ir loops lines cxx pxd; or build: so
  --keep              keep the C++ of a build and say where it is
  --depfile FILE      write also a Makefile rule that names the files which the output was made from
  -j N, --jobs N      compile N files at once

meaning of the program
  --unchecked         leave out the index checks that the compiler could not prove away
  --cpu=LEVEL         processors it is for: auto (all; the default), baseline, v3, v4 or native
  --strict-math       only the C library's mathematical functions, no vector versions (at most 4 ulp apart)
  --check=overflow    raise OverflowError where an int result does not fit into 64 bits
  --config KEY=VALUE  a setting of capsulec.toml; Pythran's keys (compiler.blas) mean nothing

messages
  -v, --verbose       show the C++ compiler's command and its time
  -w                  no warnings from capsulec
  -ftime-report       show the time of each stage
  --version           print the version and stop
  -h, --help          print this page and stop

C++ compiler switches
  -O... -f... -m... -W... -g... -std=... -I -D -U -L -l and their like are passed on in order, after -O2.

A FILE.cpp that -E wrote is compiled. After -- every word is a file.
Configuration: capsulec.toml beside the source, or [tool.capsulec] in the nearest pyproject.toml above it.
Environment: CXX (or CC), CXXFLAGS, CPPFLAGS, LDFLAGS, NO_COLOR, CAPSULEC_DEBUG.
Exit status: 0 done, 1 the program has errors and nothing was written, 2 wrong usage.
"""

SWITCHES = {
    "-E": ("emit", "cpp"),
    "-e": ("bare", True),
    "-P": ("emit", "loops"),
    "-v": ("verbose", True),
    "--verbose": ("verbose", True),
    "-w": ("warnings", False),
    "--keep": ("keep", True),
    "--abi3": ("abi3", True),
    "--pyi": ("pyi", True),
    "--pxd": ("pxd", True),
    "--unchecked": ("unchecked", True),
    "--strict-math": ("strict_math", True),
    "-ftime-report": ("time_report", True),
}
VALUED = ("-o", "-j", "--jobs", "--depfile", "--emit", "--check", "--cpu", "--config")
OTHER = ("--help", "-h", "--version")

# Switches of GCC and Clang whose value may be the next word.
# fmt: off
SEPARATE = frozenset({
    "-I", "-L", "-l", "-D", "-U", "-B", "-include", "-imacros", "-isystem", "-iquote", "-idirafter",
    "-isysroot", "-framework", "-Xlinker", "-Xpreprocessor", "-Xassembler", "-Xclang", "-arch",
    "-target", "--param", "--sysroot", "-mllvm", "-z", "-u", "-T",
})
WHOLE = frozenset({
    "-pthread", "-pipe", "-pedantic", "-pedantic-errors", "-ansi", "-s", "-rdynamic", "-undef",
    "-nostdinc", "-nostdinc++", "-nostdlib", "-nodefaultlibs", "-nostartfiles", "-static-libgcc",
    "-static-libstdc++",
})
# fmt: on
JOINED = re.compile(
    r"-[OfmWgILlDUB].*|-std(lib)?=.+|--(sysroot|param|target|gcc-toolchain)=.+|-i(system|quote).+", re.S
)
LINK = re.compile(r"-[LlzuT].*|-Wl,.*|-framework|-Xlinker|-rdynamic|-static-lib.*|-no(stdlib|defaultlibs|startfiles)")
OURS_ALONE = {
    "-c": "capsulec decides what the compiler makes; -E stops after writing the C++",
    "-S": "capsulec decides what the compiler makes; -E stops after writing the C++",
    "-x": "capsulec always compiles C++",
    "-shared": "capsulec always links a shared module",
    "-static": "a Python module cannot be linked statically; -static-libstdc++ may be what you want",
    "-p": "Pythran's -p chooses passes; capsulec has no such switch, its passes always run",
}

# What --cpu tells the compiler. The levels are those of the x86-64 psABI; elsewhere a compiler refuses v3 and v4.
CPU_LEVELS = {
    "auto": (),
    "baseline": ("-DCAPSULEC_BASELINE",),
    "v3": ("-march=x86-64-v3",),
    "v4": ("-march=x86-64-v4",),
    "native": ("-march=native",),
}

ABI3_SUFFIX = ".abi3.so"
CXX_SUFFIXES = (".cpp", ".cc", ".cxx")


@record
class Options:
    """What one run makes of one file.

    `emit` is one of STAGES, or "cpp": the self-contained file that -E writes. `output` None is standard
    output. `cxx_flags` and `link_flags` are the user's switches for the C++ compiler, each in the order
    given.
    """

    source: Path
    output: Path | None
    module: str
    emit: str = "so"
    bare: bool = False
    cxx_flags: tuple[str, ...] = ()
    link_flags: tuple[str, ...] = ()
    verbose: bool = False
    warnings: bool = True
    keep: bool = False
    abi3: bool = False
    pyi: bool = False
    pxd: bool = False
    unchecked: bool = False
    strict_math: bool = False
    check_overflow: bool = False
    time_report: bool = False
    config: dict[str, str] = fresh(factory=dict)
    depfile: Path | None = None
    jobs: int = 1
    given: tuple[str, ...] = ()  # the fields that the command line sets
    configuration: Path | None = None

    @property
    def stub(self) -> Path | None:
        """Where the stub is written: beside the module, under its name."""
        return self.output.with_name(f"{self.module}.pyi") if self.pyi and self.output is not None else None

    @property
    def declarations(self) -> Path | None:
        """Where Cython's declarations are written: beside the module, under its name."""
        return self.output.with_name(f"{self.module}.pxd") if self.pxd and self.output is not None else None

    @property
    def is_cxx(self) -> bool:
        """Whether the source is C++ already, to be compiled only."""
        return self.source.suffix in CXX_SUFFIXES


def is_free_threaded() -> bool:
    """Whether the Python that runs is a build without the GIL."""
    return "t" in getattr(sys, "abiflags", "")


@mutable
class _Request:
    """The words sorted into what they mean, before they are checked against each other."""

    files: list[str] = fresh(factory=list)
    output: str | None = None
    settings: dict[str, object] = fresh(factory=dict)
    cxx_flags: list[str] = fresh(factory=list)
    link_flags: list[str] = fresh(factory=list)
    config: dict[str, str] = fresh(factory=dict)


def parse(argv: Sequence[str]) -> str | list[Options]:
    """The options for each file named in `argv`, or the text to print instead. Raises UsageError."""
    request = _Request()
    words = iter(argv)
    for word in words:
        if word == "--":
            request.files += words
        elif word in ("--help", "-h"):
            return HELP
        elif word == "--version":
            return f"capsulec {__version__}\n"
        elif not word.startswith("-"):
            request.files.append(word)
        elif not (_take_ours(word, words, request) or _take_compilers(word, words, request)):
            raise _unknown(word)
    return _finish(request)


def _take_ours(word: str, words: Iterator[str], request: _Request) -> bool:
    if word in SWITCHES:
        name, value = SWITCHES[word]
        _set(request, name, value, word)
        return True
    option, equals, value = word.partition("=")
    if word[:2] in ("-o", "-j") and not word.startswith("--"):
        option, equals, value = word[:2], "", word[2:]
    elif option not in VALUED:
        return False
    if not equals and not value:
        value = _next(words, option)
    match option:
        case "-o":
            if request.output not in (None, value):
                raise UsageError(f"-o is given twice, {request.output!r} and {value!r}")
            request.output = value
        case "--depfile":
            request.settings["depfile"] = Path(value)
        case "-j" | "--jobs":
            if not (value.isdecimal() and int(value)):
                raise UsageError(f"{option} takes a number of files, got {value!r}")
            request.settings["jobs"] = int(value)
        case "--emit":
            if value not in STAGES:
                hint = close_matches(value, STAGES) or f"the stages are {', '.join(STAGES)}"
                raise UsageError(f"--emit knows no stage {value!r}", hint)
            _set(request, "emit", value, word)
        case "--check":
            if value != "overflow":
                raise UsageError(f"--check knows no check {value!r}", "--check=overflow is the only one")
            request.settings["check_overflow"] = True
        case "--cpu":
            if value not in CPU_LEVELS:
                hint = close_matches(value, CPU_LEVELS) or f"the levels are {', '.join(CPU_LEVELS)}"
                raise UsageError(f"--cpu knows no level {value!r}", hint)
            request.cxx_flags += CPU_LEVELS[value]
        case "--config":
            key, equals, setting = value.partition("=")
            if not (key and equals):
                raise UsageError(f"--config takes KEY=VALUE, got {value!r}")
            request.config[key] = setting
    return True


def _set(request: _Request, name: str, value: object, word: str) -> None:
    if name == "emit" and request.settings.get("emit", value) != value:
        raise UsageError(f"{word} asks for a second kind of output; choose one of -E, -P and --emit")
    request.settings[name] = value


def _take_compilers(word: str, words: Iterator[str], request: _Request) -> bool:
    if word in OURS_ALONE or not (word in SEPARATE or word in WHOLE or JOINED.fullmatch(word)):
        return False
    flags = request.link_flags if LINK.fullmatch(word) else request.cxx_flags
    flags.append(word)
    if word in SEPARATE:
        flags.append(_next(words, word))
    return True


def _next(words: Iterator[str], option: str) -> str:
    value = next(words, "")
    if not value:
        raise UsageError(f"{option} needs a value after it")
    return value


def _unknown(word: str) -> UsageError:
    option = word.partition("=")[0]
    reason = OURS_ALONE.get(option) or OURS_ALONE.get(option[:2] if option[1:2] in "p" else "")
    if reason:
        return UsageError(f"the option {word} is not for capsulec", reason)
    if word == "-":
        return UsageError("reading the program from standard input is not supported", "give the name of a file")
    known = [*SWITCHES, *VALUED, *OTHER, *WHOLE, *SEPARATE, "-fopenmp", "-march", "-std"]
    return UsageError(f"unknown option {word}", close_matches(option, known) or "capsulec --help lists the options")


def _finish(request: _Request) -> list[Options]:
    if not request.files:
        raise UsageError("no file to compile", "usage: capsulec FILE.py [-o OUT] [options]; see capsulec --help")
    if len(request.files) > 1 and "depfile" in request.settings:
        raise UsageError("--depfile names one file, and there are several to compile", "compile each on its own")
    if len(request.files) > 1 and request.output is not None:
        raise UsageError("-o names one output, and there are several files", "compile each on its own, or leave -o out")
    if request.settings.get("bare") and "emit" not in request.settings:
        request.settings["emit"] = "cpp"
    _settle_stub(request)
    every = [_options(name, request) for name in request.files]
    by_output: dict[Path, Options] = {}
    for options in every:
        if options.output is not None:
            other = by_output.setdefault(options.output, options)
            if other is not options:
                raise UsageError(f"{other.source} and {options.source} would both be written to {options.output}")
    return every


def _settle_stub(request: _Request) -> None:
    """What --pyi and --pxd mean with other words: a file beside the module, or with -o NAME.pyi that file alone."""
    for kind, what in (("pyi", "a stub"), ("pxd", "declarations")):
        if not request.settings.get(kind):
            continue
        emit = str(request.settings.get("emit", "so"))
        if emit not in ("so", kind):
            raise UsageError(
                f"--{kind} writes {what} beside a module that is built", f"--emit={kind} writes {what} alone"
            )
        if any(name.endswith(CXX_SUFFIXES) for name in request.files):
            raise UsageError(f"--{kind} needs FILE.py: the types are found in it")
        if emit == kind or (request.output or "").endswith(f".{kind}"):
            del request.settings[kind]
            request.settings["emit"] = kind


def _options(name: str, request: _Request) -> Options:
    source = Path(name)
    emit = str(request.settings.get("emit", "so"))
    if not name:
        raise UsageError("the file's name is empty")
    if not name.endswith((".py", *CXX_SUFFIXES)):
        hint = f"did you mean {source.with_suffix('.py')}?" if source.stem and name[-1] not in "/." else ""
        raise UsageError(f"{name!r} is neither FILE.py nor FILE.cpp", hint)
    if name.endswith(CXX_SUFFIXES) and (emit != "so" or request.settings.get("bare")):
        raise UsageError(f"{name!r} is C++ already and can only be compiled")
    abi3 = bool(request.settings.get("abi3"))
    if abi3 and is_free_threaded():
        raise UsageError("--abi3 is for Pythons with a GIL: a free-threaded one has no stable ABI", "leave --abi3 out")
    if abi3 and name.endswith(CXX_SUFFIXES):
        request.cxx_flags.append("-DPy_LIMITED_API=0x030A0000")
    output = _output(source, emit, request.output, ABI3_SUFFIX if abi3 else EXTENSION_SUFFIXES[0])
    if output is not None and os.path.realpath(output) == os.path.realpath(source):
        raise UsageError(f"-o {request.output} would overwrite the source")
    module = os.path.basename(source if emit == "report" else output or source).partition(".")[0]
    if emit in ("so", "cpp", "cxx", "report") and (not module.isidentifier() or iskeyword(module)):
        raise UsageError(
            f"the module would be called {module!r}, which is no name that Python can import",
            "choose one with -o, as in -o kernel%{ext}; a module is called as its file, up to the first dot",
        )
    return Options(
        source=source,
        output=output,
        module=module,
        cxx_flags=tuple(request.cxx_flags),
        link_flags=tuple(request.link_flags),
        config=dict(request.config),
        given=tuple(request.settings),
        **request.settings,  # type: ignore[arg-type]  # the names and types that SWITCHES gives
    )


def _output(source: Path, emit: str, given: str | None, suffix: str) -> Path | None:
    if given is None:
        base = source.name.partition(".")[0]
        match emit:
            case "so":
                return Path(base + suffix)
            case "cpp":
                return Path(base + ".cpp")
            case "report":
                return Path(base + ".html")
            case _:
                return None
    if given == "-":
        raise UsageError("-o - is not supported", "--emit=cxx prints the C++ text")
    if given.endswith(("/", os.sep)) or os.path.isdir(given):
        raise UsageError(
            f"-o {given} is a directory",
            f"name the file in it: -o {os.path.join(given, source.stem)}%{{ext}}",
        )
    return Path(given.replace("%{ext}", suffix))
