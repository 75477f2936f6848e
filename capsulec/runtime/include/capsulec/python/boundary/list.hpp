// Registered by library/boundary.py: lists, copied both ways.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/shared.hpp"

namespace capsulec::boundary {

template <class Element>
struct of_list {
    using type = py::list<typename Element::type>;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        if (!is_a(object, PyList_Type)) {
            return false;
        }
        value = type();
        value.reserve(PyList_Size(object));
        const py::Nested inside(attempt);
        for (Py_ssize_t i = 0; i < PyList_Size(object); ++i) { // converting an element may run Python's code
            typename Element::type element;
            const py::Element item(object, i);
            if (item.object == nullptr || !Element::load(item.object, element, attempt)) {
                return false;
            }
            value.append(element);
        }
        return true;
    }

    static PyObject *store(const type &value) {
        PyObject *const object = PyList_New(value.size());
        for (int64_t i = 0; object != nullptr && i < value.size(); ++i) {
            PyObject *const element = Element::store(value.at(i));
            if (element == nullptr) {
                Py_DecRef(object);
                return nullptr;
            }
            PyList_SetItem(object, i, element);
        }
        return object;
    }
};

} // namespace capsulec::boundary
