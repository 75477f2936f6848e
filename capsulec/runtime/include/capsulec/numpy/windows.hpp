// Registered by capsulec/library/numpy/stride_tricks.py: views with lengths and strides of their own.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/shape_text.hpp"
#include "capsulec/numpy/views.hpp"

namespace capsulec::np {

// All windows of an array: the last K axes go through a window, the axes before them from one window to the next.
template <int... Axes, class T, int N>
inline array<T, N + static_cast<int>(sizeof...(Axes))> sliding_windows(
    const array<T, N> &from, shape<static_cast<int>(sizeof...(Axes))> window) {
    constexpr int axes[] = {Axes...}, count = sizeof...(Axes);
    array<T, N + count> to = sharing<T, N + count>(from, from.data);
    for (int axis = 0; axis < N; axis++) {
        to.shape[axis] = from.shape[axis];
        to.stride[axis] = from.stride[axis];
    }
    for (int k = 0; k < count; k++) {
        if (window.extents[k] < 0) py::raise(py::ValueError, "`window_shape` cannot contain negative values");
    }
    for (int k = 0; k < count; k++) {
        to.shape[N + k] = window.extents[k];
        to.stride[N + k] = from.stride[axes[k]];
        if (to.shape[axes[k]] < window.extents[k]) {
            py::raise(py::ValueError, "window shape cannot be larger than input array shape");
        }
        to.shape[axes[k]] -= window.extents[k] - 1;
    }
    return to;
}

// The lowest and highest element of an array that has some, counted from its first one.
struct stretch {
    int64_t low = 0, high = 0;
    bool beyond = false;  // further than numbers go

    void add(int64_t length, int64_t stride) {
        int64_t step;
        beyond = beyond || __builtin_mul_overflow(length - 1, stride, &step) ||
                 __builtin_add_overflow(stride < 0 ? low : high, step, stride < 0 ? &low : &high);
    }
};

// Any strides, in bytes. What NumPy would read from elsewhere is refused.
template <int M, class T, int N>
inline array<T, M> as_strided(const array<T, N> &from, shape<M> lengths, shape<M> strides) {
    array<T, M> to = sharing<T, M>(from, from.data);
    stretch wanted, there;
    bool empty = false, none = false;
    for (int axis = 0; axis < N; axis++) {
        none = none || from.shape[axis] == 0;
        there.add(from.shape[axis], from.stride[axis]);
    }
    for (int axis = 0; axis < M; axis++) {
        if (lengths.extents[axis] < 0) py::raise(py::ValueError, "negative dimensions are not allowed");
        if (strides.extents[axis] % static_cast<int64_t>(sizeof(T)) != 0) {
            py::raise(py::ValueError, "strides that are no multiples of the items' size are not supported");
        }
        to.shape[axis] = lengths.extents[axis];
        to.stride[axis] = strides.extents[axis] / static_cast<int64_t>(sizeof(T));
        empty = empty || to.shape[axis] == 0;
        wanted.add(to.shape[axis], to.stride[axis]);
    }
    if (!empty && (none || wanted.beyond || wanted.low < there.low || wanted.high > there.high)) {
        py::raise(py::ValueError, "as_strided would reach beyond the memory of the array");
    }
    return to;
}

}  // namespace capsulec::np
