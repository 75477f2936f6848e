// Registered by library/boundary.py: bytearray, copied both ways.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/bytearray.hpp"
#include "capsulec/python/shared.hpp"

namespace capsulec::boundary {

struct of_bytearray {
    using type = py::bytearray;

    static bool load(PyObject *object, type &value, py::Attempt &) {
        if (!is_a(object, PyByteArray_Type)) {
            return false;
        }
        const py::Still still(object);
        value = py::bytearray::of_bytes(py::bytes::of(PyByteArray_AsString(object), PyByteArray_Size(object)));
        return true;
    }
    static PyObject *store(const type &value) {
        const py::bytes data = value.tobytes();
        return PyByteArray_FromStringAndSize(data.data(), data.size());
    }
};

} // namespace capsulec::boundary
