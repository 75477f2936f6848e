"""Products of arrays: every rank, dtype and layout, shapes that do not fit, and the operator `@`."""

import numpy as np


#pythran export vectors(float64[:], float64[:])
#pythran export vectors(float32[:], float32[:])
#pythran export vectors(int32[:], int32[:])
#pythran export vectors(bool[:], bool[:])
#pythran export vectors(float32[:], int64[:])
def vectors(a, b):
    # within 8 ulps: sums are added up in another order
    return np.dot(a, b), a @ b, np.vdot(a, b), np.inner(a, b), np.outer(a, b), a.dot(b), np.vecdot(a, b)


#pythran export matrices(float64[:,:], float64[:,:])
#pythran export matrices(complex64[:,:], complex64[:,:])
#pythran export matrices(int64[:,:], int8[:,:])
# args: np.arange(6.0).reshape(2, 3), np.arange(6.0).reshape(3, 2)
# args: np.arange(6.0).reshape(3, 2).T, np.arange(12.0).reshape(4, 3).T
# args: np.arange(6.0).reshape(2, 3).astype(np.complex64), np.ones((3, 2), np.complex64)
# args: np.arange(6).reshape(2, 3), np.arange(6, dtype=np.int8).reshape(3, 2)
# args: np.zeros((0, 3)), np.zeros((3, 2))
# args: np.zeros((2, 0)), np.zeros((0, 2))
# args: np.zeros((2, 3)), np.zeros((2, 3))
def matrices(a, b):
    c = a @ b
    return c, np.dot(a, b), np.matmul(a, b), a.dot(b), np.dot(a, b[:, 0]), a[0] @ b, b.dot(a), np.linalg.matmul(a, b)


#pythran export misfit(float64[:], float64[:,:])
# args: np.zeros(3), np.zeros((2, 2))
def misfit(a, b):
    return a @ b


#pythran export misfit_of_dot(float64[:,:], float64[:,:])
# args: np.zeros((2, 3)), np.zeros((2, 3))
def misfit_of_dot(a, b):
    return np.dot(a, b)


#pythran export stacks(float64[:,:,:], float64[:,:])
# args: np.arange(12.0).reshape(2, 2, 3), np.arange(6.0).reshape(3, 2)
def stacks(a, b):
    return a @ b, np.matmul(a, b), np.dot(a, b), np.inner(a, b.T), a @ b[:, 0], np.tensordot(a, b, 1)


#pythran export tensors(float64[:,:,:], float64[:,:])
# args: np.arange(12.0).reshape(2, 2, 3), np.arange(6.0).reshape(2, 3)
def tensors(a, b):
    return (
        np.tensordot(a, b), np.tensordot(a, b, axes=((1, 2), (0, 1))), np.tensordot(a, b, axes=(2, 1)),
        np.tensordot(b, b) + 0.0, np.tensordot(b, b, axes=0), np.kron(b, b), np.kron(a, b), np.trace(b), np.trace(a, 1, 1, 2),
        b.trace(),
    )


#pythran export einsums(float64[:,:], float64[:,:], float64[:])
# args: np.arange(6.0).reshape(2, 3), np.arange(6.0).reshape(3, 2), np.arange(3.0)
# args: np.zeros((2, 3)), np.zeros((4, 2)), np.zeros(3)
def einsums(a, b, v):
    return (
        np.einsum("ij,jk->ik", a, b), np.einsum("ij,jk", a, b), np.einsum("ij->", a), np.einsum("ij->ji", a),
        np.einsum("ij,j->i", a, v), np.einsum("i,i", v, v), np.einsum("...j,j->...", a, v), np.einsum("ij,ji->", a, b),
        np.einsum("i,j->ij", v, v), np.einsum("ij", a), np.einsum("ij,jk,k->i", a, b, b[0], optimize=True),
    )


#pythran export crosses(float64[:], float64[:,:])
# args: np.array([1.0, 2.0, 3.0]), np.arange(6.0).reshape(2, 3)
# args: np.array([1.0, 2.0, 3.0, 4.0]), np.arange(6.0).reshape(2, 3)
def crosses(a, b):
    return np.cross(a, a[::-1]), np.cross(a, b), np.cross(b, b[::-1], axis=1), np.linalg.cross(a, b)


#pythran export chains(float64[:,:], float64[:,:], float64[:])
# args: np.arange(6.0).reshape(2, 3), np.arange(6.0).reshape(3, 2), np.arange(2.0)
def chains(a, b, v):
    return np.linalg.multi_dot((a, b, v)), np.linalg.multi_dot([a, b, a]), a @ b @ v + 1.0, np.linalg.outer(v, v)


#pythran export power_iteration(float64[:,:], int)
# args: np.array([[2.0, 1.0], [1.0, 3.0]]), 20
def power_iteration(a, n):
    v = np.ones(len(a))
    for _ in range(n):
        v = a @ v
        v /= np.linalg.norm(v)
    return v, v @ (a @ v)


