# cython: cdivision=True
# The filters of windows.py in Cython.
from libc.stdint cimport intptr_t


cdef api int rolling_mean(
    double *line, intptr_t line_length, double *means, intptr_t means_length, void *user_data
) noexcept nogil:
    cdef intptr_t i
    for i in range(means_length):
        means[i] = (line[i] + line[i + 1] + line[i + 2]) / 3.0
    return 1


cdef api int window_sum(double *window, intptr_t size, double *result, void *user_data) noexcept nogil:
    cdef double total = 0.0
    cdef intptr_t i
    for i in range(size):
        total += window[i]
    result[0] = total
    return 1


cdef api int window_spread(double *window, intptr_t size, double *result, void *user_data) noexcept nogil:
    cdef double largest = window[0], least = window[0]
    cdef intptr_t i
    for i in range(1, size):
        if window[i] > largest:
            largest = window[i]
        if window[i] < least:
            least = window[i]
    result[0] = largest - least
    return 1


cdef void sort(double *window, intptr_t size, double *sorted_) noexcept nogil:
    cdef intptr_t i, place
    cdef double value
    for i in range(size):
        value = window[i]
        place = i
        while place > 0 and value < sorted_[place - 1]:
            sorted_[place] = sorted_[place - 1]
            place -= 1
        sorted_[place] = value


cdef api int window_median(double *window, intptr_t size, double *result, void *user_data) noexcept nogil:
    cdef double[64] sorted_
    sort(window, size, sorted_)
    result[0] = sorted_[size // 2]
    return 1


cdef api int window_percentile(double *window, intptr_t size, double *result, void *user_data) noexcept nogil:
    cdef double[64] sorted_
    cdef double place = (size - 1) * ((<double *>user_data)[0] / 100)
    cdef intptr_t below = <intptr_t>place
    sort(window, size, sorted_)
    result[0] = sorted_[below]
    if below + 1 < size:
        result[0] += (sorted_[below + 1] - sorted_[below]) * (place - below)
    return 1
