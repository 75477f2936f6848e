"""numpy.linalg: every function, of every dtype that NumPy takes, of stacks of matrices, and what NumPy raises."""

import numpy as np


#pythran export square(float64[:,:])
#pythran export square(float32[:,:])
#pythran export square(complex128[:,:])
#pythran export square(complex64[:,:])
#pythran export square(int64[:,:])
# args: np.array([[2.0, 1.0], [1.0, 3.0]])
# args: np.array([[2.0, 1.0], [1.0, 3.0]], np.float32).T
# args: np.array([[2.0, 1.0j], [-1.0j, 3.0]])
# args: np.array([[2.0, 1.0j], [-1.0j, 3.0]], np.complex64)
# args: np.array([[4, 1], [1, 3]])
# args: np.zeros((3, 3))
# args: np.zeros((0, 0))
# args: np.zeros((2, 3))
def square(a):
    sign, logarithm = np.linalg.slogdet(a)
    return np.linalg.det(a), sign, logarithm, np.linalg.inv(a), np.linalg.cholesky(a)


#pythran export stack(float64[:,:,:])
# args: np.arange(8.0).reshape(2, 2, 2) + 3 * np.eye(2)
# args: np.zeros((0, 2, 2)) + 3 * np.eye(2)
def stack(a):
    sign, logarithm = np.linalg.slogdet(a)
    return np.linalg.det(a), np.linalg.inv(a), sign, logarithm, np.linalg.matrix_rank(a), np.linalg.svdvals(a)


#pythran export solutions(float64[:,:], float64[:], float64[:,:])
# args: np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([1.0, 2.0]), np.array([[1.0, 2.0], [3.0, 4.0]]).T
# args: np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([1.0, 2.0, 3.0]), np.zeros((2, 2))
# args: np.ones((2, 2)), np.array([1.0, 2.0]), np.zeros((2, 2))
def solutions(a, b, c):
    # within 8 ulps: LAPACK adds up in another order
    return np.linalg.solve(a, b), np.linalg.solve(a, c)


#pythran export least_squares(float64[:,:], float64[:])
# args: np.arange(12.0).reshape(4, 3) % 5, np.array([1.0, 2.0, 4.0, 3.0])
# args: np.arange(6.0).reshape(2, 3) % 5, np.array([1.0, 2.0])
def least_squares(a, b):
    x, residuals, rank, values = np.linalg.lstsq(a, b)
    return x, residuals, rank, values, np.linalg.lstsq(a, b, rcond=None)[0], np.linalg.pinv(a)


#pythran export symmetric(float64[:,:])
#pythran export symmetric(complex64[:,:])
#pythran export symmetric(int32[:,:])
# args: np.array([[2.0, 1.0], [1.0, 3.0]])
# args: np.array([[2.0, 1.0j], [-1.0j, 3.0]], np.complex64)
# args: np.array([[4, 1], [1, 3]], np.int32)
def symmetric(a):
    w, v = np.linalg.eigh(a)
    return w, v, np.linalg.eigvalsh(a), np.linalg.eigh(a, "U")[1]


#pythran export eigen(float64[:,:])
#pythran export eigen(complex128[:,:])
#pythran export eigen(float32[:,:])
# args: np.array([[0.0, 1.0], [-1.0, 0.0]])
# args: np.array([[0.0, 1.0j], [-1.0, 0.5]])
# args: np.array([[0.0, 1.0], [-1.0, 0.0]], np.float32)
def eigen(a):
    w, v = np.linalg.eig(a)
    return w, v, np.linalg.eigvals(a)


#pythran export real_eigenvalues(float64[:,:])
# args: np.array([[2.0, 0.0], [1.0, 3.0]])
def real_eigenvalues(a):
    return np.abs(np.linalg.eigvals(a)), np.abs(np.linalg.eig(a)[1])


#pythran export decompositions(float64[:,:])
#pythran export decompositions(float32[:,:])
#pythran export decompositions(complex128[:,:])
# args: np.arange(6.0).reshape(2, 3) % 5
# args: np.arange(6.0, dtype=np.float32).reshape(3, 2) % 5
# args: np.arange(6.0).reshape(3, 2) % 5 + 1j
# args: np.zeros((0, 3))
def decompositions(a):
    q, r = np.linalg.qr(a)
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    return q, r, np.linalg.qr(a, mode="complete")[0], np.linalg.qr(a, "r"), u, s, vh, np.linalg.svd(a, compute_uv=False)


#pythran export raw(float64[:,:])
# args: np.arange(6.0).reshape(2, 3) % 5
def raw(a):
    return np.linalg.qr(a, mode="raw"), np.linalg.svd(a)[2], np.linalg.matrix_rank(a), np.linalg.cond(a), np.linalg.pinv(a, 0.1)


#pythran export norms_of_vectors(float64[:])
#pythran export norms_of_vectors(complex64[:])
#pythran export norms_of_vectors(int32[:])
def norms_of_vectors(a):
    # within 2 ulps: lengths of complex numbers in single precision
    return (
        np.linalg.norm(a), np.linalg.norm(a, 1), np.linalg.norm(a, 0), np.linalg.norm(a, 2.5),
        np.linalg.norm(a, keepdims=True), np.linalg.vector_norm(a), np.linalg.vector_norm(a, ord=3, keepdims=True),
    )


