"""Quick ways of numbers and sums beside the ones that are always right: each with what takes the other way."""

import numpy as np


#pythran export wrapped(int, int)
# args: 7, 3
# args: 5, 3
# args: 6, 3
# args: 3, 3
# args: 2, 3
# args: -1, 3
# args: -3, 3
# args: -4, 3
# args: -7, 3
# args: 5, -3
# args: 3, -3
# args: 2, -3
# args: -1, -3
# args: -3, -3
# args: -4, -3
# args: 0, -3
# args: 5, 1
# args: -5, -1
# args: 9223372036854775807, 9223372036854775807
# args: -9223372036854775808, 9223372036854775807
# args: -9223372036854775808, 2
# args: -9223372036854775808, -9223372036854775808
# args: -9223372036854775808, -1
# args: 9223372036854775807, -9223372036854775808
# args: 3, 0
# args: -3, 0
# args: 0, 0
def wrapped(a, n):
    return a % n


#pythran export wrapped_pairs(int64[], int64[])
# args: np.array([7, 5, 6, 3, 2, -1, -3, -4, 0, 2**63 - 1, -(2**63)]), np.array([3, -3, 1, -1, 2, 2**63 - 1, -(2**63)])
# args: np.array([7, -(2**63)]), np.array([0, 1])
def wrapped_pairs(a, n):
    found = []
    for x in a:
        for y in n:
            if y != 0:
                found.append(x % y)
    return found


#pythran export ring(int, int, int)
# args: 5, 1, 20
# args: 5, -1, 20
# args: 5, 7, 20
# args: -5, 7, 20
# args: 0, 7, 20
def ring(n, step, rounds):
    place, seen = 0, []
    for _ in range(rounds):
        place = (place + step) % n
        seen.append(place)
    return seen


#pythran export cubes(float)
# args: 0.0
# args: -0.0
# args: 1.0
# args: -1.1
# args: 1e100
# args: 1e-100
# args: 1e-120
# args: 5e-324
# args: 2097152.0000000005
# args: 4.9e-7
# args: float("inf")
# args: float("-inf")
# args: float("nan")
def cubes(x):
    return x**3


#pythran export many_cubes(int, float64)
# args: 20000, 1.0
# args: 20000, -1e-6
# args: 2000, 3e6
# args: 2000, 1e-90
def many_cubes(n, scale):
    out = np.empty(n)
    for i in range(n):
        out[i] = (scale * (1 + i * 0.37)) ** 3
    return out


#pythran export array_cubes(float64[:])
# args: np.linspace(-3, 3, 101)
# args: np.array([0.0, -0.0, 1e-120, -1e-103, 1e102, -1e103, np.inf, -np.inf, np.nan])
def array_cubes(x):
    # within 2 ulps: a product, as other functions of many floats
    return x**3, np.power(x + 1, 3), x**4.0


#pythran export array_cubes_of_floats(float32[:])
# args: np.linspace(-3, 3, 101).astype(np.float32)
# args: np.array([0.0, -0.0, 1e-15, 1e12, -1e13, np.inf, np.nan], np.float32)
def array_cubes_of_floats(x):
    # within 2 ulps: a product, as other functions of many floats
    return x**3, x**4


#pythran export corners(float64[:,:])
#pythran export corners(float32[:,:])
# args: np.sin(np.arange(37.0 * 29)).reshape(37, 29)
# args: np.sin(np.arange(37.0 * 29)).reshape(29, 37).T
# args: np.sin(np.arange(37.0 * 58)).reshape(37, 58)[:, ::2]
# args: np.sin(np.arange(12.0 * 9)).reshape(12, 9).astype(np.float32)
# args: np.cos(np.arange(40.0 * 23)).reshape(40, 23).astype(np.float32)
# args: np.zeros((0, 3))
# args: -np.zeros((3, 3))
def corners(a):
    m, n = a.shape
    found = []
    for i in range(m):
        for j in range(n):
            found.append(a[:i, :j].sum() - a[i + 1 :, j + 1 :].sum())
    return found


