"""random: the streams of Python's own, for the same seed."""

import random
from random import choice, choices, gauss, randint, sample, shuffle, uniform


#pythran export floats(int)
def floats(seed):
    random.seed(seed)
    return [random.random() for _ in range(1300)]


#pythran export of_text(str)
def of_text(seed):
    random.seed(seed)
    return [random.random() for _ in range(3)]


#pythran export of_float(float)
# args: 0.0
# args: 1.5
# args: -1e300
# args: float("inf")
def of_float(seed):
    random.seed(seed)
    return [random.random() for _ in range(3)]


#pythran export of_bool(bool)
def of_bool(seed):
    random.seed(seed)
    return random.random()


#pythran export of_system()
# args:
def of_system():
    random.seed()
    a = random.random()
    random.seed(None)
    return a != random.random() and 0.0 <= a < 1.0


#pythran export integers(int, int, int)
def integers(seed, low, high):
    random.seed(seed)
    return [randint(low, high) for _ in range(20)]


#pythran export wide(int)
def wide(seed):
    random.seed(seed)
    low, high = -(2**63), 2**63 - 1
    return [randint(low, high) for _ in range(20)] + [random.randrange(low, high) for _ in range(20)]


#pythran export ranges(int, int)
def ranges(seed, n):
    random.seed(seed)
    return [random.randrange(n) for _ in range(20)]


#pythran export ranges_2(int, int, int)
def ranges_2(seed, a, b):
    random.seed(seed)
    return [random.randrange(a, b) for _ in range(20)]


#pythran export ranges_3(int, int, int, int)
def ranges_3(seed, a, b, k):
    random.seed(seed)
    return [random.randrange(a, b, k) for _ in range(20)], [random.randrange(a, b, step=-3) for _ in range(3)]


#pythran export no_stop(int)
def no_stop(n):
    random.seed(4)
    return random.randrange(n, None), random.randrange(True, 20)


#pythran export bits(int, int)
# args: 1, 0
# args: 1, -1
# args: 1, 1
# args: 2, 31
# args: 3, 32
# args: 4, 33
# args: 5, 63
def bits(seed, k):
    random.seed(seed)
    return [random.getrandbits(k) for _ in range(20)]


#pythran export chosen(int, int list)
#pythran export chosen(int, str list)
#pythran export chosen(int, str)
def chosen(seed, values):
    random.seed(seed)
    return [choice(values) for _ in range(10)]


#pythran export chosen_more(int, int)
def chosen_more(seed, n):
    random.seed(seed)
    return [choice((1.5, 2.5, 3.5)) for _ in range(9)], [choice(range(3, 3 + n, 2)) for _ in range(9)]


#pythran export shuffled(int, int list)
#pythran export shuffled(int, str list)
def shuffled(seed, values):
    random.seed(seed)
    shuffle(values)
    once = values[:]
    random.shuffle(values)
    return once, values


#pythran export sampled(int, int list, int)
#pythran export sampled(int, str list, int)
def sampled(seed, values, k):
    random.seed(seed)
    return sample(values, k), sample(population=values, k=1)


#pythran export sampled_range(int, int, int)
# args: 1, 100, 5
# args: 2, 100000, 10
# args: 3, 21, 5
# args: 4, 22, 5
# args: 5, 85, 6
# args: 6, 86, 6
# args: 7, 1000, 1000
# args: 8, 1000, 200
# args: 9, 10, -1
# args: 9, 10, 11
# args: 9, 0, 0
def sampled_range(seed, n, k):
    random.seed(seed)
    return sample(range(n), k)


#pythran export sampled_counts(int, str list, int list, int)
# args: 1, ["a", "b", "c"], [3, 0, 4], 5
# args: 1, ["a", "b", "c"], [3, 0, 4], 8
# args: 1, ["a", "b", "c"], [3, 4], 2
# args: 1, ["a", "b", "c"], [0, 0, 0], 2
# args: 1, [], [], 2
def sampled_counts(seed, values, counts, k):
    random.seed(seed)
    return sample(values, k, counts=counts)


