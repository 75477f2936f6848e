// complex(text), which Python reads. Registered by library/text/values.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/python/python_error.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/text_object.hpp"

namespace capsulec::py {

inline complex128 to_complex(const str &text) {
    complex128 number{0, 0};
    Exception raised{nullptr, nullptr, false, {}};
    {
        const Locked locked;
        PyObject *const object = as_object(text);
        PyObject *const read =
            object == nullptr
                ? nullptr
                : PyObject_CallFunction(reinterpret_cast<PyObject *>(&PyComplex_Type), "O", object);
        if (read == nullptr) {
            raised = taken_from_python();
        } else {
            number = complex_of(read);
        }
        Py_DecRef(read);
        Py_DecRef(object);
    }
    if (CAPSULEC_UNLIKELY(raised.type != nullptr)) {
        raise_error(raised);
    }
    return number;
}

} // namespace capsulec::py
