"""More numerical programs: signals, statistics, solvers, lattices, geometry, finance."""

import math

import numpy as np


# args: np.array([1, 5, 3]), 3
#pythran export signal1(int64[:], int)
def signal1(a, n):
    # within 8 ulps: sin and cos
    t = np.linspace(0, 1, 64, endpoint=False)
    x = np.sin(2 * np.pi * 5 * t) + 0.5 * np.cos(2 * np.pi * 12 * t)
    w = np.hanning(64) * np.kaiser(64, 5.0)
    X = np.array([np.sum(x * w * np.exp(-2j * np.pi * k * np.arange(64) / 64)) for k in range(32)])
    psd = np.abs(X) ** 2
    peaks = np.where((psd[1:-1] > psd[:-2]) & (psd[1:-1] > psd[2:]))[0] + 1
    phase = np.unwrap(np.angle(X))
    env = np.convolve(np.abs(x), np.ones(n) / n, mode="same")
    return peaks, np.round(phase[:4], 6), np.round(env[:3], 9), np.interp([0.1, 1.9], t, x, period=1.0)


# args: np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]])
#pythran export stats(float64[:,:])
def stats(X):
    # within 8 ulps: powers
    z = (X - X.mean(0)) / X.std(0, ddof=1)
    h, edges = np.histogram(X, bins="auto")
    h2, ex, ey = np.histogram2d(X[:, 0], X[:, 1], bins=3)
    c = np.corrcoef(X, rowvar=False)
    cov = np.cov(X.T, bias=True)
    ranks = X[:, 0].argsort()[::-1].argsort()
    skew = np.mean(z ** 3, axis=0)
    mad = np.median(np.abs(X - np.median(X, axis=0)), axis=0)
    u, inv, cnt = np.unique(X.astype(int), return_inverse=True, return_counts=True)
    boot = np.array([np.mean(X[np.random.RandomState(i).randint(0, 3, 3), 0]) for i in range(5)])
    return z, h, edges, h2, c, cov, ranks, skew, mad, u, inv, cnt, boot


# args: 40, 3
#pythran export percolate(int, int)
def percolate(n, seed):
    np.random.seed(seed)
    grid = np.random.rand(n, n) < 0.6
    label = np.zeros((n, n), dtype=np.int32)
    current = 0
    for i, j in np.argwhere(grid):
        if label[i, j]:
            continue
        current += 1
        stack = [(i, j)]
        while stack:
            a, b = stack.pop()
            if 0 <= a < n and 0 <= b < n and grid[a, b] and not label[a, b]:
                label[a, b] = current
                stack.extend([(a + 1, b), (a - 1, b), (a, b + 1), (a, b - 1)])
    sizes = np.bincount(label.ravel())[1:]
    return current, sizes.max(), label


# args: np.array([0.0, 1.0, 2.0, 4.0]), np.array([1.0, 3.0, 2.0, 5.0]), np.array([0.5, 1.5, 3.0])
#pythran export spline(float64[:], float64[:], float64[:])
def spline(x, y, xq):
    n = len(x) - 1
    h = np.diff(x)
    A = np.zeros((n + 1, n + 1))
    b = np.zeros(n + 1)
    A[0, 0] = A[-1, -1] = 1
    for i in range(1, n):
        A[i, i - 1:i + 2] = h[i - 1], 2 * (h[i - 1] + h[i]), h[i]
        b[i] = 3 * ((y[i + 1] - y[i]) / h[i] - (y[i] - y[i - 1]) / h[i - 1])
    c = np.linalg.solve(A, b)
    d = np.diff(c) / (3 * h)
    bb = np.diff(y) / h - h * (2 * c[:-1] + c[1:]) / 3
    idx = np.clip(np.searchsorted(x, xq) - 1, 0, n - 1)
    dx = xq - x[idx]
    return y[idx] + bb[idx] * dx + c[idx] * dx ** 2 + d[idx] * dx ** 3


