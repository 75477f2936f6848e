// Files: a counted handle of Python's own file object, which does all the work. Registered by library/files.py.
#pragma once

#include <stdint.h>

#include "capsulec/python/asked.hpp"
#include "capsulec/python/bytes.hpp"
#include "capsulec/python/iterator.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

// What Python gave, as a value of compiled code; the object is let go. Null where Python raised: then any value.
template <class Value> struct taken;

template <> struct taken<str> {
    static str of(PyObject *object) {
        str text;
        if (object != nullptr) {
            text_of(object, text);
        }
        Py_DecRef(object);
        return text;
    }
};
template <> struct taken<bytes> {
    static bytes of(PyObject *object) {
        bytes made;
        if (object != nullptr) {
            made = bytes::of(PyBytes_AsString(object), PyBytes_Size(object));
        }
        Py_DecRef(object);
        return made;
    }
};
template <> struct taken<int64_t> {
    static int64_t of(PyObject *object) {
        const int64_t number = object == nullptr ? 0 : PyLong_AsLongLong(object);
        Py_DecRef(object);
        return number;
    }
};
template <> struct taken<bool> {
    static bool of(PyObject *object) {
        Py_DecRef(object);
        return object == reinterpret_cast<PyObject *>(&_Py_TrueStruct);
    }
};
template <> struct taken<double> {
    static double of(PyObject *object) {
        const double number = object == nullptr ? 0.0 : PyFloat_AsDouble(object);
        Py_DecRef(object);
        return number;
    }
};
template <class First, class Second> struct taken<tuple<First, Second>> {
    static tuple<First, Second> of(PyObject *object) {
        tuple<First, Second> made;
        if (object != nullptr) {
            PyObject *const first = PyTuple_GetItem(object, 0), *const second = PyTuple_GetItem(object, 1);
            Py_IncRef(first);
            Py_IncRef(second);
            made = {taken<First>::of(first), taken<Second>::of(second)};
        }
        Py_DecRef(object);
        return made;
    }
};
template <class Value> struct taken<list<Value>> {
    static list<Value> of(PyObject *object) {
        const list<Value> made;
        for (Py_ssize_t i = 0; object != nullptr && i < PyList_Size(object); ++i) {
            PyObject *const item = PyList_GetItem(object, i);
            Py_IncRef(item);
            made.append(taken<Value>::of(item));
        }
        Py_DecRef(object);
        return made;
    }
};

// A new object of Python's for an argument.
inline PyObject *given(const str &text) { return as_object(text); }
inline PyObject *given(const bytes &data) { return PyBytes_FromStringAndSize(data.data(), data.size()); }
inline PyObject *given(int64_t number) { return PyLong_FromLongLong(number); }
inline PyObject *given(bool flag) { return PyBool_FromLong(flag ? 1 : 0); }
inline PyObject *given(double number) { return PyFloat_FromDouble(number); }
template <class Value> PyObject *given(const list<Value> &values) {
    PyObject *const made = PyList_New(values.size());
    for (int64_t i = 0; made != nullptr && i < values.size(); ++i) {
        PyList_SetItem(made, i, given(values.at(i)));
    }
    return made;
}
inline void give_items(PyObject *, Py_ssize_t, const tuple<> &) {}
template <class First> void give_items(PyObject *made, Py_ssize_t place, const tuple<First> &items) {
    PyTuple_SetItem(made, place, given(items.first));
}
template <class First, class Second, class... Others>
void give_items(PyObject *made, Py_ssize_t place, const tuple<First, Second, Others...> &items) {
    PyTuple_SetItem(made, place, given(items.first));
    give_items(made, place + 1, items.rest);
}
template <class... Items> PyObject *given(const tuple<Items...> &items) {
    PyObject *const made = PyTuple_New(sizeof...(Items));
    if (made != nullptr) {
        give_items(made, 0, items);
    }
    return made;
}
template <class Value> PyObject *given(const optional<Value> &value) {
    if (value.has) {
        return given(value.value);
    }
    Py_IncRef(&_Py_NoneStruct);
    return &_Py_NoneStruct;
}

// A tuple of arguments.
template <class... Values> PyObject *arguments_from(const Values &...values) {
    PyObject *const made = PyTuple_New(sizeof...(Values));
    if (made != nullptr) {
        [[maybe_unused]] Py_ssize_t position = 0;
        (PyTuple_SetItem(made, position++, given(values)), ...);
    }
    return made;
}

