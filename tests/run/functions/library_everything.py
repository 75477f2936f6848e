"""itertools, functools, operator, math, cmath, bisect and numbers, as tests of a compiler ask for them."""

import itertools, functools, operator, math, cmath, bisect, random, string

#pythran export its(int list, int)
def its(l, n):
    return (list(itertools.combinations(l[:5], 2)), list(itertools.permutations(l[:4])), list(itertools.permutations(l[:4], 2)),
            list(itertools.product(l[:3], "ab")), list(itertools.product([0, 1], repeat=3)), list(itertools.islice(itertools.count(n, 2), 5)),
            list(itertools.repeat(n, 3)), list(itertools.islice(l, 1, None, 2)))

#pythran export its3(int list, int)
def its3(l, n):
    return ([(k, list(g)) for k, g in itertools.groupby(sorted(l), key=lambda x: x // 3)], list(itertools.starmap(pow, [(2, 3), (3, 2)])),
            list(itertools.pairwise(l)), list(itertools.islice(itertools.cycle([1, 2, 3]), 7)), list(itertools.combinations_with_replacement("abc", 2)))

#pythran export tee(int list)
def tee(l):
    a, b = itertools.tee(l)
    return list(a), sum(b)

#pythran export funcs(int list)
def funcs(l):
    p = functools.partial(pow, 2)
    q = functools.partial(lambda a, b, c=1: a * b + c, 3, c=10)
    return functools.reduce(lambda a, b: a * 2 + b, l, 0), functools.reduce(operator.add, [[1], l]), p(5), q(4), sorted(l, key=functools.cmp_to_key(lambda a, b: b - a))

#pythran export reduce_empty(int list)
def reduce_empty(l):
    return functools.reduce(lambda a, b: a + b, l)

#pythran export ops(int, int)
def ops(a, b):
    return (operator.add(a, b), operator.sub(a, b), operator.mul(a, b), operator.and_(a, b), operator.or_(a, b), operator.xor(a, b), operator.not_(a), operator.truth(a),
            operator.neg(a), operator.pos(a), operator.inv(a), operator.invert(a), operator.abs(a), operator.eq(a, b), operator.lt(a, b), operator.is_(a, None), operator.is_not(a, None),
            operator.iadd(a, b), operator.isub(a, b), operator.index(a), operator.__add__(a, b), operator.__not__(a))

#pythran export ops2(int, int)
def ops2(a, b):
    return (operator.truediv(a, b), operator.floordiv(a, b), operator.mod(a, b), operator.lshift(a, b % 20), operator.rshift(a, b % 20), operator.pow(a, abs(b) % 5))

#pythran export ops3(int list, int)
def ops3(l, i):
    m = l[:]
    operator.setitem(m, 0, 5)
    operator.delitem(m, -1)
    return operator.concat(l, m), operator.contains(l, i), operator.countOf(l, i), operator.getitem(l, 0), operator.itemgetter(0, -1)(l), operator.itemgetter(slice(0, 2))(l), operator.iconcat(m, l), operator.indexOf(l, i)

#pythran export mathf(float)
def mathf(x):
    return (math.floor(x), math.ceil(x), math.trunc(x), math.fabs(x), math.copysign(1.0, x), math.frexp(x), math.modf(x), math.isnan(x), math.isinf(x), math.isfinite(x), math.degrees(x), math.radians(x), math.hypot(x, 2.0), math.atan2(x, 1.0), math.atan(x), math.sinh(x / 100), math.tanh(x))

#pythran export mathf2(float)
def mathf2(x):
    return (math.sqrt(x), math.log(x), math.log10(x), math.log2(x), math.log1p(x), math.log(x, 3), math.exp(x), math.expm1(x), math.gamma(x), math.lgamma(x), math.erf(x), math.erfc(x))

#pythran export mathi(int, int)
def mathi(a, b):
    return math.gcd(a, b), math.lcm(a, b), math.factorial(abs(a) % 15), math.comb(10, abs(a) % 10), math.perm(6, 2), math.isqrt(abs(a)), math.ldexp(1.5, a % 30), math.fmod(a, 7), math.pow(a, 2), math.gcd(), math.gcd(a, b, 12), math.prod([a, b]), math.pi, math.e, math.tau, math.inf

#pythran export mathe(int)
def mathe(a):
    return math.factorial(a if a < 20 else 3)

#pythran export cm(complex)
def cm(z):
    return cmath.phase(z), cmath.polar(z), cmath.sqrt(z), cmath.exp(z / 10), cmath.sin(z / 10), cmath.cos(z / 10), cmath.isnan(z), z.conjugate(), z.real, z.imag, abs(z), cmath.rect(1, 2)

#pythran export bis(int list, int)
def bis(l, x):
    s = sorted(l)
    t = s[:]
    bisect.insort(t, x); bisect.insort_left(t, x)
    return bisect.bisect(s, x), bisect.bisect_left(s, x), bisect.bisect_right(s, x), t, bisect.bisect_left(s, x, 1), bisect.bisect(s, x, lo=0, hi=len(s)), bisect.bisect_left(s, -x, key=lambda v: -v)

#pythran export strs()
def strs():
    return string.ascii_letters, string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, string.punctuation, string.whitespace, string.printable, string.capwords("ab  cd eF"), string.capwords("a-b-c", "-")

#pythran export ints(int, int)
def ints(a, b):
    return a // b, a % b, divmod(a, b), a / b, -a // b, -a % b

#pythran export shifts(int, int)
def shifts(a, b):
    return a << (b if b < 100 else 3), a >> b

#pythran export powers3(int, int, int)
def powers3(a, b, c):
    return pow(a, b, c)

#pythran export fmods(float, float)
def fmods(a, b):
    return a // b, a % b, divmod(a, b), -a % b

#pythran export chain(int list)
def chain(l):
    log = []
    def f(i):
        log.append(i)
        return i
    r = f(1) < f(2) < f(0) < f(9)
    s = f(1) < f(2) <= f(2) != f(3)
    t = f(3) in l is not f(2) in l if False else 0
    return r, s, log

#pythran export parse(str)
def parse(s):
    return int(s)

#pythran export parsef(str)
def parsef(s):
    return float(s)

#pythran export parseb(str, int)
# args: "0x1f", 16
# args: "0x1f", 0
# args: " 12_3 ", 10
# args: "12__3", 10
# args: "z", 36
# args: "-0b11", 0
# args: "011", 0
# args: "9999999999999999999", 10
# args: "1", 1
# args: "１２", 10
def parseb(s, b):
    return int(s, b)

#pythran export iters(str)
def iters(s):
    return [c for c in s], s[::-1], s[1:3], [ord(c) for c in s], {c: i for i, c in enumerate(s)}, list(map(str.upper, s)), list(zip(s, s[1:])), sorted(set(s)), [*s], max(s, default=""), s[-1:] 

#pythran export negzero(float)
def negzero(x):
    return -x, 0.0 * x, x == 0, repr(x), str(x), f"{x:.3f}", f"{x:g}", f"{x:e}", f"{x:%}", round(x, 2), f"{x!r:>20}"

#pythran export rounding(float)
def rounding(x):
    return round(x, 1), round(x, -1), round(x, 0), int(x) if abs(x) < 1e15 else 0

#pythran export roundi(int)
def roundi(x):
    return round(x), round(x, -1), round(x, 2), round(x, -3)

#pythran export rnone(float)
def rnone(x):
    return round(x), round(x, None)
