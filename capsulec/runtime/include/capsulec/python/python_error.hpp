// What Python's own functions raise, as exceptions of compiled code: the object itself is kept and handed back. Used by
// python/print.hpp.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/text_object.hpp"

extern "C" int strcmp(const char *, const char *) noexcept;

namespace capsulec::py {

// An exception object that Python has made.
struct MadeByPython {
    Carried head;
    PyObject *instance;

    static void end(Carried *carried) noexcept {
        MadeByPython *const whole = reinterpret_cast<MadeByPython *>(carried);
        {
            const Locked locked;
            Py_DecRef(whole->instance);
        }
        release(whole);
    }
    static PyObject *object(const Carried *carried) {
        PyObject *const instance = reinterpret_cast<const MadeByPython *>(carried)->instance;
        Py_IncRef(instance);
        return instance;
    }
};

inline constexpr const ExceptionClass *classes[] = {
    &ArithmeticError,        &AssertionError,     &AttributeError,    &BlockingIOError,      &BrokenPipeError,
    &BufferError,            &BytesWarning,       &ChildProcessError, &ConnectionAbortedError, &ConnectionError,
    &ConnectionRefusedError, &ConnectionResetError, &DeprecationWarning, &EncodingWarning,    &EOFError,   &Exception_,
    &FileExistsError,        &FileNotFoundError,  &FloatingPointError, &FutureWarning,       &GeneratorExit,
    &ImportError,            &ImportWarning,      &IndentationError,  &IndexError,           &InterruptedError,
    &IsADirectoryError,      &KeyError,           &KeyboardInterrupt, &LookupError,          &MemoryError,
    &ModuleNotFoundError,    &NameError,          &NotADirectoryError, &NotImplementedError, &OSError,
    &OverflowError,          &PendingDeprecationWarning, &PermissionError, &ProcessLookupError, &RecursionError,
    &ReferenceError,         &ResourceWarning,    &RuntimeError,      &RuntimeWarning,       &StopAsyncIteration,
    &StopIteration,          &SyntaxError,        &SyntaxWarning,     &SystemError,          &SystemExit,
    &TabError,               &TimeoutError,       &TypeError,         &UnboundLocalError,    &UnicodeDecodeError,
    &UnicodeEncodeError,     &UnicodeError,       &UnicodeTranslateError, &UnicodeWarning,   &UserWarning,
    &ValueError,             &Warning,            &ZeroDivisionError,
};

// The class of NumPy's that a class of Python's is; null when it is none.
inline const ExceptionClass *class_of_numpy(PyObject *type, const char *name) {
    const ExceptionClass *const known =
        strcmp(name, "LinAlgError") == 0 ? &LinAlgError : strcmp(name, "AxisError") == 0 ? &AxisError : nullptr;
    if (known == nullptr) return nullptr;
    PyObject *const module = PyObject_GetAttrString(type, "__module__");
    const char *const text = module == nullptr ? nullptr : PyUnicode_AsUTF8AndSize(module, nullptr);
    const bool is_known = text != nullptr && strcmp(text, known->module) == 0;
    Py_DecRef(module);
    return is_known ? known : nullptr;
}

// The class that an exception of Python's is an instance of, a builtin one or NumPy's; of a class of the user's, the
// nearest one.
inline const ExceptionClass &class_of(PyObject *instance) {
    const ExceptionClass *found = &BaseException;
    PyObject *const order = PyObject_GetAttrString(reinterpret_cast<PyObject *>(Py_TYPE(instance)), "__mro__");
    for (Py_ssize_t i = 0; order != nullptr && found == &BaseException && i < PyTuple_Size(order); ++i) {
        PyObject *const name = PyObject_GetAttrString(PyTuple_GetItem(order, i), "__name__");
        const char *const text = name == nullptr ? nullptr : PyUnicode_AsUTF8AndSize(name, nullptr);
        if (const ExceptionClass *known = text == nullptr ? nullptr : class_of_numpy(PyTuple_GetItem(order, i), text)) {
            found = known;
        }
        PyObject *const builtin = text == nullptr ? nullptr : PyDict_GetItemString(PyEval_GetBuiltins(), text);
        for (const ExceptionClass *known : classes) {
            if (builtin == PyTuple_GetItem(order, i) && strcmp(known->name, text) == 0) {
                found = known;
            }
        }
        Py_DecRef(name);
    }
    Py_DecRef(order);
    PyErr_Clear();
    return *found;
}

// Python's error, which is set, as an exception of compiled code; it is not set any more. Needs the GIL.
CAPSULEC_COLD inline Exception taken_from_python() {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    Py_DecRef(type);
    Py_DecRef(traceback);
    const ExceptionClass &found = class_of(value);
    void *const memory = malloc(sizeof(MadeByPython));
    if (memory == nullptr) {
        Py_DecRef(value);
        return Exception{&MemoryError, nullptr, false, {}};
    }
    MadeByPython *const made =
        new (place{memory}) MadeByPython{{1, MadeByPython::end, MadeByPython::object}, value};
    return Exception{&found, nullptr, false, {}, Arguments(&made->head)};
}

} // namespace capsulec::py
