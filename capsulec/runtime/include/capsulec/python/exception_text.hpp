// Exceptions that a handler has a name for: their text and their arguments, which Python itself is asked for. Registered
// by library/exceptions.py.
#pragma once

#include <stdint.h>

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/error.hpp"
#include "capsulec/python/handling.hpp"
#include "capsulec/python/repr.hpp"

namespace capsulec::py {

// type.__name__
inline str name_of(const ExceptionClass *type) {
    text_builder made;
    write_ascii(made, type->name);
    return made.finish();
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
inline void write_repr(text_builder &to, const Exception &error) { to.append(repr(error)); }

// An attribute of the exception, as Python has it; `Converter` is the boundary's for the type that it must have.
template <class Converter> typename Converter::type attribute_of(const Exception &error, const char *name) {
    typename Converter::type found{};
    bool fits = false;
    {
        const Locked locked;
        PyObject *const instance = instance_of(error);
        PyObject *const value = instance == nullptr ? nullptr : PyObject_GetAttrString(instance, name);
        Attempt attempt{false};
        fits = value != nullptr && Converter::load(value, found, attempt);
        PyErr_Clear();
        Py_DecRef(value);
        Py_DecRef(instance);
    }
    if (!fits) {
        raise(TypeError, "the arguments of an exception are not of the types that the compiler found for them");
    }
    return found;
}

} // namespace capsulec::py
