// Stable sorting. Registered by library/containers/conversions.py and lists.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/memory.hpp"

namespace capsulec::py {

// Merge sort from runs of a few elements that insertion has sorted, as Python's is: stable, and quick with what is in
// order already. `before(a, b)` says that a has to stand before b.
template <class T, class Before> void insertion_sort(T *items, int64_t size, const Before &before) {
    for (int64_t i = 1; i < size; i++) {
        if (!before(items[i], items[i - 1])) {
            continue;
        }
        T value = static_cast<T &&>(items[i]);
        int64_t place = i;
        do {
            items[place] = static_cast<T &&>(items[place - 1]);
            --place;
        } while (place > 0 && before(value, items[place - 1]));
        items[place] = static_cast<T &&>(value);
    }
}

// Sorts `items` with room for half as many in `spare`, which holds values to be moved into.
template <class T, class Before> void merge_sort(T *items, int64_t size, T *spare, const Before &before) {
    if (size <= 16) {
        return insertion_sort(items, size, before);
    }
    const int64_t half = size / 2;
    merge_sort(items, half, spare, before);
    merge_sort(items + half, size - half, spare, before);
    if (!before(items[half], items[half - 1])) {
        return;
    }
    for (int64_t i = 0; i < half; i++) {
        spare[i] = static_cast<T &&>(items[i]);
    }
    int64_t left = 0, right = half, to = 0;
    while (left < half && right < size) {
        const bool take_right = before(items[right], spare[left]);
        items[to++] = static_cast<T &&>(take_right ? items[right] : spare[left]);
        right += take_right;
        left += !take_right;
    }
    while (left < half) {
        items[to++] = static_cast<T &&>(spare[left++]);
    }
}

template <class T> void sort(const list<T> &items, bool reverse = false) {
    const int64_t size = items.size();
    if (size < 2) {
        return;
    }
    list<T> spare = list<T>::with_room(size / 2);
    for (int64_t i = 0; i < size / 2; i++) {
        spare.append(items.at(i));
    }
    T *const first = &items.at(0);
    if (reverse) { // equal elements keep their order
        merge_sort(first, size, &spare.at(0), [](const T &a, const T &b) { return less(b, a); });
    } else {
        merge_sort(first, size, &spare.at(0), [](const T &a, const T &b) { return less(a, b); });
    }
}

template <class T> list<T> sorted(const list<T> &items, bool reverse = false) {
    list<T> made = items.copy();
    sort(made, reverse);
    return made;
}

// The places of the elements in their order.
template <class T> list<int64_t> argsort(const list<T> &keys, bool reverse) {
    const int64_t size = keys.size();
    list<int64_t> places = list<int64_t>::with_room(size);
    list<int64_t> spare = list<int64_t>::with_room(size);
    for (int64_t i = 0; i < size; i++) {
        places.append(i);
        spare.append(i);
    }
    if (size < 2) {
        return places;
    }
    const T *const first = &keys.at(0);
    if (reverse) {
        merge_sort(&places.at(0), size, &spare.at(0), [=](int64_t a, int64_t b) { return less(first[b], first[a]); });
    } else {
        merge_sort(&places.at(0), size, &spare.at(0), [=](int64_t a, int64_t b) { return less(first[a], first[b]); });
    }
    return places;
}

} // namespace capsulec::py
