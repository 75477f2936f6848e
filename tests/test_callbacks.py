"""Natural callbacks, user data that is bound to them, and their errors: in SciPy's functions, against Python callbacks."""

import gc
import sys
import threading

import numpy as np
import pytest

scipy = pytest.importorskip("scipy")
from callbacks_module import build  # noqa: E402
from scipy import LowLevelCallable, integrate, ndimage  # noqa: E402
from scipy._lib import _test_ccallback  # noqa: E402

IMAGE = np.random.default_rng(1).normal(size=(7, 8))
WEIGHTS = np.random.default_rng(2).normal(size=9)


@pytest.fixture(scope="module")
def m(tmp_path_factory):
    return build(tmp_path_factory.mktemp("callbacks"))


def test_integrals(m):
    low = LowLevelCallable
    assert integrate.quad(low(m.plain), 0, 3)[0] == pytest.approx(9.0)
    assert integrate.nquad(low(m.box), [[0, 10], [-10, 0], [-1, 1]])[0] == pytest.approx(1200.0)
    ranges = [[0, 1], [0, 2]]
    interpreted = integrate.nquad(lambda x, y: 2.5 * x * y, ranges)
    assert integrate.nquad(low(m.bind(m.scaled, c=2.5)), ranges) == interpreted
    assert integrate.dblquad(low(m.two), 0, 1, 0, 3) == integrate.dblquad(lambda y, x: x - y, 0, 1, 0, 3)
    three = integrate.tplquad(lambda z, y, x: 3 * x + y - z, 0, 1, 0, 2, 0, 3)
    assert integrate.tplquad(low(m.bind(m.three, 3)), 0, 1, 0, 2, 0, 3) == pytest.approx(three)


def test_filters(m):
    low = LowLevelCallable
    for name, made, python in [
        ("spread", m.spread, lambda w: w.max() - w.min()),
        ("percent", m.bind(m.percent, 75), lambda w: np.percentile(w, 75)),
        ("weighed", m.bind(m.weighed, WEIGHTS, True), lambda w: -sum(w[i] * WEIGHTS[i] for i in range(9))),
    ]:
        found, wanted = ndimage.generic_filter(IMAGE, low(made), 3), ndimage.generic_filter(IMAGE, python, 3)
        assert np.array_equal(found, wanted), name

    def moving(line, out):
        out[:] = line[:-2] + line[1:-1] + line[2:]

    assert np.array_equal(ndimage.generic_filter1d(IMAGE, low(m.moving), 3), ndimage.generic_filter1d(IMAGE, moving, 3))


def test_transforms_of_any_rank(m):
    low = LowLevelCallable
    wanted = ndimage.geometric_transform(IMAGE, lambda at: (at[0] - 0.5, at[1] - 0.5))
    assert np.array_equal(ndimage.geometric_transform(IMAGE, low(m.shifted)), wanted)
    solid = np.random.default_rng(3).normal(size=(3, 4, 5))
    wanted = ndimage.geometric_transform(solid, lambda at: (at[2] - 0.25, at[1], at[0]), output_shape=(5, 4, 3))
    found = ndimage.geometric_transform(solid, low(m.bind(m.reversed_axes, shift=0.25)), output_shape=(5, 4, 3))
    assert np.array_equal(found, wanted)
    with pytest.raises(TypeError, match="made for an output of 2 axes and an input of 2"):
        ndimage.geometric_transform(solid, low(m.shifted))


def test_names_are_the_consumers(m):
    assert LowLevelCallable(m.plain).signature == "double (double)"
    assert LowLevelCallable(m.box).signature == "double (int, double *)"
    assert LowLevelCallable(m.linear).signature == "double (double)"
    assert LowLevelCallable(m.spread).signature == "int (double *, npy_intp, double *, void *)"
    assert LowLevelCallable(m.shaped).signature == "double (int, double *, void *)"
    assert repr(m.unnamed).startswith('<capsule object "unnamed(int32, float64*, float64*)"')
    assert LowLevelCallable.from_cython(m, "box").signature == "double (int, double *)"


