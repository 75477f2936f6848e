// Where an index leads to, which may count from the end. Registered by capsulec/frontend/lower/subscripts.py too.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::py {

// From 0 to size - 1. One comparison where the index counts from the start, which is what most do; a selection in its
// place would have to be waited for.
inline int64_t position(int64_t index, int64_t size, const char *message) {
    const uint64_t count = static_cast<uint64_t>(size);
    uint64_t found = static_cast<uint64_t>(index);
    if (CAPSULEC_UNLIKELY(found >= count)) {
        found += count;
        if (CAPSULEC_UNLIKELY(found >= count)) raise(IndexError, message);
    }
    return static_cast<int64_t>(found);
}

}  // namespace capsulec::py
