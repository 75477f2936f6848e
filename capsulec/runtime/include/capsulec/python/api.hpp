// What generated modules use of CPython's stable API; used by backend/module.py. tests/runtime compares it with Python.h.
// Python.h itself costs 0.1 to 0.2 s a build. Free-threaded Pythons have another PyObject, so those need it.
#pragma once

#include "capsulec/compiler.hpp"

// A module of the stable ABI (--abi3), which CPython 3.10 and all newer ones load, uses the limited API and no more. Build
// systems ask for it by their own macro.
#if defined(Py_LIMITED_API) && !defined(CAPSULEC_ABI3)
#define CAPSULEC_ABI3
#elif defined(CAPSULEC_ABI3) && !defined(Py_LIMITED_API)
#define Py_LIMITED_API 0x030A0000
#endif

#if defined(CAPSULEC_USE_PYTHON_H) || defined(Py_GIL_DISABLED)
#include <Python.h>
#endif

#ifndef Py_PYTHON_H

#include <stddef.h>
#include <stdint.h>

using Py_ssize_t = ptrdiff_t;
struct _typeobject;
using PyTypeObject = _typeobject;

struct _object {
    Py_ssize_t ob_refcnt;
    PyTypeObject *ob_type;
};
using PyObject = _object;

using PyCFunction = PyObject *(*)(PyObject *self, PyObject *arguments);
using visitproc = int (*)(PyObject *object, void *argument);
using traverseproc = int (*)(PyObject *self, visitproc visit, void *argument);
using inquiry = int (*)(PyObject *self);
using freefunc = void (*)(void *memory);
using PyCapsule_Destructor = void (*)(PyObject *capsule);

struct PyMethodDef {
    const char *ml_name;
    PyCFunction ml_meth;
    int ml_flags;
    const char *ml_doc;
};

struct PyModuleDef_Base {
    PyObject ob_base;
    PyObject *(*m_init)();
    Py_ssize_t m_index;
    PyObject *m_copy;
};

struct PyModuleDef_Slot {
    int slot;
    void *value;
};

struct PyModuleDef {
    PyModuleDef_Base m_base;
    const char *m_name;
    const char *m_doc;
    Py_ssize_t m_size;
    PyMethodDef *m_methods;
    PyModuleDef_Slot *m_slots;
    traverseproc m_traverse;
    inquiry m_clear;
    freefunc m_free;
};

enum PyGILState_STATE { PyGILState_LOCKED, PyGILState_UNLOCKED };

enum { METH_VARARGS = 0x0001, METH_KEYWORDS = 0x0002, METH_NOARGS = 0x0004, METH_O = 0x0008, METH_FASTCALL = 0x0080 };
enum { Py_mod_create = 1, Py_mod_exec = 2 };

CAPSULEC_PART inline PyTypeObject *Py_TYPE(PyObject *object) { return object->ob_type; }

#define PyModuleDef_HEAD_INIT \
    { {1, nullptr}, nullptr, 0, nullptr }

#endif

#if !defined(Py_PYTHON_H) || defined(CAPSULEC_CHECK_API)

