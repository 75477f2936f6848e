"""Ufuncs over pointers: two results, out=, where=, casting=."""

import numpy as np
from numpy.ctypeslib import as_array


#pythran export capsule divmod_arrays(int64*, int64*, int)
def divmod_arrays(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    quotient, remainder = np.divmod(a, b)
    return quotient.sum() * 3 + remainder.sum()


#pythran export capsule divmod_floats(float64*, float64*, int)
def divmod_floats(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    b[:], a[:] = np.divmod(a, b)


#pythran export capsule divmod_builtin(float32*, int)
def divmod_builtin(p, n):
    a = as_array(p, abs(n))
    q, r = divmod(a, 0.75)
    a[:] = q
    return r.sum()


#pythran export capsule divmod_scalars(int32, int8)
def divmod_scalars(a, b):
    q, r = np.divmod(a, b)
    return q * 1000 + r


#pythran export capsule divmod_weak(int, int)
def divmod_weak(a, b):
    q, r = np.divmod(a, b)
    return q * 1000 + r


#pythran export capsule modf_array(float64*, float64*, int)
def modf_array(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    a[:], b[:] = np.modf(a)


#pythran export capsule modf_integers(int32*, float64*, int)
def modf_integers(p, q, n):
    whole = np.modf(as_array(p, abs(n)))[1]
    as_array(q, abs(n))[:] = whole


#pythran export capsule modf_scalar(float32)
def modf_scalar(x):
    fraction, whole = np.modf(x)
    return fraction * 2 + whole


#pythran export capsule frexp_array(float64*, int32*, int)
def frexp_array(p, q, n):
    a = as_array(p, abs(n))
    a[:], as_array(q, abs(n))[:] = np.frexp(a)


#pythran export capsule frexp_scalar(float)
def frexp_scalar(x):
    m, e = np.frexp(x)
    return m * 4 + e


#pythran export capsule out_given(float64*, float64*, int)
def out_given(p, q, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    c = np.add(a, 1.5, b)
    return c.sum()


#pythran export capsule out_keyword(float64*, float32*, int)
def out_keyword(p, q, n):
    a = as_array(p, abs(n))
    np.sin(a, out=as_array(q, abs(n)))


#pythran export capsule out_in_place(float64*, int)
def out_in_place(p, n):
    a = as_array(p, abs(n))
    np.square(a, a)
    np.multiply(a, a, out=(a,))


#pythran export capsule out_overlapping(float64*, int)
def out_overlapping(p, n):
    a = as_array(p, abs(n) + 1)
    np.add(a[1:], a[:-1], out=a[1:])


#pythran export capsule out_lengths(float64*, float64*, int, int)
def out_lengths(p, q, n, m):
    a = as_array(p, abs(n))
    b = as_array(q, abs(m))
    np.negative(a, out=b)


#pythran export capsule out_lengths_two(float64*, float64*, float64*, int, int, int)
def out_lengths_two(p, q, r, n, m, k):
    a = as_array(p, abs(n))
    b = as_array(q, abs(m))
    c = as_array(r, abs(k))
    np.add(a, b, out=c)


#pythran export capsule out_wider(float64*, float64*, int)
def out_wider(p, q, n):
    a = as_array(p, 3)
    b = as_array(q, (4, 3))
    np.subtract(a, n, out=b)


#pythran export capsule out_scalars(float64*, int, float)
def out_scalars(p, n, x):
    np.add(x, 1, out=as_array(p, abs(n)))


#pythran export capsule out_comparison(int64*, int64*, float64*, int)
def out_comparison(p, q, r, n):
    np.less(as_array(p, abs(n)), as_array(q, abs(n)), out=as_array(r, abs(n)))


#pythran export capsule where_mask(float64*, float64*, float64*, int)
def where_mask(p, q, r, n):
    a = as_array(p, abs(n))
    b = as_array(q, abs(n))
    c = as_array(r, abs(n))
    np.divide(a, b, out=c, where=b != 0)


#pythran export capsule where_scalar(float64*, float64*, int, bool)
def where_scalar(p, q, n, on):
    np.sqrt(as_array(p, abs(n)), out=as_array(q, abs(n)), where=on)


#pythran export capsule casting_unsafe(float64*, int64*, int)
def casting_unsafe(p, q, n):
    a = np.clip(np.nan_to_num(as_array(p, abs(n))), -1000, 1000)
    np.floor(a, out=as_array(q, abs(n)), casting="unsafe")


#pythran export capsule casting_safe(float32*, float64*, int)
def casting_safe(p, q, n):
    np.square(as_array(p, abs(n)), out=as_array(q, abs(n)), casting="safe")


#pythran export capsule logical_out(float64*, float64*, bool*, int)
def logical_out(p, q, r, n):
    np.logical_and(as_array(p, abs(n)), as_array(q, abs(n)), as_array(r, abs(n)))
