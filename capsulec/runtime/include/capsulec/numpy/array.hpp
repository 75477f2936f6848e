// Registered by capsulec/backend/writer.py: arrays as values. Data, shape and strides (in elements), and the memory's owner.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"

namespace capsulec::np {

template <int N>
struct shape {
    int64_t extents[N > 0 ? N : 1];
};

// Memory that several arrays share, counted. What a call creates stays in its thread, so the count is not atomic.
struct memory {
    int64_t count;
    void (*end)(memory *) noexcept;  // frees it when no array has it any more
    void *object;                    // the Python object that keeps the elements alive, or null: they are `elements`
    void *elements;                  // a block of malloc's that is freed at the end, or null: they lie behind this
    uint64_t size;                   // of the elements, in bytes
};

template <class T, int N>
struct array {
    T *data = nullptr;
    int64_t shape[N > 0 ? N : 1] = {}; // without axes neither means anything
    int64_t stride[N > 0 ? N : 1] = {};
    memory *owner = nullptr;  // null: the memory belongs to somebody else, and outlives the array

    using element = T;
    static constexpr int ndim = N;

    array() = default;

    // The memory behind a pointer, in C order.
    array(T *pointer, np::shape<N> extents, memory *kept = nullptr) : data(pointer), owner(kept) {
        int64_t step = 1;
        for (int axis = N - 1; axis >= 0; axis--) {
            shape[axis] = extents.extents[axis];
            stride[axis] = step;
            step *= shape[axis];
        }
    }

    array(const array &other) : data(other.data), owner(other.owner) {
        copy_layout(other);
        if (owner) count_up(owner->count);
    }

    array &operator=(const array &other) {
        if (other.owner) count_up(other.owner->count);
        release();
        data = other.data;
        owner = other.owner;
        copy_layout(other);
        return *this;
    }

    ~array() { release(); }

    template <class... Index>
    T &operator()(Index... index) const {
        const int64_t at[] = {static_cast<int64_t>(index)..., 0};
        int64_t offset = 0;
        for (int axis = 0; axis < N; axis++) offset += at[axis] * stride[axis];
        return data[offset];
    }

  private:
    void copy_layout(const array &other) {
        for (int axis = 0; axis < N; axis++) {
            shape[axis] = other.shape[axis];
            stride[axis] = other.stride[axis];
        }
    }

    void release() {
        if (owner && count_down(owner->count)) owner->end(owner);
    }
};

// One axis of a view: indexed away, sliced, or new.
struct at {
    int64_t index;
    static constexpr int rank = 0;
};
struct slice {
    int64_t start, step, length;
    static constexpr int rank = 1;
};
struct newaxis {
    static constexpr int rank = 1;
};

template <class T, int N, int M>
inline void add_axis(const array<T, N> &from, array<T, M> &to, int &source, int &, at axis) {
    to.data += axis.index * from.stride[source++];
}
template <class T, int N, int M>
inline void add_axis(const array<T, N> &from, array<T, M> &to, int &source, int &target, slice axis) {
    to.data += axis.start * from.stride[source];
    to.shape[target] = axis.length;
    to.stride[target++] = axis.step * from.stride[source++];
}
template <class T, int N, int M>
inline void add_axis(const array<T, N> &, array<T, M> &to, int &, int &target, newaxis) {
    to.shape[target] = 1;
    to.stride[target++] = 0;
}

// The same memory, indexed another way.
template <class T, int N, class... Axis>
inline array<T, (Axis::rank + ...)> view(const array<T, N> &from, Axis... axes) {
    array<T, (Axis::rank + ...)> to;
    to.data = from.data;
    to.owner = from.owner;
    if (to.owner) count_up(to.owner->count);
    int source = 0, target = 0;
    (add_axis(from, to, source, target, axes), ...);
    return to;
}

// Whether neighbours in the first axis are nearer to each other than those in the last one.
template <class T, int N>
inline bool in_columns(const array<T, N> &from) {
    const int64_t first = from.stride[0], last = from.stride[N - 1];
    return (first < 0 ? -first : first) < (last < 0 ? -last : last);
}

// The first elements of an axis that has room for more.
template <class T, int N>
inline array<T, N> shortened(array<T, N> from, int64_t length) {
    from.shape[0] = length;
    return from;
}

// The same memory with its axes in another order.
template <int... Order, class T, int N>
inline array<T, N> transpose(const array<T, N> &from) {
    constexpr int order[] = {Order...};
    array<T, N> to = from;
    for (int axis = 0; axis < N; axis++) {
        to.shape[axis] = from.shape[order[axis]];
        to.stride[axis] = from.stride[order[axis]];
    }
    return to;
}

}  // namespace capsulec::np
