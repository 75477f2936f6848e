// The fields of `text % values`. Registered by library/text/values.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/format.hpp"
#include "capsulec/python/str.hpp"

namespace capsulec::py {

// A width that is an operand.
inline int64_t percent_width(int64_t width) {
    if (width > INT32_MAX || width < -INT32_MAX) {
        raise(OverflowError, "Python int too large to convert to C int");
    }
    return width;
}
inline int64_t percent_precision(int64_t precision) { return precision < 0 ? 0 : precision; }

// What is asked for, as a specification of format(). A negative width is one to the left.
inline format_spec percent_spec(const char *flags, int64_t width, int64_t precision, char letter) {
    format_spec spec;
    bool left = width < 0, zeros = false;
    for (; *flags != '\0'; ++flags) {
        left = left || *flags == '-';
        zeros = zeros || *flags == '0';
        spec.alternate = spec.alternate || *flags == '#';
        spec.sign = *flags == '+' ? '+' : *flags == ' ' && spec.sign == 0 ? ' ' : spec.sign;
    }
    spec.width = width < 0 ? -width : width;
    spec.align = left ? '<' : zeros ? '=' : '>';
    spec.fill = zeros && !left ? '0' : ' ';
    spec.precision = precision;
    spec.type = static_cast<unsigned char>(letter);
    return spec;
}

// An integer's digits, with zeros in front up to the precision.
inline str percent_digits(const format_spec &spec, bool negative, const char *prefix, const char *digits, int64_t count) {
    if (spec.precision <= count) {
        return placed(spec, negative, prefix, digits, count, count, 3);
    }
    float_digits longer(spec.precision);
    while (longer.count < spec.precision - count) {
        longer.add('0');
    }
    for (int64_t i = 0; i < count; i++) {
        longer.add(digits[i]);
    }
    return placed(spec, negative, prefix, longer.buffer, longer.count, longer.count, 3);
}

inline str percent_integer(uint64_t size, bool negative, const format_spec &spec) {
    const char letter = static_cast<char>(spec.type);
    if (letter == 'c') {
        if (negative || size > 0x10FFFF) {
            raise(OverflowError, "%c arg not in range(0x110000)");
        }
        format_spec plain = spec;
        plain.fill = ' ';
        return filled(str::of_character(static_cast<uint32_t>(size)), plain);
    }
    const unsigned base = letter == 'o' ? 8 : (letter | 32) == 'x' ? 16 : 10;
    const char *const prefix = !spec.alternate ? "" : letter == 'o' ? "0o" : letter == 'x' ? "0x" : letter == 'X' ? "0X" : "";
    char digits[24];
    int64_t at = sizeof digits;
    const char *const numerals = letter == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    do {
        digits[--at] = numerals[size % base];
        size /= base;
    } while (size != 0);
    return percent_digits(spec, negative, prefix, digits + at, static_cast<int64_t>(sizeof digits) - at);
}

inline str percent(int64_t value, const char *flags, int64_t width, int64_t precision, char letter) {
    const uint64_t size = value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    return percent_integer(size, value < 0, percent_spec(flags, width, precision, letter));
}
inline str percent(uint64_t value, const char *flags, int64_t width, int64_t precision, char letter) {
    return percent_integer(value, false, percent_spec(flags, width, precision, letter));
}

inline str percent(double value, const char *flags, int64_t width, int64_t precision, char letter) {
    const format_spec spec = percent_spec(flags, width, precision, letter);
    if (letter != 'd' && letter != 'i' && letter != 'u') {
        return format_float(value, spec);
    }
    if (!is_finite(value)) {
        if (value != value) {
            raise(ValueError, "cannot convert float NaN to integer");
        }
        raise(OverflowError, "cannot convert float infinity to integer");
    }
    const double size = value < 0 ? -value : value;
    const double whole = size < 9e15 ? static_cast<double>(static_cast<int64_t>(size)) : size;
    char digits[320];
    const int count = snprintf(digits, sizeof digits, "%.0f", whole);
    return percent_digits(spec, value <= -1, "", digits, count);
}

inline str percent(const str &value, const char *flags, int64_t width, int64_t precision, char letter) {
    if (letter == 'c' && value.size() != 1) {
        raise(TypeError, "%c requires int or char");
    }
    format_spec spec = percent_spec(flags, width, precision, letter);
    spec.fill = ' ';
    const bool cut = letter != 'c' && precision >= 0 && precision < value.size();
    return filled(cut ? value.part(0, precision) : value, spec);
}

} // namespace capsulec::py
