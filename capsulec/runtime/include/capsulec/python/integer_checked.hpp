// Registered by library/python_operators.py: integer arithmetic that raises what Python raises.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/integer.hpp"

namespace capsulec::py {

// Whether C++ divides two numbers as Python does, since neither is negative: one test in place of those for the divisor
// -1 and for the signs.
constexpr bool divide_alike(int64_t a, int64_t b) {
    return (a | b) >= 0;
}

inline int64_t floordiv(int64_t a, int64_t b) {
    if (CAPSULEC_UNLIKELY(b == 0)) raise(ZeroDivisionError, "integer division or modulo by zero");
    if (CAPSULEC_LIKELY(divide_alike(a, b))) return a / b;
    return floordiv_nonzero(a, b);
}

inline int64_t mod(int64_t a, int64_t b) {
    int64_t near = 0;
    if (!CAPSULEC_KNOWN(b) && wraps_once<int64_t>(a, b, near)) return near;
#if CAPSULEC_PYTHON >= 0x030B
    if (CAPSULEC_UNLIKELY(b == 0)) raise(ZeroDivisionError, "integer modulo by zero");
#else
    if (CAPSULEC_UNLIKELY(b == 0)) raise(ZeroDivisionError, "integer division or modulo by zero");
#endif
    if (CAPSULEC_LIKELY(divide_alike(a, b))) return a % b;
    return mod_nonzero(a, b);
}

// The second half of divmod(a, b).
inline int64_t divmod_mod(int64_t a, int64_t b) {
    if (CAPSULEC_UNLIKELY(b == 0)) raise(ZeroDivisionError, "integer division or modulo by zero");
    return mod_nonzero(a, b);
}

inline double truediv(int64_t a, int64_t b) {
    if (CAPSULEC_UNLIKELY(b == 0)) raise(ZeroDivisionError, "division by zero");
    return truediv_nonzero(a, b);
}

inline int64_t lshift(int64_t a, int64_t count) {
    if (CAPSULEC_UNLIKELY(count < 0)) raise(ValueError, "negative shift count");
    return lshift_nonnegative(a, count);
}

inline int64_t rshift(int64_t a, int64_t count) {
    if (CAPSULEC_UNLIKELY(count < 0)) raise(ValueError, "negative shift count");
    return rshift_nonnegative(a, count);
}

// base ** exponent. Python's result would be a float for a negative exponent; here the type is decided beforehand.
inline int64_t power(int64_t base, int64_t exponent) {
    if (CAPSULEC_UNLIKELY(exponent < 0)) {
        raise(ValueError, "int ** negative int is a float: convert the base with float()");
    }
    return power_nonnegative(base, exponent);
}

// a * b % modulus for a, b < modulus <= 2 ** 63.
inline uint64_t multiply_modulo(uint64_t a, uint64_t b, uint64_t modulus) {
#ifdef __SIZEOF_INT128__
    CAPSULEC_EXTENSION typedef unsigned __int128 uint128;
    return static_cast<uint64_t>(static_cast<uint128>(a) * b % modulus);
#else
    uint64_t sum = 0;
    for (; b != 0; b >>= 1) {
        if ((b & 1) != 0) sum = (sum + a) % modulus;
        a = (a + a) % modulus;
    }
    return sum;
#endif
}

// The number that times a is 1 modulo the modulus (extended Euclid), for a < modulus.
inline uint64_t inverse_modulo(uint64_t a, uint64_t modulus) {
    uint64_t larger = modulus, smaller = a, coefficient = 0, next = 1;
    while (smaller != 0) {
        uint64_t quotient = larger / smaller, rest = larger % smaller;
        uint64_t taken = multiply_modulo(quotient % modulus, next, modulus);
        uint64_t after = coefficient >= taken ? coefficient - taken : coefficient + (modulus - taken);
        larger = smaller;
        smaller = rest;
        coefficient = next;
        next = after;
    }
    if (larger != 1) raise(ValueError, "base is not invertible for the given modulus");
    return coefficient % modulus;
}

// pow(base, exponent, modulus): zero or of the sign of the modulus.
inline int64_t power(int64_t base, int64_t exponent, int64_t modulus) {
    if (CAPSULEC_UNLIKELY(modulus == 0)) raise(ValueError, "pow() 3rd argument cannot be 0");
    uint64_t size = magnitude(modulus);
    uint64_t factor = magnitude(base) % size, result = 1 % size;
    if (base < 0 && factor != 0) factor = size - factor;
    if (exponent < 0) factor = inverse_modulo(factor, size);
    for (uint64_t rest = magnitude(exponent); rest != 0; rest >>= 1) {
        if ((rest & 1) != 0) result = multiply_modulo(result, factor, size);
        factor = multiply_modulo(factor, factor, size);
    }
    if (modulus < 0 && result != 0) return static_cast<int64_t>(result - size);
    return static_cast<int64_t>(result);
}

}  // namespace capsulec::py
