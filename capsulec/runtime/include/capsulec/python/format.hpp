// format(value, spec): the mini-language of format specifications. Registered by library/text/values.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/float_text.hpp"
#include "capsulec/python/str.hpp"

extern "C" int snprintf(char *, size_t, const char *, ...) noexcept;

namespace capsulec::py {

struct format_spec {
    uint32_t fill = 0; // 0: none was given
    char align = 0;
    char sign = '-';
    bool alternate = false;
    bool zeros = false;
    int64_t width = 0;
    char grouping = 0;
    int64_t precision = -1;
    char type = 0;
};

inline bool is_alignment(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

inline format_spec spec_of(const str &text) {
    format_spec found;
    const int64_t size = text.size();
    int64_t i = 0;
    const auto next = [&](uint32_t c) { return i < size && text.code(i) == c; };
    const auto number = [&](int64_t otherwise) {
        int64_t value = otherwise;
        for (bool first = true; i < size && text.code(i) >= '0' && text.code(i) <= '9'; i++, first = false) {
            value = (first ? 0 : value) * 10 + static_cast<int64_t>(text.code(i) - '0');
            if (value > INT32_MAX) {
                raise(ValueError, "Too many decimal digits in format string");
            }
        }
        return value;
    };
    if (size > 1 && is_alignment(text.code(1))) {
        found.fill = text.code(0);
        found.align = static_cast<char>(text.code(1));
        i = 2;
    } else if (size > 0 && is_alignment(text.code(0))) {
        found.align = static_cast<char>(text.code(0));
        i = 1;
    }
    if (next('+') || next('-') || next(' ')) {
        found.sign = static_cast<char>(text.code(i++));
    }
    if (next('#')) {
        found.alternate = true;
        ++i;
    }
    if (next('0')) {
        found.zeros = true;
        ++i;
    }
    found.width = number(0);
    if (next(',') || next('_')) {
        found.grouping = static_cast<char>(text.code(i++));
    }
    if (next('.')) {
        ++i;
        const int64_t before = i;
        found.precision = number(-1);
        if (i == before) {
            raise(ValueError, "Format specifier missing precision");
        }
    }
    if (i < size) {
        found.type = text.code(i) < 128 ? static_cast<char>(text.code(i)) : '?';
        ++i;
    }
    if (i < size) {
        raise(ValueError, "Invalid format specifier");
    }
    return found;
}

[[noreturn]] CAPSULEC_COLD inline void unknown_format(char type, const char *of) {
    text_builder text;
    write_ascii(text, "Unknown format code '");
    text.append_character(static_cast<unsigned char>(type));
    write_ascii(text, "' for object of type '");
    write_ascii(text, of);
    write_ascii(text, "'");
    raise_with(ValueError, text.finish());
}

// Puts sign, prefix and digits of a number at their places. `digits` may have a fraction, an exponent, a percent sign.
inline str placed(const format_spec &spec, bool negative, const char *prefix, const char *digits, int64_t count, int group) {
    char sign = negative ? '-' : spec.sign == '-' ? 0 : spec.sign;
    int64_t whole = 0;
    while (whole < count && ((digits[whole] >= '0' && digits[whole] <= '9') || (group == 4 && digits[whole] >= 'A'))) {
        ++whole;
    }
    const uint32_t fill = spec.fill != 0 ? spec.fill : spec.zeros && spec.align == 0 ? '0' : spec.zeros ? '0' : ' ';
    const char align = spec.align != 0 ? spec.align : spec.zeros ? '=' : '>';
    int64_t prefixed = 0;
    while (prefix[prefixed] != '\0') {
        ++prefixed;
    }
    const int64_t beside = (sign != 0) + prefixed + (count - whole);
    int64_t zeros = 0; // before the digits, as far as zeros fill the width
    const auto grouped = [&](int64_t n) { return spec.grouping != 0 && n > 0 ? n + (n - 1) / group : n; };
    if (align == '=' && fill == '0') {
        while (beside + grouped(whole + zeros) < spec.width) {
            ++zeros;
        }
    }
    const int64_t length = beside + grouped(whole + zeros);
    const int64_t room = spec.width > length ? spec.width - length : 0;
    const int64_t before = align == '>' ? room : align == '^' ? room / 2 : 0;
    text_builder made;
    for (int64_t i = 0; i < before; i++) {
        made.append_character(fill);
    }
    if (sign != 0) {
        made.append_character(static_cast<unsigned char>(sign));
    }
    write_ascii(made, prefix);
    for (int64_t i = 0; align == '=' && i < room; i++) {
        made.append_character(fill);
    }
    for (int64_t i = 0; i < whole + zeros; i++) {
        if (spec.grouping != 0 && i != 0 && (whole + zeros - i) % group == 0) {
            made.append_character(static_cast<unsigned char>(spec.grouping));
        }
        made.append_character(i < zeros ? '0' : static_cast<unsigned char>(digits[i - zeros]));
    }
    made.append_latin(digits + whole, count - whole);
    for (int64_t i = 0; (align == '<' || align == '^') && i < room - before; i++) {
        made.append_character(fill);
    }
    return made.finish();
}

// A float's digits by C's printf, which rounds exactly.
inline str format_float(double value, const format_spec &spec) {
    const bool negative = value < 0 || (value == 0 && 1 / value < 0);
    const double size = negative ? -value : value;
    const char type = spec.type;
    text_builder digits;
    if (value != value || size > 1.7976931348623157e308) {
        const bool upper = type == 'E' || type == 'F' || type == 'G';
        write_ascii(digits, value != value ? (upper ? "NAN" : "nan") : upper ? "INF" : "inf");
        if (type == '%') {
            digits.append_character('%');
        }
        const str text = digits.finish();
        return placed(spec, negative, "", static_cast<const char *>(text.data()), text.size(), 3);
    }
    if (type == 0 && spec.precision < 0) {
        write_float(digits, size, true);
        const str text = digits.finish();
        return placed(spec, negative, "", static_cast<const char *>(text.data()), text.size(), 3);
    }
    const int precision = static_cast<int>(spec.precision < 0 ? 6 : spec.precision);
    char pattern[8] = {'%'};
    int at = 1;
    if (spec.alternate) {
        pattern[at++] = '#';
    }
    pattern[at++] = '.';
    pattern[at++] = '*';
    pattern[at++] = type == '%' ? 'f' : type == 0 || type == 'n' ? 'g' : type;
    const double shown = type == '%' ? size * 100 : size;
    const int shown_precision = type == 0 && precision == 0 ? 1 : precision;
    const int needed = snprintf(nullptr, 0, pattern, shown_precision, shown);
    char *const buffer = static_cast<char *>(allocate(static_cast<uint64_t>(needed) + 4));
    snprintf(buffer, static_cast<size_t>(needed) + 1, pattern, shown_precision, shown);
    int64_t count = needed;
    if (type == 0) { // like g, but with one digit behind the point at least
        bool plain = true;
        for (int64_t i = 0; i < count; i++) {
            plain = plain && buffer[i] >= '0' && buffer[i] <= '9';
        }
        if (plain && count >= shown_precision) { // g writes no exponent where repr's rule asks for one
            const int scientific = snprintf(buffer, static_cast<size_t>(needed) + 1, "%.*g", shown_precision, shown);
            count = scientific;
        }
        if (plain) {
            buffer[count++] = '.';
            buffer[count++] = '0';
        }
    }
    if (type == '%') {
        buffer[count++] = '%';
    }
    const str text = placed(spec, negative, "", buffer, count, 3);
    release(buffer);
    return text;
}

inline str format(double value, const str &text) {
    const format_spec spec = spec_of(text);
    switch (spec.type) {
    case 0: case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'n': case '%':
        return format_float(value, spec);
    default:
        unknown_format(spec.type, "float");
    }
}

inline str format_integer(uint64_t size, bool negative, const format_spec &spec, const char *of) {
    unsigned base = 10;
    const char *prefix = "";
    bool upper = false;
    switch (spec.type) {
    case 0: case 'd': case 'n': break;
    case 'b': base = 2; prefix = "0b"; break;
    case 'o': base = 8; prefix = "0o"; break;
    case 'x': base = 16; prefix = "0x"; break;
    case 'X': base = 16; prefix = "0X"; upper = true; break;
    case 'c': case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case '%': {
        if (spec.type == 'c') {
            return str::of_character(static_cast<uint32_t>(size));
        }
        return format_float(negative ? -static_cast<double>(size) : static_cast<double>(size), spec);
    }
    default: unknown_format(spec.type, of);
    }
    if (spec.precision >= 0) {
        raise(ValueError, "Precision not allowed in integer format specifier");
    }
    char digits[72];
    int64_t at = sizeof digits;
    do {
        digits[--at] = (upper ? "0123456789ABCDEF" : "0123456789abcdef")[size % base];
        size /= base;
    } while (size != 0);
    return placed(spec, negative, spec.alternate ? prefix : "", digits + at, static_cast<int64_t>(sizeof digits) - at, base == 10 ? 3 : 4);
}

inline str format(int64_t value, const str &text) {
    const uint64_t size = value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    return format_integer(size, value < 0, spec_of(text), "int");
}
inline str format(uint64_t value, const str &text) { return format_integer(value, false, spec_of(text), "int"); }

inline str format_text(const str &value, const format_spec &spec, const char *of) {
    if (spec.type != 0 && spec.type != 's') {
        unknown_format(spec.type, of);
    }
    if (spec.sign != '-') {
        raise(ValueError, "Sign not allowed in string format specifier");
    }
    if (spec.grouping != 0) {
        raise(ValueError, spec.grouping == ',' ? "Cannot specify ',' with 's'." : "Cannot specify '_' with 's'.");
    }
    if (spec.alternate) {
        raise(ValueError, "Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align == '=') {
        raise(ValueError, "'=' alignment not allowed in string format specifier");
    }
    const bool cut = spec.precision >= 0 && spec.precision < value.size();
    const str shown = cut ? value.part(0, spec.precision) : value;
    const int64_t room = spec.width > shown.size() ? spec.width - shown.size() : 0;
    const int64_t before = spec.align == '>' ? room : spec.align == '^' ? room / 2 : 0;
    const uint32_t fill = spec.fill != 0 ? spec.fill : spec.zeros ? '0' : ' ';
    text_builder made;
    for (int64_t i = 0; i < before; i++) {
        made.append_character(fill);
    }
    made.append(shown);
    for (int64_t i = before; i < room; i++) {
        made.append_character(fill);
    }
    return made.finish();
}
inline str format(const str &value, const str &text) { return format_text(value, spec_of(text), "str"); }

inline str format(bool value, const str &text) {
    const format_spec spec = spec_of(text);
    if (text.size() == 0) {
        return repr(value);
    }
    return spec.type == 0 && spec.width == 0 && text.size() == 0 ? repr(value)
                                                                  : format_integer(value, false, spec, "bool");
}

} // namespace capsulec::py
