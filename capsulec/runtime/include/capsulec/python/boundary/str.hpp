// Registered by library/boundary.py: str, copied both ways.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/text_object.hpp"

namespace capsulec::boundary {

struct of_str {
    using type = py::str;

    static bool load(PyObject *object, type &value, py::Attempt &) {
        return is_a(object, PyUnicode_Type) && py::text_of(object, value);
    }
    static PyObject *store(const type &value) { return py::as_object(value); }
};

} // namespace capsulec::boundary
