// Exceptions as values: ValueError(text), and causes. Registered by library/exceptions.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/exception_state.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

// The arguments of an exception, a tuple; `Converter` is the boundary's for them.
template <class Converter> struct Given {
    Carried head;
    typename Converter::type values;

    static void end(Carried *carried) noexcept {
        Given *const whole = reinterpret_cast<Given *>(carried);
        whole->~Given();
        release(whole);
    }
#ifndef CAPSULEC_BARE // of a build without Python there is nobody to give them to
    static PyObject *object(const Carried *carried) {
        return Converter::store(reinterpret_cast<const Given *>(carried)->values);
    }
#else
    static constexpr PyObject *(*object)(const Carried *) = nullptr;
#endif
};

// type(*values)
template <class Converter>
CAPSULEC_COLD Exception exception_of(const ExceptionClass &type, const typename Converter::type &values) {
    using Held = Given<Converter>;
    Held *const held = new (place{allocate(sizeof(Held))}) Held{{1, Held::end, Held::object}, values};
    const Exception made{&type, nullptr, false, {}, Arguments(&held->head)};
    identified(made);
    return made;
}

CAPSULEC_COLD inline Exception exception_of(const ExceptionClass &type) {
    const Exception made{&type, nullptr, false, {}};
    identified(made);
    return made;
}

#ifndef CAPSULEC_BARE
// builtins.type(*values, **named): the last of the values have the names. A new reference.
CAPSULEC_COLD inline PyObject *call_with_names(const char *type, PyObject *values, const char *const *names) {
    Py_ssize_t plain = PyTuple_Size(values);
    for (const char *const *name = names; *name != nullptr; ++name) {
        --plain;
    }
    PyObject *const given = PyTuple_New(plain), *const named = PyDict_New();
    PyObject *const class_ = PyDict_GetItemString(PyEval_GetBuiltins(), type); // borrowed
    bool good = given != nullptr && named != nullptr && class_ != nullptr;
    for (Py_ssize_t i = 0; good && i < PyTuple_Size(values); ++i) {
        PyObject *const item = PyTuple_GetItem(values, i);
        if (i < plain) {
            Py_IncRef(item);
            good = PyTuple_SetItem(given, i, item) == 0;
        } else {
            good = PyDict_SetItemString(named, names[i - plain], item) == 0;
        }
    }
    PyObject *const made = good ? PyObject_Call(class_, given, named) : nullptr;
    Py_DecRef(given);
    Py_DecRef(named);
    return made;
}

// The arguments of an exception that has some by name; `values` has these last.
template <class Converter> struct Named {
    Carried head;
    const char *type;
    const char *names[3]; // null at their end
    typename Converter::type values;

    static void end(Carried *carried) noexcept {
        Named *const whole = reinterpret_cast<Named *>(carried);
        whole->~Named();
        release(whole);
    }

    static PyObject *object(const Carried *carried) {
        const Named *const whole = reinterpret_cast<const Named *>(carried);
        PyObject *const all = Converter::store(whole->values);
        PyObject *const made = all == nullptr ? nullptr : call_with_names(whole->type, all, whole->names);
        Py_DecRef(all);
        return made;
    }
};

// type(*values, **named)
template <class Converter>
CAPSULEC_COLD Exception exception_with(const ExceptionClass &type, const typename Converter::type &values,
                                       const char *first, const char *second = nullptr) {
    using Held = Named<Converter>;
    Held *const held = new (place{allocate(sizeof(Held))})
        Held{{1, Held::end, Held::object}, type.name, {first, second, nullptr}, values};
    const Exception made{&type, nullptr, false, {}, Arguments(&held->head)};
    identified(made);
    return made;
}
#endif

// What `raise error from cause` raises: the same exception, with a cause.
CAPSULEC_COLD inline Exception with_cause(const Exception &error, const Exception &cause) {
    if (State *const state = identified(error)) {
        link(state, &State::cause, &cause);
        state->suppressed = true;
    }
    return error;
}

// What `raise error from None` raises.
CAPSULEC_COLD inline Exception without_cause(const Exception &error) {
    if (State *const state = identified(error)) {
        relate(state->cause, nullptr);
        state->suppressed = true;
    }
    return error;
}

// An exception leaves a generator's body; called in its handler.
[[noreturn]] CAPSULEC_COLD inline void leave_generator(const Exception &error) {
    if (error.is(StopIteration)) {
        raise_error(with_cause(Exception{&RuntimeError, "generator raised StopIteration", false, {}}, error));
    }
    throw;
}

// isinstance(error, classes)
template <class... Classes> bool is_any(const Exception &error, const Classes &...classes) {
    return (error.is(classes) || ...);
}

} // namespace capsulec::py
