"""Random loops over elements, compiled, do what NumPy and Python do: results, what is stored up to an error, and the error.

`RANDOM_SEEDS=40 RANDOM_FIRST=100 pytest -n 2 tests/run/test_random_loops.py` goes further.
"""

import os
import random
import re

import numpy as np
import pytest
import random_loops
from array_values import laid_out
from kernels_file import Overflow, compile_module, interpreted
from outcome import outcome

SEEDS, FUNCTIONS, CALLS = int(os.environ.get("RANDOM_SEEDS", "2")), 12, 20
FIRST = int(os.environ.get("RANDOM_FIRST", "0"))
LAYOUTS = ("C", "C", "C", "C", "F", "reversed", "stepped", "padded")


def arguments(export, source):
    """Two vectors, a matrix, a list, whose lengths mostly are the same, and two integers."""
    n = source.choice([0, 1, 2, 3, 4, 5, 5, 6, 6, 7, 8])
    rows, columns = source.choice([n, n, n + 1, 3, 1, 5]), source.choice([1, 2, 3, 4, 5, n])
    second = source.choice([n, n, n, n + 1, n + 3, 4, max(n - 1, 0)])
    made = []
    shapes = ((n,), (second,), (rows, columns))
    for dtype, shape in zip(re.findall(r"(\w+)\[[:,]+\]", export), shapes, strict=True):
        pool = [0, 1, 2, 3, 4, 200 if dtype == "uint8" else 5] if dtype[0] in "ub" else range(-4, 7)
        values = [source.choice(pool) for _ in range(np.prod(shape, dtype=int))]
        made.append(laid_out(np.array(values).astype(dtype).reshape(shape), source.choice(LAYOUTS)))
    numbers = [source.randint(-2, 6) for _ in range(source.choice([n, n, 3, n + 2]))]
    return (*made, numbers, source.randint(-1, 3), source.randint(-2, 3))


def same(got, expected):
    """Whether two outcomes are the same. Of two indices of one element, both out of range, C++ may look at either first:
    only the axis that is named may be another one, with its own index and length."""
    if got == expected:
        return True
    places = [
        re.match(r"IndexError: index -?\d+ is out of bounds for axis (\d) with size \d+;", one[1])
        for one in (got, expected)
    ]
    return all(places) and places[0][1] != places[1][1] and got[1][places[0].end() :] == expected[1][places[1].end() :]


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_random_loops(seed, tmp_path):
    text = random_loops.program(seed, FUNCTIONS)
    path = tmp_path / f"loops_{seed}.py"
    path.write_text(text)
    compiled = compile_module(path, path.with_suffix(".so"), "-O3" if seed % 4 == 3 else "-O0")
    python, source, compared = interpreted(path), random.Random(seed), 0
    for export in re.findall(r"export (\w+\(.*\))", text):
        name = export.partition("(")[0]
        for _ in range(CALLS):
            values = arguments(export, source)
            Overflow.happened = False
            expected = outcome(python[name], values, {})
            if Overflow.happened:  # compiled integers wrap
                continue
            got = outcome(getattr(compiled, name), values, {})
            assert same(got, expected), (name, values, got, expected)
            compared += 1
    assert compared > FUNCTIONS * CALLS // 2
