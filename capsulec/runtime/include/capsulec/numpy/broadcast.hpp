// Registered by capsulec/passes/shapes.py: axes of length 1 stretched along the others.
#pragma once

#include <stdint.h>

namespace capsulec::np {

// The position in an axis of length `extent` that stands for `position` of the whole.
inline int64_t broadcast(int64_t position, int64_t extent) { return extent == 1 ? 0 : position; }

// The length of two axes together, one of which may be 1.
inline int64_t broadcast_extent(int64_t left, int64_t right) { return left == 1 ? right : left; }

}  // namespace capsulec::np
