// What CPython's stable ABI has no function for: its own function, or what a module for all versions (--abi3) does. Used by
// python/text_object.hpp and boundary/complex.hpp.
#pragma once

#include <stdint.h>

#include "capsulec/complex.hpp"
#include "capsulec/python/api.hpp"

namespace capsulec::py {

#ifndef CAPSULEC_ABI3

// The number that an object is or gives; Python's error is set when it gives none.
inline complex128 complex_of(PyObject *object) {
    const Py_complex found = PyComplex_AsCComplex(object);
    return {found.real, found.imag};
}

// A new str object of characters that have 1, 2 or 4 bytes each.
inline PyObject *new_text(int width, const void *characters, Py_ssize_t size) {
    return PyUnicode_FromKindAndData(width, characters, size);
}

// int(text, base)
inline PyObject *new_int(PyObject *text, int base) { return PyLong_FromUnicodeObject(text, base); }

#else

inline complex128 complex_of(PyObject *object) {
    if (PyType_IsSubtype(Py_TYPE(object), &PyComplex_Type) != 0) {
        return {PyComplex_RealAsDouble(object), PyComplex_ImagAsDouble(object)};
    }
    PyObject *const method = PyObject_GetAttrString(object, "__complex__");
    if (method == nullptr) {
        PyErr_Clear();
        return {PyFloat_AsDouble(object), 0};
    }
    PyObject *const found = PyObject_CallObject(method, nullptr);
    Py_DecRef(method);
    if (found == nullptr) {
        return {-1, 0};
    }
    const complex128 number = {PyComplex_RealAsDouble(found), PyComplex_ImagAsDouble(found)};
    Py_DecRef(found);
    return number;
}

// Characters of two bytes may be halves of a pair, which UTF-16 would join and UTF-32 leaves alone.
CAPSULEC_COLD inline PyObject *new_wide_text(int width, const void *characters, Py_ssize_t size) {
    int order = CAPSULEC_LITTLE_ENDIAN ? -1 : 1;
    if (width == 4) {
        return PyUnicode_DecodeUTF32(static_cast<const char *>(characters), 4 * size, "surrogatepass", &order);
    }
    PyObject *const room = PyBytes_FromStringAndSize(nullptr, 4 * size);
    if (room == nullptr) {
        return nullptr;
    }
    char *const bytes = PyBytes_AsString(room);
    uint32_t *const codes = reinterpret_cast<uint32_t *>(bytes);
    for (Py_ssize_t i = 0; i < size; ++i) {
        codes[i] = static_cast<const uint16_t *>(characters)[i];
    }
    PyObject *const made = PyUnicode_DecodeUTF32(bytes, 4 * size, "surrogatepass", &order);
    Py_DecRef(room);
    return made;
}
inline PyObject *new_text(int width, const void *characters, Py_ssize_t size) {
    return width == 1 ? PyUnicode_DecodeLatin1(static_cast<const char *>(characters), size, nullptr)
                      : new_wide_text(width, characters, size);
}

CAPSULEC_COLD inline PyObject *new_int(PyObject *text, int base) {
    return PyObject_CallFunction(reinterpret_cast<PyObject *>(&PyLong_Type), "Oi", text, base);
}

#endif

} // namespace capsulec::py
