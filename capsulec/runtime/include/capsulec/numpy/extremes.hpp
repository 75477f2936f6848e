// Registered by capsulec/backend/writer.py: the least and the largest of the same numbers.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/reduce.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::np {

// Two numbers at a time, so that not all comparisons wait for each other; the last one may be looked at twice. Whether
// one of them may be NaN is known at the end, from their total.
template <class T, class Element>
inline bool extremes_of_numbers(int64_t n, const Element &element, T &least, T &largest) {
    T low = element(0), high = low, total = low;
    T low1 = element(n - 1), high1 = low1, total1 = low1;
    for (int64_t i = 1; i < n - 1; i += 2) {
        const T a = element(i), b = element(i + 1);
        low = low < a ? low : a;
        high = high > a ? high : a;
        low1 = low1 < b ? low1 : b;
        high1 = high1 > b ? high1 : b;
        total += a;
        total1 += b;
    }
    least = low < low1 ? low : low1;
    largest = high > high1 ? high : high1;
    total += total1;
    return total == total;
}

// What is looked at twice is still in the processor's cache.
constexpr int64_t looked_at_together = 1024;

template <class T, class Element>
inline py::tuple<T, T> extremes_of_many(int64_t n, const Element &element) {
    T least = element(0), largest = least;
    for (int64_t start = 0; start < n; start += looked_at_together) {
        const int64_t count = n - start < looked_at_together ? n - start : looked_at_together;
        const auto part = [&](int64_t i) { return element(start + i); };
        least = smaller::of(least, min<T>(count, part));
        largest = larger::of(largest, max<T>(count, part));
    }
    return py::make_tuple(least, largest);
}

// Not in line, as in `best_of_floats`.
template <class T, class Element>
CAPSULEC_OUT_OF_LINE py::tuple<T, T> extremes_of_floats(int64_t n, const Element element) {
    return extremes_of_many<T>(n, element);
}

// There is one number at least.
template <class T, class Element>
inline py::tuple<T, T> extremes(int64_t n, const Element &element) {
    if constexpr (is_plain_float<T>) {
        T least, largest;
        if (CAPSULEC_LIKELY(n < 64 && extremes_of_numbers<T>(n, element, least, largest))) {
            return py::make_tuple(least, largest);
        }
        return extremes_of_floats<T>(n, element);
    } else {
        return extremes_of_many<T>(n, element);
    }
}

} // namespace capsulec::np
