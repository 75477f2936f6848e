"""numpy.polynomial's functions, against NumPy's."""

import numpy as np
from numpy.polynomial import chebyshev, hermite, hermite_e, laguerre, legendre
from numpy.polynomial import polynomial as P


#pythran export values(float64[:], float64[:])
# args: np.linspace(-1, 1, 7), np.array([1.0, -2.0, 0.5, 3.0])
# args: np.linspace(-1, 1, 7)[::-2], np.array([1.0, -2.0])
# args: np.zeros(0), np.array([1.5])
# args: np.array([2.0, -3.0]), np.arange(6.0)
def values(x, c):
    return (
        P.polyval(x, c),
        chebyshev.chebval(x, c),
        legendre.legval(x, c),
        hermite.hermval(x, c),
        hermite_e.hermeval(x, c),
        laguerre.lagval(x, c),
        P.polyvalfromroots(x, c),
    )


#pythran export values_of_others(complex128[:,:], int32[:], float64)
# args: np.arange(6.0).reshape(2, 3) * (1 - 2j), np.array([1, 2, 3, 4], np.int32), np.float64(0.5)
# args: np.arange(6.0).reshape(3, 2).T * 1j, np.array([5, -1], np.int32), np.float64(-2.0)
def values_of_others(z, c, x):
    return (
        np.polynomial.polynomial.polyval(z, c),
        chebyshev.chebval(z, c),
        legendre.legval(z, [1, 2, 3.5]),
        P.polyval(x, c),
        hermite.hermval(x, c),
        laguerre.lagval(2, [1, 2, 3]),
    )


#pythran export sums(float64[:], int64[:])
# args: np.array([1.0, 2.0, 3.0]), np.array([4, 0, -3])
# args: np.array([0.0, 0.0]), np.array([1, 2, 3, 0, 0])
# args: np.zeros(0), np.array([1])
def sums(a, b):
    return (
        P.polyadd(a, b),
        P.polysub(a, b),
        P.polymul(a, b),
        P.polymulx(a),
        chebyshev.chebadd(a, b),
        hermite.hermsub([1, 2], b),
        legendre.legtrim(b, 1.5),
        P.polytrim(a),
        P.polyder(a),
        P.polyder(b, 2, 0.5),
    )


#pythran export bases(float64[:])
# args: np.linspace(-0.9, 0.9, 5)
# args: np.zeros(0)
def bases(x):
    # within 4 ulps: exp is C's
    return (
        P.polyvander(x, 3),
        chebyshev.chebvander(x, 3),
        legendre.legvander(x, 4),
        hermite.hermvander(x, 1),
        hermite_e.hermevander(x, 0),
        laguerre.lagvander(x, 3),
        laguerre.lagweight(x),
        chebyshev.chebweight(x),
        hermite.hermweight(x),
        chebyshev.chebpts1(4),
        chebyshev.chebpts2(3),
    )


#pythran export quadrature()
def quadrature():
    return legendre.leggauss(4), chebyshev.chebgauss(3), hermite.hermgauss(3), laguerre.laggauss(2)


#pythran export fits(float64[:], float64[:])
# args: np.arange(6.0), np.arange(6.0) ** 2
# args: np.array([0.0, 1.0, 3.0, 4.0]), np.array([1.0, -1.0, 2.0, 2.5])
def fits(x, y):
    return P.polyfit(x, y, 2), chebyshev.chebfit(x, y, 1, w=x + 1), legendre.legfit(x, y, [0, 2])


#pythran export fits_of_floats(float32[:], float32[:])
# args: np.arange(6, dtype=np.float32), np.arange(6, dtype=np.float32) ** 2
def fits_of_floats(x, y):
    return P.polyfit(x, y, 2)
