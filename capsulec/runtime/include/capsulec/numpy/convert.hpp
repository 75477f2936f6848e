// Registered by library/builtins_numeric.py: numbers given to NumPy's scalar types, and taken from them.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/cast.hpp"
#include "capsulec/numpy/fit.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::np {

[[noreturn]] CAPSULEC_COLD inline void raise_not_an_integer(bool nan, bool infinite) {
    if (nan) py::raise(py::ValueError, "cannot convert float NaN to integer");
    if (infinite) py::raise(py::OverflowError, "cannot convert float infinity to integer");
    py::raise(py::OverflowError, "Python int too large to convert to C long");
}

// A Python float as a NumPy integer: as int(x) and then the check that it fits.
template <class T>
inline T fit_float(double x) {
    if (T(-1) > T(0) && sizeof(T) == 8 && x >= 9223372036854775808.0 && x < 18446744073709551616.0) {
        return static_cast<T>(static_cast<uint64_t>(x));
    }
    if (CAPSULEC_UNLIKELY(!(x >= -9223372036854775808.0 && x < 9223372036854775808.0))) {
        raise_not_an_integer(x != x, x - x != 0);
    }
    return fit<T>(static_cast<int64_t>(x));
}

template <>
inline int64_t fit_float<int64_t>(double x) {
    if (CAPSULEC_UNLIKELY(!(x >= -9223372036854775808.0 && x < 9223372036854775808.0))) {
        raise_not_an_integer(x != x, x - x != 0);
    }
    return static_cast<int64_t>(x);
}

// int(x) of a long double, with NumPy's own messages.
inline int64_t to_python_integer(long double x) {
    if (CAPSULEC_UNLIKELY(!(x >= -9223372036854775808.0L && x < 9223372036854775808.0L))) {
        if (x != x) py::raise(py::ValueError, "cannot convert longdouble NaN to integer");
        if (x - x != 0) py::raise(py::OverflowError, "cannot convert longdouble infinity to integer");
        py::raise(py::OverflowError, "Python int too large to convert to C long");
    }
    return static_cast<int64_t>(x);
}

// round(x) of a long double.
inline int64_t round_to_python_integer(long double x) { return to_python_integer(::rintl(x)); }

// int(x) of a uint64_t; Python's int has 64 bits and a sign here.
inline int64_t to_python_integer(uint64_t x) {
    if (CAPSULEC_UNLIKELY(x > static_cast<uint64_t>(INT64_MAX))) {
        py::raise(py::OverflowError, "Python int too large to convert to C long");
    }
    return static_cast<int64_t>(x);
}

}  // namespace capsulec::np
