"""Random indexing, compiled, does what NumPy does: values, shapes, what is stored, and exceptions."""

import os
import re

import numpy as np
import pytest
import random_indexing
from array_values import copied, laid_out
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kernels_file import compile_module

SEEDS, FUNCTIONS = int(os.environ.get("RANDOM_SEEDS", "2")), 14
FIRST = int(os.environ.get("RANDOM_FIRST", "0"))
LAYOUTS = ("C", "C", "F", "reversed", "stepped", "padded")
NUMBERS = st.integers(-20, 20)


@st.composite
def arguments(draw, ndim):
    """An array of any layout, two index arrays, two integers."""
    shape = tuple(draw(st.lists(st.sampled_from([0, 1, 2, 2, 3, 3, 4, 5]), min_size=ndim, max_size=ndim)))
    plain = np.array(draw(st.lists(NUMBERS, min_size=int(np.prod(shape)), max_size=int(np.prod(shape)))), np.int64)
    array = laid_out(plain.reshape(shape), draw(st.sampled_from(LAYOUTS)))
    places = st.lists(NUMBERS, max_size=4).map(lambda values: np.array(values, np.int64))
    return array, draw(places), draw(places), draw(st.integers(-3, 4)), draw(st.integers(-3, 4))


def outcome(function, values):
    """What a call gives or raises, and the array as it is then."""
    values = [copied(value) for value in values]
    try:
        parts = function(*values)
        result = [(type(part).__name__, str(part.dtype), part.shape, part.tolist()) for part in parts]
    except Exception as error:
        # NumPy leaves out leading axes of length 1 from what does not fit; ours shows the shape as it is.
        text = re.sub(r"input array from shape \([\d,]*\)", "input array", str(error))
        # Of several indices that are out of range either may be named.
        text = re.sub(r"index -?\d+ is out of bounds for axis \d with size \d+", "index is out of bounds", text)
        result = f"{type(error).__name__}: {text}"
    return result, values[0].tolist()


def check(compiled, python, ndim):
    @settings(max_examples=40, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(arguments(ndim))
    def same(values):
        assert outcome(compiled, values) == outcome(python, values)

    same()


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_random_indexing(seed, tmp_path):
    text = random_indexing.program(seed, FUNCTIONS)
    path = tmp_path / f"indexing_{seed}.py"
    path.write_text(text)
    compiled = compile_module(path, path.with_suffix(".so"), "-O0")
    python = {}
    exec(compile(text, str(path), "exec"), python)
    for name, axes in re.findall(r"export (\w+)\(int64\[([:,]+)\]", text):
        check(getattr(compiled, name), python[name], axes.count(":"))
