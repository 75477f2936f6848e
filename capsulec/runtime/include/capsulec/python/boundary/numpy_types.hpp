// Registered by library/boundary.py: dtypes and NumPy's classes of scalars, as results.
#pragma once

#include "capsulec/numpy/api.hpp"
#include "capsulec/numpy/type_number.hpp"
#include "capsulec/python/boundary/numpy_complex.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::boundary {

// Compiled code has nothing of them: the type says which one it is.
template <class T>
struct of_dtype {
    using type = py::tuple<>;

    static PyObject *store(const type & = {}) {
        if (!np::find_table(true)) {
            return nullptr;
        }
        return reinterpret_cast<PyObject *(*)(int)>(np::table[np::descriptor_from_type])(np::type_number<T>);
    }
};

template <class T>
struct of_scalar_class {
    using type = py::tuple<>;

    static PyObject *store(const type & = {}) {
        if (!np::find_table(true)) {
            return nullptr;
        }
        PyObject *const found = reinterpret_cast<PyObject *>(np::type_object(dtype<T>::slot));
        Py_IncRef(found);
        return found;
    }
};

} // namespace capsulec::boundary
