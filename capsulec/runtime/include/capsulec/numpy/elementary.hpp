// Registered by library/numpy/elementary.py: NumPy's ufuncs of floats that are more than one call of C's library.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/numpy/c_math.hpp"

extern "C" {
float ldexpf(float, int) noexcept;
long double ldexpl(long double, int) noexcept;
}

namespace capsulec::np {

template <class Real>
constexpr Real pi = Real(3.141592653589793238462643383279502884L);
template <class Real>
constexpr Real log_of_2 = Real(0.693147180559945309417232121458176568L);
template <class Real>
constexpr Real log2_of_e = Real(1.442695040888963407359924681001892137L);
template <class Real>
constexpr Real infinity = Real(CAPSULEC_INFINITY);

template <class Real>
constexpr libm::floating<Real> degrees(Real x) {
    return x * (Real(180) / pi<Real>);
}

template <class Real>
constexpr libm::floating<Real> radians(Real x) {
    return x * (pi<Real> / Real(180));
}

// The step from x to the next float away from zero: negative for negative x.
template <class Real>
inline libm::floating<Real> spacing(Real x) {
    return nextafter(x, x < 0 ? -infinity<Real> : infinity<Real>) - x;
}

// 0 below zero, 1 above, and `middle` at zero.
template <class Real>
constexpr libm::floating<Real> heaviside(Real x, Real middle) {
    return x < 0 ? Real(0) : x > 0 ? Real(1) : x == 0 ? middle : x;
}

// log(exp(a) + exp(b)) from the larger one and the difference. Equal operands come first: they may be infinite.
template <class Real>
inline libm::floating<Real> logaddexp(Real a, Real b) {
    if (a == b) return a + log_of_2<Real>;
    Real difference = a - b;
    if (libm::isnan(difference)) return difference;
    return difference > 0 ? a + log1p(exp(-difference)) : b + log1p(exp(difference));
}

template <class Real>
inline libm::floating<Real> logaddexp2(Real a, Real b) {
    if (a == b) return a + 1;
    Real difference = a - b;
    if (libm::isnan(difference)) return difference;
    if (difference > 0) return a + log2_of_e<Real> * log1p(exp2(-difference));
    return b + log2_of_e<Real> * log1p(exp2(difference));
}

// x * 2 ** exponent; beyond the limits no x makes a difference.
inline int near_exponent(int64_t exponent) {
    return static_cast<int>(exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : exponent);
}
inline float ldexp(float x, int64_t exponent) { return ::ldexpf(x, near_exponent(exponent)); }
inline double ldexp(double x, int64_t exponent) { return ::ldexp(x, near_exponent(exponent)); }
inline long double ldexp(long double x, int64_t exponent) { return ::ldexpl(x, near_exponent(exponent)); }

template <class Real>
constexpr bool isposinf(Real x) {
    return x > 0 && libm::isinf(x);
}

template <class Real>
constexpr bool isneginf(Real x) {
    return x < 0 && libm::isinf(x);
}

}  // namespace capsulec::np
