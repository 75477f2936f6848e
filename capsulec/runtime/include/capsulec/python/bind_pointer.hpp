// User data behind a pointer, `float64*`: numbers, or an array, of that type. Used by backend/binding.py.
#pragma once

#include "capsulec/numpy/api.hpp"
#include "capsulec/python/bind.hpp"
#include "capsulec/python/boundary/attempt.hpp"

namespace capsulec::py {

// The array whose memory the pointer can point to; null when the object is no such array.
template <class T> const np::ArrayObject *pointed_array(PyObject *object) {
    if (PyType_IsSubtype(Py_TYPE(object), np::type_object(np::array_type)) == 0) return nullptr;
    const np::ArrayObject *const array = reinterpret_cast<np::ArrayObject *>(object);
    constexpr int number = np::type_number<T>, wanted = np::aligned | np::c_contiguous | np::writeable;
    const int given = array->dtype->type_number;
    const bool same = given == number || ((number == 7 || number == 8) && given == number + 2);
    const bool native = array->dtype->byte_order != (CAPSULEC_LITTLE_ENDIAN ? '>' : '<');
    return same && native && (array->flags & wanted) == wanted ? array : nullptr;
}

// A capsule of a function whose user data is a pointer to T: `name` is the parameter's, `refusal` the text of the TypeError.
template <class Converter>
CAPSULEC_COLD PyObject *bind_pointer(void *function, const char *signature, const char *name, const char *refusal,
                                     PyObject *const *given, Py_ssize_t count, PyObject *keywords) {
    using T = typename Converter::type;
    if (np::table == nullptr && !np::find_table(true)) return nullptr;
    const Py_ssize_t named = keywords == nullptr ? 0 : PyTuple_Size(keywords);
    const char *const text = named == 1 ? PyUnicode_AsUTF8AndSize(PyTuple_GetItem(keywords, 0), nullptr) : nullptr;
    const bool by_name = count == 0 && text != nullptr && strcmp(text, name) == 0;
    const Py_ssize_t values = by_name ? 1 : count;
    bool fits = values > 0 && (named == 0 || by_name);
    if (fits && values == 1) {
        if (const np::ArrayObject *const array = pointed_array<T>(given[0])) {
            return bound_capsule(function, signature, nullptr, 0, given, 1, array->data);
        }
    }
    T *const numbers = fits ? static_cast<T *>(malloc(sizeof(T) * static_cast<size_t>(values))) : nullptr;
    if (fits && numbers == nullptr) return PyErr_NoMemory();
    Attempt attempt{false};
    for (Py_ssize_t i = 0; fits && i < values; ++i) {
        fits = Converter::load(given[i], numbers[i], attempt);
    }
    PyObject *capsule = nullptr;
    if (fits) {
        capsule = bound_capsule(function, signature, numbers, sizeof(T) * static_cast<size_t>(values), nullptr, 0);
    } else if (PyErr_Occurred() == nullptr) {
        PyErr_SetString(attempt.too_large ? PyExc_OverflowError : PyExc_TypeError, refusal);
    }
    free(numbers);
    return capsule;
}

} // namespace capsulec::py
