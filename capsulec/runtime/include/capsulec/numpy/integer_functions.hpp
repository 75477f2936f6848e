// Registered by library/numpy/elementary.py: number theory and bits of NumPy's integers. Nothing here raises.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/integer.hpp"

namespace capsulec::np {

// |a|, which for the smallest value only an unsigned type holds.
template <class T>
constexpr uint64_t magnitude(exactly<T> a) {
    return a < 0 ? uint64_t{0} - static_cast<uint64_t>(a) : static_cast<uint64_t>(a);
}

constexpr uint64_t common_divisor(uint64_t a, uint64_t b) {
    while (a != 0) {
        uint64_t rest = b % a;
        b = a;
        a = rest;
    }
    return b;
}

template <class T>
constexpr T gcd(exactly<T> a, exactly<T> b) {
    return static_cast<T>(common_divisor(magnitude<T>(a), magnitude<T>(b)));
}

// The least common multiple, wrapped where it does not fit.
template <class T>
constexpr T lcm(exactly<T> a, exactly<T> b) {
    uint64_t divisor = common_divisor(magnitude<T>(a), magnitude<T>(b));
    return divisor == 0 ? T(0) : static_cast<T>(magnitude<T>(a) / divisor * magnitude<T>(b));
}

// C's remainder, with the sign of a; 0 for b == 0. The smallest value has none by -1 in C.
template <class T>
constexpr T fmod(exactly<T> a, exactly<T> b) {
    if (b == 0 || (T(-1) < T(0) && b == static_cast<T>(-1))) return T(0);
    return static_cast<T>(a % b);
}

// The one bits of |a|: pairs, fours and bytes are added up, then all bytes by one multiplication.
template <class T>
constexpr uint8_t bitwise_count(exactly<T> a) {
    uint64_t bits = magnitude<T>(a);
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return static_cast<uint8_t>(bits * 0x0101010101010101u >> 56);
}

}  // namespace capsulec::np
