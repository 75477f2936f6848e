// From a C++ exception to Python's error indicator, at the C boundary of a callback. Used by backend/capsule.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/exception_state.hpp"

namespace capsulec::py {

// A class, a new reference. It is looked up by name, so that a module links to no table of classes. Where its module is
// not there, its base stands for it.
CAPSULEC_COLD inline PyObject *class_object(const ExceptionClass &type) {
    if (type.object != nullptr && *type.object != nullptr) { // of the program's own
        PyObject *const own = static_cast<PyObject *>(*type.object);
        Py_IncRef(own);
        return own;
    }
    PyObject *const module = PyImport_ImportModule(type.module == nullptr ? "builtins" : type.module);
    PyObject *const found = module == nullptr ? nullptr : PyObject_GetAttrString(module, type.name);
    Py_DecRef(module); // null is allowed
    if (found == nullptr && type.module != nullptr) {
        PyErr_Clear();
        return class_object(*type.base);
    }
    return found;
}

// Sets a new Python exception as Python's error.
CAPSULEC_COLD inline void set_new_error(const Exception &error) {
    PyObject *const type = class_object(*error.type);
    if (type != nullptr && error.arguments) {
        PyObject *const arguments = error.arguments->object(error.arguments.get());
        if (arguments != nullptr) {
            PyErr_SetObject(type, arguments);
            Py_DecRef(arguments);
        }
    } else if (type != nullptr && error.message == nullptr) {
        PyErr_SetNone(type);
    } else if (type != nullptr) {
        char buffer[512];
        PyErr_SetString(type, error.text(buffer, sizeof buffer));
    }
    Py_DecRef(type);
}

#ifdef CAPSULEC_HANDLES
PyObject *instance_of(const Exception &error);

inline void let_go(PyObject *instance) noexcept {
    const PyGILState_STATE locked = PyGILState_Ensure();
    Py_DecRef(instance);
    PyGILState_Release(locked);
}

// What the exception's state says, of Python's object: its cause, its context.
CAPSULEC_COLD inline void complete(PyObject *value, State *state) {
    if (state->cause != nullptr || state->suppressed) {
        PyException_SetCause(value, state->cause == nullptr ? nullptr : instance_of(*state->cause));
    }
    if (state->context != nullptr) {
        PyException_SetContext(value, instance_of(*state->context));
    }
    if (state->instance == nullptr) {
        Py_IncRef(value);
        state->instance = value;
        state->forget = let_go;
    }
}

// Sets `error` as Python's error. Not noexcept: Python ends other threads by unwinding them when it shuts down.
CAPSULEC_COLD inline void set_python_error(const Exception &error) {
    State *const state = state_of(error);
    if (state == nullptr) {
        set_new_error(error);
        return;
    }
    if (state->instance != nullptr) {
        PyErr_SetObject(reinterpret_cast<PyObject *>(Py_TYPE(state->instance)), state->instance);
    } else {
        set_new_error(error);
    }
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    complete(value, state);
    PyErr_Restore(type, value, traceback);
}
#else // no exception has causes, contexts or an identity
CAPSULEC_PART inline void set_python_error(const Exception &error) { set_new_error(error); }
#endif

// The Python exception, a new reference; one object for all values that are one exception. Needs the GIL, and that no
// error is set.
CAPSULEC_COLD inline PyObject *instance_of(const Exception &error) {
    set_python_error(error);
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    Py_DecRef(type);
    Py_DecRef(traceback);
    return value;
}

// For use in `catch (...)`: the exception being handled becomes Python's error, unless one is set already; then this
// costs next to nothing, as callers like scipy.integrate.quad go on calling. May be called without the GIL and from
// threads that Python has never seen: nobody would look at the error of such a thread, so it is reported at once.
CAPSULEC_COLD inline void set_error() {
    const bool known_thread = PyGILState_GetThisThreadState() != nullptr;
    const PyGILState_STATE state = PyGILState_Ensure();
    if (PyErr_Occurred() == nullptr) {
        try {
            throw;
        } catch (const Exception &error) {
            set_python_error(error);
        } catch (...) { // not one of ours: the runtime throws nothing else, so operator new had no memory left
            PyErr_NoMemory();
        }
        if (!known_thread) {
            PyErr_WriteUnraisable(nullptr);
        }
    }
    PyGILState_Release(state);
}

} // namespace capsulec::py
