// Registered by library/boundary.py: C functions, which come in capsules.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/script.hpp"

namespace capsulec::boundary {

// The address in a capsule whose name does not say that its function has another type than `wanted`; null where there
// is none. The names that were seen last need no second look: they are texts that live as long as the program.
CAPSULEC_COLD inline void *address_in(PyObject *object, const char *wanted) {
    PyObject *const misfit = py::script("capsule_misfit");
    PyObject *const why = misfit == nullptr ? nullptr : PyObject_CallFunction(misfit, "sO", wanted, object);
    const bool fits = why == &_Py_NoneStruct;
    Py_DecRef(why);
    if (!fits) {
        PyErr_Clear();
        return nullptr;
    }
    return PyCapsule_GetPointer(object, PyCapsule_GetName(object));
}

template <class Signature, char... Wanted> struct of_c_function {
    using type = Signature *;

    static bool load(PyObject *object, type &value, py::Attempt &) {
        static constexpr char wanted[] = {Wanted..., 0};
        void *const address = address_in(object, wanted);
        value = reinterpret_cast<type>(address);
        return address != nullptr;
    }
};

} // namespace capsulec::boundary
