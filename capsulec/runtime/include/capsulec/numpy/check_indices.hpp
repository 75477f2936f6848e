// Registered by capsulec/library/indexing.py: whether all elements of an index array are indices of an axis.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/index.hpp"

namespace capsulec::np {

template <class T>
inline bool is_index(T value, int64_t extent) {
    if (static_cast<T>(-1) > T(0)) return static_cast<uint64_t>(value) < static_cast<uint64_t>(extent);
    int64_t signed_value = static_cast<int64_t>(value);
    return signed_value >= -extent && signed_value < extent;
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
    bool all = true;
    for (int64_t i = 0; i < shape[0]; i++) all &= is_index(from[i * stride[0]], extent);
    if (CAPSULEC_LIKELY(all)) return;
    for (int64_t i = 0; i < shape[0]; i++) {
        if (!is_index(from[i * stride[0]], extent)) raise_index(static_cast<int64_t>(from[i * stride[0]]), extent, axis);
    }
}

template <class T, int N>
inline void check_indices(const array<T, N> &from, int64_t extent, int64_t axis) {
    check_indices(from.data, from.shape, from.stride, N, extent, axis);
}

}  // namespace capsulec::np
