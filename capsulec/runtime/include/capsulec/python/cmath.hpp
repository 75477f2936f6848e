// Registered by library/cmath.py: exponential, logarithm and root of complex numbers, and polar coordinates.
//
// What comes out for infinite and nan parts is C's Annex G, as CPython has it: the functions `…_special` below, out of
// line. Finite arguments are scaled where an intermediate result would overflow or lose bits; the steps are CPython's.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/c_math.hpp"
#include "capsulec/python/complex.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py::cmath {

constexpr double infinity = CAPSULEC_INFINITY;
constexpr double nan = CAPSULEC_NAN;
constexpr double pi = 3.141592653589793;
constexpr double e = 2.718281828459045;
constexpr double log_of_2 = 0.6931471805599453;
constexpr double log_of_10 = 2.302585092994046;
constexpr double large = 4.4942328371557893e307;  // a quarter of the largest float
constexpr double root_of_large = 6.703903964971298e153;
constexpr double log_of_large = 708.3964185322641;
constexpr double smallest_normal = 2.2250738585072014e-308;

[[noreturn]] CAPSULEC_COLD inline void raise_domain() { raise(ValueError, "math domain error"); }

[[noreturn]] CAPSULEC_COLD inline void raise_range() { raise(OverflowError, "math range error"); }

constexpr bool isfinite(complex128 z) { return libm::isfinite(z.real) && libm::isfinite(z.imag); }
constexpr bool isinf(complex128 z) { return libm::isinf(z.real) || libm::isinf(z.imag); }
constexpr bool isnan(complex128 z) { return libm::isnan(z.real) || libm::isnan(z.imag); }

// A result that is too large for floats.
inline complex128 in_range(complex128 z) {
    if (CAPSULEC_UNLIKELY(isinf(z))) raise_range();
    return z;
}

// `size` with the sign of `sign`, which for nan is plus.
inline double signed_as(double size, double sign) { return libm::isnan(sign) ? size : ::copysign(size, sign); }

// f(z) for a function with f(i z) = i g(z) is computed as g: the argument is turned by a quarter, the result turned back.
constexpr complex128 turned(complex128 z) { return {-z.imag, z.real}; }
constexpr complex128 turned_back(complex128 z) { return {z.imag, -z.real}; }

CAPSULEC_SELDOM inline complex128 exp_special(complex128 z) {
    if (libm::isinf(z.imag) && (libm::isfinite(z.real) || z.real > 0)) raise_domain();
    if (libm::isinf(z.real) && libm::isfinite(z.imag)) {
        double size = z.real > 0 ? infinity : 0.0;
        if (z.imag == 0) return {size, z.imag};
        return {::copysign(size, c_math::cos(z.imag)), ::copysign(size, c_math::sin(z.imag))};
    }
    if (libm::isinf(z.real)) return z.real > 0 ? complex128{infinity, nan} : complex128{0.0, 0.0};
    return {nan, z.imag == 0 ? z.imag : nan};
}

inline complex128 exp(complex128 z) {
    if (CAPSULEC_UNLIKELY(!isfinite(z))) return exp_special(z);
    bool scaled = z.real > log_of_large;
    double size = c_math::exp(scaled ? z.real - 1.0 : z.real);
    complex128 result{size * c_math::cos(z.imag), size * c_math::sin(z.imag)};
    return in_range(scaled ? complex128{result.real * e, result.imag * e} : result);
}

// log(abs(z)) for finite z that is not zero
inline double log_of_size(complex128 z) {
    double real = ::fabs(z.real), imag = ::fabs(z.imag);
    if (real > large || imag > large) return c_math::log(c_math::hypot(real / 2.0, imag / 2.0)) + log_of_2;
    if (real < smallest_normal && imag < smallest_normal) {
        return c_math::log(c_math::hypot(::ldexp(real, 53), ::ldexp(imag, 53))) - 53 * log_of_2;
    }
    double size = c_math::hypot(real, imag);
    if (0.71 <= size && size <= 1.73) {  // near 1 the square less 1 is the more exact way
        double larger = real > imag ? real : imag, smaller = real > imag ? imag : real;
        return c_math::log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2.0;
    }
    return c_math::log(size);
}

// log(z) without an error: minus infinity for zero
inline complex128 log_or_infinity(complex128 z) {
    double angle = c_math::atan2(z.imag, z.real);
    if (CAPSULEC_UNLIKELY(!isfinite(z))) return {isinf(z) ? infinity : nan, angle};
    return {nonzero(z) ? log_of_size(z) : -infinity, angle};
}

