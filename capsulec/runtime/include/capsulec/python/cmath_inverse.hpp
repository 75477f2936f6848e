// Registered by library/cmath.py: inverse functions of sine, cosine and tangent, hyperbolic and circular (Kahan's
// formulas, "Branch cuts for complex elementary functions"), with logarithms where the squares would overflow.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/c_math.hpp"
#include "capsulec/python/cmath.hpp"

namespace capsulec::py::cmath {

constexpr bool is_large(complex128 z) {
    return z.real > large || z.real < -large || z.imag > large || z.imag < -large;
}

// log(2 * abs(z)), for large z
inline double log_of_double(complex128 z) {
    return c_math::log(c_math::hypot(z.real / 2.0, z.imag / 2.0)) + log_of_2 * 2.0;
}

CAPSULEC_SELDOM inline complex128 acos_special(complex128 z) {
    double angle = z.real == 0 ? pi / 2 : c_math::atan2(::fabs(z.imag), z.real);
    if (!isinf(z)) return {angle, nan};
    return {angle, libm::isnan(z.imag) ? infinity : -::copysign(infinity, z.imag)};
}

inline complex128 acos(complex128 z) {
    if (CAPSULEC_UNLIKELY(!isfinite(z))) return acos_special(z);
    if (CAPSULEC_UNLIKELY(is_large(z))) {
        return {c_math::atan2(::fabs(z.imag), z.real), -::copysign(log_of_double(z), z.imag)};
    }
    complex128 below = sqrt({1.0 - z.real, -z.imag}), above = sqrt({1.0 + z.real, z.imag});
    return {2.0 * c_math::atan2(below.real, above.real),
            c_math::asinh(above.real * below.imag - above.imag * below.real)};
}

inline complex128 acosh(complex128 z) {
    if (CAPSULEC_UNLIKELY(!isfinite(z))) return log_or_infinity(z);
    if (CAPSULEC_UNLIKELY(is_large(z))) return {log_of_double(z), c_math::atan2(z.imag, z.real)};
    complex128 below = sqrt({z.real - 1.0, z.imag}), above = sqrt({z.real + 1.0, z.imag});
    return {c_math::asinh(below.real * above.real + below.imag * above.imag),
            2.0 * c_math::atan2(below.imag, above.real)};
}

CAPSULEC_SELDOM inline complex128 asinh_special(complex128 z) {
    double size = isinf(z) ? signed_as(infinity, z.real) : nan;
    return {size, libm::isnan(z.real) && z.imag == 0 ? z.imag : c_math::atan2(z.imag, ::fabs(z.real))};
}

inline complex128 asinh(complex128 z) {
    if (CAPSULEC_UNLIKELY(!isfinite(z))) return asinh_special(z);
    if (CAPSULEC_UNLIKELY(is_large(z))) {
        return {::copysign(log_of_double(z), z.real), c_math::atan2(z.imag, ::fabs(z.real))};
    }
    complex128 above = sqrt({1.0 + z.imag, -z.real}), below = sqrt({1.0 - z.imag, z.real});
    return {c_math::asinh(above.real * below.imag - below.real * above.imag),
            c_math::atan2(z.imag, above.real * below.real - above.imag * below.imag)};
}

CAPSULEC_SELDOM inline complex128 atanh_special(complex128 z) {
    if (isinf(z)) return {signed_as(0.0, z.real), libm::isnan(z.imag) ? nan : ::copysign(pi / 2, z.imag)};
    return {z.real == 0 ? z.real : nan, nan};
}

// atanh for a real part that is not negative
inline complex128 atanh_right(complex128 z) {
    double imag = ::fabs(z.imag);
    if (CAPSULEC_UNLIKELY(z.real > root_of_large || imag > root_of_large)) {
        double half = c_math::hypot(z.real / 2.0, z.imag / 2.0);
        return {z.real / 4.0 / half / half, ::copysign(pi / 2, z.imag)};
    }
    constexpr double root_of_smallest = 1.4916681462400413e-154;
    if (z.real == 1.0 && imag < root_of_smallest) {
        if (imag == 0) raise_domain();
        double angle = c_math::atan2(2.0, -imag) / 2.0;
        return {-c_math::log(::sqrt(imag) / ::sqrt(c_math::hypot(imag, 2.0))), ::copysign(angle, z.imag)};
    }
    double off = 1.0 - z.real;
    return {c_math::log1p(4.0 * z.real / (off * off + imag * imag)) / 4.0,
            -c_math::atan2(-2.0 * z.imag, off * (1.0 + z.real) - imag * imag) / 2.0};
}

inline complex128 atanh(complex128 z) {
    if (CAPSULEC_UNLIKELY(!isfinite(z))) return atanh_special(z);
    return libm::signbit(z.real) ? -atanh_right(-z) : atanh_right(z);
}

inline complex128 asin(complex128 z) { return turned_back(asinh(turned(z))); }
inline complex128 atan(complex128 z) { return turned_back(atanh(turned(z))); }

}  // namespace capsulec::py::cmath
