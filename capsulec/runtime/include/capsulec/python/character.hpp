// chr() and ord(), and which characters are white space. Registered by library/text/values.py.
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

// Of bytes, and of text.
template <class Octets> int64_t code_of(const Octets &value) { return code_of(value.text()); }

} // namespace capsulec::py

namespace capsulec::py::text {

// str.isspace() of one character; those of ASCII are 9 to 13 and 28 to 32.
inline bool is_space(uint32_t c) {
    if (CAPSULEC_LIKELY(c < 0x80)) {
        return c <= 32 && (uint64_t{0x1F0003E00} >> c & 1) != 0;
    }
    return c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

} // namespace capsulec::py::text
