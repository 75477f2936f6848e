"""scipy.special: SciPy's own bits, for scalars and arrays of every dtype."""

import numpy as np
import scipy.special
import scipy.special as sp
from scipy import special
from scipy.special import gammaincinv, hankel1, hankel2, ivp, jv, jvp, kvp, spherical_jn, yvp


#pythran export gammas(float64[:])
#pythran export gammas(float32[:,:])
#pythran export gammas(int8[:])
#pythran export gammas(bool[:])
#pythran export gammas(uint64[:])
#pythran export gammas(float64)
#pythran export gammas(float32)
#pythran export gammas(int)
#pythran export gammas(float)
def gammas(x):
    return sp.gamma(x), sp.gammaln(x), sp.rgamma(x), sp.psi(x), sp.digamma(x)


#pythran export complex_gammas(complex128[:])
#pythran export complex_gammas(complex64[:])
#pythran export complex_gammas(complex128)
#pythran export complex_gammas(complex)
def complex_gammas(x):
    return scipy.special.gamma(x), special.loggamma(x), sp.erf(x), sp.ndtr(x), sp.expi(x)


#pythran export normal(float64[:])
#pythran export normal(float32[:])
#pythran export normal(int16[:])
#pythran export normal(float)
def normal(x):
    return sp.ndtr(x), sp.ndtri(x), sp.erf(x), sp.erfc(x), sp.erfinv(x), sp.expit(x), sp.logit(x)


#pythran export modified(float64[:])
#pythran export modified(float32[:,:])
#pythran export modified(int32[:])
#pythran export modified(float)
def modified(x):
    return sp.i0(x), sp.i0e(x), sp.i1(x), sp.k0(x), sp.k1(x), sp.j0(x), sp.j1(x), sp.y0(x), sp.y1(x)


#pythran export two(float64[:], float64[:])
#pythran export two(float32[:], float32[:])
#pythran export two(float32[:], float)
#pythran export two(int, float32[:])
#pythran export two(int16[:], float64[:])
#pythran export two(int8[:], int64)
#pythran export two(float, float)
def two(x, y):
    return sp.binom(x, y), gammaincinv(x, y), jv(x, y), sp.yv(x, y), sp.iv(x, y), sp.kv(x, y), sp.xlogy(x, y)


#pythran export two_complex(float64[:], complex128[:])
#pythran export two_complex(float32[:], complex64[:])
#pythran export two_complex(float, complex128[:])
#pythran export two_complex(float32[:], complex)
def two_complex(v, z):
    return hankel1(v, z), hankel2(v, z), jv(v, z), sp.iv(v, z), sp.kv(v, z), sp.yv(v, z)


#pythran export hankel(float64[:], float64[:])
#pythran export hankel(float, float)
#pythran export hankel(float32[:], float32[:])
def hankel(v, z):
    return hankel1(v, z), hankel2(v, z), sp.hankel1e(v, z), sp.hankel2e(v, z)


#pythran export derivatives(float64[:], float64[:])
#pythran export derivatives(float32[:], float32[:])
#pythran export derivatives(float, float)
#pythran export derivatives(int, float64[:])
def derivatives(v, z):
    return jvp(v, z), jvp(v, z, 0), jvp(v, z, 2), yvp(v, z), ivp(v, z, 3), kvp(v, z, n=2), kvp(v, z)


#pythran export times(float64[:], float64[:], int)
# args: np.array([0.5, 1, 2]), np.array([0.1, 3.0, 8.0]), 0
# args: np.array([0.5, 1, 2]), np.array([0.1, 3.0, 8.0]), 1
# args: np.array([0.5, 1, 2]), np.array([0.1, 3.0, 8.0]), 5
# args: np.array([0.5, 1, 2]), np.array([0.1, 3.0, 8.0]), -1
def times(v, z, n):
    return jvp(v, z, n), yvp(v, z, n), ivp(v, z, n), kvp(v, z, n)


