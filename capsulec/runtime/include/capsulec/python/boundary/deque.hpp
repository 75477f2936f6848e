// Registered by library/boundary.py: deques as results, new objects of Python's class.
#pragma once

#include "capsulec/python/boundary/collections_class.hpp"
#include "capsulec/python/boundary/list.hpp"
#include "capsulec/python/deque.hpp"

namespace capsulec::boundary {

template <class Element> struct of_deque : of_list<Element> {
    using type = py::deque<typename Element::type>;

    static PyObject *store(const type &value) {
        PyObject *const items = of_list<Element>::store(value.as_list());
        if (!value.has_most()) {
            return made_by_collections("deque", only(items));
        }
        PyObject *const most = items == nullptr ? nullptr : PyLong_FromLongLong(value.most().value);
        PyObject *const arguments = most == nullptr ? nullptr : PyTuple_New(2);
        if (arguments == nullptr) {
            Py_DecRef(items);
            Py_DecRef(most);
            return nullptr;
        }
        PyTuple_SetItem(arguments, 0, items);
        PyTuple_SetItem(arguments, 1, most);
        return made_by_collections("deque", arguments);
    }
};

} // namespace capsulec::boundary
