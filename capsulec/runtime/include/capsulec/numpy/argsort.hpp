// Registered by capsulec/library/numpy/ordering.py: the places of values in their order, which is stable.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/axis_error.hpp"
#include "capsulec/numpy/before.hpp"
#include "capsulec/numpy/lines.hpp"
#include "capsulec/numpy/merge_sort.hpp"
#include "capsulec/numpy/radix_sort.hpp"
#include "capsulec/numpy/scratch.hpp"
#include "capsulec/numpy/vector_sort.hpp"

namespace capsulec::np {

template <class T, class Index>
inline void argsort_by_keys(const T *items, int64_t step, int64_t count, int64_t *places) {
    using Key = key_of<T>;
    using Item = keyed<Key, Index>;
    scratch<Item> room(2 * count);
    Item *const given = room.data();
    for (int64_t i = 0; i < count; i++) given[i] = {key(items[i * step]), static_cast<Index>(i)};
    const Item *const sorted = radix_sort<Key>(given, given + count, count);
    for (int64_t i = 0; i < count; i++) places[i] = static_cast<int64_t>(sorted[i].index);
}

constexpr int64_t radix_from_places = 200;

#ifdef CAPSULEC_VECTOR_SORT
// The same by vectors; with `wanted` places, only those have what they would have in order. False where that took too long,
// or where the bytes of keys are quicker: there are few different ones.
template <class T>
inline bool argsort_by_vectors(const T *items, int64_t step, int64_t count, int64_t *places, const int64_t *wanted = nullptr,
                               int64_t wanted_count = 0) {
    scratch<uint64_t> room(count);
    uint64_t *const keys = room.data();
    uint64_t differing = 0;
    for (int64_t i = 0; i < count; i++) {
        keys[i] = key(items[i * step]);
        differing |= keys[i] ^ keys[0];
        places[i] = i;
    }
    if (wanted == nullptr) {
        if (count >= radix_from_places && ((differing & (differing - 1)) == 0 || differing < (1 << 16))) return false;
        return vector_sort::sort(keys, places, count, vector_sort::most_splits(count)) &&
               vector_sort::order_equal(keys, places, count);
    }
    int64_t done = 0;
    for (int64_t i = 0; i < wanted_count; i++) { // which ascend
        if (wanted[i] < done) continue;
        const int64_t left = count - done;
        if (!vector_sort::sort(keys + done, places + done, left, vector_sort::most_splits(left), wanted[i] - done)) return false;
        done = wanted[i] + 1;
    }
    return true;
}
#endif

template <class T> constexpr bool sorts_by_keys = has_key<T>;
template <class Real> constexpr bool sorts_by_keys<complex<Real>> = false;

// Places of the values at items[0], items[step], …
template <class T>
inline void argsort_line(const T *items, int64_t step, int64_t count, int64_t *places) {
    if constexpr (sorts_by_keys<T>) {
#ifdef CAPSULEC_VECTOR_SORT
        if (vector_sort::is_of_use(count) && argsort_by_vectors(items, step, count, places)) return;
#endif
        if (count >= radix_from_places && count < (int64_t{1} << 32)) {
            return argsort_by_keys<T, uint32_t>(items, step, count, places);
        }
    }
    for (int64_t i = 0; i < count; i++) places[i] = i;
    scratch<int64_t> spare(count <= short_run ? 0 : count / 2);
    merge_sort(places, count, spare.data(),
               [=](int64_t a, int64_t b) { return before(items[a * step], items[b * step]); });
}

// The places of an array's elements along an axis, line by line as `argsort(items, step, count, places)` finds them.
template <class T, int N, class Argsort>
inline array<int64_t, N> argsorted_lines(const array<T, N> &a, int64_t which, const Argsort &argsort) {
    const int axis = normal_axis(which, N);
    array<int64_t, N> made = allocate<int64_t>(extents_of(a));
    const int64_t count = a.shape[axis], from = a.stride[axis], to = made.stride[axis];
    if (to == 1) {
        each_line(a, made, axis, [&](int64_t at, int64_t place) {
            argsort(a.data + at, from, count, made.data + place);
        });
        return made;
    }
    scratch<int64_t> line(count);
    each_line(a, made, axis, [&](int64_t at, int64_t place) {
        argsort(a.data + at, from, count, line.data());
        scatter(line.data(), made.data + place, to, count);
    });
    return made;
}

template <class T, int N>
inline array<int64_t, N> argsorted(const array<T, N> &a, int64_t which) {
    return argsorted_lines(a, which, argsort_line<T>);
}

// An order in which elements whose keys are equal stay as they are in `order`.
template <class T, int N>
inline array<int64_t, N> argsorted_after(const array<T, N> &keys, const array<int64_t, N> &order, int64_t which) {
    const int axis = normal_axis(which, N);
    array<int64_t, N> made = allocate<int64_t>(extents_of(keys));
    const int64_t count = keys.shape[axis], key_step = keys.stride[axis], step = made.stride[axis];
    scratch<T> line(count);
    scratch<int64_t> again(count);
    each_line(keys, made, axis, [&](int64_t from, int64_t to) {
        const int64_t *const before = order.data + to; // in C order, as what is made
        for (int64_t i = 0; i < count; i++) line.data()[i] = keys.data[from + before[i * step] * key_step];
        argsort_line(line.data(), 1, count, again.data());
        for (int64_t i = 0; i < count; i++) made.data[to + i * step] = before[again.data()[i] * step];
    });
    return made;
}

}  // namespace capsulec::np