#pythran export spherical(int64[:], float64[:])
#pythran export spherical(int, float)
#pythran export spherical(int, float32[:])
#pythran export spherical(int64[:], complex128[:])
# args: np.array([0, 1, 2, 7, 3]), np.array([0.5, -2.0, 30.0, -0.0, np.nan])
# args: 3, 2.5
# args: 0, -2.5
# args: 2, np.float32([0.5, -1.0, 7.0])
# args: np.array([0, 1, 5]), np.array([0.5 + 1j, -2.0, 3 - 2j])
def spherical(n, z):
    return (
        spherical_jn(n, z),
        spherical_jn(n, z, derivative=True),
        sp.spherical_yn(n, z),
        sp.spherical_yn(n, z, True),
        sp.spherical_in(n, z),
        sp.spherical_in(n, z, True),
        sp.spherical_kn(n, z),
        sp.spherical_kn(n, z, True),
    )


#pythran export several(float64[:])
#pythran export several(float32[:,:])
#pythran export several(float)
#pythran export several(int8[:])
def several(x):
    ai, aip, bi, bip = sp.airy(x)
    s, c = sp.fresnel(x)
    return ai, aip, bi, bip, s, c, sp.kelvin(x), sp.sici(x)


#pythran export elliptic(float64[:], float64[:])
#pythran export elliptic(float, float)
def elliptic(x, y):
    return sp.ellipj(x, y), sp.ellipkinc(x, y), sp.ellipeinc(x, y), sp.ellipk(x), sp.ellipe(y), sp.elliprc(x, y)


#pythran export distributions(float64[:], float64[:], float64[:])
#pythran export distributions(float32[:], float32[:], float32[:])
#pythran export distributions(float, float, float)
#pythran export distributions(int, int, float)
# args: np.array([1.0, 2.5, 0.5, np.nan]), np.array([3.0, 2.0, 0.25, 1.0]), np.array([0.5, 0.25, 1.0, 2.0])
# args: np.float32([1.0, 2.5, 0.5]), np.float32([3.0, 2.0, 0.25]), np.float32([0.5, 0.25, 1.0])
# args: 3.0, 4.5, 0.25
# args: -1.0, np.inf, 0.25
# args: 3, 4, 0.25
def distributions(a, b, c):
    return sp.betainc(a, b, c), sp.fdtr(a, b, c), sp.gdtr(a, b, c), sp.stdtr(a, b), sp.chdtrc(a, b), sp.pdtr(a, b)


#pythran export polynomials(int, float64[:])
#pythran export polynomials(float64[:], float64[:])
#pythran export polynomials(int, float)
#pythran export polynomials(int64[:], float32[:])
# args: 3, np.array([0.5, -2.0, 30.0, -0.0, np.nan])
# args: np.array([0.5, 2.0, -1.5]), np.array([0.5, -2.0, 0.25])
# args: 0, 2.5
# args: np.array([1, 2, 5]), np.float32([0.5, -1.0, 0.1])
def polynomials(n, x):
    return sp.eval_legendre(n, x), sp.eval_chebyt(n, x), sp.eval_laguerre(n, x), sp.expn(n, x)


#pythran export own_loops(float32[:], float32[:])
#pythran export own_loops(float64[:], float64[:])
# args: np.float32([0.5, 2.0, 1.5, 0.1]), np.float32([0.5, 2.0, 0.25, np.nan])
# args: np.array([0.5, 2.0, -1.5]), np.array([0.5, 2.0, 0.25])
def own_loops(x, y):
    return sp.xlogy(x, y), sp.xlog1py(x, y), sp.hyp1f1(x, y, x), sp.ber(x), sp.kei(y)


#pythran export options(float64[:], float64[:])
#pythran export options(float64[:,:], float64[:,:])
def options(x, y):
    sp.gammaln(x, y)
    # No where=: SciPy 1.17 with NumPy 2.4 writes beyond its arrays then, and computes only a part.
    return y.copy(), sp.ndtr(x, dtype=np.float32, casting="same_kind"), sp.xlogy(x, y, out=y)


