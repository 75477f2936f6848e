// Registered by capsulec/library/numpy/products.py: products of vectors and matrices. Small ones are computed here; for large
// ones, and where shapes do not fit, NumPy is asked, and with it its BLAS.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/dot_line.hpp"
#include "capsulec/numpy/lines.hpp"
#include "capsulec/numpy/scratch.hpp"

namespace capsulec::np {

// In multiplications: up to here a call of Python costs more than a BLAS gains.
constexpr int64_t most_by_vectors = 16000;
constexpr int64_t most_by_matrices = 12000;

// Whether products of a type are better left to a BLAS when there are many of them.
template <class R> constexpr bool has_blas = false;
template <> inline constexpr bool has_blas<float> = true;
template <> inline constexpr bool has_blas<double> = true;
template <> inline constexpr bool has_blas<complex<float>> = true;
template <> inline constexpr bool has_blas<complex<double>> = true;

template <class R>
inline bool is_small(int64_t rows, int64_t count, int64_t columns) {
    if (!has_blas<R>) return true;
    const int64_t most = rows == 1 || columns == 1 ? most_by_vectors : most_by_matrices;
    return rows <= most && count <= most && columns <= most && rows * count <= most && rows * count * columns <= most;
}

// The rows of a matrix as numbers of type R that lie side by side: those of the array itself, or a copy of them.
template <class R, class T>
class packed_rows {
    scratch<R> room;

  public:
    const R *data;
    int64_t width;

    explicit packed_rows(const array<T, 2> &a)
        : room(lies_so(a) ? 0 : a.shape[0] * a.shape[1]), data(room.data()), width(a.shape[1]) {
        if constexpr (is_same<R, T>) {
            if (lies_so(a)) {
                data = a.data;
                width = a.stride[0];
                return;
            }
        }
        R *to = room.data();
        for (int64_t i = 0; i < a.shape[0]; i++) {
            for (int64_t j = 0; j < a.shape[1]; j++) {
                *to++ = as_factor<R>(a.data[i * a.stride[0] + j * a.stride[1]], false);
            }
        }
    }
    static bool lies_so(const array<T, 2> &a) { return is_same<R, T> && (a.stride[1] == 1 || a.shape[1] == 1); }
};

template <class R, class T, class U, class Ask>
inline R vector_product(const array<T, 1> &a, const array<U, 1> &b, bool conjugated, const Ask &ask) {
    if (CAPSULEC_UNLIKELY(a.shape[0] != b.shape[0])) return ask(a, b);
    return dot_line<R>(a.data, a.stride[0], b.data, b.stride[0], a.shape[0], conjugated);
}

template <class R, class T, class U, class Ask>
inline array<R, 1> vector_matrix(const array<T, 1> &a, const array<U, 2> &b, bool conjugated, const Ask &ask) {
    const int64_t count = b.shape[0], columns = b.shape[1];
    if (a.shape[0] != count || !is_small<R>(1, count, columns)) return ask(a, b);
    array<R, 1> made = allocate<R>(shape<1>{{columns}});
    if (b.stride[0] == 1 && count > 1) {
        for (int64_t j = 0; j < columns; j++) {
            made.data[j] = dot_line<R>(a.data, a.stride[0], b.data + j * b.stride[1], 1, count, conjugated);
        }
        return made;
    }
    const packed_rows<R, U> rows(b);
    row_times_matrix<R>(a.data, a.stride[0], rows.data, rows.width, count, columns, made.data, conjugated);
    return made;
}

template <class R, class T, class U, class Ask>
inline array<R, 1> matrix_vector(const array<T, 2> &a, const array<U, 1> &b, bool, const Ask &ask) {
    const int64_t count = a.shape[1], rows = a.shape[0];
    if (b.shape[0] != count || !is_small<R>(rows, count, 1)) return ask(a, b);
    array<R, 1> made = allocate<R>(shape<1>{{rows}});
    for (int64_t i = 0; i < rows; i++) {
        made.data[i] = dot_line<R>(a.data + i * a.stride[0], a.stride[1], b.data, b.stride[0], count);
    }
    return made;
}

template <class R, class T, class U, class Ask>
inline array<R, 2> matrix_product(const array<T, 2> &a, const array<U, 2> &b, bool, const Ask &ask) {
    const int64_t count = b.shape[0], columns = b.shape[1];
    if (a.shape[1] != count || !is_small<R>(a.shape[0], count, columns)) return ask(a, b);
    array<R, 2> made = allocate<R>(shape<2>{{a.shape[0], columns}});
    const packed_rows<R, U> rows(b);
    for (int64_t i = 0; i < a.shape[0]; i++) {
        row_times_matrix<R>(a.data + i * a.stride[0], a.stride[1], rows.data, rows.width, count, columns,
                            made.data + i * columns);
    }
    return made;
}

}  // namespace capsulec::np
