// Registered by backend/writer.py: elements of arrays of bools in loops that are to become vector code, where g++ takes
// them for bytes that it compares. Of bools in memory it makes none but for a few operations.
#pragma once

#include "capsulec/compiler.hpp"

namespace capsulec::np {

// 0 or 1.
CAPSULEC_PART inline unsigned char byte(bool value) noexcept {
#if defined(__GNUC__) || defined(__clang__)
    unsigned char bits;
    __builtin_memcpy(&bits, &value, 1);
    return bits;
#else
    return value ? 1 : 0;
#endif
}

CAPSULEC_PART inline bool truth(bool value) noexcept { return byte(value) != 0; }

}  // namespace capsulec::np
