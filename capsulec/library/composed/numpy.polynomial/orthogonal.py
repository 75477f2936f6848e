"""What the polynomials of all bases but the powers have, by their recurrences; see every_basis.py."""

import numpy as np
from capsulec.internal import series_of, series_power, series_quotient
from numpy.polynomial.MODULE import BASISadd, BASISmul, BASISmulx


def BASISdiv(c1, c2):
    return series_quotient(c1, c2, BASISmul)


def BASISpow(c, pow, maxpower=16):
    return series_power(c, pow, maxpower, BASISmul)


def poly2BASIS(pol):
    powers = series_of(pol)
    made = np.zeros(1, powers.dtype)
    for i in range(len(powers) - 1, -1, -1):
        made = BASISadd(BASISmulx(made), powers[i])
    return made
