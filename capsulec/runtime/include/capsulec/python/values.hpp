// `==`, `<` and bool() of values that containers hold; those of containers themselves stand with them.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

template <class T> constexpr bool equal(const T &a, const T &b) { return a == b; }
template <class T> constexpr bool less(const T &a, const T &b) { return a < b; }
template <class T> constexpr bool truth(const T &value) { return value != T{}; }

template <class... Items> bool equal(const tuple<Items...> &a, const tuple<Items...> &b) {
    if constexpr (sizeof...(Items) == 0) {
        return true;
    } else {
        return equal(a.first, b.first) && equal(after_first(a), after_first(b));
    }
}

template <class... Items> bool less(const tuple<Items...> &a, const tuple<Items...> &b) {
    if constexpr (sizeof...(Items) == 0) {
        return false;
    } else {
        return equal(a.first, b.first) ? less(after_first(a), after_first(b)) : less(a.first, b.first);
    }
}

template <class... Items> constexpr bool truth(const tuple<Items...> &) { return sizeof...(Items) != 0; }

} // namespace capsulec::py
