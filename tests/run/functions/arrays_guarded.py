"""Indices that tests, `min`, `max` and functions that choose keep inside of an array, and those that they do not."""

import numpy as np


def clip(x, low, high):
    assert 0 <= low <= high
    if x > high:
        return high
    elif x < low:
        return low
    else:
        return x


def clip_unchecked(x, low, high):
    return low if x < low else high if x > high else x


def high_first(x, low, high):
    if x > high:
        x = high
    return low if x < low else x


def wrong_way(x, low, high):
    if x > low:
        return high
    return x


#pythran export clipped(int64[:], int)
# args: np.arange(5), 2
# args: np.arange(5), -3
# args: np.arange(5), 9
# args: np.arange(1), 1
# args: np.arange(0), 1
def clipped(a, s):
    t = np.int64(0)
    for i in range(len(a)):
        t = t * 3 + a[clip(i - s, 0, len(a) - 1)] - a[clip_unchecked(i + s, 0, a.shape[0] - 1)]
        t += a[high_first(i + s, 0, a.shape[0] - 1)]
    return t


#pythran export clipped_once(int64[:], int)
# args: np.arange(5), 2
# args: np.arange(5), -2
# args: np.arange(5), 7
# args: np.arange(0), 0
# args: np.arange(0), 3
def clipped_once(a, s):
    return a[clip_unchecked(s, 0, len(a) - 1)]


#pythran export clipped_too_far(int64[:], int, int)
# args: np.arange(5), 2, 4
# args: np.arange(5), 2, 5
# args: np.arange(5), 7, 6
# args: np.arange(5), -7, -6
# args: np.arange(5), 9, -5
def clipped_too_far(a, s, high):
    t = 0
    for i in range(len(a)):
        t += a[clip_unchecked(i + s, 0, len(a))] if i == s else a[high_first(i + s, -1, high)]
    return t


#pythran export mistaken(int64[:], int)
# args: np.arange(5), 0
# args: np.arange(5), -3
# args: np.arange(5), 1
def mistaken(a, s):
    t = 0
    for i in range(len(a)):
        t += a[wrong_way(i + s, 0, len(a))]
    return t


#pythran export edges(float64[:], int)
# args: np.arange(5.0), 1
# args: np.arange(5.0), 7
# args: np.arange(0.0), 7
def edges(a, s):
    out = np.zeros(len(a))
    for i in range(len(a)):
        out[i] = a[min(max(i - s, 0), len(a) - 1)] + a[max(0, min(len(a) - 1, i + s))] + a[min(i + 1, a.shape[0] - 1)]
    return out


#pythran export one_off(float64[:], int)
# args: np.arange(5.0), 1
# args: np.arange(5.0), 0
# args: np.arange(5.0), -7
def one_off(a, s):
    t = 0.0
    for i in range(len(a)):
        t += a[min(i + s, len(a))]
    return t


#pythran export guarded(int64[:], int, int)
# args: np.arange(5), 2, 3
# args: np.arange(5), 4, 9
# args: np.arange(5), 5, 9
# args: np.arange(5), -1, 9
# args: np.arange(5), -5, -9
# args: np.arange(5), 7, 9
def guarded(a, i, n):
    t = np.int64(0)
    if 0 <= i < len(a):
        t += a[i]
    if i >= 0 and not i >= len(a) - 1:
        t += a[i + 1] * 10
    if i < 0 or i >= n:
        return -t
    return t + a[i] * 100


#pythran export guarded_otherwise(int64[:], int)
# args: np.arange(5), 2
# args: np.arange(5), 5
# args: np.arange(5), -5
# args: np.arange(5), -6
def guarded_otherwise(a, i):
    if i < len(a):
        return a[i]
    elif i > len(a):
        return a[i - 1]
    return np.int64(-1)


#pythran export skipped(int64[:], int64[:], int)
# args: np.arange(5), np.array([3, -1, 7, 4, 5, 0]), 5
# args: np.arange(5), np.array([3, 4, 5, 0]), 6
# args: np.arange(5), np.array([3, -6, 0]), 5
def skipped(a, places, n):
    t = 0
    for k in places:
        place = int(k)
        if place < 0:
            t -= 1
            continue
        if place >= n:
            break
        t = t * 2 + a[place]
    return t


#pythran export changing_limit(int64[:], int)
# args: np.arange(5), 3
# args: np.arange(5), 5
# args: np.arange(5), 8
def changing_limit(a, n):
    t, limit = 0, n
    for j in range(12):
        if j < limit:
            limit = 100 if j == n - 1 else limit
            if j < limit:
                t += a[j]
    return t


#pythran export changing_array(int64[:], int)
# args: np.arange(5), 3
# args: np.arange(5), 4
def changing_array(a, n):
    t = 0
    for j in range(len(a)):
        if j < n:
            t += a[j]
        else:
            a = a[:2]
            t += a[j - 2]
    return t


#pythran export rows(float64[:,:], int)
# args: np.arange(12.0).reshape(3, 4), 1
# args: np.arange(12.0).reshape(4, 3).T, 2
# args: np.arange(0.0).reshape(0, 4), 1
# args: np.arange(0.0).reshape(4, 0), 1
def rows(a, s):
    out = np.zeros(a.shape)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            r, c = clip(i - s, 0, a.shape[0] - 1), clip(j + s, 0, a.shape[1] - 1)
            out[i, j] = a[r, c] + a[clip(r + s, 0, a.shape[0] - 1), c]
    return out


#pythran export before(int64[:], int)
# args: np.arange(5), 9223372036854775806
# args: np.arange(5), -9223372036854775807
# args: np.arange(5), 2
# args: np.arange(5), 0
# args: np.arange(5), -1
# args: np.arange(5), 5
def before(a, i):
    if i < len(a) and i - 1 >= 0:
        return a[i - 1]
    if i + 1 > 0:
        return a[min(i, 4)]
    return np.int64(-1)


def moved(x, n):
    if x > 2:
        x = x + n
    return x


#pythran export chosen_and_changed(float64[:], int)
# args: np.arange(5.0), 0
# args: np.arange(5.0), 1
# args: np.arange(5.0), 100
# args: np.arange(5.0), -9
def chosen_and_changed(a, n):
    s = 0.0
    for i in range(a.shape[0]):
        s += a[moved(i, n)]
    return s


#pythran export wrapped_around(int8)
# args: np.int8(127)
# args: np.int8(126)
# args: np.int8(5)
# args: np.int8(-1)
def wrapped_around(i):
    b = np.arange(100.0)
    if i >= 0:
        x = i + np.int8(1)
        if x < np.int8(100):
            return b[x]
    return b[0]
