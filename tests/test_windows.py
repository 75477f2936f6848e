"""Reductions of the windows of a filter give NumPy's numbers, bit by bit, however long the windows are."""

import importlib.util

import numpy as np
import pytest

from capsulec.cli import main

ndimage = pytest.importorskip("scipy.ndimage", reason="needs SciPy")

FUNCTIONS = {
    "total": "window.sum()",
    "mean": "window.mean()",
    "deviation": "np.std(window)",
    "spread": "window.max() - window.min()",
    "least": "window.min()",
    "median": "np.median(window)",
    "upper": "np.percentile(window, 75)",
    "squares": "np.sqrt(np.sum(window**2))",
}
SOURCE = "import numpy as np\n" + "".join(
    f"\n#pythran export capsule {name}(float64[:]) for scipy.ndimage.generic_filter\n"
    f"def {name}(window):\n    return {text}\n"
    for name, text in FUNCTIONS.items()
)
PLAIN = {  # with the C shape
    "plain_total": "window.sum()",
    "plain_spread": "window.max() - window.min()",
    "plain_middle": "np.sort(window)[len(window) // 2]",
}
SOURCE += "\nfrom numpy.ctypeslib import as_array\n" + "".join(
    f"\n#pythran export capsule {name}(float64*, intp, float64*, float64*) for scipy.ndimage.generic_filter\n"
    f"def {name}(elements, size, result, user_data):\n"
    f"    window = as_array(elements, size)\n    result[0] = {text}\n    return 1\n"
    for name, text in PLAIN.items()
)


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    directory = tmp_path_factory.mktemp("windows")
    (directory / "windows.py").write_text(SOURCE)
    assert main([str(directory / "windows.py"), "-o", str(directory / "windows.so"), "-O2"]) == 0
    spec = importlib.util.spec_from_file_location("windows", directory / "windows.so")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def interpreted(name):
    return eval(f"lambda window: {(FUNCTIONS | PLAIN)[name]}", {"np": np})


@pytest.mark.parametrize("name", [*FUNCTIONS, *PLAIN])
@pytest.mark.parametrize("kind", ["numbers", "few values", "nan", "infinities", "zeros"])
def test_windows_of_all_lengths(module, name, kind):
    from scipy import LowLevelCallable

    random = np.random.default_rng(3)
    line = {
        "numbers": random.random(160) * 1e3,
        "few values": random.integers(0, 4, 160) * 0.1,
        "nan": np.where(random.random(160) < 0.1, np.nan, random.random(160)),
        "infinities": random.choice([np.inf, -np.inf, 1.5, 2.5], 160),
        "zeros": -np.zeros(160),
    }[kind]
    python, compiled = interpreted(name), LowLevelCallable(getattr(module, name))
    with np.errstate(all="ignore"):
        for size in [*range(1, 36), 63, 64, 65, 127, 128, 129, 150]:
            image = line[None, :]
            expected = ndimage.generic_filter(image, python, (1, size), mode="constant", cval=0.25)
            found = ndimage.generic_filter(image, compiled, (1, size), mode="constant", cval=0.25)
            if name in ("median", "upper", "total", "mean", "spread", "least", *PLAIN):
                np.testing.assert_array_equal(found, expected, f"{name} of {size}")
            else:  # NumPy's own square root and vector instructions
                np.testing.assert_allclose(found, expected, 1e-15, 0, True, f"{name} of {size}")
