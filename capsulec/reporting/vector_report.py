"""What the C++ compiler says about the loops of the C++: which became vector code, and what kept the others from it.

Both g++ and clang++ are asked, with the switches of a build. A loop of the runtime, as in a sum, is told by the lambda
that it was made for: g++ names the place of what it could not do, and its reports on one function stand together.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from capsulec.diagnostics import CompileError
from capsulec.records import fresh, mutable, record
from capsulec.reporting.operations import Fact

if TYPE_CHECKING:
    from capsulec.backend.assemble import Page
    from capsulec.backend.compilers import Compiler
    from capsulec.options import Options
    from capsulec.reporting.cxx_lines import Place
    from capsulec.reporting.facts import Facts

REPORTING = {
    "gcc": ("-fopt-info-vec-optimized-missed",),
    "clang": ("-Rpass=loop-vectorize", "-Rpass-analysis=loop-vectorize", "-Rpass-missed=loop-vectorize"),
}
GCC = re.compile(r"^(.+):(\d+):\d+: (optimized|missed): +(.+)$")
CLANG = re.compile(r"^<stdin>:(\d+):\d+: remark: (.+?) \[-Rpass(-\w+)?=loop-vectorize\]$")
OURS = "<stdin>"

# g++'s and clang's reasons, and what they mean to who wrote the Python.
REASONS = [
    (r"statement can throw|control flow|control-flow|early exit|multiple exits|loop control flow is not understood",
     "it can be left early or branches, as for a check or an exception"),
    (r"number of iterations cannot be computed|could not determine number of loop iterations|latch block",
     "how often it runs is not known when it begins"),
    (r"contains function calls|call instruction cannot be vectorized|clobbers memory",
     "it calls a function that has no vector form"),
    (r"no vectype", "the compiler found no vector form of it"),
    (r"complicated access pattern|not suitable for (gather|scatter|strided)|no array mode|evolution",
     "the elements do not lie side by side in memory"),
    (r"possible dependence|data dependence|unsafe dependent memory|cannot identify array bounds|alias",
     "a round may need what an earlier one has stored"),
    (r"value that could not be identified as reduction|unsupported use in stmt|unsupported phi|used after the loop"
     r"|cannot prove it is safe to reorder",
     "each round needs the result of the one before, in this order"),
    (r"not supported|unsupported", "it has an operation without a vector form"),
    (r"cost model|not beneficial|profitable|too few|vectorization factor", "vectors would not make it faster"),
    (r"consecutive inner loops|multiple nested|outer", "it is a loop around other loops"),
]  # fmt: skip


@mutable
class Said:
    """What is said of the loops on one line of C++: words about vector code, and reasons why there is none."""

    done: dict[str, None] = fresh(factory=dict)
    missed: dict[str, None] = fresh(factory=dict)


@record
class VectorReport:
    """What the compiler, called `compiler`, says by line of the C++. `absent` says why it says nothing."""

    loops: dict[int, Said] = fresh(factory=dict)
    compiler: str = ""
    absent: str = ""


def vector_report(options: Options, page: Page) -> VectorReport:
    """The report of the compiler that would build the module, with the same switches."""
    from capsulec.backend.build import environment_words
    from capsulec.backend.compilers import find_compiler
    from capsulec.backend.invoke import Flags, Job, run

    environment = dict(os.environ)
    try:
        compiler = find_compiler(environment)
        if compiler.kind not in REPORTING:
            return VectorReport(absent=f"{compiler.kind} is not asked about vector code")
        given = (*environment_words(environment, "CPPFLAGS"), *environment_words(environment, "CXXFLAGS"))
        flags = Flags((*given, *options.cxx_flags, *REPORTING[compiler.kind]), options.link_flags)
        with tempfile.TemporaryDirectory(prefix="capsulec-") as place:
            surroundings = {**environment, "LC_ALL": "C", "TMPDIR": place}
            output = Path(place, options.module)
            job = Job(
                page.text, output, options.module, compiler, flags, page.exceptions, "", place, surroundings, print
            )
            attempt = run(job, page.text, user=True, tuning=True)
    except CompileError as error:
        return VectorReport(absent=f"nothing is known of vector code: {error.message}")
    if attempt.status != 0:
        return VectorReport(absent="nothing is known of vector code: the C++ compiler failed")
    return VectorReport(read(attempt.messages, compiler.kind), _named(compiler, options))


def _named(compiler: Compiler, options: Options) -> str:
    level = next((flag for flag in reversed(options.cxx_flags) if flag.startswith("-O")), "-O2")
    return f"{'g++' if compiler.kind == 'gcc' else 'clang++'} {level}"


def read(messages: str, kind: str) -> dict[int, Said]:
    """A compiler's messages by line of the C++."""
    return _read_clang(messages) if kind == "clang" else _read_gcc(messages)


