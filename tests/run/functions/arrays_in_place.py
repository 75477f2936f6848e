"""Operations in place on arrays that containers and fields hold, or that may be None: the array itself is changed."""

import numpy as np


class Q:
    def __init__(self, v):
        self.v = v
        self.n = 0

    def more(self, k):
        self.v += k
        self.n += 1


#pythran export in_containers(float64[:,:], float32[:])
# args: np.arange(6.0).reshape(2, 3), np.arange(3, dtype=np.float32)
# args: np.arange(6.0).reshape(3, 2).T, np.arange(3, dtype=np.float32)[::-1]
def in_containers(a, b):
    rows = [a[0], a[1]]
    rows[0] += 1
    rows[1] *= rows[0]
    d = {"k": a[0], "m": a[1]}
    d["k"] -= 5
    d["m"] /= 2
    l = [b, b[1:]]
    l[0] += np.float64(2)
    l[1] += a[0, 1:]
    for r in rows:
        r += 1
    rows[0][1:] += 7
    q = Q(a[1])
    q.v += 3
    q.more(4)
    return q.v, rows, d["k"], l, a, b


#pythran export may_be_none(float64[:])
def may_be_none(a):
    o = None if len(a) == 0 else a
    if o is not None:
        o += 5
        o[0] -= 1
    return a
