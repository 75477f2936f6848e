// Registered by library/python_operators.py: int against float and complex, compared exactly as Python does.
//
// Rounding to double keeps the order, so the doubles decide unless they are equal; then the float is a whole number and
// the integers decide, save for 2 ** 63, to which only larger integers than these round.
#pragma once

#include <stdint.h>

#include "capsulec/complex.hpp"

namespace capsulec::py {

constexpr double two_to_63 = 9223372036854775808.0;

inline bool less(int64_t a, double b) {
    double x = static_cast<double>(a);
    return x < b || (x == b && (b == two_to_63 || a < static_cast<int64_t>(b)));
}

inline bool less(double a, int64_t b) {
    double x = static_cast<double>(b);
    return a < x || (a == x && a != two_to_63 && static_cast<int64_t>(a) < b);
}

inline bool equal(int64_t a, double b) {
    return static_cast<double>(a) == b && b != two_to_63 && static_cast<int64_t>(b) == a;
}

inline bool equal(double a, int64_t b) { return equal(b, a); }

inline bool equal(int64_t a, complex128 b) { return equal(a, b.real) && b.imag == 0; }
inline bool equal(complex128 a, int64_t b) { return equal(b, a); }

inline bool less_equal(int64_t a, double b) { return less(a, b) || equal(a, b); }
inline bool less_equal(double a, int64_t b) { return less(a, b) || equal(b, a); }

}  // namespace capsulec::py
