"""What is left of NumPy's main namespace: differences, gradients, functions over parts of arrays, against NumPy's."""

import numpy as np


#pythran export diffs(float64[:,:] order(C))
#pythran export diffs(uint8[:,:] order(C))
def diffs(a):
    return np.diff(a, prepend=0), np.diff(a, axis=0, append=a), np.diff(a, 2, 0, prepend=1, append=2), np.diff(a, 0)


#pythran export ediffs(float64[:])
#pythran export ediffs(int32[:])
#pythran export ediffs(uint8[:])
def ediffs(a):
    return np.ediff1d(a, 5, [1, 2]), np.ediff1d(a, to_begin=a), np.ediff1d(a), np.ediff1d(a, a)


#pythran export gradients(float64[:,:])
#pythran export gradients(float32[:,:])
#pythran export gradients(int32[:,:])
def gradients(a):
    return (
        np.gradient(a),
        np.gradient(a, 2.0, axis=0),
        np.gradient(a, 0.5, 3),
        np.gradient(a, a[:, 0], a[0], axis=(0, 1)),
    )


#pythran export gradients_of_second_order(float64[:,:])
#pythran export gradients_of_second_order(int32[:,:])
def gradients_of_second_order(a):
    return np.gradient(a, edge_order=2), np.gradient(a, a[0], axis=1, edge_order=2)


#pythran export gradient_of_one(complex128[:])
#pythran export gradient_of_one(float64[:])
def gradient_of_one(a):
    return np.gradient(a), np.gradient(a, 2), np.gradient(a[:5], [0, 1, 3, 4, 7])


#pythran export along_axis(float64[:,:])
# args: np.arange(12.0).reshape(3, 4)
# args: np.arange(12.0).reshape(4, 3).T
# args: np.array([[2.5]])
def along_axis(a):
    return (
        np.apply_along_axis(lambda r: r.sum(), 0, a),
        np.apply_along_axis(lambda r, k: r[::-1] * k, 1, a, 3),
        np.apply_along_axis(lambda r: np.outer(r, r), 0, a),
        np.apply_along_axis(np.mean, 1, a),
    )


#pythran export over_axes(float64[:,:])
def over_axes(a):
    return np.apply_over_axes(np.sum, a, [0, 1]), np.apply_over_axes(np.max, a, 0)


#pythran export by_pieces(float64[:])
def by_pieces(a):
    return (
        np.piecewise(a, [a < 0, a >= 1], [-1, 1]),
        np.piecewise(a, [a < 0, a >= 1], [lambda x: -x, lambda x: x * 2, 0.5]),
        np.piecewise(a, a > 0, [lambda x: x, 3]),
        np.piecewise(a, [a > 2], [lambda x, k: x + k, lambda x, k: x - k], 4),
    )


#pythran export left_out(float64[:,:] order(C))
def left_out(a):
    # within 0 ulps: of zeros, NumPy's vector code takes either
    return (
        np.max(a, 1, keepdims=True),
        a.max(initial=3.0, where=a > 0),
        np.clip(a, None, 3),
        a.clip(0, 1),
        np.clip(a, min=1),
        np.ptp(a),
        np.var(a, axis=1),
        np.nansum(a, axis=0),
    )


#pythran export infinities(float64[:])
def infinities(a):
    made = np.empty(len(a), bool)
    np.isposinf(a, out=made)
    return np.isneginf(a), made


#pythran export padded_by_means(int16[:,:])
#pythran export padded_by_means(float64[:,:])
def padded_by_means(a):
    # within 64 ulps: the sums of rows are in another order
    return np.pad(a, 1, mode="mean"), np.pad(a, ((1, 2), (0, 1)), mode="mean", stat_length=((1, 2), (2, 1)))


#pythran export padded_by_others(int16[:,:])
#pythran export padded_by_others(float32[:,:])
def padded_by_others(a):
    return (
        np.pad(a, 1, "median"),
        np.pad(a, ((1, 2), (0, 1)), mode="maximum", stat_length=2),
        np.pad(a, (2, 1), mode="minimum", stat_length=(1, 3)),
        np.pad(a, 1, mode="maximum"),
        np.pad(a, (1, 2), mode="constant", constant_values=(3, 4)),
        np.pad(a, 1, mode="linear_ramp", end_values=((1, 2), (3, 4))),
    )


#pythran export padded_by_no_rows(float64[:])
def padded_by_no_rows(a):
    return np.pad(a, 1, mode="maximum", stat_length=0)


#pythran export spread_where(float64[:,:] order(C))
#pythran export spread_where(float32[:,:] order(C))
#pythran export spread_where(complex128[:,:] order(C))
def spread_where(a):
    # within 64 ulps: with `where` sums are in another order
    chosen = a.real > 0
    return np.var(a, where=chosen), np.std(a, axis=0, where=chosen), np.var(a, 1, keepdims=True, where=chosen, ddof=1)


#pythran export spread_of_given(float64[:,:] order(C))
#pythran export spread_of_given(float32[:,:] order(C))
def spread_of_given(a):
    means = np.mean(a, axis=0, keepdims=True)
    return np.std(a, axis=0, correction=1), np.var(a, axis=0, mean=means), np.var(a, mean=np.mean(a)), np.std(a, 1)


#pythran export both_corrections(float64[:])
def both_corrections(a):
    return np.var(a, ddof=1, correction=1)


