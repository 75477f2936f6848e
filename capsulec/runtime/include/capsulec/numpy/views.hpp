// Registered by capsulec/library/numpy/views.py: other ways to see an array's memory, as handles.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/array.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::np {

// An array with the memory of another one and no axes yet.
template <class U, int M, class T, int N>
inline array<U, M> sharing(const array<T, N> &from, U *data) {
    array<U, M> to;
    to.data = data;
    to.owner = from.owner;
    if (to.owner) count_up(to.owner->count);
    return to;
}

// One parallel of the diagonal of two axes, as the last axis.
template <int A, int B, class T, int N>
inline array<T, N - 1> diagonal(const array<T, N> &from, int64_t offset) {
    int64_t rows = from.shape[A], columns = from.shape[B];
    int64_t row = offset < 0 ? -offset : 0, column = offset > 0 ? offset : 0;
    int64_t length = row >= rows || column >= columns ? 0 : rows - row < columns - column ? rows - row : columns - column;
    int64_t start = length == 0 ? 0 : row * from.stride[A] + column * from.stride[B];
    array<T, N - 1> to = sharing<T, N - 1>(from, from.data + start);
    int target = 0;
    for (int axis = 0; axis < N; axis++) {
        if (axis == A || axis == B) continue;
        to.shape[target] = from.shape[axis];
        to.stride[target++] = from.stride[axis];
    }
    to.shape[N - 2] = length;
    to.stride[N - 2] = from.stride[A] + from.stride[B];
    return to;
}

// The real (0) or imaginary (1) parts of complex numbers, where they are.
template <class Part, int P, class T, int N>
inline array<Part, N> parts(const array<T, N> &from) {
    array<Part, N> to = sharing<Part, N>(from, reinterpret_cast<Part *>(from.data) + P);
    for (int axis = 0; axis < N; axis++) {
        to.shape[axis] = from.shape[axis];
        to.stride[axis] = 2 * from.stride[axis];
    }
    return to;
}

}  // namespace capsulec::np
