// Registered by library/boundary.py: objects of the user's classes, as arguments and as results. Their fields are copied.
// While one call converts, an object of Python's and the record that it stands for are a pair: what is shared stays shared,
// and objects may hold each other in a ring. Behind the call the objects that were passed get what the records hold then.
#pragma once

#include <stdint.h>

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/own_classes.hpp"
#include "capsulec/python/record.hpp"
#include "capsulec/python/shared.hpp"

namespace capsulec::boundary {

// For each class its `name` in the module, the names of its `fields`, behind them an empty one, and `each`, an each_field
// that converts them.
template <class Class>
struct record_fields;

// A record and its object. `fill` gives the object's fields what the record holds.
struct pair {
    PyObject *const object;
    const uint64_t record;
    pair(PyObject *one, uint64_t other) : object(one), record(other) {}
    pair(const pair &) = delete;
    pair &operator=(const pair &) = delete;
    virtual bool fill(bool passed) = 0;
    virtual ~pair() { Py_DecRef(object); }
};

// Where the pair of an object or record stands in the list of all: a table of places by address.
class places {
    struct entry {
        uint64_t key;
        int64_t place;
    };
    entry *entries = nullptr;
    int64_t size = 0, used = 0;

    entry &slot(uint64_t key) const {
        uint64_t at = key * 0x9E3779B97F4A7C15u >> 20;
        while (entries[at & (size - 1)].key != 0 && entries[at & (size - 1)].key != key) {
            at++;
        }
        return entries[at & (size - 1)];
    }

  public:
    places() = default;
    places(const places &) = delete;
    places &operator=(const places &) = delete;
    ~places() { py::release(entries); }

    int64_t find(uint64_t key) const {
        return size == 0 || slot(key).key == 0 ? -1 : slot(key).place;
    }
    void add(uint64_t key, int64_t place) {
        if (2 * used >= size) {
            entry *const before = entries;
            const int64_t count = size;
            size = count == 0 ? 16 : 2 * count;
            entries = static_cast<entry *>(py::allocate(static_cast<size_t>(size) * sizeof(entry)));
            for (int64_t i = 0; i < size; i++) {
                entries[i].key = 0;
            }
            for (int64_t i = 0; i < count; i++) {
                if (before[i].key != 0) {
                    slot(before[i].key) = before[i];
                }
            }
            py::release(before);
        }
        slot(key) = entry{key, place};
        used++;
    }
};

// The pairs of one call: first those of objects that were passed.
class objects {
    pair **pairs = nullptr;
    int64_t count = 0, room = 0, passed = 0, filled = 0;
    bool called = false; // the objects that were passed may have other fields now
    places by_record, by_object;
    objects *const before;

    static objects *&top() {
        static thread_local objects *found = nullptr;
        return found;
    }

  public:
    objects() : before(top()) { top() = this; }
    objects(const objects &) = delete;
    objects &operator=(const objects &) = delete;
    ~objects() {
        if (called) { // an exception leaves the call
            PyObject *type, *value, *traceback;
            PyErr_Fetch(&type, &value, &traceback);
            if (!finish()) {
                PyErr_Clear();
            }
            PyErr_Restore(type, value, traceback);
        }
        for (int64_t i = 0; i < count; i++) {
            pairs[i]->~pair();
            py::release(pairs[i]);
        }
        py::release(pairs);
        top() = before;
    }
    static objects *current() { return top(); }

