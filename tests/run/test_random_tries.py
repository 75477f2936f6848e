"""Random programs of `try` and its kind do, compiled, what they do interpreted."""

import contextlib
import io
import re
import sys

import pytest
import random_tries
from kernels_file import compile_module

SEEDS, FUNCTIONS, VALUES = 3, 16, 22


def run(function, n):
    """What a call gives or raises, and what it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            result = repr(function(n))
        except Exception as error:
            result = f"{type(error).__name__}{error.args} from {error.__cause__!r}"
    return result, printed.getvalue()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_tries(seed, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None)  # of generators that yield when they are closed
    text = random_tries.program(seed, FUNCTIONS)
    path = tmp_path / f"tries_{seed}.py"
    path.write_text(text)
    compiled = compile_module(path, path.with_suffix(".so"), "-O0")
    python = {}
    exec(compile(text, str(path), "exec"), python)
    names = re.findall(r"export (\w+)\(", text)
    assert len(names) == FUNCTIONS
    for name in names:
        for n in range(VALUES):
            assert run(getattr(compiled, name), n) == run(python[name], n), (name, n)
