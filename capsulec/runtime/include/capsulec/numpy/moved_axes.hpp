// Registered by capsulec/library/numpy/views.py: an array with its axes in an order that is found at run time.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/axis_error.hpp"

namespace capsulec::np {

inline int checked_axis(int64_t axis, int64_t ndim, const char *prefix, const char *message) {
    if (CAPSULEC_UNLIKELY(axis < -ndim || axis >= ndim)) raise_axis(axis, ndim, prefix, message);
    return static_cast<int>(axis < 0 ? axis + ndim : axis);
}

template <class T, int N>
inline array<T, N> swap_axes(const array<T, N> &from, int64_t axis1, int64_t axis2) {
    const int first = checked_axis(axis1, N, "axis1", "axis1: axis {} is out of bounds for array of dimension {}");
    const int second = checked_axis(axis2, N, "axis2", "axis2: axis {} is out of bounds for array of dimension {}");
    array<T, N> to = from;
    to.shape[first] = from.shape[second];
    to.stride[first] = from.stride[second];
    to.shape[second] = from.shape[first];
    to.stride[second] = from.stride[first];
    return to;
}

template <class T, int N>
inline array<T, N> move_axis(const array<T, N> &from, int64_t source, int64_t destination) {
    const int old = checked_axis(source, N, "source", "source: axis {} is out of bounds for array of dimension {}");
    const int place =
        checked_axis(destination, N, "destination", "destination: axis {} is out of bounds for array of dimension {}");
    array<T, N> to = from;
    int other = 0;
    for (int axis = 0; axis < N; axis++) {
        if (other == old) other++;
        const int taken = axis == place ? old : other++;
        to.shape[axis] = from.shape[taken];
        to.stride[axis] = from.stride[taken];
    }
    return to;
}

}  // namespace capsulec::np
