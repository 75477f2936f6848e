"""What the driver needs around the stages: time, checks of the IR, and the text of `--emit=types`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from time import perf_counter
from typing import TYPE_CHECKING

from capsulec.ir.types import widened

if TYPE_CHECKING:
    from capsulec.backend.assemble import Page
    from capsulec.frontend.exported import Root
    from capsulec.frontend.infer import Specialisation
    from capsulec.ir.exports import PythonFunction, Variable
    from capsulec.ir.nodes import Program
    from capsulec.options import Options
    from capsulec.progress import Progress


class Timer:
    """Times stages, and shows them on standard error for -ftime-report; on a terminal, also while they run."""

    def __init__(self, options: Options) -> None:
        self.shown = options.time_report
        self.progress: Progress | None = None
        if sys.stderr.isatty():
            from capsulec.progress import Progress, on_terminal

            self.progress = Progress(options.source.name) if on_terminal() else None

    @property
    def say(self) -> Callable[[str], None] | None:
        """What prints a line while a stage runs, where not everything does."""
        return None if self.progress is None else self.progress.say

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        start = perf_counter()
        if self.progress is not None:
            self.progress.stage = stage
        try:
            yield
        finally:
            if self.progress is not None:
                self.progress.pause()
        if self.shown:
            print(f"{stage:>10} {1000 * (perf_counter() - start):8.1f} ms", file=sys.stderr)


def checked(program: Program, *, fused: bool) -> Program:
    """The program; under CAPSULEC_DEBUG and in the tests it is verified first."""
    if os.environ.get("CAPSULEC_DEBUG"):
        from capsulec.ir.verify import verify

        verify(program, fused=fused)
    return program


def print_ir(program: Program) -> str:
    """The text of `--emit=ir` and `--emit=loops`."""
    from capsulec.ir.printer import print_program

    return print_program(program)


def optimised(program: Program, functions: list[PythonFunction], roots: Iterable[str], options: Options) -> Program:
    """The program as loops over scalars; `functions` are its exported ones, `roots` the names of all that are called
    by others."""
    from capsulec.passes.pipeline import optimise

    flags = {"unchecked": options.unchecked, "strict_math": options.strict_math}
    if options.check_overflow:
        from capsulec.passes.overflow import check_overflow

        program = check_overflow(program)
    return checked(optimise(program, functions, frozenset(roots), **flags), fused=True)


def print_types(specialisations: list[Specialisation]) -> str:
    """Each specialisation with the type of each of its variables, and the line of its first definition."""
    lines: list[str] = []
    for spec in specialisations:
        arguments = ", ".join(map(str, spec.arguments))
        result = "None" if spec.result is None else str(widened(spec.result))
        module = spec.scope.module
        owner = f"{module.name}." if module.project and module is not module.project.main else ""
        lines.append(f"{owner}{spec.scope.name}({arguments}) -> {result}")
        for variables in spec.scope.names.values():
            for variable in variables:
                type_ = spec.variable_type(variable)
                if type_ is not None:
                    line = min(definition.lineno for definition in variable.definitions)
                    lines.append(f"    {variable.name}: {widened(type_)}  # line {line}")
    return "\n".join(lines) + "\n"


def stub_text(options: Options, functions: list[PythonFunction], variables: list[Variable], roots: list[Root]) -> str:
    """The text of the stub, where one is asked for."""
    if options.emit != "pyi" and options.stub is None:
        return ""
    from capsulec.backend.stub import stub

    capsules = [root.export.name for root in roots if root.is_capsule]
    ufuncs = list(dict.fromkeys(root.export.name for root in roots if root.export.kind.endswith("ufunc")))
    types = {variable.name: variable.type for variable in variables}
    return stub(options.source.name, functions, capsules, types, any(root.has_user_data for root in roots), ufuncs)


def page_text(page: Page, emit: str, module: str) -> str:
    """The page of C++, with headers that are included or folded in; or what is to be said about its capsules."""
    if emit == "explain":
        from capsulec.backend.explain import explain

        return explain(page.capsules, page.ufuncs, page.raising)
    if emit == "pxd":
        from capsulec.backend.pxd import pxd

        return pxd(module, page.capsules)
    if emit == "cpp":
        from capsulec.backend.headers import fold

        return fold(page.text)
    return page.text


def write_depfile(options: Options, files: list[str]) -> None:
    """The rule that --depfile asks for: the output, and after a colon the user's `files` that it was made from."""
    if options.depfile is None:
        return
    from capsulec.backend.output import write_whole

    beside = options.source.with_suffix(".pythran")
    read = [str(options.source), *([str(beside)] if beside.is_file() else []), *files]
    if options.configuration is not None:
        read.append(str(options.configuration))
    escaped = [_escaped(name) for name in (str(options.output or options.source), *dict.fromkeys(read))]
    write_whole(options.depfile, f"{escaped[0]}: {' '.join(escaped[1:])}\n")


def _escaped(name: str) -> str:
    """A file's name as make and ninja read it."""
    return name.replace("\\", "\\\\").replace(" ", "\\ ").replace("#", "\\#").replace("$", "$$")


def files_of_rule(rule: str) -> list[str]:
    """The files that a rule of --depfile names behind its colon."""
    import re

    words = re.findall(r"(?:\\.|[^\\ \n])+", rule.partition(": ")[2])
    return [re.sub(r"\\(.)", r"\1", word).replace("$$", "$") for word in words]


def build_module(options: Options, page: Page, stub: str, say: Callable[[str], None] | None) -> None:
    """Compile the page of C++ to the module, and put stub and declarations beside it: all appear, or none."""
    from capsulec.backend.build import build
    from capsulec.backend.output import staged

    assert options.output is not None
    declared = page_text(page, "pxd", options.module) if options.declarations is not None else ""
    with (
        staged(options.stub, stub) if options.stub is not None else nullcontext(),
        staged(options.declarations, declared) if options.declarations is not None else nullcontext(),
    ):
        build(
            page.text,
            options.output,
            module=options.module,
            exceptions=page.exceptions,
            cxx_flags=options.cxx_flags,
            link_flags=options.link_flags,
            verbose=options.verbose,
            keep=options.keep,
            say=say,
        )
