// Registered by capsulec/library/numpy/ordering.py: quantiles, by all of NumPy's methods.
#pragma once

#include <stdint.h>

#include "capsulec/libm.hpp"
#include "capsulec/numpy/median.hpp"

namespace capsulec::np {

// The methods, in the order in which NumPy lists them.
enum class quantile_method {
    inverted_cdf,
    averaged_inverted_cdf,
    closest_observation,
    interpolated_inverted_cdf,
    hazen,
    weibull,
    linear,
    median_unbiased,
    normal_unbiased,
    lower,
    higher,
    midpoint,
    nearest,
};

// Where a quantile lies among n sorted values: between whole places, counted from 0. G is the type of the quantiles.
template <class G>
inline G place_of_quantile(quantile_method method, G n, G q) {
    const auto between = [n, q](double alpha, double beta) {
        return n * q + (static_cast<G>(alpha) + q * static_cast<G>(1 - alpha - beta)) - G(1);
    };
    switch (method) {
    case quantile_method::inverted_cdf:
    case quantile_method::averaged_inverted_cdf: return n * q - G(1);
    case quantile_method::closest_observation: return n * q - G(1) - G(0.5);
    case quantile_method::interpolated_inverted_cdf: return between(0, 1);
    case quantile_method::hazen: return between(0.5, 0.5);
    case quantile_method::weibull: return between(0, 0);
    case quantile_method::median_unbiased: return between(1 / 3.0, 1 / 3.0);
    case quantile_method::normal_unbiased: return between(3 / 8.0, 3 / 8.0);
    case quantile_method::lower: return libm::floor((n - G(1)) * q);
    case quantile_method::higher: return libm::ceil((n - G(1)) * q);
    case quantile_method::midpoint: return G(0.5) * (libm::floor((n - G(1)) * q) + libm::ceil((n - G(1)) * q));
    case quantile_method::nearest: return libm::rint((n - G(1)) * q);
    case quantile_method::linear: break;
    }
    return (n - G(1)) * q;
}

// Of methods that give one of the values: which one.
template <class G>
inline int64_t whole_place(quantile_method method, G place) {
    const G floor = libm::floor(place);
    if (method == quantile_method::inverted_cdf || method == quantile_method::closest_observation) {
        const bool even = method == quantile_method::inverted_cdf || libm::fmod(libm::fabs(floor), G(2)) == G(1);
        place = place == floor && even ? floor : floor + G(1);
    }
    return place < 0 ? 0 : static_cast<int64_t>(place);
}

// `weight` of the way from one value to another: R is the type of the result. Differences are of the type of the values.
template <class R, class T, class G>
inline R on_the_way(T a, T b, G weight) {
    const T difference = static_cast<T>(b - a);
    if (weight >= G(0.5)) return static_cast<R>(b) - static_cast<R>(difference) * static_cast<R>(G(1) - weight);
    return static_cast<R>(a) + static_cast<R>(difference) * static_cast<R>(weight);
}

// The value at a place of a line whose first `count` values are ordered numbers.
template <class T>
inline T value_at(T *items, int64_t count, int64_t place) {
    if (count > few) select_ordered(items, count, place);
    return items[place];
}

// Whether a method gives one of the values.
constexpr bool is_discrete(quantile_method method) {
    return method == quantile_method::inverted_cdf || method == quantile_method::closest_observation ||
           method == quantile_method::lower || method == quantile_method::higher || method == quantile_method::nearest;
}

// One quantile of numbers that are sorted where they are few.
template <quantile_method method, class R, class T, class G>
inline R quantile_of(T *items, int64_t count, G q) {
    const G place = place_of_quantile(method, static_cast<G>(count), q);
    if constexpr (is_discrete(method)) {
        return static_cast<R>(value_at(items, count, whole_place(method, place)));
    } else {
        int64_t left = static_cast<int64_t>(libm::floor(place)), right = left + 1;
        G weight = place - static_cast<G>(left);
        if (place >= static_cast<G>(count - 1)) {
            left = right = count - 1;
            weight = place + G(1);
        } else if (place < 0) {
            left = right = 0;
            weight = place;
        }
        if (method == quantile_method::averaged_inverted_cdf) weight = weight == 0 ? G(0.5) : G(1);
        if (method == quantile_method::midpoint) weight = place == libm::floor(place) ? G(0) : G(0.5);
        const T below = value_at(items, count, left);
        T above = below;
        if (right != left) {
            above = items[right];
            for (int64_t i = right + 1; count > few && i < count; i++) above = items[i] < above ? items[i] : above;
        }
        return on_the_way<R>(below, above, weight);
    }
}

// All quantiles of a line in which `numbers_of` has found `ordered` numbers, to every `step`-th place of `to`.
template <quantile_method method, class R, class T, class G>
inline void quantiles_line(T *items, int64_t count, int64_t ordered, const G *q, int64_t wanted, bool without_nan, R *to,
                           int64_t step) {
    if (count == 0 && wanted > 0 && !without_nan) {
        py::raise(py::IndexError, "index {} is out of bounds for axis 0 with size 0", int64_t{-1});
    }
    if (ordered == 0 || (ordered < count && !without_nan)) {
        for (int64_t i = 0; i < wanted; i++) to[i * step] = static_cast<R>(CAPSULEC_NAN);
        return;
    }
    if (ordered <= few && (count > few || !is_exchanged<T>)) sort_few(items, ordered);
    for (int64_t i = 0; i < wanted; i++) to[i * step] = quantile_of<method, R>(items, ordered, q[i]);
}

// Percentiles are divided by 100 first.
template <class G>
inline void check_quantiles(const array<G, 1> &given, bool percent, G *q) {
    for (int64_t i = 0; i < given.shape[0]; i++) {
        q[i] = given.data[i * given.stride[0]];
        if (percent) q[i] = q[i] / G(100);
    }
    for (int64_t i = 0; i < given.shape[0]; i++) {
        if (CAPSULEC_LIKELY(q[i] >= 0 && q[i] <= 1)) continue;
        py::raise(py::ValueError, percent ? "Percentiles must be in the range [0, 100]"
                                          : "Quantiles must be in the range [0, 1]");
    }
}

// One quantile of all elements.
template <quantile_method method, class R, class T, int N, class G>
inline R quantile(const array<T, N> &a, G given, bool percent, bool without_nan) {
    G q;
    check_quantiles(array<G, 1>(&given, shape<1>{{1}}), percent, &q);
    int64_t count = 1;
    for (int axis = 0; axis < N; axis++) count *= a.shape[axis];
    scratch<T> line(count);
    const int64_t ordered = numbers_in(a, count, line.data());
    R result;
    quantiles_line<method>(line.data(), count, ordered, &q, 1, without_nan, &result, 1);
    return result;
}

// Several quantiles along an axis; they are the first axis of the result.
template <quantile_method method, class R, class T, int N, class G>
inline array<R, N> quantiles(const array<T, N> &a, const array<G, 1> &given, bool percent, bool without_nan,
                             int64_t which) {
    const int64_t wanted = given.shape[0];
    scratch<G> q(wanted);
    check_quantiles(given, percent, q.data());
    const int axis = normal_axis(which, N);
    const int64_t count = a.shape[axis];
    shape<N> extents;
    extents.extents[0] = wanted;
    int64_t lines = 1;
    for (int other = 0, to = 1; other < N; other++) {
        if (other == axis) continue;
        lines *= a.shape[other];
        extents.extents[to++] = a.shape[other];
    }
    array<R, N> made = allocate<R>(extents);
    array<R, N> places; // of the lines in the first of the quantiles
    for (int other = 0, to = 1; other < N; other++) {
        places.stride[other] = other == axis ? 0 : made.stride[to++];
    }
    scratch<T> line(count);
    each_line(a, places, axis, [&](int64_t from, int64_t to) {
        const int64_t ordered = numbers_of(a.data + from, a.stride[axis], count, line.data());
        quantiles_line<method>(line.data(), count, ordered, q.data(), wanted, without_nan, made.data + to, lines);
    });
    return made;
}

}  // namespace capsulec::np
