// Registered by capsulec/library/numpy/products.py: sums of products of two lines, and rows times matrices.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/radix_sort.hpp"
#include "capsulec/processor.hpp"
#include "capsulec/python/integer.hpp"

namespace capsulec::np {

// What products of a type are added up in: integers without a sign, which wrap as NumPy's do. Of bools, `+` is "or".
template <class R, bool real = is_real_float<R>> struct product_sum {
    using type = py::wide<R>;
    static type of(R value) { return static_cast<type>(value); }
    static type add(type sum, type a, type b) { return sum + a * b; }
};
template <class R> struct product_sum<R, true> {
    using type = R;
    static type of(R value) { return value; }
    static type add(type sum, type a, type b) { return sum + a * b; }
};
template <> struct product_sum<bool, false> {
    using type = bool;
    static bool of(bool value) { return value; }
    static bool add(bool sum, bool a, bool b) { return sum | (a & b); }
};
template <class Real> struct complex_product_sum {
    using type = complex<Real>;
    static type of(type value) { return value; }
    static type add(type sum, type a, type b) { return sum + a * b; }
};
template <> struct product_sum<complex<float>, false> : complex_product_sum<float> {};
template <> struct product_sum<complex<double>, false> : complex_product_sum<double> {};
template <> struct product_sum<complex<long double>, false> : complex_product_sum<long double> {};
template <class Real> constexpr bool is_real_float<complex<Real>> = false;

template <class T> constexpr bool has_lanes = false;
#if defined(__GNUC__)
template <> inline constexpr bool has_lanes<float> = true;
template <> inline constexpr bool has_lanes<double> = true;

// Numbers that are worked on at once; as many, and so in the same order, on every processor.
#define CAPSULEC_LANES(T)                                                                                              \
    [[maybe_unused]] CAPSULEC_LOOPS static T dot_lanes(const T *a, const T *b, int64_t count) {                        \
        typedef T Lanes __attribute__((vector_size(32)));                                                              \
        constexpr int64_t wide = sizeof(Lanes) / sizeof(T);                                                            \
        Lanes sums[4] = {}, left, right;                                                                               \
        int64_t i = 0;                                                                                                 \
        for (; i + 4 * wide <= count; i += 4 * wide) {                                                                 \
            for (int n = 0; n < 4; n++) {                                                                              \
                __builtin_memcpy(&left, a + i + n * wide, sizeof left);                                                \
                __builtin_memcpy(&right, b + i + n * wide, sizeof right);                                              \
                sums[n] += left * right;                                                                               \
            }                                                                                                          \
        }                                                                                                              \
        for (; i + wide <= count; i += wide) {                                                                         \
            __builtin_memcpy(&left, a + i, sizeof left);                                                               \
            __builtin_memcpy(&right, b + i, sizeof right);                                                             \
            sums[0] += left * right;                                                                                   \
        }                                                                                                              \
        const Lanes all = (sums[0] + sums[1]) + (sums[2] + sums[3]);                                                   \
        T total = all[0];                                                                                              \
        for (int n = 1; n < wide; n++) total += all[n];                                                                \
        for (; i < count; i++) total += a[i] * b[i];                                                                   \
        return total;                                                                                                  \
    }                                                                                                                  \
    /* The first columns of a row times a matrix; returns how many. */                                                 \
    [[maybe_unused]] CAPSULEC_LOOPS static int64_t columns_of_lanes(const T *row, int64_t step, const T *matrix,       \
                                                                    int64_t width, int64_t count, int64_t columns,     \
                                                                    T *to) {                                           \
        typedef T Lanes __attribute__((vector_size(32)));                                                              \
        constexpr int64_t wide = sizeof(Lanes) / sizeof(T);                                                            \
        Lanes value;                                                                                                   \
        int64_t column = 0;                                                                                            \
        for (; column + 4 * wide <= columns; column += 4 * wide) {                                                     \
            Lanes sums[4] = {};                                                                                        \
            for (int64_t k = 0; k < count; k++) {                                                                      \
                const T factor = row[k * step];                                                                        \
                for (int n = 0; n < 4; n++) {                                                                          \
                    __builtin_memcpy(&value, matrix + k * width + column + n * wide, sizeof value);                    \
                    sums[n] += factor * value;                                                                         \
                }                                                                                                      \
            }                                                                                                          \
            __builtin_memcpy(to + column, sums, sizeof sums);                                                          \
        }                                                                                                              \
        for (; column + wide <= columns; column += wide) {                                                             \
            Lanes sum = {};                                                                                            \
            for (int64_t k = 0; k < count; k++) {                                                                      \
                __builtin_memcpy(&value, matrix + k * width + column, sizeof value);                                   \
                sum += row[k * step] * value;                                                                          \
            }                                                                                                          \
            __builtin_memcpy(to + column, &sum, sizeof sum);                                                           \
        }                                                                                                              \
        return column;                                                                                                 \
    }
CAPSULEC_LANES(float)
CAPSULEC_LANES(double)
#undef CAPSULEC_LANES
#endif

template <class T, class U> constexpr bool is_same = false;
template <class T> constexpr bool is_same<T, T> = true;

template <class R, class T> inline R as_factor(T value, bool) { return static_cast<R>(value); }
template <class R, class Real> inline R as_factor(complex<Real> value, bool conjugated) {
    return conjugated ? complex<Real>{value.real, -value.imag} : value;
}

template <class R, class T, class U>
inline R dot_line(const T *a, int64_t a_step, const U *b, int64_t b_step, int64_t count, bool conjugated = false) {
    using Sum = product_sum<R>;
#if defined(__GNUC__)
    if constexpr (has_lanes<T> && is_same<T, U>) {
        if (a_step == 1 && b_step == 1 && count >= 16) return dot_lanes(a, b, count);
    }
#endif
    typename Sum::type total = Sum::of(R{});
    for (int64_t i = 0; i < count; i++) {
        const R left = as_factor<R>(a[i * a_step], conjugated), right = as_factor<R>(b[i * b_step], false);
        total = Sum::add(total, Sum::of(left), Sum::of(right));
    }
    return static_cast<R>(total);
}

// One row times the `columns` of a matrix whose rows lie `width` apart.
template <class R, class T>
inline void row_times_matrix(const T *row, int64_t step, const R *matrix, int64_t width, int64_t count, int64_t columns,
                             R *to, bool conjugated = false) {
    using Sum = product_sum<R>;
    int64_t column = 0;
#if defined(__GNUC__)
    if constexpr (has_lanes<R> && is_same<R, T>) {
        if (columns >= 4) column = columns_of_lanes(row, step, matrix, width, count, columns, to);
    }
#endif
    for (; column < columns; column++) {
        typename Sum::type total = Sum::of(R{});
        for (int64_t k = 0; k < count; k++) {
            const R left = as_factor<R>(row[k * step], conjugated);
            total = Sum::add(total, Sum::of(left), Sum::of(matrix[k * width + column]));
        }
        to[column] = static_cast<R>(total);
    }
}

}  // namespace capsulec::np
