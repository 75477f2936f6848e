"""capsulec.low_level: a LowLevelCallable that is pickled, and travels through multiprocessing, joblib and dask."""

import multiprocessing
import os
import pickle
import sys

import numpy as np
import pytest

pytest.importorskip("scipy")
from callbacks_module import build
from scipy import LowLevelCallable, integrate, ndimage
from scipy._lib import _test_ccallback

import capsulec

RANGES = [[0, 1], [0, 2]]
WANTED = [c * 0.5 * 2 for c in range(6)]


@pytest.fixture(scope="module")
def m(tmp_path_factory):
    folder = tmp_path_factory.mktemp("travelling")
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), *([before] if before else [])])
    sys.path.insert(0, str(folder))
    yield build(folder, "travelling_callbacks")
    sys.path.remove(str(folder))
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before


def sweep(callback):
    """What a worker does: it never sees the module but through the callback."""
    return integrate.nquad(callback, [[0, 1], [0, 2]])[0]


def test_attributes(m):
    made = capsulec.low_level(m.scaled, c=2.0)
    assert isinstance(made, LowLevelCallable)
    assert made.signature == "double (int, double *, void *)"
    assert repr(made) == "capsulec.low_level(travelling_callbacks.scaled, c=2.0)"
    plain = capsulec.low_level(m.plain)
    assert plain.ctypes(3.0) == 9.0
    assert plain.address == capsulec.low_level(m.plain).address != made.address
    assert capsulec.low_level(m.unnamed, 1.0).signature == "double (int, double *, void *)"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(m, protocol):
    made = capsulec.low_level(m.wave, 2.0, table=np.array([1.0, 2.0]))
    again = pickle.loads(pickle.dumps(made, protocol))
    assert repr(again) == repr(made)
    assert integrate.quad(again, 0, 1) == integrate.quad(made, 0, 1)
    assert sweep(pickle.loads(pickle.dumps(capsulec.low_level(m.scaled, c=3.0)))) == pytest.approx(3.0)


def test_what_is_no_capsule(m):
    for wrong in (None, len, sweep):
        with pytest.raises(TypeError, match="low_level\\(\\) takes a capsule"):
            capsulec.low_level(wrong)
    with pytest.raises(TypeError, match="'c'"):
        capsulec.low_level(m.scaled, c="1")
    with pytest.raises(TypeError, match="unexpected keyword argument 'd'"):
        capsulec.low_level(m.scaled, d=1.0)
    with pytest.raises(TypeError, match="imported"):
        capsulec.low_level(_test_ccallback.test_get_plus1_capsule())
    with pytest.raises(TypeError, match="values of user data behind it"):
        capsulec.low_level(m.bind(m.scaled, 1.0))


def test_filters(m):
    image = np.random.default_rng(4).normal(size=(5, 6))
    found = ndimage.generic_filter(image, capsulec.low_level(m.percent, q=50.0), 3)
    assert np.array_equal(found, ndimage.generic_filter(image, np.median, 3))


def test_multiprocessing(m):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        found = pool.map(sweep, [capsulec.low_level(m.scaled, c=float(c)) for c in range(6)])
    assert found == pytest.approx(WANTED)


def test_joblib(m):
    joblib = pytest.importorskip("joblib", reason="in the extra `test`")
    jobs = [joblib.delayed(sweep)(capsulec.low_level(m.scaled, c=float(c))) for c in range(6)]
    assert joblib.Parallel(n_jobs=2)(jobs) == pytest.approx(WANTED)


def test_dask(m):
    distributed = pytest.importorskip("dask.distributed", reason="in the extra `test`")
    cluster = distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None)
    with cluster, distributed.Client(cluster) as client:
        futures = client.map(sweep, [capsulec.low_level(m.scaled, c=float(c)) for c in range(6)])
        pids = set(client.run(os.getpid).values())
        assert client.gather(futures) == pytest.approx(WANTED)
    assert len(pids) == 2
    assert os.getpid() not in pids