inline complex128 log(complex128 z) {
    if (CAPSULEC_UNLIKELY(!nonzero(z))) raise_domain();
    return log_or_infinity(z);
}

inline complex128 log(complex128 z, complex128 base) {
    complex128 numerator = log_or_infinity(z), denominator = log(base);
    if (CAPSULEC_UNLIKELY(!nonzero(denominator))) raise_domain();
    return truediv_nonzero(numerator, denominator);
}

inline complex128 log10(complex128 z) {
    complex128 natural = log(z);
    return {natural.real / log_of_10, natural.imag / log_of_10};
}

CAPSULEC_SELDOM inline complex128 sqrt_special(complex128 z) {
    if (libm::isinf(z.imag)) return {infinity, z.imag};
    if (!libm::isinf(z.real)) return {nan, nan};
    if (z.real > 0) return {infinity, libm::isnan(z.imag) ? nan : ::copysign(0.0, z.imag)};
    return {libm::isnan(z.imag) ? nan : 0.0, signed_as(infinity, z.imag)};
}

// The half-angle formulas, with the larger part of the root first and the other one by division.
inline complex128 sqrt(complex128 z) {
    if (CAPSULEC_UNLIKELY(!isfinite(z))) return sqrt_special(z);
    if (!nonzero(z)) return {0.0, z.imag};
    double real = ::fabs(z.real), imag = ::fabs(z.imag), larger;
    if (real < smallest_normal && imag < smallest_normal) {
        double scaled = ::ldexp(real, 53);
        larger = ::ldexp(::sqrt(scaled + c_math::hypot(scaled, ::ldexp(imag, 53))), -27);
    } else {
        double scaled = real / 8.0;
        larger = 2.0 * ::sqrt(scaled + c_math::hypot(scaled, imag / 8.0));
    }
    double smaller = imag / (2.0 * larger);
    if (z.real >= 0) return {larger, ::copysign(smaller, z.imag)};
    return {smaller, ::copysign(larger, z.imag)};
}

// glibc reports an angle that is too small for a float, and CPython takes the report for an overflow.
inline double phase(complex128 z) {
    double angle = c_math::atan2(z.imag, z.real);
    if (CAPSULEC_UNLIKELY(angle == 0) && z.imag != 0 && libm::isfinite(z.real)) raise_range();
    return angle;
}

// abs(z)
inline double size_of(complex128 z) {
    double size = c_math::hypot(z.real, z.imag);
    if (CAPSULEC_UNLIKELY(libm::isinf(size)) && isfinite(z)) raise_range();
    return size;
}

inline tuple<double, double> polar(complex128 z) {
    return make_tuple(size_of(z), c_math::atan2(z.imag, z.real));
}

CAPSULEC_SELDOM inline complex128 rect_special(double size, double angle) {
    if (libm::isinf(angle) && size != 0 && !libm::isnan(size)) raise_domain();
    if (libm::isinf(size) && libm::isfinite(angle)) {
        double sign = size > 0 ? 1.0 : -1.0;
        if (angle == 0) return {size, sign * angle};
        return {::copysign(infinity, c_math::cos(angle)) * sign, ::copysign(infinity, c_math::sin(angle)) * sign};
    }
    if (libm::isinf(size)) return {infinity, nan};
    if (size == 0) return {0.0, 0.0};
    return {nan, angle == 0 ? 0.0 : nan};
}

inline complex128 rect(double size, double angle) {
    if (CAPSULEC_UNLIKELY(!libm::isfinite(size) || !libm::isfinite(angle))) return rect_special(size, angle);
    if (angle == 0) return {size, size * angle};
    return {size * c_math::cos(angle), size * c_math::sin(angle)};
}

inline bool isclose(complex128 a, complex128 b, double relative, double absolute) {
    if (CAPSULEC_UNLIKELY(relative < 0 || absolute < 0)) raise(ValueError, "tolerances must be non-negative");
    if (a == b) return true;
    if (isinf(a) || isinf(b)) return false;
    complex128 difference = a - b;
    double distance = c_math::hypot(difference.real, difference.imag);
    return distance <= relative * c_math::hypot(b.real, b.imag) ||
           distance <= relative * c_math::hypot(a.real, a.imag) || distance <= absolute;
}

}  // namespace capsulec::py::cmath
