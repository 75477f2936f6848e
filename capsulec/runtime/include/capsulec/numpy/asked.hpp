// Registered by library/numpy/asking.py: what NumPy itself is asked for, once for whole arrays, under the GIL.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/numpy/api.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/python/asked.hpp"
#include "capsulec/python/boundary/array.hpp"

namespace capsulec::np {

// The function that a text of Python stands for. Each text is evaluated once; a text is known by its address.
CAPSULEC_COLD inline PyObject *evaluated(const char *text) {
    constexpr int expression = 258;
    PyObject *const space = PyDict_New();
    if (space == nullptr) return nullptr;
    PyDict_SetItemString(space, "__builtins__", PyEval_GetBuiltins());
    PyObject *const code = Py_CompileString(text, "<capsulec>", expression);
    PyObject *const function = code == nullptr ? nullptr : PyEval_EvalCode(code, space, space);
    Py_DecRef(code);
    Py_DecRef(space);
    return function;
}

struct known_function {
    const char *text;
    PyObject *function;
};
inline constexpr size_t most_functions = 256;
inline known_function functions[most_functions] = {};

inline PyObject *asked_function(const char *text) {
    size_t place = reinterpret_cast<uintptr_t>(text) / 8 % most_functions;
    for (size_t tried = 0; tried < most_functions && functions[place].text != text; ++tried) {
        if (functions[place].text == nullptr) {
            PyObject *const made = evaluated(text);
            if (made != nullptr) functions[place] = {text, made};
            return made;
        }
        place = (place + 1) % most_functions;
    }
    return functions[place].text == text ? functions[place].function : evaluated(text);
}

// An argument as Python sees it: an array as an array object of the same memory, which lives as long as the call.
template <class Converter>
struct lent_to {
    static PyObject *object(const typename Converter::type &value) { return Converter::store(value); }
};

template <class T, int N, char Order>
struct lent_to<boundary::of_array<T, N, Order>> {
    static PyObject *object(const array<T, N> &value) {
        if (CAPSULEC_UNLIKELY(table == nullptr) && !find_table(true)) return nullptr;
        Py_ssize_t shape[N], strides[N];
        for (int axis = 0; axis < N; ++axis) {
            shape[axis] = static_cast<Py_ssize_t>(value.shape[axis]);
            strides[axis] = static_cast<Py_ssize_t>(value.stride[axis] * static_cast<int64_t>(sizeof(T)));
        }
        return make_object(type_number<T>, N, shape, strides, value.data, writeable);
    }
};

// What the function says of the values.
template <class Result, class... Converters>
typename Result::type asked(const char *text, const typename Converters::type &...values) {
    return py::asking<typename Result::type>([&] {
        typename Result::type made{};
        PyObject *const function = asked_function(text);
        PyObject *const given = function == nullptr ? nullptr : PyTuple_New(sizeof...(values));
        if (given == nullptr) return made;
        Py_ssize_t position = 0;
        bool whole = true;
        const auto put = [&](PyObject *object) {
            if (object == nullptr || !whole) {
                Py_DecRef(object);
                whole = false;
            } else {
                whole = PyTuple_SetItem(given, position++, object) == 0;
            }
        };
        (put(lent_to<Converters>::object(values)), ...);
        PyObject *const result = whole ? PyObject_CallObject(function, given) : nullptr;
        py::Attempt attempt{false};
        if (result != nullptr && !Result::load(result, made, attempt) && PyErr_Occurred() == nullptr) {
            PyErr_SetString(reinterpret_cast<PyObject *>(PyExc_TypeError),
                            "NumPy gave another type than this program was compiled for");
        }
        Py_DecRef(result);
        Py_DecRef(given);
        return made;
    });
}

} // namespace capsulec::np
