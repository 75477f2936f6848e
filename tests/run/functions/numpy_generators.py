"""numpy.random.Generator and RandomState: made in compiled code, passed on and kept, with NumPy's values for a seed."""

import numpy as np


#pythran export basics(int)
# args: 0
# args: 7
def basics(n):
    rng = np.random.default_rng(12345)
    return (
        rng.random(), rng.random(n), rng.random((2, n)), rng.random(3, dtype=np.float32), rng.standard_normal(),
        rng.standard_normal(n), rng.normal(), rng.normal(1.0, 2.0, n), rng.normal(size=(n, 2)), rng.uniform(-1, 1, n),
        rng.integers(10), rng.integers(0, 5, n), rng.integers(5, size=(2, n)), rng.integers(1, 6, endpoint=True),
        rng.integers(0, 100, n, dtype=np.int16), rng.uniform(),
    )


#pythran export distributions(int)
# args: 5
def distributions(n):
    rng = np.random.default_rng(n)
    return (
        rng.exponential(), rng.exponential(2.0, n), rng.gamma(2.0, 3.0, n), rng.beta(0.5, 0.5, n), rng.binomial(10, 0.3, n),
        rng.poisson(3.0, n), rng.poisson(), rng.chisquare(3, n), rng.geometric(0.2, n), rng.gumbel(size=n),
        rng.laplace(1.0, 2.0, n), rng.logistic(size=n), rng.lognormal(0.5, 0.25, n), rng.pareto(3.0, n), rng.power(2.0, n),
        rng.rayleigh(1.5, n), rng.standard_exponential(n), rng.standard_gamma(2.0, n), rng.weibull(1.5, n),
        rng.triangular(0.0, 1.0, 3.0, n), rng.standard_cauchy(n), rng.zipf(3.0, n), rng.f(3, 4, n), rng.bytes(4),
    )


#pythran export orders(float64[:,:])
# args: np.arange(6.0).reshape(3, 2)
def orders(a):
    rng = np.random.default_rng(3)
    b = rng.permutation(a)
    c = rng.permuted(a, axis=1)
    rng.shuffle(a)
    return b, c, a, rng.permutation(5), rng.choice(5), rng.choice(9, 4), rng.choice(a, 2), rng.choice(7, 3, replace=False)


def _draw(rng, n):
    total = 0.0
    for _ in range(n):
        total += rng.random()
    return total


#pythran export passed_on(int)
# args: 10
def passed_on(n):
    rng = np.random.default_rng(3)
    first = _draw(rng, n)
    other = rng
    return first, _draw(other, n), rng.random()


#pythran export refused()
# args:
def refused():
    rng = np.random.default_rng(3)
    return rng.integers(5, 5)


#pythran export states(int)
# args: 5
def states(n):
    state = np.random.RandomState(42)
    own = np.random.Generator(np.random.PCG64(7))
    return state.rand(n), state.randint(0, 9, n), state.normal(), state.permutation(n), own.random(n), own.normal()


#pythran export typed(float32[:])
# args: np.zeros(3, np.float32)
def typed(a):
    rng = np.random.default_rng(0)
    a += rng.standard_normal(3, dtype=np.float32)
    return a
