"""Golden tests: for each stage of the compiler, programs and the exact text that it makes of them.

`tests/cases/<stage>/*.test` holds cases. `pytest tests/test_cases.py --update-data` accepts what the
compiler says now; the change is then reviewed as a diff. A case looks like this, its markers at the very
start of a line:

    === a capsule with two parameters          the name; every case begins so
    #pythran export capsule f(int32, float64)  the text of kernel.py
    def f(n, x):
        return n * x
    --- options: -O0 --emit=cxx                optional: words for the command line
    --- file: kernel.pythran                   optional, repeatable: another file beside kernel.py
    export f(int)
    --- python: 3.12                           optional: skipped on older Pythons; <3.13 on that and newer ones
    --- output                                 what is compared
    capsule f(int32, float64)

Blank lines at the end of a program, a file or the output do not count. What stands before the first `===`
is a comment on the file. Stages:

    exports                  what `annotations.parse` returns: a line for each export, its place first
    ast types pyi ir loops lines cxx  the output of `capsulec kernel.py --emit=<stage> OPTIONS`
    errors                   the output of `capsulec kernel.py OPTIONS`, which has to fail and write no file
    cli                      the output of `capsulec OPTIONS`

Commands run in the test's process, in an empty directory with only the case's files, so that messages say
`kernel.py`, and the running Python is called `Python 3.x` and `0x03xx`. Standard output comes first, then
standard error; then, when it is not the status that the stage promises (1 for errors, 0 for others), a line
`exit status N`; then, for `cli`, a line `wrote NAME` for each new file.
"""

import re
import shlex
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
MARKER = re.compile(r"^(===|---) ?(.*)$")
EMITTED = ("ast", "types", "pyi", "ir", "loops", "lines", "cxx")


@dataclass
class Case:
    """One case; `files` has the text of kernel.py and of those beside it, `lines` where its output stands."""

    path: Path
    name: str
    options: list[str] = field(default_factory=list)
    python: str = ""
    files: dict[str, str] = field(default_factory=dict)
    output: str = ""
    lines: slice = field(default_factory=lambda: slice(0, 0))


def read(path: Path) -> list[Case]:
    """The cases of a file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    marks = [(number, match[1], match[2]) for number, line in enumerate(lines) if (match := MARKER.match(line))]
    cases: list[Case] = []
    for (start, mark, text), (end, *_) in zip(marks, [*marks[1:], (len(lines), "", "")], strict=True):
        content = "\n".join(lines[start + 1 : end]).rstrip()
        word, _, argument = text.partition(":")
        if mark == "===":
            cases.append(Case(path, text.strip(), files={"kernel.py": f"{content}\n"}))
        elif word == "options":
            cases[-1].options = shlex.split(argument)
        elif word == "python":
            cases[-1].python = argument.strip()
        elif word == "file":
            cases[-1].files[argument.strip()] = f"{content}\n"
        elif word == "output":
            cases[-1].output, cases[-1].lines = content, slice(start + 1, end)
        else:
            raise ValueError(f"{path}:{start + 1}: unknown marker {lines[start]!r}")
    for case in cases:
        if not case.lines.stop:
            raise ValueError(f"{path}: case {case.name!r} has no '--- output' line")
    if len({case.name for case in cases}) < len(cases):
        raise ValueError(f"{path}: two cases have the same name")
    return cases


def update(case: Case, output: str) -> None:
    """Write a case's new output into its file, whose other cases may have moved since it was read."""
    case = next(other for other in read(case.path) if other.name == case.name)
    lines = case.path.read_text(encoding="utf-8").split("\n")
    lines[case.lines] = [*output.split("\n"), ""]
    case.path.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")


def exports(case: Case) -> str:
    """The output of the stage `exports`."""
    from capsulec.diagnostics import CompileError, CompileErrors, render
    from capsulec.frontend.annotations import parse

    sidecar = case.files.get("kernel.pythran")
    try:
        found = parse(case.files["kernel.py"], "kernel.py", ("kernel.pythran", sidecar) if sidecar else None)
    except CompileErrors as several:
        return "\n".join(render(error, case.files) for error in several.errors)
    except CompileError as error:
        return render(error, case.files)
    return "\n".join(f"{export.name_span}: {export}" for export in found)


def command(case: Case, stage: str, capsys) -> str:
    """The output of the stages that run the command line."""
    from capsulec.cli import main

    for name, text in case.files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    before = set(case.files)
    arguments = {"cli": [], "errors": ["kernel.py"]}.get(stage, ["kernel.py", f"--emit={stage}"])
    try:
        status = main([*arguments, *case.options])
    except SystemExit as leaving:
        status = leaving.code or 0
    stdout, stderr = capsys.readouterr()
    output = (stdout.rstrip() + "\n" + stderr.rstrip()).strip("\n")
    if status != (1 if stage == "errors" else 0):
        output += f"\nexit status {status}"
    written = sorted(str(path) for path in Path().rglob("*") if path.is_file() and str(path) not in before)
    if stage != "cli":
        assert not written, f"stage {stage} wrote files"
    return "\n".join([output, *(f"wrote {name}" for name in written)])


ALL = [(path.parent.name, case) for path in sorted(CASES.glob("*/*.test")) for case in read(path)]


@pytest.mark.parametrize(
    ("stage", "case"),
    [pytest.param(stage, case, id=f"{stage}/{case.path.stem}/{case.name}") for stage, case in ALL],
)
def test_case(stage, case, request, capsys, tmp_path, monkeypatch):
    if case.python:
        newer = sys.version_info >= tuple(map(int, case.python.lstrip("<").split(".")))
        if newer == case.python.startswith("<"):
            pytest.skip(f"for Python {case.python}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    output = exports(case) if stage == "exports" else command(case, stage, capsys)
    output = output.replace(f"Python 3.{sys.version_info.minor} ", "Python 3.x ")
    output = output.replace(f"CAPSULEC_PYTHON 0x03{sys.version_info.minor:02X}", "CAPSULEC_PYTHON 0x03xx")
    output = "\n".join(line.rstrip() for line in output.split("\n")).rstrip()
    assert "[internal-error]" not in output, output
    if request.config.getoption("--update-data") and output != case.output:
        update(case, output)
        return
    assert output == case.output, "accept the new output with --update-data when it is right"
