// Registered by library/boundary.py: members of enumerations as results.
#pragma once

#include "capsulec/python/boundary/record.hpp"
#include "capsulec/python/boundary/str.hpp"

namespace capsulec::boundary {

template <class Class>
struct of_member {
    using type = py::record<Class>;

    static PyObject *store(const type &value) {
        PyObject *const class_ = py::own_class(record_fields<Class>::name);
        PyObject *const name = class_ == nullptr ? nullptr : of_str::store(value.template item<0>());
        PyObject *const made = name == nullptr ? nullptr : PyObject_CallMethod(class_, "__getitem__", "O", name);
        Py_DecRef(name);
        return made;
    }
};

} // namespace capsulec::boundary
