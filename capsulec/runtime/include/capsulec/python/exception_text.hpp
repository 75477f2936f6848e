// Exceptions that a handler has a name for: their text and their arguments, which Python itself is asked for. Registered
// by library/exceptions.py.
#pragma once

#include <stdint.h>

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/error.hpp"
#include "capsulec/python/exception_state.hpp"
#include "capsulec/python/handling.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/python_error.hpp"
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

// error.add_note(note): Python's object keeps it.
inline void add_note(const Exception &error, const str &note) {
    Exception raised{nullptr, nullptr, false, {}};
    {
        const Locked locked;
        PyObject *const instance = identified(error) == nullptr ? nullptr : instance_of(error);
        PyObject *const text = instance == nullptr ? nullptr : as_object(note);
        PyObject *const done = text == nullptr ? nullptr : PyObject_CallMethod(instance, "add_note", "O", text);
        if (done == nullptr) {
            raised = PyErr_Occurred() != nullptr ? taken_from_python() : Exception{&MemoryError, nullptr, false, {}};
        }
        Py_DecRef(done);
        Py_DecRef(text);
        Py_DecRef(instance);
    }
    if (CAPSULEC_UNLIKELY(raised.type != nullptr)) {
        raise_error(raised);
    }
}

// error.__notes__
template <class Converter> typename Converter::type notes_of(const Exception &error) {
    typename Converter::type found{};
    Exception raised{nullptr, nullptr, false, {}};
    {
        const Locked locked;
        PyObject *const instance = instance_of(error);
        PyObject *const value = instance == nullptr ? nullptr : PyObject_GetAttrString(instance, "__notes__");
        Attempt attempt{false};
        if (value == nullptr) {
            raised = taken_from_python();
        } else if (!Converter::load(value, found, attempt)) {
            raised = Exception{&TypeError, "__notes__ is no list of texts", false, {}};
        }
        PyErr_Clear();
        Py_DecRef(value);
        Py_DecRef(instance);
    }
    if (CAPSULEC_UNLIKELY(raised.type != nullptr)) {
        raise_error(raised);
    }
    return found;
}

// error.__cause__, error.__context__
inline optional<Exception> related(const Exception &error, Exception *State::*place) {
    const State *const state = state_of(error);
    const Exception *const other = state == nullptr ? nullptr : state->*place;
    return other == nullptr ? optional<Exception>{} : optional<Exception>{*other};
}

// error.__suppress_context__
inline bool is_context_hidden(const Exception &error) { return state_of(error) != nullptr && state_of(error)->suppressed; }

} // namespace capsulec::py
