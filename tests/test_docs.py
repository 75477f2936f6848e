"""What the pages show is what the compiler does.

In README.md and docs/ a fenced block means something by its language:

    python    a file, when its first line is a comment with the file's name, `# kernel.py`; when that is a path in this
              project, `# capsulec/cli.py` (`//` in C++), lines that are quoted from there
    console   commands behind `$`, which are run beside the files that stand above, and what they print
    pycon     a session with the interpreter, run as a doctest in the same directory; "..." stands for anything

`pytest tests/test_docs.py --update-data` writes what the commands print now; review it with git diff.
"""

import ast
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted(path.relative_to(ROOT) for path in [ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(r"^( *)```(\w*)$")
FILE_NAME = re.compile(r"# (\w+\.(py|pythran))$")
QUOTED = re.compile(r"(?:#|//) (capsulec/\S+)$")
CODE = re.compile(r"[a-z]+(-[a-z]+)*")
PYTHON_VERSION = re.compile(r"(?<=CAPSULEC_PYTHON )0x\w+|(?<=Python )3\.\d+")


@dataclass
class Block:
    """A fenced block: its language, and its lines without fences, which begin at `start` of the page's lines."""

    language: str
    start: int
    lines: list[str]


def read_blocks(text):
    blocks, current, indent = [], None, ""
    for number, line in enumerate(text.split("\n")):
        match = FENCE.match(line)
        if current is None and match:
            indent, current = match[1], Block(match[2], number + 1, [])
        elif current is not None and match and match[1] == indent:
            blocks.append(current)
            current = None
        elif current is not None:
            current.lines.append(line.removeprefix(indent))
    assert current is None, "a fenced block has no end"
    return blocks


def shell(command, directory):
    """What the command prints, errors among the rest, as a reader sees it who has installed capsulec."""
    binaries = directory / "bin"
    if not binaries.exists():
        binaries.mkdir()
        program = binaries / "capsulec"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m capsulec "$@"\n')
        program.chmod(0o755)
    work = directory / "work"
    environment = {name: value for name, value in os.environ.items() if name not in ("CXX", "CC", "CAPSULEC_DEBUG")}
    environment |= {"PATH": f"{binaries}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", command],
        check=False,
        cwd=work,
        env=environment | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return [line.rstrip() for line in done.stdout.rstrip().split("\n")] if done.stdout else []


def run_console(block, directory):
    """The block's lines as they should be: its commands, and behind each what it prints."""
    lines = []
    for line in block.lines:
        if line.startswith("$ "):
            lines += [line, *shell(line[2:], directory)]
    return lines


def normal(lines):
    """Output without what differs between versions of Python."""
    return [PYTHON_VERSION.sub("…", line) for line in lines]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_page(page, tmp_path, request):
    (tmp_path / "work").mkdir()
    shown = (ROOT / page).read_text(encoding="utf-8").split("\n")
    printed, end, session = [], 0, []  # the page as it should be, as far as line `end`
    for block in read_blocks("\n".join(shown)):
        name = FILE_NAME.match(block.lines[0]) if block.lines else None
        if name:
            (tmp_path / "work" / name[1]).write_text("\n".join([*block.lines, ""]), encoding="utf-8")
        elif block.language == "pycon":
            session += [*block.lines, ""]
        elif block.language == "console":
            printed += [*shown[end : block.start], *run_console(block, tmp_path)]
            end = block.start + len(block.lines)
    printed += shown[end:]
    if request.config.getoption("--update-data"):
        (ROOT / page).write_text("\n".join(printed), encoding="utf-8")
    else:
        assert normal(shown) == normal(printed), "accept the new output with --update-data when it is right"
    if session:
        (tmp_path / "work" / "session.txt").write_text("\n".join(session), encoding="utf-8")
        done = shell(f"{sys.executable} -m doctest -o ELLIPSIS -o NORMALIZE_WHITESPACE session.txt", tmp_path)
        assert not done, "\n".join(done)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_quotations(page):
    for block in read_blocks((ROOT / page).read_text(encoding="utf-8")):
        source = QUOTED.match(block.lines[0]) if block.lines else None
        if source:
            assert "\n".join(["", *block.lines[1:], ""]) in (ROOT / source[1]).read_text(encoding="utf-8")


def error_codes():
    """Every code of an error that the compiler has: what is passed as the code where errors are made."""
    codes = set()
    for path in sorted((ROOT / "capsulec").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                callee = ast.unparse(node.func).rpartition(".")[2]
                first = node.args[:1] if re.search("error|mistake", callee, re.IGNORECASE) else []
                given = [*first, *(keyword.value for keyword in node.keywords if keyword.arg == "code")]
            elif isinstance(node, ast.FunctionDef):
                parameters = [*node.args.posonlyargs, *node.args.args][::-1]
                pairs = zip(parameters, node.args.defaults[::-1], strict=False)
                given = [default for parameter, default in pairs if parameter.arg == "code"]
            elif isinstance(node, ast.Assign):  # code = "…"; code, message = "…", "…"
                targets = getattr(node.targets[0], "elts", node.targets)
                pairs = zip(targets, getattr(node.value, "elts", [node.value]), strict=False)
                given = [value for target, value in pairs if getattr(target, "id", "") == "code"]
            else:
                continue
            codes |= {value.value for value in given if isinstance(value, ast.Constant)}
    for node in ast.walk(ast.parse((ROOT / "capsulec/diagnostics.py").read_text(encoding="utf-8"))):
        match node:  # super().__init__("usage", message)
            case ast.Call(func=ast.Attribute(attr="__init__"), args=[ast.Constant(value=str(code)), *_]):
                codes.add(code)
    return {code for code in codes if isinstance(code, str) and CODE.fullmatch(code)}


def error_sections():
    """The sections of docs/errors.md about a code, each with its text."""
    text = (ROOT / "docs/errors.md").read_text(encoding="utf-8")
    _, *sections = re.split(r"^## (.*)$", text, flags=re.MULTILINE)
    return dict(zip(sections[::2], sections[1::2], strict=True))


def test_every_error_code_has_its_section():
    assert sorted(error_sections()) == sorted(error_codes())
    assert list(error_sections()) == sorted(error_sections())


@pytest.mark.parametrize("code", sorted(error_codes()))
def test_a_section_shows_its_error(code):
    section = error_sections()[code]
    consoles = [block for block in read_blocks(section) if block.language == "console"]
    assert all(any(line.endswith(f"[{code}]") for line in block.lines) for block in consoles)


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="math has other functions in other versions of Python")
def test_supported_is_current(request):
    """In a process of its own: which files of the library others have asked for shows in the page."""
    command = [sys.executable, "-c", "from tools.supported import page; print(page(), end='')"]
    page = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    path = ROOT / "docs" / "supported.md"
    if request.config.getoption("--update-data"):
        path.write_text(page, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page, "run python -m tools.supported"


def test_every_page_is_in_the_navigation():
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    listed = re.findall(r"[\w/-]+\.md", navigation)
    assert sorted(listed) == sorted(str(page.relative_to("docs")) for page in PAGES if page.parts[0] == "docs")