# args: np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 0.2], [0.5, 0.2, 2.0]])
#pythran export jacobi(float64[:,:])
def jacobi(A):
    # within 64 ulps: sums
    A = A.copy()
    n = A.shape[0]
    V = np.identity(n)
    for sweep in range(20):
        off = np.sqrt(np.sum(np.tril(A, -1) ** 2))
        if off < 1e-12:
            break
        for p in range(n - 1):
            for q in range(p + 1, n):
                if A[p, q] != 0:
                    theta = (A[q, q] - A[p, p]) / (2 * A[p, q])
                    t = np.sign(theta) / (abs(theta) + math.sqrt(theta ** 2 + 1)) if theta != 0 else 1.0
                    c = 1 / np.sqrt(t * t + 1)
                    s = t * c
                    J = np.eye(n)
                    J[[p, q], [p, q]] = c
                    J[p, q], J[q, p] = s, -s
                    A = J.T @ A @ J
                    V = V @ J
    order = np.argsort(np.diag(A))
    return np.round(np.diag(A)[order], 9), np.round(np.abs(V[:, order]), 9)


# args: 20, 20
#pythran export game(int, int)
def game(h, w):
    board = np.random.default_rng(1).integers(0, 2, size=(h, w), dtype=np.uint8)
    for _ in range(5):
        nbrs = sum(np.roll(np.roll(board, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0))
        board = ((nbrs == 3) | ((board == 1) & (nbrs == 2))).astype(np.uint8)
    return board, board.sum()


# args: 0.1, 0.01
#pythran export heat(float, float)
def heat(alpha, dt):
    nx = 21
    u = np.zeros(nx)
    u[int(nx / 4):int(3 * nx / 4)] = 1
    dx = 1.0 / (nx - 1)
    r = alpha * dt / dx ** 2 / 4
    main = np.ones(nx) * (1 + 2 * r)
    lower = upper = -r * np.ones(nx - 1)
    cp = np.zeros(nx - 1)
    dp = np.zeros(nx)
    for _ in range(5):
        cp[0] = upper[0] / main[0]
        dp[0] = u[0] / main[0]
        for i in range(1, nx):
            m = main[i] - lower[i - 1] * cp[i - 1]
            if i < nx - 1:
                cp[i] = upper[i] / m
            dp[i] = (u[i] - lower[i - 1] * dp[i - 1]) / m
        u[-1] = dp[-1]
        for i in range(nx - 2, -1, -1):
            u[i] = dp[i] - cp[i] * u[i + 1]
    return u, np.trapezoid(u, dx=dx), np.gradient(u, dx)[:3]


# args: 200, 4
#pythran export perlin(int, int)
def perlin(seed, cells):
    rng = np.random.RandomState(seed)
    angles = 2 * np.pi * rng.rand(cells + 1, cells + 1)
    grads = np.dstack((np.cos(angles), np.sin(angles)))
    n = 12
    lin = np.linspace(0, cells, n, endpoint=False)
    x, y = np.meshgrid(lin, lin)
    xi, yi = x.astype(int), y.astype(int)
    xf, yf = x - xi, y - yi
    fade = lambda t: 6 * t ** 5 - 15 * t ** 4 + 10 * t ** 3
    def dot(ix, iy, fx, fy):
        g = grads[iy, ix]
        return g[:, :, 0] * fx + g[:, :, 1] * fy
    n00 = dot(xi, yi, xf, yf)
    n10 = dot(xi + 1, yi, xf - 1, yf)
    n01 = dot(xi, yi + 1, xf, yf - 1)
    n11 = dot(xi + 1, yi + 1, xf - 1, yf - 1)
    u, v = fade(xf), fade(yf)
    x1 = n00 * (1 - u) + n10 * u
    x2 = n01 * (1 - u) + n11 * u
    return np.round((1 - v) * x1 + v * x2, 10)


# args: np.array([[0.0, 1, 9, 9], [9, 0, 2, 9], [9, 9, 0, 3], [4, 9, 9, 0]])
#pythran export graph(float64[:,:])
def graph(w):
    n = len(w)
    d = w.copy()
    nxt = np.tile(np.arange(n), (n, 1))
    for k in range(n):
        alt = d[:, k, None] + d[None, k, :]
        better = alt < d
        d[better] = alt[better]
        nxt[better] = np.broadcast_to(nxt[:, k][:, None], nxt.shape)[better]
    deg = np.count_nonzero((w > 0) & (w < 9), axis=1)
    L = np.diag(deg) - ((w > 0) & (w < 9))
    pr = np.full(n, 1 / n)
    A = ((w > 0) & (w < 9)).astype(float)
    A /= A.sum(axis=1, keepdims=True)
    for _ in range(50):
        new = 0.15 / n + 0.85 * A.T @ pr
        if np.abs(new - pr).max() < 1e-10:
            break
        pr = new
    order = np.argsort(-pr, kind="stable")
    return d, nxt, L, np.round(pr, 8), order


# args: np.array([1.0, 2, 3, 4, 5, 6, 7, 8]), 3
#pythran export finance(float64[:], int)
def finance(p, w):
    r = np.diff(np.log(p))
    ma = np.convolve(p, np.ones(w) / w, "valid")
    ema = np.empty_like(p)
    ema[0] = p[0]
    alpha = 2 / (w + 1)
    for i in range(1, p.size):
        ema[i] = alpha * p[i] + (1 - alpha) * ema[i - 1]
    dd = (np.maximum.accumulate(p) - p) / np.maximum.accumulate(p)
    sharpe = r.mean() / r.std() * np.sqrt(252)
    up = np.where(np.diff(p) > 0, np.diff(p), 0).mean()
    down = -np.where(np.diff(p) < 0, np.diff(p), 0).mean()
    rsi = 100 - 100 / (1 + up / down) if down else np.float64(100.0)
    cum = np.cumprod(1 + r) - 1
    npv = np.sum(p / (1.05 ** np.arange(len(p))))
    irr = 0.1
    for _ in range(50):
        t = np.arange(len(p))
        f = np.sum(p / (1 + irr) ** t) - 50
        fp = -np.sum(t * p / (1 + irr) ** (t + 1))
        step = f / fp
        irr -= step
        if abs(step) < 1e-12:
            break
    return np.round(ma, 9), np.round(ema, 9), dd.max(), round(float(sharpe), 8), rsi, np.round(cum, 9), round(npv, 8), round(irr, 9)


# args: 3
#pythran export checkered(int)
def checkered(n):
    m = np.zeros((n, n), dtype=bool)
    m[::2, 1::2] = True
    m[1::2, ::2] = ~m[1::2, ::2]
    idx = np.indices((n, n)).sum(axis=0)
    return m, idx % 2 == 1, np.argwhere(m).tolist()


# args: np.array([1, 2, 3, 4, 5, 6, 7, 250], dtype=np.uint8)
#pythran export bits(uint8[:])
def bits(a):
    b = np.unpackbits(a)
    gray = a ^ (a >> 1)
    par = np.bitwise_xor.reduce(a)
    pop = b.reshape(-1, 8).sum(axis=1)
    crc = 0
    for x in a:
        crc ^= int(x) << 8
        for _ in range(8):
            crc = ((crc << 1) ^ 0x1021) & 0xFFFF if crc & 0x8000 else (crc << 1) & 0xFFFF
    h = np.uint32(2166136261)
    for x in a:
        h = np.uint32((int(h) ^ int(x)) * 16777619 & 0xFFFFFFFF)
    return b, gray, par, pop, crc, h, np.left_shift(a, 1), np.packbits(b)


# args: np.array([1.0, 2.0, 3.0]), np.array([[2.0, 1.0, 0], [1.0, 3.0, 1.0], [0, 1.0, 4.0]])
#pythran export solvers(float64[:], float64[:,:])
def solvers(b, A):
    # within 64 ulps: BLAS
    n = len(b)
    x = np.zeros_like(b)
    for it in range(100):
        x_new = np.zeros_like(x)
        for i in range(n):
            s1 = np.dot(A[i, :i], x_new[:i])
            s2 = np.dot(A[i, i + 1:], x[i + 1:])
            x_new[i] = (b[i] - s1 - s2) / A[i, i]
        if np.allclose(x, x_new, rtol=1e-12):
            break
        x = x_new
    r = b - A @ x
    p = r.copy()
    xs = np.zeros(n)
    r = b.copy()
    p = r.copy()
    rs = r @ r
    for i in range(n):
        Ap = A @ p
        alpha = rs / (p @ Ap)
        xs += alpha * p
        r -= alpha * Ap
        rsn = r @ r
        if np.sqrt(rsn) < 1e-10:
            break
        p = r + (rsn / rs) * p
        rs = rsn
    L = np.zeros_like(A)
    for i in range(n):
        for j in range(i + 1):
            s = sum(L[i][k] * L[j][k] for k in range(j))
            L[i][j] = np.sqrt(A[i][i] - s) if i == j else 1.0 / L[j][j] * (A[i][j] - s)
    Q = np.zeros((n, n))
    R = np.zeros((n, n))
    for j in range(n):
        v = A[:, j].copy()
        for i in range(j):
            R[i, j] = Q[:, i] @ A[:, j]
            v -= R[i, j] * Q[:, i]
        R[j, j] = np.linalg.norm(v)
        Q[:, j] = v / R[j, j]
    return np.round(x, 9), np.round(xs, 9), L, np.round(Q, 9), np.round(R, 9), it


# args: np.array([0.1, 0.5, 0.9, 0.3, 0.7]), 5
#pythran export density(float64[:], int)
def density(data, n):
    grid = np.linspace(data.min() - 1, data.max() + 1, n)
    h = 1.06 * data.std() * len(data) ** (-1 / 5)
    k = np.exp(-0.5 * ((grid[:, None] - data[None, :]) / h) ** 2) / np.sqrt(2 * np.pi)
    kde = k.sum(axis=1) / (len(data) * h)
    ecdf = np.searchsorted(np.sort(data), grid, side="right") / len(data)
    q = np.percentile(data, [10, 50, 90], method="hazen")
    counts, edges = np.histogram(data, bins=n, range=(0, 1), density=True)
    centers = 0.5 * (edges[1:] + edges[:-1])
    ent = -np.sum(counts[counts > 0] * np.log2(counts[counts > 0]))
    return np.round(kde, 12), ecdf, q, counts, centers, np.round(ent, 10), np.ptp(data), np.var(data, ddof=1), np.cov(data, data[::-1])


# args: 5, 0.3
#pythran export ising(int, float)
def ising(n, beta):
    rng = np.random.default_rng(42)
    s = rng.choice([-1, 1], size=(n, n))
    energies = []
    for sweep in range(20):
        for _ in range(n * n):
            i, j = rng.integers(0, n, size=2)
            nb = s[(i + 1) % n, j] + s[i - 1, j] + s[i, (j + 1) % n] + s[i, j - 1]
            dE = 2 * s[i, j] * nb
            if dE <= 0 or rng.random() < np.exp(-beta * dE):
                s[i, j] *= -1
        energies.append(-np.sum(s * (np.roll(s, 1, axis=0) + np.roll(s, 1, axis=1))))
    return s, np.array(energies), np.abs(s.mean())


# args: np.array([[1.0, 0], [0, 1.0]]), 0.5
#pythran export rotations(float64[:,:], float)
def rotations(v, t):
    c, s = np.cos(t), np.sin(t)
    R = np.array(((c, -s), (s, c)))
    rot = np.einsum("ij,kj->ki", R, v)
    hom = np.block([[R, np.array([[1.0], [2.0]])], [np.zeros((1, 2)), np.ones((1, 1))]])
    q = np.array([np.cos(t / 2), 0, 0, np.sin(t / 2)])
    w, x, y, z = q
    R3 = np.array([[1 - 2 * (y ** 2 + z ** 2), 2 * (x * y - z * w), 2 * (x * z + y * w)],
                   [2 * (x * y + z * w), 1 - 2 * (x ** 2 + z ** 2), 2 * (y * z - x * w)],
                   [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x ** 2 + y ** 2)]])
    ang = np.arccos((np.trace(R3) - 1) / 2)
    cr = np.cross([1, 0, 0], [0, 1, 0])
    return np.round(rot, 12), np.round(hom, 12), np.round(R3, 12), round(float(ang), 10), cr, np.allclose(R3 @ R3.T, np.eye(3))
