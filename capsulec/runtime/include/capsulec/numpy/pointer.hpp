// Registered by library/c_functions.py: an array's elements for a C function that takes a pointer to them.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::np {

template <class T, int N> inline T *pointer(const array<T, N> &a) {
    int64_t step = 1;
    bool ordered = true, empty = false;
    for (int axis = N - 1; axis >= 0; axis--) {
        ordered = ordered && (a.shape[axis] == 1 || a.stride[axis] == step);
        empty = empty || a.shape[axis] == 0;
        step *= a.shape[axis];
    }
    if (CAPSULEC_UNLIKELY(!ordered && !empty)) {
        py::raise(py::ValueError, "a C function takes a pointer to an array in order(C), and this one is not; "
                                  "numpy.ascontiguousarray(a) is");
    }
    return a.data;
}

} // namespace capsulec::np
