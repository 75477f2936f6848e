// Registered by library/python_operators.py: integer arithmetic that cannot raise. It wraps at the width of its type.
//
// The type is a template argument that is written, never deduced: `add(2, 3)` is int64_t, as Python's int is here, and
// `add<int8_t>(a, b)` is NumPy's int8. Overflow is computed in unsigned numbers, where it is defined.
#pragma once

#include <stdint.h>

#include "capsulec/libm.hpp"

namespace capsulec::py {

template <class T>
struct integer_traits;  // `wide` is an unsigned type that no integer promotion touches

template <>
struct integer_traits<int8_t> {
    using wide = uint32_t;
};
template <>
struct integer_traits<int16_t> {
    using wide = uint32_t;
};
template <>
struct integer_traits<int32_t> {
    using wide = uint32_t;
};
template <>
struct integer_traits<int64_t> {
    using wide = uint64_t;
};
template <>
struct integer_traits<uint8_t> {
    using wide = uint32_t;
};
template <>
struct integer_traits<uint16_t> {
    using wide = uint32_t;
};
template <>
struct integer_traits<uint32_t> {
    using wide = uint32_t;
};
template <>
struct integer_traits<uint64_t> {
    using wide = uint64_t;
};

template <class T>
using wide = typename integer_traits<T>::wide;

// A parameter type from which nothing is deduced.
template <class T>
struct exactly_type {
    using type = T;
};
template <class T>
using exactly = typename exactly_type<T>::type;

template <class T = int64_t>
constexpr T add(exactly<T> a, exactly<T> b) {
    return static_cast<T>(static_cast<wide<T>>(a) + static_cast<wide<T>>(b));
}

template <class T = int64_t>
constexpr T sub(exactly<T> a, exactly<T> b) {
    return static_cast<T>(static_cast<wide<T>>(a) - static_cast<wide<T>>(b));
}

template <class T = int64_t>
constexpr T mul(exactly<T> a, exactly<T> b) {
    return static_cast<T>(static_cast<wide<T>>(a) * static_cast<wide<T>>(b));
}

template <class T = int64_t>
constexpr T neg(exactly<T> a) {
    return static_cast<T>(wide<T>{0} - static_cast<wide<T>>(a));
}

template <class T = int64_t>
constexpr T square(exactly<T> a) {
    return mul<T>(a, a);
}

// The absolute value; that of the smallest number is itself.
template <class T = int64_t>
constexpr T abs(exactly<T> a) {
    return a < 0 ? neg<T>(a) : a;
}

// base ** exponent for an exponent that is not negative.
template <class T = int64_t>
constexpr T power_nonnegative(exactly<T> base, exactly<T> exponent) {
    wide<T> factor = static_cast<wide<T>>(base), result = 1;
    for (wide<T> rest = static_cast<wide<T>>(exponent); rest != 0; rest >>= 1) {
        if ((rest & 1) != 0) result *= factor;
        factor *= factor;
    }
    return static_cast<T>(result);
}

// Whether a divisor is a power of two: a shift or a mask rounds as Python does then, which pays where it is a constant.
template <class T>
constexpr bool is_power(T b) {
    return b > 0 && (b & (b - 1)) == 0;
}

// a // b for b != 0. The smallest number // -1 is itself.
template <class T = int64_t>
constexpr T floordiv_nonzero(exactly<T> a, exactly<T> b) {
    if constexpr (T(-1) < T(0)) {
        if (b == -1) return neg<T>(a);
        if (CAPSULEC_KNOWN(b) && is_power(b)) {
            return static_cast<T>(a >> CAPSULEC_LOG2(b));
        }
        T quotient = static_cast<T>(a / b);
        return static_cast<T>(quotient - ((a % b != 0) & ((a < 0) != (b < 0))));
    } else {
        return static_cast<T>(a / b);
    }
}

// Whether `rest` is a % b, without a division: where b is positive and a less than one b outside of what the rest can be.
// Most indices that wrap around are.
template <class T>
constexpr bool wraps_once(exactly<T> a, exactly<T> b, T &rest) {
    T inside = a < 0 ? add<T>(a, b) : a;
    T below = sub<T>(inside, b);
    rest = below < 0 ? inside : below;
    return static_cast<wide<T>>(rest) < static_cast<wide<T>>(b > 0 ? b : 0);
}

// a % b for b != 0: zero or of the sign of b.
template <class T = int64_t>
constexpr T mod_nonzero(exactly<T> a, exactly<T> b) {
    if constexpr (T(-1) < T(0)) {
        if constexpr (sizeof(T) == 8) {
            T near = 0;
            if (!CAPSULEC_KNOWN(b) && wraps_once<T>(a, b, near)) return near;
        }
        if (b == -1) return 0;
        if (CAPSULEC_KNOWN(b) && is_power(b)) {
            return static_cast<T>(a & (b - 1));
        }
        T rest = static_cast<T>(a % b);
        return static_cast<T>(rest + (((rest != 0) & ((rest < 0) != (b < 0))) ? b : T(0)));
    } else {
        return static_cast<T>(a % b);
    }
}

// a << count for a count that is not negative.
template <class T = int64_t>
constexpr T lshift_nonnegative(exactly<T> a, exactly<T> count) {
    constexpr int bits = 8 * sizeof(T);
    return static_cast<wide<T>>(count) < bits ? static_cast<T>(static_cast<wide<T>>(a) << count) : T(0);
}

// a >> count for a count that is not negative.
template <class T = int64_t>
constexpr T rshift_nonnegative(exactly<T> a, exactly<T> count) {
    constexpr int bits = 8 * sizeof(T);
    if (static_cast<wide<T>>(count) < bits) return static_cast<T>(a >> count);
    return a < 0 ? static_cast<T>(-1) : T(0);
}

constexpr uint64_t magnitude(int64_t a) {
    return a < 0 ? 0 - static_cast<uint64_t>(a) : static_cast<uint64_t>(a);
}

// The correctly rounded quotient of numbers that doubles may not hold: 55 bits of it and one that says whether more
// follow, so that the conversion to double is the only rounding.
inline double long_division(int64_t a, int64_t b) {
    uint64_t divisor = magnitude(b), quotient = magnitude(a) / divisor, rest = magnitude(a) % divisor;
    int exponent = 0;
    while (rest != 0 && quotient >> 55 == 0) {
        rest <<= 1;
        quotient = quotient << 1 | (rest >= divisor);
        if (rest >= divisor) rest -= divisor;
        --exponent;
    }
    double result = ::ldexp(static_cast<double>(quotient | (rest != 0)), exponent);
    return (a < 0) != (b < 0) ? -result : result;
}

// a / b for b != 0, correctly rounded as in Python.
inline double truediv_nonzero(int64_t a, int64_t b) {
    constexpr uint64_t exact = uint64_t{1} << 53;
    if (magnitude(a) <= exact && magnitude(b) <= exact) return static_cast<double>(a) / static_cast<double>(b);
    return long_division(a, b);
}

// round(a, digits) for digits < 0: to a multiple of 10 ** -digits, halves to the even one.
inline int64_t round(int64_t a, int64_t digits) {
    if (digits >= 0) return a;
    if (digits < -19) return 0;
    uint64_t unit = 1;
    for (int64_t i = digits; i < 0; ++i) unit *= 10;
    uint64_t size = magnitude(a), rest = size % unit, half = unit / 2;
    size -= rest;
    if (rest > half || (rest == half && (size / unit & 1) != 0)) size += unit;
    return static_cast<int64_t>(a < 0 ? 0 - size : size);
}

}  // namespace capsulec::py
