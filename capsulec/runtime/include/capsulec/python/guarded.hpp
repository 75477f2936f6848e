// Calls of exported Python functions that may raise: their exceptions become Python's here, in one place for all of a
// module. Used by backend/function.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/error.hpp"
#include "capsulec/python/function.hpp"

namespace capsulec::py {

CAPSULEC_OUT_OF_LINE inline PyObject *guarded_call(const Function &function, const Overload *overloads, int overload_count,
                                                   PyObject *const *given, Py_ssize_t count, PyObject *keywords,
                                                   PyObject **bound) {
    PyObject *const *const arguments = in_places(function, given, count, keywords, bound);
    if (CAPSULEC_UNLIKELY(arguments == nullptr)) {
        return nullptr;
    }
    Attempt attempt{overload_count > 1};
    try {
        return call_first(function, overloads, overload_count, arguments, attempt);
    } catch (...) {
        if (attempt.thread != nullptr) {
            attempt.lock();
        }
        set_error();
        return nullptr;
    }
}

template <int parameter_count, int overload_count>
PyObject *guarded_call(const Function &function, const Overload (&overloads)[overload_count], PyObject *const *given,
                       Py_ssize_t count, PyObject *keywords) {
    PyObject *bound[parameter_count + 1];
    return guarded_call(function, overloads, overload_count, given, count, keywords, bound);
}

} // namespace capsulec::py
