// Text from Python's str and back; and methods of str that need the Unicode database, which Python has. Used by
// library/text and boundary/str.hpp.
#pragma once

#include <stdint.h>

#include "capsulec/python/api.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/unstable.hpp"

namespace capsulec::py {

// A new str object.
inline PyObject *as_object(const str &text) { return new_text(text.width(), text.data(), text.size()); }

// The text of a str object. False with Python's error set when there is no memory.
inline bool text_of(PyObject *object, str &text) {
    const Py_ssize_t size = PyUnicode_GetLength(object);
    Py_ssize_t bytes = 0;
    const char *const ascii = size < 64 || PyUnicode_ReadChar(object, 0) < 0x80 ? PyUnicode_AsUTF8AndSize(object, &bytes) : nullptr;
    if (ascii != nullptr && bytes == size) {
        text = str::of(ascii, size);
        return true;
    }
    PyErr_Clear(); // a lone surrogate has no UTF-8
    uint32_t *const codes = static_cast<uint32_t *>(allocate(static_cast<uint64_t>(size + 1) * sizeof(uint32_t)));
    const bool copied = PyUnicode_AsUCS4(object, codes, size + 1, 1) != nullptr;
    if (copied) {
        text_builder made;
        for (Py_ssize_t i = 0; i < size; ++i) {
            made.append_character(codes[i]);
        }
        text = made.finish();
    }
    release(codes);
    return copied;
}

// Holds the GIL, which compiled code runs without.
class Locked {
    const PyGILState_STATE state = PyGILState_Ensure();

  public:
    Locked() = default;
    Locked(const Locked &) = delete;
    Locked &operator=(const Locked &) = delete;
    ~Locked() { PyGILState_Release(state); }
};

// str.name(text): what Python says, as a text or as a truth value.
CAPSULEC_COLD inline str asked(const char *name, const str &text) {
    str found;
    bool done = false;
    {
        const Locked locked;
        PyObject *const object = as_object(text);
        PyObject *const method = object == nullptr ? nullptr : PyObject_GetAttrString(object, name);
        PyObject *const result = method == nullptr ? nullptr : PyObject_CallObject(method, nullptr);
        done = result != nullptr && text_of(result, found);
        PyErr_Clear();
        Py_DecRef(result);
        Py_DecRef(method);
        Py_DecRef(object);
    }
    if (!done) {
        raise(MemoryError);
    }
    return found;
}

CAPSULEC_COLD inline bool asked_whether(const char *name, const str &text) {
    const Locked locked;
    PyObject *const object = as_object(text);
    PyObject *const method = object == nullptr ? nullptr : PyObject_GetAttrString(object, name);
    PyObject *const result = method == nullptr ? nullptr : PyObject_CallObject(method, nullptr);
    const bool holds = result == reinterpret_cast<PyObject *>(&_Py_TrueStruct);
    PyErr_Clear();
    Py_DecRef(result);
    Py_DecRef(method);
    Py_DecRef(object);
    return holds;
}

} // namespace capsulec::py
