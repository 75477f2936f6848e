"""Every operator on Python's scalars, compared chains, and boolean operators as values."""

from numpy.ctypeslib import as_array


#pythran export capsule add_ints(int, int)
def add_ints(x, y):
    return x + y


#pythran export capsule sub_ints(int, int)
def sub_ints(x, y):
    return x - y


#pythran export capsule mul_ints(int, int)
def mul_ints(x, y):
    return x * y


#pythran export capsule div_ints(int, int)
def div_ints(x, y):
    return x / y


#pythran export capsule floordiv_ints(int, int)
def floordiv_ints(x, y):
    return x // y


#pythran export capsule mod_ints(int, int)
def mod_ints(x, y):
    return x % y


#pythran export capsule pow_ints(int, int)
def pow_ints(x, n):
    return x**n if n >= 0 else 0


#pythran export capsule pow_int_constant(int)
def pow_int_constant(x):
    return x**2 + x**3 - x**0


#pythran export capsule shift_left(int, int)
def shift_left(x, k):
    return x << k


#pythran export capsule shift_right(int, int)
def shift_right(x, y):
    return x >> y


#pythran export capsule bit_and(int, int)
def bit_and(x, y):
    return x & y


#pythran export capsule bit_or_xor(int, int)
def bit_or_xor(x, y):
    return (x | y) ^ (x & ~y)


#pythran export capsule unary_int(int)
def unary_int(x):
    return -x + +x + ~x


#pythran export capsule not_int(int)
def not_int(x):
    return not x


#pythran export capsule bool_arithmetic(bool, bool)
def bool_arithmetic(x, y):
    return x + y


#pythran export capsule bool_bits(bool, bool)
def bool_bits(x, y):
    return (x & y) | (x ^ y)


#pythran export capsule bool_minus(bool)
def bool_minus(x):
    return -x


#pythran export capsule bool_invert(bool)
def bool_invert(x):
    return ~x


#pythran export capsule bool_divide(bool, bool)
def bool_divide(x, y):
    return x / y


#pythran export capsule bool_floordiv(bool, bool)
def bool_floordiv(x, y):
    return x // y


#pythran export capsule bool_shift(bool, bool)
def bool_shift(x, y):
    return x << y


#pythran export capsule bool_power(bool, bool)
def bool_power(x, y):
    return x ** y


#pythran export capsule bool_int(bool, int)
def bool_int(x, y):
    return x * y - x


#pythran export capsule add_floats(float, float)
def add_floats(x, y):
    return x + y


#pythran export capsule div_floats(float, float)
def div_floats(x, y):
    return x / y


#pythran export capsule floordiv_floats(float, float)
def floordiv_floats(x, y):
    return x // y


#pythran export capsule mod_floats(float, float)
def mod_floats(x, y):
    return x % y


#pythran export capsule pow_float_constants(float)
def pow_float_constants(x):
    return x**2 + x**3.0


#pythran export capsule pow_half(float)
def pow_half(x):
    return x**0.5 if x >= 0 else -1.0


#pythran export capsule negative_power(float)
def negative_power(x):
    return x**-1


#pythran export capsule int_float_mix(int, float)
def int_float_mix(x, y):
    return x * y + x / 3 - y


#pythran export capsule int_float_floordiv(int, float)
def int_float_floordiv(x, y):
    return x // y


#pythran export capsule float_int_mod(float, int)
def float_int_mod(x, y):
    return x % y


#pythran export capsule complex_operators(complex, complex)
def complex_operators(x, y):
    return x + y * x - y


#pythran export capsule complex_divide(complex, complex)
def complex_divide(x, y):
    return x / y


#pythran export capsule complex_square(complex)
def complex_square(x):
    return x**2


#pythran export capsule complex_cube(complex)
def complex_cube(x):
    return x**3


#pythran export capsule complex_power(complex, complex)
def complex_power(x, y):
    return x**y


#pythran export capsule complex_float(complex, float)
def complex_float(x, y):
    return x * y + y


#pythran export capsule float_complex(float, complex)
def float_complex(x, y):
    return x / y


#pythran export capsule complex_int(complex, int)
def complex_int(x, y):
    return x * y - 1


#pythran export capsule complex_literals(float)
def complex_literals(x):
    return x * 2j + 1


#pythran export capsule complex_negate(complex)
def complex_negate(x):
    return -x + (+x)


#pythran export capsule complex_equal(complex, complex)
def complex_equal(x, y):
    return x == y


#pythran export capsule complex_parts(complex)
def complex_parts(x):
    return x.real * 2 - x.imag


#pythran export capsule complex_conjugate(complex)
def complex_conjugate(x):
    return x.conjugate()


#pythran export capsule complex_truth(complex)
def complex_truth(x):
    return 1 if x else 0


