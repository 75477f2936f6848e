// Registered by library/numpy_operators.py: powers of NumPy's signed integers.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/fit.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::np {

template <class T>
inline T integer_power(exactly<T> base, exactly<T> exponent) {
    if (CAPSULEC_UNLIKELY(exponent < 0)) {
        py::raise(py::ValueError, "Integers to negative integer powers are not allowed.");
    }
    return py::power_nonnegative<T>(base, exponent);
}

}  // namespace capsulec::np
