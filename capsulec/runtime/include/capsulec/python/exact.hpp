// Exact sums of numbers, as Python's statistics computes them, and their quotients and square roots, rounded once.
// Registered by library/statistics.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/asked.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/str.hpp"

extern "C" double ldexp(double, int) noexcept;

namespace capsulec::py::statistics {

using uint128 = unsigned __int128;

// A whole number of `Limbs` times 64 bits in two's complement, in units of a power of two that its user knows.
template <int Limbs> struct wide {
    uint64_t limbs[Limbs] = {};

    bool negative() const { return static_cast<int64_t>(limbs[Limbs - 1]) < 0; }

    // Adds or takes away a number of up to 107 bits, shifted up.
    void add(uint128 size, int shift, bool minus) {
        const int place = shift / 64, bits = shift % 64;
        const uint64_t low = static_cast<uint64_t>(size), high = static_cast<uint64_t>(size >> 64);
        const uint64_t parts[3] = {low << bits, bits == 0 ? high : high << bits | low >> (64 - bits),
                                   bits == 0 ? 0 : high >> (64 - bits)};
        uint64_t carry = 0;
        for (int i = 0; place + i < Limbs && (i < 3 || carry != 0); i++) {
            const uint64_t part = i < 3 ? parts[i] : 0, before = limbs[place + i];
            if (minus) {
                const uint64_t less = before - part;
                limbs[place + i] = less - carry;
                carry = (before < part) | (less < carry);
            } else {
                const uint64_t more = before + part;
                limbs[place + i] = more + carry;
                carry = (more < part) | (limbs[place + i] < carry);
            }
        }
    }

    void negate() {
        uint64_t carry = 1;
        for (uint64_t &limb : limbs) {
            limb = ~limb + carry;
            carry = carry != 0 && limb == 0;
        }
    }

    // The place of its highest bit, -1 of zero; of a number that is not negative.
    int top() const {
        for (int i = Limbs - 1; i >= 0; i--) {
            if (limbs[i] != 0) {
                int bit = 63;
                while ((limbs[i] >> bit) == 0) {
                    --bit;
                }
                return 64 * i + bit;
            }
        }
        return -1;
    }
    uint64_t bit(int place) const { return limbs[place / 64] >> (place % 64) & 1; }

    // Its highest `count` bits, of 128 at most, of which the lowest is set besides when bits below are.
    uint128 leading(int count) const {
        const int highest = top();
        uint128 found = 0;
        for (int i = 0; i < count; i++) {
            const int place = highest - i;
            found = found << 1 | (place >= 0 ? bit(place) : 0);
        }
        for (int place = 0; place <= highest - count; place++) {
            found |= bit(place);
        }
        return found;
    }
};

constexpr int unit = -1074;               // of sums: that of the smallest float
using total = wide<36>;                   // of 2^63 numbers
using total_of_squares = wide<72>;        // of their squares, in units of 2^-2148, times the number of them

[[noreturn]] CAPSULEC_COLD inline void too_large() { raise(OverflowError, "integer division result too large for a float"); }

// A number times a power of two as a float, rounded once; `rest`: it is a little more.
inline double rounded(uint64_t number, bool rest, int exponent, bool negative) {
    if (number == 0) {
        return negative ? -0.0 : 0.0;
    }
    while ((number >> 63) == 0) { // then `rest` is far below what is rounded
        number <<= 1;
        --exponent;
    }
    int dropped = 11; // of 64 bits 53 are kept, fewer near zero
    const int lowest = exponent + dropped;
    if (lowest < unit) {
        dropped += unit - lowest;
    }
    if (dropped > 64) {
        return negative ? -0.0 : 0.0;
    }
    const uint64_t kept = dropped == 64 ? 0 : number >> dropped;
    const uint64_t below = dropped == 64 ? number : number & ((uint64_t{1} << dropped) - 1);
    const uint64_t half = uint64_t{1} << (dropped - 1);
    const bool up = below > half || (below == half && (rest || (kept & 1) != 0));
    const double value = ldexp(static_cast<double>(kept + (up ? 1 : 0)), exponent + dropped);
    if (value - value != 0) {
        too_large();
    }
    return negative ? -value : value;
}

// `above / below` times a power of two as a float; `above` is not negative, `below` is positive. Both are cut to 127
// bits first, which changes nothing where they have no more.
template <int A, int B> double quotient(const wide<A> &above, const wide<B> &below, int exponent, bool negative) {
    const int high = above.top(), low = below.top();
    if (high < 0) {
        return 0.0;
    }
    uint128 rest = above.leading(126);
    const uint128 by = below.leading(126);
    uint64_t found = 0;
    const bool begins = rest >= by;
    if (!begins) {
        rest <<= 1;
    }
    for (int i = 0; i < 64; i++) {
        const bool fits = rest >= by;
        found = found << 1 | (fits ? 1 : 0);
        rest = (fits ? rest - by : rest) << 1;
    }
    return rounded(found, rest != 0, exponent + high - low - (begins ? 0 : 1) - 63, negative);
}

// The square root of `above / by` times a power of two, rounded once: that of the first 126 bits of the quotient, or 127
// where that makes the exponent even.
template <int Limbs> double root_of_quotient(const wide<Limbs> &above, uint128 by, int exponent) {
    int place = above.top();
    if (place < 0) {
        return 0.0;
    }
    uint128 rest = 0, found = 0;
    bool begun = false;
    for (int bits = 0; bits < 126 || ((exponent + place + 1) & 1) != 0; place--) {
        rest = rest << 1 | (place >= 0 ? above.bit(place) : 0);
        const bool fits = rest >= by;
        rest = fits ? rest - by : rest;
        found = found << 1 | (fits ? 1 : 0);
        begun = begun || fits;
        bits += begun ? 1 : 0;
    }
    bool more = rest != 0;
    for (int i = 0; i <= place; i++) {
        more = more || above.bit(i) != 0;
    }
    uint64_t root = 0;
    for (uint64_t bit = uint64_t{1} << 63; bit != 0; bit >>= 1) {
        const uint64_t tried = root | bit;
        root = static_cast<uint128>(tried) * tried <= found ? tried : root;
    }
    more = more || static_cast<uint128>(root) * root != found;
    return rounded(root, more, (exponent + place + 1) / 2, false);
}

// What numbers add up to.
class sum {
    total exact;
    double special = 0; // the sum of infinities and nans
    bool has_special = false;

