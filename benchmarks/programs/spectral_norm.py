"""The spectral norm of an infinite matrix, by power iteration on its first n rows."""

from math import sqrt


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    return [sum([entry(i, j) * vector[j] for j in range(len(vector))]) for i in range(len(vector))]


def transposed_times(vector):
    return [sum([entry(j, i) * vector[j] for j in range(len(vector))]) for i in range(len(vector))]


# pythran export spectral_norm(int)
def spectral_norm(n):
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    product = 0.0
    square = 0.0
    for a, b in zip(u, v):
        product += a * b
        square += b * b
    return sqrt(product / square)
