"""STYLE.md's limits: functions of a screen, files about one thing, docstrings. The list of exceptions only shrinks."""

from __future__ import annotations

import ast
import functools
from pathlib import Path

import capsulec

ROOT = Path(capsulec.__file__).parent
FUNCTION_LINES, FILE_LINES = 60, 600
GENERATED = {"frontend/annotation_tables.py", "library/promotion_table.py"}

# What is longer today, with its length: none may grow, and what has become short has to be taken out.
LONG_FUNCTIONS = {
    "driver.py:run": 71,  # the pipeline, a line a stage: it is read as a whole
}


@functools.cache
def files():
    """Every file of the compiler by its path, but for generated ones and the Python that is compiled."""
    found = {str(path.relative_to(ROOT)): path.read_text() for path in sorted(ROOT.rglob("*.py"))}
    return {
        name: text for name, text in found.items() if name not in GENERATED and not name.startswith("library/composed/")
    }


def headers():
    return {str(path.relative_to(ROOT)): path.read_text() for path in sorted(ROOT.rglob("*.hpp"))}


def functions():
    """(file, name, node) of every function and class, methods with their class."""

    def inside(node, name):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                full = f"{name}.{child.name}" if name else child.name
                yield full, child
                yield from inside(child, full)
            else:
                yield from inside(child, name)

    for file, text in files().items():
        for name, node in inside(ast.parse(text), ""):
            yield file, name, node


def test_functions_fit_on_a_screen():
    long = {
        f"{file}:{name}": lines
        for file, name, node in functions()
        if not isinstance(node, ast.ClassDef) and (lines := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    }
    grown = {name: lines for name, lines in long.items() if lines > LONG_FUNCTIONS.get(name, 0)}
    assert not grown, "split these up"
    assert not LONG_FUNCTIONS.keys() - long.keys(), "take these out of the list"


def test_files_are_about_one_thing():
    every = {**files(), **headers()}
    long = {file: lines for file, text in every.items() if (lines := text.count("\n")) > FILE_LINES}
    assert not long, "split these up"


def test_public_names_have_docstrings():
    """What other files use says what it is; a method may say it by its name and types, as may what a name overrides."""
    without = {
        f"{file}:{name}"
        for file, name, node in functions()
        if not ("." in name or name.startswith("_") or ast.get_docstring(node))
    }
    assert not without, "say what these are"


def test_every_file_says_what_it_is():
    silent = [file for file, text in files().items() if text.strip() and not ast.get_docstring(ast.parse(text))]
    assert silent == []


def test_all_functions_are_annotated():
    bare = []
    for file, name, node in functions():
        if isinstance(node, ast.ClassDef):
            continue
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [one for one in (arguments.vararg, arguments.kwarg) if one]
        unnamed = [one.arg for one in every if one.annotation is None and one.arg not in ("self", "cls")]
        if unnamed or node.returns is None:
            bare.append(f"{file}:{name}")
    assert bare == []
