// Registered by capsulec/library/numpy/ordering.py: the values of one line in order.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/before.hpp"
#include "capsulec/numpy/merge_sort.hpp"
#include "capsulec/numpy/radix_sort.hpp"
#include "capsulec/numpy/scratch.hpp"
#include "capsulec/numpy/sort_few.hpp"
#include "capsulec/numpy/vector_sort.hpp"

namespace capsulec::np {

template <class T>
inline void heap_down(T *items, int64_t parent, int64_t count) {
    const T value = items[parent];
    for (int64_t child = 2 * parent + 1; child < count; child = 2 * parent + 1) {
        if (child + 1 < count && items[child] < items[child + 1]) child++;
        if (!(value < items[child])) break;
        items[parent] = items[child];
        parent = child;
    }
    items[parent] = value;
}

template <class T>
CAPSULEC_SELDOM inline void heap_sort(T *items, int64_t count) {
    for (int64_t i = count / 2; i-- > 0;) heap_down(items, i, count);
    for (int64_t i = count; i-- > 1;) {
        swap_values(items[0], items[i]);
        heap_down(items, 0, i);
    }
}

template <class T>
inline T middle_of(T a, T b, T c) {
    return a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
}

template <class T>
inline T pivot_of(const T *items, int64_t count) {
    const int64_t half = count / 2, last = count - 1;
    if (count < 128) return middle_of(items[0], items[half], items[last]);
    const int64_t step = count / 8;
    return middle_of(middle_of(items[0], items[step], items[2 * step]),
                     middle_of(items[half - step], items[half], items[half + step]),
                     middle_of(items[last - 2 * step], items[last - step], items[last]));
}

// Values that `goes_left` in front; returns how many they are. Without branches on the values.
template <class T, class Left>
inline int64_t split(T *items, int64_t count, const Left &goes_left) {
    int64_t left = 0;
    for (int64_t i = 0; i < count; i++) {
        const T value = items[i];
        items[i] = items[left];
        items[left] = value;
        left += goes_left(value);
    }
    return left;
}

inline int most_splits(int64_t count) {
    int splits = 4;
    for (; count > 0; count /= 2) splits += 2;
    return splits;
}

// None is nan. After so many splits that did little, a heap goes on.
template <class T>
inline void quick_sort(T *items, int64_t count, int splits) {
    while (count > few) {
        if (splits-- == 0) return heap_sort(items, count);
        const T pivot = pivot_of(items, count);
        const int64_t left = split(items, count, [pivot](T value) { return value < pivot; });
        if (left == 0) { // the pivot is the least value: those like it have their places
            const int64_t equal = split(items, count, [pivot](T value) { return !(pivot < value); });
            items += equal;
            count -= equal;
        } else if (left < count - left) {
            quick_sort(items, left, splits);
            items += left;
            count -= left;
        } else {
            quick_sort(items + left, count - left, splits);
            count = left;
        }
    }
    sort_few(items, count);
}

// From how many values on the bytes of keys are quicker than comparisons.
template <class T> constexpr int64_t radix_from = sizeof(T) == 8 ? 800 : sizeof(T) == 4 ? 350 : 150;

// By keys from which the values come again.
template <class T>
inline void sort_by_keys(T *items, int64_t count) {
    using Key = key_of<T>;
    scratch<Key> room(2 * count);
    Key *const keys = room.data();
    for (int64_t i = 0; i < count; i++) keys[i] = key<T, true>(items[i]);
    const Key *const sorted = radix_sort<Key>(keys, keys + count, count);
    for (int64_t i = 0; i < count; i++) items[i] = of_key<T>(sorted[i]);
}

template <class T>
inline void count_sort(T *items, int64_t count) {
    int64_t counts[256] = {};
    for (int64_t i = 0; i < count; i++) counts[key(items[i])]++;
    int64_t place = 0;
    for (int value = 0; value < 256; value++) {
        for (int64_t n = counts[value]; n > 0; n--) items[place++] = of_key<T>(static_cast<uint8_t>(value));
    }
}

template <class T>
inline void sort_stably(T *items, int64_t count) {
    scratch<T> spare(count <= short_run ? 0 : count / 2);
    merge_sort(items, count, spare.data(), [](T a, T b) { return before(a, b); });
}

template <class T>
struct line_sorter {
    // Equal values are the same but for zeros of both signs, whose order `stable` keeps.
    CAPSULEC_OUT_OF_LINE static void sort(T *items, int64_t count, bool stable) {
        if (is_real_float<T> && stable) return sort_stably(items, count);
        if constexpr (sizeof(T) == 1) {
            if (count > 64) return count_sort(items, count);
        }
        count = nan_last(items, count);
#ifdef CAPSULEC_VECTOR_SORT
        if constexpr (vector_sort::has_vectors<T>) {
            if (vector_sort::is_of_use(count) && vector_sort::sort_numbers(items, count)) return;
        }
#endif
        if constexpr (has_key<T>) {
            if (count >= radix_from<T>) return sort_by_keys(items, count);
        }
        quick_sort(items, count, most_splits(count));
    }
};
template <class Real>
struct line_sorter<complex<Real>> {
    CAPSULEC_OUT_OF_LINE static void sort(complex<Real> *items, int64_t count, bool) { sort_stably(items, count); }
};

// A few values are put where they belong one after the other where that has to be stable, or is quicker.
template <class T>
inline void sort_line(T *items, int64_t count, bool stable = false) {
    if (count > few) return line_sorter<T>::sort(items, count, stable);
    if constexpr (is_exchanged<T>) {
        if (!is_real_float<T> || !stable) {
            sort_copy(items, 1, count, items);
            return;
        }
    }
    insertion_sort(items, count, [](T a, T b) { return before(a, b); });
}

}  // namespace capsulec::np
