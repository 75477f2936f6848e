"""Views of arrays with other axes: transposed, reversed, reshaped, parts of complex numbers; and storing through them."""

import numpy as np


#pythran export transposes(int64[:,:,:])
def transposes(a):
    return (
        a.T, a.transpose(1, 2, 0), np.transpose(a, (2, 0, 1)), a.transpose((0, -1, 1)), a.transpose(), np.transpose(a),
        a.transpose(0, 1, 2), a[0:1].T, a[::-1].T[1:],
    )


#pythran export axes_moved(float32[:,:,:])
def axes_moved(a):
    return (
        np.swapaxes(a, 0, 2), a.swapaxes(-1, 1), np.moveaxis(a, 0, -1), np.moveaxis(a, (0, 1), (-1, -2)),
        np.rollaxis(a, 2), np.rollaxis(a, 0, 3), np.permute_dims(a, (1, 0, 2)), np.matrix_transpose(a), a.mT,
    )


#pythran export transpose_elements(int64[:,:])
def transpose_elements(a):
    b = a.T
    s = np.int64(0)
    for i in range(b.shape[0]):
        for j in range(b.shape[1]):
            s = s * 3 + b[i, j]
    return s


#pythran export transpose_write(int64[:,:], int64[:,:])
def transpose_write(a, b):
    a.T[:] = b.T
    a.T[1:] += b.T[:-1] * 2
    a.T[0, 0] = 7


#pythran export transpose_itself(int64[:,:], int)
def transpose_itself(a, n):
    k = min(a.shape[0], a.shape[1])
    b = a[:k, :k]
    b[:] = b.T
    b += b.T
    b[1:] = b.T[:-1] + b[:-1]
    b.T[:] = b[::-1]
    return a


#pythran export flips(int16[:,:])
def flips(a):
    b = np.flip(a) + np.fliplr(a) * 2 + np.flipud(a) * 3 + np.flip(a, 0) + np.flip(a, axis=(1,))
    np.flip(b, 1)[:1] = a[-1:]
    np.flipud(a)[:1] = -1
    return b, np.flip(a, (0, 1)), np.flip(a[0:1], 1)


#pythran export rotations(int64[:,:])
def rotations(a):
    return np.rot90(a), np.rot90(a, 2), np.rot90(a, -1), np.rot90(a, 4), np.rot90(a, 1, (1, 0)), np.rot90(a, 7)


#pythran export rotations_of_three(int64[:,:,:])
def rotations_of_three(a):
    return np.rot90(a, 1, (1, 2)), np.rot90(a, 3, axes=(-1, 0))


#pythran export new_axes(int64[:,:])
def new_axes(a):
    c = np.expand_dims(a, (0, -1))
    d = np.squeeze(c, axis=(0, 3))
    d[:1, :1] = 5
    return np.expand_dims(a, 1), c, a[None, 1:, ..., np.newaxis].squeeze(0), a[..., None] + a[:, None, :], c.squeeze(-1)


#pythran export squeeze_wrong(int64[:,:])
def squeeze_wrong(a):
    return np.squeeze(a, 1)


#pythran export at_least(int64[:], float64[:,:], float)
def at_least(a, b, x):
    c, d = np.atleast_2d(x, a)
    return np.atleast_1d(x), np.atleast_1d(a), np.atleast_2d(a), np.atleast_3d(a), np.atleast_3d(b), np.atleast_3d(x), c, d


def copied(a):
    return a + 0


#pythran export diagonals(int64[:,:], int64[:,:,:], int)
def diagonals(a, c, i):
    s = a.diagonal(i).sum()
    return (
        s, copied(np.diagonal(a)), copied(a.diagonal(1)), copied(a.diagonal(-1)), copied(a.diagonal(i)),
        copied(a.T.diagonal(2)), copied(np.diagonal(c, 0, 0, 2)), copied(np.diagonal(c, axis1=1, axis2=2, offset=-1)),
        copied(c[::-1].diagonal()),
    )


#pythran export reshape_view(int64[:,:,:], int)
def reshape_view(a, i):
    n, m, k = a.shape
    b = a.reshape(n * m, k)
    b[1:] = 4
    c = a.reshape((n, -1))
    d = np.reshape(a, -1)
    d[2:3] = 1
    e = a.reshape(n, m, 1, k)
    e[:1, 0:1] = e[-1:, -1:]
    return a, b, c, d, e, a.reshape(k, m, n)


