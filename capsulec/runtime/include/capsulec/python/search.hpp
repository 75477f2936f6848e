// `in` with a number of a wider type than the elements have. Used by library/containers/operators.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/choice.hpp"
#include "capsulec/python/convert.hpp"
#include "capsulec/python/optional.hpp"

namespace capsulec::py {

// The value of a narrower type, bool or int64_t, that equals a number; false when there is none.
template <class Held> bool narrowed(double value, Held &held) {
    constexpr double most = sizeof(Held) == 1 ? 2.0 : 9223372036854775808.0; // 2^63
    constexpr double least = sizeof(Held) == 1 ? 0.0 : -9223372036854775808.0;
    if (!(value >= least && value < most) || value != static_cast<double>(static_cast<int64_t>(value))) {
        return false;
    }
    held = static_cast<Held>(static_cast<int64_t>(value));
    return true;
}
template <class Held> bool narrowed(int64_t value, Held &held) {
    held = static_cast<Held>(value);
    return value == 0 || value == 1;
}

template <class Held> bool narrowed(bool value, Held &held) {
    held = static_cast<Held>(value);
    return true;
}

inline bool narrowed(int64_t value, double &held) {
    held = static_cast<double>(value);
    return held < 9223372036854775808.0 && static_cast<int64_t>(held) == value; // 2^63
}

template <class T> struct is_number {
    static constexpr bool value = is_same<T, bool>::value || is_same<T, int64_t>::value || is_same<T, double>::value;
};

// The value of the type of the keys that equals another one; false when there is none.
template <class T, class Held> bool as_key(const T &value, Held &held) {
    if constexpr (is_same<T, Held>::value) {
        held = value;
        return true;
    } else if constexpr (is_number<T>::value && is_number<Held>::value) {
        return narrowed(value, held);
    } else {
        return false;
    }
}
template <class T, class Held> bool as_key(const optional<T> &value, Held &held) {
    return value.has && as_key(value.value, held);
}
template <class... Alternatives, class Held> bool as_key(const choice<Alternatives...> &value, Held &held) {
    return visit(value, [&](const auto &one) { return as_key(one, held); });
}

// `value is True` where the value may be another or None.
template <class T> bool is_bool(const T &value, bool flag) {
    if constexpr (is_same<T, bool>::value) {
        return value == flag;
    } else {
        return false;
    }
}
template <class T> bool is_bool(const optional<T> &value, bool flag) { return value.has && is_bool(value.value, flag); }
template <class... Alternatives> bool is_bool(const choice<Alternatives...> &value, bool flag) {
    return visit(value, [&](const auto &one) { return is_bool(one, flag); });
}

// `value in items`, where the value is of several types and the elements or keys are of one of them.
template <class Container, class Value>
auto contains_key(const Container &items, const Value &value) -> decltype(typename Container::element(), bool()) {
    typename Container::element held{};
    return as_key(value, held) && items.contains(held);
}
template <class Container, class Value>
auto contains_key(const Container &items, const Value &value) -> decltype(typename Container::key_type(), bool()) {
    typename Container::key_type held{};
    return as_key(value, held) && items.contains(held);
}

// Whether a container of `Held` has an element that equals a number.
template <class Held, class Container, class Number> bool contains_number(const Container &items, Number value) {
    Held held{};
    return narrowed(value, held) && items.contains(held);
}

} // namespace capsulec::py
