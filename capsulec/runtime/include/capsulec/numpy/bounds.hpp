// Registered by library/numpy/choosing.py: clip.
#pragma once

#include <stdint.h>

#include "capsulec/complex.hpp"
#include "capsulec/numpy/complex.hpp"
#include "capsulec/numpy/fit.hpp"
#include "capsulec/numpy/float.hpp"

namespace capsulec::np {

// An integer raised to a lower bound, which `down_to` an upper one completes: clip_up(a, lower).down_to(upper)
// evaluates the lower bound first. Either may raise.
template <class T>
struct raised {
    T value;
    constexpr T down_to(exactly<T> upper) const { return value > upper ? upper : value; }
};

template <class T>
constexpr raised<T> clip_up(exactly<T> a, exactly<T> lower) {
    return {a < lower ? lower : a};
}

// The order of complex numbers without regard to nan.
template <class Real>
constexpr bool precedes(complex<Real> a, complex<Real> b) {
    return a.real == b.real ? a.imag < b.imag : a.real < b.real;
}

// Each element with bounds of its own.
template <class Real>
constexpr libm::floating<Real> clip(Real a, Real lower, Real upper) {
    return minimum(maximum(a, lower), upper);
}

template <class Real>
constexpr complex<Real> clip(complex<Real> a, complex<Real> lower, complex<Real> upper) {
    complex<Real> result = isnan(a) || precedes(lower, a) ? a : lower;
    return isnan(result) || precedes(result, upper) ? result : upper;
}

// All elements with the same bounds: there a real zero between bounds keeps its sign.
template <class Real>
constexpr libm::floating<Real> clip_to(Real a, Real lower, Real upper) {
    if (libm::isnan(lower)) return lower;
    if (libm::isnan(upper)) return upper;
    Real result = a < lower ? lower : a;
    return result > upper ? upper : result;
}

template <class Real>
constexpr complex<Real> clip_to(complex<Real> a, complex<Real> lower, complex<Real> upper) {
    return clip(a, lower, upper);
}

// A Python int as a bound of integers that none of them is beyond.
constexpr int64_t at_least(int64_t bound, int64_t smallest) { return bound < smallest ? smallest : bound; }
constexpr int64_t at_most(int64_t bound, int64_t largest) { return bound > largest ? largest : bound; }

}  // namespace capsulec::np