#pythran export means_without_nan(float64[:,:] order(C))
#pythran export means_without_nan(float32[:,:] order(C))
def means_without_nan(a):
    # within 64 ulps: with `where` sums are in another order
    made = np.empty(a.shape[0])
    np.nanmean(a, axis=1, out=made)
    return np.nanmean(a, dtype=np.float64), np.nanmean(a, where=a > 0), np.nanmean(a, axis=0, keepdims=True), made


#pythran export bits_of(uint8[:,:] order(C))
#pythran export bits_of(int32[:,:] order(C))
#pythran export bits_of(bool[:,:] order(C))
def bits_of(a):
    return np.packbits(a), np.packbits(a, axis=0), np.packbits(a, -1, "little")


#pythran export octets_of(uint8[:,:] order(C))
def octets_of(a):
    return (
        np.unpackbits(a),
        np.unpackbits(a, axis=0, bitorder="little"),
        np.unpackbits(a, axis=1, count=11),
        np.unpackbits(a, axis=-1, count=-3),
        np.bitwise_count(a),
    )


#pythran export too_few_octets(uint8[:])
def too_few_octets(a):
    return np.unpackbits(a, count=-20)


#pythran export diagonals_filled(float64[:,:])
#pythran export diagonals_filled(int8[:,:])
def diagonals_filled(a):
    b, c, d = a.copy(), a.copy(), np.zeros((3, 3, 3))
    np.fill_diagonal(a, 3)
    np.fill_diagonal(b, 7, wrap=True)
    np.fill_diagonal(c, [1, 2])
    np.fill_diagonal(d, 1.5)
    return a, b, c, d


#pythran export not_a_cube()
def not_a_cube():
    a = np.zeros((2, 3, 2))
    np.fill_diagonal(a, 1)
    return a


#pythran export places_of(float64[:,:])
def places_of(a):
    found = []
    for (i, j), value in np.ndenumerate(a):
        found.append((i, j, float(value)))
    return found, [i * j for i, j in np.ndindex(a.shape)], [p for p in np.ndindex(2, 1, 2)], list(np.ndindex(3))


#pythran export places_of_one(int32[:])
def places_of_one(a):
    return [(i, int(value)) for (i,), value in np.ndenumerate(a)]


#pythran export orders(float64[:,:])
def orders(a):
    return np.isfortran(a), np.isfortran(a.T), np.isfortran(a[:, 0]), np.mask_indices(4, np.triu, 1), np.real_if_close(a)


#pythran export matrix_parts(float64[:,:,:])
def matrix_parts(a):
    return np.linalg.diagonal(a, offset=1).copy(), np.linalg.matrix_transpose(a)


#pythran export kinds_of(float64[:], int8[:], complex64[:])
def kinds_of(a, b, c):
    return (
        np.isdtype(a.dtype, "real floating"),
        np.isdtype(np.int32, ("bool", "unsigned integer")),
        np.isdtype(c.dtype, ("numeric", np.int8)),
        np.isdtype(b.dtype, np.int8),
        np.zeros(2, np.common_type(b)),
        np.zeros(2, np.common_type(b, c)),
        np.zeros(2, np.common_type(c)),
    )


#pythran export quietly(float64[:])
def quietly(a):
    with np.errstate(divide="ignore", invalid="ignore"):
        made = 1 / a
    with np.errstate(all="ignore"):
        return made, np.sqrt(a)


#pythran export written_positions(float64[:,:])
def written_positions(a):
    where = np.s_[1:, ::-1]
    return a[np.s_[1:]], a[np.s_[:, 0]], a[np.index_exp[::2]], a[where], np.s_[2]


#pythran export many_dimensions(float64[:,2])
# args: np.arange(12.0).reshape(6, 2) ** 2
# args: np.arange(12.0).reshape(6, 2)[::-1] % 5
def many_dimensions(a):
    return np.histogramdd(a, bins=(3, 2)), np.histogramdd(a, (2, 2), range=((0, 4), (1, 9)), density=True)


#pythran export float_texts(float64)
#pythran export float_texts(float32)
def float_texts(x):
    return (
        np.format_float_positional(x, precision=3),
        np.format_float_positional(x, trim="-", unique=False, precision=4, sign=True, pad_left=4),
        np.format_float_scientific(x),
        np.format_float_scientific(x, precision=3, exp_digits=3, trim="0"),
    )


#pythran export texts_of(float64[:,:])
#pythran export texts_of(int8[:,:])
#pythran export texts_of(bool[:,:])
#pythran export texts_of(complex64[:,:])
def texts_of(a):
    return str(a), repr(a), ascii(a)


#pythran export texts_in_texts(float64[:,:])
#pythran export texts_in_texts(uint16[:,:])
def texts_in_texts(a):
    return f"{a} {a.T!r}", "%s" % (a,), "{}{!r}".format(a, a), format(a)


#pythran export long_texts(int32)
# args: np.int32(999)
# args: np.int32(1001)
def long_texts(n):
    a = np.arange(n)
    return str(a), repr(a * 0.5), str(np.zeros((n, 2))), repr(np.zeros((0, 3))), str(np.zeros((1, 2, 2)) + 1e-20)


#pythran export printed_arrays(float64[:])
def printed_arrays(a):
    print(a, a[:2] * 2, 3, sep="|")
