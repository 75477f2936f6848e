// Registered by library/python_operators.py: float arithmetic that raises what Python raises.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/cube.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/float.hpp"

extern "C" void *memcpy(void *, const void *, __SIZE_TYPE__) noexcept;

namespace capsulec::py {

// Of its bits, that of the sign left out: one test where a comparison of floats needs a second one for NaN.
inline bool is_zero(double b) {
    uint64_t bits;
    memcpy(&bits, &b, sizeof bits);
    return bits << 1 == 0;
}

inline double truediv(double a, double b) {
    if (CAPSULEC_UNLIKELY(is_zero(b))) raise(ZeroDivisionError, "float division by zero");
    return a / b;
}

inline double floordiv(double a, double b) {
    if (CAPSULEC_UNLIKELY(b == 0)) raise(ZeroDivisionError, "float floor division by zero");
    return floordiv_nonzero(a, b);
}

inline double mod(double a, double b) {
#if CAPSULEC_PYTHON >= 0x030D
    if (CAPSULEC_UNLIKELY(b == 0)) raise(ZeroDivisionError, "float modulo by zero");
#else
    if (CAPSULEC_UNLIKELY(b == 0)) raise(ZeroDivisionError, "float modulo");
#endif
    return mod_nonzero(a, b);
}

// The first half of divmod(a, b).
inline double divmod_floordiv(double a, double b) {
    if (CAPSULEC_UNLIKELY(b == 0)) raise(ZeroDivisionError, "float divmod()");
    return floordiv_nonzero(a, b);
}

// The second half of divmod(a, b).
inline double divmod_mod(double a, double b) {
    if (CAPSULEC_UNLIKELY(b == 0)) raise(ZeroDivisionError, "float divmod()");
    return mod_nonzero(a, b);
}

[[noreturn]] CAPSULEC_COLD inline void raise_power(double base, double exponent) {
    if (base == 0) raise(ZeroDivisionError, "0.0 cannot be raised to a negative power");
    if (base < 0 && exponent != ::floor(exponent)) {
        raise(ValueError, "negative float ** fraction is complex: convert the base with complex()");
    }
    raise(OverflowError, "(34, 'Numerical result out of range')");
}

// base ** exponent. C's pow gives Python's values, but for finite numbers without a finite result.
inline double power(double base, double exponent) {
    double result = CAPSULEC_KNOWN(exponent) && exponent == 3 ? cube(base) : ::pow(base, exponent);
    if (CAPSULEC_UNLIKELY(!libm::isfinite(result)) && libm::isfinite(base) && libm::isfinite(exponent)) {
        raise_power(base, exponent);
    }
    return result;
}

// base ** 2 as one multiplication, which compilers also make of pow(x, 2.0): it is the correctly rounded square, and
// differs by one unit in the last place from the libm's pow only where that one is off.
inline double square(double base) {
    double result = base * base;
    if (CAPSULEC_UNLIKELY(libm::isinf(result)) && libm::isfinite(base)) raise_power(base, 2);
    return result;
}

[[noreturn]] CAPSULEC_COLD inline void raise_not_an_integer(double x) {
    if (libm::isnan(x)) raise(ValueError, "cannot convert float NaN to integer");
    if (libm::isinf(x)) raise(OverflowError, "cannot convert float infinity to integer");
    raise(OverflowError, "Python int too large to convert to C long");
}

// int(x): toward zero. What int64_t does not hold is an OverflowError.
inline int64_t to_integer(double x) {
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
    typedef double lanes __attribute__((vector_size(16)));
    double hidden = x; // what GCC knows while it compiles it converts in its own way, where it does not fit
    __asm__("" : "+x"(hidden));
    const int64_t found = __builtin_ia32_cvttsd2si64(lanes{hidden, 0.0}); // the least number for all that does not fit
    if (CAPSULEC_UNLIKELY(found == INT64_MIN) && x != -9223372036854775808.0) raise_not_an_integer(x);
    return found;
#else
    if (CAPSULEC_UNLIKELY(!(x >= -9223372036854775808.0 && x < 9223372036854775808.0))) raise_not_an_integer(x);
    return static_cast<int64_t>(x);
#endif
}

// round(x): to the nearest integer, halves to the even one.
inline int64_t round(double x) { return to_integer(::rint(x)); }

}  // namespace capsulec::py
