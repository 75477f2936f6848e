"""Every kernel of kernels/ does what CPython and NumPy do with it."""

import faulthandler
from pathlib import Path

import pytest
from comparison import differences
from kernels_file import Builder, kernels_of

KERNELS = [kernel for path in sorted(Path(__file__).parent.glob("kernels/*.py")) for kernel in kernels_of(path)]


def _parameter(kernel):
    marks = [pytest.mark.xdist_group(kernel.path.stem)]
    if kernel.bug:
        marks.append(pytest.mark.xfail(strict=True, reason=f"bug {kernel.bug}"))
    return pytest.param(kernel, id=kernel.id, marks=marks)


@pytest.fixture(scope="session")
def builder(tmp_path_factory, worker_id):
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "kernels"
    folder.mkdir(exist_ok=True)
    return Builder(folder)


@pytest.mark.parametrize("kernel", [_parameter(kernel) for kernel in KERNELS])
def test_kernel(kernel, builder, pytestconfig):
    module = builder.module(kernel)
    faulthandler.dump_traceback_later(120, exit=True)
    found, compared = differences(kernel, module, seed=pytestconfig.getoption("seed"))
    faulthandler.cancel_dump_traceback_later()
    assert not found, "\n" + "\n".join(found)
    assert compared >= 5, "integers overflowed in nearly all calls"
