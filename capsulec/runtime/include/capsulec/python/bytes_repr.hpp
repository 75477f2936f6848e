// repr() of bytes, and bytes.hex(). Registered by library/text/values.py.
#pragma once

#include <stdint.h>

#include "capsulec/python/bytes.hpp"
#include "capsulec/python/repr.hpp"

namespace capsulec::py {

inline void write_repr(text_builder &to, const bytes &value) {
    bool single = false, twofold = false;
    for (int64_t i = 0; i < value.size(); i++) {
        single = single || value.at(i) == '\'';
        twofold = twofold || value.at(i) == '"';
    }
    const uint32_t quote = single && !twofold ? '"' : '\'';
    to.append_character('b');
    to.append_character(quote);
    for (int64_t i = 0; i < value.size(); i++) {
        const uint32_t code = static_cast<uint32_t>(value.at(i));
        if (code == quote || code == '\\') {
            to.append_character('\\');
            to.append_character(code);
        } else if (code == '\n' || code == '\t' || code == '\r') {
            to.append_character('\\');
            to.append_character(code == '\n' ? 'n' : code == '\t' ? 't' : 'r');
        } else if (code < 32 || code >= 127) {
            write_ascii(to, "\\x");
            write_hex(to, code, 2);
        } else {
            to.append_character(code);
        }
    }
    to.append_character(quote);
}

// bytes.hex(separator, group): groups are counted from the right, from the left when `group` is negative.
inline str hex(const bytes &value, uint32_t separator = 0, int64_t group = 1) {
    text_builder made;
    const int64_t size = value.size();
    const int64_t length = group < 0 ? -group : group;
    for (int64_t i = 0; i < size; i++) {
        const int64_t before = group < 0 ? i : size - i;
        if (separator != 0 && length != 0 && i != 0 && before % length == 0) {
            made.append_character(separator);
        }
        write_hex(made, static_cast<uint32_t>(value.at(i)), 2);
    }
    return made.finish();
}
// The separator is one character.
inline uint32_t hex_separator(const str &separator) {
    if (separator.size() != 1) {
        raise(ValueError, "sep must be length 1.");
    }
    if (separator.code(0) >= 0x80) {
        raise(ValueError, "sep must be ASCII.");
    }
    return separator.code(0);
}
inline str hex(const bytes &value, const str &separator, int64_t group = 1) {
    return hex(value, hex_separator(separator), group);
}
inline str hex(const bytes &value, const bytes &separator, int64_t group = 1) {
    return hex(value, hex_separator(separator.text()), group);
}

} // namespace capsulec::py