  public:
    void add(double value) {
        uint64_t bits;
        memcpy(&bits, &value, sizeof bits);
        const int exponent = static_cast<int>(bits >> 52 & 0x7FF);
        const uint64_t fraction = bits & 0xFFFFFFFFFFFFF;
        if (CAPSULEC_UNLIKELY(exponent == 0x7FF)) {
            special = has_special ? special + value : value;
            has_special = true;
            return;
        }
        exact.add(exponent == 0 ? fraction : fraction | uint64_t{1} << 52, exponent == 0 ? 0 : exponent - 1, (bits >> 63) != 0);
    }
    void add(int64_t value) {
        exact.add(value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value), -unit, value < 0);
    }

    // Divided by a positive integer.
    double over(uint64_t count) const {
        if (has_special) {
            return special / static_cast<double>(count);
        }
        total size = exact;
        if (exact.negative()) {
            size.negate();
        }
        wide<2> by; // positive whatever the highest bit of the count is
        by.limbs[0] = count;
        return quotient(size, by, unit, exact.negative());
    }
    // A sum, which is not negative, divided by a positive one.
    double over(const sum &other) const {
        if (has_special || other.has_special) {
            return (has_special ? special : over(uint64_t{1})) / (other.has_special ? other.special : other.over(uint64_t{1}));
        }
        return quotient(exact, other.exact, 0, false);
    }
    // The square root of a sum that is not negative, divided by a positive integer.
    double root_over(uint64_t count) const {
        return has_special ? __builtin_sqrt(special) : root_of_quotient(exact, count, unit);
    }
    bool positive() const { return has_special ? !(special <= 0) : !exact.negative() && exact.top() >= 0; }
};

