"""range, enumerate, zip, reversed, len, abs, min, max, sum, pow, round, divmod and the conversions."""


#pythran export capsule abs_int(int)
def abs_int(x):
    return abs(x)


#pythran export capsule abs_float(float)
def abs_float(x):
    return abs(x)


#pythran export capsule abs_complex(complex)
def abs_complex(x):
    return abs(x)


#pythran export capsule abs_bool(bool)
def abs_bool(x):
    return abs(x)


#pythran export capsule abs_int32(int32)
def abs_int32(x):
    return abs(x)


#pythran export capsule min_ints(int, int)
def min_ints(x, y):
    return min(x, y)


#pythran export capsule min_max_three(int, int, int)
def min_max_three(x, y, z):
    return min(x, y, z) // 2 - max(x, y, z) // 3


#pythran export capsule min_floats(float, float)
def min_floats(x, y):
    return min(x, y)


#pythran export capsule max_floats(float, float)
def max_floats(x, y):
    return max(x, y)


#pythran export capsule max_mixed(int, float)
def max_mixed(x, y):
    return max(x, y)


#pythran export capsule min_tuple(int, int)
def min_tuple(x, y):
    return min((x, y, 3))


#pythran export capsule clip(float)
def clip(x):
    return min(max(x, -1.0), 1.0)


#pythran export capsule min_default(int)
def min_default(x):
    return max((x,), default=3)


