// Registered by library/cmath.py: sine, cosine and tangent of complex numbers, hyperbolic and circular.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/c_math.hpp"
#include "capsulec/python/cmath.hpp"

namespace capsulec::py::cmath {

CAPSULEC_SELDOM inline complex128 cosh_special(complex128 z) {
    if (libm::isinf(z.imag) && !libm::isnan(z.real)) raise_domain();
    if (libm::isinf(z.real) && libm::isfinite(z.imag)) {
        double sign = z.real > 0 ? 1.0 : -1.0;
        if (z.imag == 0) return {infinity, sign * z.imag};
        return {::copysign(infinity, c_math::cos(z.imag)), sign * ::copysign(infinity, c_math::sin(z.imag))};
    }
    if (libm::isinf(z.real)) return {infinity, nan};
    return {nan, z.real == 0 || z.imag == 0 ? 0.0 : nan};
}

inline complex128 cosh(complex128 z) {
    if (CAPSULEC_UNLIKELY(!isfinite(z))) return cosh_special(z);
    if (CAPSULEC_UNLIKELY(::fabs(z.real) > log_of_large)) {  // cosh(real) alone would overflow
        double less = z.real - ::copysign(1.0, z.real);
        return in_range({c_math::cos(z.imag) * c_math::cosh(less) * e, c_math::sin(z.imag) * c_math::sinh(less) * e});
    }
    return in_range({c_math::cos(z.imag) * c_math::cosh(z.real), c_math::sin(z.imag) * c_math::sinh(z.real)});
}

CAPSULEC_SELDOM inline complex128 sinh_special(complex128 z) {
    if (libm::isinf(z.imag) && !libm::isnan(z.real)) raise_domain();
    if (libm::isinf(z.real) && libm::isfinite(z.imag)) {
        if (z.imag == 0) return z;
        double sign = z.real > 0 ? 1.0 : -1.0;
        return {sign * ::copysign(infinity, c_math::cos(z.imag)), ::copysign(infinity, c_math::sin(z.imag))};
    }
    if (libm::isinf(z.real)) return {infinity, nan};
    return {z.real == 0 ? 0.0 : nan, z.imag == 0 ? z.imag : nan};
}

inline complex128 sinh(complex128 z) {
    if (CAPSULEC_UNLIKELY(!isfinite(z))) return sinh_special(z);
    if (CAPSULEC_UNLIKELY(::fabs(z.real) > log_of_large)) {
        double less = z.real - ::copysign(1.0, z.real);
        return in_range({c_math::cos(z.imag) * c_math::sinh(less) * e, c_math::sin(z.imag) * c_math::cosh(less) * e});
    }
    return in_range({c_math::cos(z.imag) * c_math::sinh(z.real), c_math::sin(z.imag) * c_math::cosh(z.real)});
}

CAPSULEC_SELDOM inline complex128 tanh_special(complex128 z) {
    if (libm::isinf(z.imag) && libm::isfinite(z.real)) raise_domain();
    if (libm::isinf(z.real)) {
        double sign = z.real > 0 ? 1.0 : -1.0;
        if (!libm::isfinite(z.imag)) return {sign, 0.0};
        return {sign, ::copysign(0.0, 2.0 * c_math::sin(z.imag) * c_math::cos(z.imag))};
    }
    return {nan, z.imag == 0 ? z.imag : nan};
}

inline complex128 tanh(complex128 z) {
    if (CAPSULEC_UNLIKELY(!isfinite(z))) return tanh_special(z);
    if (CAPSULEC_UNLIKELY(::fabs(z.real) > log_of_large)) {
        double size = 4.0 * c_math::sin(z.imag) * c_math::cos(z.imag) * c_math::exp(-2.0 * ::fabs(z.real));
        return {::copysign(1.0, z.real), size};
    }
    double tanh_real = c_math::tanh(z.real), tan_imag = c_math::tan(z.imag), secant = 1.0 / c_math::cosh(z.real);
    double product = tanh_real * tan_imag, divisor = 1.0 + product * product;
    return {tanh_real * (1.0 + tan_imag * tan_imag) / divisor, ((tan_imag / divisor) * secant) * secant};
}

inline complex128 cos(complex128 z) { return cosh(turned(z)); }
inline complex128 sin(complex128 z) { return turned_back(sinh(turned(z))); }
inline complex128 tan(complex128 z) { return turned_back(tanh(turned(z))); }

}  // namespace capsulec::py::cmath
