// Registered by capsulec/library/numpy/python_values.py: whether two arrays have a byte in common.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/overlap.hpp"

namespace capsulec::np {

// One term of the difference of two addresses: a step, taken up to `most` times.
struct address_term {
    int64_t step, most;
};

inline int64_t common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        const int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

// Whether the terms, largest steps first, have a sum of `distance`; each step is positive.
inline bool reaches(const address_term *terms, int count, int64_t distance) {
    if (distance < 0) return false;
    if (distance == 0) return true;
    int64_t divisor = 0, most = 0;
    for (int n = 0; n < count; n++) {
        divisor = common_divisor(terms[n].step, divisor);
        most += terms[n].step * terms[n].most;
    }
    if (count == 0 || distance > most || distance % divisor != 0) return false;
    if (count == 1) return true;
    const int64_t rest = most - terms[0].step * terms[0].most;
    int64_t last = distance / terms[0].step;
    if (last > terms[0].most) last = terms[0].most;
    int64_t first = distance > rest ? (distance - rest + terms[0].step - 1) / terms[0].step : 0;
    for (int64_t times = last; times >= first; times--) {
        if (reaches(terms + 1, count - 1, distance - times * terms[0].step)) return true;
    }
    return false;
}

template <class T, int N>
inline int add_terms(const array<T, N> &a, address_term *terms, int count) {
    for (int axis = 0; axis < N; axis++) {
        const int64_t step = a.stride[axis] * static_cast<int64_t>(sizeof(T));
        if (a.shape[axis] > 1 && step != 0) terms[count++] = {step < 0 ? -step : step, a.shape[axis] - 1};
    }
    terms[count++] = {1, static_cast<int64_t>(sizeof(T)) - 1};
    return count;
}

// The lowest bytes are `gap` apart. A byte of `a` is that of `b` where the steps of `a` less those of `b` make up for it;
// those of `b` counted from its end are steps forwards too.
template <class T, int N, class U, int M>
inline bool shares_memory(const array<T, N> &a, const array<U, M> &b) {
    if (!may_share_memory(a, b)) return false;
    address_term terms[N + M + 2];
    const int own = add_terms(a, terms, 0), count = add_terms(b, terms, own);
    int64_t distance = reinterpret_cast<intptr_t>(lowest(b)) - reinterpret_cast<intptr_t>(lowest(a));
    for (int n = own; n < count; n++) distance += terms[n].step * terms[n].most;
    for (int n = 1; n < count; n++) {
        const address_term moved = terms[n];
        int place = n;
        for (; place > 0 && terms[place - 1].step < moved.step; place--) terms[place] = terms[place - 1];
        terms[place] = moved;
    }
    return reaches(terms, count, distance);
}

}  // namespace capsulec::np
