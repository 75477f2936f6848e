"""Every exported function of functions/ does what CPython does with it."""

import faulthandler
import re
import sys
from pathlib import Path

import numpy as np
import pytest
from functions_file import functions_of, without
from kernels_file import Builder
from outcome import differences

FUNCTIONS = [one for path in sorted(Path(__file__).parent.glob("functions/*.py")) for one in functions_of(path)]


def _parameter(function):
    marks = [pytest.mark.xdist_group(function.path.stem)]
    if function.bug:
        marks.append(pytest.mark.xfail(strict=True, reason=f"bug {function.bug}"))
    if needs := re.search(r"# needs (numpy|python) (\d+)\.(\d+): (.+)", function.source):
        version = np.__version__ if needs[1] == "numpy" else sys.version
        older = tuple(map(int, version.split(".")[:2])) < (int(needs[2]), int(needs[3]))
        marks.append(pytest.mark.skipif(older, reason=f"{needs[1]} {version.split()[0]}: {needs[4]}"))
    if until := re.search(r"# until python 3\.(\d+): (.+)", function.source):
        reason = f"Python {sys.version.split()[0]}: {until[2]}"
        marks.append(pytest.mark.skipif(sys.version_info[1] > int(until[1]), reason=reason))
    return pytest.param(function, id=function.id, marks=marks)


@pytest.fixture(scope="session")
def function_builder(tmp_path_factory, worker_id):
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "functions"
    folder.mkdir(exist_ok=True)
    return Builder(folder, functions_of, without)


@pytest.mark.parametrize("function", [_parameter(function) for function in FUNCTIONS])
def test_function(function, function_builder, pytestconfig):
    module = function_builder.module(function)
    faulthandler.dump_traceback_later(120, exit=True)
    found, compared = differences(function, module, seed=pytestconfig.getoption("seed"))
    faulthandler.cancel_dump_traceback_later()
    assert not found, "\n" + "\n".join(found)
    assert compared >= min(5, len(function.given) or 5), "integers overflowed in nearly all calls"
