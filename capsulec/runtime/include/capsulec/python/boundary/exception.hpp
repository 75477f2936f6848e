// Registered by library/boundary.py: exceptions on their way to Python.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/error.hpp"

namespace capsulec::boundary {

struct of_exception {
    using type = py::Exception;

    static PyObject *store(const type &value) { return py::instance_of(value); }
};

} // namespace capsulec::boundary
