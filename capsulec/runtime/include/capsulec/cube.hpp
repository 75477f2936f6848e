// Used by numpy/float.hpp and python/float_checked.hpp: the third power of a number, with the bits of the C library's pow.
#pragma once

#include <stdint.h>  // which says whether this is glibc

#include "capsulec/compiler.hpp"
#include "capsulec/libm.hpp"

namespace capsulec {

// What the product of two doubles lacks to be exact: their halves have exact products (T. J. Dekker, 1971).
inline double lost_in_product(double a, double b, double product) {
    const double scale = 134217729.0;  // 2^27 + 1
    double first = a * scale, second = b * scale;
    double a_high = first - (first - a), b_high = second - (second - b);
    double a_low = a - a_high, b_low = b - b_high;
    return ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
}

// glibc's pow is at most 0.511 units in the last place from the exact power, and 0.003 more for results of about this size
// (up to 2^64). Where that is at least 1/64 of a unit from the middle of two numbers, which two sums of the cube show, pow
// gives the nearest number, and so do they.
inline double cube(double base) {
#if defined(__GLIBC__)
    double square = base * base, high = square * base;
    double low = lost_in_product(square, base, high) + lost_in_product(base, base, square) * base;
    double margin = high * 0x1p-58;
    double above = high + (low + margin), below = high + (low - margin);
    double size = libm::fabs(high);
    if (CAPSULEC_LIKELY((above == below) & (size > 0x1p-64) & (size < 0x1p64))) return above;
#endif
    return libm::pow(base, 3.0);
}
inline float cube(float base) { return libm::pow(base, 3.0f); }
inline long double cube(long double base) { return libm::pow(base, 3.0L); }

}  // namespace capsulec
