// Work that Python itself is asked to do: under the GIL, with what it raises as an exception of compiled code. Used by
// python/clocks.hpp and python/file.hpp.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/python_error.hpp"
#include "capsulec/python/text_object.hpp"

namespace capsulec::py {

// What `work()` gives, done with the GIL. What Python raised in it is thrown when all is let go.
template <class Result, class Work> Result asking(const Work &work) {
    Exception raised{nullptr, nullptr, false, {}};
    {
        const Locked locked;
        Result result = work();
        if (CAPSULEC_LIKELY(PyErr_Occurred() == nullptr)) {
            return result;
        }
        raised = taken_from_python();
    }
    raise_error(raised);
}

// module.name(*arguments), a new reference; `arguments` is a tuple that is given away, null when Python had no memory.
inline PyObject *ask(const char *module, const char *name, PyObject *arguments) {
    PyObject *const owner = arguments == nullptr ? nullptr : PyImport_ImportModule(module);
    PyObject *const function = owner == nullptr ? nullptr : PyObject_GetAttrString(owner, name);
    PyObject *const result = function == nullptr ? nullptr : PyObject_CallObject(function, arguments);
    Py_DecRef(function);
    Py_DecRef(owner);
    Py_DecRef(arguments);
    return result;
}

} // namespace capsulec::py
