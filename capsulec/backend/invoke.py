"""One run of a C++ compiler: which words make its command, and how it is started and ended.

The text goes in on standard input and the messages go to a file in the work directory beside the output;
that spares threads, and the import of subprocess, which is 5 ms of every build. The compiler runs in a
process group of its own, so that ending a build ends the assembler and the linker with it.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter, sleep

from capsulec import get_include
from capsulec.backend.compilers import INSTALL, REQUIRED, SHARED, STRIP, TUNING, UNORDERED, Compiler, shared_flags
from capsulec.backend.output import to_bytes
from capsulec.backend.target import header_switches
from capsulec.diagnostics import CompileError
from capsulec.records import fresh, mutable, record

# Switches with which the linker or what is linked may be another.
LINKING = re.compile(
    r"-(l|L|B|Wl|Xlinker|fuse-ld|static|nostd|nodef|stdlib|m32|mx32|flto|fsanitize|coverage|pg|specs|T|-)"
)
PATIENCE = 3.0  # seconds until the user is told what zig is doing


@record
class Flags:
    """The user's switches, by where they come from: the environment's before the command line's."""

    compiling: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()


@mutable
class Job:
    """One module to be built. `origin` is the C++ file that `text` was read from, "" for our own text."""

    text: str
    output: Path
    module: str
    compiler: Compiler
    flags: Flags
    exceptions: bool
    origin: str
    place: str
    environment: Mapping[str, str]
    say: Callable[[str], None]
    verbose: bool = False
    commands: list[list[str]] = fresh(factory=list)


@record
class Attempt:
    """How one run of the compiler ended; `status` is its exit status or the negative number of a signal."""

    status: int
    messages: str


def run(job: Job, text: str, *, user: bool, tuning: bool) -> Attempt:
    """One run of the compiler on `text`, with or without the user's switches and our optional ones."""
    source, messages = os.path.join(job.place, "source"), os.path.join(job.place, "messages")
    with open(source, "wb") as file:
        file.write(to_bytes(text))
    named = names_library(job) if tuning else None
    words = command(job, user=user, tuning=tuning, named=named)
    job.commands.append(words if named is None else command(job, user=user, tuning=tuning))
    if named is not None:
        from capsulec.backend.needed import library, machine

        with open(named, "wb") as file:
            file.write(library(machine() or 0))
    if job.verbose:
        job.say("capsulec: " + quote(words))
    start = perf_counter()
    status = _spawn(job, words, source, messages)
    if job.verbose:
        job.say(f"capsulec: {os.path.basename(words[0])} took {perf_counter() - start:.3f} s")
    with open(messages, encoding="utf-8", errors="replace") as file:
        return Attempt(status, file.read())


def command(job: Job, *, user: bool, tuning: bool, named: str | None = None) -> list[str]:
    """The words of the compiler's command line; it reads standard input. `named` is a file that stands for the C++
    library: the commands that we keep for others have none, as it goes with the work directory."""
    kind = job.compiler.kind
    words = [*(job.compiler.cxx if links_library(job) and named is None else job.compiler.plain)]
    words += ["-x", "c++", "-", "-o", os.path.join(job.place, "module"), "-I", get_include()]
    words += header_switches()
    words += [*shared_flags(SHARED), *REQUIRED[kind]]
    words += () if job.exceptions else ("-fno-exceptions",)
    if not any(flag.startswith("-g") and flag != "-g0" for flag in job.flags.compiling):
        words += shared_flags(STRIP)
    if tuning:
        words += _tuning(job)
    if named is not None:
        words.append(f"-Wl,--push-state,--no-as-needed,{named},--pop-state")
    words.append("-DCAPSULEC_ROUNDED")
    if _is_plain(job.flags.compiling):
        words.append("-DCAPSULEC_PLAIN_LOOPS")
    if user:
        words += (*job.flags.compiling, *job.flags.linking)
    return [*words, "-lm"]


def _tuning(job: Job) -> list[str]:
    """Our optional switches; those for GNU ld are not for a linker that the user chose."""
    from capsulec.backend.needed import MACHINES, machine

    other_linker = any(flag.startswith("-fuse-ld=") for flag in (*job.flags.compiling, *job.flags.linking))
    flags = [flag for flag in TUNING[job.compiler.kind] if not (other_linker and flag.startswith("-Wl,"))]
    if job.compiler.kind == "gcc" and machine() == MACHINES["x86_64"]:
        flags += UNORDERED
    return flags


def _is_plain(flags: Sequence[str]) -> bool:
    """Whether the user asks for less than -O2, or for arithmetic that an attribute of a function would take back."""
    levels = [flag for flag in flags if flag.startswith("-O")]
    return bool(levels and levels[-1] not in ("-O2", "-O3")) or "-ffast-math" in flags


def links_library(job: Job) -> bool:
    """Whether the C++ library is linked; a library of the user's may need it where our text does not."""
    return job.exceptions or any(flag.startswith("-l") or flag[:1] != "-" for flag in job.flags.linking)


def names_library(job: Job) -> str | None:
    """The file that the C++ library's name is taken from, where it need not be read itself; None: it is linked."""
    from capsulec.backend.needed import machine

    given = (*job.flags.linking, *job.flags.compiling)
    if not job.exceptions or job.compiler.kind != "gcc" or job.compiler.plain == job.compiler.cxx:
        return None
    if machine() is None or "," in job.place or any(flag[:1] != "-" or LINKING.match(flag) for flag in given):
        return None
    return os.path.join(job.place, "needed.so")


def quote(words: Sequence[str]) -> str:
    """The words as a shell would read them."""
    from shlex import join

    return join(words)


def _spawn(job: Job, words: list[str], source: str, messages: str) -> int:
    """Runs a program to its end, and ends it when we are ended."""
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, source, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, messages, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    # A signal that came between the start of the compiler and the `try` that ends it would leave it running.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        # Python ignores these two signals; a compiler that inherited that would not notice a closed pipe.
        ignored = (signal.SIGPIPE, signal.SIGXFSZ)
        process = os.posix_spawn(
            words[0],
            words,
            job.environment,
            file_actions=actions,
            setpgroup=0,
            setsigdef=ignored,
            setsigmask=before,
        )
    except OSError as error:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        message = f"cannot run the C++ compiler {words[0]}: {error.strerror}"
        raise CompileError("no-compiler", message, hint=INSTALL) from None
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        status = _wait(job, process)
    except BaseException:
        with suppress(ProcessLookupError, ChildProcessError):
            os.killpg(process, signal.SIGKILL)
            os.waitpid(process, 0)
        raise
    return os.waitstatus_to_exitcode(status)


def _wait(job: Job, process: int) -> int:
    """The wait status of `process`. Zig's first run builds its C++ library, which should not look like a hang."""
    if job.compiler.kind == "zig":
        start = perf_counter()
        while perf_counter() - start < PATIENCE:
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                return status
            sleep(0.005)
        job.say("capsulec: zig is building its C++ library, which takes a minute and is kept for later runs")
    return os.waitpid(process, 0)[1]
