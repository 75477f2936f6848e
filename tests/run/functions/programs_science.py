"""Numerical programs as scientists write them: images, equations, clusters, chains, filters."""

import numpy as np
from numpy import linalg as LA


# args: np.arange(72.0).reshape(8, 9) % 7, 3
#pythran export box_blur(float64[:,:], int)
def box_blur(img, size):
    pad = size // 2
    padded = np.pad(img, pad, mode="reflect")
    win = np.lib.stride_tricks.sliding_window_view(padded, (size, size))
    return win.mean(axis=(-2, -1))


# args: np.arange(72.0).reshape(8, 9) % 7
#pythran export sobel(float64[:,:])
def sobel(img):
    kx = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
    ky = kx.T
    h, w = img.shape
    gx = np.zeros_like(img)
    gy = np.zeros_like(img)
    for i in range(3):
        for j in range(3):
            gx[1:-1, 1:-1] += kx[i, j] * img[i:h - 2 + i, j:w - 2 + j]
            gy[1:-1, 1:-1] += ky[i, j] * img[i:h - 2 + i, j:w - 2 + j]
    mag = np.hypot(gx, gy)
    mag *= 255.0 / np.max(mag)
    theta = np.rad2deg(np.arctan2(gy, gx)) % 180
    sector = np.select([theta < 22.5, theta < 67.5, theta < 112.5], [0, 1, 2], default=3)
    return mag, sector, np.bincount(sector.ravel(), minlength=4)


# args: 3.0, 0.1, 40
#pythran export van_der_pol(float, float, int)
def van_der_pol(mu, dt, steps):
    def f(t, y):
        return np.array([y[1], mu * (1 - y[0] ** 2) * y[1] - y[0]])
    y = np.array([2.0, 0.0])
    ys = [y]
    t = 0.0
    for _ in range(steps):
        k1 = f(t, y)
        k2 = f(t + dt / 2, y + dt / 2 * k1)
        k3 = f(t + dt / 2, y + dt / 2 * k2)
        k4 = f(t + dt, y + dt * k3)
        y = y + dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        t += dt
        ys.append(y)
    return np.array(ys), np.vstack(ys)[-1]


# args: 1.0, 0.001, 5.0
#pythran export rk45(float, float, float)
def rk45(y0, tol, tend):
    # within 64 ulps: the order of sums of products decides the steps
    c = [0, 1/4, 3/8, 12/13, 1, 1/2]
    a = [[], [1/4], [3/32, 9/32], [1932/2197, -7200/2197, 7296/2197],
         [439/216, -8, 3680/513, -845/4104], [-8/27, 2, -3544/2565, 1859/4104, -11/40]]
    b4 = np.array([25/216, 0, 1408/2565, 2197/4104, -1/5, 0])
    b5 = np.array([16/135, 0, 6656/12825, 28561/56430, -9/50, 2/55])
    t, y, h = 0.0, y0, 0.1
    ts, ys = [t], [y]
    while t < tend:
        k = np.zeros(6)
        for i in range(6):
            k[i] = -2 * (t + c[i] * h) * (y + h * sum(a[i][j] * k[j] for j in range(i)))
        err = abs(h * np.dot(b5 - b4, k))
        if err <= tol:
            t += h
            y += h * b5 @ k
            ts.append(t)
            ys.append(y)
        h *= min(5, max(0.2, 0.9 * (tol / max(err, 1e-15)) ** 0.2))
        h = min(h, tend - t) if t < tend else h
    return np.asarray(ts), np.asarray(ys)


# args: np.random.default_rng(0).normal(size=(40, 3)), 3, 7
#pythran export kmeans(float64[:,:], int, int)
def kmeans(X, k, seed):
    rng = np.random.default_rng(seed)
    centroids = X[rng.choice(len(X), k, replace=False)]
    labels = np.zeros(len(X), dtype=int)
    for it in range(100):
        d = np.linalg.norm(X[:, None, :] - centroids[None, :, :], axis=2)
        new = d.argmin(axis=1)
        if it and np.array_equal(new, labels):
            break
        labels = new
        for j in range(k):
            members = X[labels == j]
            if len(members) > 0:
                centroids[j] = members.mean(axis=0)
    inertia = ((X - centroids[labels]) ** 2).sum()
    return labels, centroids, inertia, it