#pythran export reshape_strided(int64[:,:])
def reshape_strided(a):
    n, m = a.shape
    b = a[:, ::2].reshape(n, 1, (m + 1) // 2)
    b[-1:] = 3
    c = a[:, :3].reshape(-1)
    c[1:2] = 11
    d = a.T.reshape(m, n, 1)
    d[:1] = 8
    e = a.T.reshape(n * m)
    e[:1] = 6
    f = a[::-1].reshape(m * n)
    f[2:] += 2
    return a, b, c, d, e, f, a[::-1].reshape(1, n, 1, m, 1)


#pythran export reshape_wrong(int64[:,:], int, int)
# args: np.arange(6).reshape(2, 3), 3, 2
# args: np.arange(6).reshape(2, 3), 3, 3
# args: np.arange(6).reshape(2, 3), -1, 3
# args: np.arange(6).reshape(2, 3), -1, 4
# args: np.arange(6).reshape(2, 3), 4, -1
# args: np.arange(6).reshape(2, 3), -1, -1
# args: np.arange(6).reshape(2, 3).T, -5, 1
# args: np.arange(6).reshape(2, 3)[:, ::2], 0, -1
# args: np.zeros((0, 3), int), 0, -1
# args: np.zeros((0, 3), int), -1, 0
# args: np.zeros((0, 3), int), 0, 7
# args: np.arange(6).reshape(2, 3), 4294967296, 4294967296
def reshape_wrong(a, n, m):
    return a.reshape(n, m)


#pythran export reshape_one(int64[:,:], int)
# args: np.arange(6).reshape(2, 3), 6
# args: np.arange(6).reshape(2, 3), 5
# args: np.arange(6).reshape(2, 3), -5
def reshape_one(a, n):
    return a.T.reshape(n)


#pythran export reshape_fortran(int64[:,:])
def reshape_fortran(a):
    n, m = a.shape
    c = np.reshape(a.T, (m, -1), order="F")
    c[1:2] = 5
    return a.reshape(m, n, order="F") + 1, c + 1, a.ravel("F"), a.flatten("F"), a.reshape(n * m, order="F")


#pythran export ravel_and_flatten(int64[:,:])
def ravel_and_flatten(a):
    a.ravel()[5:] = 1
    a.flatten()[6:] = 2
    a.T.ravel()[7:] = 3
    np.ravel(a[1:])[:1] = 4
    a[:, -1:].ravel()[:1] = 5
    return a.ravel(), a.T.flatten(), a[::2].ravel(), a.flatten(), a[0:1].ravel()


#pythran export parts(complex128[:,:], float64[:,:])
def parts(z, x):
    z.real[:1] = x[:1]
    z.imag[1:, 1:] += 2
    r = z.T.real
    r[:1, :1] = -3
    return z, z.real, z.imag, x.real, r, z[0:1].imag + 1


#pythran export parts_set(complex64[:,:], float64[:,:])
def parts_set(z, x):
    z.real = x * 2
    z.imag += 1
    z.imag = 3
    z.real *= z.imag


#pythran export parts_of_itself(complex128[:])
def parts_of_itself(z):
    z.real[:] = z.imag[::-1]
    z[:] = z.real * 2 + z.imag[::-1]
    z.imag[:] = z.imag[::-1]
    return z.real


#pythran export flat(int64[:,:], int)
def flat(a, i):
    s = np.int64(0)
    for x in a.flat:
        s = s * 3 + x
    for x in a.T.flat:
        s = s * 3 + x
    for k, x in enumerate(a[:, ::-1].flat):
        s = s * 3 + x * k
    return s, a.flat[i], a.T.flat[i], len(a.flat)


#pythran export flat_write(int64[:,:], int)
def flat_write(a, i):
    a.flat[i] = 1
    a.T.flat[i] = 2
    a[::2].flat = i
    a.T[1:].flat[1:4] = 3


#pythran export broadcasts(int64[:], int)
def broadcasts(a, n):
    b = np.broadcast_to(a, (2, len(a)))
    c = np.broadcast_to(a[:, None], (abs(n), len(a), 2))
    return b + 0, c.sum(), c.shape, c[:, 1:] * 2


#pythran export broadcasts_wrong(int64[:,:], int)
# args: np.zeros((2, 3), int), 3
# args: np.zeros((2, 3), int), 4
# args: np.zeros((2, 3), int), -1
# args: np.zeros((2, 1), int), 0
def broadcasts_wrong(a, n):
    return np.broadcast_to(a, (2, 2, n)) + 0


#pythran export reversed_and_shifted(int64[:], int, int)
def reversed_and_shifted(a, i, j):
    n = len(a)
    a[:] = a[::-1]
    a[2:] = a[:-2]
    a[:-3] = a[3:] * 2
    a[: n // 2 * 2 : 2] = a[1::2]
    a[1::2] = a[: n // 2 * 2 : 2] + a[1::2]
    a[::-1][3:] = a[3:]
    h = n // 2
    i = i % (h + 1)
    j = j % (h + 1)
    a[i : i + h] = a[j : j + h] + 1
    a[i : i + h] += a[j : j + h][::-1]


#pythran export rows_onto_rows(int64[:,:], int, int)
def rows_onto_rows(b, i, j):
    n = len(b)
    if n == 0:
        return
    b[i % n] = b[j % n] * 2
    b[i % n, 1:] = b[j % n, :-1]
    b[1:, 1:] += b[:-1, :-1]
    b[:, :-1] = b[:, 1:]
    b[:-1] -= b[1:, ::-1]
    b[i % n :] = b[j % n]


#pythran export two_names_of_one(int64[:,:])
def two_names_of_one(a):
    n, m = a.shape
    b = a.reshape(n * m)
    b[1:] = a.ravel()[:-1]
    d = a[:, ::-1]
    a[:] = d + 1
    for row in a:
        row[:] = row[::-1] + a[0]
    c = a.T
    c += a.reshape(n, m).T
    return b


#pythran export one_memory_twice(int64[:], int64[:])
def one_memory_twice(a, b):
    a[:] = b[::-1] + a
    b[1:] = a[1:] - a[:-1]


#pythran export views_of_computed(int64[:,:], int64[:,:])
def views_of_computed(a, b):
    c = (a + b)[1:]
    return (a + b).T, (a * 2)[::-1, 1:], c, (a - b).reshape(-1), np.flip(a + 1), (a + b).T[1:] + 1
