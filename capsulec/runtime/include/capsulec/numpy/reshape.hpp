// Registered by capsulec/library/numpy/reshaping.py: the elements of an array, in C order, with other axes.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/contiguous.hpp"
#include "capsulec/numpy/shape_text.hpp"
#include "capsulec/numpy/views.hpp"

namespace capsulec::np {

[[noreturn]] CAPSULEC_COLD inline void raise_reshape(int64_t size, const int64_t *extents, int ndim) {
    shape_text text;
    text.add("cannot reshape array of size ").add(size).add(" into shape ").add_wanted(extents, ndim);
    text.raise(py::ValueError);
}

// The lengths of the new axes: one that is negative is what is left for it.
template <int M>
inline shape<M> filled_in(shape<M> wanted, int64_t size) {
    int64_t known = 1;
    int open = -1;
    for (int axis = 0; axis < M; axis++) {
        if (wanted.extents[axis] >= 0) {
            if (known > 0 && wanted.extents[axis] > INT64_MAX / known) raise_reshape(size, wanted.extents, M);
            known *= wanted.extents[axis];
        } else if (open >= 0) {
            py::raise(py::ValueError, "can only specify one unknown dimension");
        } else {
            open = axis;
        }
    }
    if (open >= 0 ? known == 0 || size % known != 0 : known != size) raise_reshape(size, wanted.extents, M);
    if (open >= 0) wanted.extents[open] = size / known;
    return wanted;
}

template <class T, int N>
inline int64_t size(const array<T, N> &from) {
    int64_t total = 1;
    for (int axis = 0; axis < N; axis++) total *= from.shape[axis];
    return total;
}

// Of an array in C order: the same memory.
template <int M, class T, int N>
inline array<T, M> reshape_contiguous(const array<T, N> &from, shape<M> wanted) {
    wanted = filled_in(wanted, size(from));
    array<T, M> to = sharing<T, M>(from, from.data);
    int64_t step = 1;
    for (int axis = M - 1; axis >= 0; axis--) {
        to.shape[axis] = wanted.extents[axis];
        to.stride[axis] = step;
        step *= to.shape[axis];
    }
    return to;
}

// Copies the elements of an axis and the axes behind it, one after another; returns the place behind the last.
template <class T>
inline T *copy_elements(const T *from, const int64_t *shape, const int64_t *stride, int axes, T *to) {
    if (axes == 0) {
        *to = *from;
        return to + 1;
    }
    if (axes == 1) {
        for (int64_t i = 0; i < shape[0]; i++) to[i] = from[i * stride[0]];
        return to + shape[0];
    }
    for (int64_t i = 0; i < shape[0]; i++) to = copy_elements(from + i * stride[0], shape + 1, stride + 1, axes - 1, to);
    return to;
}

// A copy of the elements as one axis.
template <class T, int N>
inline array<T, 1> copied(const array<T, N> &from) {
    array<T, 1> to = allocate<T>(shape<1>{{size(from)}});
    if (to.shape[0] > 0) copy_elements<T>(from.data, from.shape, from.stride, N, to.data);
    return to;
}

// Strides of a view with the lengths of `to`, where there is one: NumPy's rule, which looks at runs of axes that hold
// the same number of elements on both sides; such a run must be in C order in itself.
template <class T, int N, int M>
inline bool strides_of_view(const array<T, N> &from, array<T, M> &to) {
    int64_t lengths[N > 0 ? N : 1], steps[N > 0 ? N : 1];
    int axes = 0;
    for (int axis = 0; axis < N; axis++) {
        if (from.shape[axis] == 1) continue;
        lengths[axes] = from.shape[axis];
        steps[axes++] = from.stride[axis];
    }
    int old_first = 0, new_first = 0;
    while (old_first < axes && new_first < M) {
        int old_last = old_first + 1, new_last = new_first + 1;
        int64_t old_count = lengths[old_first], new_count = to.shape[new_first];
        while (old_count != new_count) {
            if (new_count < old_count) {
                new_count *= to.shape[new_last++];
            } else {
                old_count *= lengths[old_last++];
            }
        }
        for (int axis = old_first; axis < old_last - 1; axis++) {
            if (steps[axis] != lengths[axis + 1] * steps[axis + 1]) return false;
        }
        to.stride[new_last - 1] = steps[old_last - 1];
        for (int axis = new_last - 1; axis > new_first; axis--) to.stride[axis - 1] = to.stride[axis] * to.shape[axis];
        old_first = old_last;
        new_first = new_last;
    }
    int64_t last = new_first > 0 ? to.stride[new_first - 1] : 1;
    for (int axis = new_first; axis < M; axis++) to.stride[axis] = last;
    return true;
}

// Of any array: the same memory where strides can say it, else a copy.
template <int M, class T, int N>
inline array<T, M> reshape(const array<T, N> &from, shape<M> wanted) {
    if (is_contiguous(from)) return reshape_contiguous<M>(from, wanted);
    array<T, M> to = sharing<T, M>(from, from.data);
    wanted = filled_in(wanted, size(from));
    for (int axis = 0; axis < M; axis++) to.shape[axis] = wanted.extents[axis];
    if (strides_of_view(from, to)) return to;
    return reshape_contiguous<M>(copied(from), wanted);
}

// Of an array whose axes are reversed already, with reversed new axes: what Fortran's order is.
template <int M, class T, int N>
inline array<T, M> reshape_reversed(const array<T, N> &from, shape<M> wanted) {
    wanted = filled_in(wanted, size(from));
    shape<M> turned;
    for (int axis = 0; axis < M; axis++) turned.extents[axis] = wanted.extents[M - 1 - axis];
    return reshape(from, turned);
}

// All elements as one axis in C order: the same memory where it is in that order.
template <class T, int N>
inline array<T, 1> ravel(const array<T, N> &from) {
    return is_contiguous(from) ? reshape_contiguous<1>(from, shape<1>{{-1}}) : copied(from);
}

// The order of Fortran where the elements lie in that order, and not in C's.
template <class T, int N>
inline bool is_fortran(const array<T, N> &from) {
    return !is_contiguous(from) && is_contiguous(reversed(from));
}

// The axes by falling steps in memory, so that the elements come as they lie; axes of equal steps stay as they are.
template <class T, int N>
inline array<T, N> as_it_lies(const array<T, N> &from) {
    array<T, N> to = from;
    for (int axis = 1; axis < N; axis++) {
        int64_t length = to.shape[axis], stride = to.stride[axis];
        int place = axis;
        for (; place > 0; place--) {
            int64_t before = to.stride[place - 1];
            if ((before < 0 ? -before : before) >= (stride < 0 ? -stride : stride)) break;
            to.shape[place] = to.shape[place - 1];
            to.stride[place] = before;
        }
        to.shape[place] = length;
        to.stride[place] = stride;
    }
    return to;
}

// The lengths to which an array is stretched: axes of length 1, and new ones in front, get stride 0.
template <int M, class T, int N>
inline array<T, M> broadcast_to(const array<T, N> &from, shape<M> wanted) {
    array<T, M> to = sharing<T, M>(from, from.data);
    for (int axis = 0; axis < M; axis++) {
        if (wanted.extents[axis] < 0) py::raise(py::ValueError, "all elements of broadcast shape must be non-negative");
    }
    for (int axis = 0; axis < M; axis++) {
        int old = axis - (M - N);
        to.shape[axis] = wanted.extents[axis];
        to.stride[axis] = old < 0 || from.shape[old] == 1 ? 0 : from.stride[old];
        if (old >= 0 && from.shape[old] != 1 && from.shape[old] != wanted.extents[axis]) {
            shape_text text;
            text.add("operands could not be broadcast together with remapped shapes [original->remapped]: ");
            text.add_shape(from.shape, N).add("  and requested shape ").add_shape(wanted.extents, M);
            text.raise(py::ValueError);
        }
    }
    return to;
}

}  // namespace capsulec::np
