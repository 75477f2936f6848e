"""What the polynomials of all bases have: BASIS stands for `cheb`, `leg`, …, and MODULE for the basis's module.

What differs between the bases, which are recurrences, is in the folder of each.
"""

import numpy as np
from capsulec.internal import (
    products_of_bases,
    roots_of_companion,
    same_places,
    series_difference,
    series_of,
    series_sum,
    trimmed_series,
)
from numpy.polynomial.MODULE import BASIScompanion, BASISline, BASISmul, BASISval, BASISvander


def BASISadd(c1, c2):
    return series_sum(c1, c2)


def BASISsub(c1, c2):
    return series_difference(c1, c2)


def BASIStrim(c, tol=0):
    return trimmed_series(c, tol)


def BASISfromroots(roots):
    given = np.asarray(roots)
    if len(given) == 0:
        return np.ones(1, (given + 0.0).dtype)
    if given.ndim != 1:
        raise ValueError("Coefficient array is not 1-d")
    factors = [BASISline(-root, 1) for root in np.sort(given + 0.0)]
    while len(factors) > 1:
        half = len(factors) // 2
        products = [BASISmul(factors[i], factors[i + half]) for i in range(half)]
        if len(factors) % 2 == 1:
            products[0] = BASISmul(products[0], factors[-1])
        factors = products
    return factors[0]


def BASISroots(c):
    series = series_of(c)
    if len(series) < 2:
        return np.zeros(0, np.result_type(series, 0j))
    return roots_of_companion(BASIScompanion(series), "BASIS" != "poly")


def BASISval2d(x, y, c):
    same_places(np.shape(x), np.shape(y), "x, y are incompatible")
    return BASISval(y, BASISval(x, c), False)


def BASISval3d(x, y, z, c):
    same_places(np.shape(x), np.shape(y), "x, y, z are incompatible")
    same_places(np.shape(x), np.shape(z), "x, y, z are incompatible")
    return BASISval(z, BASISval(y, BASISval(x, c), False), False)


def BASISgrid2d(x, y, c):
    return BASISval(y, BASISval(x, c))


def BASISgrid3d(x, y, z, c):
    return BASISval(z, BASISval(y, BASISval(x, c)))


def BASISvander2d(x, y, deg):
    points = np.asarray((x, y)) + 0.0
    return products_of_bases(BASISvander(points[0], deg[0]), BASISvander(points[1], deg[1]))


def BASISvander3d(x, y, z, deg):
    points = np.asarray((x, y, z)) + 0.0
    made = products_of_bases(BASISvander(points[0], deg[0]), BASISvander(points[1], deg[1]))
    return products_of_bases(made, BASISvander(points[2], deg[2]))
