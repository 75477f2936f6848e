// Registered by capsulec/frontend/lower/expressions.py: an index of a tuple that is known at run time only.
#pragma once

#include <stdint.h>

#include "capsulec/python/exception.hpp"

namespace capsulec::py {

inline int64_t tuple_index(int64_t index, int64_t length) {
    int64_t position = index < 0 ? index + length : index;
    if (position < 0 || position >= length) raise(IndexError, "tuple index out of range");
    return position;
}

}  // namespace capsulec::py
