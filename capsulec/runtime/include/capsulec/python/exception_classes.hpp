// Exception classes of the user's as attributes of the module. Registered by library/exceptions.py; used by backend/module.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::py {

// Makes Python's class when the module is imported for the first time; `full` is "module.Name". Whether all went well.
CAPSULEC_COLD inline bool add_exception(PyObject *module, const char *full, const ExceptionClass &type) noexcept {
    if (*type.object == nullptr) {
        PyObject *base = nullptr;
        if (type.base->object != nullptr) {
            base = static_cast<PyObject *>(*type.base->object);
            Py_IncRef(base);
        } else {
            PyObject *const builtins = PyImport_ImportModule("builtins");
            base = builtins == nullptr ? nullptr : PyObject_GetAttrString(builtins, type.base->name);
            Py_DecRef(builtins);
        }
        *type.object = base == nullptr ? nullptr : PyErr_NewException(full, base, nullptr);
        Py_DecRef(base);
    }
    return *type.object != nullptr && PyModule_AddObjectRef(module, type.name, static_cast<PyObject *>(*type.object)) == 0;
}

// Notes the class that the module has made of its text. Whether all went well.
CAPSULEC_COLD inline bool take_exception(PyObject *module, const ExceptionClass &type) noexcept {
    *type.object = PyObject_GetAttrString(module, type.name);
    return *type.object != nullptr;
}

} // namespace capsulec::py
