// Exceptions that carry values as their arguments: KeyError(key). What Python gets is made when the exception reaches it.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

struct none;
template <class T> struct optional;
template <class... Alternatives> struct choice;
template <class T> class sequence;
template <class T> class list;
template <class T> class frozenset;

#ifndef CAPSULEC_BARE // of a build without Python there is nobody to give them to

// A new Python object for a value.
inline PyObject *as_object(bool value) { return PyBool_FromLong(value); }
inline PyObject *as_object(int64_t value) { return PyLong_FromLongLong(value); }
inline PyObject *as_object(uint64_t value) { return PyLong_FromUnsignedLongLong(value); }
inline PyObject *as_object(int32_t value) { return PyLong_FromLongLong(value); }
inline PyObject *as_object(uint32_t value) { return PyLong_FromLongLong(value); }
inline PyObject *as_object(int16_t value) { return PyLong_FromLongLong(value); }
inline PyObject *as_object(uint16_t value) { return PyLong_FromLongLong(value); }
inline PyObject *as_object(int8_t value) { return PyLong_FromLongLong(value); }
inline PyObject *as_object(uint8_t value) { return PyLong_FromLongLong(value); }
inline PyObject *as_object(double value) { return PyFloat_FromDouble(value); }
inline PyObject *as_object(float value) { return PyFloat_FromDouble(double{value}); }
inline PyObject *as_object(complex128 value) { return PyComplex_FromDoubles(value.real, value.imag); }
inline PyObject *as_object(complex64 value) { return PyComplex_FromDoubles(double{value.real}, double{value.imag}); }
inline PyObject *none_object() {
    Py_IncRef(&_Py_NoneStruct);
    return &_Py_NoneStruct;
}
inline PyObject *as_object(const none &) { return none_object(); }
template <class T> PyObject *as_object(const optional<T> &value) {
    return value.has ? as_object(value.value) : none_object();
}

template <class... Alternatives> PyObject *as_object(const choice<Alternatives...> &value) {
    return visit(value, [](const auto &held) { return as_object(held); });
}

inline bool put_object(PyObject *tuple, Py_ssize_t position, PyObject *item) {
    return item != nullptr && PyTuple_SetItem(tuple, position, item) == 0;
}

template <class... Items> bool put_objects(PyObject *made, Py_ssize_t position, const tuple<Items...> &items) {
    if constexpr (sizeof...(Items) == 0) {
        return true;
    } else {
        return put_object(made, position, as_object(items.first)) && put_objects(made, position + 1, after_first(items));
    }
}

template <class... Items> PyObject *as_object(const tuple<Items...> &items) {
    PyObject *const made = PyTuple_New(sizeof...(Items));
    if (made == nullptr || put_objects(made, 0, items)) {
        return made;
    }
    Py_DecRef(made);
    return nullptr;
}

template <class T> PyObject *as_object(const sequence<T> &items) {
    PyObject *const made = PyTuple_New(items.size());
    for (int64_t i = 0; made != nullptr && i < items.size(); i++) {
        if (!put_object(made, i, as_object(items.at(i)))) {
            Py_DecRef(made);
            return nullptr;
        }
    }
    return made;
}

template <class T> PyObject *as_object(const frozenset<T> &value) {
    const auto &items = value.elements();
    PyObject *const made = PyFrozenSet_New(nullptr);
    for (int64_t i = items.first(); made != nullptr && i < items.last(); i = items.after(i)) {
        PyObject *const item = as_object(items.at(i));
        if (item == nullptr || PySet_Add(made, item) != 0) {
            Py_DecRef(item);
            Py_DecRef(made);
            return nullptr;
        }
        Py_DecRef(item);
    }
    return made;
}

#endif

template <class Values> struct Holding {
    Carried head;
    Values values;

    static void end(Carried *carried) noexcept {
        Holding *const whole = reinterpret_cast<Holding *>(carried);
        whole->values.~Values();
        release(whole);
    }

#ifndef CAPSULEC_BARE
    static PyObject *object(const Carried *carried) {
        return as_object(reinterpret_cast<const Holding *>(carried)->values);
    }
#else
    static constexpr ::_object *(*object)(const Carried *) = nullptr;
#endif
};

// raise type(*values)
template <class... Values> [[noreturn]] CAPSULEC_COLD void raise_with(const ExceptionClass &type, const Values &...values) {
    using Held = Holding<tuple<Values...>>;
    Held *const held =
        new (place{allocate(sizeof(Held))}) Held{{1, Held::end, Held::object}, make_tuple<Values...>(values...)};
    raise_error(Exception{&type, nullptr, false, {}, Arguments(&held->head)});
}

} // namespace capsulec::py