#pythran export newer(float64[:,:], float64[:])
# args: np.arange(6.0).reshape(2, 3), np.arange(3.0)
def newer(a, v):
    # needs numpy 2.2: matvec and vecmat are new in it
    return np.matvec(a, v), np.vecmat(a[:, 0], a), np.vecdot(a, v), np.linalg.vecdot(a, a)


#pythran export complex_vectors(complex128[:], complex128[:])
#pythran export complex_vectors(complex64[:], complex64[:])
# args: np.array([1 + 2j, 3 - 1j]), np.array([2 - 1j, 0.5j])
# args: np.zeros(0, complex), np.zeros(0, complex)
# args: np.array([1 + 2j, 3 - 1j, 4], np.complex64)[::-1], np.array([2 - 1j, 0.5j, 3], np.complex64)
def complex_vectors(a, b):
    return np.dot(a, b), a @ b, np.vdot(a, b), np.inner(a, b), np.outer(a, b), a.dot(b), np.vecdot(a, b)


#pythran export of_two_types(float32[:,:], int64[:,:])
#pythran export of_two_types(uint8[:,:], int8[:,:])
#pythran export of_two_types(bool[:,:], bool[:,:])
#pythran export of_two_types(float128[:,:], float64[:,:])
# args: np.arange(12, dtype=np.float32).reshape(3, 4), np.arange(20).reshape(4, 5)
# args: np.arange(12, dtype=np.uint8).reshape(4, 3).T * 20, np.arange(20, dtype=np.int8).reshape(4, 5)[:, ::-2] * 6
# args: np.arange(12).reshape(3, 4) % 3 > 1, np.arange(20).reshape(5, 4).T % 3 > 0
# args: np.arange(12).reshape(3, 4).astype(np.longdouble), np.arange(20.0).reshape(4, 5)
# args: np.ones((3, 4), np.float32), np.arange(20).reshape(5, 4)
def of_two_types(a, b):
    return a @ b, a @ b[:, 0], a[0] @ b, np.dot(a[1], b[:, 1]), np.vecmat(a[0], b), np.matvec(b.T, a[2]), np.outer(a, b)


#pythran export of_sizes(float64[:,:], float64[:,:])
#pythran export of_sizes(float32[:,:], float32[:,:])
# args: np.arange(400.0).reshape(20, 20) % 7, np.arange(400.0).reshape(20, 20) % 11
# args: np.arange(2500.0).reshape(50, 50) % 7, np.arange(2500.0).reshape(50, 50) % 11
# args: np.arange(40000.0).reshape(200, 200) % 7, np.arange(40000.0).reshape(200, 200).T % 11
# args: np.arange(90.0).reshape(1, 90) % 7, np.arange(270.0).reshape(90, 3) % 11
# args: np.arange(2500, dtype=np.float32).reshape(50, 50) % 7, np.arange(2500, dtype=np.float32).reshape(50, 50) % 11
def of_sizes(a, b):
    return a @ b, a @ b[:, 0], a[0] @ b, a[0] @ b[:, 0], np.vecdot(a[0], b[:, 1]), b.T @ a.T, a[::-1] @ b[:, ::-1]


#pythran export in_place(float64[:,:], float64[:,:])
# args: np.arange(9.0).reshape(3, 3), np.arange(9.0).reshape(3, 3)
# args: np.arange(6.0).reshape(2, 3), np.arange(9.0).reshape(3, 3)
def in_place(a, b):
    a @= b
    return a


#pythran export misfits(float64[:], float64[:,:], int)
# args: np.zeros(3), np.zeros((2, 2)), 0
# args: np.zeros(3), np.zeros((2, 2)), 1
# args: np.zeros(3), np.zeros((2, 2)), 2
# args: np.zeros(3), np.zeros((2, 2)), 3
# args: np.zeros(3), np.zeros((2, 2)), 4
# args: np.zeros(3), np.zeros((2, 2)), 5
def misfits(a, b, which):
    if which == 0:
        return np.dot(a, b[0])
    if which == 1:
        return a @ b[0]
    if which == 2:
        return np.vdot(a, b[0])
    if which == 3:
        return np.vecdot(a, b[0])
    if which == 4:
        return np.sum(np.matvec(b, a))
    return np.sum(b.dot(a))


#pythran export kronecker(float64[:,:], int64[:], float64[:,:,:])
# args: np.arange(6.0).reshape(2, 3), np.array([1, 2]), np.arange(8.0).reshape(2, 2, 2)
# args: np.arange(6.0).reshape(3, 2).T, np.array([1, 2, 3])[::-2], np.arange(8.0).reshape(2, 2, 2).T
# args: np.zeros((0, 2)), np.zeros(0, int), np.zeros((1, 0, 2))
def kronecker(a, i, t):
    return (
        np.kron(a, a), np.kron(i, i), np.kron(a, i), np.kron(i, a), np.kron(2, i), np.kron(i, 1.5), np.kron(t, a),
        np.kron(np.eye(2), a.T), np.kron(i > 1, a), np.kron(t, i),
    )
