// Registered by capsulec/library/arrays.py: indices and slices of arrays, as Python counts them.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::np {

[[noreturn]] CAPSULEC_COLD inline void raise_index(int64_t index, int64_t extent, int64_t axis) {
    if (axis < 0) py::raise(py::IndexError, "index {} is out of bounds for size {}", index, extent); // of .flat
    py::raise(py::IndexError, "index {} is out of bounds for axis {} with size {}", index, axis, extent);
}

// A position from 0 to extent - 1 from an index that may count from the end: as `py::position`, with NumPy's message.
inline int64_t index(int64_t index, int64_t extent, int64_t axis) {
    const uint64_t size = static_cast<uint64_t>(extent);
    uint64_t position = static_cast<uint64_t>(index);
    if (CAPSULEC_UNLIKELY(position >= size)) {
        position += size;
        if (CAPSULEC_UNLIKELY(position >= size)) raise_index(index, extent, axis);
    }
    return static_cast<int64_t>(position);
}

[[noreturn]] CAPSULEC_COLD inline void raise_too_large() {
    py::raise(py::OverflowError, "Python int too large to convert to C long");
}

// An index, and a bound of a slice, of an unsigned number.
inline int64_t index_of(uint64_t index) {
    if (CAPSULEC_UNLIKELY(index > static_cast<uint64_t>(INT64_MAX))) raise_too_large();
    return static_cast<int64_t>(index);
}
inline int64_t bound_of(uint64_t bound) { return bound > static_cast<uint64_t>(INT64_MAX) ? INT64_MAX : static_cast<int64_t>(bound); }

// A position from an index that is known to be one.
inline int64_t wrapped(int64_t index, int64_t extent) { return index < 0 ? index + extent : index; }

// A bound of a slice of step 1: counted from the start, and from 0 to extent.
inline int64_t clamp(int64_t bound, int64_t extent) {
    if (bound < 0) {
        bound += extent;
        return bound < 0 ? 0 : bound;
    }
    return bound > extent ? extent : bound;
}

inline int64_t length(int64_t start, int64_t stop) { return stop > start ? stop - start : 0; }

// The length of what is left of an axis without so many elements at its ends.
inline int64_t rest(int64_t extent, int64_t without) { return extent > without ? extent - without : 0; }

constexpr int64_t left_out = INT64_MIN;

// A bound that is written, which may be the number that stands for one left out: its neighbour means the same.
inline int64_t written(int64_t bound) { return bound == left_out ? bound + 1 : bound; }

inline int64_t slice_step(int64_t step) {
    if (step == 0) py::raise(py::ValueError, "slice step cannot be zero");
    return step == INT64_MIN ? -INT64_MAX : step;  // so that it can be negated; no array is long enough to tell
}

inline int64_t slice_start(int64_t bound, int64_t step, int64_t extent) {
    if (step > 0) return bound == left_out ? 0 : clamp(bound, extent);
    if (bound == left_out) return extent - 1;
    if (bound < 0) bound += extent;
    return bound < -1 ? -1 : bound >= extent ? extent - 1 : bound;
}

inline int64_t slice_stop(int64_t bound, int64_t step, int64_t extent) {
    if (step > 0) return bound == left_out ? extent : clamp(bound, extent);
    if (bound == left_out) return -1;
    if (bound < 0) bound += extent;
    return bound < -1 ? -1 : bound >= extent ? extent - 1 : bound;
}

inline int64_t slice_count(int64_t start, int64_t stop, int64_t step) {
    if (step > 0) return start < stop ? (stop - start - 1) / step + 1 : 0;
    return stop < start ? (start - stop - 1) / -step + 1 : 0;
}

}  // namespace capsulec::np
