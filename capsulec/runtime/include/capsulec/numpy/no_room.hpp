// Registered by capsulec/backend/writer.py: NumPy's errors of arrays for which there is no memory.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/shape_text.hpp"

namespace capsulec::np {

// NumPy's name of an element's type.
template <class T>
constexpr const char *dtype_name() {
    constexpr int place = sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 1 : sizeof(T) == 4 ? 2 : sizeof(T) == 8 ? 3 : 4;
    if constexpr (__is_class(T)) {
        return sizeof(T) == 8 ? "complex64" : sizeof(T) == 16 ? "complex128" : "complex256";
    } else if constexpr (__is_same(T, bool)) {
        return "bool";
    } else if constexpr (static_cast<T>(0.5) != static_cast<T>(0)) {
        return sizeof(T) == 4 ? "float32" : sizeof(T) == 8 ? "float64" : "float128";
    } else if constexpr (static_cast<T>(-1) < static_cast<T>(0)) {
        constexpr const char *names[] = {"int8", "int16", "int32", "int64", "int"};
        return names[place];
    } else {
        constexpr const char *names[] = {"uint8", "uint16", "uint32", "uint64", "uint"};
        return names[place];
    }
}

// A number of bytes as NumPy shows it, with three digits: "24.0 GiB".
CAPSULEC_COLD inline void add_bytes(shape_text &text, uint64_t bytes) {
    constexpr const char *units[] = {" bytes", " KiB", " MiB", " GiB", " TiB", " PiB", " EiB"};
    int unit = 0;
    double size = static_cast<double>(bytes);
    for (; size >= 1023.5 && unit < 6; unit++) size /= 1024;
    if (unit == 0) {
        text.add(static_cast<int64_t>(bytes));
    } else {
        const int digits = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
        const int64_t scale = digits == 2 ? 100 : digits == 1 ? 10 : 1;
        const int64_t shown = static_cast<int64_t>(size * static_cast<double>(scale) + 0.5);
        text.add(shown / scale).add(".");
        if (digits == 2 && shown % scale < 10) text.add("0");
        if (digits > 0) text.add(shown % scale);
    }
    text.add(units[unit]);
}

// Raise the ValueError of a size that no number of bytes says, or the MemoryError of one that is not there.
[[noreturn]] CAPSULEC_COLD inline void no_room(const int64_t *extents, int ndim, uint64_t item, const char *dtype) {
    uint64_t bytes = item;
    for (int axis = 0; axis < ndim; axis++) {
        const uint64_t extent = static_cast<uint64_t>(extents[axis]);
        if (extent != 0 && bytes > static_cast<uint64_t>(INT64_MAX) / extent) {
            py::raise(py::ValueError,
                      "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
        }
        if (extent != 0) bytes *= extent;
    }
    shape_text text;
    text.add("Unable to allocate ");
    add_bytes(text, bytes);
    text.add(" for an array with shape (");
    for (int axis = 0; axis < ndim; axis++) {
        if (axis > 0) text.add(", ");
        text.add(extents[axis]);
    }
    text.add(ndim == 1 ? ",) and data type " : ") and data type ").add(dtype).raise(py::MemoryError);
}

}  // namespace capsulec::np
