"""Gamma's relatives: polygamma, zeta, numbers of combinations and arrangements; Lambert's W."""

import numpy as np
from capsulec.internal import not_yet, special_lambertw, special_riemann_zeta, special_zeta
from scipy.special import binom, gamma, poch, psi


def zeta(x, q=None, out=None):
    if out is not None:
        not_yet("scipy.special.zeta(out=…)")
    if q is None:
        return special_riemann_zeta(x)
    return special_zeta(x, q)


def polygamma(n, x):
    k = np.asarray(n)
    y = np.asarray(x)
    return np.where(k == 0, psi(y), (-1.0) ** (k + 1) * gamma(k + 1.0) * zeta(k + 1, y))


def comb(N, k, *, exact=False, repetition=False):
    if exact:
        not_yet("scipy.special.comb(exact=True)")
    n, m = np.asarray(N), np.asarray(k)
    if repetition:
        return np.where((m == 0) & (n >= 0), 1, binom(n + m - 1, m))
    return np.where((m <= n) & (n >= 0) & (m >= 0), binom(n, m), 0)


def perm(N, k, exact=False):
    if exact:
        not_yet("scipy.special.perm(exact=True)")
    n, m = np.asarray(N), np.asarray(k)
    return np.where((m <= n) & (n >= 0) & (m >= 0), poch(n - m + 1, m), 0)


def lambertw(z, k=0, tol=1e-8):
    return special_lambertw(z, np.int64(np.asarray(k)), tol)


def softplus(x):
    return np.logaddexp(0, x)
