// Registered by capsulec/library/numpy/ordering.py: the order in which NumPy sorts.
#pragma once

#include "capsulec/complex.hpp"

namespace capsulec::np {

// Whether a stands before b: numbers as they compare, with nan behind all others.
template <class T>
constexpr bool before(T a, T b) {
    return a < b || (b != b && a == a);
}

// By the real parts, then by the imaginary parts; numbers with nan in the imaginary part stand behind those without,
// those with nan in the real part behind them.
template <class Real>
constexpr bool before(complex<Real> a, complex<Real> b) {
    const int left = 2 * (a.real != a.real) + (a.imag != a.imag);
    const int right = 2 * (b.real != b.real) + (b.imag != b.imag);
    if (left != right) return left < right;
    return a.real < b.real || ((left >= 2 || a.real == b.real) && a.imag < b.imag);
}

template <class T>
constexpr bool is_unordered(T a) {
    return a != a;
}
template <class Real>
constexpr bool is_unordered(complex<Real> a) {
    return a.real != a.real || a.imag != a.imag;
}

}  // namespace capsulec::np
