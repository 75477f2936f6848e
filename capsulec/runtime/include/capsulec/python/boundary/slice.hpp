// Registered by library/boundary.py: slice objects of None and integers.
#pragma once

#include "capsulec/python/boundary/none.hpp"
#include "capsulec/python/boundary/optional.hpp"
#include "capsulec/python/boundary/scalars.hpp"
#include "capsulec/python/slice_value.hpp"

namespace capsulec::boundary {

inline bool load_part(PyObject *object, const char *name, py::optional<int64_t> &part, py::Attempt &attempt) {
    PyObject *const held = PyObject_GetAttrString(object, name);
    py::Attempt any{false, attempt.too_large, true}; // a slice has no type of its parts to be exact about
    const bool fits = held != nullptr && of_optional<of_int>::load(held, part, any);
    attempt.too_large = any.too_large;
    Py_DecRef(held);
    return fits;
}

struct of_slice {
    using type = py::bounds;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        py::optional<int64_t> start, stop, step;
        if (Py_TYPE(object) != &PySlice_Type || !load_part(object, "start", start, attempt) ||
            !load_part(object, "stop", stop, attempt) || !load_part(object, "step", step, attempt)) {
            return false;
        }
        value = py::make_slice(start, stop, step);
        return true;
    }

    static PyObject *store(const type &value) {
        PyObject *const start = of_optional<of_int>::store(py::slice_start(value));
        PyObject *const stop = of_optional<of_int>::store(py::slice_stop(value));
        PyObject *const step = of_optional<of_int>::store(py::slice_step(value));
        const bool made = start != nullptr && stop != nullptr && step != nullptr;
        PyObject *const object = made ? PySlice_New(start, stop, step) : nullptr;
        Py_DecRef(start);
        Py_DecRef(stop);
        Py_DecRef(step);
        return object;
    }
};

} // namespace capsulec::boundary
