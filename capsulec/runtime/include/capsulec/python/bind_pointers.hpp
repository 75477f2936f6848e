// User data behind a pointer, `float64*`: numbers, or an array, of that type. Used by backend/binding.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"

extern "C" void *memcpy(void *, const void *, size_t) noexcept;

namespace capsulec::py {

// The work is done in Python, which costs nothing to compile. `rows` has, for each function, its C signature, the name and
// the dtype of its user data, and the text of the TypeError. A bound capsule keeps a list alive: the array that has the
// numbers, and the capsule's name, in front of which stands the address of the list.
inline constexpr const char *bind_pointers_text = R"(
import ctypes, sys
import numpy

address = ctypes.c_void_p
word = ctypes.sizeof(address)

def api(name, result, *arguments):
    function = ctypes.pythonapi[name]
    function.restype, function.argtypes = result, arguments
    return function

def function_of(capsule):
    name = api('PyCapsule_GetName', address, ctypes.py_object)(capsule)
    return api('PyCapsule_GetPointer', address, ctypes.py_object, address)(capsule, name)

def array_of(values, wanted, refusal):
    if len(values) == 1 and type(values[0]) in (numpy.ndarray, numpy.memmap):
        if values[0].dtype != wanted or not values[0].flags.carray:
            raise TypeError(refusal)
        return values[0]
    kinds = {'b': bool, 'i': int, 'u': int, 'f': (float, int), 'c': (complex, float, int)}[wanted.kind]
    for value in values:
        if isinstance(value, numpy.generic):
            fits = value.dtype == wanted
        else:
            fits = isinstance(value, kinds) and isinstance(value, bool) == (wanted.kind == 'b')
        if not fits:
            raise TypeError(refusal)
        if wanted.kind in 'iu' and not numpy.iinfo(wanted).min <= value <= numpy.iinfo(wanted).max:
            raise OverflowError(refusal)
    try:
        return numpy.array(values, wanted)
    except OverflowError:
        raise OverflowError(refusal) from None

def bind(row, function, end, values, names):
    signature, name, dtype, refusal = row
    if not values or names and (len(values) > 1 or names != (name,)):
        raise TypeError(refusal)
    kept = [array_of(values, numpy.dtype(dtype), refusal)]
    kept.append(id(kept).to_bytes(word, sys.byteorder) + signature.encode() + b'\0')
    text = ctypes.cast(kept[1], address).value + word
    new = api('PyCapsule_New', ctypes.py_object, address, address, address)
    bound = new(function, text, end)
    api('Py_IncRef', None, ctypes.py_object)(kept)
    data = kept[0].__array_interface__['data'][0]
    api('PyCapsule_SetContext', ctypes.c_int, ctypes.py_object, address)(bound, data)
    return bound

def __bound__(module, rows, end, given, named):
    names = tuple(named or ())
    if type(named) is dict:
        given += tuple(named.values())
    if len(given) == len(names):
        raise TypeError('bind() takes a capsule of this module, and the values of its user data')
    capsules = module.__pyx_capi__
    if type(given[0]) is type(capsules[next(iter(capsules))]):
        function = function_of(given[0])
        for name, row in eval(rows).items():
            if function_of(capsules[name]) == function:
                return bind(row, function, end, given[1:], names)
    raise TypeError('bind() takes a capsule of this module that has user data as its first argument')
)";

// What is done when a bound capsule ends.
CAPSULEC_AT_LOAD inline void end_bound_pointer(PyObject *capsule) {
    PyObject *kept;
    memcpy(&kept, PyCapsule_GetName(capsule) - sizeof kept, sizeof kept);
    Py_DecRef(kept);
}

// The function of the text, which the module keeps from the first call on; null with an error.
CAPSULEC_AT_LOAD inline PyObject *pointers_binder(PyObject *module) {
    constexpr int whole_file = 257;
    PyObject *binder = PyObject_GetAttrString(module, "__bound__");
    if (binder == nullptr) {
        PyErr_Clear();
        PyObject *const space = Py_BuildValue("{sO}", "__builtins__", PyEval_GetBuiltins());
        PyObject *const code = Py_CompileString(bind_pointers_text, "<capsulec>", whole_file);
        PyObject *const done = space == nullptr || code == nullptr ? nullptr : PyEval_EvalCode(code, space, space);
        binder = done == nullptr ? nullptr : PyDict_GetItemString(space, "__bound__");
        Py_IncRef(binder);
        if (binder != nullptr) {
            PyModule_AddObjectRef(module, "__bound__", binder);
        }
        Py_DecRef(done);
        Py_DecRef(code);
        Py_DecRef(space);
    }
    return binder;
}

// The module's `bind(capsule, *user_data, **named)`. `named` is a dict, or the names of the last of the values, or null.
CAPSULEC_AT_LOAD inline PyObject *bind_pointers(PyObject *module, const char *rows, PyObject *given, PyObject *named) {
    PyObject *const binder = pointers_binder(module);
    PyObject *const bound =
        binder == nullptr ? nullptr
                          : PyObject_CallFunction(binder, "OsKOO", module, rows,
                                                  reinterpret_cast<unsigned long long>(end_bound_pointer), given,
                                                  named == nullptr ? &_Py_NoneStruct : named);
    Py_DecRef(binder);
    return bound;
}

// The same for a function that takes its arguments behind each other.
inline PyObject *bind_pointers(PyObject *module, const char *rows, PyObject *const *given, Py_ssize_t count,
                               PyObject *names) {
    const Py_ssize_t size = count + (names == nullptr ? 0 : PyTuple_Size(names));
    PyObject *const values = PyTuple_New(size);
    for (Py_ssize_t i = 0; values != nullptr && i < size; ++i) {
        Py_IncRef(given[i]);
        PyTuple_SetItem(values, i, given[i]);
    }
    PyObject *const bound = values == nullptr ? nullptr : bind_pointers(module, rows, values, names);
    Py_DecRef(values);
    return bound;
}

} // namespace capsulec::py
