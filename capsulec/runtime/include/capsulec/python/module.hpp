// Fills an extension module from tables: its capsules and what says how it was built. Used by backend/module.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"

namespace capsulec::py {

// One exported C function. All texts live as long as the program: capsules keep pointers to them.
struct Capsule {
    const char *name;      // the attribute of the module
    const char *exported;  // the name of that capsule: the export as written, `f(int32, float64*)`
    const char *signature; // the name of its twin in __pyx_capi__: the C signature, `double (int, double *)`
    void *function;
};

// What was compiled, by which capsulec, with which options.
struct Build {
    const char *version;
    const char *date;
    const char *sha256; // of the source, in hexadecimal
    const char *options;
};

// Gives `value`, which may be null after an error, to the module; false when that failed.
CAPSULEC_AT_LOAD inline bool add(PyObject *module, const char *name, PyObject *value) noexcept {
    const bool added = value != nullptr && PyModule_AddObjectRef(module, name, value) == 0;
    Py_DecRef(value);
    return added;
}

// Adds each capsule to the module and its twin to `table`; false when that failed.
CAPSULEC_PART inline bool add_capsules(PyObject *module, PyObject *table, const Capsule *first, const Capsule *end) noexcept {
    for (const Capsule *capsule = first; capsule != end; ++capsule) {
        if (!add(module, capsule->name, PyCapsule_New(capsule->function, capsule->exported, nullptr))) {
            return false;
        }
        PyObject *const twin = PyCapsule_New(capsule->function, capsule->signature, nullptr);
        const bool added = twin != nullptr && PyDict_SetItemString(table, capsule->name, twin) == 0;
        Py_DecRef(twin);
        if (!added) {
            return false;
        }
    }
    return true;
}

// The 12 of Python 3.12: the one that runs, which may be newer than the one that the module was built for.
CAPSULEC_PART inline int running_minor() noexcept {
    const char *text = Py_GetVersion() + 2; // behind "3."
    int minor = 0;
    for (; *text >= '0' && *text <= '9'; ++text) {
        minor = 10 * minor + (*text - '0');
    }
    return minor;
}

constexpr int slot_places = 4; // of a definition's slots, of which the first is taken; the last one ends them

// Says in the free places of a definition's slots what the module does not need and does not bear, to Pythons that know the
// words: older ones refuse what they do not know. Nothing of a module is shared between threads without protection, so a
// free-threaded Python need not switch its GIL on. Objects that it makes once belong to one interpreter.
CAPSULEC_PART inline void declare(PyModuleDef_Slot *slots) noexcept {
    constexpr int multiple_interpreters = 3, gil = 4;
    const int minor = running_minor();
    PyModuleDef_Slot *free = slots + 1;
    if (minor >= 12) {
        *free++ = {multiple_interpreters, nullptr}; // Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED
    }
    if (minor >= 13) {
        *free = {gil, reinterpret_cast<void *>(1)}; // Py_MOD_GIL_NOT_USED
    }
}

// What PyInit returns. A module that was built for newer processors alone (-march, --cpu) says so where it is loaded on
// another one, before any of its code runs there.
CAPSULEC_AT_LOAD inline PyObject *initialise(PyModuleDef *definition) noexcept {
#if defined(__x86_64__) && defined(__AVX2__) && defined(__GNUC__)
    __builtin_cpu_init();
#ifdef __AVX512F__
    const bool fits = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
#else
    const bool fits = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
#endif
    if (!fits) {
        PyErr_SetString(PyExc_ImportError, "this module was built for processors with instructions that this one has not; "
                                           "build it with --cpu=auto");
        return nullptr;
    }
#endif
    declare(definition->m_slots);
    return PyModuleDef_Init(definition);
}

// Whether this is the first interpreter of the process; else an ImportError is set, as Python does since 3.12 where it is
// asked to look.
CAPSULEC_PART inline bool in_main_interpreter(PyObject *module) noexcept {
    if (PyInterpreterState_GetID(PyInterpreterState_Get()) == 0) {
        return true;
    }
    PyObject *const name = PyObject_GetAttrString(module, "__name__");
    if (name != nullptr) {
        PyErr_Format(PyExc_ImportError, "module %U does not support loading in subinterpreters", name);
        Py_DecRef(name);
    }
    return false;
}

// The work of a module's Py_mod_exec slot: 0, or -1 with Python's error set.
CAPSULEC_AT_LOAD inline int fill_module(PyObject *module, const Build &build, const Capsule *first, const Capsule *end) noexcept {
    PyObject *const table = PyDict_New();
    const bool filled = table != nullptr && add_capsules(module, table, first, end) &&
                        PyModule_AddObjectRef(module, "__pyx_capi__", table) == 0 &&
                        add(module, "__pythran__", Py_BuildValue("(sss)", build.version, build.date, build.sha256)) &&
                        add(module, "__capsulec__", Py_BuildValue("(sss)", build.version, build.sha256, build.options));
    Py_DecRef(table);
    return filled ? 0 : -1;
}

template <size_t count>
int fill_module(PyObject *module, const Build &build, const Capsule (&capsules)[count]) noexcept {
    return fill_module(module, build, capsules, capsules + count);
}

} // namespace capsulec::py
