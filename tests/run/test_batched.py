"""itertools.batched, which Python has from 3.12 on, and its `strict` from 3.13 on."""

import importlib.util
import itertools
import sys

import pytest

from capsulec.cli import main

SOURCE = """
from itertools import batched

#pythran export parts(int list, str, int)
def parts(numbers, text, n):
    return list(batched(numbers, n)), [sum(b) for b in batched(numbers, n)], list(batched(text, n))
"""
STRICT = """
#pythran export strict(int list, int)
def strict(numbers, n):
    return list(batched(numbers, n, strict=True))
"""


def outcome(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error), str(error)


@pytest.mark.skipif(not hasattr(itertools, "batched"), reason="batched is new in Python 3.12")
def test_batched(tmp_path):
    source = SOURCE + (STRICT if sys.version_info >= (3, 13) else "")
    (tmp_path / "cuts.py").write_text(source)
    assert main([str(tmp_path / "cuts.py"), "-o", str(tmp_path / "cuts.so")]) == 0
    spec = importlib.util.spec_from_file_location("cuts", tmp_path / "cuts.so")
    compiled = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(compiled)
    interpreted = {}
    exec(source, interpreted)
    for n in (0, 1, 2, 3, 9):
        for numbers in ([], [1], [1, 2, 3, 4, 5, 6]):
            arguments = numbers, "abcde", n
            assert outcome(compiled.parts, *arguments) == outcome(interpreted["parts"], *arguments)
            if "strict" in interpreted:
                assert outcome(compiled.strict, numbers, n) == outcome(interpreted["strict"], numbers, n)
