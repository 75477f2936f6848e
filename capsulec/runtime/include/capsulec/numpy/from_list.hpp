// Registered by library/numpy/conversion.py: lists and tuples of run-time length as arrays.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/contiguous.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/sequence.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::np {

// How many axes a value has as an array.
template <class T> struct nesting {
    static constexpr int depth = 0;
};
template <class T> struct nesting<py::list<T>> {
    static constexpr int depth = 1 + nesting<T>::depth;
};
template <class T> struct nesting<py::sequence<T>> {
    static constexpr int depth = 1 + nesting<T>::depth;
};
template <class First, class... Others> struct nesting<py::tuple<First, Others...>> {
    static constexpr int depth = 1 + nesting<First>::depth;
};
template <class T, int N> struct nesting<array<T, N>> {
    static constexpr int depth = N;
};

// One value within the array: `measure` finds the lengths along the first items, `agrees` how many of them hold for all
// items, `copy` writes the numbers.
template <class T> struct part {
    static void measure(const T &, int64_t *) {}
    static void agrees(const T &, const int64_t *, int, int &) {}
    template <class To> static To *copy(const T &value, To *to) {
        *to = static_cast<To>(value);
        return to + 1;
    }
};

template <class Items, class T> struct part_of_many {
    static void measure(const Items &items, int64_t *lengths) {
        lengths[0] = items.size();
        if (items.size() != 0) {
            part<T>::measure(items.at(0), lengths + 1);
        } else {
            for (int axis = 1; axis <= nesting<T>::depth; axis++) lengths[axis] = 0;
        }
    }
    static void agrees(const Items &items, const int64_t *lengths, int axis, int &known) {
        if (items.size() != lengths[axis]) {
            known = axis < known ? axis : known;
            return;
        }
        for (int64_t i = 0; i < items.size(); i++) part<T>::agrees(items.at(i), lengths, axis + 1, known);
    }
    template <class To> static To *copy(const Items &items, To *to) {
        for (int64_t i = 0; i < items.size(); i++) to = part<T>::copy(items.at(i), to);
        return to;
    }
};
template <class T> struct part<py::list<T>> : part_of_many<py::list<T>, T> {};
template <class T> struct part<py::sequence<T>> : part_of_many<py::sequence<T>, T> {};

template <class First> struct part<py::tuple<First>> {
    using items = py::tuple<First>;
    static void measure(const items &value, int64_t *lengths) {
        lengths[0] = 1;
        part<First>::measure(value.first, lengths + 1);
    }
    static void agrees(const items &value, const int64_t *lengths, int axis, int &known) {
        part<First>::agrees(value.first, lengths, axis + 1, known);
    }
    template <class To> static To *copy(const items &value, To *to) { return part<First>::copy(value.first, to); }
};
template <class First, class Second, class... Others> struct part<py::tuple<First, Second, Others...>> {
    using items = py::tuple<First, Second, Others...>;
    using rest = part<py::tuple<Second, Others...>>;
    static void measure(const items &value, int64_t *lengths) {
        lengths[0] = 2 + static_cast<int64_t>(sizeof...(Others));
        part<First>::measure(value.first, lengths + 1);
    }
    static void agrees(const items &value, const int64_t *lengths, int axis, int &known) {
        part<First>::agrees(value.first, lengths, axis + 1, known);
        rest::agrees(value.rest, lengths, axis, known);
    }
    template <class To> static To *copy(const items &value, To *to) {
        return rest::copy(value.rest, part<First>::copy(value.first, to));
    }
};

template <class T, int N> struct part<array<T, N>> {
    static void measure(const array<T, N> &a, int64_t *lengths) {
        for (int axis = 0; axis < N; axis++) lengths[axis] = a.shape[axis];
    }
    static void agrees(const array<T, N> &a, const int64_t *lengths, int axis, int &known) {
        for (int i = 0; i < N; i++) {
            if (a.shape[i] != lengths[axis + i]) {
                known = axis + i < known ? axis + i : known;
                return;
            }
        }
    }
    template <class To> static To *copy(const array<T, N> &a, To *to) { return copy_axis<0>(a, a.data, to); }
};

[[noreturn]] CAPSULEC_COLD inline void raise_inhomogeneous(const int64_t *lengths, int known) {
#define CAPSULEC_INHOMOGENEOUS(number, shape)                                                                          \
    "setting an array element with a sequence. The requested array has an inhomogeneous shape after " number           \
    " dimensions. The detected shape was " shape " + inhomogeneous part."
    if (known == 1) py::raise(py::ValueError, CAPSULEC_INHOMOGENEOUS("1", "({},)"), lengths[0]);
    if (known == 2) py::raise(py::ValueError, CAPSULEC_INHOMOGENEOUS("2", "({}, {})"), lengths[0], lengths[1]);
    if (known == 3) {
        py::raise(py::ValueError, CAPSULEC_INHOMOGENEOUS("3", "({}, {}, {})"), lengths[0], lengths[1], lengths[2]);
    }
    py::raise(py::ValueError, CAPSULEC_INHOMOGENEOUS("4", "({}, {}, {}, {})"), lengths[0], lengths[1], lengths[2],
              lengths[3]);
#undef CAPSULEC_INHOMOGENEOUS
}

template <class Array, class Items> inline Array from_list(const Items &items) {
    constexpr int N = Array::ndim;
    shape<N> extents;
    part<Items>::measure(items, extents.extents);
    int known = N;
    part<Items>::agrees(items, extents.extents, 0, known);
    if (known != N) raise_inhomogeneous(extents.extents, known);
    Array made = allocate<typename Array::element, N>(extents);
    part<Items>::copy(items, made.data);
    return made;
}

}  // namespace capsulec::np
