// User data behind a pointer, `float64*`: numbers, or an array, of that type. Used by backend/binding.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/bind.hpp"

namespace capsulec::py {

// Done in Python, which costs nothing to compile: an array that has the numbers, and where they are.
inline constexpr const char *pointed_text = R"(
def pointed(name, dtype, refusal, given, keywords):
    import numpy
    wanted = numpy.dtype(dtype)
    if not given or keywords and (len(given) > 1 or keywords != (name,)):
        raise TypeError(refusal)
    if len(given) == 1 and type(given[0]) in (numpy.ndarray, numpy.memmap):
        array = given[0]
        if array.dtype != wanted or not array.flags.carray:
            raise TypeError(refusal)
        return array, array.__array_interface__['data'][0]
    kinds = {'b': bool, 'i': int, 'u': int, 'f': (float, int), 'c': (complex, float, int)}[wanted.kind]
    for value in given:
        if isinstance(value, numpy.generic):
            fits = value.dtype == wanted
        else:
            fits = isinstance(value, kinds) and isinstance(value, bool) == (wanted.kind == 'b')
        if not fits:
            raise TypeError(refusal)
        if wanted.kind in 'iu' and not numpy.iinfo(wanted).min <= value <= numpy.iinfo(wanted).max:
            raise OverflowError(refusal)
    try:
        array = numpy.array(given, wanted)
    except OverflowError:
        raise OverflowError(refusal) from None
    return array, array.__array_interface__['data'][0]
)";

CAPSULEC_COLD inline PyObject *pointed_function() {
    constexpr int whole_file = 257;
    PyObject *const space = PyDict_New();
    PyObject *const code = Py_CompileString(pointed_text, "<capsulec>", whole_file);
    PyObject *found = nullptr;
    if (space != nullptr && code != nullptr) {
        PyDict_SetItemString(space, "__builtins__", PyEval_GetBuiltins());
        PyObject *const done = PyEval_EvalCode(code, space, space);
        found = done == nullptr ? nullptr : PyDict_GetItemString(space, "pointed");
        Py_DecRef(done);
    }
    if (found != nullptr) {
        Py_IncRef(found);
    }
    Py_DecRef(code);
    Py_DecRef(space);
    return found;
}

// A capsule of a function whose user data points to elements of `dtype`: `name` is the parameter's, `refusal` the text of
// the TypeError.
CAPSULEC_COLD inline PyObject *bind_pointer(void *function, const char *signature, const char *name, const char *dtype,
                                            const char *refusal, PyObject *const *given, Py_ssize_t count,
                                            PyObject *keywords) {
    PyObject *const names = keywords == nullptr ? PyTuple_New(0) : keywords;
    const Py_ssize_t values = count + (keywords == nullptr ? 0 : PyTuple_Size(keywords));
    PyObject *const arguments = PyTuple_New(values), *const pointed = pointed_function();
    for (Py_ssize_t i = 0; arguments != nullptr && i < values; ++i) {
        Py_IncRef(given[i]);
        PyTuple_SetItem(arguments, i, given[i]);
    }
    PyObject *const found =
        names == nullptr || arguments == nullptr || pointed == nullptr
            ? nullptr
            : PyObject_CallFunction(pointed, "sssOO", name, dtype, refusal, arguments, names);
    PyObject *capsule = nullptr;
    if (found != nullptr) {
        PyObject *const array = PyTuple_GetItem(found, 0);
        void *const memory = reinterpret_cast<void *>(PyLong_AsUnsignedLongLong(PyTuple_GetItem(found, 1)));
        capsule = bound_capsule(function, signature, nullptr, 0, &array, 1, memory);
    }
    Py_DecRef(found);
    Py_DecRef(pointed);
    Py_DecRef(arguments);
    if (keywords == nullptr) {
        Py_DecRef(names);
    }
    return capsule;
}

} // namespace capsulec::py
