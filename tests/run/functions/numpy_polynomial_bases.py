"""numpy.polynomial's arithmetic and calculus in all bases, against NumPy's."""

import numpy as np
from numpy.polynomial import chebyshev as C, hermite as H, hermite_e as HE, laguerre as La, legendre as L
from numpy.polynomial import polynomial as P


#pythran export cheb_products(float64[:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5]), np.array([4, 0, -3])
# args: np.array([2.0]), np.array([4, 1, -3, 2, 1])
# args: np.array([0.5, 3.0]), np.array([4])
# args: np.array([0.0, 0.0]), np.array([1, 2, 3, 0, 0])
# args: np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), np.array([1, 0, 2, 0])
# args: np.array([1.0]), np.array([0, 0])
# args: np.zeros(0), np.array([1])
def cheb_products(a, b):
    return (
        C.chebmul(a, b),
        C.chebmulx(a),
        C.chebmulx(b),
        C.chebpow(a, 3),
        C.chebpow(b, 0),
        C.cheb2poly(a), C.poly2cheb(a), C.poly2cheb(b), 
        C.chebdiv(a, b),
        C.chebdiv(b, a + 2),
    )


#pythran export cheb_calculus(float64[:], float64[:,:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.arange(12.0).reshape(4, 3), np.array([1, 2, 3])
# args: np.array([1.0]), np.arange(6.0).reshape(2, 3).T, np.array([1, 2])
# args: np.array([0.0]), np.zeros((1, 1)), np.array([7])
def cheb_calculus(a, m, k):
    return (
        C.chebder(a),
        C.chebder(a, 2, 0.5),
        C.chebder(m, 1, 2),
        C.chebder(m, axis=1),
        C.chebder(k, 5),
        C.chebder(k, 0),
        C.chebint(a),
        C.chebint(a, 2, [1, 2], 0.5, 2),
        C.chebint(k, 3, k, -1),
        C.chebint(m, axis=1, k=3),
        C.chebint(m, 2),
    )


#pythran export cheb_several(float64[:], float64[:], float64[:,:], float64[:,:,:])
# args: np.linspace(-1, 1, 4), np.linspace(0, 2, 4), np.arange(6.0).reshape(2, 3), np.arange(24.0).reshape(2, 3, 4)
# args: np.zeros(0), np.zeros(0), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
# args: np.ones(2), np.zeros(1), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
def cheb_several(x, y, c, d):
    return (
        C.chebval(x, c),
        C.chebval(0.5, c),
        C.chebval(c, x),
        C.chebval(x[: c.shape[1]], c[:, : len(x)], tensor=False) if len(x) else x,
        C.chebgrid2d(x, y, c),
        C.chebgrid3d(x, y, y, d),
        C.chebval2d(x, y, c),
        C.chebval2d(0.5, 2, c),
        C.chebval3d(x, y, y, d),
        C.chebvander2d(x, y, [1, 2]),
        C.chebvander3d(x, y, x, (1, 2, 1)),
    )


#pythran export cheb_roots(float64[:], float64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.array([2.0, -1.0, 0.5])
# args: np.array([1.0, 2.0]), np.array([2.0, -1.0, 0.5, 3, 3])
# args: np.array([1.0, 2.0, 4.0]), np.array([2.0])
# args: np.array([1.0, 0]), np.zeros(0)
def cheb_roots(a, r):
    # within 512 ulps: LAPACK
    return (
        C.chebfromroots(r),
        C.chebfromroots([1, 2, 3j]),
        C.chebroots(a) + 0j,
        C.chebline(1.5, 2.0),
        C.chebline(1, 2),
        C.chebline(1.5, 0.0),
        C.chebcompanion(a),
    )


#pythran export herm_products(float64[:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5]), np.array([4, 0, -3])
# args: np.array([2.0]), np.array([4, 1, -3, 2, 1])
# args: np.array([0.5, 3.0]), np.array([4])
# args: np.array([0.0, 0.0]), np.array([1, 2, 3, 0, 0])
# args: np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), np.array([1, 0, 2, 0])
# args: np.array([1.0]), np.array([0, 0])
# args: np.zeros(0), np.array([1])
def herm_products(a, b):
    return (
        H.hermmul(a, b),
        H.hermmulx(a),
        H.hermmulx(b),
        H.hermpow(a, 3),
        H.hermpow(b, 0),
        H.herm2poly(a), H.poly2herm(a), H.poly2herm(b), 
        H.hermdiv(a, b),
        H.hermdiv(b, a + 2),
    )


