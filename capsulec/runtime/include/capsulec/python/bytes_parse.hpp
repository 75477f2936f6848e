// int(octets) and float(octets): as of the text of ASCII that they are. Registered by library/text/values.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/bytes.hpp"
#include "capsulec/python/bytes_repr.hpp"
#include "capsulec/python/parse.hpp"

namespace capsulec::py {

[[noreturn]] CAPSULEC_COLD inline void not_read(const bytes &value, const char *before, int64_t base = 0) {
    text_builder message;
    write_ascii(message, before);
    if (base != 0) {
        write_repr(message, base);
        write_ascii(message, ": ");
    }
    write_repr(message, value);
    raise_with(ValueError, message.finish());
}

// The text of bytes in which a number is looked for: beyond ASCII there is none.
inline bool readable(const bytes &value) {
    for (int64_t i = 0; i < value.size(); i++) {
        if (value.at(i) >= 0x80) {
            return false;
        }
    }
    return true;
}

inline int64_t to_integer(const bytes &value, int64_t base = 10) {
    int64_t number = 0;
    if (!readable(value) || !read_integer(value.text(), base, number)) {
        not_read(value, "invalid literal for int() with base ", base);
    }
    return number;
}
inline double to_float(const bytes &value) {
    double number = 0;
    if (!readable(value) || !read_float(value.text(), number)) {
        not_read(value, "could not convert string to float: ");
    }
    return number;
}

} // namespace capsulec::py
