"""Whether arrays share memory, and ndarray.resize."""

import numpy as np


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
