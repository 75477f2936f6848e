"""Exported gufuncs, as NumPy calls them; what they give is what numpy.vectorize gives with the same signature."""

import importlib.util
import inspect
import pickle
import re
import sys
import threading

import numpy as np
import pytest

from capsulec.cli import main

SOURCE = '''
import math
import numpy as np

#pythran export gufunc inner(float32[:], float32[:]) "(n),(n)->()"
#pythran export gufunc inner(float64[:], float64[:]) "(n),(n)->()"
#pythran export gufunc inner(complex128[:], complex128[:]) "(n),(n)->()"
def inner(a, b):
    """Inner product.

    Of two vectors.
    """
    return (a * b).sum()


#pythran export gufunc center(float64[:]) "(n)->(n)"
def center(a):
    return a - a.mean()


#pythran export gufunc product(float64[:,:], float64[:,:]) "(m?,n),(n,p?)->(m?,p?)"
def product(a, b):
    return a @ b


#pythran export gufunc parts(float64[:,:], int) "(m,n),()->(n,m),(),()"
def parts(a, k):
    return a.T * k, a[0, 0], k > 2


#pythran export gufunc cross(float64[:], float64[:]) "(3),(3)->(3)"
def cross(a, b):
    return np.array([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]])


#pythran export gufunc sums(float64[:], float64[:], float64[:]) "(n)->(n),()"
#pythran export gufunc sums(complex128[:], complex128[:], complex128[:]) "(n)->(n),()"
def sums(a, out, total):
    total[0] = 0
    for i in range(len(a)):
        total[0] += a[i]
        out[i] = total[0]


#pythran export gufunc turned(float64[:], float64[:]) "(n)->(n)"
def turned(a, out):
    for i in range(len(a)):
        out[i] = a[len(a) - 1 - i]


#pythran export gufunc flipped(float64[:]) "(n)->(n),()"
def flipped(a):
    return a[::-1], a[0]


#pythran export gufunc shorter(float64[:]) "(n)->(n)"
def shorter(a):
    return a[1:]


#pythran export gufunc largest(int64[:]) "(n)->()"
def largest(a):
    for x in a:
        if x < 0:
            raise ValueError("no negative numbers: " + str(x))
    return a.max()


#pythran export gufunc pair(float64) "()->(2)"
def pair(x):
    return np.array([x, math.sqrt(x)])


#pythran export gufunc scaled(float64[:]) "(n)->(n)"
def scaled(a, factor=2.5):
    return a * factor


#pythran export gufunc itself(int32[:,:]) "(m,n)->(m,n)"
def itself(a):
    return a


#pythran export gufunc twice(float64) "()->()"
def twice(x):
    return 2 * x
'''


@pytest.fixture(scope="module")
def module(tmp_path_factory):
    directory = tmp_path_factory.mktemp("gufunc")
    (directory / "built_gufuncs.py").write_text(SOURCE)
    output = directory / "built_gufuncs.so"
    assert main([str(directory / "built_gufuncs.py"), "-o", str(output), "-O1"]) == 0
    spec = importlib.util.spec_from_file_location("built_gufuncs", output)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    sys.modules["built_gufuncs"] = found
    yield found
    del sys.modules["built_gufuncs"]


@pytest.fixture(scope="module")
def interpreted():
    names = {}
    exec(SOURCE, names)
    return lambda name, signature: np.vectorize(names[name], signature=signature)


def equal(found, expected):
    expected = np.asarray(expected)
    assert np.asarray(found).dtype == expected.dtype
    np.testing.assert_allclose(found, expected, rtol=1e-12 if expected.dtype.itemsize > 4 else 1e-6, atol=1e-14)


def random(*shape):
    return np.random.default_rng(7).random(shape)


def test_what_it_is(module):
    assert type(module.inner) is np.ufunc
    assert (module.inner.nin, module.inner.nout, module.inner.ntypes) == (2, 1, 3)
    assert module.inner.types == ["ff->f", "dd->d", "DD->D"]
    assert module.inner.signature == "(n),(n)->()"
    assert module.parts.types == ["dl->dd?"]
    assert module.sums.types == ["d->dd", "D->DD"]
    assert (module.sums.nin, module.sums.nout) == (1, 2)
    assert module.twice.signature is None or module.twice.signature == "()->()"


def test_broadcasting(module, interpreted):
    a, b = random(4, 5), random(3, 1, 5)
    expected = interpreted("inner", "(n),(n)->()")
    equal(module.inner(a, b), expected(a, b))
    equal(module.inner(a, b[0, 0]), expected(a, b[0, 0]))
    equal(module.inner(a[0], b[0, 0]), expected(a[0], b[0, 0]))
    assert type(module.inner(a[0], a[1])) is np.float64
    with pytest.raises(ValueError, match="mismatch in its core dimension 0"):
        module.inner(a, random(4))
    with pytest.raises(ValueError, match="broadcast"):
        module.inner(a, random(3, 5))


