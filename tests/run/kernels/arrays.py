"""Arrays over pointers: elements, slices, views, elementwise expressions, assignment, reductions, loops."""

import numpy as np
from numpy.ctypeslib import as_array


# bug 016
#pythran export capsule element(float64*, int, int)
def element(p, n, i):
    a = as_array(p, n)
    return a[i]


# bug 016
#pythran export capsule element_last(float64*, int)
def element_last(p, n):
    a = as_array(p, n)
    return a[-1] + a[0]


# bug 016
#pythran export capsule element_store(float64*, int, int, float)
def element_store(p, n, i, x):
    a = as_array(p, n)
    a[i] = x


# bug 016
#pythran export capsule element_augmented(int64*, int, int)
def element_augmented(p, n, i):
    a = as_array(p, n)
    a[i] += 3
    a[i] ^= 5
    return a[i]


#pythran export capsule element_two(float64*, int, int)
def element_two(p, i, j):
    a = as_array(p, (3, 4))
    return a[i, j]


#pythran export capsule element_two_chained(float64*, int, int)
def element_two_chained(p, i, j):
    a = as_array(p, (3, 4))
    return a[i][j]


#pythran export capsule element_three(float64*, int, int, int)
def element_three(p, i, j, i2):
    a = as_array(p, (2, 3, 4))
    return a[i, j, i2]


#pythran export capsule element_tuple_index(float64*, int, int)
def element_tuple_index(p, i, j):
    a = as_array(p, (3, 4))
    where = (i, j)
    return a[where]


#pythran export capsule dynamic_shape(float64*, int, int)
def dynamic_shape(p, n, m):
    if n < 0 or m < 0 or n * m > 24:
        return -1.0
    a = as_array(p, (n, m))
    s = 0.0
    for i in range(n):
        for j in range(m):
            s += a[i, j] * (i - j)
    return s


#pythran export capsule attributes(float64*, int)
def attributes(p, n):
    if n < 0:
        return -1
    a = as_array(p, (3, n))
    return a.shape[0] + a.shape[1] * 10 + a.ndim * 100 + a.size * 1000 + len(a) * 10000


#pythran export capsule shape_unpacked(float64*, int)
def shape_unpacked(p, n):
    n = abs(n)
    a = as_array(p, (n, 3))
    rows, columns = a.shape
    return rows * 10 + columns


#pythran export capsule fill(float64*, int, float)
def fill(p, n, x):
    a = as_array(p, abs(n))
    a[:] = x


#pythran export capsule fill_int(int32*, int)
def fill_int(p, n):
    a = as_array(p, abs(n))
    a[:] = 7
    a[1:3] = 2.75


#pythran export capsule copy_whole(float64*, float64*, int)
def copy_whole(p, q, n):
    n = abs(n)
    a = as_array(p, n)
    b = as_array(q, n)
    a[:] = b


#pythran export capsule add_arrays(float64*, float64*, int)
def add_arrays(p, q, n):
    n = abs(n)
    a = as_array(p, n)
    b = as_array(q, n)
    a[:] = a * 2 + b - 1 / (b * b + 1)


#pythran export capsule add_unlike(float64*, float64*, int, int)
def add_unlike(p, q, n, m):
    a = as_array(p, abs(n))
    b = as_array(q, abs(m))
    a[:] = a + b


#pythran export capsule assign_unlike(float64*, float64*, int, int)
def assign_unlike(p, q, n, m):
    a = as_array(p, abs(n))
    b = as_array(q, abs(m))
    a[:] = b


#pythran export capsule assign_slice_unlike(float64*, int, int)
def assign_slice_unlike(p, i, j):
    a = as_array(p, 8)
    a[i:] = a[:j]


#pythran export capsule matrix_unlike(float64*, float64*, int)
def matrix_unlike(p, q, n):
    a = as_array(p, (3, 4))
    b = as_array(q, abs(n))
    a[:] = a + b


#pythran export capsule matrix_plus_column(float64*, float64*)
def matrix_plus_column(p, q):
    a = as_array(p, (3, 4))
    b = as_array(q, (3, 1))
    c = as_array(q, (1, 4))
    a[:] = a * b + c


#pythran export capsule outer_product(float64*, float64*)
def outer_product(p, q):
    a = as_array(p, (3, 4))
    b = as_array(q, 3)
    c = as_array(q, 4)
    a[:, :] = b[:, np.newaxis] * c[None, :]


