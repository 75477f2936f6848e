// Registered by library/numpy_operators.py: a Python int that meets a NumPy integer, and has to fit.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/integer.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::np {

template <class T>
struct integer_text;  // NumPy's message for a value that the type does not hold

template <>
struct integer_text<int8_t> {
    static constexpr const char *out_of_bounds = "Python integer {} out of bounds for int8";
};
template <>
struct integer_text<int16_t> {
    static constexpr const char *out_of_bounds = "Python integer {} out of bounds for int16";
};
template <>
struct integer_text<int32_t> {
    static constexpr const char *out_of_bounds = "Python integer {} out of bounds for int32";
};
template <>
struct integer_text<uint8_t> {
    static constexpr const char *out_of_bounds = "Python integer {} out of bounds for uint8";
};
template <>
struct integer_text<uint16_t> {
    static constexpr const char *out_of_bounds = "Python integer {} out of bounds for uint16";
};
template <>
struct integer_text<uint32_t> {
    static constexpr const char *out_of_bounds = "Python integer {} out of bounds for uint32";
};
template <>
struct integer_text<uint64_t> {
    static constexpr const char *out_of_bounds = "Python integer {} out of bounds for uint64";
};

// `value` as a T, or OverflowError.
template <class T>
inline T fit(int64_t value) {
    T result = static_cast<T>(value);
    if (CAPSULEC_UNLIKELY(static_cast<int64_t>(result) != value || (result < 0) != (value < 0))) {
        py::raise(py::OverflowError, integer_text<T>::out_of_bounds, value);
    }
    return result;
}

}  // namespace capsulec::np
