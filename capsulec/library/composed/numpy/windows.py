"""Windows: weights that fall from the middle of a line to its ends."""

import numpy as np


def _places(M):
    """Distances from the middle, in halves of steps: from 1 - M to M - 1."""
    return np.arange(1 - M, M, 2) * 1.0


def bartlett(M):
    if M <= 1:
        return np.ones(1 if M == 1 else 0)
    n = _places(M)
    return np.where(n <= 0, 1 + n / (M - 1), 1 - n / (M - 1))


def blackman(M):
    if M <= 1:
        return np.ones(1 if M == 1 else 0)
    n = _places(M)
    return 0.42 + 0.5 * np.cos(np.pi * n / (M - 1)) + 0.08 * np.cos(2.0 * np.pi * n / (M - 1))


def hamming(M):
    if M <= 1:
        return np.ones(1 if M == 1 else 0)
    return 0.54 + 0.46 * np.cos(np.pi * _places(M) / (M - 1))


def hanning(M):
    if M <= 1:
        return np.ones(1 if M == 1 else 0)
    return 0.5 + 0.5 * np.cos(np.pi * _places(M) / (M - 1))


def kaiser(M, beta):
    if M == 1:
        return np.ones(1)
    alpha = (M - 1) / 2.0
    steep = np.float64(beta)
    return np.i0(steep * np.sqrt(1 - ((np.arange(M) - alpha) / alpha) ** 2.0)) / np.i0(steep)
