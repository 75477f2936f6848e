// Used by numpy/reduce.hpp: reductions of a few numbers, such as the window of a filter.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"

namespace capsulec::np {

// So many numbers are few: their reduction is put in line whole.
constexpr int64_t few_numbers = 32;

template <class T> inline constexpr bool is_plain_float = false;
template <> inline constexpr bool is_plain_float<float> = true;
template <> inline constexpr bool is_plain_float<double> = true;

// In the order of NumPy's pairwise sum, one by one: a window has just been written so, and what was written in parts
// cannot be read as a vector before all of it has left for the memory.
template <class T, class Element>
inline T sum_of_few(int64_t n, const Element &element) {
    if (n < 8) {
        T total{};
        for (int64_t i = 0; i < n; i++) total = total + element(i);
        return total;
    }
    T r0 = element(0), r1 = element(1), r2 = element(2), r3 = element(3);
    T r4 = element(4), r5 = element(5), r6 = element(6), r7 = element(7);
    CAPSULEC_ALONE(r0, r1, r2, r3, r4, r5, r6, r7);
    int64_t i = 8;
    for (; i + 8 <= n; i += 8) {
        r0 = r0 + element(i);
        r1 = r1 + element(i + 1);
        r2 = r2 + element(i + 2);
        r3 = r3 + element(i + 3);
        r4 = r4 + element(i + 4);
        r5 = r5 + element(i + 5);
        r6 = r6 + element(i + 6);
        r7 = r7 + element(i + 7);
        CAPSULEC_ALONE(r0, r1, r2, r3, r4, r5, r6, r7);
    }
    T total = T{} + (((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7)));
    for (; i < n; i++) total = total + element(i);
    return total;
}

// The best of numbers of which there is one at least; false where one of them may be NaN: their total then is.
template <class Better, class T, class Element>
inline bool best_of_few(int64_t n, const Element &element, T &best) {
    T first = element(0), total = first;
    T second = element(n - 1), other = second;
    for (int64_t i = 1; i < n - 1; i += 2) { // the last one may be looked at twice
        const T a = element(i), b = element(i + 1);
        first = Better::beats(first, a) ? first : a;
        second = Better::beats(second, b) ? second : b;
        total += a;
        other += b;
    }
    best = Better::beats(first, second) ? first : second;
    total += other;
    return total == total;
}

} // namespace capsulec::np
