// Registered by library/numpy/two_results.py: a float as whole number and fraction, as mantissa and exponent.
#pragma once

#include <stdint.h>

#include "capsulec/libm.hpp"

extern "C" {
double frexp(double, int *) noexcept;
float frexpf(float, int *) noexcept;
long double frexpl(long double, int *) noexcept;
}

namespace capsulec::np {

inline float frexp(float x, int *exponent) { return ::frexpf(x, exponent); }
inline double frexp(double x, int *exponent) { return ::frexp(x, exponent); }
inline long double frexp(long double x, int *exponent) { return ::frexpl(x, exponent); }

template <class Real>
inline libm::floating<Real> whole(Real x) {
    return libm::trunc(x);
}

// With the sign of x; 0 of an infinity.
template <class Real>
inline libm::floating<Real> fraction(Real x) {
    return libm::copysign(libm::isinf(x) ? Real(0) : x - libm::trunc(x), x);
}

template <class Real>
inline libm::floating<Real> mantissa(Real x) {
    int exponent = 0;
    return frexp(x, &exponent);
}

template <class Real>
inline int32_t exponent(Real x) {
    int result = 0;
    frexp(x, &result);
    return libm::isfinite(x) ? result : 0;
}

}  // namespace capsulec::np
