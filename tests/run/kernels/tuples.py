"""Tuples: building, indexing, unpacking, returning, comparing and looping over them."""

ORIGIN = (0.0, 0.0)
WEIGHTS = (0.25, 0.5, 0.25)
TABLE = ((1, 2, 3), (4, 5, 6))


#pythran export capsule build_index(int, float)
def build_index(x, y):
    t = (x, y, 3)
    return t[0] * t[1] + t[2] - t[-1]


#pythran export capsule index_variable(int, int)
def index_variable(x, i):
    return (x % 10, 11, 12, 13)[i]


#pythran export capsule index_out_of_range(float, int)
def index_out_of_range(x, i):
    t = (x, x * 2)
    return t[i]


#pythran export capsule index_mixed(int, int)
def index_mixed(x, i):
    t = (x, 0.5, True)
    return t[i]


#pythran export capsule swap(int, int)
def swap(x, y):
    x, y = y, x
    return x // 2 - y // 3


#pythran export capsule rotate(int, int, int)
def rotate(x, y, z):
    x, y, z = y, z, x
    x, y, z = z, x, y
    return (x % 100) * 10000 + (y % 100) * 100 + z % 100


#pythran export capsule fibonacci(int)
def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


#pythran export capsule unpack_nested(int, float)
def unpack_nested(x, y):
    (a, (b, c)), d = (x, (y, 2)), 3
    return a + b * c - d


#pythran export capsule unpack_list_target(int)
def unpack_list_target(x):
    [a, b] = x, x % 7
    return a // 2 + b


#pythran export capsule unpack_starred(int)
def unpack_starred(x):
    a, *b, c = (x % 10, 2, 3, 4)
    return a + sum(b) * c


def pair(x):
    return x % 10, x / 2


def triple(x):
    return x, (x + 1.0, not x)


#pythran export capsule returned(int)
def returned(x):
    a, b = pair(x)
    return a - b


#pythran export capsule returned_index(int)
def returned_index(x):
    return pair(x)[1] + pair(x)[0]


#pythran export capsule returned_nested(int)
def returned_nested(x):
    a, (b, c) = triple(x % 100)
    return a + b + c


#pythran export capsule returned_through(int)
def returned_through(x):
    def twice(t):
        a, b = t
        return b, a, t

    first, second, rest = twice(pair(x))
    return first - second + rest[1]


#pythran export capsule compare(int, int, int)
def compare(x, y, z):
    a, b = (x, y), (y, z)
    return (a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a != b) + 16 * (a > b) + 32 * (a >= b)


#pythran export capsule compare_floats(float, float)
def compare_floats(x, y):
    return ((x, 1) < (y, 2)) + 2 * ((x, y) == (y, x)) + 4 * ((x, y) >= (x, y))


#pythran export capsule compare_lengths(int, int)
def compare_lengths(x, y):
    return ((x,) < (x, y)) + 2 * ((x, y) == (x,)) + 4 * ((x, y) > (y,))


#pythran export capsule compare_mixed(int, float)
def compare_mixed(x, y):
    return (x, y) < (y, x)


#pythran export capsule contains(int, float)
def contains(x, y):
    return x in (1, 2, 3) or y in (0.5, 1, x) or x not in (x, 5)


#pythran export capsule contains_nan(float)
def contains_nan(x):
    return x in (1.0, x)


#pythran export capsule loop_homogeneous(int)
def loop_homogeneous(x):
    s = 0
    for v in (x % 10, 2, 3):
        s = s * 10 + v
    return s


#pythran export capsule loop_mixed(int, float)
def loop_mixed(x, y):
    s = 0.0
    for v in (x, y, True):
        s += v
    return s


#pythran export capsule loop_pairs(int, int)
def loop_pairs(x, y):
    s = 0
    for a, b in ((x, 1), (y, 2), (3, x)):
        if a > 100:
            continue
        if b < -100:
            break
        s += a // 2 * 3 + b // 2
    else:
        s += 1000
    return s


#pythran export capsule loop_constant(float)
def loop_constant(x):
    s = 0.0
    for w in WEIGHTS:
        s += w * x
        x = x / 2
    return s


#pythran export capsule constant_index(int)
def constant_index(i):
    return WEIGHTS[i]


