// Registered by capsulec/library/sequences.py: the lengths of ranges, without overflow.
#pragma once

#include <stdint.h>

#include "capsulec/python/exception.hpp"
#include "capsulec/python/position.hpp"

namespace capsulec::py {

inline int64_t range_step(int64_t step) {
    if (step == 0) raise(ValueError, "range() arg 3 must not be zero");
    return step;
}

// The number of elements of range(start, stop, step). More than INT64_MAX of them are counted as INT64_MAX.
inline int64_t range_length(int64_t start, int64_t stop, int64_t step) {
    uint64_t count;
    if (step > 0) {
        if (stop <= start) return 0;
        count = (static_cast<uint64_t>(stop) - static_cast<uint64_t>(start) - 1) / static_cast<uint64_t>(step) + 1;
    } else {
        if (stop >= start) return 0;
        count = (static_cast<uint64_t>(start) - static_cast<uint64_t>(stop) - 1) / (0 - static_cast<uint64_t>(step)) + 1;
    }
    return count > INT64_MAX ? INT64_MAX : static_cast<int64_t>(count);
}

// range[index]; at run time a range is a tuple of start, stop and step.
template <class Range>
inline int64_t range_item(const Range &range, int64_t index) {
    const int64_t start = range.template item<0>(), step = range.template item<2>();
    const int64_t length = range_length(start, range.template item<1>(), step);
    const int64_t at = position(index, length, "range object index out of range");
    return static_cast<int64_t>(static_cast<uint64_t>(start) + static_cast<uint64_t>(at) * static_cast<uint64_t>(step));
}

// value in range(start, stop, step)
template <class T>
inline bool range_contains(T value, int64_t start, int64_t stop, int64_t step) {
    if (!(value >= T(-9223372036854775807) && value <= T(9223372036854775807))) {
        // Beyond int64, or nan. T(2^63 - 1) is 2^63 for a float: no element of a range is that large either.
        return false;
    }
    int64_t whole = static_cast<int64_t>(value);
    if (T(whole) != value) return false;
    if (step > 0 ? whole < start || whole >= stop : whole > start || whole <= stop) return false;
    uint64_t distance = step > 0 ? static_cast<uint64_t>(whole) - static_cast<uint64_t>(start)
                                 : static_cast<uint64_t>(start) - static_cast<uint64_t>(whole);
    return distance % (step > 0 ? static_cast<uint64_t>(step) : 0 - static_cast<uint64_t>(step)) == 0;
}

inline int64_t smaller(int64_t left, int64_t right) { return right < left ? right : left; }

}  // namespace capsulec::py
