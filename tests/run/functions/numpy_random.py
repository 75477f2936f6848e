"""numpy.random's legacy functions: for one seed the values of NumPy, as scalars and as arrays of every shape."""

import numpy as np


#pythran export uniforms(int, int)
def uniforms(n, m):
    np.random.seed(17)
    return (
        np.random.rand(), np.random.rand(n), np.random.rand(n, m), np.random.random(), np.random.random(n),
        np.random.random_sample((n, m)), np.random.ranf(3), np.random.sample(), np.random.uniform(),
        np.random.uniform(-1.0, 2.5, n), np.random.uniform(1, 2, (m, n)), np.random.uniform(low=2.0, size=n),
    )


#pythran export normals(int)
def normals(n):
    np.random.seed(n)
    return (
        np.random.randn(), np.random.randn(n, 2), np.random.normal(), np.random.normal(1.0, 2.0, n),
        np.random.standard_normal(), np.random.standard_normal((2, n)), np.random.normal(loc=3, size=(n,)),
        np.random.lognormal(0.5, 0.25, n), np.random.randn(),
    )


#pythran export integers(int)
def integers(n):
    np.random.seed(5)
    return (
        np.random.randint(10), np.random.randint(-5, 5), np.random.randint(0, 100, n), np.random.randint(7, size=(n, 2)),
        np.random.randint(3, high=9, size=4),
    )


#pythran export refused(int)
# args: 0
# args: -3
def refused(n):
    np.random.seed(5)
    return np.random.randint(n)


#pythran export continuous(int)
def continuous(n):
    np.random.seed(11)
    return (
        np.random.exponential(), np.random.exponential(2.0, n), np.random.gamma(2.0, 3.0, n), np.random.gamma(0.5),
        np.random.beta(0.5, 0.5, n), np.random.beta(2.0, 3.0), np.random.chisquare(3, n), np.random.f(3, 4, n),
        np.random.gumbel(0.0, 1.0, n), np.random.laplace(1.0, 2.0, n), np.random.logistic(size=n),
        np.random.pareto(3.0, n), np.random.power(2.0, n), np.random.rayleigh(1.5, n), np.random.standard_exponential(n),
        np.random.standard_gamma(2.0, n), np.random.weibull(1.5, n), np.random.standard_cauchy(n),
        np.random.standard_t(4, n), np.random.triangular(0.0, 1.0, 3.0, n), np.random.vonmises(0.0, 2.0, n),
        np.random.wald(1.0, 2.0, n), np.random.noncentral_chisquare(3, 1.5, n), np.random.noncentral_f(3, 4, 1.5, n),
    )


#pythran export discrete(int)
def discrete(n):
    np.random.seed(13)
    return (
        np.random.binomial(10, 0.3), np.random.binomial(100, 0.5, n), np.random.poisson(), np.random.poisson(3.0, n),
        np.random.poisson(50.0, (2, n)), np.random.geometric(0.2, n), np.random.hypergeometric(10, 5, 3, n),
        np.random.logseries(0.4, n), np.random.negative_binomial(3, 0.4, n), np.random.zipf(3.0, n), np.random.geometric(0.2),
    )


#pythran export of_arrays(float64[:], float64[:])
# args: np.array([1.0, 2.0, 3.0]), np.array([0.5, 1.0, 2.0])
# args: np.zeros(0), np.zeros(0)
# args: np.array([1.0, 2.0, 3.0]), np.array([0.5, 1.0])
# args: np.array([1.0, 2.0, 3.0]), np.array([-0.5, 1.0, 3.0])
def of_arrays(a, b):
    np.random.seed(1)
    return np.random.normal(a, b), np.random.uniform(a, 9.0), np.random.poisson(a), np.random.normal(a, b, (2, 3))


#pythran export vectors(float64[:], float64[:,:])
# args: np.array([0.25, 0.25, 0.5]), np.eye(3)
def vectors(p, cov):
    np.random.seed(2)
    return (
        np.random.multinomial(20, p), np.random.multinomial(20, p, 2), np.random.dirichlet(p), np.random.dirichlet(p, (2,)),
        np.random.multivariate_normal(p, cov), np.random.multivariate_normal(p, cov, 4),
    )


#pythran export choices(float64[:], int)
# args: np.array([1.0, 2.0, 4.0, 8.0]), 3
# args: np.zeros(0), 3
def choices(a, n):
    np.random.seed(8)
    return (
        np.random.choice(a), np.random.choice(a, n), np.random.choice(5), np.random.choice(9, n), np.random.choice(a, (2, n)),
        np.random.choice(a, n, replace=False), np.random.choice(4, n, p=a / a.sum()),
    )


#pythran export orders(int64[:,:], float64[:], int)
def orders(a, b, n):
    np.random.seed(4)
    np.random.shuffle(a)
    np.random.shuffle(b)
    return np.random.permutation(a), np.random.permutation(b), np.random.permutation(n)


#pythran export shuffled_small()
def shuffled_small():
    np.random.seed(4)
    a = np.random.rand(4)
    b = a[1:]
    np.random.shuffle(b)
    return a, b, np.random.bytes(5)


#pythran export estimate(int)
# args: 2000
def estimate(n):
    np.random.seed(0)
    inside = 0
    for _ in range(n):
        x = np.random.rand()
        y = np.random.uniform(0.0, 1.0)
        if x * x + y * y < 1.0:
            inside += 1
    return 4.0 * inside / n