#pythran export norms_of_matrices(float64[:,:])
#pythran export norms_of_matrices(float32[:,:])
# args: np.arange(6.0).reshape(2, 3) - 2
# args: np.arange(6.0, dtype=np.float32).reshape(3, 2) - 2
# args: np.zeros((0, 3))
def norms_of_matrices(a):
    return (
        np.linalg.norm(a), np.linalg.norm(a, "fro"), np.linalg.norm(a, axis=0), np.linalg.norm(a, axis=-1, keepdims=True),
        np.linalg.norm(a, axis=(0, 1)), np.linalg.norm(a, 1), np.linalg.norm(a, np.inf, axis=1),
        np.linalg.matrix_norm(a), np.linalg.vector_norm(a, axis=0), np.linalg.norm(a, axis=(0, 1), keepdims=True),
    )


#pythran export more_norms(float64[:,:], int)
# args: np.arange(6.0).reshape(2, 3) - 2, 1
# args: np.arange(6.0).reshape(2, 3) - 2, 0
# args: np.arange(6.0).reshape(2, 3) - 2, 2
def more_norms(a, axis):
    return np.linalg.norm(a, axis=axis), np.linalg.norm(a, "nuc"), np.linalg.norm(a, 2), np.linalg.norm(a, -2)


#pythran export powers(float64[:,:], int)
# args: np.array([[1.0, 1.0], [1.0, 0.0]]), 5
# args: np.array([[1.0, 1.0], [1.0, 0.0]]), -2
# args: np.array([[1.0, 1.0], [1.0, 0.0]]), 0
# args: np.ones((2, 3)), 2
def powers(a, n):
    return np.linalg.matrix_power(a, n)


#pythran export integer_powers(int64[:,:])
# args: np.array([[1, 1], [1, 0]])
def integer_powers(a):
    return np.linalg.matrix_power(a, 10), np.linalg.matrix_power(a, -1)


#pythran export tensors(float64[:,:,:,:], float64[:,:])
# args: np.eye(4).reshape(2, 2, 2, 2) * 2, np.ones((2, 2))
def tensors(a, b):
    return np.linalg.tensorinv(a), np.linalg.tensorsolve(a, b)


#pythran export small(float64[:,:], float64[:], float64[:,:])
#pythran export small(float64[:,:], int64[:], float32[:,:])
# args: np.array([[4.0]]), np.array([3.0]), np.array([[1.0, 5.0]])
# args: np.array([[0.0, 2.0], [1.5, 1.0]]), np.array([3.0, -1.0]), np.eye(2)
# args: np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]]).T, np.array([3, 1, 4]), np.ones((3, 2), np.float32)
# args: np.array([[9.0, 2, 3, 4], [0, 8, 1, 2], [3, 1, 12, 2], [3, 4, 5, 17]])[::-1], np.arange(4.0), np.arange(8.0).reshape(2, 4).T
# args: np.eye(5) * 2 + 1, np.arange(5.0), np.arange(10.0).reshape(5, 2)
# args: np.ones((3, 3)), np.arange(3.0), np.ones((3, 1))
# args: np.zeros((2, 2)), np.arange(2.0), np.ones((2, 1))
# args: np.zeros((2, 3)), np.arange(2.0), np.ones((2, 1))
# args: np.eye(3), np.arange(2.0), np.ones((2, 1))
# args: np.zeros((0, 0)), np.zeros(0), np.zeros((0, 2))
# args: np.array([[np.nan, 1.0], [1.0, 2.0]]), np.arange(2.0), np.ones((2, 1))
def small(a, b, c):
    # within 40 ulps: LAPACK adds up in another order
    return np.linalg.det(a), np.linalg.inv(a), np.linalg.solve(a, b), np.linalg.solve(a, c)


#pythran export determinant_of_singular(float64[:,:])
#pythran export determinant_of_singular(int32[:,:])
# args: np.zeros((3, 3))
# args: np.array([[1, 1], [1, 1]], np.int32)
# args: np.array([[1.0, 2.0], [3.0, 4.0]])
def determinant_of_singular(a):
    return np.linalg.det(a)


#pythran export norms_of_stacks(float64[:,:,:])
def norms_of_stacks(a):
    # within 16 ulps: squares are added up as sum does
    # needs numpy 2.3: norms of nothing are 0
    n = np.linalg.norm
    return (
        n(a), n(a, axis=(0, 2)), n(a, 2, axis=(2, 0)), n(a, 1, axis=(2, 0)), n(a, -1, axis=(0, 1)),
        n(a, 1, axis=(0, 2), keepdims=True), np.linalg.matrix_norm(a, ord=2, keepdims=True), n(a, axis=-1),
        np.linalg.vector_norm(a, axis=(1, 2), ord=3), n(a, -np.inf, axis=(1, 2)), n(a, "nuc", axis=(1, 0), keepdims=True),
    )  # fmt: skip


#pythran export norm_of_order(float64[:], float)
def norm_of_order(a, x):
    # within 64 ulps: powers
    return np.linalg.norm(a, min(x, 8.0))


#pythran export distances(float64[:,:], float64[:])
def distances(points, center):
    # within 4 ulps: squares are added up as sum does
    return np.array([np.linalg.norm(point - center) for point in points])
