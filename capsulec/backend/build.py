"""C++ text to a finished module, or to the one who is to blame.

build(text, Path("kernel.so"), module="kernel")
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from capsulec.backend.compilers import find_compiler
from capsulec.backend.invoke import Flags, Job, run
from capsulec.backend.output import put_in_place, workplace
from capsulec.diagnostics import CompileError


def build(
    text: str,
    output: Path,
    *,
    module: str,
    exceptions: bool = True,
    cxx_flags: Sequence[str] = (),
    link_flags: Sequence[str] = (),
    verbose: bool = False,
    keep: bool = False,
    origin: str = "",
    say: Callable[[str], None] | None = None,
) -> None:
    """Compiles and links the C++ `text` of the Python module `module` into `output`, or raises CompileError.

    `exceptions` False promises that the text neither throws nor catches nor needs anything else of the C++
    library. `say` shows a line to the user: what takes long, the compiler's warnings, with `verbose` the
    commands.
    """
    say = say or _to_stderr
    environment = dict(os.environ)
    compiler = find_compiler(environment)
    flags = Flags(
        (
            *_retyping(text),
            *environment_words(environment, "CPPFLAGS"),
            *environment_words(environment, "CXXFLAGS"),
            *cxx_flags,
        ),
        (*environment_words(environment, "LDFLAGS"), *link_flags),
    )
    with workplace(output) as place:
        # English messages, and temporary files where they are cleaned up with the rest.
        surroundings = {**environment, "LC_ALL": "C", "TMPDIR": place}
        job = Job(text, output, module, compiler, flags, exceptions, origin, place, surroundings, say, verbose)
        attempt = run(job, text, user=True, tuning=True)
        if attempt.status != 0:
            from capsulec.backend.blame import settle

            attempt = settle(job, attempt)
        if attempt.messages:
            say(attempt.messages.rstrip("\n"))
        put_in_place(os.path.join(place, "module"), output)
    if keep:
        from capsulec.backend.blame import keep_text

        say(f"capsulec: the C++ of {output} is kept in {keep_text(job)}")


def _retyping(text: str) -> tuple[str, ...]:
    """The switch for a program in which elements of different types may be the same memory; a pragma says so to g++."""
    retyped = '"capsulec/numpy/retyped.hpp"' in text or "no-strict-aliasing" in text
    return ("-fno-strict-aliasing",) if retyped else ()


def environment_words(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The switches in an environment variable, split as a shell does. Raises CompileError."""
    text = environment.get(name, "")
    if not any(character in text for character in "'\"\\"):
        return tuple(text.split())
    from shlex import split

    try:
        return tuple(split(text))
    except ValueError as error:
        raise CompileError("compiler-flags", f"cannot read {name}={text}: {str(error).lower()}") from None


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
