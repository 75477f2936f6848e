"""NumPy's scalars: promotion among themselves and with Python's, wrapping, division by zero, conversions."""


#pythran export capsule add_int8(int8, int8)
def add_int8(x, y):
    return x + y


#pythran export capsule mul_int16(int16, int16)
def mul_int16(x, y):
    return x * y - x


#pythran export capsule sub_uint8(uint8, uint8)
def sub_uint8(x, y):
    return x - y


#pythran export capsule add_int8_uint8(int8, uint8)
def add_int8_uint8(x, y):
    return x + y


#pythran export capsule mul_int32_int64(int32, int64)
def mul_int32_int64(x, y):
    return x * y


#pythran export capsule mixed_signs(int64, uint64)
def mixed_signs(x, y):
    return x + y


#pythran export capsule int32_uint32(int32, uint32)
def int32_uint32(x, y):
    return x * y


#pythran export capsule uint64_ops(uint64, uint64)
def uint64_ops(x, y):
    return (x * y - x) ^ y


#pythran export capsule negate_uint16(uint16)
def negate_uint16(x):
    return -x


#pythran export capsule invert_uint8(uint8)
def invert_uint8(x):
    return ~x


#pythran export capsule negate_int8(int8)
def negate_int8(x):
    return -x


#pythran export capsule divide_int64(int64, int64)
def divide_int64(x, y):
    return x / y


#pythran export capsule floordiv_int32(int32, int32)
def floordiv_int32(x, y):
    return x // y


#pythran export capsule floordiv_int64(int64, int64)
def floordiv_int64(x, y):
    return x // y


#pythran export capsule mod_int8(int8, int8)
def mod_int8(x, y):
    return x % y


#pythran export capsule mod_uint32(uint32, uint32)
def mod_uint32(x, y):
    return x % y + x // y


#pythran export capsule divmod_int64(int64, int64)
def divmod_int64(x, y):
    q, r = divmod(x, y)
    return q * 7 + r


#pythran export capsule divmod_float64(float64, float64)
def divmod_float64(x, y):
    q, r = divmod(x, y)
    return q * 7 + r


#pythran export capsule divide_float64(float64, float64)
def divide_float64(x, y):
    return x / y


#pythran export capsule floordiv_float64(float64, float64)
def floordiv_float64(x, y):
    return x // y


#pythran export capsule mod_float64(float64, float64)
def mod_float64(x, y):
    return x % y


#pythran export capsule mod_float32(float32, float32)
def mod_float32(x, y):
    return x % y + x // y


#pythran export capsule power_int64(int64, int64)
def power_int64(x, k):
    return x ** abs(k)


#pythran export capsule power_negative(int64, int64)
def power_negative(x, k):
    return x**k


#pythran export capsule power_weak_exponent(int32, int)
def power_weak_exponent(x, k):
    return x**k


#pythran export capsule power_float64(float64, int)
def power_float64(x, k):
    return x**k


#pythran export capsule power_squares(float64, int32, float32)
def power_squares(x, y, z):
    return x**2 + y**2 + z**2


#pythran export capsule power_uint8(uint8)
def power_uint8(x):
    return x**2


#pythran export capsule float32_weak(float32, float, int)
def float32_weak(x, y, z):
    return x * y + z


#pythran export capsule float32_constant(float32)
def float32_constant(x):
    return x * 0.1 + 1


#pythran export capsule float32_float64(float32, float64)
def float32_float64(x, y):
    return x + y


#pythran export capsule float32_int32(float32, int32)
def float32_int32(x, y):
    return x * y


#pythran export capsule float32_int16(float32, int16)
def float32_int16(x, y):
    return x * y


#pythran export capsule int8_weak(int8)
def int8_weak(x):
    return x + 100


#pythran export capsule uint8_weak_negative(uint8)
def uint8_weak_negative(x):
    return x - 1 + (x > -1)


#pythran export capsule uint8_variable(uint8, int)
def uint8_variable(x, y):
    return x + y


#pythran export capsule int32_variable(int32, int)
def int32_variable(x, y):
    return x * y


#pythran export capsule int64_float(int64, float)
def int64_float(x, y):
    return x * y


#pythran export capsule int8_float(int8, float)
def int8_float(x, y):
    return x * y


#pythran export capsule bool_strong(int8, bool)
def bool_strong(x, y):
    return x + y


#pythran export capsule compare_strong(int8, uint8)
def compare_strong(x, y):
    return (x < y) + 2 * (x == y) + 4 * (x >= y)


#pythran export capsule compare_signs(int64, uint64)
def compare_signs(x, y):
    return 1 if x < y else 2 if x == y else 3


