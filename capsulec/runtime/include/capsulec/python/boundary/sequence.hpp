// Registered by library/boundary.py: tuples of any length, copied both ways.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/sequence.hpp"

namespace capsulec::boundary {

template <class Element>
struct of_sequence {
    using type = py::sequence<typename Element::type>;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        if (!is_a(object, PyTuple_Type)) {
            return false;
        }
        py::list<typename Element::type> items;
        items.reserve(PyTuple_Size(object));
        const py::Nested inside(attempt);
        for (Py_ssize_t i = 0; i < PyTuple_Size(object); ++i) {
            typename Element::type element;
            if (!Element::load(PyTuple_GetItem(object, i), element, attempt)) {
                return false;
            }
            items.append(element);
        }
        value = type::of_list(items);
        return true;
    }

    static PyObject *store(const type &value) {
        PyObject *const object = PyTuple_New(value.size());
        for (int64_t i = 0; object != nullptr && i < value.size(); ++i) {
            PyObject *const element = Element::store(value.at(i));
            if (element == nullptr) {
                Py_DecRef(object);
                return nullptr;
            }
            PyTuple_SetItem(object, i, element);
        }
        return object;
    }
};

} // namespace capsulec::boundary
