// Registered by library/numpy/random_generator.py: an object of Python's that compiled code passes around, counted.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/text_object.hpp"

namespace capsulec::np {

class object {
    struct block {
        py::tally owners;
        PyObject *held;
    };
    block *shared = nullptr;

  public:
    object() = default;
    // Takes over a reference.
    explicit object(PyObject *held) : shared(new (py::place{py::allocate(sizeof(block))}) block{1, held}) {}
    object(const object &other) noexcept : shared(other.shared) {
        if (shared != nullptr) count_up(shared->owners);
    }
    object(object &&other) noexcept : shared(other.shared) { other.shared = nullptr; }
    object &operator=(object other) noexcept {
        block *const mine = shared;
        shared = other.shared;
        other.shared = mine;
        return *this;
    }
    ~object() {
        if (shared != nullptr && count_down(shared->owners)) {
            {
                const py::Locked locked;
                Py_DecRef(shared->held);
            }
            py::release(shared);
        }
    }

    PyObject *get() const { return shared->held; }
};

} // namespace capsulec::np

namespace capsulec::boundary {

struct of_object {
    using type = np::object;

    static bool load(PyObject *object, type &value, py::Attempt &) {
        Py_IncRef(object);
        value = np::object(object);
        return true;
    }
    static PyObject *store(const type &value) {
        Py_IncRef(value.get());
        return value.get();
    }
};

} // namespace capsulec::boundary
