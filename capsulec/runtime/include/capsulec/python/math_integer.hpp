// Registered by library/math.py: functions of integers. A result that int64_t does not hold is an OverflowError.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::py::math {

[[noreturn]] CAPSULEC_COLD inline void raise_too_large() {
    raise(OverflowError, "Python int too large to convert to C long");
}

// A NumPy uint64 as Python's int.
inline int64_t to_signed(uint64_t n) {
    if (CAPSULEC_UNLIKELY(n > uint64_t{INT64_MAX})) raise_too_large();
    return static_cast<int64_t>(n);
}

inline uint64_t size_of(int64_t n) {
    return n < 0 ? uint64_t{0} - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
}

// a * b for a, b >= 0
inline int64_t product(int64_t a, int64_t b) {
    if (CAPSULEC_UNLIKELY(b != 0 && a > INT64_MAX / b)) raise_too_large();
    return a * b;
}

inline uint64_t common_divisor(uint64_t a, uint64_t b) {
    while (b != 0) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

inline int64_t gcd(int64_t a, int64_t b) { return to_signed(common_divisor(size_of(a), size_of(b))); }

inline int64_t lcm(int64_t a, int64_t b) {
    if (a == 0 || b == 0) return 0;
    uint64_t left = size_of(a), right = size_of(b);
    return product(to_signed(left / common_divisor(left, right)), to_signed(right));
}

// The largest integer whose square is not above n. The float's root may be one off: 2 ** 53 has fewer bits than n.
inline int64_t isqrt(int64_t n) {
    if (CAPSULEC_UNLIKELY(n < 0)) raise(ValueError, "isqrt() argument must be nonnegative");
    uint64_t square = static_cast<uint64_t>(n), root = static_cast<uint64_t>(::sqrt(static_cast<double>(n)));
    while (root * root > square) --root;
    while ((root + 1) * (root + 1) <= square) ++root;
    return static_cast<int64_t>(root);
}

// n * (n - 1) * …, k factors, for n >= k >= 0
inline int64_t falling_product(int64_t n, int64_t k) {
    int64_t result = 1;
    for (int64_t factor = n; factor > n - k; --factor) result = product(result, factor);
    return result;
}

inline int64_t factorial(int64_t n) {
    if (CAPSULEC_UNLIKELY(n < 0)) raise(ValueError, "factorial() not defined for negative values");
    if (CAPSULEC_UNLIKELY(n > 20)) raise_too_large();
    return falling_product(n, n);
}

// In how many orders k of n things can be taken.
inline int64_t perm(int64_t n, int64_t k) {
    if (CAPSULEC_UNLIKELY(n < 0)) raise(ValueError, "n must be a non-negative integer");
    if (CAPSULEC_UNLIKELY(k < 0)) raise(ValueError, "k must be a non-negative integer");
    return n < k ? 0 : falling_product(n, k);
}

// In how many ways k of n things can be chosen. Each step goes from one binomial coefficient to the next larger one,
// dividing before it multiplies: it overflows only if the result does.
inline int64_t comb(int64_t n, int64_t k) {
    if (CAPSULEC_UNLIKELY(n < 0)) raise(ValueError, "n must be a non-negative integer");
    if (CAPSULEC_UNLIKELY(k < 0)) raise(ValueError, "k must be a non-negative integer");
    if (n < k) return 0;
    if (k > n - k) k = n - k;
    int64_t result = 1;
    for (int64_t chosen = 1; chosen <= k; ++chosen) {
        uint64_t shared = common_divisor(static_cast<uint64_t>(result), static_cast<uint64_t>(chosen));
        int64_t whole = result / static_cast<int64_t>(shared), divisor = chosen / static_cast<int64_t>(shared);
        result = product(whole, (n - k + chosen) / divisor);
    }
    return result;
}

}  // namespace capsulec::py::math
