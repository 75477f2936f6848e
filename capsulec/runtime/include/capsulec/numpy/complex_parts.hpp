// Registered by library/numpy/elementary.py: conjugate, real and imaginary part, angle.
#pragma once

#include "capsulec/complex.hpp"
#include "capsulec/numpy/c_math.hpp"
#include "capsulec/numpy/elementary.hpp"

namespace capsulec::np {

template <class Real>
constexpr complex<Real> conjugate(complex<Real> z) {
    return {z.real, -z.imag};
}

template <class Real>
constexpr Real imaginary_part(complex<Real> z) {
    return z.imag;
}

template <class Real>
constexpr bool isreal(complex<Real> z) {
    return z.imag == 0;
}

template <class Real>
constexpr bool iscomplex(complex<Real> z) {
    return z.imag != 0;
}

// The imaginary part of a real number; its value is computed all the same.
template <class Number>
constexpr Number zero(Number) {
    return Number(0);
}

// The angle of a complex number, or of a real one: 0 or pi.
template <class Real>
inline Real angle(complex<Real> z) {
    return atan2(z.imag, z.real);
}

template <class Real>
inline libm::floating<Real> angle(Real x) {
    return atan2(Real(0), x);
}

// In degrees where that is asked for. NumPy's factor is a double that is rounded to the type of the angle.
template <class Number>
inline auto angle(Number z, bool degrees) {
    auto radians = angle(z);
    return degrees ? radians * static_cast<decltype(radians)>(180.0 / pi<double>) : radians;
}

}  // namespace capsulec::np
