// iter(array): its elements, or its parts along the first axis. Registered by backend/types.py.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/views.hpp"
#include "capsulec/python/iterator.hpp"

namespace capsulec::py {

template <class T, int N> struct iterator<np::array<T, N>> {
    np::array<T, N> sequence{};
    int64_t position = -1;

    iterator() = default;
    explicit iterator(const np::array<T, N> &iterated) : sequence(iterated) {}

    bool next() {
        if (position + 1 < sequence.shape[0]) {
            ++position;
            return true;
        }
        sequence = np::array<T, N>{}; // once at the end, it stays there
        position = -1;
        return false;
    }

    auto value() const {
        T *const first = sequence.data + position * sequence.stride[0];
        if constexpr (N == 1) {
            return *first;
        } else {
            np::array<T, N - 1> part = np::sharing<T, N - 1>(sequence, first);
            for (int axis = 1; axis < N; axis++) {
                part.shape[axis - 1] = sequence.shape[axis];
                part.stride[axis - 1] = sequence.stride[axis];
            }
            return part;
        }
    }
};

} // namespace capsulec::py
