// What generated modules use of NumPy's C API, which NumPy hands out as a table of pointers. Used by
// python/boundary/numpy_scalars.hpp. tests/runtime compares it with NumPy's own headers.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/numpy/type_number.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/script.hpp"
#include "capsulec/python/shared.hpp"

namespace capsulec::np {

// The places in the table of what is used; the same in NumPy 1 and 2.
enum Slot {
    array_type = 2,
    bool_type = 8,
    bool_values = 9,   // the two bool scalars, False first
    generic_type = 10, // the base of all scalars
    integer_type = 12, // the base of all integer scalars
    floating_type = 16,
    complexfloating_type = 17,
    signed_char_type = 20,
    short_type,
    int_type,
    long_type,
    long_long_type,
    unsigned_char_type,
    unsigned_short_type,
    unsigned_int_type,
    unsigned_long_type,
    unsigned_long_long_type,
    float_type,
    double_type,
    long_double_type,
    complex_float_type,
    complex_double_type,
    complex_long_double_type,
    descriptor_from_type = 45,
    new_array = 93,
    set_base_object = 282,
};

// The head of a dtype, and an array, in memory.
struct DescriptorObject {
    PyObject base;
    PyTypeObject *scalar;
    char kind, letter, byte_order, flags;
    int type_number;
};
struct ArrayObject {
    PyObject base;
    char *data;
    int ndim;
    Py_ssize_t *shape;
    Py_ssize_t *strides; // in bytes
    PyObject *owner;
    DescriptorObject *dtype;
    int flags;
};
enum ArrayFlag { c_contiguous = 1, f_contiguous = 2, owns_data = 4, aligned = 0x100, writeable = 0x400 };

// A NumPy scalar in memory.
template <class T>
struct ScalarObject {
    PyObject base;
    T value;
};

// NumPy's table; null until something needs it.
inline void **table = nullptr;

// Gets the table if NumPy is there; with `import`, imports it. False when it is not there, with Python's error set if
// it had to be.
CAPSULEC_COLD inline bool find_table(bool import) {
    if (table != nullptr) {
        return true;
    }
    PyObject *const find = py::script("numpy_table");
    PyObject *const capsule = find == nullptr ? nullptr : PyObject_CallFunction(find, "i", import ? 1 : 0);
    if (capsule != nullptr && (capsule != &_Py_NoneStruct || import)) {
        py::agreed(table, static_cast<void **>(PyCapsule_GetPointer(capsule, nullptr)));
    }
    Py_DecRef(capsule);
    if (!import && table == nullptr) {
        PyErr_Clear();
    }
    return table != nullptr;
}

inline ScalarObject<unsigned char> *bool_objects() {
    return static_cast<ScalarObject<unsigned char> *>(table[bool_values]);
}

CAPSULEC_PART inline PyTypeObject *type_object(Slot slot) { return static_cast<PyTypeObject *>(table[slot]); }

// Whether the object is a scalar of that class or of one derived from it.
CAPSULEC_COLD inline bool is_scalar(PyObject *object, Slot slot) {
    return find_table(false) && PyType_IsSubtype(Py_TYPE(object), type_object(slot)) != 0;
}

} // namespace capsulec::np
