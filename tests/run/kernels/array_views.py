"""Views of arrays with other axes: transposed, reversed, reshaped, parts of complex numbers; and storing through them."""

import numpy as np
from numpy.ctypeslib import as_array


#pythran export capsule transpose_read(float64*)
def transpose_read(p):
    a = as_array(p, (3, 4))
    b = a.T
    s = 0.0
    for i in range(b.shape[0]):
        for j in range(b.shape[1]):
            s = s * 0.5 + b[i, j]
    return s


#pythran export capsule transpose_write(float64*, float64*)
def transpose_write(p, q):
    a = as_array(p, (3, 4))
    b = as_array(q, (4, 3))
    a.T[:] = b
    a.T[1:] += b[:-1] * 2
    a.T[0, 1] = 7.5


#pythran export capsule transpose_itself(float64*, int)
def transpose_itself(p, n):
    n = abs(n) % 5
    a = as_array(p, (n, n))
    a[:] = a.T


#pythran export capsule transpose_itself_plus(float64*)
def transpose_itself_plus(p):
    a = as_array(p, (4, 4))
    a += a.T
    a[1:] = a.T[:-1] + a[:-1]
    a.T[:] = a[::-1]


#pythran export capsule transpose_axes(float64*)
def transpose_axes(p):
    a = as_array(p, (2, 3, 4))
    s = 0.0
    for b in (a.transpose(1, 2, 0), np.transpose(a, (2, 0, 1)), a.transpose((0, -1, 1)), a.transpose(), np.transpose(a)):
        s = s * 0.25 + b[1, 1, 0] + 3 * b.shape[0] + 5 * b.shape[1] + b[0].sum()
    return s


#pythran export capsule axes_moved(float64*)
def axes_moved(p):
    a = as_array(p, (2, 3, 4))
    s = 0.0
    for b in (
        np.swapaxes(a, 0, 2),
        a.swapaxes(-1, 1),
        np.moveaxis(a, 0, -1),
        np.moveaxis(a, (0, 1), (-1, -2)),
        np.rollaxis(a, 2),
        np.rollaxis(a, 0, 3),
        np.permute_dims(a, (1, 0, 2)),
        np.matrix_transpose(a),
        a.mT,
    ):
        s = s * 0.25 + b[1, 1, 0] + 3 * b.shape[0] + 5 * b.shape[1] + b[0, 1:].sum()
    return s


#pythran export capsule flips(float64*, float64*)
def flips(p, q):
    a = as_array(p, (3, 4))
    b = as_array(q, (3, 4))
    b[:] = np.flip(a) + np.fliplr(a) * 2 + np.flipud(a) * 3 + np.flip(a, 0) + np.flip(a, axis=(1,))
    np.flip(b, 1)[0] = a[2]
    np.flipud(a)[0, 0] = -1


#pythran export capsule rotations(float64*)
def rotations(p):
    a = as_array(p, (3, 4))
    c = as_array(p, (2, 3, 2))
    s = 0.0
    for b in (np.rot90(a), np.rot90(a, 2), np.rot90(a, -1), np.rot90(a, 4), np.rot90(a, 1, (1, 0))):
        s = s * 0.5 + b[0, 1] + b[1, 0] * 2 + b[0].sum() + b.shape[0]
    for d in (np.rot90(c, 1, (1, 2)), np.rot90(c, 3, axes=(-1, 0))):
        s = s * 0.5 + d[0, 1, 1] + d[1, 0, 0] * 2 + d[0, 0].sum() + d.shape[0]
    return s


#pythran export capsule new_axes(float64*, float64*)
def new_axes(p, q):
    a = as_array(p, 3)
    b = as_array(q, (3, 4))
    b[:] = np.expand_dims(a, 1) + b[:1] * a[:, np.newaxis]
    c = np.expand_dims(b, (0, -1))
    c[0, 1, 2, 0] = 5
    d = np.squeeze(c, axis=(0, 3))
    e = b[None, 1:, ..., np.newaxis].squeeze(0)
    return c.shape[1] + 10 * d.shape[0] + 100 * e.shape[2] + d[1, 2] + e[0, 1, 0]


#pythran export capsule squeeze_wrong(float64*, int)
def squeeze_wrong(p, n):
    a = as_array(p, (2, abs(n)))
    return np.squeeze(a, 1)[0]


#pythran export capsule at_least(float64*, float)
def at_least(p, x):
    a = as_array(p, 3)
    b = as_array(p, (2, 3))
    s = np.atleast_1d(x)[0] + np.atleast_2d(a)[0, 1] + np.atleast_3d(a)[0, 2, 0] + np.atleast_3d(b)[1, 2, 0]
    c, d = np.atleast_2d(x, a)
    return s + c[0, 0] + d[0, 2] + np.atleast_2d(b)[1, 1] + np.atleast_3d(x).shape[2]


#pythran export capsule diagonals(float64*)
def diagonals(p):
    a = as_array(p, (3, 4))
    c = as_array(p, (2, 3, 2))
    s = 0.0
    for d in (np.diagonal(a), a.diagonal(1), a.diagonal(-1), a.diagonal(7), np.diagonal(a.T, 2), a[::-1].diagonal()):
        s = s * 0.5 + d.sum() + d.shape[0]
    e = np.diagonal(c, 0, 0, 2)
    f = np.diagonal(c, axis1=1, axis2=2, offset=-1)
    return s + e[1, 1] + e.shape[0] * 3 + f[0, 1] + f.sum()


