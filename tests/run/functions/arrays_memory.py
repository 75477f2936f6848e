"""Whether arrays share memory and may be written to; flags; ndarray.resize."""

import numpy as np


def first(v):
    return v[0]


#pythran export read_only(float64[:], float64[:,:])
# args: np.arange(3.0), np.arange(9.0).reshape(3, 3)
# args: np.arange(3.0)[::-1], np.arange(9.0).reshape(3, 3).T
def read_only(a, m):
    z = np.broadcast_to(a, (2, len(a)))
    d = np.diagonal(m)
    e = m.diagonal(1)
    s = 0.0
    for row in z:
        s += row.sum()
    q = [z, z]
    w = z if s > 0 else np.broadcast_to(a, (3, len(a)))
    return z, d, e, z.T, z[0], z[:, 1:], z + 1, z.copy(), np.array(z), first(z), z.reshape(-1), d[::-1], z.flags.writeable, d.flags["W"], s, q, w, np.expand_dims(d, 0), np.flip(d), np.asarray(d), z[..., 0], np.sum(z, 0), (z, d), d * 2, np.broadcast_arrays(a, a[None])[0], m.trace(), np.sort(d), np.linalg.diagonal(m)


#pythran export flags(float64[:,:])
def flags(a):
    g = a.flags
    b = np.zeros(3)
    return g["C_CONTIGUOUS"], g["F"], g.aligned, a.flags["FNC"], a.flags.forc, b.flags.writeable, b.flags["CARRAY"], a.flags.writebackifcopy, b.flags["B"], b.flags.farray


#pythran export writeable(float64[:])
def writeable(a):
    return a.flags.writeable


#pythran export shared(float64[:,:])
def shared(a):
    return np.shares_memory(a[:, ::2], a[:, 1::2]), np.may_share_memory(a[:, ::2], a[:, 1::2]), np.shares_memory(a, a.copy()), np.shares_memory(a[0], a.T[0]), np.shares_memory(a[::2], a[1::2]), np.shares_memory(a[:, ::3], a[::-1, 2::2]), np.shares_memory(a[:0], a), np.shares_memory(a.view('u1')[:, 3:4], a.view('i4')[:, 1::2]), np.shares_memory(a.view('u1')[:, 3:4], a.view('i4')[:, 0::2])


#pythran export resized(int)
# args: 2
# args: 4
# args: 0
# args: -1
def resized(n):
    b = np.arange(6.0)
    b.resize(n)
    c = b.copy()
    c.resize((2 * n,))
    for i in range(3):
        c.resize(len(c) + 1)
        c[-1] = i
    d = np.arange(6).reshape(2, 3).T.copy(order='K')
    d.resize(n, 2)
    e = np.ones(n)
    e.resize(n + 1, refcheck=False)
    e.resize()
    return b, c, d, e, c.sum()


#pythran export resized_argument(float64[:])
# args: np.arange(3.0)
def resized_argument(a):
    a.resize(len(a) + 1)
    return a


#pythran export resized_with_another_name(int)
# args: 6
# args: 7
def resized_with_another_name(n):
    b = np.arange(6.0)
    c = b
    b.resize(n)
    return b, c
