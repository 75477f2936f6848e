// Registered by library/numpy/asking.py: what NumPy itself is asked for, once for whole arrays, under the GIL.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/numpy/api.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/python/asked.hpp"
#include "capsulec/python/boundary/array.hpp"
#include "capsulec/python/boundary/list.hpp"
#include "capsulec/python/boundary/tuple.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/shared.hpp"

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
inline known_function *functions[most_functions] = {};

inline PyObject *asked_function(const char *text) {
    size_t place = reinterpret_cast<uintptr_t>(text) / 8 % most_functions;
    for (size_t tried = 0; tried < most_functions; ++tried) {
        known_function *known = py::standing(functions[place]);
        if (known == nullptr) {
            PyObject *const made = evaluated(text);
            if (made == nullptr) return nullptr;
            known = new (py::place{py::allocate(sizeof(known_function))}) known_function{text, made};
            known = py::agreed(functions[place], known);
        }
        if (known->text == text) return known->function;
        place = (place + 1) % most_functions;
    }
    return evaluated(text);
}

// The array objects that are lent to Python for the time of a call: they look at memory that may be gone after it.
struct loan {
    static constexpr int most = 32;
    PyObject *objects[most];
    int count = 0;

    PyObject *of(PyObject *object) {
        if (object != nullptr && count < most) {
            Py_IncRef(object);
            objects[count++] = object;
        }
        return object;
    }

    // Whether anything else has one of them still.
    bool kept() const {
        bool found = false;
        for (int i = 0; i < count; ++i) found = found || kept(objects[i]);
        return found;
    }
    static bool kept(PyObject *object) {
#ifdef Py_GIL_DISABLED
        return Py_REFCNT(object) > 1;
#else // the count is 32 bits in 3.14, and flags stand behind it
        return static_cast<uint32_t>(object->ob_refcnt) > 1;
#endif
    }

    // Takes the memory away from objects that something has still, such as the traceback of an exception.
    void end() {
        for (int i = 0; i < count; ++i) {
            if (kept(objects[i])) as_array(objects[i])->shape[0] = 0;
            Py_DecRef(objects[i]);
        }
    }
};

// An argument as Python sees it: an array as an array object of the same memory.
template <class Converter>
struct lent_to {
    static PyObject *object(const typename Converter::type &value, loan &) { return Converter::store(value); }
};

template <class T, int N, char Order>
struct lent_to<boundary::of_array<T, N, Order>> {
    static PyObject *object(const array<T, N> &value, loan &lent) {
        if (CAPSULEC_UNLIKELY(table == nullptr) && !find_table(true)) return nullptr;
        Py_ssize_t shape[N], strides[N];
        for (int axis = 0; axis < N; ++axis) {
            shape[axis] = static_cast<Py_ssize_t>(value.shape[axis]);
            strides[axis] = static_cast<Py_ssize_t>(value.stride[axis] * static_cast<int64_t>(sizeof(T)));
        }
        return lent.of(make_object(type_number<T>, N, shape, strides, value.data, writeable));
    }
};

template <class... Items>
struct lent_to<boundary::of_tuple<Items...>> {
    static PyObject *object(const typename boundary::of_tuple<Items...>::type &value, loan &lent) {
        PyObject *const made = PyTuple_New(sizeof...(Items));
        if (made == nullptr || fill<Items...>(made, 0, value, lent)) return made;
        Py_DecRef(made);
        return nullptr;
    }

  private:
    template <class Item, class... Others, class Value>
    static bool fill(PyObject *made, Py_ssize_t at, const Value &value, loan &lent) {
        if (!boundary::put(made, at, lent_to<Item>::object(value.first, lent))) return false;
        if constexpr (sizeof...(Others) == 0) {
            return true;
        } else {
            return fill<Others...>(made, at + 1, value.rest, lent);
        }
    }
};

template <class Item>
struct lent_to<boundary::of_list<Item>> {
    static PyObject *object(const typename boundary::of_list<Item>::type &value, loan &lent) {
        PyObject *const made = PyList_New(static_cast<Py_ssize_t>(value.size()));
        for (int64_t i = 0; made != nullptr && i < value.size(); ++i) {
            PyObject *const item = lent_to<Item>::object(value.at(i), lent);
            if (item == nullptr) {
                Py_DecRef(made);
                return nullptr;
            }
            PyList_SetItem(made, static_cast<Py_ssize_t>(i), item);
        }
        return made;
    }
};

// A result that shares memory with what was lent, as a copy.
CAPSULEC_COLD inline PyObject *apart(PyObject *result) {
    PyObject *const copy = PyImport_ImportModule("copy");
    PyObject *const made = copy == nullptr ? nullptr : PyObject_CallMethod(copy, "deepcopy", "(O)", result);
    Py_DecRef(copy);
    Py_DecRef(result);
    return made;
}

// function(*values), a new reference.
template <class... Converters>
PyObject *result_of(PyObject *function, loan &lent, const typename Converters::type &...values) {
    PyObject *const given = function == nullptr ? nullptr : PyTuple_New(sizeof...(values));
    Py_ssize_t position = 0;
    bool whole = given != nullptr;
    const auto put = [&](PyObject *object) { whole = boundary::put(given, position++, object); };
    ((whole ? put(lent_to<Converters>::object(values, lent)) : static_cast<void>(0)), ...);
    static_cast<void>(put);
    PyObject *const result = whole ? PyObject_CallObject(function, given) : nullptr;
    Py_DecRef(given);
    return result != nullptr && lent.count != 0 && lent.kept() ? apart(result) : result;
}

// What the function says of the values.
template <class Result, class... Converters>
typename Result::type asked(const char *text, const typename Converters::type &...values) {
    return py::asking<typename Result::type>([&] {
        typename Result::type made{};
        loan lent;
        PyObject *const result = result_of<Converters...>(asked_function(text), lent, values...);
        py::Attempt attempt{false};
        if (result != nullptr && !Result::load(result, made, attempt) && PyErr_Occurred() == nullptr) {
            PyErr_SetString(PyExc_TypeError, "NumPy gave another type than this program was compiled for");
        }
        Py_DecRef(result);
        lent.end();
        return made;
    });
}

} // namespace capsulec::np
