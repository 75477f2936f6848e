// Registered by library/math.py: functions of one or two floats, by C's math library with Python's errors.
//
// The check costs one comparison: of the argument where that decides, as then nothing has to be kept while C's function is
// called, or else of the result. What it means is decided out of line.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/c_math.hpp"
#include "capsulec/python/exception.hpp"

extern "C" {
double fma(double, double, double) noexcept;
double remainder(double, double) noexcept;
}

namespace capsulec::py::math {

constexpr double pi = 3.141592653589793;
constexpr double largest = 1.7976931348623157e308;

[[noreturn]] CAPSULEC_COLD inline void raise_domain() { raise(ValueError, "math domain error"); }

[[noreturn]] CAPSULEC_COLD inline void raise_range() { raise(OverflowError, "math range error"); }

// The result was nan: that is an error unless the argument was nan.
CAPSULEC_SELDOM inline double no_number(double x) {
    if (libm::isnan(x)) return x;
    raise_domain();
}

// The same where x is known to be no finite number.
CAPSULEC_SELDOM CAPSULEC_OF_ARGUMENTS inline double nan_itself(double x) {
    if (libm::isnan(x)) return x;
    raise_domain();
}

inline double not_finite(double x) {
    double result = nan_itself(x);
    CAPSULEC_USED(result);
    return result;
}

CAPSULEC_SELDOM inline double no_number(double x, double y) {
    if (libm::isnan(x) || libm::isnan(y)) return x + y;
    raise_domain();
}

// The result was infinite or nan: an overflow if the argument was finite.
CAPSULEC_SELDOM inline double not_finite(double result, double x) {
    if (libm::isfinite(x)) raise_range();
    return result;
}

// Functions that no argument can make fail.
inline double asinh(double x) { return c_math::asinh(x); }
inline double atan(double x) { return c_math::atan(x); }
inline double atan2(double y, double x) { return c_math::atan2(y, x); }
inline double cbrt(double x) { return c_math::cbrt(x); }
inline double copysign(double x, double y) { return ::copysign(x, y); }
inline double degrees(double x) { return x * (180.0 / pi); }
inline double erf(double x) { return c_math::erf(x); }
inline double erfc(double x) { return c_math::erfc(x); }
inline double fabs(double x) { return ::fabs(x); }
inline double radians(double x) { return x * (pi / 180.0); }
inline double tanh(double x) { return c_math::tanh(x); }
constexpr bool isfinite(double x) { return libm::isfinite(x); }
constexpr bool isinf(double x) { return libm::isinf(x); }
constexpr bool isnan(double x) { return libm::isnan(x); }

// Functions that have no value for some arguments.
inline double acos(double x) {
    double result = c_math::acos(x);
    return CAPSULEC_UNLIKELY(libm::isnan(result)) ? no_number(x) : result;
}

inline double acosh(double x) {
    double result = c_math::acosh(x);
    return CAPSULEC_UNLIKELY(libm::isnan(result)) ? no_number(x) : result;
}

inline double asin(double x) {
    double result = c_math::asin(x);
    return CAPSULEC_UNLIKELY(libm::isnan(result)) ? no_number(x) : result;
}

inline double cos(double x) {
    if (CAPSULEC_UNLIKELY(libm::isnan(x - x))) return not_finite(x);
    return c_math::cos(x);
}

inline double sin(double x) {
    if (CAPSULEC_UNLIKELY(libm::isnan(x - x))) return not_finite(x);
    return c_math::sin(x);
}

inline double tan(double x) {
    if (CAPSULEC_UNLIKELY(libm::isnan(x - x))) return not_finite(x);
    return c_math::tan(x);
}

inline double atanh(double x) {
    if (CAPSULEC_UNLIKELY(!(::fabs(x) < 1))) return no_number(x);
    return c_math::atanh(x);
}

inline double sqrt(double x) {
    if (CAPSULEC_UNLIKELY(x < 0)) raise_domain();
    return ::sqrt(x);
}

inline double log(double x) {
    if (CAPSULEC_UNLIKELY(!(x > 0))) return no_number(x);
    return c_math::log(x);
}

inline double log2(double x) {
    if (CAPSULEC_UNLIKELY(!(x > 0))) return no_number(x);
    return c_math::log2(x);
}

inline double log10(double x) {
    if (CAPSULEC_UNLIKELY(!(x > 0))) return no_number(x);
    return c_math::log10(x);
}

inline double log1p(double x) {
    if (CAPSULEC_UNLIKELY(!(x > -1))) return no_number(x);
    return c_math::log1p(x);
}

inline double log(double x, double base) {
    double numerator = log(x), denominator = log(base);
    if (CAPSULEC_UNLIKELY(denominator == 0)) {
#if CAPSULEC_PYTHON >= 0x030E
        raise(ZeroDivisionError, "division by zero");
#else
        raise(ZeroDivisionError, "float division by zero");
#endif
    }
    return numerator / denominator;
}

inline double fmod(double x, double y) {
    double result = ::fmod(x, y);
    return CAPSULEC_UNLIKELY(libm::isnan(result)) ? no_number(x, y) : result;
}

inline double remainder(double x, double y) {
    double result = ::remainder(x, y);
    return CAPSULEC_UNLIKELY(libm::isnan(result)) ? no_number(x, y) : result;
}

// Functions that overflow. A few arguments below the limit are looked at closely.
template <double (*function)(double)> CAPSULEC_SELDOM CAPSULEC_OF_ARGUMENTS double looked_at(double x) {
    double result = function(x);
    return result > largest ? not_finite(result, x) : result;
}

template <double (*function)(double)> inline double large(double x) {
    double result = looked_at<function>(x);
    CAPSULEC_USED(result);
    return result;
}

inline double cosh(double x) {
    double result = c_math::cosh(x);
    return CAPSULEC_UNLIKELY(result > largest) ? not_finite(result, x) : result;
}

inline double exp(double x) {
    if (CAPSULEC_UNLIKELY(x > 709)) return large<c_math::exp>(x);
    return c_math::exp(x);
}

inline double exp2(double x) {
    if (CAPSULEC_UNLIKELY(x > 1023)) return large<c_math::exp2>(x);
    return c_math::exp2(x);
}

inline double expm1(double x) {
    if (CAPSULEC_UNLIKELY(x > 709)) return large<c_math::expm1>(x);
    return c_math::expm1(x);
}

inline double sinh(double x) {
    double result = c_math::sinh(x);
    return CAPSULEC_UNLIKELY(::fabs(result) > largest) ? not_finite(result, x) : result;
}

CAPSULEC_SELDOM inline double pow_not_finite(double result, double x, double y) {
    if (libm::isfinite(x) && libm::isfinite(y)) {
        if (libm::isnan(result) || x == 0) raise_domain();
        raise_range();
    }
#if CAPSULEC_PYTHON < 0x030B
    if (x == 0 && y < 0) raise_domain();  // an infinite exponent
#endif
    return result;
}

inline double pow(double x, double y) {
    double result = c_math::pow(x, y);
    return CAPSULEC_UNLIKELY(!(::fabs(result) <= largest)) ? pow_not_finite(result, x, y) : result;
}

// x * 2 ** exponent
inline double ldexp(double x, int64_t exponent) {
    int64_t near = exponent > 5000 ? 5000 : exponent < -5000 ? -5000 : exponent;  // beyond, no x makes a difference
    double result = ::ldexp(x, static_cast<int>(near));
    return CAPSULEC_UNLIKELY(::fabs(result) > largest) ? not_finite(result, x) : result;
}

CAPSULEC_SELDOM inline double fma_not_finite(double result, double x, double y, double z) {
    if (libm::isnan(result)) {
        if (!libm::isnan(x) && !libm::isnan(y) && !libm::isnan(z)) raise(ValueError, "invalid operation in fma");
    } else if (libm::isfinite(x) && libm::isfinite(y) && libm::isfinite(z)) {
        raise(OverflowError, "overflow in fma");
    }
    return result;
}

// x * y + z, rounded once
inline double fma(double x, double y, double z) {
    double result = ::fma(x, y, z);
    return CAPSULEC_UNLIKELY(!(::fabs(result) <= largest)) ? fma_not_finite(result, x, y, z) : result;
}

inline bool isclose(double a, double b, double relative, double absolute) {
    if (CAPSULEC_UNLIKELY(relative < 0 || absolute < 0)) raise(ValueError, "tolerances must be non-negative");
    if (a == b) return true;
    if (libm::isinf(a) || libm::isinf(b)) return false;
    double distance = ::fabs(b - a);
    return distance <= ::fabs(relative * b) || distance <= ::fabs(relative * a) || distance <= absolute;
}

}  // namespace capsulec::py::math