#pythran export herm_calculus(float64[:], float64[:,:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.arange(12.0).reshape(4, 3), np.array([1, 2, 3])
# args: np.array([1.0]), np.arange(6.0).reshape(2, 3).T, np.array([1, 2])
# args: np.array([0.0]), np.zeros((1, 1)), np.array([7])
def herm_calculus(a, m, k):
    return (
        H.hermder(a),
        H.hermder(a, 2, 0.5),
        H.hermder(m, 1, 2),
        H.hermder(m, axis=1),
        H.hermder(k, 5),
        H.hermder(k, 0),
        H.hermint(a),
        H.hermint(a, 2, [1, 2], 0.5, 2),
        H.hermint(k, 3, k, -1),
        H.hermint(m, axis=1, k=3),
        H.hermint(m, 2),
    )


#pythran export herm_several(float64[:], float64[:], float64[:,:], float64[:,:,:])
# args: np.linspace(-1, 1, 4), np.linspace(0, 2, 4), np.arange(6.0).reshape(2, 3), np.arange(24.0).reshape(2, 3, 4)
# args: np.zeros(0), np.zeros(0), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
# args: np.ones(2), np.zeros(1), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
def herm_several(x, y, c, d):
    return (
        H.hermval(x, c),
        H.hermval(0.5, c),
        H.hermval(c, x),
        H.hermval(x[: c.shape[1]], c[:, : len(x)], tensor=False) if len(x) else x,
        H.hermgrid2d(x, y, c),
        H.hermgrid3d(x, y, y, d),
        H.hermval2d(x, y, c),
        H.hermval2d(0.5, 2, c),
        H.hermval3d(x, y, y, d),
        H.hermvander2d(x, y, [1, 2]),
        H.hermvander3d(x, y, x, (1, 2, 1)),
    )


#pythran export herm_roots(float64[:], float64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.array([2.0, -1.0, 0.5])
# args: np.array([1.0, 2.0]), np.array([2.0, -1.0, 0.5, 3, 3])
# args: np.array([1.0, 2.0, 4.0]), np.array([2.0])
# args: np.array([1.0, 0]), np.zeros(0)
def herm_roots(a, r):
    # within 512 ulps: LAPACK
    return (
        H.hermfromroots(r),
        H.hermfromroots([1, 2, 3j]),
        H.hermroots(a) + 0j,
        H.hermline(1.5, 2.0),
        H.hermline(1, 2),
        H.hermline(1.5, 0.0),
        H.hermcompanion(a),
    )


#pythran export herme_products(float64[:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5]), np.array([4, 0, -3])
# args: np.array([2.0]), np.array([4, 1, -3, 2, 1])
# args: np.array([0.5, 3.0]), np.array([4])
# args: np.array([0.0, 0.0]), np.array([1, 2, 3, 0, 0])
# args: np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), np.array([1, 0, 2, 0])
# args: np.array([1.0]), np.array([0, 0])
# args: np.zeros(0), np.array([1])
def herme_products(a, b):
    return (
        HE.hermemul(a, b),
        HE.hermemulx(a),
        HE.hermemulx(b),
        HE.hermepow(a, 3),
        HE.hermepow(b, 0),
        HE.herme2poly(a), HE.poly2herme(a), HE.poly2herme(b), 
        HE.hermediv(a, b),
        HE.hermediv(b, a + 2),
    )


#pythran export herme_calculus(float64[:], float64[:,:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.arange(12.0).reshape(4, 3), np.array([1, 2, 3])
# args: np.array([1.0]), np.arange(6.0).reshape(2, 3).T, np.array([1, 2])
# args: np.array([0.0]), np.zeros((1, 1)), np.array([7])
def herme_calculus(a, m, k):
    return (
        HE.hermeder(a),
        HE.hermeder(a, 2, 0.5),
        HE.hermeder(m, 1, 2),
        HE.hermeder(m, axis=1),
        HE.hermeder(k, 5),
        HE.hermeder(k, 0),
        HE.hermeint(a),
        HE.hermeint(a, 2, [1, 2], 0.5, 2),
        HE.hermeint(k, 3, k, -1),
        HE.hermeint(m, axis=1, k=3),
        HE.hermeint(m, 2),
    )