#pythran export capsule shift_right(float64*, int)
def shift_right(p, n):
    a = as_array(p, abs(n) + 1)
    a[1:] = a[:-1]


#pythran export capsule shift_left(float64*, int)
def shift_left(p, n):
    a = as_array(p, abs(n) + 1)
    a[:-1] = a[1:]


#pythran export capsule reverse_in_place(float64*, int)
def reverse_in_place(p, n):
    a = as_array(p, abs(n))
    a[:] = a[::-1]


#pythran export capsule smooth(float64*, int)
def smooth(p, n):
    a = as_array(p, abs(n) + 2)
    a[1:-1] = (a[:-2] + a[1:-1] + a[2:]) / 3


#pythran export capsule overlap_pointers(float64*, float64*, int)
def overlap_pointers(p, q, n):
    n = abs(n)
    a = as_array(p, n + 1)
    b = as_array(q, n + 1)
    a[1:] = b[:-1]
    a[:] = b[::-1] * 2 + a


#pythran export capsule transpose_in_place(float64*)
def transpose_in_place(p):
    a = as_array(p, (4, 4))
    a[:] = a.T


#pythran export capsule rows_swapped(float64*)
def rows_swapped(p):
    a = as_array(p, (3, 4))
    a[1:] = a[:-1]
    a[0] = a[2]


#pythran export capsule columns(float64*, int)
def columns(p, j):
    a = as_array(p, (3, 4))
    a[:, j] = a[:, 0] * 2
    return a[:, 1].sum()


#pythran export capsule slice_steps(float64*, int, int)
def slice_steps(p, i, j):
    a = as_array(p, 12)
    s = 0.0
    for v in a[i:j:2]:
        s = s * 0.5 + v
    for v in a[j:i:-3]:
        s = s * 0.5 + v
    return s


#pythran export capsule slice_variable_step(float64*, int, int, int)
def slice_variable_step(p, i, j, k):
    a = as_array(p, 12)
    return a[i:j:k].sum()


#pythran export capsule slice_length(float64*, int, int, int)
def slice_length(p, i, j, k):
    a = as_array(p, 12)
    return len(a[i:j]) * 10000 + len(a[i:]) * 1000 + len(a[:j]) * 100 + (len(a[i:j:k]) if k != 0 else 0)


#pythran export capsule slice_huge(float64*, int, int)
def slice_huge(p, x, y):
    a = as_array(p, 12)
    return len(a[x:y]) * 100 + len(a[x:y:-1])


#pythran export capsule slice_huge_step(float64*, int)
def slice_huge_step(p, x):
    a = as_array(p, 12)
    return len(a[1::x])


#pythran export capsule view_of_view(float64*, int)
def view_of_view(p, i):
    a = as_array(p, 24)
    b = a[2:20:3][::-1][1:]
    b[1] = 5.0
    return b[i] + a[2:][1:][1:][0]


#pythran export capsule view_of_matrix(float64*, int)
def view_of_matrix(p, i):
    a = as_array(p, (4, 6))
    b = a[1:, ::2]
    c = b[::-1, 1]
    c[0] = 9.0
    b[0, :] = 1.5
    return b[i, 1] + c[i]


#pythran export capsule view_writes(float64*, int)
def view_writes(p, n):
    a = as_array(p, abs(n) + 2)
    b = a[1:]
    b[0] = 100.0
    a[1] += 1
    return b[0]


#pythran export capsule temporary_is_a_copy(float64*, int)
def temporary_is_a_copy(p, n):
    a = as_array(p, abs(n) + 1)
    b = a + 1
    a[0] = 50.0
    c = a[:] * 1
    a[0] = 60.0
    return b[0] + c[0]


#pythran export capsule temporary_twice(float64*, int)
def temporary_twice(p, n):
    a = as_array(p, abs(n))
    b = a * 0.5 + 1
    a[:] = b * b - b
    return b.sum()


#pythran export capsule temporary_modified(float64*, int)
def temporary_modified(p, n):
    a = as_array(p, abs(n) + 1)
    b = a * 2
    b[0] = -1.0
    b += a
    return b[0] + b[-1]


#pythran export capsule augmented_view(float64*, int)
def augmented_view(p, n):
    a = as_array(p, abs(n))
    a += 1
    a *= a
    a[1:] -= a[:-1]
    a[::2] /= 2