    pair *of_record(uint64_t record) const {
        const int64_t place = by_record.find(record);
        return place < 0 ? nullptr : pairs[place];
    }
    pair *of_object(PyObject *object) const {
        const int64_t place = by_object.find(reinterpret_cast<uintptr_t>(object));
        return place < 0 ? nullptr : pairs[place];
    }
    void add(pair *one) {
        if (count == room) {
            room = room == 0 ? 8 : 2 * room;
            pair **const more = static_cast<pair **>(py::allocate(static_cast<size_t>(room) * sizeof(pair *)));
            if (count != 0) {
                memcpy(static_cast<void *>(more), pairs, static_cast<size_t>(count) * sizeof(pair *));
            }
            py::release(pairs);
            pairs = more;
        }
        by_record.add(one->record, count);
        by_object.add(reinterpret_cast<uintptr_t>(one->object), count);
        pairs[count++] = one;
    }
    void add_passed(pair *one) {
        add(one);
        passed = filled = count;
    }
    // All arguments have been converted, and the call begins.
    void call() { called = passed != 0; }

    // Fills the objects, one after the other: a long chain of them needs no deep stack. False with Python's error set.
    bool finish() {
        bool fine = true;
        const int64_t changed = called ? passed : 0;
        called = false;
        for (int64_t i = 0; i < changed; i++) {
            fine = fine && pairs[i]->fill(true);
        }
        while (fine && filled < count) {
            fine = pairs[filled++]->fill(false);
        }
        return fine;
    }
};

// Whether a field of an object that was passed needs no new value. Dicts are equal in any order.
inline bool unchanged(PyObject *old, PyObject *made) {
    if (old == made) {
        return true;
    }
    const int same =
        Py_TYPE(old) != Py_TYPE(made) || is_a(old, PyDict_Type) ? 0 : PyObject_RichCompareBool(old, made, 2);
    if (same < 0) {
        PyErr_Clear();
    }
    return same > 0;
}

// Gives a list, set or dict the content of another one: others may hold it too. False where it is none of these.
inline bool replaced(PyObject *old, PyObject *made, bool &fine) {
    if (Py_TYPE(old) != Py_TYPE(made)) {
        return false;
    }
    if (Py_TYPE(old) == &PyList_Type) {
        fine = PyList_SetSlice(old, 0, PyList_Size(old), made) == 0;
        return true;
    }
    if (Py_TYPE(old) != &PyDict_Type && Py_TYPE(old) != &PySet_Type) {
        return false;
    }
    PyObject *const cleared = PyObject_CallMethod(old, "clear", nullptr);
    PyObject *const updated = cleared == nullptr ? nullptr : PyObject_CallMethod(old, "update", "O", made);
    fine = updated != nullptr;
    Py_DecRef(cleared);
    Py_DecRef(updated);
    return true;
}

// Sets a field of an object, which has it already where it was `passed`. `made` is given away.
inline bool set_field(PyObject *object, PyObject *name, PyObject *made, bool passed) {
    if (made == nullptr) {
        return false;
    }
    PyObject *const old = passed ? PyObject_GenericGetAttr(object, name) : nullptr;
    if (passed && old == nullptr) {
        PyErr_Clear();
    }
    bool fine = true;
    if (old == nullptr || !(unchanged(old, made) || replaced(old, made, fine))) {
        fine = PyObject_GenericSetAttr(object, name, made) == 0; // also of frozen classes
    }
    Py_DecRef(old);
    Py_DecRef(made);
    return fine;
}

// The fields from one on: of the object, by their names, and of the record.
template <class... Converters>
struct each_field {
    static bool store(PyObject *, PyObject *const *, const py::tuple<> &, bool) { return true; }
    static bool load(PyObject *, PyObject *const *, py::tuple<> &, py::Attempt &) { return true; }
};
template <class First, class... Others>
struct each_field<First, Others...> {
    using rest = each_field<Others...>;
    using items = py::tuple<typename First::type, typename Others::type...>;