template <class Number> sum sum_of(const list<Number> &values) {
    sum found;
    for (int64_t i = 0; i < values.size(); i++) {
        found.add(values.at(i));
    }
    return found;
}

// sum(values) / count
template <class Number> double ratio(const list<Number> &values, int64_t count) {
    return sum_of(values).over(static_cast<uint64_t>(count));
}
// sqrt(sum(values) / count)
template <class Number> double root_of_ratio(const list<Number> &values, int64_t count) {
    return sum_of(values).root_over(static_cast<uint64_t>(count));
}
// sum(above) / sum(below), 0 where that is not positive
template <class Number> double ratio_of_sums(const list<Number> &above, const list<double> &below) {
    const sum by = sum_of(below);
    return by.positive() ? sum_of(above).over(by) : 0.0;
}

// The squares of the distances from the mean add up to `times / count`.
struct deviations {
    total_of_squares times;
    double special = 0;
    bool has_special = false;

    void add(uint64_t size, int shift, bool minus, total_of_squares &sums) {
        sums.add(size, shift, minus);
        times.add(static_cast<uint128>(size) * size, 2 * shift, false);
    }
    void add(double value, total_of_squares &sums) {
        uint64_t bits;
        memcpy(&bits, &value, sizeof bits);
        const int exponent = static_cast<int>(bits >> 52 & 0x7FF);
        const uint64_t fraction = bits & 0xFFFFFFFFFFFFF;
        if (CAPSULEC_UNLIKELY(exponent == 0x7FF)) {
            special = has_special ? special + value : value;
            has_special = true;
            return;
        }
        add(exponent == 0 ? fraction : fraction | uint64_t{1} << 52, exponent == 0 ? 0 : exponent - 1, (bits >> 63) != 0, sums);
    }
    void add(int64_t value, total_of_squares &sums) {
        add(value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value), -unit, value < 0, sums);
    }

    template <class Number> explicit deviations(const list<Number> &values) {
        total_of_squares sums;
        for (int64_t i = 0; i < values.size(); i++) {
            add(values.at(i), sums);
        }
        if (sums.negative()) {
            sums.negate();
        }
        // times = count * times - sums * sums
        uint128 carry = 0;
        for (uint64_t &limb : times.limbs) {
            carry += static_cast<uint128>(limb) * static_cast<uint64_t>(values.size());
            limb = static_cast<uint64_t>(carry);
            carry >>= 64;
        }
        for (int i = 0; i < 36; i++) {
            for (int j = 0; sums.limbs[i] != 0 && j < 36; j++) {
                times.add(static_cast<uint128>(sums.limbs[i]) * sums.limbs[j], 64 * (i + j), true);
            }
        }
    }

    // times / count / degrees
    double variance(int64_t count, int64_t degrees) const {
        if (has_special) {
            return special / static_cast<double>(degrees);
        }
        const uint128 by = static_cast<uint128>(count) * static_cast<uint64_t>(degrees);
        wide<3> below;
        below.add(by, 0, false);
        return quotient(times, below, 2 * unit, false);
    }

    double root(int64_t count, int64_t degrees) const {
        return has_special ? __builtin_sqrt(special)
                           : root_of_quotient(times, static_cast<uint128>(count) * static_cast<uint64_t>(degrees), 2 * unit);
    }
};

template <class Number> double variance(const list<Number> &values, int64_t degrees) {
    return deviations(values).variance(values.size(), degrees);
}
template <class Number> double deviation(const list<Number> &values, int64_t degrees) {
    return deviations(values).root(values.size(), degrees);
}

[[noreturn]] CAPSULEC_COLD inline void fail(const str &message) {
    asking<bool>([&] {
        PyObject *const module = PyImport_ImportModule("statistics");
        PyObject *const type = module == nullptr ? nullptr : PyObject_GetAttrString(module, "StatisticsError");
        PyObject *const text = type == nullptr ? nullptr : as_object(message);
        if (text != nullptr) {
            PyErr_SetObject(type, text);
        }
        Py_DecRef(text);
        Py_DecRef(type);
        Py_DecRef(module);
        return true;
    });
    raise(RuntimeError, "statistics cannot be imported");
}

} // namespace capsulec::py::statistics
