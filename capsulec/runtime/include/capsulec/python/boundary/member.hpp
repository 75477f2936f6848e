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
        PyObject *const made = name == nullptr ? nullptr : PyObject_GetItem(class_, name);
        Py_DecRef(name);
        return made;
    }
};

template <class Class>
struct of_flag {
    using type = py::record<Class>;

    static PyObject *store(const type &value) {
        PyObject *const class_ = py::own_class(record_fields<Class>::name);
        const auto number = static_cast<long long>(value.template item<1>());
        return class_ == nullptr ? nullptr : PyObject_CallFunction(class_, "L", number);
    }
};

} // namespace capsulec::boundary
