// Registered by library/boundary.py: array.array as a result, a new object of Python's class.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/typed_array.hpp"

namespace capsulec::boundary {

template <char code> struct of_typed_array {
    using type = py::array<code>;

    static PyObject *store(const type &value) {
        const py::bytes data = value.tobytes();
        PyObject *const module = PyImport_ImportModule("array");
        const char name[] = {code, '\0'};
        PyObject *const object = module == nullptr ? nullptr : PyObject_CallMethod(module, "array", "s", name);
        PyObject *const done =
            object == nullptr ? nullptr : PyObject_CallMethod(object, "frombytes", "N", py::as_object(data));
        Py_DecRef(module);
        if (done == nullptr) {
            Py_DecRef(object);
            return nullptr;
        }
        Py_DecRef(done);
        return object;
    }
};

} // namespace capsulec::boundary
