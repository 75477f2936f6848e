// Exceptions that a handler has a name for: their text and their arguments, which Python itself is asked for. Registered
// by library/exceptions.py.
#pragma once

#include <stdint.h>

#include "capsulec/python/error.hpp"
#include "capsulec/python/handling.hpp"
#include "capsulec/python/repr.hpp"
#include "capsulec/python/sequence.hpp"

namespace capsulec::py {

// A new Python exception: the same class with the same arguments. Needs the GIL, and that no error is set.
inline PyObject *instance_of(const Exception &error) {
    set_python_error(error);
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    Py_DecRef(type);
    Py_DecRef(traceback);
    return value;
}

// str(error) or repr(error), as `ask` is PyObject_Str or PyObject_Repr.
inline str text_of(const Exception &error, PyObject *(*ask)(PyObject *)) {
    str found;
    bool done = false;
    {
        const Locked locked;
        PyObject *const instance = instance_of(error);
        PyObject *const text = instance == nullptr ? nullptr : ask(instance);
        done = text != nullptr && text_of(text, found);
        PyErr_Clear();
        Py_DecRef(text);
        Py_DecRef(instance);
    }
    if (!done) {
        raise(RuntimeError, "an exception has no text");
    }
    return found;
}

inline str to_str(const Exception &error) { return text_of(error, PyObject_Str); }
inline str repr(const Exception &error) { return text_of(error, PyObject_Repr); }

// error.args, all of which have to be texts.
inline sequence<str> arguments_of(const Exception &error) {
    list<str> made;
    bool texts = true;
    {
        const Locked locked;
        PyObject *const instance = instance_of(error);
        PyObject *const given = instance == nullptr ? nullptr : PyObject_GetAttrString(instance, "args");
        for (Py_ssize_t i = 0; given != nullptr && texts && i < PyTuple_Size(given); ++i) {
            str text;
            PyObject *const item = PyTuple_GetItem(given, i);
            texts = PyType_IsSubtype(Py_TYPE(item), &PyUnicode_Type) != 0 && text_of(item, text);
            made.append(text);
        }
        PyErr_Clear();
        Py_DecRef(given);
        Py_DecRef(instance);
    }
    if (!texts) {
        raise(TypeError, "compiled code can look at the arguments of an exception only where all are texts");
    }
    return sequence<str>::of_list(made);
}

} // namespace capsulec::py
