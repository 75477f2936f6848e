// Registered by library/numpy_operators.py: NumPy's conversion of floats to integers, with no undefined behaviour.
#pragma once

#include <stdint.h>

#include "capsulec/complex.hpp"

namespace capsulec::np {

// x as an integer of which W holds all that the processor converts: W's smallest value where x does not fit. What is
// converted is chosen, not whether something is: a loop of that takes vectors.
template <class W, class Real>
constexpr W truncated(Real x) {
    constexpr Real end = Real(uint64_t{1} << (8 * sizeof(W) - 1));
    return static_cast<W>(((x > -end - 1) & (x < end)) ? x : -end);
}
template <>
constexpr int64_t truncated<int64_t, float>(float x) {
    return static_cast<int64_t>(((x >= -0x1p63f) & (x < 0x1p63f)) ? x : -0x1p63f);
}
template <>
constexpr int64_t truncated<int64_t, double>(double x) {
    return static_cast<int64_t>(((x >= -0x1p63) & (x < 0x1p63)) ? x : -0x1p63);
}
template <>
constexpr int32_t truncated<int32_t, float>(float x) {
    return static_cast<int32_t>(((x >= -0x1p31f) & (x < 0x1p31f)) ? x : -0x1p31f);
}

// A NumPy float as an integer: toward zero, then wrapped. What does not fit, which C leaves undefined, and NumPy to the
// processor, is what x86 makes of it: short integers go through int32_t, uint32_t through int64_t.
template <class T, class Real>
constexpr T to_integer(Real x) {
    constexpr bool is_signed = T(-1) < T(0);
    if (sizeof(T) == 8 && !is_signed && x >= Real(9223372036854775808.0L)) {
        return x < Real(18446744073709551616.0L) ? static_cast<T>(static_cast<uint64_t>(x)) : T(0);
    }
    if (sizeof(T) == 8 || (sizeof(T) == 4 && !is_signed)) return static_cast<T>(truncated<int64_t>(x));
    if (sizeof(Real) > 8 && (sizeof(T) == 1 || (sizeof(T) == 2 && is_signed))) {
        return static_cast<T>(truncated<int16_t>(x));
    }
    return static_cast<T>(truncated<int32_t>(x));
}

}  // namespace capsulec::np
