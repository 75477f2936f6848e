"""C++ compilers: where one is, and which switches it takes.

A compiler is looked for in CXX, beside CC, on the PATH, and last in the `ziglang` wheel, which PyPI has for
machines without one. Each has two commands: one that links the C++ library, and one that does not, which is
enough for a module that throws no exception, and is faster. For GCC and Clang the second is the C driver
that is installed beside the first: it compiles C++ just the same.

Measured with g++ 12.2 and GNU ld on a header-free module (best of 21, interleaved, 2-core Zen 4): `g++ -c`
22 ms, linked by gcc 31 ms, by g++ 40 ms; with a `throw` in it, by g++ 57 ms (ld resolves libstdc++ against
libm, libgcc_s and libc), with -static-libstdc++ 42 ms but 110 kB. -pipe saves 2 ms. cc1plus stays at 30 MB.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

from capsulec.diagnostics import CompileError
from capsulec.records import record


@record
class Compiler:
    """`cxx` compiles C++ and links its library, `plain` links none.

    Both are a program's path and its first arguments. `kind` is "gcc", "clang" or "zig"; `origin` says for
    messages where the compiler was found.
    """

    kind: str
    cxx: tuple[str, ...]
    plain: tuple[str, ...]
    origin: str


# What every compiler of a kind must be told for our text to mean what it says.
REQUIRED = {
    "gcc": ("-std=c++17", "-O2", "-ffp-contract=off", "-fvisibility=hidden"),
    "clang": ("-std=c++17", "-O2", "-ffp-contract=off", "-fvisibility=hidden"),
    "zig": ("-std=c++17", "-O2", "-ffp-contract=off", "-fvisibility=hidden", "-fno-sanitize=undefined"),
}

# What makes the module smaller or faster and may be left out. -fno-math-errno: no compiled code reads errno,
# and without it sqrt is one instruction. -fno-plt: a libm function is called without a jump in between.
# noseparate-code: segments are not padded to pages (14 to 6 kB). -falign-loops=32, and for g++ -falign-jumps=32, as a
# loop that is entered in its middle begins behind a jump: a short loop stands in one line of the processor's cache. By
# chance it takes 1.2 to 1.6 times as long otherwise: of 16 builds of a sieve, each moved by 4 bytes, 6 did so with
# -falign-loops alone, 3 with -falign-jumps alone, and none with both. Not used: norelro and -fcf-protection=none, which
# weaken the whole process.
TUNING = {
    # Nobody asks for floating-point exceptions: both sides of a choice may be computed, which vector code does.
    "gcc": (
        "-fno-math-errno",
        "-fno-trapping-math",
        "-fno-semantic-interposition",
        "-fno-plt",
        "-falign-loops=32",
        "-falign-jumps=32",
        "-pipe",
        "-Wl,-z,noseparate-code",
    ),
    "clang": (
        "-fno-math-errno",
        "-fno-semantic-interposition",
        "-fno-plt",
        "-falign-loops=32",
        "-Wl,-z,noseparate-code",
    ),
    "zig": ("-fno-math-errno", "-fno-semantic-interposition", "-fno-plt"),
}

# For x86-64, whose processors order instructions themselves: to do so beforehand is a twentieth of what g++ works, and
# what it makes takes no longer (in the mean 1.00 of the time in whole programs, and in calls of SciPy's modules).
# -fno-gcse saves as much again, but some scalar loops take 1.1 times as long.
UNORDERED = ("-fno-schedule-insns2",)

# How a module is linked. Darwin follows Apple's and CPython's documentation and is not tested.
SHARED = {"linux": ("-shared", "-fPIC"), "darwin": ("-bundle", "-undefined", "dynamic_lookup")}
STRIP = {"linux": ("-s",), "darwin": ("-Wl,-x",)}

LAUNCHERS = ("ccache", "sccache", "distcc", "icecc")
NAMES = ("c++", "g++", "clang++")
DRIVER = re.compile(r"^(.*-)?(clang|g|c)\+\+((?:-[0-9.]+)?)$")
C_DRIVER = re.compile(r"^(.*-)?(clang|gcc|cc)((?:-[0-9.]+)?)$")
C_NAME = {"clang": "clang", "g": "gcc", "c": "cc"}
CXX_NAME = {"clang": "clang++", "gcc": "g++", "cc": "c++"}

INSTALL = """\
Debian, Ubuntu: apt install g++      Fedora: dnf install gcc-c++
macOS: xcode-select --install        Windows: not supported yet
anywhere: pip install capsulec[zig]; or name a compiler in the environment variable CXX
capsulec -E FILE.py writes the C++ without a compiler"""


def find_compiler(environment: Mapping[str, str]) -> Compiler:
    """The C++ compiler that `environment` leads to. Raises CompileError (no-compiler)."""
    if sys.platform == "win32":
        hint = "capsulec -E FILE.py writes the C++; under WSL, modules can be built"
        raise CompileError("no-compiler", "building modules on Windows is not supported yet", hint=hint)
    path = environment.get("PATH", os.defpath)
    named = environment.get("CXX", "").strip()
    if named:
        return _named(named, path)
    for word in environment.get("CC", "").split():
        if word not in LAUNCHERS:
            program = _sibling(_find(word, path), C_DRIVER, CXX_NAME)
            if program:
                return _compiler((program,), "beside CC")
            break
    for name in NAMES:
        program = _find(name, path)
        if program:
            return _compiler((program,), "PATH")
    return _zig()


def shared_flags(table: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """This platform's row of SHARED or STRIP; other Unix systems are as Linux."""
    return table.get(sys.platform, table["linux"])


