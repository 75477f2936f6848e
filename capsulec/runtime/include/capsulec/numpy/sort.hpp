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

// Whether so many values are put in order by exchanges.
template <class T>
constexpr bool by_exchanges(int64_t count, bool stable) {
    return is_exchanged<T> && count <= few && (!is_real_float<T> || !stable);
}

template <class T, int N>
inline array<T, N> sorted(const array<T, N> &a, int64_t axis, bool stable) {
    normal_axis(axis, N);
    array<T, N> made = allocate<T>(extents_of(a));
    if constexpr (N == 1 && is_exchanged<T>) {
        if (by_exchanges<T>(made.shape[0], stable)) {
            sort_copy(a.data, a.stride[0], made.shape[0], made.data);
            return made;
        }
    }
    copy_axis<0>(a, a.data, made.data);
    sort_in_place(made, axis, stable);
    return made;
}

// The same with room for `most` values, which is there as long as the result.
template <class T>
inline array<T, 1> sorted(const array<T, 1> &a, int64_t axis, bool stable, T *room, int64_t most) {
    if (CAPSULEC_UNLIKELY(a.shape[0] > most)) return sorted(a, axis, stable);
    normal_axis(axis, 1);
    array<T, 1> made(room, extents_of(a));
    if constexpr (is_exchanged<T>) {
        if (by_exchanges<T>(made.shape[0], stable)) {
            sort_copy(a.data, a.stride[0], made.shape[0], room);
            return made;
        }
    }
    copy_axis<0>(a, a.data, room);
    sort_line(room, made.shape[0], stable);
    return made;
}

}  // namespace capsulec::np
