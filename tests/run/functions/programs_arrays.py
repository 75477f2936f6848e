"""Programs over arrays as their users write them."""
import math
import numpy as np


#pythran export arc_distance(float64[:], float64[:], float64[:], float64[:])
# args: np.linspace(0, 1, 7), np.linspace(1, 2, 7), np.linspace(0.5, 3, 7), np.linspace(-1, 1, 7)
# args: np.array([0.3]), np.arange(4.0), np.array([1.1]), np.arange(4.0)[::-1]
# args: np.zeros(0), np.zeros(0), np.zeros(0), np.zeros(0)
# args: np.ones(3), np.ones(3), np.ones(2), np.ones(3)
# args: np.ones(3)[::-1], np.linspace(0, 1, 6)[::2], np.ones(3) * 0.1, np.ones(3)
def arc_distance(theta_1, phi_1, theta_2, phi_2):
    # within 16 ulps: mathematical functions of many elements at once
    temp = np.sin((theta_2 - theta_1) / 2)**2 + np.cos(theta_1) * np.cos(theta_2) * np.sin((phi_2 - phi_1) / 2)**2
    return 2 * np.arctan2(np.sqrt(temp), np.sqrt(1 - temp))


#pythran export rosen(float64[:])
def rosen(x):
    # within 8 ulps: x**2 is x*x, and sums of views
    return np.sum(100. * (x[1:] - x[:-1]**2)**2 + (1 - x[:-1])**2)


#pythran export rosen_der(float64[:])
def rosen_der(x):
    xm = x[1:-1]
    xm_m1 = x[:-2]
    xm_p1 = x[2:]
    der = np.zeros_like(x)
    der[1:-1] = 200 * (xm - xm_m1**2) - 400 * (xm_p1 - xm**2) * xm - 2 * (1 - xm)
    der[0] = -400 * x[0] * (x[1] - x[0]**2) - 2 * (1 - x[0])
    der[-1] = 200 * (x[-1] - x[-2]**2)
    return der


#pythran export diffuse(float64[:,:], float64[:,:], int)
def diffuse(u, tmp, n):
    mu = .1
    for t in range(n):
        tmp[1:-1, 1:-1] = u[1:-1, 1:-1] + mu * (u[2:, 1:-1] - 2 * u[1:-1, 1:-1] + u[:-2, 1:-1] +
                                            u[1:-1, 2:] - 2 * u[1:-1, 1:-1] + u[1:-1, :-2])
        u, tmp = tmp, u
    return u


#pythran export mandel(int, float, float, float, float, int)
def mandel(n, x_center, y_center, w, h, m):
    out = np.zeros((n, n), dtype=np.int32)
    for i in range(n):
        for j in range(n):
            c = complex(x_center + w * (float(i) / n - 0.5), y_center + h * (float(j) / n - 0.5))
            z = 0j
            k = 0
            while abs(z) <= 2 and k < m:
                z = z * z + c
                k += 1
            out[j, i] = k
    return out


#pythran export kmeans_step(float64[:,:], float64[:,:])
def kmeans_step(points, centers):
    n = points.shape[0]
    k = centers.shape[0]
    labels = np.empty(n, dtype=np.int64)
    new = np.zeros_like(centers)
    counts = np.zeros(k, dtype=int)
    for i in range(n):
        best = 0
        best_d = np.inf
        for c in range(k):
            d = ((points[i] - centers[c])**2).sum()
            if d < best_d:
                best_d = d
                best = c
        labels[i] = best
        counts[best] += 1
        new[best] += points[i]
    for c in range(k):
        if counts[c] > 0:
            new[c] /= counts[c]
    return labels, new


#pythran export pairwise(float64[:,:])
def pairwise(X):
    m, n = X.shape
    D = np.empty((m, m), dtype=X.dtype)
    for i in range(m):
        for j in range(m):
            d = 0.0
            for k in range(n):
                tmp = X[i, k] - X[j, k]
                d += tmp * tmp
            D[i, j] = np.sqrt(d)
    return D


#pythran export pairwise_broadcast(float64[:,:])
def pairwise_broadcast(X):
    return np.sqrt(((X[:, np.newaxis, :] - X[np.newaxis, :, :])**2).sum(axis=2))


#pythran export gauss_solve(float64[:,:], float64[:])
def gauss_solve(A, b):
    n = len(b)
    A = A.copy()
    x = b.copy()
    for k in range(n):
        p = k
        for i in range(k + 1, n):
            if abs(A[i, k]) > abs(A[p, k]):
                p = i
        if p != k:
            for j in range(n):
                A[k, j], A[p, j] = A[p, j], A[k, j]
            x[k], x[p] = x[p], x[k]
        for i in range(k + 1, n):
            f = A[i, k] / A[k, k]
            A[i, k:] -= f * A[k, k:]
            x[i] -= f * x[k]
    for k in range(n - 1, -1, -1):
        x[k] = (x[k] - (A[k, k + 1:] * x[k + 1:]).sum()) / A[k, k]
    return x


