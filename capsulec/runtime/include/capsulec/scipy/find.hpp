// Finds the functions of scipy.special when a module is imported. Used by backend/imported.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/ufunc_object.hpp"
#include "capsulec/python/api.hpp"

extern "C" int strcmp(const char *, const char *) noexcept;

namespace capsulec::special {

// One function that is wanted: the loop `letters` of a ufunc, or a C function `double (double)`, for which `is_loop` is
// not null; without that the loop, which has the same types, will do.
struct Import {
    const char *name;
    const char *signature;
    const char *ufunc;
    const char *letters;
    void **address;
    void **data;
    bool *is_loop;
};

// Capsules are found by name and signature: Cython numbers the variants of one function, in an order of its own.
inline constexpr const char *finding = R"(
def c_functions(table):
    from re import match, sub
    found = {}
    for key, capsule in table.items():
        signature = repr(capsule).partition('"')[2].rpartition('"')[0]
        plain = sub(r', (int __pyx_skip_dispatch|struct \w+ \*__pyx_optional_args)', '', signature)
        found[sub(r'^__pyx_fuse_\d+(_\d+)*', '', key), plain] = capsule
    return found
)";

CAPSULEC_COLD inline void missing(const Import &wanted, const char *release) {
    if (PyErr_Occurred() != nullptr && !PyErr_ExceptionMatches(PyExc_AttributeError)) return;
    PyErr_Clear();
    PyObject *const scipy = PyImport_ImportModule("scipy");
    PyObject *const version = scipy == nullptr ? nullptr : PyObject_GetAttrString(scipy, "__version__");
    if (version != nullptr) {
        PyErr_Format(PyExc_ImportError,
                     "SciPy %S has no scipy.special.%s for `%s`, which this module uses; SciPy %s has it",
                     version, wanted.name, wanted.signature, release);
    }
    Py_DecRef(version);
    Py_DecRef(scipy);
}

// A ufunc of scipy.special, those behind its functions written in Python too; a new reference.
CAPSULEC_COLD inline PyObject *find_ufunc(const char *name) {
    PyObject *found = nullptr;
    constexpr const char *modules[] = {"scipy.special", "scipy.special._ufuncs", "scipy.special._special_ufuncs"};
    for (const char *const module : modules) {
        if (name[0] == '_' && module == modules[0]) continue; // where it is a module
        PyErr_Clear();
        PyObject *const owner = PyImport_ImportModule(module);
        found = owner == nullptr ? nullptr : PyObject_GetAttrString(owner, name);
        Py_DecRef(owner);
        if (found != nullptr) break;
    }
    return found;
}

// The loop of a ufunc for the given letters.
CAPSULEC_COLD inline bool find_loop(const Import &wanted) {
    PyObject *const found = find_ufunc(wanted.ufunc);
    if (found == nullptr) return false;
    const auto *const ufunc = reinterpret_cast<const np::UfuncObject *>(found);
    bool known = false;
    for (int i = 0; !known && i < ufunc->loop_count; ++i) {
        known = np::has_types(*ufunc, i, wanted.letters);
        if (known) {
            *wanted.address = reinterpret_cast<void *>(ufunc->loops[i]);
            *wanted.data = const_cast<void *>(ufunc->data[i]);
        }
    }
    Py_DecRef(found); // its module keeps it
    return known;
}

CAPSULEC_COLD inline bool find_function(PyObject *table, const Import &wanted) {
    PyObject *const key = Py_BuildValue("(ss)", wanted.name, wanted.signature);
    PyObject *const capsule = key == nullptr ? nullptr : PyDict_GetItemWithError(table, key);
    Py_DecRef(key);
    *wanted.address = capsule == nullptr ? nullptr : PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule));
    if (*wanted.address == nullptr && PyErr_Occurred() == nullptr) *wanted.is_loop = find_loop(wanted);
    return *wanted.address != nullptr;
}

// cython_special's functions, by name and signature.
CAPSULEC_COLD inline PyObject *c_functions() {
    constexpr int whole_file = 257;
    PyObject *const module = PyImport_ImportModule("scipy.special.cython_special");
    PyObject *const table = module == nullptr ? nullptr : PyObject_GetAttrString(module, "__pyx_capi__");
    Py_DecRef(module);
    PyObject *const space = table == nullptr ? nullptr : PyDict_New();
    PyObject *const code = space == nullptr ? nullptr : Py_CompileString(finding, "<capsulec>", whole_file);
    if (code != nullptr) PyDict_SetItemString(space, "__builtins__", PyEval_GetBuiltins());
    PyObject *const done = code == nullptr ? nullptr : PyEval_EvalCode(code, space, space);
    PyObject *const function = done == nullptr ? nullptr : PyDict_GetItemString(space, "c_functions");
    PyObject *const made = function == nullptr ? nullptr : PyObject_CallFunction(function, "O", table);
    Py_DecRef(done);
    Py_DecRef(code);
    Py_DecRef(space);
    Py_DecRef(table);
    return made;
}

// Finds all functions of the table, which `release` of SciPy has; false with Python's error set.
template <size_t count> CAPSULEC_COLD bool find(const Import (&wanted)[count], const char *release) {
    PyObject *const module = PyImport_ImportModule("scipy.special");
    PyObject *const table = module == nullptr ? nullptr : c_functions();
    bool known = table != nullptr;
    for (size_t i = 0; known && i < count; ++i) {
        known = wanted[i].is_loop == nullptr ? find_loop(wanted[i]) : find_function(table, wanted[i]);
        if (!known) missing(wanted[i], release);
    }
    Py_DecRef(table);
    Py_DecRef(module);
    return known;
}

} // namespace capsulec::special
