// Registered by library/boundary.py: sets and frozensets, copied both ways.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/set.hpp"

namespace capsulec::boundary {

// Adds the elements of a set of Python's. False when one does not fit.
template <class Element>
bool load_elements(PyObject *object, const py::set<typename Element::type> &value, py::Attempt &attempt) {
    const py::Nested inside(attempt);
    PyObject *const steps = PyObject_GetIter(object);
    bool fits = steps != nullptr;
    while (fits) {
        PyObject *const item = PyIter_Next(steps);
        if (item == nullptr) {
            fits = PyErr_Occurred() == nullptr;
            break;
        }
        typename Element::type element;
        fits = Element::load(item, element, attempt);
        Py_DecRef(item);
        if (fits) {
            value.add(element);
        }
    }
    Py_DecRef(steps);
    return fits;
}

template <class Element>
PyObject *store_elements(PyObject *object, const py::set<typename Element::type> &value) {
    for (int64_t i = value.first(); object != nullptr && i < value.last(); i = value.after(i)) {
        PyObject *const element = Element::store(value.at(i));
        if (element == nullptr || PySet_Add(object, element) != 0) {
            Py_DecRef(object);
            object = nullptr;
        }
        Py_DecRef(element);
    }
    return object;
}

template <class Element>
struct of_set {
    using type = py::set<typename Element::type>;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        value = type();
        return is_a(object, PySet_Type) && load_elements<Element>(object, value, attempt);
    }
    static PyObject *store(const type &value) { return store_elements<Element>(PySet_New(nullptr), value); }
};

template <class Element>
struct of_frozenset {
    using type = py::frozenset<typename Element::type>;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        py::set<typename Element::type> elements;
        if (!is_a(object, PyFrozenSet_Type) || !load_elements<Element>(object, elements, attempt)) {
            return false;
        }
        value = type::of(elements);
        return true;
    }
    static PyObject *store(const type &value) {
        return store_elements<Element>(PyFrozenSet_New(nullptr), value.elements());
    }
};

} // namespace capsulec::boundary
