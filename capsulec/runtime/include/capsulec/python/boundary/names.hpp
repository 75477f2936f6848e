// Registered by library/boundary.py: arguments of which there is one, a class or a module. They are only checked.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"

namespace capsulec::boundary {

// What builtins call so: `int type`.
template <char... letters>
struct of_class {
    struct type {};

    static bool load(PyObject *object, type &, py::Attempt &) {
        static constexpr char name[] = {letters..., '\0'};
        return object == PyDict_GetItemString(PyEval_GetBuiltins(), name);
    }
};

// A module that has been imported: `math pkg`.
template <char... letters>
struct of_module {
    struct type {};

    static bool load(PyObject *object, type &, py::Attempt &) {
        static constexpr char name[] = {letters..., '\0'};
        PyObject *const modules = PySys_GetObject("modules");
        return modules != nullptr && object == PyDict_GetItemString(modules, name);
    }
};

} // namespace capsulec::boundary