#pythran export capsule constant_table(int, int)
def constant_table(i, j):
    return TABLE[i][j]


#pythran export capsule concatenate(int, int)
def concatenate(x, y):
    t = (x, y) + (1, 2)
    return t[0] // 2 + t[3] + len(t)


#pythran export capsule repeat(int, int)
def repeat(x, i):
    t = (x % 10, 1) * 3
    return t[i] + len(t)


#pythran export capsule slice_tuple(int)
def slice_tuple(x):
    t = (x % 10, 1, 2, 3, 4)
    a, b = t[1:3]
    c = t[::-1]
    return a * 100 + b * 10 + c[4] + len(t[:-1]) + t[-2:][0]


#pythran export capsule chosen(int, int)
def chosen(x, y):
    t = (x, y) if x > y else (y, x)
    return t[0] // 2 - t[1] // 2


#pythran export capsule chosen_join(int, float)
def chosen_join(x, y):
    t = (x % 1000, 1) if x > y else (y, 2)
    return t[0] - t[1]


#pythran export capsule reassigned_in_loop(int)
def reassigned_in_loop(n):
    t = (0, 1)
    for i in range(n):
        t = (t[1], t[0] + i)
    return t[0] * 100 + t[1]


#pythran export capsule widened_in_loop(int)
def widened_in_loop(n):
    t = (0, 1)
    for i in range(n):
        t = (t[1], t[0] * 0.5)
    return t[0] + t[1]


#pythran export capsule empty(int)
def empty(x):
    t = ()
    for v in t:
        x += v
    return x + len(t) if not t else 0


#pythran export capsule truth(int)
def truth(x):
    return 1 if (x,) else 2


#pythran export capsule evaluation_order(int*)
def evaluation_order(p):
    def step(v):
        p[0] = p[0] * 10 + v
        return v

    p[0] = 0
    t = (step(1), step(2), step(3))
    a, b = step(4), step(5)
    return p[0] + t[0] + a + b


#pythran export capsule unpack_order(int*)
def unpack_order(p):
    p[0], p[1] = p[1], p[0]
    i = 0
    i, p[i] = 2, 77
    return i


#pythran export capsule tuple_argument(int, int)
def tuple_argument(x, y):
    def norm(v, scale=2):
        return v[0] * v[0] + v[1] * scale

    return norm((x % 1000, y % 1000)) + norm(scale=x % 5, v=(1, 2))


#pythran export capsule origin(float, float)
def origin(x, y):
    ox, oy = ORIGIN
    return (x - ox) * (y - oy)


#pythran export capsule nested_index(int, int)
def nested_index(x, y):
    t = ((x, y), (y, (x, 1)))
    return t[1][1][0] // 2 + t[0][1] // 3


#pythran export capsule complex_tuple(complex, float)
def complex_tuple(x, y):
    t = (x, y)
    return t[0] * t[1]


#pythran export capsule sum_of_pairs(int)
def sum_of_pairs(n):
    total = (0, 0.0)
    for i in range(n):
        total = total[0] + i, total[1] + i / 2
    return total[0] + total[1]


#pythran export capsule min_of_tuples(int, int)
def min_of_tuples(x, y):
    return min((x, y), (y, x))[0]


#pythran export capsule max_of_tuples(int, int)
def max_of_tuples(x, y):
    return max((x % 3, y), (y % 3, x), (1, 1))[1]


#pythran export capsule count_index(int)
def count_index(x):
    t = (1, 2, x, 2)
    return t.count(2) * 10 + t.index(2)


#pythran export capsule index_missing(int)
def index_missing(x):
    return (1, 2, 3).index(x)


#pythran export capsule strong_tuple(int32, float32)
def strong_tuple(x, y):
    t = (x, y, x + y)
    return t[2] - t[0]


#pythran export capsule unpack_too_many(int)
def unpack_too_many(x):
    try:
        a, b = (x, 1)
    except ValueError:
        return 0
    return a // 2 + b


#pythran export capsule unpack_range(int)
def unpack_range(n):
    a, b, c = range(n)
    return a + b * 10 + c * 100


#pythran export capsule returned_early(int)
def returned_early(x):
    def find(v):
        for i in range(5):
            if i * i > v:
                return i, True
        return -1, False

    i, found = find(x)
    return i * 10 + found
