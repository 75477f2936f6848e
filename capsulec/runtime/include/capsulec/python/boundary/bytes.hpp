// Registered by library/boundary.py: bytes, copied both ways.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/bytes.hpp"

namespace capsulec::boundary {

struct of_bytes {
    using type = py::bytes;

    static bool load(PyObject *object, type &value, py::Attempt &) {
        if (!is_a(object, PyBytes_Type)) {
            return false;
        }
        value = py::bytes::of(PyBytes_AsString(object), PyBytes_Size(object));
        return true;
    }
    static PyObject *store(const type &value) { return py::as_object(value); }
};

} // namespace capsulec::boundary