def _read_gcc(messages: str) -> dict[int, Said]:
    """A reason follows the line that says of a loop that it was missed, and may stand elsewhere than the loop."""
    found: dict[int, Said] = {}
    missed: tuple[str, int] | None = None  # the loop whose reason comes next
    header, owner = "", 0  # the runtime's file whose loops were spoken of last, and the line they were made for
    for line in messages.splitlines():
        match = GCC.match(line)
        if match is None:
            continue
        file, number, text = match[1], int(match[2]), match[4].rstrip(". ")
        if match[3] == "optimized" and text.startswith("loop vectorized"):
            target = number if file == OURS else owner if file == header else 0
            if target:
                found.setdefault(target, Said()).done[text.removeprefix("loop ")] = None
        elif text.startswith("couldn't vectorize loop"):
            missed = (file, number)
            if file not in (OURS, header):
                header, owner = file, 0
        elif missed is not None and text.startswith("not vectorized: "):
            reason = text.removeprefix("not vectorized: ")
            if missed[0] == OURS:
                found.setdefault(missed[1], Said()).missed[reason] = None
            elif file == OURS:
                owner = number
            missed = None
    return found


def _read_clang(messages: str) -> dict[int, Said]:
    found: dict[int, Said] = {}
    for line in messages.splitlines():
        match = CLANG.match(line)
        if match is None:
            continue
        said, text = found.setdefault(int(match[1]), Said()), match[2]
        if text.startswith("vectorized loop"):
            said.done[text.removeprefix("vectorized loop ").strip("()")] = None
        elif text.startswith("loop not vectorized: "):
            said.missed[text.removeprefix("loop not vectorized: ")] = None
    return found


def vector_facts(report: VectorReport, of_cxx: dict[int, Place], found: Facts) -> None:
    """Put what the compiler says to the lines of the source: a line may have several loops."""
    by_place: dict[tuple[int, str], list[Said]] = {}
    for number, said in sorted(report.loops.items()):
        place = of_cxx.get(number)
        if place is not None and (said.done or said.missed):
            by_place.setdefault((place.line, place.function), []).append(said)
    for (line, function), several in by_place.items():
        done = list(dict.fromkeys(text for said in several for text in said.done))
        missed = list(dict.fromkeys(text for said in several if not said.done for text in said.missed))
        if done:
            some = f"vectorised: {sum(bool(said.done) for said in several)} of {len(several)} loops"
            text = some if missed else "vectorised"
            found.add(
                line, Fact("vector", text, "; ".join([*done, *(f"not: {reason}" for reason in missed)])), function
            )
        else:
            for reason in missed[:1]:
                found.add(line, Fact("scalar", f"not vectorised: {plain(reason)}", "; ".join(missed)), function)


def plain(reason: str) -> str:
    """A compiler's reason in plain words; its own where we have none."""
    for pattern, words in REASONS:
        if re.search(pattern, reason):
            return words
    return reason
