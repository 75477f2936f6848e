// Registered by library/boundary.py: a value or None.
#pragma once

#include "capsulec/python/boundary/none.hpp"
#include "capsulec/python/optional.hpp"

namespace capsulec::boundary {

template <class Value>
struct of_optional {
    using type = py::optional<typename Value::type>;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        value.has = object != &_Py_NoneStruct;
        return !value.has || Value::load(object, value.value, attempt);
    }

    static PyObject *store(const type &value) { return value.has ? Value::store(value.value) : of_none::store(); }
};

} // namespace capsulec::boundary