@pytest.mark.parametrize("take", [np.s_[:, ::2], np.s_[::-1, ::-2], np.s_[:, ::-1], np.s_[1:1], np.s_[:, 2:2]])
def test_any_strides(module, interpreted, take):
    a, b = random(6, 8)[take], random(6, 8)[::-1][take]
    equal(module.inner(a, b), interpreted("inner", "(n),(n)->()")(a, b) if a.size else np.zeros(len(a)))
    turned = np.asfortranarray(random(2, 6, 8))
    equal(module.parts(turned, 3)[0], interpreted("parts", "(m,n),()->(n,m),(),()")(turned, 3)[0])


def test_resolution(module):
    equal(module.inner(np.float32([1, 2]), np.float32([3, 4])), np.float32(11))
    equal(module.inner([1, 2], [3, 4]), 11.0)
    equal(module.inner(np.float32([1, 2]), [3, 4]), 11.0)
    equal(module.inner([1j, 2], [3, 4]), 8 + 3j)
    equal(module.inner(np.int8([1, 2]), np.int8([3, 4]), dtype=float), 11.0)
    equal(module.inner([1, 2], [3, 4], signature="ff->f"), np.float32(11))
    with pytest.raises(TypeError, match="ufunc 'largest' not supported for the input types"):
        module.largest([1.5])


def test_results_that_are_arrays(module, interpreted):
    a = random(3, 4, 5)
    equal(module.center(a), interpreted("center", "(n)->(n)")(a))
    found, expected = module.parts(a, [1, 2, 3]), interpreted("parts", "(m,n),()->(n,m),(),()")(a, [1, 2, 3])
    for one, other in zip(found, expected, strict=True):
        equal(one, other)
    equal(module.cross([1, 0, 0], [[0, 1, 0], [0, 0, 1]]), [[0.0, 0.0, 1.0], [0.0, -1.0, 0.0]])
    equal(module.pair([4.0, 9.0]), [[4.0, 2.0], [9.0, 3.0]])
    equal(module.scaled(a), a * 2.5)
    equal(module.itself(np.arange(6, dtype=np.int32).reshape(3, 2).T), np.int32([[0, 2, 4], [1, 3, 5]]))
    equal(module.twice(a), a * 2)


def test_dimensions_that_may_be_missing(module):
    a, b = random(2, 3, 4), random(4, 5)
    equal(module.product(a, b), a @ b)
    equal(module.product(a[0, 0], b), a[0, 0] @ b)
    equal(module.product(a, b[:, 0]), a @ b[:, 0])
    equal(module.product(a[0, 0], b[:, 0]), a[0, 0] @ b[:, 0])


def test_a_function_that_writes_its_results(module):
    a = random(3, 4)
    running, total = module.sums(a)
    equal(running, a.cumsum(axis=1))
    equal(total, a.sum(axis=1))
    strided = np.zeros((3, 8))
    module.sums(a, out=(strided[:, ::2], None))
    equal(strided[:, ::2], a.cumsum(axis=1))
    equal(strided[:, 1::2], np.zeros((3, 4)))


def test_results_that_are_written_over_an_operand(module):
    """NumPy copies arrays that overlap, but not where the result is the operand."""
    a = random(3, 4)
    for changed in (a.copy(), np.asfortranarray(a), np.repeat(a, 2, axis=1)[:, ::2]):
        module.turned(changed, out=changed)
        equal(changed, a[:, ::-1])
        module.flipped(changed, out=(changed, None))
        equal(changed, a)
    changed = a.copy()
    module.turned(changed[:, ::-1], out=changed)
    equal(changed, a)
    changed = np.arange(6.0)
    module.turned(changed[:-1], out=changed[1:])
    equal(changed, np.array([0.0, 4.0, 3.0, 2.0, 1.0, 0.0]))


def test_axes(module):
    a = random(3, 4, 5)
    equal(module.inner(a, a, axis=1), (a * a).sum(axis=1))
    equal(module.inner(a, a, axis=0, keepdims=True), (a * a).sum(axis=0, keepdims=True))
    equal(module.inner(a, a[0].T, axes=[1, 1, ()]), np.einsum("ijk,kj->ik", a, a[0].T))
    equal(module.center(a, axis=1), a - a.mean(axis=1, keepdims=True))
    equal(module.product(a, a, axes=[(0, 1), (1, 0), (0, 1)]), np.einsum("ijk,ljk->ilk", a, a))
    with pytest.raises(TypeError, match="axis can only be used with a single shared core dimension"):
        module.parts(a, 1, axis=0)


