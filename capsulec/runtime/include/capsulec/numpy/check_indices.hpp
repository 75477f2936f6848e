// Registered by capsulec/library/indexing.py: whether all elements of an index array are indices of an axis.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/index.hpp"
#include "capsulec/processor.hpp"

namespace capsulec::np {

// Whether numbers of a type may count from the end: unsigned ones of 64 bits do, which NumPy takes for signed ones.
template <class T>
constexpr bool counts_back() {
    return static_cast<T>(-1) < T(0) || sizeof(T) == sizeof(int64_t);
}

template <class T>
inline bool is_index(T value, int64_t extent) {
    if (!counts_back<T>()) return static_cast<uint64_t>(value) < static_cast<uint64_t>(extent);
    int64_t signed_value = static_cast<int64_t>(value);
    return signed_value >= -extent && signed_value < extent;
}

// A number whose highest bit is set where `index` is none; without a comparison, so that a loop takes vectors.
template <class T>
inline uint64_t outside(T index, int64_t extent) {
    const uint64_t value = static_cast<uint64_t>(index), end = static_cast<uint64_t>(extent);
    return (value + end) | (end - 1 - value) | (counts_back<T>() ? 0 : value);
}

#ifdef CAPSULEC_AVX2
template <class T>
CAPSULEC_AVX2 __attribute__((optimize("O3"))) inline uint64_t all_outside(const T *from, int64_t count, int64_t extent) {
    uint64_t found = 0;
    for (int64_t i = 0; i < count; i++) found |= outside(from[i], extent);
    return found;
}
#endif

template <class T>
inline bool are_indices(const T *from, int64_t count, int64_t step, int64_t extent) {
    uint64_t found = 0;
#ifdef CAPSULEC_AVX2
    if (step == 1 && count >= 16 && CAPSULEC_LEVEL >= 3) return all_outside(from, count, extent) >> 63 == 0;
#endif
    for (int64_t i = 0; i < count; i++) found |= outside(from[i * step], extent);
    return found >> 63 == 0;
}

// Elements of an axis and the axes behind it.
template <class T>
inline void check_indices(const T *from, const int64_t *shape, const int64_t *stride, int axes, int64_t extent, int64_t axis) {
    if (axes > 1) {
        for (int64_t i = 0; i < shape[0]; i++) {
            check_indices(from + i * stride[0], shape + 1, stride + 1, axes - 1, extent, axis);
        }
        return;
    }
    if (CAPSULEC_LIKELY(are_indices(from, shape[0], stride[0], extent))) return;
    for (int64_t i = 0; i < shape[0]; i++) {
        if (!is_index(from[i * stride[0]], extent)) raise_index(static_cast<int64_t>(from[i * stride[0]]), extent, axis);
    }
}

template <class T, int N>
inline void check_indices(const array<T, N> &from, int64_t extent, int64_t axis) {
    check_indices(from.data, from.shape, from.stride, N, extent, axis);
}

}  // namespace capsulec::np
