// Slices: a[start:stop:step], slice(start, stop, step). Used by library/containers/items.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::py {

// What stands between the brackets; a part that is left out has its flag unset.
struct bounds {
    bool has_start;
    bool has_stop;
    int64_t start;
    int64_t stop;
    int64_t step;
    bool has_step = true; // false when it is None, which counts as 1
};

// The elements start, start + step, …, `length` of them, of a sequence.
struct selection {
    int64_t start;
    int64_t step;
    int64_t length;
};

constexpr int64_t clipped(int64_t position, int64_t size, int64_t lowest, int64_t highest) {
    if (position < 0) {
        position += size;
    }
    return position < lowest ? lowest : position > highest ? highest : position;
}

// Where a slice begins and ends in a sequence: slice.indices(size), but for the step.
struct ends {
    int64_t start;
    int64_t stop;
};

inline ends ends_of(bounds slice, int64_t size) {
    if (CAPSULEC_UNLIKELY(slice.step == 0)) {
        raise(ValueError, "slice step cannot be zero");
    }
    const bool up = slice.step > 0;
    const int64_t lowest = up ? 0 : -1, highest = up ? size : size - 1;
    return {slice.has_start ? clipped(slice.start, size, lowest, highest) : up ? lowest : highest,
            slice.has_stop ? clipped(slice.stop, size, lowest, highest) : up ? highest : lowest};
}

// The elements of a slice.
inline selection selected(bounds slice, int64_t size) {
    const auto [start, stop] = ends_of(slice, size);
    const bool up = slice.step > 0;
    if (up ? start >= stop : start <= stop) {
        return {start, slice.step, 0};
    }
    const uint64_t distance = up ? static_cast<uint64_t>(stop - start) : static_cast<uint64_t>(start - stop);
    const uint64_t stride = up ? static_cast<uint64_t>(slice.step) : uint64_t{0} - static_cast<uint64_t>(slice.step);
    return {start, slice.step, static_cast<int64_t>((distance - 1) / stride + 1)};
}

} // namespace capsulec::py
