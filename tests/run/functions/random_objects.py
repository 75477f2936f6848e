"""random.Random objects: generators of their own, with all methods; states; random bytes."""

import random
from random import Random

RNG = Random(42)


#pythran export integers(int)
def integers(n):
    r, s = random.Random(n), Random(n + 1)
    l = list(range(10))
    r.shuffle(l)
    return (
        r.random(), s.random(), l, r.randint(1, 6), r.choice([1, 2, 3]), r.sample(range(100), 5), r.getrandbits(13),
        r.randrange(3, 90, 4), r.randrange(7), r.choices([1, 2, 3], [1, 5, 1], k=3), r.choices("abc", k=4),
        r.sample([1, 2, 3], k=2, counts=[1, 2, 3]), r.randbytes(7), s.randbytes(0), s.randbytes(8), s.random(),
    )


#pythran export floats(int)
def floats(n):
    r = random.Random(n)
    return [
        r.uniform(1, 2), r.triangular(), r.triangular(1.0, 5.0, 2.0), r.betavariate(1, 2), r.normalvariate(0, 1),
        r.gauss(0, 1), r.gauss(2, 3), r.lognormvariate(0, 1), r.expovariate(1.5), r.vonmisesvariate(0, 1),
        r.gammavariate(1, 2), r.gammavariate(3, 2), r.gammavariate(0.5, 2), r.paretovariate(3), r.weibullvariate(1, 2),
    ]


#pythran export seeds(str, float)
def seeds(s, x):
    r = random.Random(s)
    first = r.random()
    r.seed(5)
    second = r.random()
    r.seed(s)
    return first, second, first == r.random(), Random(x if x == x else 0.0).random(), Random(True).random()


#pythran export states(int)
def states(n):
    r = random.Random(n)
    r.gauss(0, 1)
    state = r.getstate()
    drawn = r.gauss(0, 1), r.random()
    r.setstate(state)
    again = r.gauss(0, 1), r.random()
    random.setstate(state)
    return state, drawn == again, random.gauss(0, 1) == drawn[0], random.getstate()[0], len(random.getstate()[1])


#pythran export module_bytes(int)
# args: 3
def module_bytes(n):
    random.seed(n)
    return random.randbytes(n), random.randbytes(2 * n)


def draw(rng=None):
    rng = rng or random.Random(7)
    return rng.randint(1, 100)


#pythran export passed(int)
# args: 1
# args: 4
def passed(n):
    made = [random.Random(k) for k in range(n)]
    same = made[0]
    return [draw(r) for r in made], draw(same), draw(), same.random() == made[0].random(), kept(n)


def kept(n):
    RNG.seed(n)
    return [RNG.random() for _ in range(n)]


#pythran export wrong(int)
# args: 0
# args: 1
# args: 2
# args: 3
def wrong(n):
    r = random.Random(1)
    if n == 0:
        return r.choice([1][:0])
    if n == 1:
        return r.randrange(0)
    if n == 2:
        return len(r.randbytes(-1))
    return r.randint(3, 1)
