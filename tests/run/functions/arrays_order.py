"""The order of the axes of new arrays in memory: as NumPy's, of operands of every layout."""

import numpy as np


#pythran export created(float64[:,:])
def created(a):
    likes = np.zeros_like(a), np.ones_like(a, dtype=np.int8), np.full_like(a, 2.5), np.empty_like(a) * 0 == 5
    asked = np.zeros_like(a, order="C"), np.ones_like(a, order="F"), np.full_like(a, 1, order="A")
    return likes, asked, np.ones((3, 4), order="F"), np.full((2, 3), 1.5, order="F"), np.eye(3, 4, order="F")


#pythran export copies(float64[:,:])
def copies(a):
    methods = a.copy(), a.copy("F"), a.copy(order="K"), a.T.copy("K"), a.copy("A")
    arrays = np.copy(a), np.array(a), np.array(a, order="F"), np.array(a, order="C"), np.asfortranarray(a) + 1
    return methods, arrays, np.ascontiguousarray(a) * 2, np.asarray(a, order="F"), a.tobytes(), a.tobytes("F")


#pythran export casts(float64[:,:,:])
def casts(a):
    c = a.astype("f4", order="C"), a.astype("f8", order="F"), a.astype("f4", order="A")
    return a.astype("f4"), a.astype(float), np.asarray(a, "f4"), np.asarray(a, "f4", order="F"), c


#pythran export elements(float64[:,:,:])
def elements(a):
    parts = (a + 1)[1:, ::-1] * 2, (a + 1).T * 3, a[:, ::2] - 1, a.T + 1, a.swapaxes(0, 1) * 2
    # within 2 ulps: sin of several elements at once
    return np.where(a > 0.5, a, 0), a.clip(0.2, 0.6), a * 1j, -a, np.sin(a, order="F"), np.add(a, 1, order="C"), parts


#pythran export together(float64[:,:], float64[:,:], float64[:,:])
def together(a, b, c):
    first = a[:, :1] + b[:1]
    return first, first * c, (a[:, :1] + b[:1]) * c, (a + b) * c, a + c.T[: len(a), : a.shape[1]] if a.shape == c.T.shape else a


#pythran export stretched(float64[:,:])
def stretched(a):
    differences = a[:, None] + a[None], a.T[:, None] - a.T
    return differences, np.broadcast_to(a[:1], (4, a.shape[1])) + 1, np.multiply.outer(a, a[:1])


#pythran export reduced(int64[:,:,:])
def reduced(a):
    plain = a.sum(0), a.sum(1), a.prod(2), a.sum((0, 2)), (a > 3).any(1), np.add.reduce(a, 1)
    if a.size == 0:
        a = a.sum() + np.ones((2, 3, 1), np.int64)
    return plain, a.max(1), a.argmax(1), a.min(1, keepdims=True), a.cumsum(1), np.ptp(a, 1)


#pythran export joined(float64[:,:], float64[:,:])
def joined(a, b):
    if a.shape != b.shape:
        b = a[::-1] + 1
    whole = np.concatenate((a, b)), np.concatenate((a + 1, b), 1), np.stack((a, b)), np.stack((a, b), -1)
    return whole, np.vstack((a, b)), np.hstack((a, b)), np.dstack((a, a)), np.append(a, b, 1), np.block([[a, b], [b, a]])


#pythran export taken(float64[:,:,:])
# args: np.arange(24.0).reshape(2, 3, 4)
# args: np.arange(24.0).reshape(2, 3, 4).T
# args: np.arange(24.0).reshape(2, 3, 4).transpose(1, 2, 0)
# args: np.arange(24.0).reshape(2, 3, 4).transpose(2, 0, 1)[::-1]
def taken(a):
    rows = a[[0, 1]], a[:, [0, 1]], a[..., [1, 0]], a[[0, 1], :, [1, 1]], a[:, a[0, :, 0] > 2]
    return rows, a.take([0, 1], 1), np.roll(a, 1, 1), np.diff(a, axis=0), np.pad(a, 1), np.delete(a, 0, 1), np.sort(a, 1)


#pythran export fortran(float64[:,:] order(F), float64)
def fortran(a, factor):
    b = a * factor
    for j in range(b.shape[1]):
        for i in range(b.shape[0]):
            b[i, j] += i - j
    return b, b[1:, :] * 2, b.T, b + a, b.copy(), np.copy(b)


#pythran export flags(float64[:,:])
def flags(a):
    b = a.T if a.flags.c_contiguous else a + 1
    parts = a[:, 1:].flags.c_contiguous, a[1:].flags.contiguous, a.T.flags.fortran
    if not b.flags.forc:
        return parts, None
    return parts, (b.flags.f_contiguous, b.flags.c_contiguous, b.flags.fnc, b.copy().flags.aligned)


#pythran export shared(float64[:,:])
def shared(a):
    b = a[1:]
    other = np.may_share_memory(a, a + 1), np.may_share_memory(a[:1], b), np.may_share_memory(a.T, b)
    return other, a.device, np.may_share_memory(a, a.copy())


#pythran export rebound(float64[:,:])
def rebound(a):
    x = a + 1
    for _ in range(3):
        x = x * 2 + a
    x += a
    return x
