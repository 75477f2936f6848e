// Registered by library/boundary.py: Counter, defaultdict and OrderedDict as results, new objects of Python's classes.
#pragma once

#include "capsulec/python/boundary/collections_class.hpp"
#include "capsulec/python/boundary/dict.hpp"
#include "capsulec/python/collections.hpp"

namespace capsulec::boundary {

template <class Key, class Value> struct of_counter : of_dict<Key, Value> {
    using type = py::counter<typename Key::type>;
    static PyObject *store(const type &value) { return made_by_collections("Counter", only(of_dict<Key, Value>::store(value))); }
};

template <class Key, class Value> struct of_ordered_dict : of_dict<Key, Value> {
    using type = py::ordered_dict<typename Key::type, typename Value::type>;
    static PyObject *store(const type &value) {
        return made_by_collections("OrderedDict", only(of_dict<Key, Value>::store(value)));
    }
};

template <class Key, class Value> struct of_default_dict : of_dict<Key, Value> {
    using type = py::default_dict<typename Key::type, typename Value::type>;
    static PyObject *store(const type &value) {
        PyObject *const items = of_dict<Key, Value>::store(value);
        PyObject *const name = items == nullptr ? nullptr : PyDict_GetItemString(PyEval_GetBuiltins(), py::factory_of<typename Value::type>::name);
        PyObject *const arguments = name == nullptr ? nullptr : PyTuple_New(2);
        if (arguments == nullptr) {
            Py_DecRef(items);
            return nullptr;
        }
        Py_IncRef(name);
        PyTuple_SetItem(arguments, 0, name);
        PyTuple_SetItem(arguments, 1, items);
        return made_by_collections("defaultdict", arguments);
    }
};

} // namespace capsulec::boundary