#pythran export corners_of_large(float64[:,:])
# args: np.sin(np.arange(150.0 * 90)).reshape(150, 90)
# args: np.sin(np.arange(150.0 * 90)).reshape(90, 150).T
def corners_of_large(a):
    # needs numpy 2.3: older ones add up large parts in pieces of their buffers
    return a[1:, 1:].sum(), a[:, :7].sum(), a[3:140:2, 5:].sum(), a[1:2, 1:].sum(), a[1:, 3:4].sum()


#pythran export sum_of_block(float64[:,:,:])
# args: np.sin(np.arange(11.0 * 13 * 17)).reshape(11, 13, 17)
# args: np.sin(np.arange(11.0 * 13 * 17)).reshape(17, 13, 11).T
def sum_of_block(a):
    return a[1:, 1:, 1:].sum(), a[:, 2:, :].sum(), a[:, :, :5].sum()


#pythran export distances(float64[:,:], float64[:])
# args: np.sin(np.arange(21.0)).reshape(7, 3), np.array([0.5, -1.0, 2.0])
# args: np.sin(np.arange(21.0)).reshape(7, 3), np.array([0.5])
# args: np.sin(np.arange(7.0)).reshape(7, 1), np.array([0.5, -1.0, 2.0])
# args: np.sin(np.arange(21.0)).reshape(7, 3), np.array([0.5, -1.0])
# args: np.zeros((3, 0)), np.zeros(0)
def distances(points, centre):
    # within 4 ulps: BLAS adds the squares up in the order of its processor
    found = []
    for i in range(points.shape[0]):
        found.append(np.linalg.norm(points[i] - centre))
    return found


#pythran export squares(int32[:], int32[:])
# args: np.array([1, 2, 70000], np.int32), np.array([4, -5, 0], np.int32)
# args: np.array([1, 2], np.int32), np.array([4, -5, 0], np.int32)
def squares(x, y):
    d = x - y
    return np.sum(d * d)


#pythran export squares_kept(float64[:], float64[:])
# args: np.array([1.5, -2.0, 1e200]), np.array([0.5, 1.0, 0.0])
def squares_kept(x, y):
    d = x - y
    s = d * d
    d[0] = 3
    return s, d, d * d


#pythran export energies(complex128[])
#pythran export energies(complex64[])
# args: np.array([3 + 4j, -1e-3j, 0j, 1e150 - 1e150j, 1e160 + 0j, 1e-170j, complex(1, np.inf), complex(np.nan, -np.inf), complex(np.nan, 1)])
# args: np.exp(1j * np.arange(40)) * np.arange(40)
# args: (np.exp(1j * np.arange(40)) * np.arange(40)).astype(np.complex64)
def energies(z):
    # within 4 ulps: no root and square again, of which NumPy rounds each
    return np.abs(z) ** 2, np.square(np.abs(z + 1))


#pythran export row_products(float64[:,:], float64[:])
#pythran export row_products(float32[:,:], float32[:])
# args: np.sin(np.arange(7.0 * 5)).reshape(7, 5), np.cos(np.arange(5.0))
# args: np.sin(np.arange(5.0 * 16)).reshape(5, 16), np.cos(np.arange(16.0))
# args: np.sin(np.arange(5.0 * 16)).reshape(16, 5).T, np.cos(np.arange(16.0))
# args: np.sin(np.arange(3.0 * 131)).reshape(3, 131), np.cos(np.arange(131.0))
# args: np.sin(np.arange(3.0 * 1000)).reshape(3, 1000), np.cos(np.arange(1000.0))
# args: np.sin(np.arange(3.0 * 128)).reshape(3, 128).astype(np.float32), np.cos(np.arange(128.0)).astype(np.float32)
# args: np.zeros((3, 0)), np.zeros(0)
# args: -np.zeros((3, 2)), np.ones(2)
def row_products(a, w):
    return np.sum(a * w, axis=1), (a * w).sum(axis=-1) - w[:1].sum()
