// Registered by capsulec/passes/overlap.py: whether two pieces of memory meet.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/array.hpp"

namespace capsulec::np {

// Whether `n` elements from `a` and `m` elements from `b` have one in common.
template <class T, class U>
inline bool overlap(const T *a, int64_t n, const U *b, int64_t m) {
    uintptr_t first = reinterpret_cast<uintptr_t>(a), second = reinterpret_cast<uintptr_t>(b);
    return first < second + static_cast<uintptr_t>(m) * sizeof(U) && second < first + static_cast<uintptr_t>(n) * sizeof(T);
}

// The element of the lowest address, which is not the first one where an axis runs backwards.
template <class T, int N>
inline T *lowest(const array<T, N> &from) {
    T *data = from.data;
    for (int axis = 0; axis < N; axis++) {
        if (from.shape[axis] > 0 && from.stride[axis] < 0) data += (from.shape[axis] - 1) * from.stride[axis];
    }
    return data;
}

// How many elements lie between the lowest address and the end of the highest one.
template <class T, int N>
inline int64_t reach(const array<T, N> &from) {
    int64_t length = 1;
    for (int axis = 0; axis < N; axis++) {
        if (from.shape[axis] == 0) return 0;
        int64_t stride = from.stride[axis];
        length += (from.shape[axis] - 1) * (stride < 0 ? -stride : stride);
    }
    return length;
}

// Whether the memory from the first to the last element of one array meets that of another one.
template <class T, int N, class U, int M>
inline bool may_share_memory(const array<T, N> &a, const array<U, M> &b) {
    const int64_t n = reach(a), m = reach(b);
    return n != 0 && m != 0 && overlap(lowest(a), n, lowest(b), m);
}

}  // namespace capsulec::np
