// Registered by library/boundary.py: None, also as a value in a container.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/none.hpp"

namespace capsulec::boundary {

struct of_none {
    using type = py::none;

    static bool load(PyObject *object, py::none &, py::Attempt &) { return object == &_Py_NoneStruct; }

    static PyObject *store(py::none = {}) {
        Py_IncRef(&_Py_NoneStruct);
        return &_Py_NoneStruct;
    }
};

} // namespace capsulec::boundary
