// Registered by capsulec/passes/overlap.py: whether two pieces of memory meet.
#pragma once

#include <stdint.h>

namespace capsulec::np {

// Whether `n` elements from `a` and `m` elements from `b` have one in common.
template <class T, class U>
inline bool overlap(const T *a, int64_t n, const U *b, int64_t m) {
    uintptr_t first = reinterpret_cast<uintptr_t>(a), second = reinterpret_cast<uintptr_t>(b);
    return first < second + static_cast<uintptr_t>(m) * sizeof(U) && second < first + static_cast<uintptr_t>(n) * sizeof(T);
}

}  // namespace capsulec::np
