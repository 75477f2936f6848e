// Registered by library/numpy/arange.py: lengths and elements of numpy.arange.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::np {

// The number of integers from start by step before stop. NumPy's own integers have no ZeroDivisionError.
inline int64_t arange_length(int64_t start, int64_t stop, int64_t step, bool python) {
    if (CAPSULEC_UNLIKELY(step == 0)) {
        if (python) py::raise(py::ZeroDivisionError, "division by zero");
        py::raise(py::ValueError, start == stop ? "arange: cannot compute length" : "Maximum allowed size exceeded");
    }
    if (step > 0 ? start >= stop : start <= stop) return 0;
    const uint64_t from = static_cast<uint64_t>(start), to = static_cast<uint64_t>(stop);
    const uint64_t distance = step > 0 ? to - from : from - to;
    const uint64_t stride = step > 0 ? static_cast<uint64_t>(step) : uint64_t{0} - static_cast<uint64_t>(step);
    return static_cast<int64_t>((distance - 1) / stride + 1);
}

template <class Real> inline int64_t arange_length_real(Real start, Real stop, Real step, bool python) {
    if (CAPSULEC_UNLIKELY(step == 0 && python)) py::raise(py::ZeroDivisionError, "float division by zero");
    const Real distance = stop - start, steps = distance / step;
    if (steps == 0 && distance != 0) return __builtin_signbit(steps) ? 0 : 1; // less than the smallest number
    if (CAPSULEC_UNLIKELY(steps != steps)) py::raise(py::ValueError, "arange: cannot compute length");
    if (steps <= 0) return 0;
    if (CAPSULEC_UNLIKELY(steps >= Real(9223372036854775808.0L))) {
        py::raise(py::ValueError, "Maximum allowed size exceeded");
    }
    const int64_t whole = static_cast<int64_t>(steps);
    return static_cast<Real>(whole) < steps ? whole + 1 : whole;
}

// NumPy computes two elements from start and step, and the others from the difference of these.
template <class Real> constexpr Real arange_item(int64_t i, Real first, Real second, Real delta) {
    const Real item = first + static_cast<Real>(i) * delta;
    return i > 1 ? item : i == 1 ? second : first;
}

}  // namespace capsulec::np