extern "C" {

// Objects
void Py_IncRef(PyObject *object);
void Py_DecRef(PyObject *object);
PyObject *PyObject_GetAttrString(PyObject *object, const char *name);
PyObject *PyObject_GetItem(PyObject *object, PyObject *key);
PyObject *PyObject_GenericGetAttr(PyObject *object, PyObject *name);
int PyObject_GenericSetAttr(PyObject *object, PyObject *name, PyObject *value);
int PyObject_RichCompareBool(PyObject *a, PyObject *b, int operation);
int PyObject_SetAttrString(PyObject *object, const char *name, PyObject *value);
PyObject *PyObject_Str(PyObject *object);
PyObject *PyObject_Repr(PyObject *object);
void PyErr_Fetch(PyObject **type, PyObject **value, PyObject **traceback);
void PyErr_Restore(PyObject *type, PyObject *value, PyObject *traceback);
void PyException_SetCause(PyObject *exception, PyObject *cause);
void PyException_SetContext(PyObject *exception, PyObject *context);
void PyErr_NormalizeException(PyObject **type, PyObject **value, PyObject **traceback);
PyObject *PyFloat_FromString(PyObject *text);
PyObject *PySys_GetObject(const char *name);
PyObject *PyObject_CallMethod(PyObject *object, const char *name, const char *format, ...);
PyObject *PyObject_CallObject(PyObject *callable, PyObject *arguments);

PyObject *PyObject_Call(PyObject *callable, PyObject *arguments, PyObject *keywords);
PyObject *PyObject_CallFunction(PyObject *callable, const char *format, ...);
PyObject *Py_BuildValue(const char *format, ...);
PyObject *(Py_CompileString)(const char *text, const char *file, int start);
PyObject *PyEval_GetBuiltins();
PyObject *PyEval_EvalCode(PyObject *code, PyObject *globals, PyObject *locals);
extern PyObject _Py_NoneStruct;
extern struct _longobject _Py_TrueStruct;

// Types
extern PyTypeObject PyBaseObject_Type, PyBool_Type, PyLong_Type, PyFloat_Type, PyComplex_Type, PyTuple_Type, PyList_Type;
extern PyTypeObject PySlice_Type, PyRange_Type, PySet_Type, PyFrozenSet_Type, PyDict_Type, PyUnicode_Type, PyBytes_Type, PyByteArray_Type;
char *PyByteArray_AsString(PyObject *object);
Py_ssize_t PyByteArray_Size(PyObject *object);
PyObject *PyByteArray_FromStringAndSize(const char *bytes, Py_ssize_t size);
int PyType_IsSubtype(PyTypeObject *type, PyTypeObject *base);
PyObject *PyType_GenericAlloc(PyTypeObject *type, Py_ssize_t items);

// Numbers and text
PyObject *PyBool_FromLong(long value);
PyObject *PyLong_FromLongLong(long long value);
PyObject *PyLong_FromUnsignedLongLong(unsigned long long value);
PyObject *PyLong_FromSsize_t(Py_ssize_t value);
long long PyLong_AsLongLong(PyObject *object);
long long PyLong_AsLongLongAndOverflow(PyObject *object, int *overflow);
unsigned long long PyLong_AsUnsignedLongLong(PyObject *object);
PyObject *PyFloat_FromDouble(double value);
double PyFloat_AsDouble(PyObject *object);
PyObject *PyComplex_FromDoubles(double real, double imag);
double PyComplex_RealAsDouble(PyObject *object);
double PyComplex_ImagAsDouble(PyObject *object);
PyObject *PyUnicode_FromString(const char *utf8);
PyObject *PyUnicode_InternFromString(const char *utf8);
PyObject *PyUnicode_FromStringAndSize(const char *utf8, Py_ssize_t size);
PyObject *PyUnicode_DecodeLatin1(const char *bytes, Py_ssize_t size, const char *errors);
PyObject *PyUnicode_DecodeUTF32(const char *bytes, Py_ssize_t size, const char *errors, int *order);
Py_ssize_t PyUnicode_GetLength(PyObject *text);
unsigned PyUnicode_ReadChar(PyObject *text, Py_ssize_t index);
unsigned *PyUnicode_AsUCS4(PyObject *text, unsigned *buffer, Py_ssize_t size, int with_zero);
PyObject *PyBytes_FromStringAndSize(const char *bytes, Py_ssize_t size);
char *PyBytes_AsString(PyObject *bytes);
Py_ssize_t PyBytes_Size(PyObject *bytes);
const char *PyUnicode_AsUTF8AndSize(PyObject *text, Py_ssize_t *size);

// Containers
PyObject *PyTuple_New(Py_ssize_t size);
Py_ssize_t PyTuple_Size(PyObject *tuple);
PyObject *PyTuple_GetItem(PyObject *tuple, Py_ssize_t index);
int PyTuple_SetItem(PyObject *tuple, Py_ssize_t index, PyObject *stolen);
PyObject *PyList_New(Py_ssize_t size);
Py_ssize_t PyList_Size(PyObject *list);
PyObject *PyList_GetItem(PyObject *list, Py_ssize_t index);
int PyList_SetItem(PyObject *list, Py_ssize_t index, PyObject *stolen);
int PyList_SetSlice(PyObject *list, Py_ssize_t first, Py_ssize_t end, PyObject *items);
int PyList_Append(PyObject *list, PyObject *item);
PyObject *PyDict_New();
int PyDict_SetItem(PyObject *dict, PyObject *key, PyObject *value);
int PyDict_Next(PyObject *dict, Py_ssize_t *position, PyObject **key, PyObject **value);
PyObject *PySlice_New(PyObject *start, PyObject *stop, PyObject *step);
PyObject *PySet_New(PyObject *iterable);
PyObject *PyFrozenSet_New(PyObject *iterable);
int PySet_Add(PyObject *set, PyObject *key);
PyObject *PyObject_GetIter(PyObject *object);
PyObject *PyIter_Next(PyObject *iterator);
PyObject *PyDict_GetItemString(PyObject *dict, const char *key);
PyObject *PyDict_GetItemWithError(PyObject *dict, PyObject *key);
int PyDict_SetItemString(PyObject *dict, const char *key, PyObject *value);

// Capsules
PyObject *PyCapsule_New(void *pointer, const char *name, PyCapsule_Destructor destructor);
int PyCapsule_IsValid(PyObject *capsule, const char *name);
void *PyCapsule_GetPointer(PyObject *capsule, const char *name);
const char *PyCapsule_GetName(PyObject *capsule);
void *PyCapsule_GetContext(PyObject *capsule);
int PyCapsule_SetContext(PyObject *capsule, void *context);
PyCapsule_Destructor PyCapsule_GetDestructor(PyObject *capsule);
int PyCapsule_SetDestructor(PyObject *capsule, PyCapsule_Destructor destructor);

// Modules
PyObject *PyModuleDef_Init(PyModuleDef *definition);
int PyModule_AddObject(PyObject *module, const char *name, PyObject *stolen);
int PyModule_AddObjectRef(PyObject *module, const char *name, PyObject *value);
PyObject *PyModule_GetDict(PyObject *module);
PyObject *PyImport_ImportModule(const char *name);
const char *Py_GetVersion();
struct _is *PyInterpreterState_Get();
int64_t PyInterpreterState_GetID(struct _is *interpreter);
PyObject *PyErr_NewException(const char *name, PyObject *base, PyObject *attributes);

// Errors
extern PyObject *PyExc_TypeError, *PyExc_ValueError, *PyExc_OverflowError, *PyExc_RecursionError, *PyExc_ImportError, *PyExc_AttributeError;
PyObject *PyErr_Occurred();
void PyErr_Clear();
void PyErr_SetNone(PyObject *type);
void PyErr_SetObject(PyObject *type, PyObject *value);
void PyErr_SetString(PyObject *type, const char *utf8);
PyObject *PyErr_NoMemory();
PyObject *PyErr_Format(PyObject *type, const char *format, ...);
int PyErr_ExceptionMatches(PyObject *type);
void PyErr_WriteUnraisable(PyObject *source);

// Threads
PyGILState_STATE PyGILState_Ensure();
void PyGILState_Release(PyGILState_STATE state);
struct _ts *PyGILState_GetThisThreadState();
struct _ts *PyEval_SaveThread();
void PyEval_RestoreThread(struct _ts *state);

} // extern "C"

#endif

#ifndef CAPSULEC_ABI3 // python/unstable.hpp says what is done without them

#ifndef Py_PYTHON_H
struct Py_complex {
    double real;
    double imag;
};
#endif

#if !defined(Py_PYTHON_H) || defined(CAPSULEC_CHECK_API)

extern "C" {

PyObject *PyLong_FromUnicodeObject(PyObject *text, int base);
Py_complex PyComplex_AsCComplex(PyObject *object);
PyObject *PyUnicode_FromKindAndData(int kind, const void *characters, Py_ssize_t size);

// The Unicode database, which needs no GIL
int _PyUnicode_IsAlpha(unsigned code);
int _PyUnicode_IsDecimalDigit(unsigned code);
int _PyUnicode_IsDigit(unsigned code);
int _PyUnicode_IsLowercase(unsigned code);
int _PyUnicode_IsNumeric(unsigned code);
int _PyUnicode_IsPrintable(unsigned code);
int _PyUnicode_IsTitlecase(unsigned code);
int _PyUnicode_IsUppercase(unsigned code);

} // extern "C"

#endif
#endif