#pythran export capsule augmented_self(float64*, int)
def augmented_self(p, n):
    a = as_array(p, abs(n) + 1)
    a += a[::-1]
    a[1:] += a[:-1]
    a -= a[0]


#pythran export capsule augmented_int(int32*, int)
def augmented_int(p, n):
    a = as_array(p, abs(n))
    a += 2
    a *= 3
    a //= 2
    a %= 7
    a <<= 1
    a |= 1


#pythran export capsule augmented_int_divide(int32*, int)
def augmented_int_divide(p, n):
    a = as_array(p, abs(n))
    a[:] = a / 2


#pythran export capsule reduction_sum(float64*, int)
def reduction_sum(p, n):
    return as_array(p, abs(n)).sum()


#pythran export capsule reduction_sum_long(float64*)
def reduction_sum_long(p):
    a = as_array(p, 24)
    return a.sum() + np.sum(a * a)


#pythran export capsule reduction_sum_int32(int32*, int)
def reduction_sum_int32(p, n):
    return as_array(p, abs(n)).sum()


#pythran export capsule reduction_sum_bool(bool*, int)
def reduction_sum_bool(p, n):
    return as_array(p, abs(n)).sum()


#pythran export capsule reduction_sum_float32(float32*, int)
def reduction_sum_float32(p, n):
    return as_array(p, abs(n)).sum()


#pythran export capsule reduction_prod(float64*, int)
def reduction_prod(p, n):
    return as_array(p, abs(n)).prod()


#pythran export capsule reduction_prod_uint8(uint8*, int)
def reduction_prod_uint8(p, n):
    return as_array(p, abs(n)).prod()


#pythran export capsule reduction_min(float64*, int)
def reduction_min(p, n):
    return as_array(p, abs(n)).min()


#pythran export capsule reduction_max(int16*, int)
def reduction_max(p, n):
    return as_array(p, abs(n)).max()


#pythran export capsule reduction_mean(float64*, int)
def reduction_mean(p, n):
    return as_array(p, abs(n)).mean()


#pythran export capsule reduction_mean_int(int64*, int)
def reduction_mean_int(p, n):
    return np.mean(as_array(p, abs(n)))


#pythran export capsule reduction_mean_float32(float32*, int)
def reduction_mean_float32(p, n):
    return np.mean(as_array(p, abs(n)))


#pythran export capsule reduction_any_all(float64*, int)
def reduction_any_all(p, n):
    a = as_array(p, abs(n))
    return a.any() + 2 * a.all() + 4 * np.any(a > 0) + 8 * np.all(a < 0)


#pythran export capsule reduction_argmin(float64*, int)
def reduction_argmin(p, n):
    return as_array(p, abs(n)).argmin()


#pythran export capsule reduction_argmax(int64*, int)
def reduction_argmax(p, n):
    return as_array(p, abs(n)).argmax()


