// Registered by capsulec/library/numpy/ordering.py: an array as all its lines along one axis.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/array.hpp"

namespace capsulec::np {

// Calls `visit(offset, other)` for each line: where it begins in an array, and in another one of the same axes but maybe
// for the length of `axis`. Offsets are in elements.
template <class T, class U, int N, class Visit>
inline void each_line(const array<T, N> &a, const array<U, N> &b, int axis, const Visit &visit) {
    if constexpr (N == 1) return visit(int64_t{0}, int64_t{0});
    for (int other = 0; other < N; other++) {
        if (other != axis && a.shape[other] == 0) return;
    }
    int64_t at[N] = {}, first = 0, second = 0;
    for (;;) {
        visit(first, second);
        int place = N - 1;
        for (; place >= 0; place--) {
            if (place == axis) continue;
            first += a.stride[place];
            second += b.stride[place];
            if (++at[place] < a.shape[place]) break;
            first -= at[place] * a.stride[place];
            second -= at[place] * b.stride[place];
            at[place] = 0;
        }
        if (place < 0) return;
    }
}

template <class T>
inline void gather(const T *from, int64_t step, int64_t count, T *to) {
    if (step == 1) {
        for (int64_t i = 0; i < count; i++) to[i] = from[i];
    } else {
        for (int64_t i = 0; i < count; i++) to[i] = from[i * step];
    }
}

template <class T>
inline void scatter(const T *from, T *to, int64_t step, int64_t count) {
    for (int64_t i = 0; i < count; i++) to[i * step] = from[i];
}

template <class T, int N>
inline shape<N> extents_of(const array<T, N> &a) {
    shape<N> extents;
    for (int axis = 0; axis < N; axis++) extents.extents[axis] = a.shape[axis];
    return extents;
}

// An array with an axis more, along which its elements stay the same.
template <class T, int N>
inline array<T, N + 1> with_axis(const array<T, N> &a, int axis) {
    array<T, N + 1> made;
    made.data = a.data;
    for (int to = 0; to <= N; to++) {
        made.shape[to] = to == axis ? 1 : a.shape[to < axis ? to : to - 1];
        made.stride[to] = to == axis ? 0 : a.stride[to < axis ? to : to - 1];
    }
    return made;
}

template <class T, int N>
inline shape<N - 1> extents_without(const array<T, N> &a, int axis) {
    shape<N - 1> extents;
    for (int other = 0; other < N - 1; other++) extents.extents[other] = a.shape[other < axis ? other : other + 1];
    return extents;
}

}  // namespace capsulec::np
