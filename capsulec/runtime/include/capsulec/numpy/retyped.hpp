// Registered by capsulec/library/numpy/retyping.py: the memory of an array as elements of another dtype.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/views.hpp"
#include "capsulec/python/exception.hpp"

// What is stored through one of two such arrays is read through the other one: elements of different types may be the
// same memory in this file. For other compilers capsulec.backend.build passes -fno-strict-aliasing.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-strict-aliasing")
#endif

namespace capsulec::np {

[[noreturn]] CAPSULEC_COLD inline void raise_unaligned() {
    py::raise(py::NotImplementedError, "a view whose elements are not aligned is not supported in compiled code");
}

// The strides of all axes but the last one, and the address, have to be those of aligned elements.
template <class U, class T, int N>
inline array<U, N> realigned(const array<T, N> &from, int64_t offset, int axes) {
    char *const data = reinterpret_cast<char *>(from.data) + offset;
    if (reinterpret_cast<uintptr_t>(data) % alignof(U) != 0) raise_unaligned();
    array<U, N> to = sharing<U, N>(from, reinterpret_cast<U *>(data));
    for (int axis = 0; axis < N; axis++) {
        const int64_t stride = from.stride[axis] * static_cast<int64_t>(sizeof(T));
        if (axis < axes && from.shape[axis] > 1 && stride % static_cast<int64_t>(sizeof(U)) != 0) raise_unaligned();
        to.shape[axis] = from.shape[axis];
        to.stride[axis] = stride / static_cast<int64_t>(sizeof(U));
    }
    return to;
}

// `a.view(dtype)`: of elements of another size the last axis gets another length.
template <class U, class T, int N>
inline array<U, N> retyped(const array<T, N> &from) {
    constexpr int64_t before = sizeof(T), after = sizeof(U);
    array<U, N> to = realigned<U>(from, 0, before == after ? N : N - 1);
    if constexpr (before != after) {
        constexpr int last = N - 1;
        bool is_empty = false;
        for (int axis = 0; axis < N; axis++) is_empty = is_empty || from.shape[axis] == 0;
        if (from.shape[last] != 1 && !is_empty && from.stride[last] != 1) {
            py::raise(py::ValueError, "To change to a dtype of a different size, the last axis must be contiguous");
        }
        const int64_t size = from.shape[last] * before;
        if (size % after != 0) {
            py::raise(py::ValueError, "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array.");
        }
        to.shape[last] = size / after;
        to.stride[last] = 1;
    }
    return to;
}

// `a.getfield(dtype, offset)`: some bytes of each element.
template <class U, class T, int N>
inline array<U, N> field(const array<T, N> &from, int64_t offset) {
    if (offset < 0) py::raise(py::ValueError, "offset is negative");
    if (offset + static_cast<int64_t>(sizeof(U)) > static_cast<int64_t>(sizeof(T))) {
        py::raise(py::ValueError, "new type is larger than original type");
    }
    return realigned<U>(from, offset, N);
}

}  // namespace capsulec::np
