"""A compiled module as SciPy's main branch has one for its RBFInterpolator: eleven kernels in capsules, and functions that
take a kernel as float64(float64) and pass it on to helpers. Put in the place of SciPy's own, it gives the same."""

import importlib.util
import pickle
import threading

import numpy as np
import pytest

from capsulec.cli import main

interpolate = pytest.importorskip("scipy.interpolate", reason="needs SciPy")

SOURCE = '''
import numpy as np

# pythran export capsule linear(float64)
def linear(r):
    return -r

# pythran export capsule thin_plate_spline(float64)
def thin_plate_spline(r):
    return 0.0 if r == 0 else r**2 * np.log(r)

# pythran export capsule cubic(float64)
def cubic(r):
    return r**3

# pythran export capsule quintic(float64)
def quintic(r):
    return -(r**5)

# pythran export capsule multiquadric(float64)
def multiquadric(r):
    return -np.sqrt(r**2 + 1)

# pythran export capsule inverse_multiquadric(float64)
def inverse_multiquadric(r):
    return 1 / np.sqrt(r**2 + 1)

# pythran export capsule inverse_quadratic(float64)
def inverse_quadratic(r):
    return 1 / (r**2 + 1)

# pythran export capsule gaussian(float64)
def gaussian(r):
    return np.exp(-(r**2))

# pythran export capsule matern(float64)
def matern(r):
    return (1 + r) * np.exp(-r)

# pythran export capsule wendland(float64)
def wendland(r):
    return (1 - r) ** 4 * (4 * r + 1) if r < 1 else 0.0

# pythran export capsule logarithmic(float64)
def logarithmic(r):
    return np.log(r + 1)


def fill_kernel(points, epsilon, kernel, out):
    """out[i, j] is the kernel of the scaled distance of two points."""
    for i in range(points.shape[0]):
        for j in range(i + 1):
            value = kernel(np.linalg.norm(points[i] - points[j]) * epsilon)
            out[i, j] = value
            out[j, i] = value


def fill_distances(x, points, epsilon, kernel, out):
    for i in range(points.shape[0]):
        out[i] = kernel(np.linalg.norm(x - points[i]) * epsilon)


def fill_powers(x, powers, out):
    for i in range(powers.shape[0]):
        out[i] = np.prod(x ** powers[i])


# pythran export polynomial_matrix(float64[:,:], int64[:,:])
def polynomial_matrix(x, powers):
    """The monomials of each point."""
    out = np.empty((x.shape[0], powers.shape[0]))
    for i in range(x.shape[0]):
        fill_powers(x[i], powers, out[i])
    return out


# pythran export build_system(float64[:,:], float64[:,:], float64[:], float64(float64), float64, int64[:,:])
def build_system(points, values, smoothing, kernel, epsilon, powers):
    """Matrix and right-hand sides for the coefficients, in LAPACK's order, and how points are shifted and scaled."""
    p, r = points.shape[0], powers.shape[0]
    least = np.min(points, axis=0)
    largest = np.max(points, axis=0)
    shift = (largest + least) / 2
    scale = (largest - least) / 2
    scale[scale == 0.0] = 1.0
    left = np.empty((p + r, p + r)).T
    fill_kernel(points, epsilon, kernel, left[:p, :p])
    moved = (points - shift) / scale
    for i in range(p):
        fill_powers(moved[i], powers, left[i, p:])
    left[p:, :p] = left[:p, p:].T
    left[p:, p:] = 0.0
    for i in range(p):
        left[i, i] += smoothing[i]
    right = np.empty((values.shape[1], p + r)).T
    right[:p] = values
    right[p:] = 0.0
    return left, right, shift, scale


# pythran export build_evaluation(float64[:,:], float64[:,:], float64(float64), float64, int64[:,:], float64[:], float64[:])
def build_evaluation(x, points, kernel, epsilon, powers, shift, scale):
    """What the coefficients are multiplied with, for each place."""
    q, p, r = x.shape[0], points.shape[0], powers.shape[0]
    out = np.empty((q, p + r))
    moved = (x - shift) / scale
    for i in range(q):
        fill_distances(x[i], points, epsilon, kernel, out[i, :p])
        fill_powers(moved[i], powers, out[i, p:])
    return out


# pythran export integral(float64(float64), float64, int)
def integral(kernel, end, count):
    """By the middles of so many pieces: a helper's helper calls the kernel."""
    return summed(kernel, end / count, count)


def summed(kernel, step, count):
    total = 0.0
    for i in range(count):
        total += called(kernel, (i + 0.5) * step)
    return total * step


def called(kernel, x):
    return kernel(x)
'''
KERNELS = SOURCE.split("export capsule ")
KERNELS = [part.partition("(")[0] for part in KERNELS[1:]]
SCIPY = [
    "linear",
    "thin_plate_spline",
    "cubic",
    "quintic",
    "multiquadric",
    "inverse_multiquadric",
    "inverse_quadratic",
    "gaussian",
]


