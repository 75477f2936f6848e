// Registered by library/numpy_operators.py: complex powers and roots, which call C's library.
#pragma once

#include "capsulec/c_complex.hpp"
#include "capsulec/numpy/complex.hpp"

namespace capsulec::np {

// base ** exponent for a whole exponent from -99 to 99, not 0, by repeated multiplication.
template <class Real>
inline complex<Real> power_whole(complex<Real> base, int exponent) {
    if (exponent == 1) return base;
    if (exponent == 2) return base * base;
    if (exponent == 3) return base * (base * base);
    unsigned rest = static_cast<unsigned>(exponent < 0 ? -exponent : exponent);
    complex<Real> result{1, 0};
    for (complex<Real> factor = base; rest != 0; rest >>= 1) {
        if ((rest & 1) != 0) result = result * factor;
        factor = factor * factor;
    }
    return exponent < 0 ? divide(complex<Real>{1, 0}, result) : result;
}

template <class Real>
inline complex<Real> power(complex<Real> base, complex<Real> exponent) {
    if (!nonzero(exponent)) return {1, 0};
    if (!nonzero(base)) {
        if (exponent.real > 0) return {0, 0};
        Real nan = libm::sqrt(Real(-1));
        return {nan, nan};
    }
    if (exponent.imag == 0 && exponent.real > -100 && exponent.real < 100) {
        int whole = static_cast<int>(exponent.real);
        if (static_cast<Real>(whole) == exponent.real) return power_whole(base, whole);
    }
    return libm::pow(base, exponent);
}

template <class Real>
inline complex<Real> sqrt(complex<Real> a) {
    return libm::sqrt(a);
}

}  // namespace capsulec::np
