// Registered by capsulec/library/numpy/reshaping.py: messages with shapes of any number of axes.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::np {

// A message that is put together when it is raised. It stays in this thread's memory until the next one.
struct shape_text {
    static constexpr int room = 512;
    char *end = buffer();

    shape_text() { *end = '\0'; }

    static char *buffer() {
        static thread_local char text[room];
        return text;
    }

    shape_text &add(const char *text) {
        while (*text != '\0' && end < buffer() + room - 1) *end++ = *text++;
        *end = '\0';
        return *this;
    }

    shape_text &add(int64_t number) {
        char digits[24];
        *py::write_decimal(number, digits) = '\0';
        return add(digits);
    }

    // (2,3), or (2,) for one axis.
    shape_text &add_shape(const int64_t *extents, int ndim) {
        add("(");
        for (int axis = 0; axis < ndim; axis++) {
            if (axis > 0) add(",");
            add(extents[axis]);
        }
        return add(ndim == 1 ? ",)" : ")");
    }

    // A shape that was asked for, with a length to be found: NumPy leaves it out in front and says newaxis behind.
    shape_text &add_wanted(const int64_t *extents, int ndim) {
        int first = 0;
        while (first < ndim && extents[first] < 0) first++;
        add("(");
        for (int axis = first; axis < ndim; axis++) {
            if (axis > first) add(",");
            if (extents[axis] < 0) {
                add("newaxis");
            } else {
                add(extents[axis]);
            }
        }
        return add(ndim == 1 ? ",)" : ")");
    }

    [[noreturn]] void raise(const py::ExceptionClass &type) { py::raise(type, buffer()); }
};

}  // namespace capsulec::np
