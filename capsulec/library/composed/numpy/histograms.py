"""Histograms: how many numbers, or how much of their weights, lie between edges.

Of bins of one width each number finds its bin by a division, which is then corrected by looking at the edges, as NumPy
does; among given edges it is searched for. Rules that choose the number of bins are NumPy's own.
"""

import numpy as np
from capsulec.internal import asked_histogram, asked_histogram_bin_edges
from capsulec.internal import histogramdd as histogram_and_edges

_BLOCK = 65536  # numbers whose weights NumPy adds up by themselves


def histogram(a, bins=10, range=None, density=None, weights=None):
    if isinstance(bins, str):
        return asked_histogram(a, bins, range, density, weights)
    values = _numbers(a)
    if weights is None:
        made, edges = _counted(values, bins, range)
    else:
        weighing = np.asarray(weights)
        if np.iscomplexobj(weighing) or np.ndim(bins) > 0:
            return asked_histogram(a, bins, range, density, weights)
        if np.shape(weighing) != np.shape(a):
            raise ValueError("weights should have the same shape as a.")
        made, edges = _weighed(values, bins, range, weighing.ravel())
    if density:
        return made / np.diff(edges).astype(np.float64) / np.sum(made), edges
    return made, edges


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    if isinstance(bins, str):
        return asked_histogram_bin_edges(a, bins, range, weights)
    if np.ndim(bins) > 0:
        return _checked(bins)
    values = _numbers(a)
    first, last = _ends(values, range)
    return _even(values, first, last, bins)


def _numbers(a):
    given = np.asarray(a).ravel()
    return given.astype(np.uint8) if given.dtype == np.bool_ else given


def _checked(bins):
    edges = np.asarray(bins)
    if np.ndim(edges) != 1:
        raise ValueError("`bins` must be 1d, when an array")
    if np.any(edges[:-1] > edges[1:]):
        raise ValueError("`bins` must increase monotonically, when an array")
    return edges


def _ends(values, limits):
    """The outer edges; where there is one number only, half a unit on each side of it."""
    if limits is not None:
        first, last = np.float64(limits[0]), np.float64(limits[1])
        if first > last:
            raise ValueError("max must be larger than min in range parameter.")
        if not (np.isfinite(first) and np.isfinite(last)):
            raise ValueError(f"supplied range of [{first}, {last}] is not finite")
        if first == last:
            return first - 0.5, last + 0.5
        return first, last
    if len(values) == 0:
        return values.dtype.type(0) * 1.0, values.dtype.type(1) * 1.0
    least, most = np.min(values), np.max(values)
    if np.issubdtype(values.dtype, np.inexact) and not (np.isfinite(least) and np.isfinite(most)):
        raise ValueError(f"autodetected range of [{least}, {most}] is not finite")
    if least == most:
        return least - 0.5, most + 0.5
    return least * 1.0, most * 1.0


def _even(values, first, last, bins):
    if not np.issubdtype(np.asarray(bins).dtype, np.integer):
        raise TypeError("`bins` must be an integer, a string, or an array")
    if bins < 1:
        raise ValueError("`bins` must be positive, when an integer")
    dtype = values.dtype if np.issubdtype(values.dtype, np.inexact) else np.float64
    edges = np.linspace(first, last, bins + 1, dtype=dtype)
    if np.any(edges[:-1] >= edges[1:]):
        raise ValueError(f"Too many bins for data range. Cannot create {bins} finite-sized bins.")
    return edges


def _bin(value, first, last, edges, width):
    """The bin of a number; -1 outside of them all."""
    if not first <= value <= last:
        return -1
    bins = len(edges) - 1
    place = int((value - first) / width * bins)
    if place == bins:
        place -= 1
    if value < edges[place]:
        return place - 1
    if value >= edges[place + 1] and place != bins - 1:
        return place + 1
    return place


def _counted(values, bins, limits):
    if np.ndim(bins) > 0:
        edges = _checked(bins)
        return _found(values, edges), edges
    first, last = _ends(values, limits)
    edges = _even(values, first, last, bins)
    made = np.zeros(bins, np.int64)
    low, high, width = edges.dtype.type(first), edges.dtype.type(last), edges.dtype.type(last - first)
    for value in values:
        place = _bin(edges.dtype.type(value), low, high, edges, width)
        if place >= 0:
            made[place] += 1
    return made, edges


def _found(values, edges):
    """Among edges that are given; the last bin holds its upper edge too."""
    bins = len(edges) - 1
    if bins < 1:
        return np.zeros(max(bins, 0), np.int64)
    made = np.zeros(bins, np.int64)
    first, last = edges[0], edges[bins]
    cells = 4 * bins
    scale = cells / (np.float64(last) - np.float64(first))
    starts = np.empty(cells + 1, np.int64)
    if len(values) > cells and 0 < scale < np.inf and _starts(starts, edges, scale):
        for value in values:
            if first <= value <= last:
                place = starts[int((np.float64(value) - np.float64(first)) * scale)]
                while place > 0 and value < edges[place]:
                    place -= 1
                while place < bins - 1 and edges[place + 1] <= value:
                    place += 1
                made[place] += 1
    else:
        for value in values:
            if first <= value <= last:
                made[_place(edges, value, bins)] += 1
    return made


def _starts(starts, edges, scale):
    """The bins that cells of one width begin in; whether few of them begin in each."""
    bins = len(edges) - 1
    place = 0
    for cell in range(len(starts)):
        before = place
        while place < bins - 1 and (np.float64(edges[place + 1]) - np.float64(edges[0])) * scale <= cell:
            place += 1
        if place - before > 8:
            return False
        starts[cell] = place
    return True


def _place(edges, value, bins):
    """The last of the bins that begin at a number or before it."""
    place, left = 0, bins
    while left > 1:
        half = left >> 1
        place = place + half if edges[place + half] <= value else place
        left -= half
    return place


def _weighed(values, bins, limits, weights):
    first, last = _ends(values, limits)
    edges = _even(values, first, last, bins)
    low, high, width = edges.dtype.type(first), edges.dtype.type(last), edges.dtype.type(last - first)
    made = np.zeros(bins, weights.dtype)
    block = np.zeros(bins)
    for i, value in enumerate(values):
        place = _bin(edges.dtype.type(value), low, high, edges, width)
        if place >= 0:
            block[place] += weights[i]
        if i % _BLOCK == _BLOCK - 1:
            made += block.astype(weights.dtype)
            block[:] = 0
    made += block.astype(weights.dtype)
    return made, edges


def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    made, edges = histogram_and_edges(sample, bins, range, density, weights)
    return made, list(edges)