#pythran export herme_several(float64[:], float64[:], float64[:,:], float64[:,:,:])
# args: np.linspace(-1, 1, 4), np.linspace(0, 2, 4), np.arange(6.0).reshape(2, 3), np.arange(24.0).reshape(2, 3, 4)
# args: np.zeros(0), np.zeros(0), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
# args: np.ones(2), np.zeros(1), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
def herme_several(x, y, c, d):
    return (
        HE.hermeval(x, c),
        HE.hermeval(0.5, c),
        HE.hermeval(c, x),
        HE.hermeval(x[: c.shape[1]], c[:, : len(x)], tensor=False) if len(x) else x,
        HE.hermegrid2d(x, y, c),
        HE.hermegrid3d(x, y, y, d),
        HE.hermeval2d(x, y, c),
        HE.hermeval2d(0.5, 2, c),
        HE.hermeval3d(x, y, y, d),
        HE.hermevander2d(x, y, [1, 2]),
        HE.hermevander3d(x, y, x, (1, 2, 1)),
    )


#pythran export herme_roots(float64[:], float64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.array([2.0, -1.0, 0.5])
# args: np.array([1.0, 2.0]), np.array([2.0, -1.0, 0.5, 3, 3])
# args: np.array([1.0, 2.0, 4.0]), np.array([2.0])
# args: np.array([1.0, 0]), np.zeros(0)
def herme_roots(a, r):
    # within 512 ulps: LAPACK
    return (
        HE.hermefromroots(r),
        HE.hermefromroots([1, 2, 3j]),
        HE.hermeroots(a) + 0j,
        HE.hermeline(1.5, 2.0),
        HE.hermeline(1, 2),
        HE.hermeline(1.5, 0.0),
        HE.hermecompanion(a),
    )


#pythran export lag_products(float64[:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5]), np.array([4, 0, -3])
# args: np.array([2.0]), np.array([4, 1, -3, 2, 1])
# args: np.array([0.5, 3.0]), np.array([4])
# args: np.array([0.0, 0.0]), np.array([1, 2, 3, 0, 0])
# args: np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), np.array([1, 0, 2, 0])
# args: np.array([1.0]), np.array([0, 0])
# args: np.zeros(0), np.array([1])
def lag_products(a, b):
    return (
        La.lagmul(a, b),
        La.lagmulx(a),
        La.lagmulx(b),
        La.lagpow(a, 3),
        La.lagpow(b, 0),
        La.lag2poly(a), La.poly2lag(a), La.poly2lag(b), 
        La.lagdiv(a, b),
        La.lagdiv(b, a + 2),
    )


#pythran export lag_calculus(float64[:], float64[:,:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.arange(12.0).reshape(4, 3), np.array([1, 2, 3])
# args: np.array([1.0]), np.arange(6.0).reshape(2, 3).T, np.array([1, 2])
# args: np.array([0.0]), np.zeros((1, 1)), np.array([7])
def lag_calculus(a, m, k):
    return (
        La.lagder(a),
        La.lagder(a, 2, 0.5),
        La.lagder(m, 1, 2),
        La.lagder(m, axis=1),
        La.lagder(k, 5),
        La.lagder(k, 0),
        La.lagint(a),
        La.lagint(a, 2, [1, 2], 0.5, 2),
        La.lagint(k, 3, k, -1),
        La.lagint(m, axis=1, k=3),
        La.lagint(m, 2),
    )


