// print(): through Python's sys.stdout or sys.stderr, whatever that is now. Registered by library/text/values.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/python_error.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/text_object.hpp"

namespace capsulec::py {

// print(text, end="", flush=flush, file=sys.<stream>)
inline void print(const str &text, bool flush = false, const char *stream = "stdout") {
    PyObject *file = nullptr;
    Exception raised{nullptr, nullptr, false, {}};
    {
        const Locked locked;
        file = PySys_GetObject(stream);
        if (file == &_Py_NoneStruct) {
            return; // as Python does without a console
        }
        Py_IncRef(file); // writing may replace it
        PyObject *const object = file == nullptr ? nullptr : as_object(text);
        PyObject *const done = object == nullptr ? nullptr : PyObject_CallMethod(file, "write", "O", object);
        PyObject *const flushed = done == nullptr || !flush ? nullptr : PyObject_CallMethod(file, "flush", nullptr);
        if (PyErr_Occurred() != nullptr) {
            raised = taken_from_python();
        }
        Py_DecRef(flushed);
        Py_DecRef(done);
        Py_DecRef(object);
        Py_DecRef(file);
    }
    if (CAPSULEC_UNLIKELY(file == nullptr)) {
        raise(RuntimeError, "lost sys.stdout");
    }
    if (CAPSULEC_UNLIKELY(raised.type != nullptr)) {
        raise_error(raised);
    }
}

} // namespace capsulec::py
