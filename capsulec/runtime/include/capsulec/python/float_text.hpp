// Floats as text: repr(), as Python writes it, with the fewest digits that give the same float back. Registered by
// library/text/values.py.
#pragma once

#include <charconv>
#include <stdint.h>

#include "capsulec/python/repr.hpp"

namespace capsulec::py {

// Digits and exponent as Python lays them out: in full for exponents from `least` to below `most`, else with e.
inline void write_digits(text_builder &to, const char *from, const char *end, int least, int most, bool point) {
    if (*from == '-') {
        to.append_character('-');
        ++from;
    }
    if (*from == 'i' || *from == 'n') { // inf, nan
        return to.append_latin(from, 3);
    }
    char digits[32];
    int count = 0, exponent = 0;
    const char *at = from;
    for (; at != end && *at != 'e'; ++at) {
        if (*at != '.') {
            digits[count++] = *at;
        }
    }
    const bool negative = at[1] == '-';
    for (at += 2; at != end; ++at) {
        exponent = exponent * 10 + (*at - '0');
    }
    exponent = negative ? -exponent : exponent;
    if (exponent < least || exponent >= most) {
        to.append_latin(digits, 1);
        if (count > 1) {
            to.append_character('.');
            to.append_latin(digits + 1, count - 1);
        }
        to.append_character('e');
        to.append_character(exponent < 0 ? '-' : '+');
        const int64_t size = exponent < 0 ? -exponent : exponent;
        if (size < 10) {
            to.append_character('0');
        }
        return write_repr(to, size);
    }
    if (exponent < 0) {
        write_ascii(to, "0.");
        for (int i = -1; i > exponent; i--) {
            to.append_character('0');
        }
        return to.append_latin(digits, count);
    }
    for (int i = 0; i < count || i <= exponent; i++) {
        if (i == exponent + 1) {
            to.append_character('.');
        }
        to.append_character(static_cast<unsigned char>(i < count ? digits[i] : '0'));
    }
    if (point && count <= exponent + 1) {
        write_ascii(to, ".0");
    }
}

template <class Float> void write_float(text_builder &to, Float value, bool point) {
    if (value != value) {
        return write_ascii(to, "nan"); // without its sign
    }
    char buffer[48];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    // NumPy's float32 has fewer digits, and 1e-4 itself is below the bound when it is rounded down.
    const bool narrow = sizeof value == 4;
    const double size = value < 0 ? -static_cast<double>(value) : static_cast<double>(value);
    write_digits(to, buffer, written.ptr, narrow && size != 0 && size < 1e-4 ? -3 : -4, narrow ? 6 : 16, point);
}

inline void write_repr(text_builder &to, double value) { write_float(to, value, true); }
inline void write_repr(text_builder &to, float value) { write_float(to, value, true); }

template <class Real> void write_complex(text_builder &to, complex<Real> value) {
    const bool negative_zero = value.real == 0 && 1 / value.real < 0;
    if (value.real == 0 && !negative_zero) {
        write_float(to, value.imag, false);
        return to.append_character('j');
    }
    to.append_character('(');
    write_float(to, value.real, false);
    const bool minus = value.imag < 0 || (value.imag == 0 && 1 / value.imag < 0);
    if (!minus) {
        to.append_character('+');
    }
    write_float(to, value.imag, false);
    write_ascii(to, "j)");
}
inline void write_repr(text_builder &to, complex128 value) { write_complex(to, value); }
inline void write_repr(text_builder &to, complex64 value) { write_complex(to, value); }

} // namespace capsulec::py
