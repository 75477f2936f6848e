// Capsules that own their user data: `module.bind(module.f, 1.0)`. Used by backend/binding.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"

extern "C" {
void *malloc(size_t) noexcept;
void free(void *) noexcept;
void *memcpy(void *, const void *, size_t) noexcept;
int strcmp(const char *, const char *) noexcept;
size_t strlen(const char *) noexcept;
}

namespace capsulec::py {

// What a bound capsule owns, in one block: this, the objects whose memory the values refer to, the values, and the name
// with this block's address in front of it. A capsule knows its name, and so the block is found again.
struct Bound {
    size_t objects;

    PyObject **first() noexcept { return reinterpret_cast<PyObject **>(this + 1); }

    static Bound *of(const char *name) noexcept {
        Bound *found;
        memcpy(&found, name - sizeof found, sizeof found);
        return found;
    }
};

inline void end_bound(PyObject *capsule) {
    Bound *const bound = Bound::of(PyCapsule_GetName(capsule));
    for (size_t i = 0; i < bound->objects; ++i) {
        Py_DecRef(bound->first()[i]);
    }
    free(bound);
}

// A capsule of `function`, called `signature`. Its context points to a copy of the values, or is `memory` where there are
// none. It keeps the objects alive.
CAPSULEC_COLD inline PyObject *bound_capsule(void *function, const char *signature, const void *values, size_t size,
                                             PyObject *const *kept, size_t objects, void *memory = nullptr) {
    const size_t head = (sizeof(Bound) + objects * sizeof(PyObject *) + 15) / 16 * 16;
    const size_t named = head + (size + 15) / 16 * 16 + sizeof(Bound *), length = strlen(signature) + 1;
    char *const block = static_cast<char *>(malloc(named + length));
    if (block == nullptr) {
        return PyErr_NoMemory();
    }
    Bound *const bound = reinterpret_cast<Bound *>(block);
    bound->objects = objects;
    memcpy(block + head, values, size);
    memcpy(block + named - sizeof bound, &bound, sizeof bound);
    memcpy(block + named, signature, length);
    PyObject *const capsule = PyCapsule_New(function, block + named, nullptr);
    if (capsule == nullptr || PyCapsule_SetContext(capsule, memory == nullptr ? block + head : memory) != 0) {
        Py_DecRef(capsule);
        free(block);
        return nullptr;
    }
    for (size_t i = 0; i < objects; ++i) {
        Py_IncRef(kept[i]);
        bound->first()[i] = kept[i];
    }
    PyCapsule_SetDestructor(capsule, end_bound);
    return capsule;
}

// What makes bound capsules of one function from the arguments behind the capsule.
struct Binder {
    void *function;
    PyObject *(*bind)(PyObject *, PyObject *const *given, Py_ssize_t count, PyObject *keywords);
};

// The binder of the first of the arguments of `bind`; null where there is none.
CAPSULEC_COLD inline const Binder *find_binder(const Binder *first, const Binder *end, PyObject *const *given,
                                               Py_ssize_t count) {
    const char *const name = count == 0 ? nullptr : PyCapsule_GetName(given[0]);
    void *const function = name == nullptr ? nullptr : PyCapsule_GetPointer(given[0], name);
    PyErr_Clear(); // it is no capsule, which whoever asks tells
    for (const Binder *binder = first; function != nullptr && binder != end; ++binder) {
        if (binder->function == function) {
            return binder;
        }
    }
    return nullptr;
}

// What `bind` says where there is no binder.
CAPSULEC_COLD inline PyObject *no_binder(Py_ssize_t count) {
    PyErr_SetString(PyExc_TypeError,
                    count == 0 ? "bind() takes a capsule of this module, and the values of its user data"
                               : "bind() takes a capsule of this module that has user data as its first argument");
    return nullptr;
}

} // namespace capsulec::py
