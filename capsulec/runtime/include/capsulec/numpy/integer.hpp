// Registered by library/numpy_operators.py: integers where NumPy differs from Python. Nothing here raises.
#pragma once

#include <stdint.h>

#include "capsulec/python/integer.hpp"

namespace capsulec::np {

using py::exactly;
using py::wide;

// NumPy divides by zero with a warning and the result 0.
template <class T>
constexpr T floor_divide(exactly<T> a, exactly<T> b) {
    return b == 0 ? T(0) : py::floordiv_nonzero<T>(a, b);
}

template <class T>
constexpr T remainder(exactly<T> a, exactly<T> b) {
    return b == 0 ? T(0) : py::mod_nonzero<T>(a, b);
}

// A count that is negative or not less than the width moves all bits out.
template <class T>
constexpr T left_shift(exactly<T> a, exactly<T> count) {
    return count < 0 ? T(0) : py::lshift_nonnegative<T>(a, count);
}

template <class T>
constexpr T right_shift(exactly<T> a, exactly<T> count) {
    if (count < 0) return a < 0 ? static_cast<T>(-1) : T(0);
    return py::rshift_nonnegative<T>(a, count);
}

template <class T>
constexpr T invert(exactly<T> a) {
    return static_cast<T>(~static_cast<wide<T>>(a));
}

template <class T>
constexpr T sign(exactly<T> a) {
    return static_cast<T>((a > 0) - (a < 0));
}

// 1 / a toward zero. What NumPy gives for 0 is what x86 makes of an infinity.
template <class T>
constexpr T reciprocal(exactly<T> a) {
    if (a == 0) return sizeof(T) >= 4 && T(-1) < T(0) ? static_cast<T>(wide<T>{1} << (8 * sizeof(T) - 1)) : T(0);
    return a == 1 || (T(-1) < T(0) && a == static_cast<T>(-1)) ? a : T(0);
}

template <class T>
constexpr T minimum(exactly<T> a, exactly<T> b) {
    return a < b ? a : b;
}

template <class T>
constexpr T maximum(exactly<T> a, exactly<T> b) {
    return a > b ? a : b;
}

// int64 against uint64, exactly; every other pair of integer types has a common one.
constexpr bool less(int64_t a, uint64_t b) { return a < 0 || static_cast<uint64_t>(a) < b; }
constexpr bool less(uint64_t a, int64_t b) { return b > 0 && a < static_cast<uint64_t>(b); }
constexpr bool less_equal(int64_t a, uint64_t b) { return a <= 0 || static_cast<uint64_t>(a) <= b; }
constexpr bool less_equal(uint64_t a, int64_t b) { return b >= 0 && a <= static_cast<uint64_t>(b); }
constexpr bool equal(int64_t a, uint64_t b) { return a >= 0 && static_cast<uint64_t>(a) == b; }
constexpr bool equal(uint64_t a, int64_t b) { return equal(b, a); }

// The outcome of a comparison with a constant that no value of the type reaches; `a` is evaluated all the same.
template <bool outcome, class T>
constexpr bool outcome_of(T) {
    return outcome;
}

}  // namespace capsulec::np