#pythran export capsule reduction_of_expression(float64*, float64*, int)
def reduction_of_expression(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    return (a * b).sum() - np.max(a - b, initial=0.0)


#pythran export capsule reduction_of_comparison(int64*, int)
def reduction_of_comparison(p, n):
    a = as_array(p, abs(n))
    return (a > 3).sum() * 100 + (a % 2 == 0).sum()


#pythran export capsule reduction_axis(float64*, float64*)
def reduction_axis(p, q):
    a = as_array(p, (3, 4))
    b = as_array(q, 4)
    b[:] = a.sum(axis=0)
    return a.max(axis=1)[1]


#pythran export capsule reduction_axis_negative(float64*, float64*)
def reduction_axis_negative(p, q):
    a = as_array(p, (2, 3, 4))
    b = as_array(q, (2, 3))
    b[:] = a.sum(axis=-1)
    return b.min()


#pythran export capsule reduction_keepdims(float64*)
def reduction_keepdims(p):
    a = as_array(p, (3, 4))
    a[:] = a - a.mean(axis=1, keepdims=True)


#pythran export capsule reduction_axes(float64*, float64*)
def reduction_axes(p, q):
    a = as_array(p, (2, 3, 4))
    b = as_array(q, 3)
    b[:] = a.sum(axis=(0, 2))
    return a.sum(axis=(0, 1, 2))


#pythran export capsule reduction_matrix(float64*)
def reduction_matrix(p):
    a = as_array(p, (4, 6))
    return a.sum() + a[1:, ::2].sum() + a.T.sum() + a[:, 2].sum()


#pythran export capsule reduction_strided(float64*)
def reduction_strided(p):
    a = as_array(p, 24)
    return a[::2].sum() - a[::-1].sum() + a[1::3].prod()


#pythran export capsule reduction_complex(complex128*, int)
def reduction_complex(p, n):
    return as_array(p, abs(n)).sum()


#pythran export capsule sum_builtin(float64*, int)
def sum_builtin(p, n):
    return sum(as_array(p, abs(n)))


#pythran export capsule min_builtin(float64*, int)
def min_builtin(p, n):
    a = as_array(p, abs(n))
    return min(a) + max(a)


#pythran export capsule loop_elements(float64*, int)
def loop_elements(p, n):
    s = 0.0
    for v in as_array(p, abs(n)):
        s = s * 0.5 + v
    return s


#pythran export capsule loop_rows(float64*)
def loop_rows(p):
    a = as_array(p, (3, 4))
    s = 0.0
    for row in a:
        row[0] = s
        s += row.sum()
        for v in row:
            s -= v / 2
    return s


#pythran export capsule loop_enumerate(float64*, int)
def loop_enumerate(p, n):
    s = 0.0
    for i, v in enumerate(as_array(p, abs(n))):
        s += i * v
    return s


#pythran export capsule loop_zip(float64*, float64*, int, int)
def loop_zip(p, q, n, m):
    s = 0.0
    for v, w in zip(as_array(p, abs(n)), as_array(q, abs(m))):
        s += v * w
    return s


#pythran export capsule loop_reversed(float64*, int)
def loop_reversed(p, n):
    s = 0.0
    for v in reversed(as_array(p, abs(n))):
        s = s * 0.5 + v
    return s


#pythran export capsule loop_modified(float64*, int)
def loop_modified(p, n):
    a = as_array(p, abs(n))
    s = 0.0
    for i, v in enumerate(a):
        s += v
        if i + 1 < len(a):
            a[i + 1] = v + 1
    return s


def total(a):
    s = 0.0
    for v in a:
        s += v
    return s


def scaled(a, factor=2):
    return a * factor


def tail(a):
    return a[1:]


def zero_first(a):
    a[0] = 0


def both(a):
    return a + 1, a[::-1]


#pythran export capsule passed(float64*, int)
def passed(p, n):
    a = as_array(p, abs(n))
    return total(a) + total(a[::2]) + total(a * 2)


#pythran export capsule returned(float64*, int)
def returned(p, n):
    a = as_array(p, abs(n))
    b = scaled(a)
    return b.sum() + scaled(b, 0.5).sum()


#pythran export capsule returned_view(float64*, int)
def returned_view(p, n):
    a = as_array(p, abs(n) + 2)
    b = tail(tail(a))
    if len(b) > 0:
        b[0] = 7.0
    return a.sum()


#pythran export capsule passed_and_written(float64*, int)
def passed_and_written(p, n):
    a = as_array(p, abs(n) + 1)
    zero_first(a)
    zero_first(a[::-1])
    zero_first(a * 1)
    return a[0] + a[-1]


#pythran export capsule returned_tuple(float64*, int)
def returned_tuple(p, n):
    a = as_array(p, abs(n) + 1)
    b, c = both(a)
    c[0] = 3.0
    return b[0] + c[-1]


#pythran export capsule view_under_condition(float64*, int)
def view_under_condition(p, n):
    x = as_array(p, abs(n) + 1)
    if x[0] > 0:
        x = x[1:]
    s = 0.0
    for v in x:
        s += v
    return s


#pythran export capsule view_shrinks(float64*, int)
def view_shrinks(p, n):
    x = as_array(p, abs(n))
    s = 0.0
    while len(x) > 0:
        s = s * 0.5 + x[0]
        x = x[1:]
    return s


#pythran export capsule array_reassigned(float64*, int)
def array_reassigned(p, n):
    x = as_array(p, abs(n))
    for i in range(3):
        x = x + 1
    return x.sum()


#pythran export capsule array_or_view(float64*, int, int)
def array_or_view(p, n, x):
    a = as_array(p, abs(n))
    b = a if x > 0 else a * 2
    return b.sum()


#pythran export capsule array_swap(float64*, float64*, int)
def array_swap(p, q, n):
    a = as_array(p, abs(n) + 1)
    b = as_array(q, abs(n) + 1)
    for i in range(3):
        a[0] = i
        a, b = b, a
    return a[0] * 10 + b[0]


#pythran export capsule int_expression(int32*, int64*, int)
def int_expression(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    b[:] = a * b // 3 + (a & 7) - (b >> 2)


#pythran export capsule int_floor_zero(int64*, int64*, int)
def int_floor_zero(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    a[:] = a // b + a % b


#pythran export capsule float_floor(float64*, float64*, int)
def float_floor(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    a[:] = a // b + a % b


#pythran export capsule float32_mixed(float32*, int)
def float32_mixed(p, n):
    a = as_array(p, abs(n))
    b = a * 0.1 + 1
    return (b * 2).sum()


#pythran export capsule float32_int(float32*, int32*, int)
def float32_int(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    return (a * b).sum()


#pythran export capsule store_float_into_int(int64*, float64*, int)
def store_float_into_int(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    a[:] = b * 0 + 2.75
    return a.sum()


#pythran export capsule store_int_into_float32(float32*, int64*, int)
def store_int_into_float32(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    a[:] = b


#pythran export capsule powers(float64*, int)
def powers(p, n):
    a = as_array(p, abs(n))
    a[:] = a**2 + a**0.5 * 0 + 1
    return (a**-1).sum()


#pythran export capsule negate(float64*, int)
def negate(p, n):
    a = as_array(p, abs(n))
    a[:] = -a + abs(a)


#pythran export capsule comparison_to_bool(float64*, bool*, int)
def comparison_to_bool(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    b[:] = (a > 0) & (a < 5) | ~(a == a)


#pythran export capsule bool_array_arithmetic(bool*, int64*, int)
def bool_array_arithmetic(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    b[:] = a * 3 + a


#pythran export capsule bool_array_sum(bool*, bool*, int)
def bool_array_sum(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    return (a + b).sum() * 100 + (a * b).sum()


#pythran export capsule complex_array(complex128*, float64*, int)
def complex_array(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    a[:] = a * 2 + b


#pythran export capsule complex_parts(complex128*, int)
def complex_parts(p, n):
    a = as_array(p, abs(n))
    return a.real.sum() + a.imag.sum()


#pythran export capsule transform(int64*, float64*, int32, float64*)
def transform(p, q, k, data):
    k = abs(k)
    shift = data[0]
    a = as_array(p, k)
    b = as_array(q, k)
    b[:] = a - shift
    return 1


#pythran export capsule length_one_broadcast(float64*, float64*, int)
def length_one_broadcast(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, 1)
    a[:] = b
    a += b * 2


#pythran export capsule assign_row(float64*, float64*)
def assign_row(p, q):
    a = as_array(p, (3, 4))
    b = as_array(q, 4)
    a[1] = b
    a[2, 1:3] = b[:2]
    a[:, 0] = b[1:]


#pythran export capsule assign_broadcast(float64*, float64*)
def assign_broadcast(p, q):
    a = as_array(p, (3, 4))
    b = as_array(q, 4)
    a[:] = b
    a[::2] = 1.0
    a[:, ::3] += 2


#pythran export capsule assign_self_rows(float64*)
def assign_self_rows(p):
    a = as_array(p, (3, 4))
    a[:] = a[0]
    a[:, :] = a[:, :1]


#pythran export capsule three_axes(float64*)
def three_axes(p):
    a = as_array(p, (2, 3, 4))
    a[0] = a[1]
    a[:, 1, :] += 1
    a[1, :, 2] = 0
    a[..., 0] = 5.0
    return a[0, ::-1, 1:].sum()


#pythran export capsule ellipsis(float64*, int)
def ellipsis(p, i):
    a = as_array(p, (3, 4))
    return a[..., i].sum() + a[i, ...].sum() + a[...].sum()


#pythran export capsule index_errors(float64*, int)
def index_errors(p, i):
    a = as_array(p, (3, 4))
    try:
        return a[i].sum()
    except IndexError:
        return -1.0


#pythran export capsule row_store_error(float64*, int)
def row_store_error(p, i):
    a = as_array(p, (3, 4))
    a[i] = 2.0
    a[0, i] = 3.0


#pythran export capsule partial_writes(float64*, float64*, int)
def partial_writes(p, q, n):
    a = as_array(p, 4)
    b = as_array(q, abs(n))
    a[0] = 1.0
    a[1:] = b
    a[0] = 2.0


#pythran export capsule truth_of_element(float64*, int)
def truth_of_element(p, n):
    a = as_array(p, abs(n) + 1)
    if a[0]:
        return 1
    return 0 if not a[-1] else 2


#pythran export capsule dot_by_hand(float64*, float64*, float64*)
def dot_by_hand(p, q, r):
    a = as_array(p, (2, 3))
    b = as_array(q, (3, 2))
    c = as_array(r, (2, 2))
    for i in range(2):
        for j in range(2):
            c[i, j] = (a[i] * b[:, j]).sum()


#pythran export capsule cumulative(float64*, int)
def cumulative(p, n):
    a = as_array(p, abs(n))
    for i in range(1, len(a)):
        a[i] += a[i - 1]


#pythran export capsule scalar_from_array_in_expression(float64*, int)
def scalar_from_array_in_expression(p, n):
    a = as_array(p, abs(n) + 1)
    a[:] = a - a[0]


#pythran export capsule scalar_reduction_in_expression(float64*, int)
def scalar_reduction_in_expression(p, n):
    a = as_array(p, abs(n) + 1)
    a[:] = a / a.sum()
    a -= a.max()


#pythran export capsule nested_function_array(float64*, int)
def nested_function_array(p, n):
    a = as_array(p, abs(n))

    def weight(i):
        return a[i] * i

    s = 0.0
    for i in range(len(a)):
        s += weight(i)
    return s


#pythran export capsule strong_length(float64*, int32, uint8)
def strong_length(p, n, m):
    return as_array(p, abs(n)).sum() + as_array(p, m % 8).sum()


#pythran export capsule same_memory_twice(float64*, int)
def same_memory_twice(p, n):
    a = as_array(p, abs(n) + 2)
    b = as_array(p, abs(n) + 1)
    a[1:] = b * 2
    return a.sum()


#pythran export capsule same_memory_matrix(float64*)
def same_memory_matrix(p):
    a = as_array(p, 16)
    b = as_array(p, (4, 4))
    b[:] = a[3::4]
    return a.sum()


#pythran export capsule multiple_targets(float64*, int)
def multiple_targets(p, n):
    a = as_array(p, abs(n) + 2)
    a[0], a[1] = a[1], a[0]
    a[-1] = a[-2] = 4.5


#pythran export capsule chained_slices_store(float64*)
def chained_slices_store(p):
    a = as_array(p, 24)
    a[2:20][::2][1:4] = 1.0
    a[5:][0] = 2.0


#pythran export capsule unequal_ranks(float64*, float64*)
def unequal_ranks(p, q):
    a = as_array(p, 4)
    b = as_array(q, (3, 4))
    return (a + b).sum() + (b * a[::-1]).max()


#pythran export capsule empty_slices(float64*, int)
def empty_slices(p, i):
    a = as_array(p, 4)
    return a[i:i].sum() + a[3:1].sum() + a[10:].prod()


#pythran export capsule minimum_of_empty(float64*, int)
def minimum_of_empty(p, i):
    a = as_array(p, 4)
    return a[i:].min() + a[i:].argmax()


#pythran export capsule where_like(float64*, int)
def where_like(p, n):
    a = as_array(p, abs(n))
    for i in range(len(a)):
        a[i] = a[i] if a[i] > 0 else -1.0


#pythran export capsule matrix_three_by(float64*, int, int)
def matrix_three_by(p, n, m):
    a = as_array(p, (abs(n), 2, 1))
    b = as_array(p, (1, abs(m)))
    return (a + b).sum()


#pythran export capsule empty_into_one(float64*, int)
def empty_into_one(p, n):
    b = as_array(p, 1)
    b[:] = b[abs(n) :]
    return 1


#pythran export capsule rows_into_row(float64*, int)
def rows_into_row(p, n):
    m = as_array(p, (abs(n) % 3 + 1, 3))
    m[0] = m
    return 1


#pythran export capsule weak_elements(int*, bool*, int)
def weak_elements(p, q, n):
    a = as_array(p, 5)
    b = as_array(q, 5)
    a[:] = a * 2
    a[1] = 7
    best = b[0]
    return a[0] if best else a.sum()
