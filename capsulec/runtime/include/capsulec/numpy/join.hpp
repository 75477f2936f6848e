// Registered by library/numpy/joining.py: joining the arrays of a list.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/layout.hpp"
#include "capsulec/python/list.hpp"

namespace capsulec::np {

[[noreturn]] CAPSULEC_COLD inline void raise_nothing_to_join(const char *function) {
    py::raise(py::ValueError, function[0] == 's' ? "need at least one array to stack"
                                                 : "need at least one array to concatenate");
}

[[noreturn]] CAPSULEC_COLD inline void raise_unlike(int axis, int64_t position, int64_t first, int64_t other) {
    py::raise(py::ValueError,
              "all the input array dimensions except for the concatenation axis must match exactly, but along dimension "
              "{}, the array at index 0 has size {} and the array at index {} has size {}",
              axis, first, position, other);
}

// Copies an array into a part of one in C order: `step` is the distance of its first axes there.
template <int axis, class T, int N>
inline void place_axis(const array<T, N> &a, const T *from, T *to, const int64_t *steps) noexcept {
    if constexpr (N == 0) {
        *to = *from;
    } else {
        for (int64_t i = 0; i < a.shape[axis]; i++) {
            if constexpr (axis == N - 1) {
                to[i * steps[axis]] = from[i * a.stride[axis]];
            } else {
                place_axis<axis + 1>(a, from + i * a.stride[axis], to + i * steps[axis], steps);
            }
        }
    }
}

// All arrays of a list (or of a tuple of run-time length) one behind the other along an axis.
template <class Array, int axis, class Items>
inline Array concatenate_list(const Items &items, const char *function) {
    constexpr int N = Array::ndim;
    if (items.size() == 0) raise_nothing_to_join(function);
    shape<N> extents;
    for (int n = 0; n < N; n++) extents.extents[n] = items.at(0).shape[n];
    for (int64_t k = 1; k < items.size(); k++) {
        for (int n = 0; n < N; n++) {
            const int64_t length = items.at(k).shape[n];
            if (n == axis) {
                extents.extents[n] += length;
            } else if (length != extents.extents[n]) {
                raise_unlike(n, k, extents.extents[n], length);
            }
        }
    }
    const layout<N> order = joined_order<N>(items.size(), [&](int64_t k) { return copied_layout<N>(items.at(k)); });
    Array made = allocate_in<typename Array::element>(order, extents);
    typename Array::element *to = made.data;
    for (int64_t k = 0; k < items.size(); k++) {
        place_axis<0>(items.at(k), items.at(k).data, to, made.stride);
        to += items.at(k).shape[axis] * made.stride[axis];
    }
    return made;
}

// All arrays of a list along a new axis.
template <class Array, int axis, class Items>
inline Array stack_list(const Items &items, const char *function) {
    constexpr int N = Array::ndim;
    if (items.size() == 0) raise_nothing_to_join(function);
    shape<N> extents;
    for (int n = 0; n < N; n++) {
        extents.extents[n] = n == axis ? items.size() : items.at(0).shape[n < axis ? n : n - 1];
    }
    for (int64_t k = 1; k < items.size(); k++) {
        for (int n = 0; n < N - 1; n++) {
            const int64_t length = items.at(k).shape[n], first = items.at(0).shape[n];
            if (length == first) continue;
            if (function[0] == 's') py::raise(py::ValueError, "all input arrays must have the same shape");
            raise_unlike(n < axis ? n : n + 1, k, first, length);
        }
    }
    const auto with_axis = [&](int64_t k) {
        const layout<N> part = copied_layout<N>(items.at(k));  // whose new axis is the first one
        layout<N> whole = part;
        for (int n = 0; n < N; n++) {
            const int from = n == axis ? 0 : n < axis ? n + 1 : n;
            whole.extents[n] = part.extents[from];
            whole.strides[n] = part.strides[from];
        }
        return whole;
    };
    Array made = allocate_in<typename Array::element>(joined_order<N>(items.size(), with_axis), extents);
    int64_t steps[N] = {};
    for (int n = 0; n < N - 1; n++) steps[n] = made.stride[n < axis ? n : n + 1];
    for (int64_t k = 0; k < items.size(); k++) {
        place_axis<0>(items.at(k), items.at(k).data, made.data + k * made.stride[axis], steps);
    }
    return made;
}

}  // namespace capsulec::np
