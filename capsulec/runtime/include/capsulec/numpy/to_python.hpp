// Registered by library/numpy/python_values.py: arrays as Python's lists, numbers and bytes, and arrays from bytes.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/contiguous.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/python/bytes.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/memory.hpp"

namespace capsulec::np {

// An element as the Python number that it is.
template <class To, class T> struct as_python {
    static To of(T value) { return static_cast<To>(value); }
};
template <class Real> struct as_python<complex128, complex<Real>> {
    static complex128 of(complex<Real> value) { return complex_cast<complex128>(value); }
};
template <> struct as_python<int64_t, uint64_t> {
    static int64_t of(uint64_t value) {
        if (CAPSULEC_UNLIKELY(value > static_cast<uint64_t>(INT64_MAX))) {
            py::raise(py::OverflowError, "Python int too large to convert to C long");
        }
        return static_cast<int64_t>(value);
    }
};

template <class List> struct nested_list;
template <class T> struct nested_list<py::list<T>> {
    template <int axis, class Array> static py::list<T> of(const Array &a, const typename Array::element *from) {
        py::list<T> made;
        made.reserve(a.shape[axis]);
        for (int64_t i = 0; i < a.shape[axis]; i++) {
            const typename Array::element *const item = from + i * a.stride[axis];
            if constexpr (axis + 1 == Array::ndim) {
                made.append(as_python<T, typename Array::element>::of(*item));
            } else {
                made.append(nested_list<T>::template of<axis + 1>(a, item));
            }
        }
        return made;
    }
};

template <class List, class Array> inline List to_list(const Array &a) {
    return nested_list<List>::template of<0>(a, a.data);
}

// The only element.
template <class To, class T, int N> inline To item(const array<T, N> &a) {
    for (int axis = 0; axis < N; axis++) {
        if (a.shape[axis] != 1) py::raise(py::ValueError, "can only convert an array of size 1 to a Python scalar");
    }
    return as_python<To, T>::of(*a.data);
}

// One element by its place in C order (of several axes), or by an index for each axis.
template <class To, class T, int N, class... Index> inline To item(const array<T, N> &a, Index... indices) {
    constexpr int count = static_cast<int>(sizeof...(Index));
    const int64_t given[] = {static_cast<int64_t>(indices)...};
    int64_t offset = 0;
    if constexpr (count == N) {
        for (int axis = 0; axis < N; axis++) {
            const int64_t at = given[axis] < 0 ? given[axis] + a.shape[axis] : given[axis];
            if (static_cast<uint64_t>(at) >= static_cast<uint64_t>(a.shape[axis])) {
                py::raise(py::IndexError, "index {} is out of bounds for axis {} with size {}", given[axis], axis,
                          a.shape[axis]);
            }
            offset += at * a.stride[axis];
        }
    } else {
        static_assert(count == 1, "one index, or one for each axis");
        int64_t size = 1;
        for (int axis = 0; axis < N; axis++) size *= a.shape[axis];
        int64_t at = given[0] < 0 ? given[0] + size : given[0];
        if (static_cast<uint64_t>(at) >= static_cast<uint64_t>(size)) {
            py::raise(py::IndexError, "index {} is out of bounds for size {}", given[0], size);
        }
        for (int axis = N - 1; axis >= 0; axis--) {
            offset += at % a.shape[axis] * a.stride[axis];
            at /= a.shape[axis];
        }
    }
    return as_python<To, T>::of(a.data[offset]);
}

template <class T, int N> inline py::bytes to_bytes(const array<T, N> &a) {
    const array<T, N> whole = contiguous(a);
    int64_t size = static_cast<int64_t>(sizeof(T));
    for (int axis = 0; axis < N; axis++) size *= a.shape[axis];
    return py::bytes::of(reinterpret_cast<const char *>(whole.data), size);
}

// The numbers in bytes, from `offset` on, all (`count` -1) or some.
template <class Array> inline Array from_bytes(const py::bytes &from, int64_t count, int64_t offset) {
    using T = typename Array::element;
    constexpr int64_t width = static_cast<int64_t>(sizeof(T));
    if (offset < 0 || offset > from.size()) {
        py::raise(py::ValueError, "offset must be non-negative and no greater than buffer length ({})", from.size());
    }
    const int64_t room = from.size() - offset;
    if (count < 0) {
        if (room % width != 0) py::raise(py::ValueError, "buffer size must be a multiple of element size");
        count = room / width;
    } else if (count > room / width) {
        py::raise(py::ValueError, "buffer is smaller than requested size");
    }
    Array made = allocate<T>(shape<1>{{count}});
    if (count > 0) memcpy(made.data, from.data() + offset, static_cast<size_t>(count * width));
    return made;
}

}  // namespace capsulec::np
