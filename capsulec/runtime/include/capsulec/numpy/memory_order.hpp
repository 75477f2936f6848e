// Registered by passes/turned.py: nests that go through several arrays of one shape as they lie in memory.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/array.hpp"

namespace capsulec::np {

// The strides of an operand along the axes of the whole: 0 along those that it has not, or that are stretched.
template <int N, class T, int M>
inline void stretched_strides(const array<T, M> &from, int64_t *strides) {
    for (int axis = 0; axis < N; axis++) {
        const int own = axis - (N - M);
        strides[axis] = own < 0 || from.shape[own] == 1 ? 0 : from.stride[own];
    }
}

// Five bits for each axis, the innermost one in the lowest: which axis of the array it is, and 16 where it is one piece
// with the one inside of it.
constexpr int64_t joined_axis = 16;

// The order of axes for `count` operands, whose strides stand one after the other: an axis goes inside of another where
// its elements are closer together in all of them; what they leave open stays as it is.
CAPSULEC_OUT_OF_LINE inline int64_t order_of_axes(int ndim, const int64_t *shape, int count, const int64_t *strides) noexcept {
    int order[12];  // the innermost axis first
    int axes = 0;
    for (int axis = ndim - 1; axis >= 0; axis--) {
        if (shape[axis] == 1) continue;
        int place = axes;
        for (int at = axes - 1; at >= 0; at--) {
            bool decided = false, inside = false;
            for (int i = 0; i < count; i++) {
                const int64_t mine = strides[i * ndim + axis], other = strides[i * ndim + order[at]];
                if (mine == 0 || other == 0) continue;
                inside = (other < 0 ? -other : other) > (mine < 0 ? -mine : mine) && (!decided || inside);
                decided = true;
            }
            if (!decided) continue;
            if (!inside) break;
            place = at;
        }
        for (int at = axes++; at > place; at--) order[at] = order[at - 1];
        order[place] = axis;
    }
    for (int axis = 0; axis < ndim; axis++) {
        if (shape[axis] == 1) order[axes++] = axis;
    }
    int64_t found = order[0], length = shape[order[0]];
    int inner = order[0];  // of those that are one
    for (int at = 1; at < ndim; at++) {
        const int axis = order[at];
        bool joined = true;
        for (int i = 0; joined && i < count && shape[axis] != 1; i++) {
            joined = strides[i * ndim + axis] == length * strides[i * ndim + inner];
        }
        if (!joined) inner = axis;
        length = shape[axis] * (joined ? length : 1);
        found |= (axis + (joined ? joined_axis : 0)) << (5 * at);
    }
    return found;
}

template <int N, class T, class... Others>
inline int64_t memory_order(const array<T, N> &to, const Others &...others) {
    int64_t strides[1 + sizeof...(others)][N];
    int count = 0;
    stretched_strides<N>(to, strides[count++]);
    (stretched_strides<N>(others, strides[count++]), ...);
    return order_of_axes(N, to.shape, count, strides[0]);
}

CAPSULEC_OUT_OF_LINE inline void put_in_order(int ndim, int64_t order, const int64_t *whole, const int64_t *strides, int64_t *shape,
                                              int64_t *stride) noexcept {
    int last = ndim;
    for (int at = 0; at < ndim; at++, order >>= 5) {
        const int axis = order & (joined_axis - 1);
        if (order & joined_axis) {
            shape[last] *= whole[axis];
        } else {
            last--;
            shape[last] = whole[axis];
            stride[last] = strides[axis];
        }
    }
    while (last-- > 0) {
        shape[last] = 1;
        stride[last] = 0;
    }
}

// An operand as the nest goes through it, with the shape of the whole. The memory stays that of its owner.
template <class T, int M, class U, int N>
inline array<T, N> in_order(const array<T, M> &from, const array<U, N> &whole, int64_t order) {
    array<T, N> found;
    int64_t strides[N];
    stretched_strides<N>(from, strides);
    put_in_order(N, order, whole.shape, strides, found.shape, found.stride);
    found.data = from.data;
    return found;
}

// Whether neighbours in the last axis are neighbours in memory.
template <class... Arrays>
inline bool in_lines(const Arrays &...arrays) {
    return ((arrays.stride[Arrays::ndim - 1] == 1) && ...);
}

}  // namespace capsulec::np
