# cython: cdivision=True
# The integrands of integrands.py in Cython.
from libc.math cimport cos, exp


cdef api double bell(double x) noexcept nogil:
    return exp(-x * x / 2)


cdef api double ripple(int n, double *x, void *user_data) noexcept nogil:
    cdef double *parameters = <double *>user_data
    return exp(-parameters[0] * (x[0] * x[0] + x[1] * x[1])) * cos(parameters[1] * x[0])
