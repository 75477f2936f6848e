// hash() of values that sets and dicts hold. Two that are equal have one hash; it is not Python's.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

struct none;
template <class T> struct optional;
template <class T> class sequence;
template <class... Alternatives> struct choice;

// Fibonacci hashing: a multiple of the golden ratio spreads what differs in a few bits, most of it to the upper half.
constexpr uint64_t mixed(uint64_t bits) {
    bits *= 0x9E3779B97F4A7C15U;
    return bits ^ (bits >> 32);
}

constexpr uint64_t combined(uint64_t first, uint64_t second) { return mixed(first * 31 + second); }

constexpr uint64_t hash(bool value) { return mixed(value); }
constexpr uint64_t hash(int64_t value) { return mixed(static_cast<uint64_t>(value)); }
constexpr uint64_t hash(uint64_t value) { return mixed(value); }
constexpr uint64_t hash(int32_t value) { return hash(int64_t{value}); }
constexpr uint64_t hash(uint32_t value) { return hash(int64_t{value}); }
constexpr uint64_t hash(int16_t value) { return hash(int64_t{value}); }
constexpr uint64_t hash(uint16_t value) { return hash(int64_t{value}); }
constexpr uint64_t hash(int8_t value) { return hash(int64_t{value}); }
constexpr uint64_t hash(uint8_t value) { return hash(int64_t{value}); }

inline uint64_t hash(double value) {
    uint64_t bits = 0;
    const double positive = value == 0 ? 0.0 : value; // -0.0 equals 0.0
    static_assert(sizeof bits == sizeof positive);
    memcpy(&bits, &positive, sizeof bits);
    return mixed(bits);
}
inline uint64_t hash(float value) { return hash(double{value}); }
inline uint64_t hash(complex128 value) { return combined(hash(value.real), hash(value.imag)); }
inline uint64_t hash(complex64 value) { return combined(hash(value.real), hash(value.imag)); }
constexpr uint64_t hash(const none &) { return 0; }

template <class T> uint64_t hash(const optional<T> &value) { return value.has ? hash(value.value) : 0; }

template <class... Alternatives> uint64_t hash(const choice<Alternatives...> &value) {
    return visit(value, [&](const auto &held) { return hash(hashed_as(value, held)); });
}

template <class... Items> uint64_t hash(const tuple<Items...> &items) {
    if constexpr (sizeof...(Items) == 0) {
        return 1;
    } else if constexpr (sizeof...(Items) == 1) {
        return hash(items.first);
    } else {
        return combined(hash(items.first), hash(items.rest));
    }
}

template <class T> uint64_t hash(const sequence<T> &items) {
    uint64_t found = 1;
    for (int64_t i = 0; i < items.size(); i++) {
        found = combined(found, hash(items.at(i)));
    }
    return found;
}

} // namespace capsulec::py
