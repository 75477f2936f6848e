// Calls of exported Python functions: arguments to parameters, and which overload takes them. Used by
// backend/function.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/script.hpp"

extern "C" int strcmp(const char *, const char *) noexcept;

namespace capsulec::py {

// Converts the arguments and calls the compiled function. False when they do not fit; else the call has been made, and
// `result` is null when it raised.
using Overload = bool (*)(PyObject *const *arguments, Attempt &attempt, PyObject *&result);

struct Parameter {
    const char *name;
    bool required;
};

// An exported Python function. The first `positional_only` parameters have no name for callers, those from `positional`
// on are passed by name only. `description` is what python/script.hpp needs to know of it.
struct Function {
    const char *name;
    const char *description;
    const Parameter *parameters;
    int positional_only;
    int positional;
    int parameter_count;
};

// Sets Python's error: arguments as given, with the names of the last ones or null, do not go with the parameters; or,
// bound to parameters, with no overload. Null ones are left out.
CAPSULEC_COLD inline PyObject *refuse(const Function &function, PyObject *const *given, Py_ssize_t count,
                                      PyObject *keywords) {
    PyObject *const refusal = script("refusal");
    PyObject *const absent = script("absent");
    PyObject *const arguments = PyTuple_New(count);
    if (refusal == nullptr || arguments == nullptr) {
        return nullptr;
    }
    for (Py_ssize_t i = 0; i < count; ++i) {
        PyObject *const argument = given[i] == nullptr ? absent : given[i];
        Py_IncRef(argument);
        PyTuple_SetItem(arguments, i, argument);
    }
    PyObject *const said = PyObject_CallFunction(refusal, "ssNO", function.name, function.description, arguments,
                                                 keywords == nullptr ? absent : keywords);
    if (said != nullptr) {
        PyErr_SetObject(PyTuple_GetItem(said, 0), PyTuple_GetItem(said, 1));
        Py_DecRef(said);
    }
    return nullptr;
}

// Puts the arguments into the parameters' places, null where one is left out. False with Python's error set when they
// do not go with the parameters.
CAPSULEC_SELDOM inline bool bind(const Function &function, PyObject *const *given, Py_ssize_t count, PyObject *keywords,
                 PyObject **bound) {
    const Py_ssize_t named = keywords == nullptr ? 0 : PyTuple_Size(keywords);
    const Py_ssize_t used = count <= function.positional ? count : -1;
    Py_ssize_t taken = 0;
    bool complete = true;
    for (int i = 0; i < function.parameter_count; ++i) {
        bound[i] = i < used ? given[i] : nullptr;
        const Py_ssize_t candidates = i < function.positional_only || bound[i] != nullptr ? 0 : named;
        for (Py_ssize_t k = 0; k < candidates; ++k) {
            const char *const text = PyUnicode_AsUTF8AndSize(PyTuple_GetItem(keywords, k), nullptr);
            if (text != nullptr && strcmp(text, function.parameters[i].name) == 0) {
                bound[i] = given[count + k];
                ++taken;
                break;
            }
        }
        complete = complete && (bound[i] != nullptr || !function.parameters[i].required);
    }
    if (CAPSULEC_LIKELY(complete && used == count && taken == named)) {
        return true;
    }
    PyErr_Clear(); // of a keyword that is no UTF-8
    PyObject *const none = PyTuple_New(0);
    refuse(function, given, count + named, keywords == nullptr ? none : keywords);
    Py_DecRef(none);
    return false;
}

// The arguments in the parameters' places, as they are given or in `bound`; null with Python's error set where they do not
// go with the parameters.
CAPSULEC_PART inline PyObject *const *in_places(const Function &function, PyObject *const *given, Py_ssize_t count,
                                                PyObject *keywords, PyObject **bound) {
    if (CAPSULEC_LIKELY(keywords == nullptr && count == function.parameter_count && count <= function.positional)) {
        return given;
    }
    return bind(function, given, count, keywords, bound) ? bound : nullptr;
}

// What the first overload that takes the arguments gives, where the very first has not; null with Python's error set where
// there is none. Overloads whose types are exactly those of the arguments come first, then those that take them after
// conversions, then those whose numbers other objects give when they are asked.
CAPSULEC_OUT_OF_LINE inline PyObject *call_another(const Function &function, const Overload *overloads, int overload_count,
                                                   PyObject *const *arguments, Attempt &attempt) {
    PyObject *result = nullptr;
    for (int i = 1;; i = 0) {
        for (; i < overload_count; ++i) {
            attempt.in_rows = true;
            if (CAPSULEC_LIKELY(overloads[i](arguments, attempt, result))) {
                return result;
            }
            if (attempt.asks && PyErr_Occurred() != nullptr) { // of the object that was asked
                return nullptr;
            }
        }
        if (attempt.asks || PyErr_Occurred() != nullptr) {
            break;
        }
        attempt = {false, attempt.too_large, false, !attempt.exact};
    }
    return PyErr_Occurred() != nullptr ? nullptr : refuse(function, arguments, function.parameter_count, nullptr);
}

// The result of a call of the overloads.
CAPSULEC_PART inline PyObject *call_first(const Function &function, const Overload *overloads, int overload_count,
                                          PyObject *const *arguments, Attempt &attempt) {
    PyObject *result = nullptr;
    return CAPSULEC_LIKELY(overloads[0](arguments, attempt, result))
               ? result
               : call_another(function, overloads, overload_count, arguments, attempt);
}

// A call of overloads that raise nothing; python/guarded.hpp has the one of others.
template <int parameter_count, int overload_count>
PyObject *call(const Function &function, const Overload (&overloads)[overload_count], PyObject *const *given,
               Py_ssize_t count, PyObject *keywords) {
    PyObject *bound[parameter_count + 1];
    PyObject *const *const arguments = in_places(function, given, count, keywords, bound);
    Attempt attempt{overload_count > 1};
    return arguments == nullptr ? nullptr : call_first(function, overloads, overload_count, arguments, attempt);
}

} // namespace capsulec::py
