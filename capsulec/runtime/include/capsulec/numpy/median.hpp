// Registered by capsulec/library/numpy/ordering.py: medians.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/axis_error.hpp"
#include "capsulec/numpy/contiguous.hpp"
#include "capsulec/numpy/lines.hpp"
#include "capsulec/numpy/select_line.hpp"

namespace capsulec::np {

// A value as the mean of itself, which of -0.0 is 0.0. R is the type of the result.
template <class R, class T>
inline R as_mean(T value) {
    return static_cast<R>(value) + R(0);
}
template <class R, class Real>
inline R as_mean(complex<Real> value) {
    return {value.real + Real(0), value.imag + Real(0)};
}
template <class Real>
inline Real half_of(Real value) {
    return value / 2;
}
template <class Real>
inline complex<Real> half_of(complex<Real> value) {
    return {value.real / 2, value.imag / 2};
}
template <class Real>
struct nan_of {
    static Real value() { return static_cast<Real>(CAPSULEC_NAN); }
};
template <class Real>
struct nan_of<complex<Real>> {
    static complex<Real> value() { return {static_cast<Real>(CAPSULEC_NAN), static_cast<Real>(CAPSULEC_NAN)}; }
};

template <class T> constexpr bool has_nan = is_real_float<T>;
template <class Real> constexpr bool has_nan<complex<Real>> = true;

// Values that are nan to the end; returns how many are not.
template <class T>
inline int64_t ordered_first(T *items, int64_t count) {
    if constexpr (!has_nan<T>) return count;
    int64_t place = 0;
    while (place < count && !is_unordered(items[place])) place++;
    for (int64_t i = place + 1; i < count; i++) {
        if (!is_unordered(items[i])) swap_values(items[place++], items[i]);
    }
    return place;
}

// Copies a line, nan behind the rest, and a few numbers in order; returns how many are not nan.
template <class T>
inline int64_t numbers_of(const T *from, int64_t step, int64_t count, T *to) {
    if constexpr (is_exchanged<T>) {
        if (count <= few) return sort_copy(from, step, count, to);
    }
    gather(from, step, count, to);
    return ordered_first(to, count);
}

// The same of all elements of an array, `count` in number.
template <class T, int N>
inline int64_t numbers_in(const array<T, N> &a, int64_t count, T *to) {
    if constexpr (N == 1) return numbers_of(a.data, a.stride[0], count, to);
    copy_axis<0>(a, a.data, to);
    return numbers_of(to, 1, count, to);
}

// Of values in which `numbers_of` has found `ordered` numbers, and which are put into another order.
template <class R, class T>
inline R median_line(T *items, int64_t count, int64_t ordered, bool without_nan) {
    if (ordered == 0 || (ordered < count && !without_nan)) {
        if (ordered == count || without_nan) return nan_of<R>::value();
        sort_stably(items + ordered, count - ordered);
        return as_mean<R>(items[count - 1]);
    }
    const int64_t half = ordered / 2;
    if (!is_exchanged<T> || count > few) line_selector<T>::select(items, ordered, half);
    if (ordered % 2 == 1) return as_mean<R>(items[half]);
    T below = items[half - 1];
    if (ordered > few) {
        for (int64_t i = 0; i < half - 1; i++) below = before(below, items[i]) ? items[i] : below;
    }
    return half_of(as_mean<R>(below) + as_mean<R>(items[half]));
}

// Of all elements.
template <class R, class T, int N>
inline R median(const array<T, N> &a, bool without_nan) {
    int64_t count = 1;
    for (int axis = 0; axis < N; axis++) count *= a.shape[axis];
    scratch<T> line(count);
    const int64_t ordered = numbers_in(a, count, line.data());
    return median_line<R>(line.data(), count, ordered, without_nan);
}

template <class R, class T>
inline R median(const array<T, 1> &a, bool without_nan, int64_t axis) {
    normal_axis(axis, 1);
    return median<R>(a, without_nan);
}

template <class R, class T, int N>
inline array<R, N - 1> median(const array<T, N> &a, bool without_nan, int64_t which) {
    const int axis = normal_axis(which, N);
    array<R, N - 1> made = allocate<R>(extents_without(a, axis));
    const int64_t count = a.shape[axis];
    scratch<T> line(count);
    each_line(a, with_axis(made, axis), axis, [&](int64_t from, int64_t to) {
        const int64_t ordered = numbers_of(a.data + from, a.stride[axis], count, line.data());
        made.data[to] = median_line<R>(line.data(), count, ordered, without_nan);
    });
    return made;
}

}  // namespace capsulec::np
