// The mini-language of format specifications, read as Python reads it. Used by python/format.hpp, which
// library/text/values.py registers.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/repr.hpp"
#include "capsulec/python/str.hpp"

namespace capsulec::py {

struct format_spec {
    uint32_t fill = ' ';
    char align = '>';
    char sign = 0; // 0: none was given
    bool no_negative_zero = false;
    bool alternate = false;
    int64_t width = 0;
    char grouping = 0;
    int64_t precision = -1;
    uint32_t type = 0; // 0: none was given
};

inline bool is_alignment(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

// A character of a specification inside quotes of an error message.
inline void write_quoted(text_builder &to, uint32_t code) {
    to.append_character('\'');
    if (code > 32 && code < 128) {
        to.append_character(code);
    } else {
        write_ascii(to, "\\x");
        int digits = 1;
        while (digits < 8 && (code >> (4 * digits)) != 0) {
            ++digits;
        }
        write_hex(to, code, digits);
    }
    to.append_character('\'');
}

[[noreturn]] CAPSULEC_COLD inline void unknown_format(uint32_t type, const char *of) {
    text_builder text;
    write_ascii(text, "Unknown format code ");
    write_quoted(text, type);
    write_ascii(text, " for object of type '");
    write_ascii(text, of);
    text.append_character('\'');
    raise_with(ValueError, text.finish());
}

#if CAPSULEC_PYTHON >= 0x030B
[[noreturn]] CAPSULEC_COLD inline void invalid_format(const str &spec, const char *of) {
    text_builder text;
    write_ascii(text, "Invalid format specifier '");
    text.append(spec);
    write_ascii(text, "' for object of type '");
    write_ascii(text, of);
    text.append_character('\'');
    raise_with(ValueError, text.finish());
}
#else
[[noreturn]] CAPSULEC_COLD inline void invalid_format(const str & /*spec*/, const char * /*of*/) {
    raise(ValueError, "Invalid format specifier");
}
#endif

[[noreturn]] CAPSULEC_COLD inline void refuse_grouping(char grouping, uint32_t type) {
    text_builder text;
    write_ascii(text, "Cannot specify ");
    write_quoted(text, static_cast<unsigned char>(grouping));
    write_ascii(text, " with ");
    write_quoted(text, type);
    text.append_character('.');
    raise_with(ValueError, text.finish());
}

// Goes through the text of a specification.
struct spec_reader {
    const str &text;
    int64_t at = 0;

    int64_t left() const { return text.size() - at; }
    bool next(uint32_t c) const { return left() > 0 && text.code(at) == c; }
    bool take(uint32_t c) {
        const bool found = next(c);
        at += found;
        return found;
    }
    int64_t number(int64_t otherwise) {
        int64_t value = 0;
        const int64_t start = at;
        for (; left() > 0 && text.code(at) >= '0' && text.code(at) <= '9'; at++) {
            const int64_t digit = static_cast<int64_t>(text.code(at)) - '0';
            if (value > (INT64_MAX - digit) / 10) {
                raise(ValueError, "Too many decimal digits in format string");
            }
            value = value * 10 + digit;
        }
        return at == start ? otherwise : value;
    }
};

inline void read_grouping(spec_reader &read, format_spec &found) {
    if (read.take(',')) {
        found.grouping = ',';
    }
    const bool comma = found.grouping != 0;
    if (read.next('_') && !comma) {
        found.grouping = static_cast<char>(read.text.code(read.at++));
    } else if (!read.next('_')) {
        return;
    }
    if (comma || read.next(',')) {
        raise(ValueError, "Cannot specify both ',' and '_'.");
    }
}

// `align` and `type` are those of a value of the class `of` when the specification has none.
inline format_spec spec_of(const str &text, const char *of, char align = '>', char type = 0) {
    format_spec found;
    spec_reader read{text};
    bool filled = false, aligned = true;
    found.align = align;
    found.type = static_cast<unsigned char>(type);
    if (read.left() > 1 && is_alignment(text.code(1))) {
        found.fill = text.code(0);
        found.align = static_cast<char>(text.code(1));
        read.at = 2;
        filled = true;
    } else if (read.left() > 0 && is_alignment(text.code(0))) {
        found.align = static_cast<char>(text.code(0));
        read.at = 1;
    } else {
        aligned = false;
    }
    if (read.next('+') || read.next('-') || read.next(' ')) {
        found.sign = static_cast<char>(text.code(read.at++));
    }
#if CAPSULEC_PYTHON >= 0x030B
    found.no_negative_zero = read.take('z');
#endif
    found.alternate = read.take('#');
    if (!filled && read.take('0')) {
        found.fill = '0';
        found.align = aligned || align != '>' ? found.align : '=';
    }
    found.width = read.number(0);
    read_grouping(read, found);
    if (read.take('.')) {
        found.precision = read.number(-1);
        if (found.precision < 0) {
            raise(ValueError, "Format specifier missing precision");
        }
    }
    if (read.left() > 1) {
        invalid_format(text, of);
    }
    if (read.left() == 1) {
        found.type = text.code(read.at);
    }
    if (found.grouping == 0) {
        return found;
    }
    switch (found.type) {
    case 0: case 'd': case 'e': case 'f': case 'g': case 'E': case 'G': case '%': case 'F':
        return found;
    case 'b': case 'o': case 'x': case 'X':
        if (found.grouping == '_') {
            return found;
        }
    }
    refuse_grouping(found.grouping, found.type);
}

} // namespace capsulec::py
