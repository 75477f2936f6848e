// Registered by capsulec/library/numpy/resizing.py: ndarray.resize.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/contiguous.hpp"
#include "capsulec/numpy/reshape.hpp"

extern "C" {
void *memcpy(void *, const void *, size_t) noexcept;
void *memset(void *, int, size_t) noexcept;
}

namespace capsulec::np {

// Elements in the array's order, Fortran's where it is in that alone; new ones are 0. Others must not have its memory.
template <class T, int N>
inline array<T, N> resized(const array<T, N> &from, shape<N> wanted, bool checked) {
    const bool in_rows = is_contiguous(from), in_columns = !in_rows && is_contiguous(reversed(from));
    if (!in_rows && !in_columns) py::raise(py::ValueError, "resize only works on single-segment arrays");
    shape<N> lengths;
    int64_t count = 1;
    for (int axis = 0; axis < N; axis++) {
        const int own = in_columns ? N - 1 - axis : axis;
        lengths.extents[axis] = wanted.extents[own];
        if (wanted.extents[axis] < 0) py::raise(py::ValueError, "negative dimensions not allowed");
    }
    const int64_t before = size(from);
    bool is_same = true;
    for (int axis = 0; axis < N; axis++) {
        if (lengths.extents[axis] != 0 && count > before / lengths.extents[axis]) is_same = false;
        if (is_same) count *= lengths.extents[axis];
    }
    is_same = is_same && count == before;
    const bool is_shared = from.owner == nullptr || from.owner->count > 1 || from.owner->object != nullptr;
    array<T, N> to;
    if (is_same) {
        bool is_changed = false;
        for (int axis = 0; axis < N; axis++) is_changed = is_changed || wanted.extents[axis] != from.shape[axis];
        if (is_changed && is_shared) {
            py::raise(py::NotImplementedError, "resize of an array that others have too is not supported in compiled code");
        }
        to = array<T, N>(from.data, lengths, from.owner);
        if (from.owner) count_up(from.owner->count);
    } else {
        if (checked && is_shared) {
            py::raise(py::ValueError,
                      "cannot resize an array that references or is referenced\nby another object in this way.\n"
                      "Use the np.resize function to get a new resized copy or\n set refcheck=False to disable this check");
        }
        to = allocate<T>(lengths);
        const int64_t after = size(to), kept = before < after ? before : after;
        if (kept > 0) memcpy(to.data, from.data, static_cast<size_t>(kept) * sizeof(T));
        if (after > kept) memset(static_cast<void *>(to.data + kept), 0, static_cast<size_t>(after - kept) * sizeof(T));
    }
    return in_columns ? reversed(to) : to;
}

}  // namespace capsulec::np
