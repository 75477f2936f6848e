// Registered by capsulec/library/numpy/ordering.py: arrays sorted along an axis.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/axis_error.hpp"
#include "capsulec/numpy/contiguous.hpp"
#include "capsulec/numpy/lines.hpp"
#include "capsulec/numpy/sort_line.hpp"

namespace capsulec::np {

template <class T, int N>
inline void sort_in_place(const array<T, N> &a, int64_t which, bool stable) {
    const int axis = normal_axis(which, N);
    const int64_t count = a.shape[axis], step = a.stride[axis];
    if (count < 2) return;
    if (step == 1) {
        return each_line(a, a, axis, [&](int64_t at, int64_t) { sort_line(a.data + at, count, stable); });
    }
    scratch<T> line(count);
    each_line(a, a, axis, [&](int64_t at, int64_t) {
        gather(a.data + at, step, count, line.data());
        sort_line(line.data(), count, stable);
        scatter(line.data(), a.data + at, step, count);
    });
}

template <class T, int N>
inline array<T, N> sorted(const array<T, N> &a, int64_t axis, bool stable) {
    normal_axis(axis, N);
    array<T, N> made = allocate<T>(extents_of(a));
    if constexpr (N == 1 && is_exchanged<T>) {
        if (made.shape[0] <= few && (!is_real_float<T> || !stable)) {
            sort_copy(a.data, a.stride[0], made.shape[0], made.data);
            return made;
        }
    }
    copy_axis<0>(a, a.data, made.data);
    sort_in_place(made, axis, stable);
    return made;
}

}  // namespace capsulec::np
