"""Random programs of array expressions, compiled, do what NumPy does: values, dtypes, shapes, and what is stored."""

import os
import re

import numpy as np
import pytest
import random_expressions
from array_values import laid_out
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kernels_file import compile_module
from outcome import outcome

SEEDS, FUNCTIONS = int(os.environ.get("RANDOM_SEEDS", "2")), 12
FIRST = int(os.environ.get("RANDOM_FIRST", "0"))
LAYOUTS = ("C", "C", "F", "reversed", "stepped", "padded")
SMALL = st.integers(-1, 3)


@st.composite
def arguments(draw, types):
    """Arrays of any layout whose shapes mostly go together, two integers and a float."""
    lengths = draw(st.lists(st.sampled_from([0, 1, 2, 2, 3, 3, 4]), min_size=3, max_size=3))
    made = []
    for dtype, axes in types:
        shape = lengths[3 - axes.count(":") :]
        count = int(np.prod(shape))
        element = st.booleans() if dtype == "bool" else st.integers(-6, 6)
        values = np.array(draw(st.lists(element, min_size=count, max_size=count)), dtype).reshape(shape)
        made.append(laid_out(values / 2 if dtype == "float64" else values, draw(st.sampled_from(LAYOUTS))))
    return (*made, draw(SMALL), draw(SMALL), draw(st.sampled_from([0.5, 1.0, -2.0])))


def check(compiled, python, types):
    @settings(max_examples=30, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(arguments(types))
    def same(values):
        expected, got = outcome(python, values, {}), outcome(compiled, values, {})
        # Of several errors in one statement either may be raised, before or after what was stored.
        assert expected[0] == got[0] == "raise" or expected == got

    same()


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_random_expressions(seed, tmp_path):
    text = random_expressions.program(seed, FUNCTIONS)
    path = tmp_path / f"expressions_{seed}.py"
    path.write_text(text)
    compiled = compile_module(path, path.with_suffix(".so"), "-O0")
    python = {}
    exec(compile(text, str(path), "exec"), python)
    for line in re.findall(r"export (\w+\(.*\))", text):
        name, types = line.partition("(")[0], re.findall(r"(\w+)\[([:,]+)\]", line)
        check(getattr(compiled, name), python[name], types)
