// Registered by passes/lines.py: short lines of elements, of which a loop computes one after the other.
#pragma once

#include <stdint.h>

namespace capsulec::np {

// Where the line ends that begins at `first`, of what ends at `stop`.
inline int64_t line_end(int64_t first, int64_t stop) { return stop - first < 256 ? stop : first + 256; }

}  // namespace capsulec::np
