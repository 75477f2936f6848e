// slice objects: made, and taken apart. Registered by library/slices.py.
#pragma once

#include <stdint.h>

#include "capsulec/python/none.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/slice.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

inline optional<int64_t> part_of(none) { return {}; }
inline optional<int64_t> part_of(int64_t part) { return part; }
inline optional<int64_t> part_of(const optional<int64_t> &part) { return part; }

// slice(start, stop, step)
template <class Start, class Stop, class Step>
bounds make_slice(const Start &start_, const Stop &stop_, const Step &step_) {
    const optional<int64_t> start = part_of(start_), stop = part_of(stop_), step = part_of(step_);
    return {start.has, stop.has, start.value, stop.value, step.has ? step.value : 1, step.has};
}

inline optional<int64_t> slice_start(const bounds &slice) {
    return slice.has_start ? optional<int64_t>(slice.start) : optional<int64_t>();
}
inline optional<int64_t> slice_stop(const bounds &slice) {
    return slice.has_stop ? optional<int64_t>(slice.stop) : optional<int64_t>();
}
inline optional<int64_t> slice_step(const bounds &slice) {
    return slice.has_step ? optional<int64_t>(slice.step) : optional<int64_t>();
}

inline bool equal(const bounds &a, const bounds &b) {
    return equal(slice_start(a), slice_start(b)) && equal(slice_stop(a), slice_stop(b)) &&
           equal(slice_step(a), slice_step(b));
}

// slice.indices(length)
inline tuple<int64_t, int64_t, int64_t> slice_indices(const bounds &slice, int64_t length) {
    if (CAPSULEC_UNLIKELY(length < 0)) {
        raise(ValueError, "length should not be negative");
    }
    const auto [start, stop] = ends_of(slice, length);
    return make_tuple<int64_t, int64_t, int64_t>(start, stop, slice.step);
}

} // namespace capsulec::py