def test_out(module):
    a = random(3, 4)
    out = np.zeros(3)
    assert module.inner(a, a, out=out) is out
    equal(out, (a * a).sum(axis=1))
    turned = np.zeros((4, 3))
    module.center(a, out=turned.T)
    equal(turned.T, a - a.mean(axis=1, keepdims=True))
    changed = a.copy()
    module.center(changed, out=changed)
    equal(changed, a - a.mean(axis=1, keepdims=True))
    half = np.zeros((3, 4), np.float32)
    module.center(a, out=half)
    equal(half, (a - a.mean(axis=1, keepdims=True)).astype(np.float32))
    with pytest.raises(ValueError, match="mismatch in its core dimension 0"):
        module.center(a, out=np.zeros((3, 5)))


def test_elements_of_records(module):
    """Their strides are no multiple of a complex number's size."""
    records = np.zeros((3, 6), dtype=[("z", complex), ("x", float)])
    records["z"] = random(3, 6) + 1j * random(3, 6)[::-1]
    z = records["z"].copy()
    equal(module.inner(records["z"], records["z"]), (z * z).sum(axis=1))
    out = np.zeros((3, 6), dtype=[("z", complex), ("x", float)])
    module.sums(records["z"], out=(out["z"], None))
    equal(out["z"], z.cumsum(axis=1))
    assert (out["x"] == 0).all()


def test_unaligned_and_swapped(module):
    a = np.arange(12.0).reshape(3, 4)
    unaligned = np.zeros(8 * 12 + 1, np.uint8)[1:].view(float).reshape(3, 4)
    unaligned[:] = a
    equal(module.center(unaligned), module.center(a))
    equal(module.center(a.astype(">f8")), module.center(a))
    frozen = a.copy()
    frozen.flags.writeable = False
    equal(module.center(frozen), module.center(a))


def test_what_the_function_raises(module):
    good, bad = np.array([[1, 5], [7, 2]]), np.array([[1, 5], [7, -2], [-3, 1]])
    for _ in range(2):
        with pytest.raises(ValueError, match=r"^no negative numbers: -2$"):
            module.largest(bad)
    equal(module.largest(good), np.array([5, 7]))
    with pytest.raises(ValueError, match="zero-size array to reduction operation maximum"):
        module.largest(np.zeros((2, 0), int))
    equal(module.largest(np.zeros((0, 2), int)), np.zeros(0, int))
    with pytest.raises(ValueError, match=r"math domain error|expected a nonnegative input"):
        module.pair(-1.0)


def test_a_result_of_another_length(module):
    message = "shorter() returned an array of shape (3,), and its signature (n)->(n) wants (4,)"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        module.shorter(random(2, 4))


def test_threads(module):
    numbers = np.arange(1, 40001).reshape(200, 200)
    expected, found = module.largest(numbers), {}

    def work(index):
        try:
            found[index] = module.largest(numbers if index % 2 else -numbers)
        except ValueError as error:
            found[index] = str(error)

    threads = [threading.Thread(target=work, args=(index,)) for index in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for index in range(8):
        if index % 2:
            equal(found[index], expected)
        else:
            assert found[index] == "no negative numbers: -1"


def test_documentation(module):
    head, _, rest = module.inner.__doc__.partition("\n\n")
    assert head.startswith("inner(x1, x2, /, out=None, *, ")
    assert "axes, axis" in head
    assert inspect.cleandoc(rest.partition("Supported")[0]) == "Inner product.\n\nOf two vectors."
    assert rest.endswith(
        "Supported prototypes:\n\n- inner(float32[:], float32[:]) -> float32 with (n),(n)->()\n"
        "- inner(float64[:], float64[:]) -> float64 with (n),(n)->()\n"
        "- inner(complex128[:], complex128[:]) -> complex128 with (n),(n)->()"
    )
    assert "- sums(float64[:]) -> float64[:], float64 with (n)->(n),()" in module.sums.__doc__


def test_pickle(module):
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(module.inner, protocol)) is module.inner


def test_a_stub_says_what_they_are(tmp_path, capsys):
    (tmp_path / "kernel.py").write_text('#pythran export gufunc f(int[:]) "(n)->()"\ndef f(x):\n    return x.sum()\n')
    assert main([str(tmp_path / "kernel.py"), "--emit=pyi"]) == 0
    assert "\nf: typing.Final[numpy.ufunc]\n" in capsys.readouterr().out
