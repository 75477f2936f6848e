// Used by numpy/reduce_strided.hpp: NumPy's pairwise sum of numbers that lie side by side, with the vectors of every processor.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/reduce.hpp"

namespace capsulec::np {

#if defined(__GNUC__)

// Two or four of the eight sums of pairwise_block in one vector: added up in the same order, so with the same bits.
template <class T>
struct part_of_sums {
    typedef T vector __attribute__((vector_size(16)));
    static constexpr int width = 16 / sizeof(T);
    static vector at(const T *from) {
        vector made;
        __builtin_memcpy(&made, from, sizeof made);
        return made;
    }
    static T all(vector a, vector b) {
        if constexpr (width == 2) return (a[0] + a[1]) + (b[0] + b[1]);
        else return ((a[0] + a[1]) + (a[2] + a[3])) + ((b[0] + b[1]) + (b[2] + b[3]));
    }
};

template <class T>
inline T eight_sums(const T *from, int64_t n) {
    using part = part_of_sums<T>;
    constexpr int width = part::width;
    typename part::vector a = part::at(from), b = part::at(from + width), c{}, d{};
    if constexpr (width == 2) c = part::at(from + 4), d = part::at(from + 6);
    int64_t i = 8;
    for (; i + 8 <= n; i += 8) {
        a += part::at(from + i);
        b += part::at(from + i + width);
        if constexpr (width == 2) c += part::at(from + i + 4), d += part::at(from + i + 6);
    }
    T total = part::all(a, b);
    if constexpr (width == 2) total = total + part::all(c, d);
    for (; i < n; i++) total = total + from[i];
    return total;
}

template <class T>
inline T halves_of_memory(const T *from, int64_t n) {
    if (n <= 128) return eight_sums(from, n);
    int64_t half = n / 2;
    half -= half % 8;
    return halves_of_memory(from, half) + halves_of_memory(from + half, n - half);
}

#endif

template <class T>
inline T sum_of_memory(const T *from, int64_t n) {
#if defined(__GNUC__)
    if constexpr (is_plain_float<T>) {
        if (n >= 8) return T{} + halves_of_memory(from, n);
    }
#endif
    return sum<T>(n, [=](int64_t i) { return from[i]; });
}

// Copies numbers; where they end.
template <class T>
inline T *copy_of_memory(T *to, const T *from, int64_t n) {
    int64_t i = 0;
#if defined(__GNUC__)
    for (; i + 4 <= n; i += 4) __builtin_memcpy(to + i, from + i, 4 * sizeof(T));
#endif
    for (; i < n; i++) to[i] = from[i];
    return to + n;
}

}  // namespace capsulec::np
