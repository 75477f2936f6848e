# The callback of testlib.py in Cython.

cdef api double f(int n, double *x, void *user_data) noexcept nogil:
    cdef double c = (<double *>user_data)[0]
    return c + x[0] - x[1] * x[2]