// module.name(*values), which gives a Value; void for what gives None.
template <class Value, class... Values> Value asked_of(const char *module, const char *name, const Values &...values) {
    return asking<Value>([&] { return taken<Value>::of(ask(module, name, arguments_from(values...))); });
}
template <class... Values> void ordered(const char *module, const char *name, const Values &...values) {
    asking<bool>([&] {
        Py_DecRef(ask(module, name, arguments_from(values...)));
        return true;
    });
}

// What holds Line, str or bytes. Copies are the same file.
template <class Line> class file {
    struct block {
        tally owners;
        PyObject *object;
    };
    block *held = nullptr;

    template <class... Values> PyObject *call(const char *name, const Values &...values) const {
        PyObject *const arguments = arguments_from(values...);
        PyObject *const method = arguments == nullptr ? nullptr : PyObject_GetAttrString(held->object, name);
        PyObject *const result = method == nullptr ? nullptr : PyObject_CallObject(method, arguments);
        Py_DecRef(method);
        Py_DecRef(arguments);
        return result;
    }

  public:
    file() = default;
    file(const file &other) noexcept : held(other.held) {
        if (held != nullptr) {
            count_up(held->owners);
        }
    }
    file(file &&other) noexcept : held(other.held) { other.held = nullptr; }
    file &operator=(file other) noexcept {
        block *const mine = held;
        held = other.held;
        other.held = mine;
        return *this;
    }
    ~file() {
        if (held != nullptr && count_down(held->owners)) {
            {
                const Locked locked;
                Py_DecRef(held->object);
            }
            release(held);
        }
    }

    template <class... Values> static file open(const Values &...values) {
        file made;
        PyObject *const object = asking<PyObject *>([&] { return ask("io", "open", arguments_from(values...)); });
        made.held = new (place{allocate(sizeof(block))}) block{1, object};
        return made;
    }

    // sys.<name>: one of Python's streams, None where Python has none.
    static file of_system(const char *name) {
        file made;
        PyObject *const object = asking<PyObject *>([&] {
            PyObject *const system = PyImport_ImportModule("sys");
            PyObject *const stream = system == nullptr ? nullptr : PyObject_GetAttrString(system, name);
            Py_DecRef(system);
            return stream;
        });
        made.held = new (place{allocate(sizeof(block))}) block{1, object};
        return made;
    }
    bool is_none() const noexcept { return held->object == &_Py_NoneStruct; }

    // method(*values) for its value, and for nothing.
    template <class Value, class... Values> Value get(const char *name, const Values &...values) const {
        return asking<Value>([&] { return taken<Value>::of(call(name, values...)); });
    }
    template <class... Values> void run(const char *name, const Values &...values) const {
        asking<bool>([&] {
            Py_DecRef(call(name, values...));
            return true;
        });
    }
    template <class Value> Value attribute(const char *name) const {
        return asking<Value>([&] { return taken<Value>::of(PyObject_GetAttrString(held->object, name)); });
    }
    // None, or a text: when lines end in several ways, Python has a tuple here, which raises.
    optional<str> newlines() const {
        optional<str> found;
        asking<bool>([&] {
            PyObject *const ends = PyObject_GetAttrString(held->object, "newlines");
            if (ends != nullptr && Py_TYPE(ends) == &PyUnicode_Type) {
                found = optional<str>(taken<str>::of(ends));
                return true;
            }
            if (ends != nullptr && ends != &_Py_NoneStruct) {
                PyErr_SetString(PyExc_TypeError, "newlines of a file with several kinds of line ends cannot be compiled");
            }
            Py_DecRef(ends);
            return true;
        });
        return found;
    }
    file entered() const {
        Py_DecRef(asking<PyObject *>([&] { return call("__enter__"); }));
        return *this;
    }

    // The next line; false at the end.
    bool next(Line &line) const {
        return asking<bool>([&] {
            PyObject *const found = PyIter_Next(held->object);
            if (found == nullptr) {
                return false;
            }
            line = taken<Line>::of(found);
            return true;
        });
    }
    bool same(const file &other) const noexcept { return held == other.held; }
};

template <class Line> struct iterator<file<Line>> {
    file<Line> source;
    Line line;

    iterator() = default;
    explicit iterator(const file<Line> &iterated) : source(iterated) {}

    bool next() { return source.next(line); }
    const Line &value() const { return line; }
};

} // namespace capsulec::py
