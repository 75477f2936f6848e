// Registered by library/numpy/selecting.py: which of several choices a number stands for.
#pragma once

#include <stdint.h>

#include "capsulec/python/exception.hpp"

namespace capsulec::np {

inline int64_t checked_choice(int64_t number, int64_t count) {
    if (CAPSULEC_UNLIKELY(number < 0 || number >= count)) py::raise(py::ValueError, "invalid entry in choice array");
    return number;
}

inline int64_t wrapped_choice(int64_t number, int64_t count) {
    int64_t rest = number % count;
    return rest < 0 ? rest + count : rest;
}

inline int64_t clipped_choice(int64_t number, int64_t count) {
    return number < 0 ? 0 : number >= count ? count - 1 : number;
}

}  // namespace capsulec::np
