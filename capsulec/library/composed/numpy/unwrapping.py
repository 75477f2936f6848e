"""numpy.unwrap: jumps of more than half a period are taken out of what is measured modulo that period."""

import numpy as np


def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    given = np.asarray(p)
    moved = np.moveaxis(given, axis, 0)
    steps = moved[1:] - moved[:-1]
    dtype = np.result_type(steps, period)
    made = np.empty(moved.shape, dtype)
    made[:1] = moved[:1]
    limit = period / 2 if discont is None else discont
    if np.issubdtype(dtype, np.integer):
        half = period // 2
        made[1:] = moved[1:] + np.cumsum(_corrections(steps, period, half, period % 2 == 0, limit), axis=0)
    else:
        made[1:] = moved[1:] + np.cumsum(_corrections(steps, period, period / 2, True, limit), axis=0)
    return np.ascontiguousarray(np.moveaxis(made, 0, axis))


def _corrections(steps, period, half, ambiguous, limit):
    """What is added to each step: as many periods as make it the smallest; a step of half a period keeps its sign."""
    smallest = np.mod(steps + half, period) - half
    if ambiguous:
        smallest = np.where((smallest == -half) & (steps > 0), half, smallest).astype(smallest.dtype)
    return np.where(np.abs(steps) < limit, 0, smallest - steps).astype(smallest.dtype)