#pythran export black_scholes(float64[:], float64[:], float64[:], float, float)
# args: np.linspace(10, 50, 9), np.linspace(5, 60, 9), np.linspace(0.1, 2, 9), 0.1, 0.2
# args: np.array([30.0]), np.array([20.0]), np.array([0.5]), 0.05, 0.3
# args: np.ones(4), np.ones(3), np.ones(4), 0.1, 0.2
# args: np.ones(8)[::2], np.ones(4), np.linspace(1, 2, 4), 0.1, 0.2
# args: np.zeros(0), np.zeros(0), np.zeros(0), 0.1, 0.2
def black_scholes(s, x, t, r, v):
    # within 256 ulps: differences of nearly equal numbers
    def cnd(d):
        k = 1.0 / (1.0 + 0.2316419 * np.abs(d))
        r = 0.39894228 * np.exp(-0.5 * d * d) * (k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429)))))
        return np.where(d > 0, 1.0 - r, r)
    sqt = np.sqrt(t)
    d1 = (np.log(s / x) + (r + 0.5 * v * v) * t) / (v * sqt)
    d2 = d1 - v * sqt
    e = np.exp(-r * t)
    c1, c2 = cnd(d1), cnd(d2)
    call = s * c1 - x * e * c2
    put = x * e * (1.0 - c2) - s * (1.0 - c1)
    return call, put


#pythran export floyd(float64[:,:])
def floyd(d):
    n = d.shape[0]
    for k in range(n):
        for i in range(n):
            d[i] = np.minimum(d[i], d[i, k] + d[k])
    return d


#pythran export grayscott(int, float64, float64, float64, float64)
def grayscott(n, Du, Dv, F, k):
    size = 20
    U = np.zeros((size + 2, size + 2), dtype=np.float32)
    V = np.zeros((size + 2, size + 2), dtype=np.float32)
    u, v = U[1:-1, 1:-1], V[1:-1, 1:-1]
    r = 4
    u[:] = 1.0
    U[size // 2 - r:size // 2 + r, size // 2 - r:size // 2 + r] = 0.50
    V[size // 2 - r:size // 2 + r, size // 2 - r:size // 2 + r] = 0.25
    for i in range(n):
        Lu = (U[0:-2, 1:-1] + U[1:-1, 0:-2] - 4 * U[1:-1, 1:-1] + U[1:-1, 2:] + U[2:, 1:-1])
        Lv = (V[0:-2, 1:-1] + V[1:-1, 0:-2] - 4 * V[1:-1, 1:-1] + V[1:-1, 2:] + V[2:, 1:-1])
        uvv = u * v * v
        u += Du * Lu - uvv + F * (1 - u)
        v += Dv * Lv + uvv - (F + k) * v
    return V


#pythran export softmax(float64[:,:])
def softmax(x):
    # within 8 ulps: exp of many elements at once
    e = np.exp(x - x.max(axis=1)[:, None])
    return e / e.sum(axis=1, keepdims=True)


#pythran export histogram(int64[:], int)
def histogram(a, n):
    h = np.zeros(n, int)
    for x in a:
        if 0 <= x < n:
            h[x] += 1
    return h


#pythran export sliding(float64[:], int)
def sliding(a, n):
    out = []
    for i in range(len(a) - n + 1):
        out.append(a[i:i + n].mean())
    return np.array(out)


#pythran export mask_select(float64[:])
def mask_select(a):
    m = a > 0
    b = a[m]
    a[~m] = 0
    return b, b.sum(), np.count_nonzero(m)


#pythran export trapz(float64[:], float64[:])
def trapz(y, x):
    return 0.5 * ((x[1:] - x[:-1]) * (y[1:] + y[:-1])).sum()


#pythran export conway(int8[:,:])
def conway(world):
    n, m = world.shape
    new = np.zeros((n, m), np.int8)
    for i in range(n):
        for j in range(m):
            s = 0
            for di in (-1, 0, 1):
                for dj in (-1, 0, 1):
                    if di or dj:
                        s += world[(i + di) % n, (j + dj) % m]
            new[i, j] = 1 if s == 3 or (s == 2 and world[i, j]) else 0
    return new


#pythran export l2norm(complex128[:])
def l2norm(x):
    # within 4 ulps: abs of complex numbers
    return np.sqrt(np.sum(np.abs(x)**2))


#pythran export median3(float64[:])
def median3(a):
    out = a.copy()
    for i in range(1, len(a) - 1):
        w = sorted(a[i - 1:i + 2])
        out[i] = w[1]
    return out


#pythran export nbody(float64[:,:], float64[:,:], float64[:], int, float)
def nbody(pos, vel, mass, n, dt):
    count = len(mass)
    for _ in range(n):
        acc = np.zeros_like(pos)
        for i in range(count):
            for j in range(count):
                if i != j:
                    r = pos[j] - pos[i]
                    d = math.sqrt((r * r).sum() + 0.01)
                    acc[i] += mass[j] * r / d**3
        vel += acc * dt
        pos += vel * dt
    return pos, vel