def test_user_data_behind_a_pointer(m):
    line = np.array([1.0, 2.0])
    for capsule in (m.bind(m.shaped, 1.0, 2.0), m.bind(m.shaped, line), m.bind(m.shaped, cp=line.reshape(1, 2))):
        assert integrate.quad(LowLevelCallable(capsule), 0, 1)[0] == pytest.approx(2.0)
    assert integrate.quad(LowLevelCallable(m.bind(m.unnamed, 1)), 0, 1)[0] == pytest.approx(1.5)
    bound = m.bind(m.shaped, line)
    line[:] = 0  # it is no copy
    assert integrate.quad(LowLevelCallable(bound), 0, 1)[0] == 0


@pytest.mark.parametrize(
    ("name", "arguments", "named", "error", "message"),
    [
        ("wave", (1.0,), {}, TypeError, "missing 1 required positional argument: 'table'"),
        ("wave", (1.0, WEIGHTS, 3), {}, TypeError, "takes 2 positional arguments but 3 were given"),
        ("wave", (1.0,), {"tabel": WEIGHTS}, TypeError, "unexpected keyword argument 'tabel'"),
        ("wave", ("1", WEIGHTS), {}, TypeError, "argument 1 'c': expected float64, got str"),
        ("wave", (1.0, WEIGHTS.astype("f4")), {}, TypeError, "argument 2 'table': dtype float32, expected float64"),
        ("wave", (1.0, WEIGHTS.reshape(3, 3)), {}, TypeError, "argument 2 'table': 2 axes, expected 1"),
        ("wave", (1.0, WEIGHTS[::2]), {}, TypeError, "argument 2 'table'"),
        ("wave", (1.0, [1.0]), {}, TypeError, "argument 2 'table'"),
        ("three", (2**70,), {}, OverflowError, "'n'"),
        ("three", (1.5,), {}, TypeError, "argument 1 'n': expected int, got float"),
        (
            "marked",
            (np.broadcast_to(0, 1),),
            {},
            ValueError,
            "writes to its user data calls, which is a read-only array",
        ),
        ("shaped", (), {}, TypeError, "user data 'cp' has to be"),
        ("shaped", (1.0, "2"), {}, TypeError, "user data 'cp' has to be"),
        ("shaped", (WEIGHTS.astype("f4"),), {}, TypeError, "user data 'cp' has to be"),
        ("shaped", (WEIGHTS[::2],), {}, TypeError, "user data 'cp' has to be"),
        ("shaped", (), {"c": 1.0}, TypeError, "user data 'cp' has to be"),
        ("plain", (1.0,), {}, TypeError, "a capsule of this module that has user data"),
    ],
)
def test_user_data_that_does_not_fit(m, name, arguments, named, error, message):
    with pytest.raises(error, match=message):
        m.bind(getattr(m, name), *arguments, **named)


def test_bind_of_what_is_no_capsule(m):
    for wrong in ((), (1,), (len, 1), (None,)):
        with pytest.raises(TypeError, match="capsule of this module"):
            m.bind(*wrong)


def cause_of(call):
    with pytest.raises(SystemError) as caught:
        call()
    return caught.value.__cause__


def test_without_user_data_nothing_is_read(m):
    low = LowLevelCallable
    cause = cause_of(lambda: integrate.quad(low(m.wave), 0, 1))
    assert type(cause) is TypeError
    assert "needs user data (c, table): pass what the module's bind(wave, c, table) gives" in str(cause)
    with pytest.raises(TypeError, match="needs user data"):
        ndimage.generic_filter(IMAGE, low(m.percent), 3)
    with pytest.raises(TypeError, match="needs user data"):
        _test_ccallback.test_call_simple(low(m.plus), 1.0)
    number = np.zeros(8)
    import ctypes

    foreign = ctypes.cast(number.ctypes.data, ctypes.c_void_p)
    assert "needs user data" in str(cause_of(lambda: integrate.quad(low(m.wave, foreign), 0, 1)))


