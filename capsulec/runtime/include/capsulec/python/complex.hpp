// Registered by library/python_operators.py: the complex arithmetic in which Python differs from NumPy.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/exception.hpp"

extern "C" {
double atan2(double, double) noexcept;
double cos(double) noexcept;
double exp(double) noexcept;
double log(double) noexcept;
double sin(double) noexcept;
}

namespace capsulec::py {

// a / b for b != 0: both divided by the larger part of b first (Smith's method), as CPython.
inline complex128 truediv_nonzero(complex128 a, complex128 b) {
    double real = ::fabs(b.real), imag = ::fabs(b.imag);
    if (real >= imag) {
        double ratio = b.imag / b.real, divisor = b.real + b.imag * ratio;
        return {(a.real + a.imag * ratio) / divisor, (a.imag - a.real * ratio) / divisor};
    }
    if (imag >= real) {
        double ratio = b.real / b.imag, divisor = b.real * ratio + b.imag;
        return {(a.real * ratio + a.imag) / divisor, (a.imag * ratio - a.real) / divisor};
    }
    return {real + imag, real + imag};  // one of them is nan
}

inline complex128 truediv(complex128 a, complex128 b) {
    if (CAPSULEC_UNLIKELY(!nonzero(b))) raise(ZeroDivisionError, "complex division by zero");
    return truediv_nonzero(a, b);
}

// abs(a): an infinite part decides, even beside nan.
inline double abs(complex128 a) {
    double size = ::hypot(a.real, a.imag);
    if (CAPSULEC_UNLIKELY(libm::isinf(size)) && libm::isfinite(a.real) && libm::isfinite(a.imag)) {
        raise(OverflowError, "absolute value too large");
    }
    return size;
}

[[noreturn]] CAPSULEC_COLD inline void raise_zero_power() {
    raise(ZeroDivisionError, "0.0 to a negative or complex power");
}

// base ** exponent for a whole exponent from -100 to 100, by repeated multiplication.
inline complex128 power_whole(complex128 base, int exponent) {
    unsigned rest = static_cast<unsigned>(exponent < 0 ? -exponent : exponent);
    complex128 result{1, 0};
    for (complex128 factor = base; rest != 0; rest >>= 1) {
        if ((rest & 1) != 0) result = result * factor;
        factor = factor * factor;
    }
    if (exponent > 0) return result;
    if (!nonzero(result)) raise_zero_power();
    return truediv_nonzero(complex128{1, 0}, result);
}

// base ** exponent in polar form, for a base that is not zero. CPython takes the error that C's cos reports for an
// infinite angle for a zero base.
inline complex128 power_polar(complex128 base, complex128 exponent) {
    double size = ::hypot(base.real, base.imag), angle = ::atan2(base.imag, base.real);
    double length = ::pow(size, exponent.real), phase = angle * exponent.real;
    if (exponent.imag != 0) {
        length /= ::exp(angle * exponent.imag);
        phase += exponent.imag * ::log(size);
    }
    if (libm::isinf(phase)) raise_zero_power();
    return {length * ::cos(phase), length * ::sin(phase)};
}

inline complex128 power(complex128 base, complex128 exponent) {
    complex128 result;
    if (exponent.imag == 0 && ::fabs(exponent.real) <= 100 && exponent.real == ::floor(exponent.real)) {
        result = power_whole(base, static_cast<int>(exponent.real));
    } else if (!nonzero(base)) {
        if (exponent.imag != 0 || exponent.real < 0) raise_zero_power();
        result = {0, 0};
    } else {
        result = power_polar(base, exponent);
    }
    if (CAPSULEC_UNLIKELY(libm::isinf(result.real) || libm::isinf(result.imag))) {
        raise(OverflowError, "complex exponentiation");
    }
    return result;
}

}  // namespace capsulec::py
