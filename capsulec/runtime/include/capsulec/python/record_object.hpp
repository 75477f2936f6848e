// Values of NamedTuples and dataclasses as Python has them: of a class that collections.namedtuple makes, which shows them
// as its own. Used by backend/types.py.
#pragma once

#include "capsulec/python/arguments.hpp"
#include "capsulec/python/boundary/collections_class.hpp"
#include "capsulec/python/own_classes.hpp"
#include "capsulec/python/record.hpp"
#include "capsulec/python/shared.hpp"

#ifndef CAPSULEC_BARE

namespace capsulec::py {

// The place of the dot in the name of a class of a module of Python's, such as time.struct_time; else -1.
constexpr int dot_in(const char *name) {
    for (int i = 0; name[i] != 0; i++) {
        if (name[i] == '.') {
            return i;
        }
    }
    return -1;
}

// A class of a module of Python's.
inline PyObject *imported_class(const char *name) {
    char before[32] = {};
    for (int i = 0; i < dot_in(name) && i < 31; i++) {
        before[i] = name[i];
    }
    PyObject *const module = PyImport_ImportModule(before);
    PyObject *const found = module == nullptr ? nullptr : PyObject_GetAttrString(module, name + dot_in(name) + 1);
    Py_DecRef(module);
    return found;
}

// A value of the class of fields, a new reference; `fields` is given away. Python's own classes take a sequence.
template <class Names>
PyObject *named_object(PyObject *class_, PyObject *fields) {
    if constexpr (dot_in(Names::names[0]) >= 0) {
        fields = fields == nullptr ? nullptr : Py_BuildValue("(N)", fields);
    }
    PyObject *const made = fields == nullptr ? nullptr : PyObject_CallObject(class_, fields);
    Py_DecRef(fields);
    return made;
}

// The class: the module's own, or one that is made when the first value goes to Python. Where threads run at once, two may make it: one counts.
template <class Names>
PyObject *named_class() {
    static PyObject *once = nullptr;
    PyObject *made = standing(once);
    if (made == nullptr && (made = own_class(Names::python)) != nullptr) {
        Py_IncRef(made);
        made = agreed(once, made);
    }
    if (made != nullptr) {
        return made;
    }
    if constexpr (dot_in(Names::names[0]) >= 0) {
        made = imported_class(Names::names[0]);
        made = made == nullptr ? nullptr : agreed(once, made);
    } else {
        constexpr Py_ssize_t count = sizeof(Names::names) / sizeof(Names::names[0]) - 1;
        PyObject *const fields = PyTuple_New(count);
        for (Py_ssize_t i = 0; fields != nullptr && i < count; i++) {
            if (!put_object(fields, i, PyUnicode_FromString(Names::names[i + 1]))) {
                Py_DecRef(fields);
                return nullptr;
            }
        }
        PyObject *const arguments = fields == nullptr ? nullptr : Py_BuildValue("(sN)", Names::names[0], fields);
        made = arguments == nullptr ? nullptr : boundary::made_by_collections("namedtuple", arguments);
        made = made == nullptr ? nullptr : agreed(once, made);
    }
    return made;
}

// What an exception carries, such as the key of a KeyError.
template <class Names>
PyObject *record_object(PyObject *fields) {
    PyObject *const class_ = fields == nullptr ? nullptr : named_class<Names>();
    if (class_ == nullptr) {
        Py_DecRef(fields);
        return nullptr;
    }
    return named_object<Names>(class_, fields);
}
template <class Names, class... Items>
PyObject *as_object(const named<Names, Items...> &value) {
    return record_object<Names>(as_object(fields_of(value)));
}
template <class Class>
PyObject *as_object(const record<Class> &value) {
    return record_object<Class>(as_object(fields_of(value)));
}

} // namespace capsulec::py
#endif
