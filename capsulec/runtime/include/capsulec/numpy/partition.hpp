// Registered by capsulec/library/numpy/ordering.py: partition and argpartition.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/argsort.hpp"
#include "capsulec/numpy/contiguous.hpp"
#include "capsulec/numpy/select_line.hpp"

namespace capsulec::np {

// Whether there are elements: where there are none, NumPy takes every place.
template <class T, int N>
inline bool has_elements(const array<T, N> &a) {
    for (int axis = 0; axis < N; axis++) {
        if (a.shape[axis] == 0) return false;
    }
    return true;
}

// Places counted from the front, ascending.
inline void normal_places(const array<int64_t, 1> &given, int64_t count, int64_t *places) {
    for (int64_t i = 0; i < given.shape[0]; i++) {
        const int64_t place = given.data[i * given.stride[0]];
        if (place < -count || place >= count) {
            py::raise(py::ValueError, "kth(={}) out of bounds ({})", place < 0 ? place + count : place, count);
        }
        places[i] = place < 0 ? place + count : place;
    }
    insertion_sort(places, given.shape[0], [](int64_t a, int64_t b) { return a < b; });
}

template <class T, int N>
inline void partition_in_place(const array<T, N> &a, const array<int64_t, 1> &kth, int64_t which) {
    const int axis = normal_axis(which, N);
    if (!has_elements(a)) return;
    const int64_t count = a.shape[axis], step = a.stride[axis], wanted = kth.shape[0];
    scratch<int64_t> places(wanted);
    normal_places(kth, count, places.data());
    scratch<T> line(step == 1 ? 0 : count);
    each_line(a, a, axis, [&](int64_t at, int64_t) {
        if (step == 1) return select_line(a.data + at, count, places.data(), wanted);
        gather(a.data + at, step, count, line.data());
        select_line(line.data(), count, places.data(), wanted);
        scatter(line.data(), a.data + at, step, count);
    });
}

template <class T, int N>
inline array<T, N> partitioned(const array<T, N> &a, const array<int64_t, 1> &kth, int64_t axis) {
    array<T, N> made = allocate<T>(extents_of(a));
    copy_axis<0>(a, a.data, made.data);
    partition_in_place(made, kth, axis);
    return made;
}

template <class T>
inline void argpartition_line(const T *items, int64_t step, int64_t count, int64_t *places, const int64_t *kth, int64_t wanted) {
#ifdef CAPSULEC_VECTOR_SORT
    if constexpr (sorts_by_keys<T>) {
        if (vector_sort::is_of_use(count) && argsort_by_vectors(items, step, count, places, kth, wanted)) return;
    }
#endif
    for (int64_t i = 0; i < count; i++) places[i] = i;
    const auto is_before = [=](int64_t a, int64_t b) { return before(items[a * step], items[b * step]); };
    for (int64_t i = 0, done = 0; i < wanted; i++) {
        if (kth[i] < done) continue;
        select_by(places + done, count - done, kth[i] - done, is_before);
        done = kth[i] + 1;
    }
}

template <class T, int N>
inline array<int64_t, N> argpartitioned(const array<T, N> &a, const array<int64_t, 1> &kth, int64_t which) {
    if (!has_elements(a)) return argsorted(a, which);
    scratch<int64_t> places(kth.shape[0]);
    normal_places(kth, a.shape[normal_axis(which, N)], places.data());
    return argsorted_lines(a, which, [&](const T *items, int64_t step, int64_t count, int64_t *into) {
        argpartition_line(items, step, count, into, places.data(), kth.shape[0]);
    });
}

}  // namespace capsulec::np
