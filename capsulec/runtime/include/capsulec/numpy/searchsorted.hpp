// Registered by capsulec/library/numpy/ordering.py: where values have their places among sorted ones.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/before.hpp"
#include "capsulec/numpy/lines.hpp"

namespace capsulec::np {

// How many of the sorted values stand before a value (right: not behind it). Without branches on the values.
template <class T, class At>
inline int64_t place_among(int64_t count, T value, bool right, const At &at) {
    int64_t low = 0;
    while (count > 0) {
        const int64_t half = count / 2;
        const T middle = at(low + half);
        const bool above = right ? !before(value, middle) : before(middle, value);
        low += above ? half + 1 : 0;
        count = above ? count - half - 1 : half;
    }
    return low;
}

template <class T>
inline int64_t searchsorted(const array<T, 1> &sorted, T value, bool right) {
    const T *const data = sorted.data;
    const int64_t step = sorted.stride[0];
    return place_among(sorted.shape[0], value, right, [=](int64_t i) { return data[i * step]; });
}

template <class T, int N>
inline array<int64_t, N> searchsorted(const array<T, 1> &sorted, const array<T, N> &values, bool right) {
    array<int64_t, N> made = allocate<int64_t>(extents_of(values));
    const int64_t count = values.shape[N - 1], step = values.stride[N - 1];
    each_line(values, made, N - 1, [&](int64_t from, int64_t to) {
        for (int64_t i = 0; i < count; i++) {
            made.data[to + i] = searchsorted(sorted, values.data[from + i * step], right);
        }
    });
    return made;
}

[[noreturn]] CAPSULEC_COLD inline void raise_sorter(const char *text) { py::raise(py::ValueError, text); }

// Values that a list of places sorts.
template <class T>
inline array<T, 1> in_order(const array<T, 1> &values, const array<int64_t, 1> &sorter) {
    const int64_t count = values.shape[0];
    if (sorter.shape[0] != count) raise_sorter("sorter.size must equal a.size");
    array<T, 1> made = allocate<T>(shape<1>{{count}});
    for (int64_t i = 0; i < count; i++) {
        const int64_t place = sorter.data[i * sorter.stride[0]];
        if (place < 0 || place >= count) raise_sorter("Sorter index out of range.");
        made.data[i] = values.data[place * values.stride[0]];
    }
    return made;
}

}  // namespace capsulec::np
