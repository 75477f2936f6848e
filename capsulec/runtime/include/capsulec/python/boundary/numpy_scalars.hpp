// Registered by library/boundary.py: NumPy's bool, integer and float scalars.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/api.hpp"
#include "capsulec/python/boundary/scalars.hpp"

namespace capsulec::boundary {

// Where NumPy's table has the class of a scalar type. C has two types of 64 bits, and so has NumPy.
template <class T>
struct dtype;

template <np::Slot own, np::Slot other = own>
struct slots {
    static constexpr np::Slot slot = own;
    static constexpr np::Slot twin = other;
};

constexpr bool long_has_64_bits = sizeof(long) == 8;

// clang-format off
template <> struct dtype<bool> : slots<np::bool_type> {};
template <> struct dtype<int8_t> : slots<np::signed_char_type> {};
template <> struct dtype<int16_t> : slots<np::short_type> {};
template <> struct dtype<int32_t> : slots<long_has_64_bits ? np::int_type : np::long_type, np::int_type> {};
template <> struct dtype<int64_t> : slots<long_has_64_bits ? np::long_type : np::long_long_type, np::long_long_type> {};
template <> struct dtype<uint8_t> : slots<np::unsigned_char_type> {};
template <> struct dtype<uint16_t> : slots<np::unsigned_short_type> {};
template <> struct dtype<uint32_t> : slots<long_has_64_bits ? np::unsigned_int_type : np::unsigned_long_type, np::unsigned_int_type> {};
template <> struct dtype<uint64_t> : slots<long_has_64_bits ? np::unsigned_long_type : np::unsigned_long_long_type, np::unsigned_long_long_type> {};
template <> struct dtype<float> : slots<np::float_type> {};
template <> struct dtype<double> : slots<np::double_type> {};
template <> struct dtype<long double> : slots<np::long_double_type> {};
// clang-format on

// A scalar of exactly the dtype.
template <class T>
bool load_scalar(PyObject *object, T &value) {
    if (np::table == nullptr && !np::find_table(false)) {
        return false;
    }
    const PyTypeObject *const found = Py_TYPE(object);
    if (found != np::type_object(dtype<T>::slot) && found != np::type_object(dtype<T>::twin)) {
        return false;
    }
    value = reinterpret_cast<np::ScalarObject<T> *>(object)->value;
    return true;
}

// A new scalar; imports NumPy if nobody has yet.
template <class T>
PyObject *store_scalar(const T &value) {
    if (CAPSULEC_UNLIKELY(np::table == nullptr) && !np::find_table(true)) {
        return nullptr;
    }
    PyObject *const object = PyType_GenericAlloc(np::type_object(dtype<T>::slot), 0);
    if (CAPSULEC_LIKELY(object != nullptr)) {
        reinterpret_cast<np::ScalarObject<T> *>(object)->value = value;
    }
    return object;
}

// A Python scalar whose value fits takes the place of NumPy's; another of NumPy's scalars does not.
CAPSULEC_COLD inline bool is_python_scalar(PyObject *object, PyTypeObject &type) {
    return is_a(object, type) && !np::is_scalar(object, np::generic_type);
}

template <class T>
struct of_numpy_integer {
    using type = T;

    static bool load(PyObject *object, T &value, py::Attempt &attempt) {
        return CAPSULEC_LIKELY(load_scalar(object, value)) || (!attempt.exact && convert(object, value, attempt));
    }

    CAPSULEC_COLD static bool convert(PyObject *object, T &value, py::Attempt &attempt) {
        if (!is_python_scalar(object, PyLong_Type)) {
            return false;
        }
        if constexpr (static_cast<T>(-1) > T{0} && sizeof(T) == 8) {
            value = PyLong_AsUnsignedLongLong(object);
            if (value == static_cast<T>(-1) && PyErr_Occurred() != nullptr) {
                PyErr_Clear();
                return attempt.out_of_range();
            }
            return true;
        } else {
            int64_t found = 0;
            if (!load_integer(object, found, attempt)) {
                return false;
            }
            value = static_cast<T>(found);
            return value == found || attempt.out_of_range();
        }
    }

    static PyObject *store(T value) { return store_scalar(value); }
};

// Converts to a narrower type; false where that makes a finite number infinite.
template <class T>
bool narrow(double number, T &value) {
    value = static_cast<T>(number);
    return value - value == 0 || number - number != 0;
}

template <class T>
struct of_numpy_float {
    using type = T;

    static bool load(PyObject *object, T &value, py::Attempt &attempt) {
        return CAPSULEC_LIKELY(load_scalar(object, value)) || (!attempt.exact && convert(object, value, attempt));
    }

    CAPSULEC_COLD static bool convert(PyObject *object, T &value, py::Attempt &attempt) {
        double found = 0;
        if (is_python_scalar(object, PyFloat_Type)) {
            found = PyFloat_AsDouble(object);
        } else if (attempt.nested || !is_python_scalar(object, PyLong_Type) ||
                   !load_integer_as_float(object, found, attempt)) {
            return false;
        }
        return narrow(found, value) || attempt.out_of_range();
    }

    static PyObject *store(T value) { return store_scalar(value); }
};

struct of_numpy_bool {
    using type = bool;

    static bool load(PyObject *object, bool &value, py::Attempt &attempt) {
        if (Py_TYPE(object) == &PyBool_Type && !attempt.exact) {
            value = object == reinterpret_cast<PyObject *>(&_Py_TrueStruct);
            return true;
        }
        if (!np::is_scalar(object, np::bool_type)) {
            return false;
        }
        value = object == reinterpret_cast<PyObject *>(np::bool_objects() + 1);
        return true;
    }

    // NumPy has one object for each of the two.
    static PyObject *store(bool value) {
        if (CAPSULEC_UNLIKELY(np::table == nullptr) && !np::find_table(true)) {
            return nullptr;
        }
        PyObject *const object = reinterpret_cast<PyObject *>(np::bool_objects() + (value ? 1 : 0));
        Py_IncRef(object);
        return object;
    }
};

// A class of NumPy's scalars as an argument: `float64 type`. It is only checked.
template <class T>
struct of_numpy_class {
    struct type {};

    static bool load(PyObject *object, type &, py::Attempt &) {
        if (np::table == nullptr && !np::find_table(false)) {
            return false;
        }
        const PyTypeObject *const given = reinterpret_cast<PyTypeObject *>(object);
        return given == np::type_object(dtype<T>::slot) || given == np::type_object(dtype<T>::twin);
    }
};

using of_int8 = of_numpy_integer<int8_t>;
using of_int16 = of_numpy_integer<int16_t>;
using of_int32 = of_numpy_integer<int32_t>;
using of_int64 = of_numpy_integer<int64_t>;
using of_uint8 = of_numpy_integer<uint8_t>;
using of_uint16 = of_numpy_integer<uint16_t>;
using of_uint32 = of_numpy_integer<uint32_t>;
using of_uint64 = of_numpy_integer<uint64_t>;
using of_float32 = of_numpy_float<float>;
using of_float64 = of_numpy_float<double>;
using of_float128 = of_numpy_float<long double>;

} // namespace capsulec::boundary
