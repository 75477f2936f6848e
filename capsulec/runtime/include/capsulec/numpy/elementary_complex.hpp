// Registered by library/numpy/elementary.py: NumPy's elementary functions of complex numbers, by C's math library.
#pragma once

#include "capsulec/c_complex.hpp"
#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/numpy/c_math.hpp"
#include "capsulec/numpy/elementary.hpp"

#if defined(__GNUC__) || defined(__clang__)
#define CAPSULEC_C_COMPLEX(name)                                                                                   \
    libm::c_complex64 c_##name(libm::c_complex64) noexcept CAPSULEC_SYMBOL("c" #name "f") __attribute__((const));  \
    libm::c_complex128 c_##name(libm::c_complex128) noexcept CAPSULEC_SYMBOL("c" #name) __attribute__((const));    \
    libm::c_complex256 c_##name(libm::c_complex256) noexcept CAPSULEC_SYMBOL("c" #name "l") __attribute__((const));
#else
#define CAPSULEC_C_COMPLEX(name)                                                        \
    extern "C" libm::c_complex64 c##name##f(libm::c_complex64) noexcept;                \
    extern "C" libm::c_complex128 c##name(libm::c_complex128) noexcept;                 \
    extern "C" libm::c_complex256 c##name##l(libm::c_complex256) noexcept;              \
    inline libm::c_complex64 c_##name(libm::c_complex64 z) { return c##name##f(z); }    \
    inline libm::c_complex128 c_##name(libm::c_complex128 z) { return c##name(z); }     \
    inline libm::c_complex256 c_##name(libm::c_complex256 z) { return c##name##l(z); }
#endif

#define CAPSULEC_COMPLEX_FUNCTION(name)                                                     \
    CAPSULEC_C_COMPLEX(name)                                                                \
    inline complex64 name(complex64 z) {                                                    \
        return libm::from_c<complex64>(c_##name(libm::to_c<libm::c_complex64>(z))); \
    }                                                                                       \
    inline complex128 name(complex128 z) {                                                  \
        return libm::from_c<complex128>(c_##name(libm::to_c<libm::c_complex128>(z))); \
    }                                                                                       \
    inline complex256 name(complex256 z) {                                                  \
        return libm::from_c<complex256>(c_##name(libm::to_c<libm::c_complex256>(z))); \
    }

namespace capsulec::np {

CAPSULEC_COMPLEX_FUNCTION(acos)
CAPSULEC_COMPLEX_FUNCTION(acosh)
CAPSULEC_COMPLEX_FUNCTION(asin)
CAPSULEC_COMPLEX_FUNCTION(asinh)
CAPSULEC_COMPLEX_FUNCTION(atan)
CAPSULEC_COMPLEX_FUNCTION(atanh)
CAPSULEC_COMPLEX_FUNCTION(cos)
CAPSULEC_COMPLEX_FUNCTION(cosh)
CAPSULEC_COMPLEX_FUNCTION(exp)
CAPSULEC_COMPLEX_FUNCTION(log)
CAPSULEC_COMPLEX_FUNCTION(sin)
CAPSULEC_COMPLEX_FUNCTION(sinh)
CAPSULEC_COMPLEX_FUNCTION(tan)
CAPSULEC_COMPLEX_FUNCTION(tanh)

// What the library has not, from what it has, as NumPy does it.

template <class Real>
inline complex<Real> exp2(complex<Real> z) {
    return exp(complex<Real>{z.real * log_of_2<Real>, z.imag * log_of_2<Real>});
}

// exp(z) - 1 without the cancellation: the cosine less 1 comes from the sine of the half angle.
template <class Real>
inline complex<Real> expm1(complex<Real> z) {
    Real half = sin(z.imag / 2);
    return {expm1(z.real) * cos(z.imag) - 2 * half * half, exp(z.real) * sin(z.imag)};
}

template <class Real>
inline complex<Real> log2(complex<Real> z) {
    complex<Real> natural = log(z);
    return {natural.real * log2_of_e<Real>, natural.imag * log2_of_e<Real>};
}

template <class Real>
inline complex<Real> log10(complex<Real> z) {
    constexpr Real log10_of_e = Real(0.434294481903251827651128918916605082L);
    complex<Real> natural = log(z);
    return {natural.real * log10_of_e, natural.imag * log10_of_e};
}

template <class Real>
inline complex<Real> log1p(complex<Real> z) {
    return {log(hypot(z.real + 1, z.imag)), atan2(z.imag, z.real + 1)};
}

}  // namespace capsulec::np

#undef CAPSULEC_C_COMPLEX
#undef CAPSULEC_COMPLEX_FUNCTION
