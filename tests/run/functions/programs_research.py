"""Numerical programs: transforms, networks, lattices, time series, chains, tables, images."""

import numpy as np
from numpy.fft import fft, ifft, fftfreq


# args: np.array([1.0, 2, 3, 4]), 2
#pythran export einsum_more(float64[:], int)
def einsum_more(a, k):
    # within 16 ulps: BLAS
    m = np.outer(a, a + 1)
    t = np.einsum("ij,j->i", m, a)
    u = np.einsum("ii", m)
    v = np.einsum("i,j,k->ijk", a, a, a)
    w = np.einsum("...ij->...ji", v)
    z = np.einsum("ij,jk,kl->il", m, m, m, optimize=True)
    y = np.einsum("bij,bjk->bik", v, v)
    d = np.einsum("ii->i", m)
    s = np.einsum("ij->", m)
    q = np.einsum("ijk,jk->i", v, m)
    h = np.einsum("i,i", a, a)
    return t, u, v, w, z, y, d, s, q, h


# args: np.arange(8.0)
#pythran export spectral(float64[:])
def spectral(x):
    # within 64 ulps: FFT
    X = fft(x)
    f = fftfreq(len(x), d=0.1)
    X[np.abs(f) > 3] = 0
    y = ifft(X).real
    k = 2 * np.pi * f
    dx = np.real(ifft(1j * k * fft(y)))
    power = np.abs(np.fft.rfft(x)) ** 2 / len(x)
    return y, dx, power, np.fft.fftshift(f), np.argmax(power[1:]) + 1


