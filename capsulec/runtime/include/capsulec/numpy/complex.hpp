// Registered by library/numpy_operators.py: complex numbers where NumPy differs from Python. Nothing here raises.
#pragma once

#include "capsulec/complex.hpp"
#include "capsulec/libm.hpp"

namespace capsulec::np {

// Both divided by the larger part of b first (Smith's method), with one reciprocal, as NumPy. By a real number that is a
// product with its reciprocal, without branches: the other parts times 0 are there for infinities and NaN.
template <class Real>
inline complex<Real> divide(complex<Real> a, complex<Real> b) {
    if (b.imag == 0) {
        bool none = b.real == 0;
        Real zero = b.imag * libm::copysign(Real(1), b.real), scale = Real(1) / (none ? Real(0) : b.real);
        return {(a.real + (none ? Real(0) : a.imag * zero)) * scale,
                (a.imag - (none ? Real(0) : a.real * zero)) * scale};
    }
    Real real = libm::fabs(b.real), imag = libm::fabs(b.imag);
    if (real >= imag) {
        Real ratio = b.imag / b.real, scale = Real(1) / (b.real + b.imag * ratio);
        return {(a.real + a.imag * ratio) * scale, (a.imag - a.real * ratio) * scale};
    }
    Real ratio = b.real / b.imag, scale = Real(1) / (b.imag + b.real * ratio);
    return {(a.real * ratio + a.imag) * scale, (a.imag * ratio - a.real) * scale};
}

template <class Real>
inline complex<Real> reciprocal(complex<Real> a) {
    if (libm::fabs(a.imag) <= libm::fabs(a.real)) {
        Real ratio = a.imag / a.real, divisor = a.real + a.imag * ratio;
        return {Real(1) / divisor, -ratio / divisor};
    }
    Real ratio = a.real / a.imag, divisor = a.real * ratio + a.imag;
    return {ratio / divisor, Real(-1) / divisor};
}

template <class Real>
constexpr complex<Real> square(complex<Real> a) {
    return a * a;
}

template <class Real>
inline Real absolute(complex<Real> a) {
    return libm::hypot(a.real, a.imag);
}

// a / |a|; 0 for 0.
template <class Real>
inline complex<Real> sign(complex<Real> a) {
    Real size = absolute(a);
    if (libm::isnan(size)) return {size, size};
    if (libm::isinf(size)) {
        bool real = libm::isinf(a.real), imag = libm::isinf(a.imag);
        if (real && imag) return {size - size, size - size};
        if (real) return {a.real > 0 ? Real(1) : Real(-1), Real(0)};
        return {Real(0), a.imag > 0 ? Real(1) : Real(-1)};
    }
    if (size == 0) return {Real(0), Real(0)};
    return {a.real / size, a.imag / size};
}

template <class Real>
constexpr bool isnan(complex<Real> a) {
    return libm::isnan(a.real) || libm::isnan(a.imag);
}

template <class Real>
constexpr bool isinf(complex<Real> a) {
    return libm::isinf(a.real) || libm::isinf(a.imag);
}

template <class Real>
constexpr bool isfinite(complex<Real> a) {
    return libm::isfinite(a.real) && libm::isfinite(a.imag);
}

template <class Real>
inline complex<Real> rint(complex<Real> a) {
    return {libm::rint(a.real), libm::rint(a.imag)};
}

// The order of complex numbers is by the real, then by the imaginary part; nan in an imaginary part compares false.
template <class Real>
constexpr bool less(complex<Real> a, complex<Real> b) {
    return a.real == b.real ? a.imag < b.imag : a.real < b.real && !libm::isnan(a.imag) && !libm::isnan(b.imag);
}

template <class Real>
constexpr bool less_equal(complex<Real> a, complex<Real> b) {
    return a.real == b.real ? a.imag <= b.imag : a.real < b.real && !libm::isnan(a.imag) && !libm::isnan(b.imag);
}

template <class Real>
constexpr complex<Real> minimum(complex<Real> a, complex<Real> b) {
    return isnan(a) || less_equal(a, b) ? a : b;
}

template <class Real>
constexpr complex<Real> maximum(complex<Real> a, complex<Real> b) {
    return isnan(a) || less_equal(b, a) ? a : b;
}

template <class Real>
constexpr complex<Real> fmin(complex<Real> a, complex<Real> b) {
    return isnan(b) || less_equal(a, b) ? a : b;
}

template <class Real>
constexpr complex<Real> fmax(complex<Real> a, complex<Real> b) {
    return isnan(b) || less_equal(b, a) ? a : b;
}

}  // namespace capsulec::np
