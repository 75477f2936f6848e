// Registered by library/builtins_numeric.py: round(x, digits) of NumPy's numbers.
#pragma once

#include <stdint.h>

#include "capsulec/libm.hpp"
#include "capsulec/numpy/cast.hpp"

namespace capsulec::np {

// 10 ** digits for digits >= 0, with the rounding errors of NumPy, which multiplies from 10 ** 9 on.
inline double power_of_ten(int64_t digits) {
    double result = 1;
    for (int64_t i = 0; i < digits && result <= 1e308; ++i) result *= 10;
    return result;
}

// Scaled, rounded to even and scaled back, unlike Python's round, which rounds the decimal text.
template <class Real>
inline Real round(Real x, int64_t digits) {
    if (digits == 0) return libm::rint(x);
    Real unit = static_cast<Real>(power_of_ten(digits < -400 ? 400 : digits < 0 ? -digits : digits));
    return digits < 0 ? libm::rint(x / unit) * unit : libm::rint(x * unit) / unit;
}

// An integer takes the same way for digits < 0, through double, and wraps where it no longer fits.
template <class T>
inline T round_integer(T x, int64_t digits) {
    return digits >= 0 ? x : to_integer<T>(round(static_cast<double>(x), digits));
}

}  // namespace capsulec::np
