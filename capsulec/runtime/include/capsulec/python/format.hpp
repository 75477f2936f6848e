// format(value, spec) of numbers and text. Registered by library/text/values.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/float_text.hpp"
#include "capsulec/python/format_spec.hpp"
#include "capsulec/python/str.hpp"

extern "C" int snprintf(char *, size_t, const char *, ...) noexcept;

namespace capsulec::py {

inline void write_times(text_builder &to, uint32_t code, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        to.append_character(code);
    }
}

inline int64_t grouped_size(const format_spec &spec, int64_t digits, int64_t group) {
    return spec.grouping != 0 && digits > 0 ? digits + (digits - 1) / group : digits;
}

// Puts sign, prefix and digits of a number at their places: `whole` digits first, which are grouped, then what follows
// them: a fraction, an exponent, a percent sign.
inline str placed(const format_spec &spec, bool negative, const char *prefix, const char *digits, int64_t whole, int64_t count,
                  int64_t group) {
    const char sign = negative ? '-' : spec.sign == '-' ? char{0} : spec.sign;
    int64_t beside = (sign != 0) + (count - whole);
    for (const char *at = prefix; *at != '\0'; ++at) {
        ++beside;
    }
    int64_t zeros = 0; // filling zeros are grouped like digits
    if (spec.grouping != 0 && spec.fill == '0' && spec.align == '=' && whole > 0) {
        const int64_t room = spec.width - beside;
        zeros = room - room / (group + 1) - whole;
        zeros = zeros > 0 ? zeros : 0;
        while (grouped_size(spec, whole + zeros, group) < room) {
            ++zeros;
        }
    }
    const int64_t length = beside + grouped_size(spec, whole + zeros, group);
    const int64_t room = spec.width > length ? spec.width - length : 0;
    const int64_t before = spec.align == '>' ? room : spec.align == '^' ? room / 2 : 0;
    const int64_t inside = spec.align == '=' ? room : 0;
    text_builder made;
    made.reserve(length + room, 1);
    write_times(made, spec.fill, before);
    if (sign != 0) {
        made.append_character(static_cast<unsigned char>(sign));
    }
    write_ascii(made, prefix);
    write_times(made, spec.fill, inside);
    if (spec.grouping == 0) {
        made.append_latin(digits, whole);
    }
    for (int64_t i = 0; spec.grouping != 0 && i < whole + zeros; i++) {
        if (i != 0 && (whole + zeros - i) % group == 0) {
            made.append_character(static_cast<unsigned char>(spec.grouping));
        }
        made.append_character(i < zeros ? '0' : static_cast<unsigned char>(digits[i - zeros]));
    }
    made.append_latin(digits + whole, count - whole);
    write_times(made, spec.fill, room - before - inside);
    return made.finish();
}

// The characters of a float without its sign.
struct float_digits {
    char *buffer = nullptr;
    int64_t count = 0;

    explicit float_digits(int64_t room) : buffer(static_cast<char *>(allocate(static_cast<uint64_t>(room)))) {}
    float_digits(const float_digits &) = delete;
    float_digits &operator=(const float_digits &) = delete;
    ~float_digits() { release(buffer); }

    void add(char c) { buffer[count++] = c; }
    void add(const char *text) {
        for (; *text != '\0'; ++text) {
            add(*text);
        }
    }
    int64_t whole() const {
        int64_t found = 0;
        while (found < count && buffer[found] >= '0' && buffer[found] <= '9') {
            ++found;
        }
        return found;
    }
    bool is_zero() const {
        for (int64_t i = 0; i < count && (buffer[i] | 32) != 'e'; i++) {
            if (buffer[i] >= '1' && buffer[i] <= '9') {
                return false;
            }
        }
        return true;
    }
};