#pythran export lag_several(float64[:], float64[:], float64[:,:], float64[:,:,:])
# args: np.linspace(-1, 1, 4), np.linspace(0, 2, 4), np.arange(6.0).reshape(2, 3), np.arange(24.0).reshape(2, 3, 4)
# args: np.zeros(0), np.zeros(0), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
# args: np.ones(2), np.zeros(1), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
def lag_several(x, y, c, d):
    return (
        La.lagval(x, c),
        La.lagval(0.5, c),
        La.lagval(c, x),
        La.lagval(x[: c.shape[1]], c[:, : len(x)], tensor=False) if len(x) else x,
        La.laggrid2d(x, y, c),
        La.laggrid3d(x, y, y, d),
        La.lagval2d(x, y, c),
        La.lagval2d(0.5, 2, c),
        La.lagval3d(x, y, y, d),
        La.lagvander2d(x, y, [1, 2]),
        La.lagvander3d(x, y, x, (1, 2, 1)),
    )


#pythran export lag_roots(float64[:], float64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.array([2.0, -1.0, 0.5])
# args: np.array([1.0, 2.0]), np.array([2.0, -1.0, 0.5, 3, 3])
# args: np.array([1.0, 2.0, 4.0]), np.array([2.0])
# args: np.array([1.0, 0]), np.zeros(0)
def lag_roots(a, r):
    # within 512 ulps: LAPACK
    return (
        La.lagfromroots(r),
        La.lagfromroots([1, 2, 3j]),
        La.lagroots(a) + 0j,
        La.lagline(1.5, 2.0),
        La.lagline(1, 2),
        La.lagline(1.5, 0.0),
        La.lagcompanion(a),
    )


#pythran export leg_products(float64[:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5]), np.array([4, 0, -3])
# args: np.array([2.0]), np.array([4, 1, -3, 2, 1])
# args: np.array([0.5, 3.0]), np.array([4])
# args: np.array([0.0, 0.0]), np.array([1, 2, 3, 0, 0])
# args: np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), np.array([1, 0, 2, 0])
# args: np.array([1.0]), np.array([0, 0])
# args: np.zeros(0), np.array([1])
def leg_products(a, b):
    return (
        L.legmul(a, b),
        L.legmulx(a),
        L.legmulx(b),
        L.legpow(a, 3),
        L.legpow(b, 0),
        L.leg2poly(a), L.poly2leg(a), L.poly2leg(b), 
        L.legdiv(a, b),
        L.legdiv(b, a + 2),
    )


#pythran export leg_calculus(float64[:], float64[:,:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.arange(12.0).reshape(4, 3), np.array([1, 2, 3])
# args: np.array([1.0]), np.arange(6.0).reshape(2, 3).T, np.array([1, 2])
# args: np.array([0.0]), np.zeros((1, 1)), np.array([7])
def leg_calculus(a, m, k):
    return (
        L.legder(a),
        L.legder(a, 2, 0.5),
        L.legder(m, 1, 2),
        L.legder(m, axis=1),
        L.legder(k, 5),
        L.legder(k, 0),
        L.legint(a),
        L.legint(a, 2, [1, 2], 0.5, 2),
        L.legint(k, 3, k, -1),
        L.legint(m, axis=1, k=3),
        L.legint(m, 2),
    )


#pythran export leg_several(float64[:], float64[:], float64[:,:], float64[:,:,:])
# args: np.linspace(-1, 1, 4), np.linspace(0, 2, 4), np.arange(6.0).reshape(2, 3), np.arange(24.0).reshape(2, 3, 4)
# args: np.zeros(0), np.zeros(0), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
# args: np.ones(2), np.zeros(1), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
def leg_several(x, y, c, d):
    return (
        L.legval(x, c),
        L.legval(0.5, c),
        L.legval(c, x),
        L.legval(x[: c.shape[1]], c[:, : len(x)], tensor=False) if len(x) else x,
        L.leggrid2d(x, y, c),
        L.leggrid3d(x, y, y, d),
        L.legval2d(x, y, c),
        L.legval2d(0.5, 2, c),
        L.legval3d(x, y, y, d),
        L.legvander2d(x, y, [1, 2]),
        L.legvander3d(x, y, x, (1, 2, 1)),
    )


