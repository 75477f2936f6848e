// Registered by library/boundary.py: None.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"

namespace capsulec::boundary {

struct of_none {
    static bool load(PyObject *object, py::Attempt &) { return object == &_Py_NoneStruct; }

    static PyObject *store() {
        Py_IncRef(&_Py_NoneStruct);
        return &_Py_NoneStruct;
    }
};

} // namespace capsulec::boundary
