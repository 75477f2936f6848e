// Registered by library/math.py: the functions of C's math library whose last bit is that library's own choice.
//
// A compiler that recognises `sin` computes sin(0.5) by itself and rounds correctly, which the library need not do, and
// CPython's results are the library's. Declared under other names the calls stay calls; they are still known to depend
// on nothing but their arguments, so that they can be moved out of loops. Functions with one exact result (sqrt, floor,
// fmod, …) are called by their own names: there the compiler's knowledge only helps.
#pragma once

#include "capsulec/compiler.hpp"

#if defined(__GNUC__) || defined(__clang__)
#define CAPSULEC_C_MATH(name, ...)                                                         \
    namespace capsulec::py::c_math {                                                       \
    double name(__VA_ARGS__) noexcept CAPSULEC_SYMBOL(#name) __attribute__((const)); \
    }
#else
#define CAPSULEC_C_MATH(name, ...)              \
    extern "C" double name(__VA_ARGS__) noexcept; \
    namespace capsulec::py::c_math {            \
    using ::name;                               \
    }
#endif

CAPSULEC_C_MATH(acos, double)
CAPSULEC_C_MATH(acosh, double)
CAPSULEC_C_MATH(asin, double)
CAPSULEC_C_MATH(asinh, double)
CAPSULEC_C_MATH(atan, double)
CAPSULEC_C_MATH(atan2, double, double)
CAPSULEC_C_MATH(atanh, double)
CAPSULEC_C_MATH(cbrt, double)
CAPSULEC_C_MATH(cos, double)
CAPSULEC_C_MATH(cosh, double)
CAPSULEC_C_MATH(erf, double)
CAPSULEC_C_MATH(erfc, double)
CAPSULEC_C_MATH(exp, double)
CAPSULEC_C_MATH(exp2, double)
CAPSULEC_C_MATH(expm1, double)
CAPSULEC_C_MATH(hypot, double, double)
CAPSULEC_C_MATH(log, double)
CAPSULEC_C_MATH(log10, double)
CAPSULEC_C_MATH(log1p, double)
CAPSULEC_C_MATH(log2, double)
CAPSULEC_C_MATH(pow, double, double)
CAPSULEC_C_MATH(sin, double)
CAPSULEC_C_MATH(sinh, double)
CAPSULEC_C_MATH(tan, double)
CAPSULEC_C_MATH(tanh, double)

#undef CAPSULEC_C_MATH
