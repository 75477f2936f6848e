// Used by backend/gufunc.py: an array that a gufunc's function returns goes to where NumPy wants it.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/shape_text.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::np {

template <int N, int AXIS, class T>
inline void put_axes(const T *from, const int64_t *stride, char *to, const int64_t *extents, const intptr_t *steps) {
    for (int64_t i = 0; i < extents[AXIS]; i++) {
        if constexpr (AXIS + 1 < N) {
            put_axes<N, AXIS + 1>(from + i * stride[AXIS], stride, to + i * steps[AXIS], extents, steps);
        } else {
            *reinterpret_cast<T *>(to + i * steps[AXIS]) = from[i * stride[AXIS]];
        }
    }
}

// `message` and `wanted` stand before the two shapes where they differ.
template <class T, int N>
inline void put_core(const array<T, N> &found, char *place, np::shape<N> extents, const intptr_t *steps,
                     const char *message, const char *wanted) {
    for (int axis = 0; axis < N; axis++) {
        if (CAPSULEC_UNLIKELY(found.shape[axis] != extents.extents[axis])) {
            shape_text text;
            text.add(message).add_shape(found.shape, N).add(wanted).add_shape(extents.extents, N);
            text.raise(py::ValueError);
        }
    }
    put_axes<N, 0>(static_cast<const T *>(found.data), found.stride, place, extents.extents, steps);
}

} // namespace capsulec::np
