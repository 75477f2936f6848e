// Registered by library/numpy/choosing.py: where, clip and nan_to_num.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/numpy/elementary.hpp"

namespace capsulec::np {

// A function rather than `?:`, as NumPy computes both sides whatever the condition.
template <class T>
constexpr T where(bool condition, T yes, T no) {
    return condition ? yes : no;
}

// The largest finite number.
template <class Real>
constexpr Real largest = CAPSULEC_LONG_DOUBLE_MAX;
template <>
constexpr float largest<float> = 3.4028234663852886e38f;
template <>
constexpr double largest<double> = 1.7976931348623157e308;

template <class Real>
constexpr libm::floating<Real> nan_to_num(Real x, Real nan, Real positive, Real negative) {
    return libm::isnan(x) ? nan : isposinf(x) ? positive : isneginf(x) ? negative : x;
}

template <class Real>
constexpr complex<Real> nan_to_num(complex<Real> z, Real nan, Real positive, Real negative) {
    return {nan_to_num(z.real, nan, positive, negative), nan_to_num(z.imag, nan, positive, negative)};
}

}  // namespace capsulec::np