#pythran export capsule max_key(int, int)
def max_key(x, y):
    return max(x, y, key=lambda v: -v // 2)


#pythran export capsule sum_tuple(int, int)
def sum_tuple(x, y):
    return sum((x, y, 5))


#pythran export capsule sum_start(float, int)
def sum_start(x, y):
    return sum((x, x), y)


#pythran export capsule sum_range(int)
def sum_range(n):
    return sum(range(n)) + sum(range(n, -5, -1))


#pythran export capsule sum_generator(int)
def sum_generator(n):
    return sum(i * i for i in range(n))


#pythran export capsule pow_two(int, int)
def pow_two(x, k):
    return pow(x, abs(k))


#pythran export capsule pow_three(int, int, int)
def pow_three(x, y, z):
    return pow(x, y, z)


#pythran export capsule pow_modulus(int, int)
def pow_modulus(x, y):
    return pow(x, abs(y) % 1000, 1000007)


#pythran export capsule pow_float(float, int)
def pow_float(x, k):
    return pow(x, k)


#pythran export capsule pow_floats(float, float)
def pow_floats(x, y):
    return x**y if x > 0 else 0.0


#pythran export capsule pow_errors(float, float)
def pow_errors(x, y):
    return x**y if x >= 0 or y == 2.0 or y == -1.0 else 0.0


#pythran export capsule round_int(int)
def round_int(x):
    return round(x)


#pythran export capsule round_float(float)
def round_float(x):
    return round(x)


#pythran export capsule round_digits(float)
def round_digits(x):
    return round(x, 2)


#pythran export capsule round_negative_digits(float, int)
def round_negative_digits(x, k):
    return round(x, k)


#pythran export capsule round_int_digits(int)
def round_int_digits(x):
    return round(x, -2)


#pythran export capsule round_strong(float64)
def round_strong(x):
    return round(x, 1)


#pythran export capsule divmod_ints(int, int)
def divmod_ints(x, y):
    q, r = divmod(x, y)
    return q * 3 + r


#pythran export capsule divmod_floats(float, float)
def divmod_floats(x, y):
    q, r = divmod(x, y)
    return q - r


#pythran export capsule divmod_mixed(int, float)
def divmod_mixed(x, y):
    return divmod(x, y)[1]


#pythran export capsule int_of_float(float)
def int_of_float(x):
    return int(x)


#pythran export capsule int_of_bool(bool)
def int_of_bool(x):
    return int(x) + int()


#pythran export capsule int_of_strong(float32)
def int_of_strong(x):
    return int(x)


#pythran export capsule float_of_int(int)
def float_of_int(x):
    return float(x) + float()


#pythran export capsule float_of_strings()
def float_of_strings():
    return float("inf") - float("1e3") + float("-.5") + float("nan")


#pythran export capsule float_of_int8(int8)
def float_of_int8(x):
    return float(x) / 3


#pythran export capsule complex_of(float, float)
def complex_of(x, y):
    return complex(x, y) + complex(y) + complex()


#pythran export capsule complex_of_ints(int, int)
def complex_of_ints(x, y):
    return complex(x, y)


#pythran export capsule complex_real(complex)
def complex_real(x):
    return complex(x, 1.0)


#pythran export capsule bool_of(int, float, complex)
def bool_of(x, y, z):
    return bool(x) + 2 * bool(y) + 4 * bool(z) + bool()


#pythran export capsule enumerate_range(int)
def enumerate_range(n):
    s = 0
    for i, x in enumerate(range(n, 0, -1)):
        s = s * 3 + i * x
    return s


#pythran export capsule enumerate_start(int, int)
def enumerate_start(n, j):
    s = 0
    for i, x in enumerate(range(n), j):
        s += i * x
    for i, x in enumerate((4, 5, 6), start=2):
        s = s * 3 + i * x
    return s


#pythran export capsule zip_ranges(int, int)
def zip_ranges(n, m):
    s = 0
    for a, b in zip(range(n), range(m, 10)):
        s = s * 3 + a * b
    return s


#pythran export capsule zip_three(int, int)
def zip_three(n, m):
    s = 0.0
    for a, b, c in zip(range(n), (1.5, 2.5, 3.5), range(0, m, 2)):
        s += a * b - c
    return s


#pythran export capsule zip_strict(int, int)
def zip_strict(n, m):
    s = 0
    for a, b in zip(range(n), range(m), strict=True):
        s += a * b
    return s


#pythran export capsule enumerate_zip(int)
def enumerate_zip(n):
    s = 0
    for i, (a, b) in enumerate(zip(range(n), range(5, 50))):
        s += i * a - b
    return s


#pythran export capsule zip_enumerate(int)
def zip_enumerate(n):
    s = 0
    for (i, a), b in zip(enumerate(range(n)), range(5, 50)):
        s += i * a - b
    return s


#pythran export capsule reversed_range(int)
def reversed_range(n):
    s = 0
    for i in reversed(range(n)):
        s = s * 3 + i
    for i in reversed(range(1, n, 3)):
        s = s * 2 + i
    return s


#pythran export capsule reversed_tuple(int, int)
def reversed_tuple(x, y):
    s = 0
    for v in reversed((x % 10, y % 10, 7)):
        s = s * 10 + v
    return s


#pythran export capsule len_things(int)
def len_things(n):
    return len(range(n)) + 10 * len((n, n, n)) + len(range(0, n, 3)) + len(range(n, 0, -2))


#pythran export capsule range_attributes(int, int, int)
def range_attributes(n, m, k):
    r = range(n, m, k)
    return r.start * 100 + r.stop * 10 + r.step


#pythran export capsule range_variable(int)
def range_variable(n):
    r = range(n)
    s = 0
    for i in r:
        for j in r:
            s += i * j
    return s + len(r)


#pythran export capsule range_index(int, int)
def range_index(n, i):
    return range(n)[i]


#pythran export capsule range_contains(int, int)
def range_contains(n, x):
    return x in range(1, n, 2)


#pythran export capsule any_all(int)
def any_all(x):
    return any((x > 3, x < -3)) + 2 * all((x > -10, x < 10))


#pythran export capsule any_generator(int)
def any_generator(n):
    return any(i * i == 16 for i in range(n)) + 2 * all(i < 4 for i in range(n))


#pythran export capsule map_sum(int)
def map_sum(n):
    return sum(map(lambda v: v * 2, range(n)))


#pythran export capsule sorted_pair(int, int)
def sorted_pair(x, y):
    a, b = sorted((x, y))
    return a // 2 - b // 3


#pythran export capsule is_integer(float)
def is_integer(x):
    return x.is_integer()


#pythran export capsule bit_length(int)
def bit_length(x):
    return x.bit_length()


#pythran export capsule int_attributes(int)
def int_attributes(x):
    return x.real + x.imag + x.numerator // 2 + x.denominator


#pythran export capsule isinstance_folds(int, float)
def isinstance_folds(x, y):
    if isinstance(x, int) and not isinstance(y, int):
        return 1
    return "never"


#pythran export capsule nested_calls(int, float)
def nested_calls(x, y):
    return max(abs(min(x, 3)), int(min(max(y, 0.0), 5.0)))


#pythran export capsule min_of_range(int)
def min_of_range(n):
    return min(range(n)) + max(range(n))


#pythran export capsule min_first_of_equal(float, int)
def min_first_of_equal(x, y):
    return min(0.0, -0.0) + max(x, y)


#pythran export capsule sum_floats_tuple(float, float, float)
def sum_floats_tuple(x, y, z):
    return sum((x, y, z))


#pythran export capsule sum_bools(int, int)
def sum_bools(x, y):
    return sum((x > 0, y > 0, x > y))


#pythran export capsule divmod_errors(int, int)
def divmod_errors(x, y):
    try:
        return divmod(x, y)[0]
    except ZeroDivisionError:
        return 0


#pythran export capsule next_iter(int)
def next_iter(n):
    it = iter(range(n, n + 3))
    return next(it) * 10 + next(it)
