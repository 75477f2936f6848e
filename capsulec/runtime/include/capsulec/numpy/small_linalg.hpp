// Registered by capsulec/library/numpy/small_linalg.py: determinants, inverses and solutions for small real matrices, by
// factors with partial pivoting, and products with reciprocals, as LAPACK's. For larger ones, and for those that are
// singular, NumPy is asked.
#pragma once

#include <stdint.h>

#include "capsulec/libm.hpp"
#include "capsulec/numpy/allocate.hpp"

extern "C" {
double exp(double) noexcept;
double log(double) noexcept;
float expf(float) noexcept;
float logf(float) noexcept;
}

namespace capsulec::np {

constexpr int64_t most_rows = 4;

inline double log_of(double x) { return ::log(x); }
inline float log_of(float x) { return ::logf(x); }
inline double exp_of(double x) { return ::exp(x); }
inline float exp_of(float x) { return ::expf(x); }

// The factors of a matrix whose rows have been put into another order: below the diagonal those of the left one, whose
// diagonal is 1, the rest is the right one.
template <class R>
struct factors {
    R at[most_rows][most_rows];
    int order[most_rows]; // of the rows
    bool is_odd = false;  // whether an odd number of rows have changed places
    int n;

    // `found` is false where a pivot is 0 or no finite number, and where the matrix is not square or not small.
    template <class T>
    factors(const array<T, 2> &a, bool &found) : n(static_cast<int>(a.shape[0])) {
        found = a.shape[0] == a.shape[1] && a.shape[0] <= most_rows && a.shape[0] > 0;
        if (!found) return;
        for (int i = 0; i < n; i++) {
            order[i] = i;
            for (int j = 0; j < n; j++) at[i][j] = static_cast<R>(a.data[i * a.stride[0] + j * a.stride[1]]);
        }
        for (int k = 0; k < n && found; k++) found = eliminate(k);
    }

    bool eliminate(int k) {
        int best = k;
        for (int i = k + 1; i < n; i++) best = libm::fabs(at[i][k]) > libm::fabs(at[best][k]) ? i : best;
        const R pivot = at[best][k];
        if (!(libm::fabs(pivot) > 0 && pivot - pivot == 0)) return false;
        if (best != k) {
            for (int j = 0; j < n; j++) exchange(at[k][j], at[best][j]);
            exchange(order[k], order[best]);
            is_odd = !is_odd;
        }
        for (int i = k + 1; i < n; i++) {
            const R factor = at[i][k] * (1 / pivot);
            at[i][k] = factor;
            for (int j = k + 1; j < n; j++) at[i][j] -= factor * at[k][j];
        }
        return true;
    }

    template <class Value>
    static void exchange(Value &a, Value &b) {
        const Value kept = a;
        a = b;
        b = kept;
    }

    // Solves for one right-hand side, whose elements `given(i)` gives; the solution goes to every `step`-th place.
    template <class Given>
    void solve(const Given &given, R *to, int64_t step) const {
        R x[most_rows];
        for (int i = 0; i < n; i++) {
            x[i] = given(order[i]);
            for (int j = 0; j < i; j++) x[i] -= at[i][j] * x[j];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) x[i] -= at[i][j] * x[j];
            x[i] *= 1 / at[i][i];
            to[i * step] = x[i];
        }
    }
};

// By logarithms, as NumPy has it.
template <class R, class T, class Ask>
inline R determinant(const array<T, 2> &a, const Ask &ask) {
    bool found;
    const factors<R> parts(a, found);
    if (!found) return ask(a);
    bool negative = parts.is_odd;
    R logarithm = 0;
    for (int i = 0; i < parts.n; i++) {
        negative = negative != (parts.at[i][i] < 0);
        logarithm += log_of(libm::fabs(parts.at[i][i]));
    }
    return negative ? -exp_of(logarithm) : exp_of(logarithm);
}

template <class R, class T, class Ask>
inline array<R, 2> inverse(const array<T, 2> &a, const Ask &ask) {
    bool found;
    const factors<R> parts(a, found);
    if (!found) return ask(a);
    array<R, 2> made = allocate<R>(shape<2>{{parts.n, parts.n}});
    for (int column = 0; column < parts.n; column++) {
        parts.solve([column](int row) { return row == column ? R(1) : R(0); }, made.data + column, parts.n);
    }
    return made;
}

template <class R, class T, class U, class Ask>
inline array<R, 1> solution(const array<T, 2> &a, const array<U, 1> &b, const Ask &ask) {
    bool found;
    const factors<R> parts(a, found);
    if (!found || b.shape[0] != parts.n) return ask(a, b);
    array<R, 1> made = allocate<R>(shape<1>{{parts.n}});
    parts.solve([&b](int row) { return static_cast<R>(b.data[row * b.stride[0]]); }, made.data, 1);
    return made;
}

template <class R, class T, class U, class Ask>
inline array<R, 2> solution(const array<T, 2> &a, const array<U, 2> &b, const Ask &ask) {
    bool found;
    const factors<R> parts(a, found);
    if (!found || b.shape[0] != parts.n) return ask(a, b);
    array<R, 2> made = allocate<R>(shape<2>{{parts.n, b.shape[1]}});
    for (int64_t column = 0; column < b.shape[1]; column++) {
        const U *const from = b.data + column * b.stride[1];
        parts.solve([from, &b](int row) { return static_cast<R>(from[row * b.stride[0]]); }, made.data + column,
                    b.shape[1]);
    }
    return made;
}

}  // namespace capsulec::np
