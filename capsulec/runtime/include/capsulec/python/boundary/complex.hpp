// Registered by library/boundary.py: Python's complex.
#pragma once

#include "capsulec/complex.hpp"
#include "capsulec/python/boundary/scalars.hpp"
#include "capsulec/python/unstable.hpp"

namespace capsulec::boundary {

// From a float or an int.
CAPSULEC_COLD inline bool load_real_as_complex(PyObject *object, complex128 &value, py::Attempt &attempt) {
    value.imag = 0;
    if (attempt.nested) {
        return false;
    }
    if (is_a(object, PyFloat_Type)) {
        value.real = PyFloat_AsDouble(object);
        return true;
    }
    if (is_a(object, PyLong_Type)) {
        return load_integer_as_float(object, value.real, attempt);
    }
    if (!can_be_asked(object, attempt)) {
        return false;
    }
    value = py::complex_of(object);
    return was_number();
}

struct of_complex {
    using type = complex128;

    static bool load(PyObject *object, complex128 &value, py::Attempt &attempt) {
        if (CAPSULEC_LIKELY(Py_TYPE(object) == &PyComplex_Type)) {
            value = py::complex_of(object);
            return true;
        }
        return !attempt.exact && convert(object, value, attempt);
    }

    CAPSULEC_COLD static bool convert(PyObject *object, complex128 &value, py::Attempt &attempt) {
        if (is_a(object, PyComplex_Type) || np::is_scalar(object, np::complexfloating_type)) {
            value = py::complex_of(object);
            return true;
        }
        return load_real_as_complex(object, value, attempt);
    }

    static PyObject *store(complex128 value) { return PyComplex_FromDoubles(value.real, value.imag); }
};

} // namespace capsulec::boundary