@pytest.fixture(name="module", scope="module")
def fixture_module(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kernels")
    (folder / "kernel_module.py").write_text(SOURCE)
    assert main([str(folder / "kernel_module.py"), "-O2", "-o", str(folder / "kernel_module.so")]) == 0
    spec = importlib.util.spec_from_file_location("kernel_module", folder / "kernel_module.so")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(name="interpreted", scope="module")
def fixture_interpreted():
    names = {}
    exec(SOURCE, names)
    return names


def put_in_place(module, monkeypatch):
    """SciPy's interpolator with our module for its own; kernels by their names."""
    scipys = pytest.importorskip("scipy.interpolate._rbfinterp_np", reason="SciPy has it from 1.17 on")

    def system(y, d, smoothing, kernel, epsilon, powers):
        return module.build_system(y, d, smoothing, getattr(module, kernel), float(epsilon), powers)

    def evaluation(x, y, kernel, epsilon, powers, shift, scale):
        return module.build_evaluation(x, y, getattr(module, kernel), float(epsilon), powers, shift, scale)

    monkeypatch.setattr(scipys, "_pythran_build_system", system)
    monkeypatch.setattr(scipys, "_pythran_build_evaluation_coefficients", evaluation)
    monkeypatch.setattr(scipys, "_pythran_polynomial_matrix", module.polynomial_matrix)


def test_there_are_eleven(module):
    assert len(KERNELS) == 11
    for name in KERNELS:
        assert f'"{name}(float64)"' in repr(getattr(module, name))
        assert '"double (double)"' in repr(module.__pyx_capi__[name])


@pytest.mark.parametrize("name", SCIPY)
@pytest.mark.parametrize("degree", [-1, 0, 1, 2])
def test_in_scipys_interpolator(module, monkeypatch, name, degree):
    random = np.random.default_rng(8)
    points, values, places = random.random((40, 2)), random.random((40, 3)), random.random((25, 2))
    least = {"linear": 0, "thin_plate_spline": 1, "cubic": 1, "quintic": 2, "multiquadric": 0}.get(name, -1)
    options = {"kernel": name, "epsilon": 1.7, "degree": max(degree, least), "smoothing": 0.01}

    def interpolated():
        return interpolate.RBFInterpolator(points, values, **options)(places)

    wanted = interpolated()
    put_in_place(module, monkeypatch)
    np.testing.assert_allclose(interpolated(), wanted, rtol=1e-9, atol=1e-12)
    local = interpolate.RBFInterpolator(points, values, neighbors=20, **options)
    assert local(places).shape == (25, 3)
    again = pickle.loads(pickle.dumps(local))
    np.testing.assert_array_equal(again(places), local(places))


@pytest.mark.parametrize("name", KERNELS)
def test_as_interpreted(module, interpreted, name):
    random = np.random.default_rng(2)
    points, values, powers = random.random((9, 2)), random.random((9, 1)), np.array([[0, 0], [1, 0], [0, 1]])
    arguments = points, values, np.full(9, 0.5)
    found = module.build_system(*arguments, getattr(module, name), 1.5, powers)
    wanted = interpreted["build_system"](*arguments, interpreted[name], 1.5, powers)
    for one, other in zip(found, wanted, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-14, atol=1e-15)
        assert one.flags.f_contiguous == other.flags.f_contiguous
    wanted = interpreted["integral"](interpreted[name], 2.0, 100)
    np.testing.assert_allclose(module.integral(getattr(module, name), 2.0, 100), wanted, rtol=1e-14)


def test_kernels_in_several_threads(module):
    wanted = [module.integral(getattr(module, name), 2.0, 1000) for name in KERNELS]
    found = [[] for _ in range(4)]

    def work(number):
        for _ in range(50):
            found[number].append([module.integral(getattr(module, name), 2.0, 1000) for name in KERNELS])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(values == wanted for one in found for values in one)


def test_kernels_of_other_modules_and_wrong_ones(module):
    with pytest.raises(TypeError, match="argument 1 'kernel': expected a capsule with a C function"):
        module.integral("linear", 1.0, 3)
    with pytest.raises(TypeError, match="argument 1 'kernel': expected a capsule with a C function"):
        module.integral(lambda r: r, 1.0, 3)
    special = pytest.importorskip("scipy.special.cython_special").__pyx_capi__
    np.testing.assert_allclose(module.integral(special["j0"], 3.0, 2000), 1.387567252, rtol=1e-6)
    with pytest.raises(TypeError, match="got one named"):
        module.integral(special["__pyx_fuse_0beta"] if "__pyx_fuse_0beta" in special else special["beta"], 3.0, 10)
