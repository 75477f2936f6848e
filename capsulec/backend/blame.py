"""Why a C++ compiler failed, and what to tell the user.

No list of messages is kept: each suspect is left out in turn, and the run that succeeds names the one to
blame. A failure that remains on text of our own is our mistake; the text is kept then, and the Python line
that it was made from is shown.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from capsulec.backend.invoke import Attempt, Job, quote, run
from capsulec.backend.output import is_full, no_space, to_bytes
from capsulec.diagnostics import CompileError, InternalError, Span

ERROR = re.compile(r"(?:^|: |\b)(?:fatal )?error: (?P<reason>.+)$", re.M)
LINKER = re.compile(r"^.*\bld(?:\.\w+)?: (?:error: )?(?P<reason>.+)$", re.M)
CRASH = re.compile(r"internal compiler error|signal terminated program|(terminated|failed) (with|due to) signal")
MODULE_INIT = re.compile(r"\bPyInit_(\w+)\s*\(")
PLACE = re.compile(r"^<stdin>:(\d+):(\d+): (?:fatal )?error: ", re.M)
PYTHON_PLACE = re.compile(r"^(.+\.py):(\d+)(?::(\d+))?: (?:fatal )?error: ", re.M)
PYTHON_COMMENT = re.compile(r"//.*?([^\s\"']+\.py):(\d+)")
PYTHON_LINE = re.compile(r'^\s*#\s*line\s+(\d+)\s+"(.+\.py)"')


def settle(job: Job, attempt: Attempt) -> Attempt:
    """A successful attempt without something of ours. Raises the CompileError that says who is to blame."""
    if "No space left on device" in attempt.messages or is_full(job.place):
        raise no_space(job.output)
    if attempt.status < 0 or CRASH.search(attempt.messages):
        raise _crash(job, attempt)
    plain = run(job, job.text, user=True, tuning=False)
    if plain.status == 0:
        return plain
    if _given(job) and run(job, job.text, user=False, tuning=False).status == 0:
        raise _flags(job, plain)
    if run(job, "", user=False, tuning=False).status != 0:
        name = " ".join(job.compiler.cxx)
        raise CompileError(
            "no-compiler",
            f"the C++ compiler {name} (from {job.compiler.origin}) does not work: {reason(attempt.messages)}",
            hint="CXX names another one" if job.compiler.origin == "PATH" else f"check {job.compiler.origin}",
        )
    raise _edited(job, attempt) if job.origin else _ours(job, attempt)


def reason(messages: str) -> str:
    """The line of a compiler's output that says why, without the names in front of it."""
    for match in (*ERROR.finditer(messages), *LINKER.finditer(messages)):
        if not match["reason"].startswith(("ld returned", "linker command failed", "ld.lld")):
            return match["reason"].strip()
    lines = [line.strip() for line in messages.splitlines() if line.strip()]
    return lines[0] if lines else "it says nothing"


def keep_text(job: Job) -> str:
    """Saves the C++ text and the command that compiles it in a new directory; gives the path of the text."""
    from tempfile import mkdtemp

    directory = mkdtemp(prefix="capsulec-")
    path = os.path.join(directory, f"{job.module}.cpp")
    words = ["module.so" if word == os.path.join(job.place, "module") else word for word in job.commands[0]]
    with open(path, "wb") as file:
        file.write(to_bytes(job.text))
    with open(os.path.join(directory, "command"), "wb") as file:
        file.write(to_bytes(f"{quote(words)} < {quote([job.module + '.cpp'])}\n"))
    return path


def _given(job: Job) -> tuple[str, ...]:
    return (*job.flags.compiling, *job.flags.linking)


def _flags(job: Job, attempt: Attempt) -> CompileError:
    why = reason(attempt.messages)
    switches: list[str] = []
    for word in _given(job):  # a word without a dash belongs to the one before it: -include FILE
        if switches and not word.startswith("-"):
            switches[-1] += f" {word}"
        else:
            switches.append(word)
    named = [switch for switch in switches if any(_mentions(why, word) for word in switch.split(" "))]
    # When the reason names none, it may be any of them.
    shown = " ".join(dict.fromkeys(named or switches))
    sources = [name for name in ("CPPFLAGS", "CXXFLAGS", "LDFLAGS") if _names(job.environment, name, shown)]
    where = f" (from {', '.join(sources)})" if sources else ""
    return CompileError("compiler-flags", f"the C++ compiler cannot build with {shown}{where}: {why}")


def _mentions(why: str, flag: str) -> bool:
    value = flag.partition("=")[2] or (flag[2:] if flag[:2] in ("-l", "-L", "-I", "-D", "-U") else "")
    pattern = "|".join(rf"(?<![\w-]){re.escape(word)}(?!\w)" for word in (flag, value) if len(word) > 1)
    return bool(re.search(pattern, why)) if pattern else False


def _names(environment: Mapping[str, str], name: str, shown: str) -> bool:
    return any(word in environment.get(name, "") for word in shown.split())


def _crash(job: Job, attempt: Attempt) -> CompileError:
    path = keep_text(job)
    how = f"was ended by signal {-attempt.status}" if attempt.status < 0 else f"crashed: {reason(attempt.messages)}"
    hint = f"perhaps the memory was full; the C++ is kept in {path}"
    return CompileError("compiler-crash", f"the C++ compiler {how}", hint=hint)


def _edited(job: Job, attempt: Attempt) -> CompileError:
    """The error in a C++ file that the user gave us, at its place."""
    match = PLACE.search(attempt.messages)
    span = None
    if match:
        line, column = int(match[1]), int(match[2])
        span = Span(job.origin, line, column, line, column + 1)
    hint = "capsulec -E writes files that compile; this one may have been changed since, or need -I"
    return CompileError("cxx-input", reason(attempt.messages), span, path=job.origin, hint=hint)


def _ours(job: Job, attempt: Attempt) -> CompileError:
    kept = keep_text(job)
    with open(os.path.join(os.path.dirname(kept), "messages"), "w", encoding="utf-8") as file:
        file.write(attempt.messages)
    span = _python_place(job.text, attempt.messages)
    return InternalError(
        f"the C++ compiler rejects what capsulec wrote: {reason(attempt.messages)}",
        span,
        hint=f"this is a mistake in capsulec, not in your program; please report it with the files\n"
        f"in {os.path.dirname(kept)}",
        path="" if span else kept,
    )


def _python_place(text: str, messages: str) -> Span | None:
    """Where in the Python source the wrong C++ came from, by #line or by the comment above it."""
    match = PYTHON_PLACE.search(messages)
    if match:
        line, column = int(match[2]), 1
        return Span(match[1], line, column, line, column + 1)
    match = PLACE.search(messages)
    if not match:
        return None
    for written in reversed(text.split("\n")[: int(match[1])]):
        comment, line_mark = PYTHON_COMMENT.search(written), PYTHON_LINE.match(written)
        if comment:
            return Span(comment[1], int(comment[2]), 1, int(comment[2]), 2)
        if line_mark:
            return Span(line_mark[2], int(line_mark[1]), 1, int(line_mark[1]), 2)
    return None


def check_module(text: str, module: str, path: str) -> None:
    """Raises CompileError when the module in a C++ file is not called as its output; importing would fail."""
    match = MODULE_INIT.search(text)
    if match and match[1] != module:
        raise CompileError(
            "module-name",
            f"this file is the module {match[1]!r}, and would be written as {module!r}",
            path=path,
            hint=f"name the output after the module: -o {match[1]}%{{ext}}",
        )
