// Registered by library/math.py: functions of several floats, computed with more than a float's precision.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/exception.hpp"

extern "C" {
double fma(double, double, double) noexcept;
double frexp(double, int *) noexcept;
}

namespace capsulec::py::math {

// The rounded sum or product of two floats, and its rounding error, exactly.
struct rounded {
    double value, error;
};

// a + b for |a| >= |b| (Dekker)
inline rounded sum_of_ordered(double a, double b) {
    double value = a + b;
    return {value, (a - value) + b};
}

// a + b (Knuth)
inline rounded sum_of(double a, double b) {
    double value = a + b, from_b = value - a;
    return {value, (a - (value - from_b)) + (b - from_b)};
}

inline rounded product_of(double a, double b) {
    double value = a * b;
    return {value, ::fma(a, b, -value)};
}

// x * x for x too small to overflow: x is split into halves of 26 bits, whose products are exact (Dekker).
inline rounded square_of(double x) {
    double scaled = x * 134217729.0;  // 2 ** 27 + 1
    double high = scaled - (scaled - x), low = x - high, value = x * x;
    return {value, ((high * high - value) + 2.0 * high * low) + low * low};
}

// A sum of squares in [0, 1], kept above 1.0 so that each addend is known to be the smaller one.
struct square_sum {
    double total = 1.0, square_errors = 0.0, sum_errors = 0.0;

    void add(rounded square) {
        rounded next = sum_of_ordered(total, square.value);
        total = next.value;
        square_errors += square.error;
        sum_errors += next.error;
    }

    double value() const { return total - 1.0 + (square_errors + sum_errors); }
};

// The length of a vector with the given largest absolute value, finite and not zero.
inline double length(double *values, int count, double largest) {
    int exponent = 0;
    ::frexp(largest, &exponent);
    if (CAPSULEC_UNLIKELY(exponent < -1023)) {  // the scale would overflow
#if CAPSULEC_PYTHON >= 0x030C
        constexpr double smallest_normal = 2.2250738585072014e-308;
        for (int i = 0; i < count; ++i) values[i] /= smallest_normal;
        return smallest_normal * length(values, count, largest / smallest_normal);
#else
        double total = 1.0, errors = 0.0;
        for (int i = 0; i < count; ++i) {
            double scaled = values[i] / largest;
            rounded next = sum_of_ordered(total, scaled * scaled);
            total = next.value;
            errors += next.error;
        }
        return largest * ::sqrt(total - 1.0 + errors);
#endif
    }
    double scale = ::ldexp(1.0, -exponent);
    square_sum squares;
    for (int i = 0; i < count; ++i) squares.add(square_of(values[i] * scale));
    double root = ::sqrt(squares.value());
    // One step of Newton's method, from the exact difference of the sum and the square of its root.
    rounded square = square_of(root);
    squares.add({-square.value, -square.error});
    root += squares.value() / (2.0 * root);
    return root / scale;
}

// The length of a vector of absolute values; infinity wins over nan.
inline double vector_length(double *values, int count) {
    double largest = 0.0;
    bool has_nan = false;
    for (int i = 0; i < count; ++i) {
        has_nan |= libm::isnan(values[i]);
        if (values[i] > largest) largest = values[i];
    }
    if (libm::isinf(largest)) return largest;
    if (has_nan) return CAPSULEC_NAN;
    return largest == 0.0 || count == 1 ? largest : length(values, count, largest);
}

inline double hypot() { return 0.0; }

template <class... Doubles>
inline double hypot(double first, Doubles... others) {
    double values[] = {::fabs(first), ::fabs(others)...};
    return vector_length(values, 1 + static_cast<int>(sizeof...(others)));
}

// The distance of two points, given as p0, q0, p1, q1, …
inline double dist() { return 0.0; }

template <class... Doubles>
inline double dist(double first, Doubles... others) {
    constexpr int count = (1 + static_cast<int>(sizeof...(others))) / 2;
    const double coordinates[] = {first, others...};
    double values[count];
    for (int i = 0; i < count; ++i) values[i] = ::fabs(coordinates[2 * i] - coordinates[2 * i + 1]);
    return vector_length(values, count);
}

// A sum without rounding errors (Shewchuk): partial sums that do not overlap, in order of size.
template <int capacity>
struct exact_sum {
    double partials[capacity];
    int count = 0;
    double specials = 0.0, infinities = 0.0;

    void add(double x) {
        double given = x;
        int kept = 0;
        for (int i = 0; i < count; ++i) {
            double partial = partials[i];
            rounded next = ::fabs(x) < ::fabs(partial) ? sum_of_ordered(partial, x) : sum_of_ordered(x, partial);
            if (next.error != 0.0) partials[kept++] = next.error;
            x = next.value;
        }
        count = kept;
        if (x == 0.0) return;
        if (CAPSULEC_LIKELY(libm::isfinite(x))) {
            partials[count++] = x;
            return;
        }
        if (libm::isfinite(given)) raise(OverflowError, "intermediate overflow in fsum");
        if (libm::isinf(given)) infinities += given;
        specials += given;
        count = 0;
    }

    // The partials added from the largest down; the first that does not fit decides how the rest is rounded.
    double value() const {
        if (CAPSULEC_UNLIKELY(specials != 0.0)) {
            if (libm::isnan(infinities)) raise(ValueError, "-inf + inf in fsum");
            return specials;
        }
        if (count == 0) return 0.0;
        int left = count - 1;
        double total = partials[left], error = 0.0;
        while (left > 0 && error == 0.0) {
            rounded next = sum_of_ordered(total, partials[--left]);
            total = next.value;
            error = next.error;
        }
        // Half-way cases were rounded to even: a further partial of the error's sign says that up was right.
        if (left > 0 && (error < 0.0) == (partials[left - 1] < 0.0) && error != 0.0) {
            double twice = error * 2.0, away = total + twice;
            if (away - total == twice) total = away;
        }
        return total;
    }
};

template <class... Doubles>
inline double fsum(Doubles... values) {
    exact_sum<1 + static_cast<int>(sizeof...(values))> sum;
    (sum.add(values), ...);
    return sum.value();
}

// A sum of products in triple the precision of a float (Ogita, Rump and Oishi), as long as it is finite. Then, or when
// something is added that is not a product of floats, it goes on as a plain float.
class sumprod {
  public:
    explicit sumprod(int64_t start) : plain(static_cast<double>(start)) {}

    sumprod &add(double p, double q) {
        if (precise) {
            rounded product = product_of(p, q), next = sum_of(high, product.value);
            if (libm::isfinite(next.value)) {
                rounded errors = sum_of(middle, product.error), second = sum_of(errors.value, next.error);
                high = next.value;
                middle = second.value;
                low = low + errors.error + second.error;
                return *this;
            }
        }
        return add_plain(p * q);
    }

    sumprod &add_plain(double product) {
        plain = value() + product;
        precise = false;
        return *this;
    }

    double value() const {
        if (!precise) return plain;
        rounded last = sum_of(middle, high);
        return plain + (low + last.error + last.value);
    }

  private:
    double plain, high = 0.0, middle = 0.0, low = 0.0;
    bool precise = true;
};

}  // namespace capsulec::py::math