#pythran export many(int, str list, int)
def many(seed, values, k):
    random.seed(seed)
    return choices(values), choices(values, k=k)


#pythran export weighted(int, str list, int list)
#pythran export weighted(int, str list, float list)
# args: 1, ["a", "b", "c"], [1, 2, 3]
# args: 2, ["a", "b", "c"], [1.5, 0.0, 2.25]
# args: 2, ["a", "b", "c"], [1.5, 0.0]
# args: 2, ["a", "b"], [0, 0]
# args: 2, ["a", "b"], [0.0, float("inf")]
# args: 2, ["a", "b"], [1, -1]
# args: 2, [], []
def weighted(seed, values, weights):
    random.seed(seed)
    return choices(values, weights, k=12), choices(values, cum_weights=[w + w for w in weights], k=2)


#pythran export uniforms(int, float, float)
def uniforms(seed, a, b):
    random.seed(seed)
    return [uniform(a, b) for _ in range(5)]


#pythran export triangles(int, float, float, float)
def triangles(seed, a, b, c):
    random.seed(seed)
    found = [random.triangular(), random.triangular(a, b), random.triangular(a, b, c), random.triangular(high=b)]
    return found + [random.triangular(a, a, a)]


#pythran export normals(int, float, float)
def normals(seed, mu, sigma):
    random.seed(seed)
    a = [gauss(mu, sigma) for _ in range(5)]
    random.seed(seed)
    return a, [gauss(mu, sigma) for _ in range(4)], [random.normalvariate(mu, sigma) for _ in range(30)]


#pythran export rates(int, float)
def rates(seed, rate):
    random.seed(seed)
    return [random.expovariate(rate) for _ in range(5)]


#pythran export logs(int, float, float)
def logs(seed, mu, sigma):
    random.seed(seed)
    return [random.lognormvariate(mu, sigma) for _ in range(5)]


# Python's own never ends for kappa that is NaN or less than nothing.
#pythran export angles(int, float, float)
# args: 1, 0.5, 1.0
# args: 2, -3.0, 2.5
# args: 3, 1.5, 0.0
# args: 4, 70.0, 1e-7
# args: 5, 0.25, 300.0
def angles(seed, mu, kappa):
    random.seed(seed)
    return [random.vonmisesvariate(mu, kappa) for _ in range(9)]


#pythran export gammas(int, float, float)
# args: 1, 0.5, 1.0
# args: 2, 1.0, 3.5
# args: 3, 1.5, 0.25
# args: 4, 70.0, 2.0
# args: 5, 0.0, 1.0
# args: 5, 1.0, -1.0
# args: 6, 1e-3, 5.0
# args: 6, 0.9, 5.0
def gammas(seed, alpha, beta):
    random.seed(seed)
    return [random.gammavariate(alpha, beta) for _ in range(50)], [random.betavariate(alpha, beta) for _ in range(20)]


#pythran export tails(int, float, float)
# args: 1, 0.5, 1.0
# args: 2, 1.0, 3.5
# args: 3, 1.5, 0.25
# args: 4, 70.0, 2.0
# args: 5, 0.0, 1.0
# args: 5, 1.0, 0.0
# args: 5, -2.0, -1.0
def tails(seed, alpha, beta):
    random.seed(seed)
    return [random.paretovariate(alpha) for _ in range(9)], [random.weibullvariate(alpha, beta) for _ in range(9)]


#pythran export range_items(int, int, int)
def range_items(i, m, k):
    whole = range(m, 20, 3)
    return whole[i], whole[-1], range(10)[k], range(5, -7, -2)[1]


#pythran export of_integers(int)
def of_integers(seed):
    random.seed(seed)
    return gauss(0, 1), uniform(1, 3), random.expovariate(3), random.gammavariate(2, 3), random.betavariate(1, 2), random.gauss(sigma=2, mu=1)


#pythran export estimate(int, int)
def estimate(seed, n):
    random.seed(seed)
    inside = 0
    for _ in range(n * 10):
        x, y = random.random(), random.random()
        if x * x + y * y < 1.0:
            inside += 1
    return inside
