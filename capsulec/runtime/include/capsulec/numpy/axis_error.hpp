// Registered by capsulec/library/numpy/ordering.py: an axis that is found at run time.
#pragma once

#include <stdint.h>

#include "capsulec/python/api.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/memory.hpp"

namespace capsulec::np {

// What NumPy makes an AxisError of: the axis, the number of axes, and the prefix of the message, where it has one.
struct AxisArguments {
    py::Carried head;
    int64_t axis, ndim;
    const char *prefix;

    static void end(py::Carried *carried) noexcept { py::release(reinterpret_cast<AxisArguments *>(carried)); }
#ifndef CAPSULEC_BARE // of a build without Python there is nobody to give them to
    static PyObject *object(const py::Carried *carried) {
        const AxisArguments *const whole = reinterpret_cast<const AxisArguments *>(carried);
        PyObject *const made = PyTuple_New(3);
        if (made == nullptr) return nullptr;
        PyTuple_SetItem(made, 0, PyLong_FromLongLong(whole->axis));
        PyTuple_SetItem(made, 1, PyLong_FromLongLong(whole->ndim));
        if (whole->prefix != nullptr) {
            PyTuple_SetItem(made, 2, PyUnicode_FromString(whole->prefix));
            return made;
        }
        Py_IncRef(&_Py_NoneStruct);
        PyTuple_SetItem(made, 2, &_Py_NoneStruct);
        return made;
    }
#else
    static constexpr ::_object *(*object)(const py::Carried *) = nullptr;
#endif
};

[[noreturn]] CAPSULEC_COLD inline void raise_axis(int64_t axis, int64_t ndim, const char *prefix = nullptr,
                                                  const char *message = "axis {} is out of bounds for array of dimension {}") {
    void *const room = py::allocate(sizeof(AxisArguments));
    AxisArguments *const made =
        new (py::place{room}) AxisArguments{{1, AxisArguments::end, AxisArguments::object}, axis, ndim, prefix};
    py::raise_error(py::Exception{&py::AxisError, message, true, {axis, ndim}, py::Arguments(&made->head)});
}

// An axis counted from the front.
inline int normal_axis(int64_t axis, int64_t ndim) {
    if (CAPSULEC_UNLIKELY(axis < -ndim || axis >= ndim)) raise_axis(axis, ndim);
    return static_cast<int>(axis < 0 ? axis + ndim : axis);
}

}  // namespace capsulec::np