// Digits d.ddd times a power of ten, laid out as Python does when a specification has no letter: like repr() without a
// precision, else like g. `point`: a float that looks like an integer gets ".0".
inline void lay_out(float_digits &to, double size, const format_spec &spec, bool point) {
    const int most = spec.precision < 0 ? 17 : spec.precision == 0 ? 1 : static_cast<int>(spec.precision);
    float_digits text(most + 16);
    char *end;
    if (spec.precision < 0) {
        end = std::to_chars(text.buffer, text.buffer + most + 16, size, std::chars_format::scientific).ptr;
    } else {
        end = std::to_chars(text.buffer, text.buffer + most + 16, size, std::chars_format::scientific, most - 1).ptr;
    }
    char *mark = end;
    while (*--mark != 'e') {
    }
    int64_t exponent = 0;
    for (const char *at = mark + 2; at != end; ++at) {
        exponent = exponent * 10 + (*at - '0');
    }
    exponent = mark[1] == '-' ? -exponent : exponent;
    const char *const fraction = text.buffer + 2; // behind the first digit and the point
    int64_t count = mark - text.buffer > 1 ? mark - fraction + 1 : 1;
    const bool keep = spec.alternate && spec.precision >= 0; // all digits of the precision
    while (!keep && count > 1 && fraction[count - 2] == '0') {
        --count;
    }
    const auto digit = [&](int64_t i) { return i >= count ? '0' : i == 0 ? text.buffer[0] : fraction[i - 1]; };
    const int64_t limit = spec.precision < 0 ? 16 : most - point;
    const bool scientific = exponent < -4 || exponent >= limit;
    const int64_t whole = scientific ? 1 : exponent + 1;
    for (int64_t i = whole < 1 ? whole - 1 : 0; i < whole; i++) {
        to.add(i < 0 ? '0' : digit(i));
    }
    int64_t last = count;
    if (point && !scientific && last < whole + 1) {
        last = whole + 1;
    }
    if (last > whole || spec.alternate) {
        to.add('.');
    }
    for (int64_t i = whole; i < last; i++) {
        to.add(i < 0 ? '0' : digit(i));
    }
    if (scientific) {
        to.add('e');
        to.add(exponent < 0 ? '-' : '+');
        const int64_t power = exponent < 0 ? -exponent : exponent;
        if (power < 10) {
            to.add('0');
        }
        char decimal[24];
        *write_decimal(power, decimal) = '\0';
        to.add(decimal);
    }
}

inline bool is_finite(double value) { return value - value == 0; }
inline bool is_negative(double value) { return value < 0 || (value == 0 && 1 / value < 0); }

// The most that a float with this specification can take.
inline int64_t float_room(double size, const format_spec &spec) {
    if (spec.precision > INT32_MAX) {
        raise(ValueError, "precision too big");
    }
    return 48 + (spec.precision < 0 ? 6 : spec.precision) + (size >= 1e16 ? 312 : 0);
}

inline void write_finite(float_digits &to, double size, const format_spec &spec, bool point) {
    const char type = static_cast<char>(spec.type);
    if (type == 0) {
        return lay_out(to, size, spec, point);
    }
    const int precision = static_cast<int>(spec.precision < 0 ? 6 : spec.precision);
    if (spec.alternate && (type == 'g' || type == 'G' || type == 'n')) { // C libraries lose zeros of 99999.95 here
        format_spec filled_up = spec;
        filled_up.precision = precision;
        lay_out(to, size, filled_up, false);
        for (int64_t i = 0; type == 'G' && i < to.count; i++) {
            to.buffer[i] = to.buffer[i] == 'e' ? 'E' : to.buffer[i];
        }
        return;
    }
    const char letter = static_cast<char>(type == '%' ? 'f' : type == 'n' ? 'g' : type | 32);
    const auto form = letter == 'f'   ? std::chars_format::fixed
                      : letter == 'e' ? std::chars_format::scientific
                                      : std::chars_format::general;
    to.count = std::to_chars(to.buffer, to.buffer + float_room(size, spec), size, form, precision).ptr - to.buffer;
    if (spec.alternate && precision == 0) { // a point all the same, behind the digits before an exponent
        const int64_t place = letter == 'e' ? 1 : to.count;
        for (int64_t i = to.count++; i > place; i--) {
            to.buffer[i] = to.buffer[i - 1];
        }
        to.buffer[place] = '.';
    }
    for (int64_t i = 0; (type == 'E' || type == 'G') && i < to.count; i++) {
        to.buffer[i] = to.buffer[i] == 'e' ? 'E' : to.buffer[i];
    }
}

inline str format_float(double value, const format_spec &spec, bool point = true) {
    bool negative = is_negative(value);
    double size = negative ? -value : value;
    if (spec.type == '%') {
        size *= 100;
    }
    float_digits digits(float_room(size, spec));
    if (is_finite(size)) {
        write_finite(digits, size, spec, point);
        negative = negative && !(spec.no_negative_zero && digits.is_zero());
    } else {
        const bool upper = spec.type == 'E' || spec.type == 'F' || spec.type == 'G';
        digits.add(size != size ? (upper ? "NAN" : "nan") : upper ? "INF" : "inf");
    }
    if (spec.type == '%') {
        digits.add('%');
    }
    return placed(spec, negative, "", digits.buffer, digits.whole(), digits.count, 3);
}

inline str format(double value, const format_spec &spec) {
    switch (spec.type) {
    case 0: case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'n': case '%':
        return format_float(value, spec);
    default:
        unknown_format(spec.type, "float");
    }
}
inline str format(double value, const str &text) { return format(value, spec_of(text, "float")); }

