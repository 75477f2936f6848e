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

// The class: the module's own, or one that is made when the first value goes to Python. Where threads run at once, two may make it: one counts.
template <class Names>
PyObject *named_class() {
    static PyObject *once = nullptr;
    PyObject *made = standing(once);
    if (made == nullptr && (made = own_class(Names::python)) != nullptr) {
        Py_IncRef(made);
        made = agreed(once, made);
    }
    if (made == nullptr) {
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
    PyObject *const made = class_ == nullptr ? nullptr : PyObject_CallObject(class_, fields);
    Py_DecRef(fields);
    return made;
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
