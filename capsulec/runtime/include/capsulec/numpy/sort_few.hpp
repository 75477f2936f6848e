// Used by numpy/sort_line.hpp: a few numbers in order, by comparisons that do not depend on them.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/numpy/merge_sort.hpp"
#include "capsulec/numpy/radix_sort.hpp"
#include "capsulec/numpy/short_line.hpp"

namespace capsulec::np {

template <class T>
inline void swap_values(T &a, T &b) {
    const T kept = a;
    a = b;
    b = kept;
}

// Moves what is nan behind the rest; returns how many values are not.
template <class T>
inline int64_t nan_last(T *items, int64_t count) {
    if constexpr (!is_real_float<T>) return count;
    int64_t place = 0;
    while (place < count && items[place] == items[place]) place++;
    for (int64_t i = place + 1; i < count; i++) {
        if (items[i] == items[i]) swap_values(items[place++], items[i]);
    }
    return place;
}

// Puts the lesser of two numbers first, without a branch: each choice is one machine instruction where the compiler does
// not see that both ask the same.
template <class T>
CAPSULEC_PART inline void in_order(T &first, T &second) {
    const T a = first, b = second;
    T again = a;
    if constexpr (is_plain_float<T>) CAPSULEC_KEEP(again);
    first = a < b ? a : b;
    second = again < b ? b : again;
}

// A few numbers, none of which is nan, by the comparisons of Batcher's odd-even merge sort: which ones are made depends on
// how many numbers there are and not on them. Of numbers in no order, a processor guesses half of all branches wrong.
template <class T>
inline void exchange_few(T *items, int64_t count) {
    for (int64_t run = 1; run < count; run *= 2) {
        for (int64_t i = 0; i + run < count; i += 2 * run) { // two sorted runs
            const int64_t end = count - i - run < run ? count - i - run : run;
            for (int64_t j = i; j < i + end; j++) in_order(items[j], items[j + run]);
        }
        for (int64_t step = run / 2; step > 0; step /= 2) {
            for (int64_t i = step; i + step < count; i += 2 * step) {
                if (((i + step) & (2 * run - 1)) == 0) continue; // of two runs that are not merged
                const int64_t end = count - i - step < step ? count - i - step : step;
                for (int64_t j = i; j < i + end; j++) in_order(items[j], items[j + step]);
            }
        }
    }
}

// The same, but for what is in order already.
template <class T>
inline void sort_few(T *items, int64_t count) {
    int64_t ordered = 1;
    while (ordered < count && !(items[ordered] < items[ordered - 1])) ordered++;
    if (ordered < count) exchange_few(items, count);
}

// Numbers that have an order but for nan, of which those that are equal are the same but for zeros of both signs.
template <class T> constexpr bool is_exchanged = is_plain_float<T> || !is_real_float<T>;
template <class Real> constexpr bool is_exchanged<complex<Real>> = false;

// Copies at most `few` numbers, maybe to their own place, in order and with nan behind the rest; returns how many are not
// nan. They are looked at once when they are in order already.
template <class T>
inline int64_t sort_copy(const T *from, int64_t step, int64_t count, T *to) {
    if (CAPSULEC_UNLIKELY(count <= 0)) return 0;
    T last = to[0] = from[0];
    int64_t i = 1;
    for (; i < count; i++) {
        const T value = from[i * step];
        to[i] = value;
        if (!(last <= value)) break;
        last = value;
    }
    if (i == count && CAPSULEC_LIKELY(last == last)) return count;
    for (; i < count; i++) to[i] = from[i * step];
    const int64_t numbers = nan_last(to, count);
    exchange_few(to, numbers);
    return numbers;
}

}  // namespace capsulec::np
