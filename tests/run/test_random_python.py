"""Random Python programs, compiled, do what CPython does: results, exceptions, and what is printed.

`RANDOM_SEEDS=40 RANDOM_FIRST=100 pytest -n 2 tests/run/test_random_python.py` goes further.
"""

import os
import random

import pytest
import random_python
from functions_file import functions_of
from kernels_file import Overflow, compile_module, interpreted
from outcome import printed

SEEDS, FUNCTIONS, CALLS = int(os.environ.get("RANDOM_SEEDS", "3")), 8, 14
FIRST = int(os.environ.get("RANDOM_FIRST", "0"))
ITEMS = {
    "int": (0, 1, 2, 3, -1, 5, 7, -4),
    "float": (0.0, 0.5, -1.5, 2.25, 3.0),
    "bool": (True, False),
    "str": ("", "a", "ab", "b,a", "12", "x y z", "Ünï😀", "aab", "é"),
}


def argument(type_, source):
    """A value of one of the types of the exports, by its name."""
    if type_.endswith(" list"):
        return [argument(type_.removesuffix(" list"), source) for _ in range(source.choice([0, 1, 3, 4]))]
    if type_.endswith(" dict"):
        return {source.choice(ITEMS["str"]): source.randint(-2, 5) for _ in range(source.choice([0, 1, 3]))}
    return source.choice(ITEMS[type_])


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_random_python(seed, tmp_path):
    path = tmp_path / f"python_{seed}.py"
    path.write_text(random_python.program(seed, FUNCTIONS))
    compiled = compile_module(path, path.with_suffix(".so"), "-O0")
    python, source, compared = interpreted(path), random.Random(seed), 0
    for function in functions_of(path):
        for _ in range(CALLS):
            values = tuple(argument(str(parameter.type), source) for parameter in function.exports[0].parameters)
            Overflow.happened = False
            expected = printed(python[function.name], values, {})
            if Overflow.happened:  # compiled integers wrap
                continue
            assert printed(getattr(compiled, function.name), values, {}) == expected, (function.name, values)
            compared += 1
    assert compared > FUNCTIONS * CALLS // 2
