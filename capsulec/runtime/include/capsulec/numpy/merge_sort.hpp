// Registered by capsulec/library/numpy/ordering.py: stable sorting by comparison.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"

namespace capsulec::np {

// `is_before(a, b)` says that a has to stand before b.
template <class T, class Before>
inline void insertion_sort(T *items, int64_t count, const Before &is_before) {
    for (int64_t i = 1; i < count; i++) {
        const T value = items[i];
        int64_t place = i;
        for (; place > 0 && is_before(value, items[place - 1]); place--) items[place] = items[place - 1];
        items[place] = value;
    }
}

constexpr int64_t few = 32; // values, which are sorted in ways of their own
constexpr int64_t short_run = 16;

// Needs room for half as many values in `spare`.
template <class T, class Before>
inline void merge_sort(T *items, int64_t count, T *spare, const Before &is_before) {
    if (count <= short_run) return insertion_sort(items, count, is_before);
    const int64_t half = count / 2;
    merge_sort(items, half, spare, is_before);
    merge_sort(items + half, count - half, spare, is_before);
    if (!is_before(items[half], items[half - 1])) return;
    for (int64_t i = 0; i < half; i++) spare[i] = items[i];
    int64_t left = 0, right = half, to = 0;
    while (left < half && right < count) {
        const bool second = is_before(items[right], spare[left]);
        items[to++] = second ? items[right] : spare[left];
        right += second;
        left += !second;
    }
    while (left < half) items[to++] = spare[left++];
}

}  // namespace capsulec::np
