"""random.SystemRandom: no numbers to compare, but where they lie."""

import random
from random import SystemRandom

#pythran export system(int)
# args: 5
# args: 2000
def system(n):
    r = SystemRandom()
    r.seed(5)
    xs = [r.random() for _ in range(n)]
    ys = [r.randrange(10) for _ in range(n)]
    l = list(range(20))
    r.shuffle(l)
    a = [r.getrandbits(40) for _ in range(8)]
    other = random.SystemRandom()
    other.seed(5)
    b = [other.getrandbits(40) for _ in range(8)]
    text = ""
    try:
        r.getstate()
    except NotImplementedError as e:
        text = str(e)
    return min(xs) >= 0, max(xs) < 1, len(set(xs)) == n, set(ys) <= set(range(10)), sorted(l), a != b, text, 0 <= r.uniform(0, 1) <= 1, r.choice("ab") in "ab", len(r.sample(l, 3)), len(r.randbytes(7))

#pythran export seeded(int)
def seeded(n):
    r = random.Random(n)
    s = SystemRandom()
    s.random()
    return r.random(), r.gauss(0, 1), r.randint(0, 9)
