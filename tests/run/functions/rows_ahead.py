"""Rows of one array stored to from rows of it: read ahead of the store or behind it, at indices that may be the same row."""


# pythran export relaxed(float64[:, :], int)
# args: np.arange(30.0).reshape(5, 6) ** 2, 0
# args: np.arange(30.0).reshape(5, 6) ** 2, 1
# args: np.arange(30.0).reshape(5, 6) ** 2, 3
# args: np.arange(30.0).reshape(5, 6) ** 2, -1
# args: np.arange(60.0).reshape(5, 12)[:, ::2] ** 2, 2
# args: np.arange(30.0).reshape(5, 6)[::-1] ** 2, 2
# args: np.arange(5.0).reshape(5, 1), 2
# args: np.arange(3.0).reshape(1, 3), 0
def relaxed(a, i):
    a[i, 1:-1] += a[i - 1, :-2] + a[i - 1, 2:] + a[i, 2:] * 0.5
    return a


# pythran export behind(float64[:, :], int, int)
# args: np.arange(24.0).reshape(4, 6) ** 2, 1, 1
# args: np.arange(24.0).reshape(4, 6) ** 2, 1, -3
# args: np.arange(24.0).reshape(4, 6) ** 2, 1, 2
# args: np.arange(24.0).reshape(4, 6, order="F") ** 2, 3, -1
def behind(a, i, j):
    a[i, 1:] = a[j, :-1] + 1
    return a


# pythran export ahead(int32[:, :], int, int)
# args: np.arange(24, dtype="i4").reshape(4, 6) ** 2, 1, 1
# args: np.arange(24, dtype="i4").reshape(4, 6) ** 2, 1, -3
# args: np.arange(24, dtype="i4").reshape(4, 6) ** 2, 0, 3
def ahead(a, i, j):
    a[i, :-1] = a[j, 1:] * 2
    return a


# pythran export backwards(int64[:, :], int, int)
# args: np.arange(24).reshape(4, 6) ** 2, 1, 1
# args: np.arange(24).reshape(4, 6) ** 2, -2, 2
# args: np.arange(24).reshape(4, 6) ** 2, 0, 3
def backwards(a, i, j):
    a[i, ::-1] = a[j, ::-1] + 1
    a[i, :2:-1] = a[j, 3::-1][:3]
    a[i, ::-1] = a[j, :]
    return a


# pythran export blocks(float64[:, :, :], int, int)
# args: np.arange(60.0).reshape(3, 4, 5) ** 2, 1, 1
# args: np.arange(60.0).reshape(3, 4, 5) ** 2, 1, -2
# args: np.arange(60.0).reshape(3, 4, 5) ** 2, 0, 2
def blocks(a, i, j):
    a[i, 1:, 1:] = a[j, :-1, 1:] + a[j, 1:, :-1]
    a[i, :-1, 2] = a[j, 1:, 2] + a[j, :-1, 3]
    a[1:, i, :-1] = a[1:, j, 1:] + a[:-1, i, 1:]
    return a


# pythran export columns(float32[:, :], int, int)
# args: np.arange(24, dtype="f4").reshape(4, 6) ** 2, 1, 1
# args: np.arange(24, dtype="f4").reshape(4, 6) ** 2, 1, -5
# args: np.arange(24, dtype="f4").reshape(4, 6) ** 2, 0, 3
def columns(a, i, j):
    a[:-1, i] = a[1:, j] - a[:-1, i]
    a[1:, i] += a[:-1, j]
    return a
