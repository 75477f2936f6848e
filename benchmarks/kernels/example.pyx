# The callbacks of example.py in Cython.
from libc.stdint cimport intptr_t


cdef api int transform(
    intptr_t *output_coordinates, double *input_coordinates, int output_rank, int input_rank, void *user_data
) noexcept nogil:
    cdef double shift = (<double *>user_data)[0]
    cdef int i
    for i in range(input_rank):
        input_coordinates[i] = output_coordinates[i] - shift
    return 1


cdef api int transform_basic(
    intptr_t *output_coordinates, double *input_coordinates, int output_rank, int input_rank, void *user_data
) noexcept nogil:
    return transform(output_coordinates, input_coordinates, output_rank, input_rank, user_data)
