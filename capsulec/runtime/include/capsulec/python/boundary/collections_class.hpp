// Objects of Python's collections, made from what is given to their class. Used by boundary/collections.hpp and deque.hpp.
#pragma once

#include "capsulec/python/api.hpp"

namespace capsulec::boundary {

// collections.name(*arguments), which are given away.
inline PyObject *made_by_collections(const char *name, PyObject *arguments) {
    PyObject *const module = arguments == nullptr ? nullptr : PyImport_ImportModule("collections");
    PyObject *const made = module == nullptr ? nullptr : PyObject_GetAttrString(module, name);
    PyObject *const object = made == nullptr ? nullptr : PyObject_CallObject(made, arguments);
    Py_DecRef(made);
    Py_DecRef(module);
    Py_DecRef(arguments);
    return object;
}

// A tuple of the object, which is given away.
inline PyObject *only(PyObject *object) {
    PyObject *const made = object == nullptr ? nullptr : PyTuple_New(1);
    if (made != nullptr) {
        PyTuple_SetItem(made, 0, object);
    } else {
        Py_DecRef(object);
    }
    return made;
}

} // namespace capsulec::boundary
