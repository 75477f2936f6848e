// Registered by library/operators.py: complex numbers, and the arithmetic that Python and NumPy have in common.
#pragma once

namespace capsulec {

// Two numbers side by side: the layout of C's complex types, and (but for long double) their calling convention.
template <class Real>
struct complex {
    Real real;
    Real imag;
};

using complex64 = complex<float>;
using complex128 = complex<double>;
using complex256 = complex<long double>;

template <class Real>
constexpr complex<Real> operator+(complex<Real> a, complex<Real> b) {
    return {a.real + b.real, a.imag + b.imag};
}

template <class Real>
constexpr complex<Real> operator-(complex<Real> a, complex<Real> b) {
    return {a.real - b.real, a.imag - b.imag};
}

template <class Real>
constexpr complex<Real> operator-(complex<Real> a) {
    return {-a.real, -a.imag};
}

// The textbook product; C's own would recover infinities (Annex G), which neither Python nor NumPy does.
template <class Real>
constexpr complex<Real> operator*(complex<Real> a, complex<Real> b) {
    return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

template <class Real>
constexpr bool operator==(complex<Real> a, complex<Real> b) {
    return a.real == b.real && a.imag == b.imag;
}

template <class Real>
constexpr bool operator!=(complex<Real> a, complex<Real> b) {
    return !(a == b);
}

// The truth of a complex number: nan is true.
template <class Real>
constexpr bool nonzero(complex<Real> a) {
    return a.real != 0 || a.imag != 0;
}

template <class Real>
constexpr Real real_part(complex<Real> a) {
    return a.real;
}

// One complex type as another, the parts converted as C does.
template <class To, class Real>
constexpr To complex_cast(complex<Real> a) {
    using Part = decltype(To::real);
    return {static_cast<Part>(a.real), static_cast<Part>(a.imag)};
}

namespace py {

// complex(real, imag): real + imag * 1j, without the rounding and the nan that computing it so would bring in.
constexpr complex128 make_complex(double real, double imag) { return {real, imag}; }
constexpr complex128 make_complex(complex128 real, double imag) { return {real.real, real.imag + imag}; }
constexpr complex128 make_complex(double real, complex128 imag) { return {real - imag.imag, imag.real}; }
constexpr complex128 make_complex(complex128 real, complex128 imag) {
    return {real.real - imag.imag, real.imag + imag.real};
}

}  // namespace py

namespace np {

using capsulec::complex_cast;

// A real number as a complex64; NumPy makes one of a Python int by way of double.
constexpr complex64 to_complex64(double real) { return {static_cast<float>(real), 0}; }

}  // namespace np

}  // namespace capsulec
