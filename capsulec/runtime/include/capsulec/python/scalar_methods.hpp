// Registered by library/scalar_methods.py: methods of Python's int, float and complex.
#pragma once

#include <stdint.h>

#include "capsulec/complex.hpp"
#include "capsulec/libm.hpp"

namespace capsulec::py {

inline bool is_integer(double x) { return libm::isfinite(x) && ::floor(x) == x; }

// How many binary digits abs(n) has.
inline int64_t bit_length(int64_t n) {
    uint64_t rest = n < 0 ? uint64_t{0} - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
    int64_t length = 0;
    for (int step = 32; step > 0; step /= 2) {
        if (rest >> step != 0) {
            rest >>= step;
            length += step;
        }
    }
    return length + static_cast<int64_t>(rest);
}

// How many binary digits are ones: sums of neighbouring bits, pairs, nibbles, then of all bytes at once.
inline int64_t unsigned_bit_count(uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
    return static_cast<int64_t>(bits * 0x0101010101010101 >> 56);
}

// The same of abs(n).
inline int64_t bit_count(int64_t n) {
    return unsigned_bit_count(n < 0 ? uint64_t{0} - static_cast<uint64_t>(n) : static_cast<uint64_t>(n));
}

template <class Real>
constexpr complex<Real> conjugate(complex<Real> z) {
    return {z.real, -z.imag};
}

// An attribute that is the same for every value; the value is still computed, as that may raise.
template <class Number>
constexpr Number zero(Number) {
    return 0;
}

template <class Number>
constexpr Number one(Number) {
    return 1;
}

}  // namespace capsulec::py