# args: np.random.default_rng(0).normal(size=(20, 4)), 2
#pythran export pca_power(float64[:,:], int)
def pca_power(X, n_components):
    # within 256 ulps: BLAS
    X = X - X.mean(axis=0)
    C = X.T @ X / (len(X) - 1)
    values = np.empty(n_components)
    vectors = np.empty((n_components, X.shape[1]))
    for c in range(n_components):
        v = np.ones(X.shape[1]) / np.sqrt(X.shape[1])
        for _ in range(200):
            w = C @ v
            n = LA.norm(w)
            if n == 0:
                break
            v = w / n
        lam = v @ C @ v
        values[c], vectors[c] = lam, v
        C -= lam * np.outer(v, v)
    return values, vectors


# args: np.array([1.0, 2, 3, 4, 3, 2]), np.array([1.0, 1, 2, 3, 4, 4, 3])
#pythran export dtw(float64[:], float64[:])
def dtw(s, t):
    n, m = len(s), len(t)
    D = np.full((n + 1, m + 1), np.inf)
    D[0, 0] = 0
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            cost = abs(s[i - 1] - t[j - 1])
            D[i, j] = cost + min(D[i - 1, j], D[i, j - 1], D[i - 1, j - 1])
    path = [(n - 1, m - 1)]
    i, j = n, m
    while i > 1 or j > 1:
        steps = np.array([D[i - 1, j - 1], D[i - 1, j], D[i, j - 1]])
        move = np.argmin(steps)
        if move == 0:
            i, j = i - 1, j - 1
        elif move == 1:
            i -= 1
        else:
            j -= 1
        path.append((i - 1, j - 1))
    return D[-1, -1], path[::-1]


# args: np.array([0, 1, 2, 1, 0]), np.array([[0.7, 0.3], [0.4, 0.6]]), np.array([[0.5, 0.4, 0.1], [0.1, 0.3, 0.6]]), np.array([0.6, 0.4])
#pythran export hmm(int64[:], float64[:,:], float64[:,:], float64[:])
def hmm(obs, A, B, pi):
    # within 16 ulps: BLAS
    T, N = obs.shape[0], A.shape[0]
    alpha = np.zeros((T, N))
    alpha[0] = pi * B[:, obs[0]]
    scale = np.zeros(T)
    scale[0] = alpha[0].sum()
    alpha[0] /= scale[0]
    for t in range(1, T):
        alpha[t] = (alpha[t - 1] @ A) * B[:, obs[t]]
        scale[t] = alpha[t].sum()
        alpha[t] /= scale[t]
    beta = np.ones((T, N))
    for t in reversed(range(T - 1)):
        beta[t] = A.dot(B[:, obs[t + 1]] * beta[t + 1]) / scale[t + 1]
    gamma = alpha * beta
    gamma /= gamma.sum(axis=1, keepdims=True)
    delta = np.log(pi) + np.log(B[:, obs[0]])
    psi = np.zeros((T, N), dtype=np.intp)
    for t in range(1, T):
        scores = delta[:, np.newaxis] + np.log(A)
        psi[t] = np.argmax(scores, axis=0)
        delta = np.max(scores, axis=0) + np.log(B[:, obs[t]])
    states = [int(np.argmax(delta))]
    for t in range(T - 1, 0, -1):
        states.insert(0, int(psi[t, states[0]]))
    return -np.log(scale).sum(), gamma, states