# args: np.array([[0.1, 0.2], [0.4, -0.5], [0.9, 0.3], [-0.2, 0.8]]), np.array([0, 1, 1, 0]), 20, 0.5
#pythran export mlp(float64[:,:], int64[:], int, float)
def mlp(X, y, epochs, lr):
    # within 256 ulps: exp and BLAS
    rng = np.random.default_rng(0)
    W1 = rng.normal(0, 0.5, (X.shape[1], 4))
    b1 = np.zeros(4)
    W2 = rng.normal(0, 0.5, (4, 2))
    b2 = np.zeros(2)
    onehot = np.eye(2)[y]
    losses = []
    for _ in range(epochs):
        h = np.tanh(X @ W1 + b1)
        logits = h @ W2 + b2
        e = np.exp(logits - logits.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        losses.append(-np.mean(np.log(p[np.arange(len(y)), y])))
        g = (p - onehot) / len(y)
        dW2 = h.T @ g
        db2 = g.sum(axis=0)
        dh = g @ W2.T * (1 - h ** 2)
        dW1 = X.T @ dh
        W1 -= lr * dW1
        b1 -= lr * dh.sum(0)
        W2 -= lr * dW2
        b2 -= lr * db2
    return np.array(losses), p.argmax(axis=-1), W1


# args: 30, 0.2
#pythran export lattice_boltzmann(int, float)
def lattice_boltzmann(n, omega):
    # within 64 ulps: sums
    c = np.array([[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1], [1, 1], [-1, 1], [-1, -1], [1, -1]])
    w = np.array([4 / 9] + [1 / 9] * 4 + [1 / 36] * 4)
    rho = np.ones((n, n))
    rho[n // 2, n // 2] = 2
    u = np.zeros((2, n, n))
    f = w[:, None, None] * rho
    for _ in range(5):
        rho = f.sum(axis=0)
        u = np.tensordot(c.T, f, axes=1) / rho
        cu = np.tensordot(c, u, axes=([1], [0]))
        feq = rho * w[:, None, None] * (1 + 3 * cu + 4.5 * cu ** 2 - 1.5 * (u ** 2).sum(0))
        f += omega * (feq - f)
        for i in range(9):
            f[i] = np.roll(np.roll(f[i], c[i, 0], axis=0), c[i, 1], axis=1)
    return rho, u


# args: np.array([5, 3, 8, 1, 9, 2, 7]), 3
#pythran export structures(int64[:], int)
def structures(a, k):
    top = a[np.argpartition(a, -k)[-k:]]
    top.sort()
    mask = np.isin(a, top)
    groups = {}
    for v in a:
        groups.setdefault(int(v) % k, []).append(int(v))
    summary = {key: np.mean(val) for key, val in groups.items()}
    cum = np.add.accumulate(a)
    red = np.add.reduceat(a, [0, 2, 5])
    starts = np.flatnonzero(np.diff(a) < 0) + 1
    parts = np.split(a, starts)
    lens = [len(p) for p in parts]
    perm = np.random.RandomState(3).permutation(a)
    rank = np.empty_like(a)
    rank[a.argsort()] = np.arange(a.size)
    mode = np.bincount(a).argmax()
    return top, mask, sorted(groups), sorted(summary.items()), cum, red, lens, perm, rank, mode, [p.sum() for p in parts]


# args: np.array([[1.0, 2.0, np.nan], [4.0, np.nan, 6.0]])
#pythran export missing(float64[:,:])
def missing(x):
    m = np.isnan(x)
    col = np.nanmean(x, axis=0)
    filled = np.where(m, col, x)
    idx = np.where(m)
    y = x.copy()
    y[idx] = np.take(col, idx[1])
    z = np.nan_to_num(x, nan=-1.0)
    rows = x[~m.any(axis=1)]
    valid = x[~m]
    return filled, y, z, rows, valid, np.nanpercentile(x, 50, axis=1), np.nanstd(x), m.sum(), np.count_nonzero(m, axis=0)


# args: np.linspace(0, 3, 7), np.linspace(0, 3, 7) ** 2
#pythran export quadrature(float64[:], float64[:])
def quadrature(x, y):
    # within 8 ulps: cos
    t = np.trapezoid(y, x)
    h = x[1] - x[0]
    s = h / 3 * (y[0] + 4 * y[1:-1:2].sum() + 2 * y[2:-1:2].sum() + y[-1])
    nodes, weights = np.polynomial.legendre.leggauss(5)
    g = sum(w * np.cos(n) for n, w in zip(nodes, weights))
    def f(z): return np.exp(-z * z)
    R = np.zeros((4, 4))
    for i in range(4):
        n = 2 ** i
        xs = np.linspace(0, 1, n + 1)
        R[i, 0] = np.trapezoid(f(xs), xs)
        for j in range(1, i + 1):
            R[i, j] = R[i, j - 1] + (R[i, j - 1] - R[i - 1, j - 1]) / (4 ** j - 1)
    cumulative = np.concatenate(([0], np.cumsum((y[1:] + y[:-1]) / 2 * np.diff(x))))
    return t, s, g, R, cumulative


# args: "a,b\n1,2\n3,4"
#pythran export parse(str)
def parse(text):
    lines = text.split("\n")
    header = lines[0].split(",")
    data = np.array([[float(v) for v in line.split(",")] for line in lines[1:]])
    cols = {name: data[:, i] for i, name in enumerate(header)}
    return header, data, cols["a"].mean(), f"{data.mean():.3f}", np.array2string(data, precision=1), "\n".join(" ".join(f"{v:6.2f}" for v in row) for row in data)


# args: np.zeros((6, 6), dtype=np.uint8), 2, 3
#pythran export flood(uint8[:,:], int, int)
def flood(img, r, c):
    img = img.copy()
    img[1, :] = 9
    from collections import deque
    q = deque([(r, c)])
    old = img[r, c]
    while q:
        i, j = q.popleft()
        if 0 <= i < img.shape[0] and 0 <= j < img.shape[1] and img[i, j] == old:
            img[i, j] = 5
            for di, dj in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                q.append((i + di, j + dj))
    hist, _ = np.histogram(img, bins=np.arange(11))
    cdf = hist.cumsum()
    eq = np.interp(img.flatten(), np.arange(10), 255 * cdf / cdf[-1]).reshape(img.shape).astype(np.uint8)
    dil = np.zeros_like(img)
    for (i, j), v in np.ndenumerate(img):
        dil[i, j] = img[max(i - 1, 0):i + 2, max(j - 1, 0):j + 2].max()
    return img, hist, eq, dil


# args: 0.5, 4
#pythran export special_matrices(float, int)
def special_matrices(a, n):
    # within 256 ulps: LAPACK
    H = 1.0 / (np.arange(1, n + 1)[:, None] + np.arange(n))
    V = np.vander(np.linspace(a, 1, n), increasing=True)
    T = np.array([[a ** abs(i - j) for j in range(n)] for i in range(n)])
    L = np.diag(2 * np.ones(n)) - np.diag(np.ones(n - 1), 1) - np.diag(np.ones(n - 1), -1)
    P = np.zeros((n, n))
    P[np.arange(n), (np.arange(n) + 1) % n] = 1
    w, v = np.linalg.eigh(L)
    U, s, Vt = np.linalg.svd(T)
    x = np.linalg.solve(L, np.ones(n))
    return H, V, T, L, P @ np.arange(n), w, np.abs(v), s, x, np.linalg.det(L), np.linalg.cond(T), np.linalg.matrix_rank(P), np.kron(P, np.eye(2)).sum(), np.linalg.norm(H, "fro"), np.linalg.norm(H, np.inf)


# args: np.array([1.0, 3.0, 2.0, 5.0, 4.0, 6.0, 8.0, 7.0]), 3
#pythran export timeseries(float64[:], int)
def timeseries(x, p):
    # within 256 ulps: LAPACK
    n = len(x)
    mu = x.mean()
    acov = np.array([np.sum((x[: n - k] - mu) * (x[k:] - mu)) / n for k in range(p + 1)])
    acf = acov / acov[0]
    R = acf[np.abs(np.subtract.outer(np.arange(p), np.arange(p)))]
    phi = np.linalg.solve(R, acf[1:])
    lagged = np.column_stack([x[p - i - 1: n - i - 1] for i in range(p)])
    beta, *_ = np.linalg.lstsq(lagged, x[p:], rcond=None)
    resid = x[p:] - lagged @ beta
    aic = n * np.log(resid.var() + 1) + 2 * p
    med = np.array([np.median(x[max(0, i - 1): i + 2]) for i in range(n)])
    detr = x - np.polyval(np.polyfit(np.arange(n), x, 1), np.arange(n))
    return acf, phi, med, np.round(detr, 9), round(float(aic), 4)


# args: 100, 5
#pythran export mcmc(int, int)
def mcmc(n, seed):
    # within 64 ulps: exp
    rng = np.random.default_rng(seed)
    def logp(x):
        return -0.5 * np.sum(x ** 2) + np.log1p(np.exp(-x[0]))
    x = np.zeros(2)
    lp = logp(x)
    out = np.empty((n, 2))
    acc = 0
    for i in range(n):
        prop = x + 0.5 * rng.standard_normal(2)
        lpp = logp(prop)
        if np.log(rng.uniform()) < lpp - lp:
            x, lp = prop, lpp
            acc += 1
        out[i] = x
    burn = out[n // 5:]
    return burn.mean(0), np.cov(burn, rowvar=False), acc / n


# args: np.array([3, 1, 2]), np.array([[1, 2], [3, 4]])
#pythran export odds(int64[:], int64[:,:])
def odds(a, m):
    b = a[::-1].copy()
    a_list = a.tolist()
    x, y, z = a
    (p, q), (r, s) = m
    lo, hi = np.minimum(a, b).min(), np.maximum(a, b).max()
    m2 = m.copy()
    m2[[0, 1]] = m2[[1, 0]]
    m2[:, 0], m2[:, 1] = m[:, 1], m[:, 0].copy()
    t = tuple(a)
    total = 0
    for row in m:
        for v in row:
            total += v
    e = np.array([])
    e = np.append(e, 3.0)
    st = np.stack([a, b], axis=-1)
    any_neg = any(v < 0 for v in a)
    d = dict(zip(a.tolist(), b.tolist()))
    big = np.array([2 ** 40, -1], dtype=np.int64) % 7
    return a_list, x + y + z, p * s - q * r, lo, hi, m2, t, total, e, st, any_neg, d, big, np.array_equal(np.sort(a), [1, 2, 3]), divmod(int(a[0]), 2), a @ b, m ** 2, np.linalg.matrix_power(m, 3), 7 // a, -7 % a, a / b, np.floor_divide(-7, 2), ~a, a << 2, a.dtype.itemsize