#pythran export capsule compare_ints(int, int)
def compare_ints(x, y):
    return (x < y) + 2 * (x <= y) + 4 * (x == y) + 8 * (x != y) + 16 * (x > y) + 32 * (x >= y)


#pythran export capsule compare_floats(float, float)
def compare_floats(x, y):
    return (x < y) + 2 * (x <= y) + 4 * (x == y) + 8 * (x != y) + 16 * (x > y) + 32 * (x >= y)


#pythran export capsule compare_int_float(int, float)
def compare_int_float(x, y):
    return (x < y) + 2 * (x <= y) + 4 * (x == y) + 8 * (x != y) + 16 * (x > y) + 32 * (x >= y)


#pythran export capsule compare_float_int(float, int)
def compare_float_int(x, y):
    return (x < y) + 2 * (x <= y) + 4 * (x == y) + 8 * (x != y) + 16 * (x > y) + 32 * (x >= y)


#pythran export capsule compare_bool_int(bool, int)
def compare_bool_int(x, y):
    return (x < y) + 2 * (x == y)


#pythran export capsule chain_three(int, int, int)
def chain_three(x, y, z):
    return x < y <= z


#pythran export capsule chain_mixed(int, float, int)
def chain_mixed(x, y, z):
    return x <= y != z > 0


def noted(p, value):
    p[0] = p[0] * 10 + value
    return value


#pythran export capsule chain_effects(int, int*)
def chain_effects(x, p):
    p[0] = 0
    noted(p, 1) < noted(p, x % 3) < noted(p, 2)
    return p[0]


#pythran export capsule and_or_values(int, int)
def and_or_values(x, y):
    return (x and y) - (x or y)


#pythran export capsule and_or_floats(float, float)
def and_or_floats(x, y):
    return x and y or 1.5


#pythran export capsule and_mixed(int, float)
def and_mixed(x, y):
    return x and y


#pythran export capsule or_three(int, int, int)
def or_three(x, y, z):
    return x or y or z


#pythran export capsule and_comparison(int, int)
def and_comparison(x, y):
    return x > 0 and y > 0


#pythran export capsule not_chain(int, float)
def not_chain(x, y):
    return not x and not y or not (x and y)


#pythran export capsule and_effects(int, int*)
def and_effects(x, p):
    p[0] = 0
    if (x > 0 and noted(p, 1)) or noted(p, 0) or noted(p, 3):
        noted(p, 4)
    return p[0]


#pythran export capsule conditional(int, float)
def conditional(x, y):
    return x + 1 if y > 0 else x - 1


#pythran export capsule conditional_join(int, float)
def conditional_join(x, y):
    return x if y > 0 else y


#pythran export capsule conditional_nested(int)
def conditional_nested(x):
    return 1 if x < -5 else 2 if x < 5 else 3 if x < 100 else 4


#pythran export capsule conditional_bool_int(int)
def conditional_bool_int(x):
    return True if x else 2


#pythran export capsule wrap_add(int, int)
def wrap_add(x, y):
    return x + y


#pythran export capsule wrap_sub_mul(int, int)
def wrap_sub_mul(x, y):
    return x * y - y * 3 - x


#pythran export capsule wrap_negate(int)
def wrap_negate(x):
    return -x


#pythran export capsule wrap_power(int, int)
def wrap_power(x, k):
    return x ** abs(k)


#pythran export capsule augmented(int, float)
def augmented(x, y):
    x += 3
    x -= 1
    x *= 2
    x //= 3
    x %= 1000
    x <<= 2
    x >>= 1
    x |= 1
    x ^= 5
    x &= 255
    y *= 2
    y += x
    y /= 4
    y -= 0.5
    y //= 2
    y **= 2
    return y


#pythran export capsule augmented_becomes_float(int)
def augmented_becomes_float(x):
    x /= 2
    return x


#pythran export capsule big_constants(int)
def big_constants(x):
    return x ^ 0x7FFFFFFFFFFFFFFF | 1_000_000_007


#pythran export capsule lowest_constant(int)
def lowest_constant(x):
    return x == -9223372036854775808


#pythran export capsule precedence(int, int)
def precedence(x, y):
    return -(x % 100) ** 2 + ~y % 7 << 1 ^ 3 & 5 | 2


#pythran export capsule subtraction_grouping(float, float)
def subtraction_grouping(x, y):
    return x - (y - (x - y)) - (x + (y + x)) / (y * (x / 3.0))


#pythran export capsule double_negation(int)
def double_negation(x):
    return - -x - -(-x) + (not not x)


#pythran export capsule is_booleans(int)
def is_booleans(x):
    return (x > 0) is True


#pythran export capsule nan_compare(float)
def nan_compare(x):
    return x != x or x == float("inf") or x == -float("inf")


#pythran export capsule minimum_by_comparison(float, float)
def minimum_by_comparison(x, y):
    return x if x < y else y


#pythran export capsule not_comparison(float, float)
def not_comparison(x, y):
    return not x < y