def _named(text: str, path: str) -> Compiler:
    """What CXX says: a program's path, which may contain blanks, or words as a shell would split them."""
    if os.path.isfile(text):
        words = [text]
    elif "'" in text or '"' in text or "\\" in text:
        from shlex import split

        try:
            words = split(text)
        except ValueError as error:
            raise CompileError("no-compiler", f"cannot read CXX={text}: {error}") from None
    else:
        words = text.split()
    for at, word in enumerate(words):
        program = _find(word, path)
        if program is None:
            message = (
                f"CXX={text} names {word}, which is not on the PATH"
                if os.sep not in word
                else (f"CXX={text} names {word}, which is no program")
            )
            raise CompileError("no-compiler", message, hint=INSTALL)
        words[at] = program
        if os.path.basename(word) not in LAUNCHERS:
            return _compiler(tuple(words[: at + 1]), "CXX", tuple(words[at + 1 :]))
    raise CompileError("no-compiler", f"CXX={text} names no compiler", hint=INSTALL)


def _compiler(command: tuple[str, ...], origin: str, arguments: tuple[str, ...] = ()) -> Compiler:
    *launcher, program = command
    real = os.path.realpath(program)
    name = os.path.basename(real)
    plain = _sibling(real, DRIVER, C_NAME) or (
        # Clang's C++ driver is often a link to its C driver, which goes by the name it is called with.
        real if re.match(r"clang(-[0-9.]+)?$", name) else _sibling(program, DRIVER, C_NAME)
    )
    clang = "clang" in name or sys.platform == "darwin"
    kind = "zig" if name == "zig" else "clang" if clang else "gcc"
    cxx = (*command, *arguments)
    return Compiler(kind, cxx, (*launcher, plain, *arguments) if plain else cxx, origin)


def _sibling(program: str | None, pattern: re.Pattern[str], names: Mapping[str, str]) -> str | None:
    """The other driver of the same compiler, in the same directory: gcc-12 for g++-12."""
    directory, name = os.path.split(program or "")
    match = pattern.match(name)
    if not match:
        return None
    other = os.path.join(directory, f"{match[1] or ''}{names[match[2]]}{match[3]}")
    return other if os.access(other, os.X_OK) else None


def _find(name: str, path: str) -> str | None:
    """The program's path. Written out because importing shutil takes 4 ms of every build."""
    directories = [""] if os.sep in name else [directory or "." for directory in path.split(os.pathsep)]
    for directory in directories if path or os.sep in name else ():
        program = os.path.join(directory, name)
        if os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    return None


def _zig() -> Compiler:
    from importlib.util import find_spec

    if find_spec("ziglang") is None:
        raise CompileError("no-compiler", "there is no C++ compiler on this machine", hint=INSTALL)
    command = (sys.executable, "-m", "ziglang")
    return Compiler("zig", (*command, "c++"), (*command, "cc"), "the ziglang package")
