// Registered by backend/function.py: arrays in one piece whose axes are in one order, as rows of elements.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/array.hpp"

namespace capsulec::np {

// Whether the elements of an array that has several along each axis are one piece of memory.
inline bool is_one_piece(int ndim, const int64_t *shape, const int64_t *stride) noexcept {
    int64_t step = 1;
    for (int next = 0; next < ndim; next++) {
        int axis = 0;
        while (axis < ndim && (stride[axis] != step || shape[axis] < 2)) axis++;
        if (axis == ndim) return false;
        step *= shape[axis];
    }
    return true;
}

// Whether all of them are, and have their elements in one order.
template <class T, int N, class... Others>
inline bool are_alike(const array<T, N> &first, const Others &...others) {
    bool same = is_one_piece(N, first.shape, first.stride);
    for (int axis = 0; axis < N; axis++) {
        same = same && ((others.shape[axis] == first.shape[axis] && others.stride[axis] == first.stride[axis]) && ...);
    }
    return same;
}

// One row of all elements, whose memory stays that of its owner.
template <class T, int N>
inline array<T, N> as_row(const array<T, N> &from) {
    shape<N> extents;
    int64_t count = 1;
    for (int axis = 0; axis < N; axis++) {
        extents.extents[axis] = 1;
        count *= from.shape[axis];
    }
    extents.extents[N - 1] = count;
    return array<T, N>(from.data, extents);
}

// A row as an array like the one that it was computed from.
template <class T, class U, int N>
inline array<T, N> shaped_as(array<T, N> row, const array<U, N> &like) {
    for (int axis = 0; axis < N; axis++) {
        row.shape[axis] = like.shape[axis];
        row.stride[axis] = like.stride[axis];
    }
    return row;
}

}  // namespace capsulec::np
