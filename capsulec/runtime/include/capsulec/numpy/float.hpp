// Registered by library/numpy_operators.py: floating-point numbers where NumPy differs from Python or C.
#pragma once

#include "capsulec/cube.hpp"
#include "capsulec/libm.hpp"

namespace capsulec::np {

using libm::ceil;
using libm::copysign;
using libm::fabs;
using libm::floor;
using libm::isfinite;
using libm::isinf;
using libm::isnan;
using libm::rint;
using libm::signbit;
using libm::sqrt;
using libm::trunc;

// The remainder with the sign of b; nan for b == 0.
template <class Real>
inline libm::floating<Real> remainder(Real a, Real b) {
    Real rest = libm::fmod(a, b);
    if (b == 0) return rest;
    if (rest == 0) return libm::copysign(Real(0), b);
    return (rest < 0) != (b < 0) ? rest + b : rest;
}

// The quotient rounded down, by way of the remainder; a / 0 is an infinity or nan.
template <class Real>
inline libm::floating<Real> floor_divide(Real a, Real b) {
    if (b == 0) return a / b;
    Real rest = libm::fmod(a, b), quotient = (a - rest) / b;
    if (rest != 0 && (rest < 0) != (b < 0)) quotient -= 1;
    if (quotient == 0) return libm::copysign(Real(0), a / b);
    Real whole = libm::floor(quotient);
    return quotient - whole > Real(0.5) ? whole + 1 : whole;
}

template <class Real>
inline libm::floating<Real> power(Real a, Real b) {
    if (CAPSULEC_KNOWN(b) && b == 3) return cube(a);
    return libm::pow(a, b);
}

// A power with the exponent 2 is one multiplication, as in NumPy's own loops over arrays: the correctly rounded square.
template <class Real>
constexpr libm::floating<Real> square(Real a) {
    return a * a;
}

// The power with the exponent 3 of many floats: within two units in the last place of the exact one.
template <class Real>
constexpr libm::floating<Real> cubed(Real a) {
    return a * a * a;
}

// nan of either side comes through; of two equal zeros it is the second, as in NumPy.
template <class Real>
constexpr libm::floating<Real> minimum(Real a, Real b) {
    return a < b || libm::isnan(a) ? a : b;
}

template <class Real>
constexpr libm::floating<Real> maximum(Real a, Real b) {
    return a > b || libm::isnan(a) ? a : b;
}

// nan only if both are.
template <class Real>
constexpr libm::floating<Real> fmin(Real a, Real b) {
    return a <= b || libm::isnan(b) ? a : b;
}

template <class Real>
constexpr libm::floating<Real> fmax(Real a, Real b) {
    return a >= b || libm::isnan(b) ? a : b;
}

// -1, 0, 1 or nan; the sign of a zero is dropped.
template <class Real>
constexpr libm::floating<Real> sign(Real a) {
    return a > 0 ? Real(1) : a < 0 ? Real(-1) : a == 0 ? Real(0) : a;
}

}  // namespace capsulec::np
