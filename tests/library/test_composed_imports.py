"""What the library's Python files import is known when a program loads that file first, whatever else it uses."""

import ast
import subprocess
import sys

import pytest

from capsulec.library import composed_files, table

PROGRAM = """
import sys
from capsulec.library import composed_files, table
for module in sys.argv[1].split():
    table.load(module)
known = {*table.ENTRIES, *table.LAZY, *table.CONSTANTS}
for full in sys.argv[2].split():
    module, _, name = full.rpartition(".")
    if full not in known and name not in composed_files.functions(module):
        print(full)
"""


def imported(text):
    """The modules of the library that a file imports, and the full names of what it takes from them."""
    modules, names = ["builtins"], []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module != "typing":  # whose names make classes: no entries
            modules.append(node.module)
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return modules, names


@pytest.mark.parametrize(
    "file",
    sorted({(module, path.name) for module in table.COMPOSED for path in composed_files.functions(module).values()}),
)
def test_imports_are_found(file):
    module, name = file
    function, path = next((one, path) for one, path in composed_files.functions(module).items() if path.name == name)
    modules, names = imported(composed_files.entry(f"{module}.{function}").source)
    assert path.exists()
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, " ".join([module, *modules]), " ".join(names)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == ""
