// Registered by library/boundary.py: Python's bool, int and float.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/api.hpp"
#include "capsulec/python/boundary/attempt.hpp"

namespace capsulec::boundary {

// From an int, or what has __index__, of 64 bits.
CAPSULEC_PART inline bool load_integer(PyObject *object, int64_t &value, py::Attempt &attempt) {
    int overflow = 0;
    value = PyLong_AsLongLongAndOverflow(object, &overflow);
    if (CAPSULEC_UNLIKELY(overflow != 0)) {
        return attempt.out_of_range();
    }
    if (CAPSULEC_UNLIKELY(value == -1) && PyErr_Occurred() != nullptr) {
        PyErr_Clear(); // timedelta64 is an integer to NumPy, and none to Python
        return false;
    }
    return true;
}

// From an int of any size whose nearest float is finite.
CAPSULEC_COLD inline bool load_integer_as_float(PyObject *object, double &value, py::Attempt &attempt) {
    int overflow = 0;
    PyLong_AsLongLongAndOverflow(object, &overflow);
    value = PyFloat_AsDouble(object);
    if (value == -1 && PyErr_Occurred() != nullptr) {
        PyErr_Clear();
        return attempt.out_of_range();
    }
    return overflow == 0 || !attempt.too_large;
}

// Whether an object can be asked what number it is; arrays with axes are none.
CAPSULEC_COLD inline bool can_be_asked(PyObject *object, const py::Attempt &attempt) {
    if (!attempt.asks || attempt.nested || attempt.too_large) {
        return false;
    }
    PyObject *const axes = PyObject_GetAttrString(object, "ndim");
    const bool plain = axes == nullptr || PyLong_AsLongLong(axes) == 0;
    Py_DecRef(axes);
    PyErr_Clear();
    return plain;
}

// What an object said: an error that says that it is no number is none of the call's.
CAPSULEC_COLD inline bool was_number() {
    if (PyErr_Occurred() == nullptr) {
        return true;
    }
    if (PyErr_ExceptionMatches(PyExc_TypeError) != 0) {
        PyErr_Clear();
    }
    return false;
}

struct of_bool {
    using type = bool;

    static bool load(PyObject *object, bool &value, py::Attempt &attempt) {
        value = object == reinterpret_cast<PyObject *>(&_Py_TrueStruct);
        return CAPSULEC_LIKELY(Py_TYPE(object) == &PyBool_Type) || convert(object, value, attempt);
    }

    CAPSULEC_COLD static bool convert(PyObject *object, bool &value, py::Attempt &attempt) {
        if (attempt.exact || !np::is_scalar(object, np::bool_type)) {
            return false;
        }
        value = object == reinterpret_cast<PyObject *>(np::bool_objects() + 1);
        return true;
    }

    static PyObject *store(bool value) { return PyBool_FromLong(value); }
};

struct of_int {
    using type = int64_t;

    static bool load(PyObject *object, int64_t &value, py::Attempt &attempt) {
        if (CAPSULEC_LIKELY(Py_TYPE(object) == &PyLong_Type)) {
            int overflow;
            value = PyLong_AsLongLongAndOverflow(object, &overflow);
            return CAPSULEC_LIKELY(overflow == 0) || attempt.out_of_range();
        }
        return convert(object, value, attempt);
    }

    CAPSULEC_COLD static bool convert(PyObject *object, int64_t &value, py::Attempt &attempt) {
        if (attempt.exact) {
            return false;
        }
        if (is_a(object, PyLong_Type) || np::is_scalar(object, np::integer_type)) {
            return load_integer(object, value, attempt);
        }
        if (!can_be_asked(object, attempt)) {
            return false;
        }
        int overflow = 0;
        value = PyLong_AsLongLongAndOverflow(object, &overflow);
        return overflow == 0 ? was_number() : attempt.out_of_range();
    }

    static PyObject *store(int64_t value) { return PyLong_FromLongLong(value); }
};

struct of_float {
    using type = double;

    static bool load(PyObject *object, double &value, py::Attempt &attempt) {
        if (CAPSULEC_LIKELY(Py_TYPE(object) == &PyFloat_Type)) {
            value = PyFloat_AsDouble(object);
            return true;
        }
        return convert(object, value, attempt);
    }

    CAPSULEC_COLD static bool convert(PyObject *object, double &value, py::Attempt &attempt) {
        if (attempt.exact) {
            return false;
        }
        if (is_a(object, PyFloat_Type) || np::is_scalar(object, np::floating_type)) {
            value = PyFloat_AsDouble(object);
            return true;
        }
        if (is_a(object, PyLong_Type)) {
            return !attempt.nested && load_integer_as_float(object, value, attempt);
        }
        if (!can_be_asked(object, attempt)) {
            return false;
        }
        value = PyFloat_AsDouble(object);
        return was_number();
    }

    static PyObject *store(double value) { return PyFloat_FromDouble(value); }
};

} // namespace capsulec::boundary