#pythran export leg_roots(float64[:], float64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.array([2.0, -1.0, 0.5])
# args: np.array([1.0, 2.0]), np.array([2.0, -1.0, 0.5, 3, 3])
# args: np.array([1.0, 2.0, 4.0]), np.array([2.0])
# args: np.array([1.0, 0]), np.zeros(0)
def leg_roots(a, r):
    # within 512 ulps: LAPACK
    return (
        L.legfromroots(r),
        L.legfromroots([1, 2, 3j]),
        L.legroots(a) + 0j,
        L.legline(1.5, 2.0),
        L.legline(1, 2),
        L.legline(1.5, 0.0),
        L.legcompanion(a),
    )


#pythran export poly_products(float64[:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5]), np.array([4, 0, -3])
# args: np.array([2.0]), np.array([4, 1, -3, 2, 1])
# args: np.array([0.5, 3.0]), np.array([4])
# args: np.array([0.0, 0.0]), np.array([1, 2, 3, 0, 0])
# args: np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), np.array([1, 0, 2, 0])
# args: np.array([1.0]), np.array([0, 0])
# args: np.zeros(0), np.array([1])
def poly_products(a, b):
    return (
        P.polymul(a, b),
        P.polymulx(a),
        P.polymulx(b),
        P.polypow(a, 3),
        P.polypow(b, 0),
        
        P.polydiv(a, b),
        P.polydiv(b, a + 2),
    )


#pythran export poly_calculus(float64[:], float64[:,:], int64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.arange(12.0).reshape(4, 3), np.array([1, 2, 3])
# args: np.array([1.0]), np.arange(6.0).reshape(2, 3).T, np.array([1, 2])
# args: np.array([0.0]), np.zeros((1, 1)), np.array([7])
def poly_calculus(a, m, k):
    return (
        P.polyder(a),
        P.polyder(a, 2, 0.5),
        P.polyder(m, 1, 2),
        P.polyder(m, axis=1),
        P.polyder(k, 5),
        P.polyder(k, 0),
        P.polyint(a),
        P.polyint(a, 2, [1, 2], 0.5, 2),
        P.polyint(k, 3, k, -1),
        P.polyint(m, axis=1, k=3),
        P.polyint(m, 2),
    )


#pythran export poly_several(float64[:], float64[:], float64[:,:], float64[:,:,:])
# args: np.linspace(-1, 1, 4), np.linspace(0, 2, 4), np.arange(6.0).reshape(2, 3), np.arange(24.0).reshape(2, 3, 4)
# args: np.zeros(0), np.zeros(0), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
# args: np.ones(2), np.zeros(1), np.arange(6.0).reshape(3, 2).T, np.ones((1, 1, 1))
def poly_several(x, y, c, d):
    return (
        P.polyval(x, c),
        P.polyval(0.5, c),
        P.polyval(c, x),
        P.polyval(x[: c.shape[1]], c[:, : len(x)], tensor=False) if len(x) else x,
        P.polygrid2d(x, y, c),
        P.polygrid3d(x, y, y, d),
        P.polyval2d(x, y, c),
        P.polyval2d(0.5, 2, c),
        P.polyval3d(x, y, y, d),
        P.polyvander2d(x, y, [1, 2]),
        P.polyvander3d(x, y, x, (1, 2, 1)),
    )


#pythran export poly_roots(float64[:], float64[:])
# args: np.array([1.0, 2.0, 3.0, -0.5, 7.0]), np.array([2.0, -1.0, 0.5])
# args: np.array([1.0, 2.0]), np.array([2.0, -1.0, 0.5, 3, 3])
# args: np.array([1.0, 2.0, 4.0]), np.array([2.0])
# args: np.array([1.0, 0]), np.zeros(0)
def poly_roots(a, r):
    # within 512 ulps: LAPACK
    return (
        P.polyfromroots(r),
        P.polyfromroots([1, 2, 3j]),
        P.polyroots(a) + 0j,
        P.polyline(1.5, 2.0),
        P.polyline(1, 2),
        P.polyline(1.5, 0.0),
        P.polycompanion(a),
    )


#pythran export constants()
# args:
def constants():
    return (
        C.chebdomain, C.chebx, La.lagx, La.lagdomain, P.polyone, P.polyx, P.polyzero,
        np.polynomial.hermite.hermx, np.polynomial.legendre.legdomain, np.polynomial.hermite_e.hermezero,
    )
