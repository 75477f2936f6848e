// The classes of the user's file as Python has them, made of their own text when the module is imported. Used by
// backend/module.py and python/record_object.hpp.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"

namespace capsulec::py {

// The names that the text has bound; null before it has run, and where there is none.
inline PyObject *own_names = nullptr;

// The class of a name, borrowed; null without an error where the module has none of it.
inline PyObject *own_class(const char *name) {
    return own_names == nullptr ? nullptr : PyDict_GetItemString(own_names, name);
}

// Runs the text with what the module has; the names that it binds, or null with Python's error set.
CAPSULEC_COLD inline PyObject *run_classes(PyObject *module, const char *text) {
    constexpr int whole_file = 257;
    PyObject *const made = PyDict_New();
    PyObject *const known = PyObject_GetAttrString(module, "__dict__");
    PyObject *const updated =
        made == nullptr || known == nullptr ? nullptr : PyObject_CallMethod(made, "update", "O", known);
    const bool fine = updated != nullptr && PyDict_SetItemString(made, "__builtins__", PyEval_GetBuiltins()) == 0;
    PyObject *const code = fine ? Py_CompileString(text, "<classes>", whole_file) : nullptr;
    PyObject *const done = code == nullptr ? nullptr : PyEval_EvalCode(code, made, made);
    Py_DecRef(code);
    Py_DecRef(updated);
    Py_DecRef(known);
    if (done == nullptr) {
        Py_DecRef(made);
        return nullptr;
    }
    Py_DecRef(done);
    return made;
}

// Gives the module the classes that the text makes; false with Python's error set. A second module object of the same
// file, as of a second import, gets the classes of the first: its functions are the same.
template <size_t count>
CAPSULEC_COLD bool add_classes(PyObject *module, const char *text, const char *const (&names)[count]) {
    PyObject *const made = own_names == nullptr ? run_classes(module, text) : own_names;
    bool fine = made != nullptr;
    for (size_t i = 0; fine && i < count; i++) {
        PyObject *const class_ = PyDict_GetItemString(made, names[i]);
        fine = class_ == nullptr || PyObject_SetAttrString(module, names[i], class_) == 0;
    }
    if (!fine && made != own_names) {
        Py_DecRef(made);
        return false;
    }
    own_names = made;
    return fine;
}

} // namespace capsulec::py
