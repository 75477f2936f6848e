"""STYLE.md's limits: functions of a screen, files about one thing, docstrings. The lists of exceptions only shrink."""

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
    "backend/assemble.py:assemble": 72,
    "backend/module.py:emit": 65,
    "driver.py:run": 71,
    "frontend/infer/calls.py:call": 78,
    "frontend/lower/expressions.py:_expression": 67,
    "frontend/scopes.py:resolve": 63,
}
LONG_FILES = {
    "ir/types.py": 645,
}
# Public functions and classes without a docstring, by file.
UNDOCUMENTED = {
    "backend/cxx.py": "mentioned_names",
    "backend/resuming.py": "yields",
    "frontend/annotation_grammar.py": "t_error t_types_error t_after_error p_error",
    "frontend/decorators.py": "put_at",
    "frontend/infer/conditions.py": "boolean compare",
    "frontend/infer/expressions.py": "guard",
    "frontend/infer/special_methods.py": "unary",
    "frontend/infer/subscripts.py": "subscript present_type",
    "frontend/infer/texts.py": "record",
    "frontend/lower/assignments.py": "assignment",
    "frontend/lower/augmented.py": "augmented",
    "frontend/lower/expressions.py": "make_tuple",
    "frontend/lower/loops.py": "while_loop for_loop",
    "frontend/lower/raising.py": "try_statement raise_statement assert_statement",
    "frontend/lower/statements.py": "inline",
    "frontend/lower/subscripts.py": "subscript",
    "ir/nodes.py": "MakeTuple While Return Try Break Continue",
    "ir/types.py": "List Set FrozenSet Deque Str Bytes NoneType Slice Enumerate Zip Reversed Module",
    "library/arrays.py": "EllipsisIndex has_arrays",
    "library/containers/kinds.py": "is_text is_integer require_integer",
    "library/exceptions.py": "class_object refused",
    "library/indexing.py": "is_index_array",
    "library/natural.py": "is_user_data",
    "library/numpy/ordering.py": "array_type percent_of",
    "library/numpy/reductions.py": "shape_text",
    "library/numpy/views.py": "transposed_type matrix_transposed matrix_transposed_type",
    "library/text/array_texts.py": "array_headers",
    "passes/fuse.py": "is_whole",
    "passes/masks.py": "has_masks",
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


def assert_no_worse(found, allowed):
    """What is longer than the limit stands in the list, with no smaller length; the list has nothing else."""
    grown = {name: lines for name, lines in found.items() if lines > allowed.get(name, 0)}
    assert not grown, "split these up"
    assert not allowed.keys() - found.keys(), "take these out of the list"


def test_functions_fit_on_a_screen():
    long = {
        f"{file}:{name}": lines
        for file, name, node in functions()
        if not isinstance(node, ast.ClassDef) and (lines := node.end_lineno - node.lineno + 1) > FUNCTION_LINES
    }
    assert_no_worse(long, LONG_FUNCTIONS)


def test_files_are_about_one_thing():
    every = {**files(), **headers()}
    long = {file: lines for file, text in every.items() if (lines := text.count("\n")) > FILE_LINES}
    assert_no_worse(long, LONG_FILES)


def test_public_names_have_docstrings():
    """What other files use says what it is; a method may say it by its name and types, as may what a name overrides."""
    without = {
        f"{file}:{name}"
        for file, name, node in functions()
        if not ("." in name or name.startswith("_") or ast.get_docstring(node))
    }
    allowed = {f"{file}:{name}" for file, names in UNDOCUMENTED.items() for name in names.split()}
    assert not without - allowed, "say what these are"
    assert not allowed - without, "take these out of the list"


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
