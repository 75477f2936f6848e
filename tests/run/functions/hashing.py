"""hash, which is Python's, and id."""


#pythran export numbers(int, float, bool, complex)
def numbers(n, x, b, z):
    return hash(n), hash(x) if x == x else 0, hash(b), hash(z) if z == z else 0, hash(n * 0.5), hash(-1), hash(-1.0)


#pythran export edges()
# args:
def edges():
    values = [0.0, -0.0, 1.0, 0.5, 1e300, -1e300, 5e-324, 2.0**61, 2.0**61 - 256, 1e16, float("inf"), -float("inf")]
    counts = [0, -1, -2, 2**61 - 1, 2**61 - 2, 2**61, -(2**61), 2**63 - 1, -(2**63), 1]
    return [hash(x) for x in values], [hash(n) for n in counts], hash(None), hash(True) == hash(1) == hash(1.0)


#pythran export strong(int8, uint64, float32)
def strong(a, b, c):
    return hash(a), hash(b), hash(c) if c == c else 0


#pythran export texts(str, bytes)
def texts(s, b):
    return hash(s), hash(b), hash((s, b)), hash("constant"), hash("")


#pythran export tuples((int, float), int list)
# args: (1, 2.5), [1, 2, 3]
# args: (-1, -1.0), []
# args: (7, 1e300), [2**62]
def tuples(pair, l):
    return (
        hash(pair), hash(tuple(l)), hash(()), hash((1,)), hash(((1, 2), (3.5, True))), hash(frozenset(l)),
        hash(frozenset([(1, 2), (3, 4)])), hash(l[0] if l else None),
    )


#pythran export identities(int list)
def identities(l):
    other = l
    copy = l[:]
    d = {}
    d[id(l)] = 1
    return id(l) == id(other), id(l) == id(copy), id(other) in d, id(d) == id(d), id(l) > 0
