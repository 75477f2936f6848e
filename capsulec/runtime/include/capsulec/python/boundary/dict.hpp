// Registered by library/boundary.py: dicts, copied both ways.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/dict.hpp"
#include "capsulec/python/shared.hpp"

namespace capsulec::boundary {

template <class Key, class Value>
struct of_dict {
    using type = py::dict<typename Key::type, typename Value::type>;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        if (!is_a(object, PyDict_Type)) {
            return false;
        }
        value = type();
        const py::Nested inside(attempt);
        const py::Still still(object);
        Py_ssize_t position = 0;
        PyObject *key_object = nullptr, *value_object = nullptr;
        while (PyDict_Next(object, &position, &key_object, &value_object) != 0) {
            typename Key::type key;
            typename Value::type held;
            Py_IncRef(key_object); // converting may run Python's code
            Py_IncRef(value_object);
            const bool fits = Key::load(key_object, key, attempt) && Value::load(value_object, held, attempt);
            Py_DecRef(key_object);
            Py_DecRef(value_object);
            if (!fits) {
                return false;
            }
            value.put(key, held);
        }
        return true;
    }

    static PyObject *store(const type &value) {
        PyObject *object = PyDict_New();
        for (int64_t i = value.first(); object != nullptr && i < value.last(); i = value.after(i)) {
            PyObject *const key = Key::store(value.key_at(i));
            PyObject *const held = key == nullptr ? nullptr : Value::store(value.value_at(i));
            if (held == nullptr || PyDict_SetItem(object, key, held) != 0) {
                Py_DecRef(object);
                object = nullptr;
            }
            Py_DecRef(key);
            Py_DecRef(held);
        }
        return object;
    }
};

} // namespace capsulec::boundary