#pythran export capsule compare_uint64_weak(uint64, int)
def compare_uint64_weak(x, y):
    return 1 if x < y else 2 if x == y else 3


#pythran export capsule compare_int8_weak(int8)
def compare_int8_weak(x):
    return (x < 1000) and (x > -1000) and x != 300


#pythran export capsule compare_int64_float(int64, float64)
def compare_int64_float(x, y):
    return 1 if x < y else 2 if x == y else 3


#pythran export capsule shifts_int32(int32, int32)
def shifts_int32(x, y):
    return (x << y) ^ (x >> y)


#pythran export capsule shifts_uint8(uint8, uint8)
def shifts_uint8(x, y):
    return (x << y) ^ (x >> y)


#pythran export capsule shifts_weak(int64, int)
def shifts_weak(x, k):
    return (x << k) ^ (x >> k)


#pythran export capsule bits_mixed(int8, uint16)
def bits_mixed(x, y):
    return (x & y) | (x ^ y)


#pythran export capsule complex64_ops(complex64, complex64)
def complex64_ops(x, y):
    return x * y - x


#pythran export capsule complex64_float32(complex64, float32)
def complex64_float32(x, y):
    return x * y


#pythran export capsule complex64_divide(complex64, complex64)
def complex64_divide(x, y):
    return x / y


#pythran export capsule complex128_divide(complex128, complex128)
def complex128_divide(x, y):
    return x / y


#pythran export capsule complex128_mul(complex128, complex128)
def complex128_mul(x, y):
    return x * y


#pythran export capsule complex128_square(complex128)
def complex128_square(x):
    return x**2


#pythran export capsule complex_abs(complex128)
def complex_abs(x):
    return abs(x)


#pythran export capsule float32_abs(float32)
def float32_abs(x):
    return abs(x) - x


#pythran export capsule min_strong(float64, float32)
def min_strong(x, y):
    return min(x, y)


#pythran export capsule max_int(int8, int16)
def max_int(x, y):
    return max(x, y)


#pythran export capsule round_float32(float32)
def round_float32(x):
    return round(x)


#pythran export capsule round_float64(float64)
def round_float64(x):
    return round(x)


#pythran export capsule round_int64(int64)
def round_int64(x):
    return round(x)


#pythran export capsule int_of_float64(float64)
def int_of_float64(x):
    return int(x)


#pythran export capsule bool_of_float32(float32)
def bool_of_float32(x):
    return bool(x)


#pythran export capsule float_of_float32(float32)
def float_of_float32(x):
    return float(x) * 2


#pythran export capsule int_of_uint64(uint64)
def int_of_uint64(x):
    return int(x) // 2


#pythran export capsule complex_of_complex64(complex64)
def complex_of_complex64(x):
    return complex(x) * 2


#pythran export capsule not_strong(int16, float32)
def not_strong(x, y):
    return not x or not y


#pythran export capsule and_strong(int16, float32)
def and_strong(x, y):
    return x and y


#pythran export capsule conditional_strong(int8, int16, bool)
def conditional_strong(x, y, c):
    return x if c else y


#pythran export capsule accumulate_int8(int8, int)
def accumulate_int8(x, n):
    s = x
    for i in range(n):
        s += x
    return s


#pythran export capsule accumulate_float32(float32, int)
def accumulate_float32(x, n):
    s = x
    for i in range(n):
        s += i * 0.1
    return s


#pythran export capsule accumulate_from_zero(float32, int)
def accumulate_from_zero(x, n):
    s = 0
    for i in range(n):
        s += x
    return s


#pythran export capsule accumulate_from_zero_float(float32, int)
def accumulate_from_zero_float(x, n):
    s = 0.0
    for i in range(n):
        s += x
    return s


#pythran export capsule pointer_float32(float32*, int)
def pointer_float32(p, n):
    s = 0.0
    for i in range(n):
        s = s + p[i] * 0.5
    return s


#pythran export capsule pointer_int8(int8*, int)
def pointer_int8(p, n):
    s = 0
    for i in range(n):
        s = s + p[i]
    return s


#pythran export capsule pointer_store(float32*, float64*)
def pointer_store(p, q):
    p[0] = q[0]
    p[1] = 3
    p[2] = 0.1
    p[3] += 1.5
    q[1] = p[1]
    q[2] = True
    return p[0]


#pythran export capsule pointer_store_int(int32*, float64)
def pointer_store_int(p, x):
    p[0] = 7
    p[1] = p[2] + p[3]
    p[4] = p[5] // 2
    p[6] += p[7]
    p[8] *= 2
    return p[0]


#pythran export capsule pointer_complex(complex128*, complex64*)
def pointer_complex(p, q):
    p[0] = q[0] * 2
    q[1] = p[1]
    q[2] = 1.5
    return p[0]


