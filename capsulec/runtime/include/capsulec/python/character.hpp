// chr() and ord(). Registered by library/text/values.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/str.hpp"

namespace capsulec::py {

inline str character(int64_t code) {
    if (CAPSULEC_UNLIKELY(code < 0 || code > 0x10FFFF)) {
        raise(ValueError, "chr() arg not in range(0x110000)");
    }
    return str::of_character(static_cast<uint32_t>(code));
}

inline int64_t code_of(const str &text) {
    if (CAPSULEC_UNLIKELY(text.size() != 1)) {
        raise(TypeError, "ord() expected a character, but string of length {} found", text.size());
    }
    return text.code(0);
}

} // namespace capsulec::py
