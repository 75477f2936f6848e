// Registered by library/numpy/elementary.py: the functions of C's math library behind NumPy's, for each width.
//
// NumPy's float128 results, and those of its functions without vector code, are the library's bits. As in
// python/c_math.hpp the names keep the compiler from computing constants by itself; a call depends on nothing but its
// arguments. A complex function is the library's csin for sin.
#pragma once

#include "capsulec/compiler.hpp"

#if defined(__GNUC__) || defined(__clang__)
#define CAPSULEC_C_MATH(name)                                                     \
    float name(float) noexcept CAPSULEC_SYMBOL(#name "f") __attribute__((const)); \
    double name(double) noexcept CAPSULEC_SYMBOL(#name) __attribute__((const));   \
    long double name(long double) noexcept CAPSULEC_SYMBOL(#name "l") __attribute__((const));
#define CAPSULEC_C_MATH_2(name)                                                          \
    float name(float, float) noexcept CAPSULEC_SYMBOL(#name "f") __attribute__((const)); \
    double name(double, double) noexcept CAPSULEC_SYMBOL(#name) __attribute__((const));  \
    long double name(long double, long double) noexcept CAPSULEC_SYMBOL(#name "l") __attribute__((const));
#else
#define CAPSULEC_C_MATH(name)                                        \
    extern "C" float name##f(float) noexcept;                        \
    extern "C" double name(double) noexcept;                         \
    extern "C" long double name##l(long double) noexcept;            \
    inline float name(float x) { return name##f(x); }                \
    inline long double name(long double x) { return name##l(x); }
#define CAPSULEC_C_MATH_2(name)                                                               \
    extern "C" float name##f(float, float) noexcept;                                          \
    extern "C" double name(double, double) noexcept;                                          \
    extern "C" long double name##l(long double, long double) noexcept;                        \
    inline float name(float x, float y) { return name##f(x, y); }                             \
    inline long double name(long double x, long double y) { return name##l(x, y); }
#endif

namespace capsulec::np {

CAPSULEC_C_MATH(acos)
CAPSULEC_C_MATH(acosh)
CAPSULEC_C_MATH(asin)
CAPSULEC_C_MATH(asinh)
CAPSULEC_C_MATH(atan)
CAPSULEC_C_MATH_2(atan2)
CAPSULEC_C_MATH(atanh)
CAPSULEC_C_MATH(cbrt)
CAPSULEC_C_MATH(cos)
CAPSULEC_C_MATH(cosh)
CAPSULEC_C_MATH(exp)
CAPSULEC_C_MATH(exp2)
CAPSULEC_C_MATH(expm1)
CAPSULEC_C_MATH_2(fmod)
CAPSULEC_C_MATH_2(hypot)
CAPSULEC_C_MATH(log)
CAPSULEC_C_MATH(log10)
CAPSULEC_C_MATH(log1p)
CAPSULEC_C_MATH(log2)
CAPSULEC_C_MATH_2(nextafter)
CAPSULEC_C_MATH(sin)
CAPSULEC_C_MATH(sinh)
CAPSULEC_C_MATH(tan)
CAPSULEC_C_MATH(tanh)

}  // namespace capsulec::np

#undef CAPSULEC_C_MATH
#undef CAPSULEC_C_MATH_2
