"""numpy.einsum as loops written for the subscripts, and where NumPy is asked."""

import numpy as np


#pythran export einsum_matrices(float64[:,:], float64[:,:], float64[:,:], float64[:])
# args: np.arange(12.0).reshape(3, 4), np.arange(20.0).reshape(4, 5), np.arange(12.0).reshape(3, 4) + 1, np.arange(4.0)
# args: np.arange(12.0).reshape(4, 3).T, np.arange(20.0).reshape(5, 4).T, np.arange(12.0).reshape(3, 4), np.arange(8.0)[::2]
# args: np.ones((3, 1)), np.ones((4, 5)), np.ones((1, 1)), np.ones(1)
# args: np.ones((0, 4)), np.ones((4, 0)), np.ones((0, 4)), np.ones(4)
# args: np.ones((3, 3)), np.ones((4, 5)), np.ones((3, 3)), np.ones(3)
# args: np.ones((3, 4)), np.ones((4, 5)), np.ones((2, 4)), np.ones(4)
def einsum_matrices(a, b, c, v):
    # within 8 ulps: the order of additions
    return (
        np.einsum("ij,jk->ik", a, b),
        np.einsum("ij,jk->ki", a, b),
        np.einsum("ij,jk", a, b),
        np.einsum("ij,ij->", a, c),
        np.einsum("ij,ij->ij", a, c),
        np.einsum("ij,kj->ki", a, c),
        np.einsum("ij,j->i", a, v),
        np.einsum("ij,ij->j", a, c),
        np.einsum("ij->i", a),
        np.einsum("ij->", a),
        np.einsum("i,j->ij", v, v),
        np.einsum("i,j,k->kji", v, v, v),
        np.einsum("ij,jk,lj->li", a, b, c),
    )


#pythran export einsum_more_axes(float64[:,:,:], float64[:,:,:], float64[:,:])
# args: np.arange(24.0).reshape(2, 3, 4), np.arange(40.0).reshape(2, 4, 5), np.arange(9.0).reshape(3, 3)
# args: np.arange(24.0).reshape(4, 3, 2).T, np.arange(40.0).reshape(5, 4, 2).T, np.arange(9.0).reshape(3, 3).T
# args: np.arange(24.0).reshape(2, 4, 3).transpose(0, 2, 1), np.ones((2, 4, 1)), np.arange(3.0).reshape(3, 1)
# args: np.arange(24.0).reshape(2, 4, 3).transpose(0, 2, 1), np.ones((2, 4, 1)), np.arange(6.0).reshape(3, 2)
def einsum_more_axes(a, b, m):
    # within 8 ulps: the order of additions
    return (
        np.einsum("bij,bjk->bik", a, b),
        np.einsum("bij,bjk->ikb", a, b),
        np.einsum("ijk->kij", a),
        np.einsum("ijk->ki", a),
        np.einsum("bij,jb->bi", a, b[:, :, 0].T.copy()),
        np.einsum("ij,bjk->bik", m, a),
        np.einsum("ii", m),
        np.einsum("ii->i", m),
        np.einsum("ii,i->i", m, m[0]),
        np.einsum("ij,kl->iljk", m, m)[0],
    )


#pythran export einsum_dtypes(int32[:,:], float32[:], complex128[:], int64[:])
# args: np.arange(6, dtype=np.int32).reshape(2, 3), np.arange(3, dtype=np.float32) / 3, np.arange(3) * 1j, np.arange(2) * 2**40
def einsum_dtypes(a, f, z, k):
    # within 4 ulps: the order of additions
    return (
        np.einsum("ij,j->i", a, f),
        np.einsum("ij->j", a),
        np.einsum("ij,j", a, z),
        np.einsum("i,i", f, f),
        np.einsum("ij,i->j", a, k),
        np.einsum("i,i->i", z, f),
        np.einsum("ij->", a),
        np.einsum("ij,j->i", a, z, optimize=True),
        np.einsum("ij,j->i", a, f, dtype=np.float64),
    )


#pythran export einsum_lines(float64[:], float64[:])
# args: np.ones(3), np.ones(3)
# args: np.ones(3), np.ones(4)
# args: np.ones(1), np.ones(4)
# args: np.linspace(0, 1, 1000), np.linspace(1, 2, 1000)
def einsum_lines(x, y):
    # within 4 ulps: the order of additions
    return np.einsum("i,i", x, y), np.einsum("i,i->i", x, y)
