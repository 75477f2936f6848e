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

// A few values, each put to its place while it is copied.
template <class T>
inline void sort_copy(const T *from, int64_t step, int64_t count, T *to) {
    for (int64_t i = 0; i < count; i++) {
        const T value = from[i * step];
        int64_t place = i;
        for (; place > 0 && before(value, to[place - 1]); place--) to[place] = to[place - 1];
        to[place] = value;
    }
}

template <class T, int N>
inline array<T, N> sorted(const array<T, N> &a, int64_t axis, bool stable) {
    normal_axis(axis, N);
    array<T, N> made = allocate<T>(extents_of(a));
    if constexpr (N == 1) {
        if (made.shape[0] <= few) {
            sort_copy(a.data, a.stride[0], made.shape[0], made.data);
            return made;
        }
    }
    copy_axis<0>(a, a.data, made.data);
    sort_in_place(made, axis, stable);
    return made;
}

}  // namespace capsulec::np
