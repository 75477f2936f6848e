"""Imports run one way: records, diagnostics, options ← ir ← library ← frontend, passes, backend ← driver ← cli."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "capsulec"
GROUND = {"records", "diagnostics", "options", "__version__", "get_include"}
LOWER = {
    "ir": GROUND,
    "library": GROUND | {"ir", "internal"},  # composed functions import from what only the compiler names
    "frontend": GROUND | {"ir", "library"},
    "passes": GROUND | {"ir", "library"},
    "backend": GROUND | {"ir", "library"},
}


def imported(path):
    """The parts of capsulec that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "capsulec" else [f"capsulec.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if name.startswith("capsulec."):
                yield node.lineno, name.split(".")[1]


@pytest.mark.parametrize("part", sorted(LOWER))
def test_imports_run_one_way(part):
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path in sorted((PACKAGE / part).rglob("*.py"))
        for line, name in imported(path)
        if name not in LOWER[part] | {part}
    ]
    assert not wrong


def test_diagnostics_stand_at_the_bottom():
    assert {name for _, name in imported(PACKAGE / "diagnostics.py")} <= {"records"}
    assert not list(imported(PACKAGE / "records.py"))


def test_check_stands_on_top():
    """Whatever compiles must not pay for what compares, and what compares values needs no compiler."""
    using = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        for _, name in imported(path)
        if name in ("check", "differences")
    }
    assert using == {"cli.py", "check.py"}
    assert {name for _, name in imported(PACKAGE / "differences.py")} == {"records"}
    assert {name for _, name in imported(PACKAGE / "check.py")} <= GROUND | {
        "differences",
        "driver",
        "frontend",
        "interpreted_ufuncs",
        "ir",
        "source",
    }
