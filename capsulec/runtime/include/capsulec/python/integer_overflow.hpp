// Registered by capsulec/passes/overflow.py: integer arithmetic that raises where 64 bits do not hold the result.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/integer.hpp"
#include "capsulec/python/integer_checked.hpp"

namespace capsulec::py {

inline int64_t checked_add(int64_t a, int64_t b) {
    int64_t sum;
    if (CAPSULEC_UNLIKELY(__builtin_add_overflow(a, b, &sum))) raise(OverflowError, "int + int does not fit into 64 bits");
    return sum;
}

inline int64_t checked_sub(int64_t a, int64_t b) {
    int64_t difference;
    if (CAPSULEC_UNLIKELY(__builtin_sub_overflow(a, b, &difference))) raise(OverflowError, "int - int does not fit into 64 bits");
    return difference;
}

inline int64_t checked_mul(int64_t a, int64_t b) {
    int64_t product;
    if (CAPSULEC_UNLIKELY(__builtin_mul_overflow(a, b, &product))) raise(OverflowError, "int * int does not fit into 64 bits");
    return product;
}

inline int64_t checked_neg(int64_t a) {
    if (CAPSULEC_UNLIKELY(a == INT64_MIN)) raise(OverflowError, "-int does not fit into 64 bits");
    return -a;
}

inline int64_t checked_abs(int64_t a) {
    if (CAPSULEC_UNLIKELY(a == INT64_MIN)) raise(OverflowError, "abs(int) does not fit into 64 bits");
    return a < 0 ? -a : a;
}

// base ** exponent for an exponent that is not negative. The last factor is squared only where it is used.
inline int64_t checked_power_nonnegative(int64_t base, int64_t exponent) {
    int64_t result = 1;
    bool fits = true;
    for (int64_t rest = exponent; rest != 0; rest >>= 1) {
        if ((rest & 1) != 0 && __builtin_mul_overflow(result, base, &result)) fits = false;
        if (rest > 1 && __builtin_mul_overflow(base, base, &base)) fits = false;
    }
    if (CAPSULEC_UNLIKELY(!fits)) raise(OverflowError, "int ** int does not fit into 64 bits");
    return result;
}

inline int64_t checked_square(int64_t a) { return checked_power_nonnegative(a, 2); }

inline int64_t checked_power(int64_t base, int64_t exponent) {
    return exponent < 0 ? power(base, exponent) : checked_power_nonnegative(base, exponent);
}

// a << count for a count that is not negative.
inline int64_t checked_lshift_nonnegative(int64_t a, int64_t count) {
    const int64_t shifted = lshift_nonnegative(a, count);
    if (CAPSULEC_UNLIKELY(rshift_nonnegative(shifted, count) != a)) raise(OverflowError, "int << int does not fit into 64 bits");
    return shifted;
}

inline int64_t checked_lshift(int64_t a, int64_t count) {
    return count < 0 ? lshift(a, count) : checked_lshift_nonnegative(a, count);
}

inline int64_t checked_floordiv_nonzero(int64_t a, int64_t b) {
    if (CAPSULEC_UNLIKELY(a == INT64_MIN && b == -1)) raise(OverflowError, "int // int does not fit into 64 bits");
    return floordiv_nonzero(a, b);
}

inline int64_t checked_floordiv(int64_t a, int64_t b) {
    return b == 0 ? floordiv(a, b) : checked_floordiv_nonzero(a, b);
}

}  // namespace capsulec::py
