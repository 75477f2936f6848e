"""linspace, logspace, geomspace; triangles and diagonals."""

import numpy as np


#pythran export linspaces(float, float, int)
# args: 0.0, 1.0, 5
# args: 1.0, -3.0, 4
# args: 0.1, 0.7, 50
# args: 2.0, 2.0, 3
# args: 0.0, 1.0, 1
# args: 0.0, 1.0, 0
# args: 0.0, 1.0, -2
# args: 0.0, 5e-324, 4
def linspaces(a, b, n):
    return (
        np.linspace(a, b, n), np.linspace(a, b), np.linspace(a, b, n, endpoint=False), np.linspace(0, 10, n),
        np.linspace(a, b, n, dtype=np.float32), np.linspace(0, 10, n, dtype=int), np.linspace(-3, 2.5, num=n, dtype="i4"),
    )  # fmt: skip


#pythran export linspace_steps(float, float, int)
# args: 0.0, 1.0, 5
# args: 1.0, -3.0, 4
def linspace_steps(a, b, n):
    x, dx = np.linspace(a, b, n, retstep=True)
    y, dy = np.linspace(a, b, n, False, True)
    return x, dx, y, dy


#pythran export linspace_of_arrays(float[:], float[:], int)
# args: np.arange(3.0), np.ones(3), 4
# args: np.arange(3.0), np.arange(3.0) * 2 - 7, 5
def linspace_of_arrays(a, b, n):
    return np.linspace(a, b, n), np.linspace(a, 5, n, axis=1), np.linspace(0, b, n, axis=-1, endpoint=False)


#pythran export linspace_strong(float32, float32, int)
# args: np.float32(0.1), np.float32(3.7), 7
def linspace_strong(a, b, n):
    return np.linspace(a, b, n), np.linspace(a, 1, n), np.linspace(np.int32(2), 5, n)


#pythran export linspace_complex(complex, int)
# args: 3 + 4j, 3
def linspace_complex(z, n):
    return np.linspace(0, z, n)


#pythran export logspaces(float, float, int)
# args: 0.0, 3.0, 4
# args: 1.0, -1.5, 6
# args: 0.0, 3.0, -1
def logspaces(a, b, n):
    # within 2 ulps: NumPy's power has vector code of its own
    return np.logspace(a, b, n), np.logspace(a, b, n, base=2.0), np.logspace(a, b, n, endpoint=False, dtype=np.float32)


#pythran export geomspaces(float, float, int)
# args: 1.0, 1000.0, 4
# args: -2.0, -512.0, 5
# args: 3.0, 0.25, 7
# args: 0.0, 1.0, 3
# args: 1.0, 0.0, 3
def geomspaces(a, b, n):
    # within 4 ulps: NumPy's power has vector code of its own
    return np.geomspace(a, b, n), np.geomspace(a, b, n, endpoint=False), np.geomspace(a, b, 1)


#pythran export triangles(float[:,:], int)
# args: np.arange(12.0).reshape(3, 4) + 1, 0
# args: np.arange(12.0).reshape(3, 4) + 1, 1
# args: np.arange(12.0).reshape(4, 3)[::-1] + 1, -2
# args: np.zeros((0, 3)), 0
def triangles(a, k):
    return np.tril(a), np.triu(a), np.tril(a, k), np.triu(a, k), np.tril(a[0]) if a.size else a, np.tril([[1, 2], [3, 4]])


#pythran export triangles_of_layers(int[:,:,:])
# args: np.arange(24).reshape(2, 3, 4)
def triangles_of_layers(a):
    return np.tril(a), np.triu(a, k=1)


#pythran export diagonals(float[:], int)
# args: np.arange(3.0) + 1, 0
# args: np.arange(3.0) + 1, 2
# args: np.arange(3.0) + 1, -1
# args: np.zeros(0), 1
def diagonals(a, k):
    return np.diag(a), np.diag(a, k), np.diagflat(a, k), np.diag([1, 2]), np.diagflat([[1, 2], [3, 4]], 1), np.diagflat(3)


#pythran export diagonals_of_matrix(int32[:,:], int)
# args: np.arange(12, dtype="i4").reshape(3, 4), 0
# args: np.arange(12, dtype="i4").reshape(3, 4), -1
def diagonals_of_matrix(a, k):
    return np.diag(a).copy(), np.diag(a, k) * 2, np.diag(a, 1).sum()


#pythran export vanders(float[:], int[:])
# args: np.array([1.5, 2.0, -3.0]), np.array([2, 3])
def vanders(a, b):
    return np.vander(a), np.vander(a, 2), np.vander(a, 4, increasing=True), np.vander(b), np.vander(b, 0)


#pythran export indices_of_triangles(int, int, int)
# args: 3, 4, 0
# args: 4, 3, 1
# args: 3, 3, -1
# args: 0, 2, 0
def indices_of_triangles(n, m, k):
    return np.tril_indices(n), np.triu_indices(n, k), np.tril_indices(n, k, m), np.triu_indices(n, k, m), np.diag_indices(n)


#pythran export indices_from(float[:,:])
# args: np.ones((3, 3))
# args: np.ones((3, 4))
def indices_from(a):
    return np.tril_indices_from(a), np.triu_indices_from(a, 1), np.diag_indices_from(a)
