// A value or None. Used by backend/types.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/values.hpp"

namespace capsulec::py {

template <class T> struct optional {
    bool has = false;
    T value{};

    optional() = default;
    optional(const T &held) : has(true), value(held) {}

    // The value where it must be one; the type of the error is Python's for nearly every use of None.
    const T &get() const {
        if (CAPSULEC_UNLIKELY(!has)) {
            raise(TypeError, "a value is None where the operation needs another");
        }
        return value;
    }
};

template <class T> bool equal(const optional<T> &a, const optional<T> &b) {
    return a.has == b.has && (!a.has || equal(a.value, b.value));
}

// `a < b` in tuples: None has no order.
template <class T> bool less(const optional<T> &a, const optional<T> &b) {
    if (CAPSULEC_UNLIKELY(!a.has || !b.has)) {
        raise(TypeError, !a.has && !b.has ? "'<' not supported between instances of 'NoneType' and 'NoneType'"
                         : a.has          ? "'<' not supported between a value and None"
                                          : "'<' not supported between None and a value");
    }
    return less(a.value, b.value);
}

template <class T> bool truth(const optional<T> &value) { return value.has && truth(value.value); }

} // namespace capsulec::py
