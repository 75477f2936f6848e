// Registered by capsulec/library/indexing.py: where a mask is true.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"

namespace capsulec::np {

// Goes on to the next index in C order; false behind the last one.
template <int N>
inline bool next_index(int64_t (&at)[N], const int64_t *shape) {
    for (int axis = N - 1; axis >= 0; axis--) {
        if (++at[axis] < shape[axis]) return true;
        at[axis] = 0;
    }
    return false;
}

// The indices at which a mask is true, in C order: a row for each axis of the mask.
template <int N>
inline array<int64_t, 2> nonzero(const array<bool, N> &mask) {
    int64_t last = mask.shape[N - 1], step = mask.stride[N - 1], count = 0;
    for (int axis = 0; axis < N; axis++) {
        if (mask.shape[axis] == 0) return allocate<int64_t>(shape<2>{{N, 0}});
    }
    int64_t outer[N > 1 ? N - 1 : 1] = {};
    do {
        const bool *row = mask.data;
        for (int axis = 0; axis < N - 1; axis++) row += outer[axis] * mask.stride[axis];
        for (int64_t i = 0; i < last; i++) count += row[i * step];
    } while (N > 1 && next_index(outer, mask.shape));
    array<int64_t, 2> found = allocate<int64_t>(shape<2>{{N, count}});
    int64_t place = 0;
    do {
        const bool *row = mask.data;
        for (int axis = 0; axis < N - 1; axis++) row += outer[axis] * mask.stride[axis];
        for (int64_t i = 0; i < last && place < count; i++) {
            // Stored for all, kept where the mask is true: no branch.
            found.data[(N - 1) * count + place] = i;
            for (int axis = 0; axis < N - 1; axis++) found.data[axis * count + place] = outer[axis];
            place += row[i * step];
        }
    } while (N > 1 && next_index(outer, mask.shape));
    return found;
}

}  // namespace capsulec::np