#pythran export fused(float64[:,:], float64[:])
#pythran export fused(float32[:,:], float32[:])
def fused(x, y):
    return sp.gamma(x[1:] + y) * 2 - sp.erf(x[:-1].T), np.sum(sp.expit(x) + 1)


#pythran export of_lists(float list, float64[:])
def of_lists(x, y):
    return sp.gamma(x), sp.jv([1, 2, 3], 0.5), sp.erf((1.0, 2.0))


#pythran export counting(float64[:], float64[:])
#pythran export counting(int, int)
#pythran export counting(int64[:], int64[:])
#pythran export counting(float, float)
# args: np.array([0.5, 2.0, 10.0, -1.0, 5.0]), np.array([0.5, 2.0, 3.0, 1.0, 7.0])
# args: 10, 3
# args: np.array([5, 6, 7, -1]), np.array([0, 3, 9, 1])
# args: 5.5, 2.0
def counting(n, k):
    return sp.comb(n, k), sp.comb(n, k, repetition=True), sp.perm(n, k), sp.binom(n, k)


#pythran export zetas(float64[:], float64[:])
#pythran export zetas(float, float)
#pythran export zetas(int, float64[:])
# args: np.array([0.0, 1.0, 2.0, 3.5]), np.array([0.5, 2.0, 30.0, np.nan])
# args: 3.0, 2.5
# args: 1, np.array([0.5, -2.0, 30.0, -0.0, np.nan])
def zetas(n, x):
    return sp.zeta(x), sp.zeta(n, x)


#pythran export polygammas(float64[:], float64[:])
#pythran export polygammas(int, float64[:])
# args: np.array([0.0, 1.0, 2.0, 3.5]), np.array([0.5, 2.0, 30.0, np.nan])
# args: 1, np.array([0.5, -2.0, 30.0, -0.0, np.nan])
def polygammas(n, x):
    return sp.polygamma(n, x), sp.polygamma(2, x)


#pythran export softs(float64[:])
#pythran export softs(float64[:,:])
#pythran export softs(int64[:])
# args: np.array([1.0, 2.0, 1000.0]),
# args: np.array([0.5, -0.25]),
# args: np.array([[0.5, -0.25], [3.0, 7.0]]),
# args: np.array([3, -2, 9]),
def softs(x):
    # within 4 ulps: exp and log are C's
    return sp.softmax(x), sp.log_softmax(x, axis=-1), sp.logsumexp(x), sp.softmax(x, 0)


#pythran export log_sums(float64[:,:], float64[:,:])
# args: np.array([[0.5, -0.25], [3.0, 7.0]]), np.array([[1.0, 2.0], [0.0, 4.0]])
# args: np.array([[800.0, -0.25], [3.0, -np.inf]]), np.array([[1.0, 2.0], [-1.0, 4.0]])
# args: np.array([[np.inf, -0.25], [3.0, np.nan]]), np.array([[1.0, 2.0], [0.0, 4.0]])
def log_sums(x, b):
    # within 8 ulps: exp and log are C's
    return sp.logsumexp(x), sp.logsumexp(x, axis=1), sp.logsumexp(x, 0, b), sp.logsumexp(x, b=b, keepdims=True)


#pythran export lambert(float64[:], int)
#pythran export lambert(complex128[:], int64[:])
#pythran export lambert(float, int)
# args: np.array([0.5, -2.0, 30.0, np.nan, 0.0]), -1
# args: np.array([0.5 + 1j, -2.0]), np.array([0, 2])
# args: 1.0, 0
def lambert(z, k):
    return sp.lambertw(z), sp.lambertw(z, k), sp.lambertw(z, 1, 1e-6)


#pythran export soft_plus(float64[:])
def soft_plus(x):
    # within 4 ulps: exp and log are C's
    return sp.softplus(x)