# args: np.array([1.0, 2.1, 2.9, 4.2, 5.1, 5.8])
#pythran export kalman(float64[:])
def kalman(zs):
    # within 64 ulps: LAPACK
    dt = 1.0
    F = np.array([[1, dt], [0, 1]])
    H = np.array([[1.0, 0.0]])
    Q = np.diag([0.01, 0.01])
    R = np.array([[0.5]])
    x = np.zeros((2, 1))
    P = np.eye(2) * 500
    out = []
    for z in zs:
        x = F @ x
        P = F @ P @ F.T + Q
        y = z - H @ x
        S = H @ P @ H.T + R
        K = P @ H.T @ np.linalg.inv(S)
        x = x + K @ y
        P = (np.eye(2) - K @ H) @ P
        out.append((x[0, 0], x[1, 0], P.trace()))
    return np.array(out), x.ravel(), P


# args: np.arange(20.0) ** 1.1, np.sin(np.arange(20.0))
#pythran export regress(float64[:], float64[:])
def regress(x, y):
    # within 256 ulps: LAPACK
    A = np.column_stack((np.ones_like(x), x, x ** 2))
    coef, res, rank, sv = np.linalg.lstsq(A, y, rcond=None)
    pred = A @ coef
    ss_res = np.sum((y - pred) ** 2)
    ss_tot = np.sum((y - y.mean()) ** 2)
    r2 = 1 - ss_res / ss_tot
    slope, icpt = np.polyfit(x, y, 1)
    p = np.polyfit(x, y, 2)
    return coef, rank, r2, slope, icpt, np.polyval(p, 0.5)


# args: 100.0, 105.0, 0.5, 0.02, 0.3, 50, 12345
#pythran export option(float, float, float, float, float, int, int)
def option(S, K, T, r, sigma, n, seed):
    # within 32 ulps: exp
    rng = np.random.default_rng(seed)
    Z = rng.standard_normal((n, 4))
    dt = T / 4
    paths = S * np.exp(np.cumsum((r - 0.5 * sigma ** 2) * dt + sigma * np.sqrt(dt) * Z, axis=1))
    paths = np.hstack([np.full((n, 1), S), paths])
    payoff = np.maximum(paths[:, -1] - K, 0)
    asian = np.maximum(paths[:, 1:].mean(axis=1) - K, 0)
    price = np.exp(-r * T) * payoff.mean()
    se = payoff.std(ddof=1) / np.sqrt(n)
    var95 = np.percentile(paths[:, -1] - S, 5)
    return price, se, asian.mean(), var95, np.quantile(payoff, [0.25, 0.5, 0.75])


# args: 100.0, 105.0, 0.5, 0.02, 0.3, 50
#pythran export binomial_tree(float, float, float, float, float, int)
def binomial_tree(S, K, T, r, sigma, N):
    dt = T / N
    u = np.exp(sigma * np.sqrt(dt))
    d = 1 / u
    p = (np.exp(r * dt) - d) / (u - d)
    prices = S * d ** np.arange(N, -1, -1) * u ** np.arange(0, N + 1, 1)
    values = np.maximum(K - prices, np.zeros(N + 1))
    for i in np.arange(N, 0, -1):
        prices = S * d ** np.arange(i - 1, -1, -1) * u ** np.arange(0, i, 1)
        values = np.exp(-r * dt) * (p * values[1:i + 1] + (1 - p) * values[0:i])
        values = np.maximum(values, K - prices)
    return values[0]


# args: np.array([[0.0, 0], [1, 0], [1, 1], [0, 1], [0.5, 0.5], [0.2, 0.9]])
#pythran export hull(float64[:,:])
def hull(points):
    pts = points[np.lexsort((points[:, 1], points[:, 0]))]
    def cross(o, a, b):
        return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
    lower = []
    for p in pts:
        while len(lower) >= 2 and cross(lower[-2], lower[-1], p) <= 0:
            lower.pop()
        lower.append(p)
    upper = []
    for p in pts[::-1]:
        while len(upper) >= 2 and cross(upper[-2], upper[-1], p) <= 0:
            upper.pop()
        upper.append(p)
    h = np.array(lower[:-1] + upper[:-1])
    x, y = h[:, 0], h[:, 1]
    area = 0.5 * np.abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))
    per = np.sum(np.sqrt(np.sum(np.diff(np.vstack([h, h[:1]]), axis=0) ** 2, axis=1)))
    return h, area, per
