// Registered by library/numpy/arrays.py: an array as one piece of memory in C order.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/array.hpp"

namespace capsulec::np {

// Whether elements lie one behind the other; the strides of axes of one element do not matter.
template <class T, int N>
inline bool is_contiguous(const array<T, N> &a) noexcept {
    for (int axis = 0; axis < N; axis++) {
        if (a.shape[axis] == 0) return true;
    }
    int64_t step = 1;
    for (int axis = N - 1; axis >= 0; axis--) {
        if (a.shape[axis] != 1 && a.stride[axis] != step) return false;
        step *= a.shape[axis];
    }
    return true;
}

// The same memory with its axes in the opposite order.
template <class T, int N>
inline array<T, N> reversed(const array<T, N> &from) {
    array<T, N> to = from;
    for (int axis = 0; axis < N; axis++) {
        to.shape[axis] = from.shape[N - 1 - axis];
        to.stride[axis] = from.stride[N - 1 - axis];
    }
    return to;
}

// A table whose columns lie closer together in memory than its rows do, in parts that the first-level cache holds.
template <class T>
CAPSULEC_OUT_OF_LINE inline void copy_columns(const T *from, int64_t rows, int64_t row_step, int64_t columns, int64_t step, T *to) noexcept {
    constexpr int64_t part = 16;
    for (int64_t first = 0; first < rows; first += part) {
        const int64_t end = rows - first < part ? rows : first + part;
        for (int64_t left = 0; left < columns; left += part) {
            const int64_t right = columns - left < part ? columns : left + part;
            for (int64_t i = first; i < end; i++) {
                for (int64_t j = left; j < right; j++) to[i * columns + j] = from[i * row_step + j * step];
            }
        }
    }
}

// Elements from `axis` on, in C order, to `to`; returns the place behind the last one.
template <int axis, class T, int N>
inline T *copy_axis(const array<T, N> &a, const T *from, T *to) noexcept {
    const int64_t count = a.shape[axis], step = a.stride[axis];
    if constexpr (axis == N - 2) {
        const int64_t columns = a.shape[axis + 1], inner = a.stride[axis + 1];
        if ((inner < 0 ? -inner : inner) > (step < 0 ? -step : step) && step != 0) {
            copy_columns(from, count, step, columns, inner, to);
            return to + count * columns;
        }
    }
    for (int64_t i = 0; i < count; i++) {
        if constexpr (axis == N - 1) {
            *to++ = from[i * step];
        } else {
            to = copy_axis<axis + 1>(a, from + i * step, to);
        }
    }
    return to;
}

// The array itself where it is contiguous, with strides that say so; else a copy.
template <class T, int N>
inline array<T, N> contiguous(const array<T, N> &a) {
    np::shape<N> extents;
    for (int axis = 0; axis < N; axis++) extents.extents[axis] = a.shape[axis];
    if (is_contiguous(a)) {
        if (a.owner) count_up(a.owner->count);
        return array<T, N>(a.data, extents, a.owner);
    }
    array<T, N> made = allocate<T, N>(extents);
    if constexpr (N > 0) copy_axis<0>(a, a.data, made.data);
    return made;
}

}  // namespace capsulec::np
