"""Compiled random programs called with random arguments, beside the same programs run by Python."""

import random
import re

from kernels_file import compile_module
from outcome import outcome


def assert_agreement(path, text, arguments, *, seed, calls, flag="-O0"):
    """Every function of a program does what Python does with it in each call, and more than half of the calls end.

    `arguments(export, source)` draws those of a call, of the types that the export line names.
    """
    path.write_text(text)
    compiled = compile_module(path, path.with_suffix(".so"), flag)
    python, source, ended = {}, random.Random(seed), []
    exec(compile(text, str(path), "exec"), python)
    for export in re.findall(r"export (\w+\(.*\))", text):
        name = export.partition("(")[0]
        for _ in range(calls):
            values = arguments(export, source)
            expected, got = outcome(python[name], values, {}), outcome(getattr(compiled, name), values, {})
            assert got == expected, (name, values)
            ended.append(expected[0] == "value")
    assert sum(ended) > len(ended) // 2, "most calls have to reach the end"
