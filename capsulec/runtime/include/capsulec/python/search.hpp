// `in` with a number of a wider type than the elements have. Used by library/containers/operators.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"

namespace capsulec::py {

// Whether a container of `Held`, bool or int64_t, has an element that equals a number.
template <class Held, class Container> bool contains_number(const Container &items, double value) {
    constexpr double most = sizeof(Held) == 1 ? 2.0 : 9223372036854775808.0; // 2^63
    constexpr double least = sizeof(Held) == 1 ? 0.0 : -9223372036854775808.0;
    if (!(value >= least && value < most) || value != static_cast<double>(static_cast<int64_t>(value))) {
        return false;
    }
    return items.contains(static_cast<Held>(static_cast<int64_t>(value)));
}
template <class Held, class Container> bool contains_number(const Container &items, int64_t value) {
    return (value == 0 || value == 1) && items.contains(static_cast<Held>(value));
}

} // namespace capsulec::py
