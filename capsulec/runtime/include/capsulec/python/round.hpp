// Registered by library/builtins_numeric.py: round(x, digits) of a float, correctly rounded in decimal.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/exception.hpp"

extern "C" {
int snprintf(char *, size_t, const char *, ...) noexcept;
double strtod(const char *, char **) noexcept;
}

namespace capsulec::py {

// Any rounding, through decimal text: both directions are correctly rounded in C's library.
CAPSULEC_SELDOM inline double round_by_text(double x, int digits) {
    char text[900];
    snprintf(text, sizeof text, "%.800e", libm::fabs(x));  // all digits of it: no double has more than 767
    const char *mark = text;
    bool rest = false;  // whether a digit other than zero follows the first one
    for (; *mark != 'e'; ++mark) rest = rest || (mark != text && *mark >= '1' && *mark <= '9');
    int leading = 0;
    for (const char *c = mark + 2; *c != '\0'; ++c) leading = 10 * leading + (*c - '0');
    if (mark[1] == '-') leading = -leading;
    int precision = leading + digits;
    if (precision < -1) return libm::copysign(0.0, x);
    if (precision >= 0) {
        if (precision > 800) return x;
        snprintf(text, sizeof text, "%.*e", precision, x);
    } else {  // 0 or one unit of 10 ** -digits, and half of it goes to the even 0
        bool up = text[0] > '5' || (text[0] == '5' && rest);
        snprintf(text, sizeof text, "%s%de%d", x < 0 ? "-" : "", up ? 1 : 0, -digits);
    }
    double result = strtod(text, nullptr);
    if (libm::isinf(result)) raise(OverflowError, "rounded value too large to represent");
    return result;
}

// The rounding error of the product a * b = product, exactly (Dekker), for numbers far from overflow and underflow.
inline double product_error(double a, double b, double product) {
    constexpr double splitter = 134217729.0;  // 2 ** 27 + 1
    double a_scaled = a * splitter, b_scaled = b * splitter;
    double a_high = a_scaled - (a_scaled - a), b_high = b_scaled - (b_scaled - b);
    double a_low = a - a_high, b_low = b - b_high;
    return a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low);
}

constexpr double powers_of_ten[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

// round(x, digits). While x * 10 ** digits is below 2 ** 52 its exact value is a product and that product's error: they
// give the integer to round to, and dividing it by the exact power of ten rounds once, as reading the decimal would.
inline double round(double x, int64_t digits) {
    if (!libm::isfinite(x) || x == 0 || digits > 323) return x;
    if (digits < -308) return 0.0 * x;
    if (CAPSULEC_LIKELY(digits >= 0 && digits <= 15)) {
        double unit = powers_of_ten[digits], scaled = x * unit, size = libm::fabs(scaled);
        if (size < 0.25) return libm::copysign(0.0, x);
        if (CAPSULEC_LIKELY(size < 4503599627370496.0)) {
            double whole = libm::rint(scaled), fraction = scaled - whole, error = product_error(x, unit, scaled);
            // What looks like a tie may lie above or below it; rint has taken it to the even side.
            if (fraction == 0.5 && error > 0) whole += 1;
            if (fraction == -0.5 && error < 0) whole -= 1;
            return libm::copysign(whole / unit, x);
        }
    }
    return round_by_text(x, static_cast<int>(digits));
}

}  // namespace capsulec::py
