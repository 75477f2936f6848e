"""Random calls with the options that they have, compiled, do what NumPy does: values, dtypes, shapes, what is stored, errors.

`RANDOM_SEEDS=40 RANDOM_FIRST=100 pytest -n 2 tests/run/test_random_calls.py` goes further.
"""

import os
import re

import numpy as np
import pytest
import random_calls
from array_values import laid_out
from random_agreement import assert_agreement

SEEDS, FUNCTIONS, CALLS = int(os.environ.get("RANDOM_SEEDS", "2")), 10, 20
FIRST = int(os.environ.get("RANDOM_FIRST", "0"))
LAYOUTS = ("C", "C", "C", "C", "F", "reversed", "stepped", "padded")


def arguments(export, source):
    """Arrays of one shape, in any layout, and an integer."""
    shape = tuple(source.choice([0, 1, 2, 3, 3, 4, 5, 9]) for _ in range(export.partition("]")[0].count(":")))
    made = []
    for dtype in re.findall(r"(\w+)\[", export):
        pool = [0, 1, 2, 3, 5, 100] if dtype[0] == "u" else [0, 1] if dtype == "bool" else range(-4, 5)
        values = np.array([source.choice(pool) for _ in range(int(np.prod(shape)))], dtype).reshape(shape)
        made.append(laid_out(values / values.dtype.type(2) if dtype[0] == "f" else values, source.choice(LAYOUTS)))
    return (*made, source.randint(-2, 3))


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_random_calls(seed, tmp_path):
    text = random_calls.program(seed, FUNCTIONS)
    assert_agreement(tmp_path / f"calls_{seed}.py", text, arguments, seed=seed, calls=CALLS)