#pythran export capsule pointer_bool(bool*)
def pointer_bool(p):
    p[0] = p[1] and not p[2]
    p[3] = 2 > 1
    return p[0]


#pythran export capsule pointer_none(float64*, int)
def pointer_none(p, x):
    if p is None:
        return -1.0
    return p[0]


#pythran export capsule pointer_not_none(float64*, int)
def pointer_not_none(p, x):
    return p[1] if p is not None else x + 0.5


#pythran export capsule pointers_swap(float64*, float64*)
def pointers_swap(p, q):
    p[0], q[0] = q[0], p[0]
    p[1], p[2] = p[2], p[1]
    return p[0]


#pythran export capsule pointer_alias(float64*, float64*)
def pointer_alias(p, q):
    p[0] = 1.5
    q[0] = 2.5
    return p[0] + q[0]


#pythran export capsule pointer_renamed(float64*, float64*, int)
def pointer_renamed(p, q, x):
    r = p if x > 0 else q
    r[0] = 9.0
    return r[1]


#pythran export capsule pointer_from_float(int64*, float64*)
def pointer_from_float(p, q):
    p[0] = 2.75
    p[1] = -2.75
    return p[0]


#pythran export capsule index_by_strong(float64*, int8, uint8)
def index_by_strong(p, n, m):
    return p[n % 8] + p[m % 8]


#pythran export capsule range_strong(int32, int8)
def range_strong(n, m):
    s = 0
    for i in range(n):
        s += i * m
    return s


#pythran export capsule range_uint8(uint8)
def range_uint8(x):
    s = 0
    for i in range(x):
        s += i
    return s


#pythran export capsule bool_pointer_sum(bool*, int)
def bool_pointer_sum(p, n):
    s = 0
    for i in range(n):
        s += p[i]
    return s


#pythran export capsule strong_bool_add(bool*)
def strong_bool_add(p):
    return p[0] + p[1]


#pythran export capsule strong_bool_minus(bool*)
def strong_bool_minus(p):
    return p[0] * p[1]


#pythran export capsule strong_bool_bits(bool*)
def strong_bool_bits(p):
    return (p[0] & p[1]) | (p[0] ^ p[2])


#pythran export capsule strong_bool_weak(bool*, int)
def strong_bool_weak(p, x):
    return p[0] * x + p[1]


#pythran export capsule strong_bool_invert(bool*)
def strong_bool_invert(p):
    return ~p[0]


#pythran export capsule strong_bool_divide(bool*)
def strong_bool_divide(p):
    return p[0] / p[1]


#pythran export capsule strong_bool_floor(bool*)
def strong_bool_floor(p):
    return p[0] // p[1]


#pythran export capsule strong_bool_power(bool*)
def strong_bool_power(p):
    return p[0] ** p[1]


#pythran export capsule long_double(float128*, float64)
def long_double(p, x):
    y = p[0] * 2 + x
    return y / 3


#pythran export capsule half_precision_sum(float32*, float32*)
def half_precision_sum(p, q):
    return p[0] * q[0] + p[1] * q[1]


#pythran export capsule uint_minus_int(uint32, int)
def uint_minus_int(x, y):
    try:
        return x - y
    except OverflowError:
        return x


#pythran export capsule uint64_float_weak(uint64, int32)
def uint64_float_weak(x, y):
    return x * 0.5 + y


#pythran export capsule sum_strong_tuple(int8, int8)
def sum_strong_tuple(x, y):
    return sum((x, y))


#pythran export capsule abs_int8_limit(int8)
def abs_int8_limit(x):
    return abs(x)


#pythran export capsule floordiv_weak_zero(int32, int)
def floordiv_weak_zero(x, y):
    return x // y


#pythran export capsule weak_over_strong(float, float64)
def weak_over_strong(x, y):
    return x / y


#pythran export capsule in_strong(int8, int16)
def in_strong(x, y):
    return x in (1, y, 300)


#pythran export capsule min_strong_weak(float32, int)
def min_strong_weak(x, y):
    return float(min(x, y))  # Python's class of the smaller one differs, a compiled function's does not


#pythran export capsule range_sum_strong(int16)
def range_sum_strong(n):
    return sum(range(n)) + n


#pythran export capsule strong_attributes(float64, complex64)
def strong_attributes(x, y):
    return x.real + x.imag + y.real - y.imag


#pythran export capsule strong_conjugate(complex64, float32)
def strong_conjugate(x, y):
    return x.conjugate() * y.conjugate()


#pythran export capsule is_integer_strong(float64)
def is_integer_strong(x):
    return x.is_integer()