def test_a_wrong_number_of_variables(m):
    low = LowLevelCallable
    cause = cause_of(lambda: integrate.dblquad(low(m.box), 0, 1, 0, 1))
    assert "takes 3 variables (x, y, z)" in str(cause)
    bound = m.bind(m.wave, 1.0, WEIGHTS)
    assert "give user data with bind()" in str(cause_of(lambda: integrate.quad(low(bound), 0, 1, args=(2.0,))))


def test_errors_reach_python_as_themselves(m):
    low = LowLevelCallable
    cause = cause_of(lambda: integrate.quad(low(m.root), -1, 1))
    assert (type(cause), str(cause)) == (ValueError, "math domain error")
    with pytest.raises(ValueError, match="above the limit"):
        ndimage.generic_filter(IMAGE, low(m.bind(m.refused, -5.0)), 3)
    assert ndimage.generic_filter(IMAGE, low(m.bind(m.refused, 50.0)), 1).shape == IMAGE.shape
    with pytest.raises(ValueError, match="not five"):
        _test_ccallback.test_call_simple(low(m.bind(m.plus, c=1.0)), 5.0)
    assert _test_ccallback.test_call_simple(low(m.bind(m.plus, c=1.0)), 4.0) == 5.0


def test_a_callback_that_has_raised_is_not_called_again(m):
    """ndimage goes on after a failure; the first exception stays, and what follows costs next to nothing."""
    calls = np.zeros(1, "int64")
    callback = LowLevelCallable(m.bind(m.counted, calls, 0.5))
    image = np.zeros((10, 10))
    image[:, 5:] = 1.0
    for number in range(1, 4):
        with pytest.raises(ValueError, match="above the limit"):
            ndimage.generic_filter(image, callback, 1)
        assert calls[0] == 6 * number
    assert not ndimage.generic_filter(np.zeros((10, 10)), callback, 1).any()
    assert calls[0] == 118


def test_twenty_threads_at_once(m):
    found, errors = {}, {}
    barrier = threading.Barrier(20)

    def work(number):
        callback = LowLevelCallable(m.bind(m.plus, c=float(number)))
        barrier.wait()
        for _ in range(50):
            try:
                _test_ccallback.test_call_simple(callback, 5.0)
            except ValueError as error:
                errors[number] = errors.get(number, 0) + (str(error) == "not five")
            found.setdefault(number, set()).add(_test_ccallback.test_call_simple(callback, 1.0))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: {1.0 + number} for number in range(20)}
    assert errors == dict.fromkeys(range(20), 50)


def test_bound_arrays_live_as_long_as_the_callback(m):
    table = np.array([1.0, 2.0, 3.0])
    before = sys.getrefcount(table)
    bound = m.bind(m.wave, 1.0, table)
    assert sys.getrefcount(table) == before + 1
    callback = LowLevelCallable(bound)
    del bound
    gc.collect()
    wanted = integrate.quad(callback, 0, 1)[0]
    assert sys.getrefcount(table) == before + 1
    del callback
    assert sys.getrefcount(table) == before
    for _ in range(100):
        with pytest.raises(TypeError):
            m.bind(m.wave, table, table)
    assert sys.getrefcount(table) == before
    callback = LowLevelCallable(m.bind(m.wave, 1.0, np.array([1.0, 2.0, 3.0])))
    others = [np.full(3, 9.0) for _ in range(100)]  # where the array was, if it were gone
    assert integrate.quad(callback, 0, 1)[0] == wanted
    del others


def test_every_reference_is_dropped_while_the_callback_is_in_use(m):
    """The only reference to callback, capsule and array is the argument of the call that runs."""
    calls = np.zeros(1, "int64")
    kept = [LowLevelCallable(m.bind(m.marked, calls))]
    del calls
    results = []

    def work():
        results.append(ndimage.generic_filter1d(np.random.rand(400, 400), kept.pop(), 3))

    thread = threading.Thread(target=work)
    thread.start()
    for _ in range(20):
        gc.collect()
    thread.join()
    assert results[0].shape == (400, 400)


def test_user_data_that_is_written_to(m):
    calls = np.zeros(1, "int64")
    ndimage.generic_filter1d(IMAGE, LowLevelCallable(m.bind(m.marked, calls)), 3)
    assert calls[0] == IMAGE.shape[0]