#pythran export capsule reshape_view(float64*, int)
def reshape_view(p, n):
    a = as_array(p, (3, 4))
    b = a.reshape(2, 6)
    b[1, n % 6] = 9
    c = a.reshape((4, -1))
    d = np.reshape(a, -1)
    d[2] += 1
    e = a.reshape(2, -1, 3)
    e[0, 0] = e[1, 1]
    return c[3, 1] + d[5] + e[1, 0, 2] + c.shape[1] + e.shape[1]


#pythran export capsule reshape_strided(float64*, int)
def reshape_strided(p, n):
    a = as_array(p, (4, 6))
    b = a[:, ::2].reshape(2, 2, 3)
    b[1, 1, 2] = 3
    c = a[:, :3].reshape(12)
    c[1] = 11
    d = a.T.reshape(6, 2, 2)
    d[0, 1, 1] = 8
    e = a.T.reshape(3, -1)
    e[0, 0] = 6
    f = a[::-1].reshape(2, 2, 6)
    f[0, 0, 0] = 2
    return b[0, 1].sum() + c.sum() + d[1].sum() + e[2].sum() + f[1, 0].sum()


#pythran export capsule reshape_wrong(float64*, int, int)
def reshape_wrong(p, n, m):
    a = as_array(p, (3, 4))
    return a.reshape(n, m)[0, 0]


#pythran export capsule reshape_wrong_rest(float64*, int)
def reshape_wrong_rest(p, n):
    a = as_array(p, (3, 4))
    return a.T.reshape(n, -1, 2)[0, 0, 0]


#pythran export capsule reshape_fortran(float64*)
def reshape_fortran(p):
    a = as_array(p, (3, 4))
    b = a.reshape(2, 6, order="F")
    c = np.reshape(a.T, (2, -1), order="F")
    c[1, 1] = 5
    return b[1, 2] + b[0, 1] * 2 + c[0, 1] + a.ravel("F")[4] + a.flatten("F")[5] + a.ravel(order="K")[3]


#pythran export capsule ravel_and_flatten(float64*)
def ravel_and_flatten(p):
    a = as_array(p, (3, 4))
    a.ravel()[5] = 1
    a.flatten()[6] = 2
    a.T.ravel()[7] = 3
    np.ravel(a[1:])[0] = 4
    a[:, 1].ravel()[0] = 5
    return a.ravel().sum() + a.T.flatten()[1] + a[::2].ravel()[4]


#pythran export capsule parts(complex128*, float64*)
def parts(p, q):
    z = as_array(p, (2, 3))
    x = as_array(q, (2, 3))
    z.real[0] = x[0]
    z.imag[1, 1:] += 2
    z.real = x * 2
    z.imag += 1
    r = z.T.real
    r[0, 1] = -3
    return z[0, 1], z.real.sum(), z.imag[1].sum(), x.real[1, 2], x.imag.sum(), r[2, 0]


#pythran export capsule parts_of_itself(complex64*)
def parts_of_itself(p):
    z = as_array(p, 5)
    z.real[:] = z.imag[::-1]
    z[:] = z.real * 2 + z.imag[::-1]
    return z[1], z.real[4]


#pythran export capsule flat(float64*, int)
def flat(p, i):
    a = as_array(p, (3, 4))
    a.flat[5] = 1
    a.T.flat[6] = 2
    s = 0.0
    for x in a.flat:
        s = s * 0.5 + x
    for x in a.T.flat:
        s = s * 0.5 + x
    a[::2].flat = s
    a.T[1:].flat[1:4] = 3
    for k, x in enumerate(a[:, ::-1].flat):
        s = s * 0.5 + x * k
    return s + a.flat[i % 12] + a.T.flat[-3] + len(a.flat)


#pythran export capsule broadcast_to(float64*, int)
def broadcast_to(p, n):
    a = as_array(p, 3)
    b = np.broadcast_to(a, (2, 3))
    c = np.broadcast_to(a[:, None], (abs(n), 3, 4))
    return b[1, 2] + b.sum() + c.shape[0] + c[:, 1].sum()


#pythran export capsule broadcast_to_wrong(float64*, int)
def broadcast_to_wrong(p, n):
    a = as_array(p, (2, 3))
    return np.broadcast_to(a, (2, 2, n))[0, 0, 0]


#pythran export capsule reversed_and_shifted(float64*, int, int)
def reversed_and_shifted(p, i, j):
    a = as_array(p, 12)
    a[:] = a[::-1]
    a[2:] = a[:-2]
    a[:-3] = a[3:] * 2
    a[::2] = a[1::2]
    a[1::2] = a[::2] + a[1::2]
    a[::-1][3:] = a[3:]
    i = i % 6
    j = j % 6
    a[i : i + 6] = a[j : j + 6] + 1
    b = as_array(p, (3, 4))
    b[i % 3] = b[j % 3] * 2
    b[i % 3, 1:] = b[j % 3, :-1]
    b[1:, 1:] += b[:-1, :-1]
    b[:, :-1] = b[:, 1:]
    b[:-1] -= b[1:, ::-1]


#pythran export capsule two_names_of_one(float64*)
def two_names_of_one(p):
    a = as_array(p, (3, 4))
    b = a.reshape(12)
    b[1:] = a.ravel()[:-1]
    c = a.T.reshape(12)
    c[0] = 5
    d = a[:, ::-1]
    a[:] = d + 1
    row = a[1]
    row[:] = a[:, 1].sum() + row[::-1]
    a[:] = row
