// int(text) and float(text). Registered by library/text/values.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/c_numbers.hpp"
#include "capsulec/python/repr.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/str_search.hpp"


namespace capsulec::py {

// Digits of other scripts: Python has the Unicode database. False when it reads no number either.
CAPSULEC_SELDOM inline bool read_by_python(const str &text, int64_t base, int64_t &number) {
    const Locked locked;
    PyObject *const object = as_object(text);
    PyObject *const read = object == nullptr ? nullptr : new_int(object, static_cast<int>(base));
    int overflow = 0;
    number = read == nullptr ? 0 : PyLong_AsLongLongAndOverflow(read, &overflow);
    PyErr_Clear();
    Py_DecRef(read);
    Py_DecRef(object);
    return read != nullptr && overflow == 0;
}
CAPSULEC_SELDOM inline bool read_by_python(const str &text, double &number) {
    const Locked locked;
    PyObject *const object = as_object(text);
    PyObject *const read = object == nullptr ? nullptr : PyFloat_FromString(object);
    number = read == nullptr ? 0 : PyFloat_AsDouble(read);
    PyErr_Clear();
    Py_DecRef(read);
    Py_DecRef(object);
    return read != nullptr;
}

inline bool has_only_ascii(const str &text) {
    for (int64_t i = 0; i < text.size(); i++) {
        if (text.code(i) >= 0x80) {
            return false;
        }
    }
    return true;
}

[[noreturn]] CAPSULEC_COLD inline void not_an_integer(const str &text, int64_t base) {
    text_builder message;
    write_ascii(message, "invalid literal for int() with base ");
    write_repr(message, base);
    write_ascii(message, ": ");
    write_repr(message, text);
    raise_with(ValueError, message.finish());
}

inline int digit_value(uint32_t c) {
    return c >= '0' && c <= '9'   ? static_cast<int>(c - '0')
           : c >= 'a' && c <= 'z' ? static_cast<int>(c - 'a') + 10
           : c >= 'A' && c <= 'Z' ? static_cast<int>(c - 'A') + 10
                                  : 99;
}

// The number that a text is in a base; false when it is none.
inline bool read_integer(const str &whole, int64_t base, int64_t &number) {
    if (base != 0 && (base < 2 || base > 36)) {
        raise(ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    if (!has_only_ascii(whole) && read_by_python(whole, base, number)) {
        return true;
    }
    const str text = text::strip(whole, true, true);
    int64_t i = 0;
    const int64_t size = text.size();
    const bool negative = size != 0 && text.code(0) == '-';
    if (size != 0 && (negative || text.code(0) == '+')) {
        ++i;
    }
    bool prefixed = false;
    if (i + 1 < size && text.code(i) == '0' && (base == 0 || base == 2 || base == 8 || base == 16)) {
        const uint32_t letter = text.code(i + 1) | 32;
        const int64_t marked = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
        if (marked != 0 && (base == 0 || base == marked)) {
            base = marked;
            i += 2;
            prefixed = true;
        }
    }
    const bool decimal = base == 0;
    base = decimal ? 10 : base;
    uint64_t value = 0;
    bool digit_before = prefixed, any = false, nonzero = false, leading_zero = false;
    for (bool first = true; i < size; i++) {
        const uint32_t code = text.code(i);
        if (code == '_') {
            if (!digit_before) {
                return false;
            }
            digit_before = false;
            continue;
        }
        const int digit = digit_value(code);
        if (digit >= base) {
            return false;
        }
        leading_zero = leading_zero || (first && digit == 0);
        first = false;
        nonzero = nonzero || digit != 0;
        digit_before = any = true;
        const uint64_t limit = uint64_t{1} << 63;
        if (value > (limit - static_cast<uint64_t>(digit)) / static_cast<uint64_t>(base)) {
            raise(OverflowError, "Python int too large to convert to C long");
        }
        value = value * static_cast<uint64_t>(base) + static_cast<uint64_t>(digit);
    }
    if (!any || !digit_before || (decimal && leading_zero && nonzero)) {
        return false;
    }
    if (!negative && value > INT64_MAX) {
        raise(OverflowError, "Python int too large to convert to C long");
    }
    number = static_cast<int64_t>(negative ? uint64_t{0} - value : value);
    return true;
}

inline int64_t to_integer(const str &text, int64_t base = 10) {
    int64_t number = 0;
    if (CAPSULEC_UNLIKELY(!read_integer(text, base, number))) {
        not_an_integer(text, base);
    }
    return number;
}

[[noreturn]] CAPSULEC_COLD inline void not_a_float(const str &text) {
    text_builder message;
    write_ascii(message, "could not convert string to float: ");
    write_repr(message, text);
    raise_with(ValueError, message.finish());
}

inline bool read_float(const str &whole, double &number) {
    if (!has_only_ascii(whole) && read_by_python(whole, number)) {
        return true;
    }
    const str text = text::strip(whole, true, true);
    const int64_t size = text.size();
    if (size == 0 || text.width() != 1) {
        return false;
    }
    char *const buffer = static_cast<char *>(allocate(static_cast<uint64_t>(size) + 1));
    int64_t count = 0;
    bool fits = true;
    for (int64_t i = 0; i < size; i++) {
        const uint32_t code = text.code(i);
        const auto digit_at = [&](int64_t at) { return at >= 0 && at < size && text.code(at) >= '0' && text.code(at) <= '9'; };
        if (code == '_') { // between digits
            fits = fits && digit_at(i - 1) && digit_at(i + 1);
            continue;
        }
        const uint32_t letter = code | 32;
        fits = fits && code < 128 && letter != 'x' && letter != 'p' && code != '(';
        buffer[count++] = static_cast<char>(code);
    }
    buffer[count] = '\0';
    char *end = buffer;
    number = fits ? c_number(buffer, &end) : 0;
    fits = fits && count != 0 && end == buffer + count;
    release(buffer);
    return fits;
}

inline double to_float(const str &text) {
    double number = 0;
    if (CAPSULEC_UNLIKELY(!read_float(text, number))) {
        not_a_float(text);
    }
    return number;
}

} // namespace capsulec::py
