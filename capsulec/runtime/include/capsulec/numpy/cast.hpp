// Registered by library/numpy_operators.py: NumPy's conversion of floats to integers, with no undefined behaviour.
#pragma once

#include <stdint.h>

#include "capsulec/complex.hpp"

namespace capsulec::np {

// A NumPy float as an integer: toward zero, then wrapped. What int64_t and uint64_t do not hold (which C leaves
// undefined, and NumPy to the processor) is the smallest int64_t, as on x86.
template <class T, class Real>
constexpr T to_integer(Real x) {
    if (x >= Real(-9223372036854775808.0L) && x < Real(9223372036854775808.0L)) {
        return static_cast<T>(static_cast<int64_t>(x));
    }
    if (T(-1) > T(0) && sizeof(T) == 8 && x > 0 && x < Real(18446744073709551616.0L)) {
        return static_cast<T>(static_cast<uint64_t>(x));
    }
    return static_cast<T>(INT64_MIN);
}

}  // namespace capsulec::np
