// Registered by capsulec/library/numpy/ordering.py: the k-th of the values of a line, without sorting them all.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/sort_line.hpp"

namespace capsulec::np {

// Splits items at a pivot and keeps the part in which `place` lies; whether what sorting would put there is there already.
template <class T, class Before>
inline bool narrow(T *&items, int64_t &count, int64_t &place, T pivot, const Before &is_before) {
    const int64_t left = split(items, count, [&](T value) { return is_before(value, pivot); });
    if (place < left) {
        count = left;
        return false;
    }
    int64_t passed = left;
    if (left == 0) {  // the pivot is the least: what equals it is in its place
        passed = split(items, count, [&](T value) { return !is_before(pivot, value); });
        if (place < passed) return true;
    }
    items += passed;
    count -= passed;
    place -= passed;
    return false;
}

// Puts the value that sorting would put at `place` there, with none that is greater in front of it and none that is
// less behind it. None is nan.
template <class T>
inline void select_ordered(T *items, int64_t count, int64_t place) {
    int splits = most_splits(count);
    while (count > few) {
        if (splits-- == 0) return heap_sort(items, count);
        const T pivot = pivot_of(items, count);
        if (narrow(items, count, place, pivot, [](T a, T b) { return a < b; })) return;
    }
    sort_few(items, count);
}

// The same of anything that has an order, all of it.
template <class T, class Before>
inline void select_by(T *items, int64_t count, int64_t place, const Before &is_before) {
    int splits = most_splits(count);
    while (count > few && splits-- > 0) {
        const T first = items[0], half = items[count / 2], last = items[count - 1];
        const bool rises = is_before(first, half), on = is_before(half, last), over = is_before(first, last);
        const T pivot = rises == on ? half : rises == over ? last : first;
        if (narrow(items, count, place, pivot, is_before)) return;
    }
    scratch<T> spare(count <= short_run ? 0 : count / 2);
    merge_sort(items, count, spare.data(), is_before);
}

template <class T>
struct line_selector {
    static void select(T *items, int64_t count, int64_t place) {
        const int64_t ordered = nan_last(items, count);
#ifdef CAPSULEC_VECTOR_SORT
        if constexpr (vector_sort::has_vectors<T>) {
            const bool quick = place < ordered && vector_sort::is_of_use(ordered);
            if (quick && vector_sort::sort_numbers(items, ordered, place)) return;
        }
#endif
        if (place < ordered) select_ordered(items, ordered, place);
    }
};
template <class Real>
struct line_selector<complex<Real>> {
    static void select(complex<Real> *items, int64_t count, int64_t place) {
        select_by(items, count, place, [](complex<Real> a, complex<Real> b) { return before(a, b); });
    }
};

// For several places, which ascend, what is before one is not looked at for the next.
template <class T>
inline void select_line(T *items, int64_t count, const int64_t *places, int64_t wanted) {
    int64_t done = 0;
    for (int64_t i = 0; i < wanted; i++) {
        if (places[i] < done) continue;
        line_selector<T>::select(items + done, count - done, places[i] - done);
        done = places[i] + 1;
    }
}

}  // namespace capsulec::np
