"""Random chains of array statements over views, compiled, do what NumPy does: values, dtypes, shapes, what is stored.

`RANDOM_SEEDS=40 RANDOM_FIRST=100 pytest -n 2 tests/run/test_random_chains.py` goes further.
"""

import os
import re

import numpy as np
import pytest
import random_chains
from array_values import laid_out
from random_agreement import assert_agreement

SEEDS, FUNCTIONS, CALLS = int(os.environ.get("RANDOM_SEEDS", "2")), 10, 20
FIRST = int(os.environ.get("RANDOM_FIRST", "0"))
LENGTHS = (0, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 12, 19, 33, 40)
LAYOUTS = ("C", "C", "C", "C", "F", "reversed", "stepped", "padded")


def arguments(export, source):
    """Arrays of one length, in any layout, and two numbers. The values are small multiples of a half."""
    n, m = source.choice(LENGTHS), source.choice([1, 2, 3, 4, 5, 9])
    made = []
    for dtype, axes in re.findall(r"(\w+)\[([:,]+)\]", export):
        shape = (n,) if axes == ":" else (n, m)
        values = np.array([source.randint(-6, 6) for _ in range(np.prod(shape, dtype=int))], dtype).reshape(shape)
        halved = values / values.dtype.type(2) if dtype.startswith("float") else values
        made.append(laid_out(halved, source.choice(LAYOUTS)))
    number = [1, 2, -2, 3] if export.endswith("int, int)") else [0.5, 1.0, -2.0, 3.0]
    return (*made, source.randint(0, 3), source.choice(number))


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_random_chains(seed, tmp_path):
    text, flag = random_chains.program(seed, FUNCTIONS), "-O3" if seed % 4 == 3 else "-O0"
    assert_agreement(tmp_path / f"chains_{seed}.py", text, arguments, seed=seed, calls=CALLS, flag=flag)