// A text between fill characters.
inline str filled(const str &shown, const format_spec &spec) {
    const int64_t room = spec.width > shown.size() ? spec.width - shown.size() : 0;
    const int64_t before = spec.align == '>' || spec.align == '=' ? room : spec.align == '^' ? room / 2 : 0;
    text_builder made;
    write_times(made, spec.fill, before);
    made.append(shown);
    write_times(made, spec.fill, room - before);
    return made.finish();
}

inline str format_character(uint64_t size, bool negative, const format_spec &spec) {
    if (spec.sign != 0) {
        raise(ValueError, "Sign not allowed with integer format specifier 'c'");
    }
    if (spec.alternate) {
        raise(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (negative || size > 0x10FFFF) {
        raise(OverflowError, "%c arg not in range(0x110000)");
    }
    return filled(str::of_character(static_cast<uint32_t>(size)), spec);
}

inline str format_integer(uint64_t size, bool negative, const format_spec &spec, const char *of) {
    unsigned base = 10;
    const char *prefix = "";
    switch (spec.type) {
    case 'd': case 'n': case 'c': break;
    case 'b': base = 2; prefix = "0b"; break;
    case 'o': base = 8; prefix = "0o"; break;
    case 'x': base = 16; prefix = "0x"; break;
    case 'X': base = 16; prefix = "0X"; break;
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case '%':
        return format_float(negative ? -static_cast<double>(size) : static_cast<double>(size), spec);
    default: unknown_format(spec.type, of);
    }
    if (spec.precision >= 0) {
        raise(ValueError, "Precision not allowed in integer format specifier");
    }
    if (spec.no_negative_zero) {
        raise(ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec.type == 'c') {
        return format_character(size, negative, spec);
    }
    char digits[72];
    int64_t at = sizeof digits;
    const char *const numerals = spec.type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    do {
        digits[--at] = numerals[size % base];
        size /= base;
    } while (size != 0);
    const int64_t count = static_cast<int64_t>(sizeof digits) - at;
    return placed(spec, negative, spec.alternate ? prefix : "", digits + at, count, count, base == 10 ? 3 : 4);
}

inline str format(int64_t value, const format_spec &spec) {
    const uint64_t size = value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    return format_integer(size, value < 0, spec, "int");
}
inline str format(uint64_t value, const format_spec &spec) { return format_integer(value, false, spec, "int"); }
inline str format(bool value, const format_spec &spec) { return format_integer(value, false, spec, "bool"); }
inline str format(int64_t value, const str &text) { return format(value, spec_of(text, "int", '>', 'd')); }
inline str format(uint64_t value, const str &text) { return format(value, spec_of(text, "int", '>', 'd')); }
inline str format(bool value, const str &text) {
    return text.size() == 0 ? repr(value) : format(value, spec_of(text, "bool", '>', 'd'));
}

inline str format(const str &value, const format_spec &spec) {
    if (spec.type != 's') {
        unknown_format(spec.type, "str");
    }
    if (spec.sign != 0) {
        raise(ValueError, spec.sign == ' ' ? "Space not allowed in string format specifier"
                                           : "Sign not allowed in string format specifier");
    }
    if (spec.no_negative_zero) {
        raise(ValueError, "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.alternate) {
        raise(ValueError, "Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align == '=') {
        raise(ValueError, "'=' alignment not allowed in string format specifier");
    }
    const bool cut = spec.precision >= 0 && spec.precision < value.size();
    return filled(cut ? value.part(0, spec.precision) : value, spec);
}
inline str format(const str &value, const str &text) { return format(value, spec_of(text, "str", '<', 's')); }

inline str format(complex128 value, const str &text) {
    format_spec spec = spec_of(text, "complex");
    switch (spec.type) {
    case 0: case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'n': break;
    default: unknown_format(spec.type, "complex");
    }
    if (spec.fill == '0') {
        raise(ValueError, "Zero padding is not allowed in complex format specifier");
    }
    if (spec.align == '=') {
        raise(ValueError, "'=' alignment flag is not allowed in complex format specifier");
    }
    const bool alone = spec.type == 0 && value.real == 0 && !is_negative(value.real); // only the imaginary part
    format_spec part = spec;
    part.width = 0;
    text_builder made;
    if (spec.type == 0 && !alone) {
        made.append_character('(');
    }
    if (!alone) {
        made.append(format_float(value.real, part, false));
        part.sign = '+';
    }
    made.append(format_float(value.imag, part, false));
    write_ascii(made, spec.type == 0 && !alone ? "j)" : "j");
    return filled(made.finish(), spec);
}

} // namespace capsulec::py
