// `in` with a number of a wider type than the elements have. Used by library/containers/operators.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"

namespace capsulec::py {

// The value of a narrower type, bool or int64_t, that equals a number; false when there is none.
template <class Held> bool exactly(double value, Held &held) {
    constexpr double most = sizeof(Held) == 1 ? 2.0 : 9223372036854775808.0; // 2^63
    constexpr double least = sizeof(Held) == 1 ? 0.0 : -9223372036854775808.0;
    if (!(value >= least && value < most) || value != static_cast<double>(static_cast<int64_t>(value))) {
        return false;
    }
    held = static_cast<Held>(static_cast<int64_t>(value));
    return true;
}
template <class Held> bool exactly(int64_t value, Held &held) {
    held = static_cast<Held>(value);
    return value == 0 || value == 1;
}

inline bool exactly(int64_t value, double &held) {
    held = static_cast<double>(value);
    return held < 9223372036854775808.0 && static_cast<int64_t>(held) == value; // 2^63
}

// Whether a container of `Held` has an element that equals a number.
template <class Held, class Container, class Number> bool contains_number(const Container &items, Number value) {
    Held held{};
    return exactly(value, held) && items.contains(held);
}

} // namespace capsulec::py
