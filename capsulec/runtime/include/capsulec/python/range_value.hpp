// Registered by capsulec/library/ranges.py: ranges as values, which are indexed, sliced, searched and compared.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/range.hpp"
#include "capsulec/python/slice.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

using range = tuple<int64_t, int64_t, int64_t>; // start, stop, step

inline int64_t range_start(const range &r) { return r.item<0>(); }
inline int64_t range_stop(const range &r) { return r.item<1>(); }
inline int64_t range_by(const range &r) { return r.item<2>(); }
inline int64_t range_size(const range &r) { return range_length(range_start(r), range_stop(r), range_by(r)); }

// The element at a position, or at the end the number that would follow; by arithmetic that wraps.
inline int64_t range_at(const range &r, int64_t position) {
    const uint64_t moved = static_cast<uint64_t>(position) * static_cast<uint64_t>(range_by(r));
    return static_cast<int64_t>(static_cast<uint64_t>(range_start(r)) + moved);
}

inline range range_slice(const range &r, bounds slice) {
    const int64_t size = range_size(r);
    const bool up = slice.step > 0;
    const selection part = selected(slice, size);
    // Python gives the bounds that it has clipped, even where no element is between them.
    const int64_t lowest = up ? 0 : -1, highest = up ? size : size - 1;
    const int64_t stop = slice.has_stop ? clipped(slice.stop, size, lowest, highest) : up ? highest : lowest;
    const int64_t step = static_cast<int64_t>(static_cast<uint64_t>(range_by(r)) * static_cast<uint64_t>(slice.step));
    return {range_at(r, part.start), {range_at(r, stop), {step}}};
}

inline bool range_holds(const range &r, int64_t value) {
    return range_contains(value, range_start(r), range_stop(r), range_by(r));
}
inline int64_t range_count(const range &r, int64_t value) { return range_holds(r, value) ? 1 : 0; }
inline int64_t range_index(const range &r, int64_t value) {
    if (CAPSULEC_UNLIKELY(!range_holds(r, value))) {
        raise(ValueError, "{} is not in range", value);
    }
    const uint64_t distance = range_by(r) > 0 ? static_cast<uint64_t>(value) - static_cast<uint64_t>(range_start(r))
                                              : static_cast<uint64_t>(range_start(r)) - static_cast<uint64_t>(value);
    const uint64_t stride = static_cast<uint64_t>(range_by(r));
    return static_cast<int64_t>(distance / (range_by(r) > 0 ? stride : 0 - stride));
}

// Ranges are equal when they have the same elements.
inline bool range_equal(const range &a, const range &b) {
    const int64_t size = range_size(a);
    return size == range_size(b) &&
           (size == 0 || (range_start(a) == range_start(b) && (size == 1 || range_by(a) == range_by(b))));
}

} // namespace capsulec::py
