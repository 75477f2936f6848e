// Makes NumPy's ufuncs from compiled loops. Used by backend/ufunc.py.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/type_number.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/module.hpp"

namespace capsulec::py {

// One loop, as NumPy calls it: where each argument and each result begins, the number of elements, and for each argument
// and result the bytes from one element to the next. A gufunc's elements have axes: behind the number stand the lengths
// of its core dimensions, behind those bytes the ones for each axis of each argument and result.
using UfuncLoop = void (*)(char **arguments, const intptr_t *dimensions, const intptr_t *steps, void *data);

// One ufunc. NumPy keeps pointers to all of this, so that it lives as long as the program.
struct Ufunc {
    const char *name;
    const char *doc;
    UfuncLoop *loops;
    const char *types; // for each loop: the types of its arguments and of its results
    void *const *data; // for each loop: null
    int count;         // of loops
    int arguments;
    int results;
    const char *signature = nullptr; // a gufunc's
};

// NumPy's table of functions for ufuncs, or null with Python's error set.
CAPSULEC_COLD inline void **ufunc_functions() noexcept {
    PyObject *numpy = PyImport_ImportModule("numpy._core._multiarray_umath");
    if (numpy == nullptr && PyErr_ExceptionMatches(PyExc_ImportError)) { // before NumPy 2
        PyErr_Clear();
        numpy = PyImport_ImportModule("numpy.core._multiarray_umath");
    }
    PyObject *const capsule = numpy == nullptr ? nullptr : PyObject_GetAttrString(numpy, "_UFUNC_API");
    void *const table = capsule == nullptr ? nullptr : PyCapsule_GetPointer(capsule, nullptr);
    Py_DecRef(capsule);
    Py_DecRef(numpy);
    return static_cast<void **>(table);
}

// Says where the ufunc is found, for pickle. Before NumPy 2.2 a ufunc has no attributes, and pickle looks through the
// modules.
CAPSULEC_COLD inline bool say_where(PyObject *module, const Ufunc &ufunc, PyObject *object) noexcept {
    PyObject *const name = PyUnicode_FromString(ufunc.name);
    PyObject *const from = PyObject_GetAttrString(module, "__name__");
    bool said = name != nullptr && from != nullptr && PyObject_SetAttrString(object, "__module__", from) == 0 &&
                PyObject_SetAttrString(object, "__qualname__", name) == 0;
    if (!said && PyErr_ExceptionMatches(PyExc_AttributeError)) {
        PyErr_Clear();
        said = true;
    }
    Py_DecRef(from);
    Py_DecRef(name);
    return said;
}

CAPSULEC_COLD inline bool add_ufuncs(PyObject *module, const Ufunc *first, const Ufunc *end) noexcept {
    using Make = PyObject *(*)(UfuncLoop *loops, void *const *data, const char *types, int count, int arguments, int results,
                               int identity, const char *name, const char *doc, int unused);
    void **const table = ufunc_functions();
    if (table == nullptr) {
        return false;
    }
    const Make make = reinterpret_cast<Make>(table[1]); // PyUFunc_FromFuncAndData, in NumPy 1 and 2
    using MakeCore = PyObject *(*)(UfuncLoop *loops, void *const *data, const char *types, int count, int arguments,
                                   int results, int identity, const char *name, const char *doc, int unused,
                                   const char *signature);
    const MakeCore make_core = reinterpret_cast<MakeCore>(table[31]); // PyUFunc_FromFuncAndDataAndSignature
    constexpr int no_identity = -1;                     // PyUFunc_None
    for (const Ufunc *ufunc = first; ufunc != end; ++ufunc) {
        PyObject *const object =
            ufunc->signature == nullptr
                ? make(ufunc->loops, ufunc->data, ufunc->types, ufunc->count, ufunc->arguments, ufunc->results,
                       no_identity, ufunc->name, ufunc->doc, 0)
                : make_core(ufunc->loops, ufunc->data, ufunc->types, ufunc->count, ufunc->arguments, ufunc->results,
                            no_identity, ufunc->name, ufunc->doc, 0, ufunc->signature);
        const bool said = object != nullptr && say_where(module, *ufunc, object);
        const bool added = said && PyModule_AddObjectRef(module, ufunc->name, object) == 0;
        Py_DecRef(object);
        if (!added) {
            return false;
        }
    }
    return true;
}

// Gives the ufuncs to the module; false with Python's error set when that failed.
template <size_t count> bool add_ufuncs(PyObject *module, const Ufunc (&ufuncs)[count]) noexcept {
    return add_ufuncs(module, ufuncs, ufuncs + count);
}

// An element of a loop's argument or result: by its index where they are next to each other, by its distance in bytes.
template <class T> inline T &adjacent(char *begin, intptr_t index) { return reinterpret_cast<T *>(begin)[index]; }
template <class T> inline T &distant(char *begin, intptr_t offset) { return *reinterpret_cast<T *>(begin + offset); }

} // namespace capsulec::py