    static bool store(PyObject *object, PyObject *const *names, const items &values, bool passed) {
        if (!set_field(object, *names, First::store(values.first), passed)) {
            return false;
        }
        if constexpr (sizeof...(Others) == 0) {
            return true;
        } else {
            return rest::store(object, names + 1, values.rest, passed);
        }
    }
    static bool load(PyObject *object, PyObject *const *names, items &values, py::Attempt &attempt) {
        PyObject *const field = PyObject_GenericGetAttr(object, *names);
        if (field == nullptr) {
            PyErr_Clear();
            return false;
        }
        const bool taken = First::load(field, values.first, attempt);
        Py_DecRef(field);
        if constexpr (sizeof...(Others) == 0) {
            return taken;
        } else {
            return taken && rest::load(object, names + 1, values.rest, attempt);
        }
    }
};

// The names of the fields as Python's texts, made once.
template <class Class>
PyObject *const *field_names() {
    constexpr size_t count = sizeof(record_fields<Class>::fields) / sizeof(record_fields<Class>::fields[0]);
    static PyObject *made[count] = {};
    if (py::standing(made[0]) == nullptr) {
        for (size_t i = count - 1; i-- > 0;) { // the first one, which is looked at, last
            py::agreed(made[i], PyUnicode_InternFromString(record_fields<Class>::fields[i]));
        }
    }
    return made;
}

template <class Class>
struct pair_of final : pair {
    const py::record<Class> value;
    pair_of(PyObject *object, const py::record<Class> &one) : pair(object, one.identity()), value(one) {}
    bool fill(bool passed) override {
        return record_fields<Class>::each::store(object, field_names<Class>(), value.fields(), passed);
    }
};

template <class Class>
pair *paired(PyObject *object, const py::record<Class> &value) {
    Py_IncRef(object);
    return new (py::place{py::allocate(sizeof(pair_of<Class>))}) pair_of<Class>(object, value);
}

template <class Class>
struct of_record {
    using type = py::record<Class>;

    static PyObject *store(const type &value) {
        if (objects::current() == nullptr) { // a value by itself, such as an exception's
            objects alone;
            PyObject *const made = store(value);
            if (!alone.finish()) {
                Py_DecRef(made);
                return nullptr;
            }
            return made;
        }
        if (pair *const known = objects::current()->of_record(value.identity())) {
            Py_IncRef(known->object);
            return known->object;
        }
        PyObject *const class_ = py::own_class(record_fields<Class>::name);
        PyObject *const made = class_ == nullptr ? nullptr
                                                 : PyObject_CallMethod(reinterpret_cast<PyObject *>(&PyBaseObject_Type),
                                                                       "__new__", "O", class_);
        if (made != nullptr) {
            objects::current()->add(paired(made, value));
        }
        return made;
    }

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        if (reinterpret_cast<PyObject *>(Py_TYPE(object)) != py::own_class(record_fields<Class>::name)) {
            return false;
        }
        objects &known = *objects::current();
        if (pair *const before = known.of_object(object)) {
            value = static_cast<pair_of<Class> *>(before)->value;
            return true;
        }
        py::check_stack();
        value = type::blank();
        known.add_passed(paired(object, value));
        const bool nested = attempt.nested;
        attempt.nested = false;
        const bool taken = record_fields<Class>::each::load(object, field_names<Class>(), value.places(), attempt);
        attempt.nested = nested;
        return taken;
    }
};

// An element of a set or a key: it is hashed, and so has its fields before it is put there.
template <class Converter>
struct of_key {
    using type = typename Converter::type;

    static PyObject *store(const type &value) {
        if (objects::current() == nullptr) {
            return Converter::store(value);
        }
        PyObject *const made = Converter::store(value);
        if (made != nullptr && !objects::current()->finish()) {
            Py_DecRef(made);
            return nullptr;
        }
        return made;
    }
    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        return Converter::load(object, value, attempt);
    }
};

// A value that has records in it, as one: those that are in it twice are one object.
template <class Converter, class... Value>
PyObject *store_whole(const Value &...value) {
    if (objects::current() == nullptr) {
        const objects alone;
        return store_whole<Converter>(value...);
    }
    PyObject *const made = Converter::store(value...);
    if (made != nullptr && !objects::current()->finish()) {
        Py_DecRef(made);
        return nullptr;
    }
    return made;
}

} // namespace capsulec::boundary
