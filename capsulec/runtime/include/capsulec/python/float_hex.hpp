// float.fromhex, which Python itself is asked. Registered by library/number_texts.py.
#pragma once

#include "capsulec/python/asked.hpp"

namespace capsulec::py {

inline double from_hex(const str &text) {
    return asking<double>([&] {
        PyObject *const given = as_object(text);
        PyObject *const class_ = reinterpret_cast<PyObject *>(&PyFloat_Type);
        PyObject *const found = given == nullptr ? nullptr : PyObject_CallMethod(class_, "fromhex", "O", given);
        const double value = found == nullptr ? 0.0 : PyFloat_AsDouble(found);
        Py_DecRef(found);
        Py_DecRef(given);
        return value;
    });
}

} // namespace capsulec::py
