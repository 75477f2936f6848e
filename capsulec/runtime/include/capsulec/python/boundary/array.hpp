// Registered by library/boundary.py: NumPy's arrays, never copied. What is wrong with an argument, python/script.hpp says.
#pragma once

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/api.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/memory.hpp"

extern "C" int strcmp(const char *, const char *) noexcept;

namespace capsulec::np {

inline ArrayObject *as_array(PyObject *object) { return reinterpret_cast<ArrayObject *>(object); }

// Memory of a Python object that outlives the arrays in it: an argument's, for the time of the call.
struct lent : memory {
    lent() : memory{0, [](memory *) noexcept {}, nullptr, nullptr, 0} {}

    template <class T, int N> void of(PyObject *argument, array<T, N> &value) {
        object = argument;
        count = 1;
        value.owner = this;
    }
};

// False with Python's ValueError set for a read-only array that would be written to.
inline bool require_writeable(PyObject *array, const char *otherwise) {
    if (CAPSULEC_LIKELY((as_array(array)->flags & writeable) != 0)) return true;
    PyErr_SetString(PyExc_ValueError, otherwise);
    return false;
}

// Memory that keeps a Python object alive.
CAPSULEC_SELDOM inline memory *held(PyObject *object) {
    memory *const owner = static_cast<memory *>(py::allocate(sizeof(memory)));
    Py_IncRef(object);
    *owner = {1,
              [](memory *self) noexcept {
                  const PyGILState_STATE state = PyGILState_Ensure();
                  Py_DecRef(static_cast<PyObject *>(self->object));
                  PyGILState_Release(state);
                  free(self);
              },
              object, nullptr, 0};
    return owner;
}

// A new array object: of a block of malloc's that it takes over, of memory of its own (`data` null), or of other memory.
inline PyObject *make_object(int type, int ndim, const Py_ssize_t *shape, const Py_ssize_t *strides, void *data, int flags) {
    using New = PyObject *(*)(PyTypeObject *, int, const Py_ssize_t *, int, const Py_ssize_t *, void *, int, int, PyObject *);
    const New make = reinterpret_cast<New>(table[new_array]);
    PyObject *const object = make(type_object(array_type), ndim, shape, type, strides, data, 0, flags & writeable, nullptr);
    if (object != nullptr && (flags & owns_data) != 0) as_array(object)->flags |= owns_data;
    return object;
}

// Gives the elements of an owner to an array object, so that views of them can refer to it.
CAPSULEC_SELDOM inline bool give_away(memory *owner, PyObject *object) {
    if (object == nullptr) return false;
    owner->elements = nullptr;
    owner->object = object;
    owner->end = [](memory *self) noexcept {
        const PyGILState_STATE state = PyGILState_Ensure();
        Py_DecRef(static_cast<PyObject *>(self->object));
        PyGILState_Release(state);
        free(self);
    };
    Py_IncRef(object);
    return true;
}

} // namespace capsulec::np

namespace capsulec::boundary {

constexpr int64_t any_extent = -1;

// An array argument, of a layout ('C', 'F', 'A' for any, or 'R' for any that is read-only as a result) and, where they are given, of fixed extents.
template <class T, int N, char Order, int64_t... Extents>
struct of_argument {
    using type = np::array<T, N>;

    static bool load(PyObject *object, type &value, py::Attempt &) {
        if (CAPSULEC_UNLIKELY(np::table == nullptr) && !np::find_table(false)) return false;
        if (CAPSULEC_UNLIKELY(Py_TYPE(object) != np::type_object(np::array_type)) && !is_memory_map(object)) return false;
        const np::ArrayObject *const array = np::as_array(object);
        constexpr int wanted = np::aligned | (Order == 'C' ? np::c_contiguous : Order == 'F' ? np::f_contiguous : 0);
        if (array->ndim != N || !is_of_type(array->dtype) || (array->flags & wanted) != wanted) return false;
        if (sizeof...(Extents) != 0 && !has_extents(array->shape)) return false;
        value.data = reinterpret_cast<T *>(array->data);
        for (int axis = 0; axis < N; ++axis) value.shape[axis] = array->shape[axis];
        int64_t step = 1;
        for (int axis = N - 1; axis >= 0; --axis) {
            value.stride[axis] = step;
            step *= value.shape[axis];
        }
        return Order == 'C' || has_strides(array, value);
    }

  private:
    static bool is_of_type(const np::DescriptorObject *dtype) {
        constexpr int number = np::type_number<T>;
        const bool same = dtype->type_number == number || ((number == 7 || number == 8) && dtype->type_number == number + 2);
        return same && dtype->byte_order != (CAPSULEC_LITTLE_ENDIAN ? '>' : '<');
    }

    static bool has_extents(const Py_ssize_t *shape) {
        const int64_t extents[] = {Extents..., 0};
        bool fits = true;
        for (int axis = 0; axis < N; ++axis) fits = fits && (extents[axis] == any_extent || extents[axis] == shape[axis]);
        return fits;
    }

    // Strides in elements; of axes without a second element they mean nothing.
    static bool has_strides(const np::ArrayObject *array, type &value) {
        for (int axis = 0; axis < N; ++axis) {
            if (value.shape[axis] > 1) {
                if (array->strides[axis] % static_cast<Py_ssize_t>(sizeof(T)) != 0) return false;
                value.stride[axis] = array->strides[axis] / static_cast<Py_ssize_t>(sizeof(T));
            }
        }
        return true;
    }

    // numpy.memmap is an ndarray with nothing of its own; other subclasses give operators other meanings.
    CAPSULEC_COLD static bool is_memory_map(PyObject *object) {
        if (PyType_IsSubtype(Py_TYPE(object), np::type_object(np::array_type)) == 0) return false;
        PyObject *const name = PyObject_GetAttrString(reinterpret_cast<PyObject *>(Py_TYPE(object)), "__name__");
        const char *const text = name == nullptr ? nullptr : PyUnicode_AsUTF8AndSize(name, nullptr);
        const bool found = text != nullptr && strcmp(text, "memmap") == 0;
        Py_DecRef(name);
        PyErr_Clear();
        return found;
    }
};

// An array in a container, which it may outlive inside of compiled code; and results.
template <class T, int N, char Order = 'A'>
struct of_array {
    using type = np::array<T, N>;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        type found;
        if (!of_argument<T, N, Order>::load(object, found, attempt)) return false;
        found.owner = np::held(object);
        value = found;
        return true;
    }

    // An array that compiled code made; a view of one; an argument or a view of it.
    static PyObject *store(const type &value) {
        if (CAPSULEC_UNLIKELY(np::table == nullptr) && !np::find_table(true)) return nullptr;
        np::memory *const owner = value.owner;
        if (owner == nullptr) return copied(value);
        Py_ssize_t shape[N > 0 ? N : 1], strides[N > 0 ? N : 1];
        for (int axis = 0; axis < N; ++axis) {
            shape[axis] = static_cast<Py_ssize_t>(value.shape[axis]);
            strides[axis] = static_cast<Py_ssize_t>(value.stride[axis] * static_cast<int64_t>(sizeof(T)));
        }
        if (owner->object == nullptr) {
            if (Order != 'R' && is_packed(value)) {
                if (owner->elements == nullptr && owner->count == 1) return packed(value, shape, strides);
                if (owner->elements == value.data) {
                    PyObject *const object =
                        np::make_object(number, N, shape, strides, value.data, np::writeable | np::owns_data);
                    return np::give_away(owner, object) ? object : nullptr;
                }
            }
            if (!keep(owner)) return nullptr;
        }
        return viewed(value, static_cast<PyObject *>(owner->object), shape, strides);
    }

  private:
    static constexpr int number = np::type_number<T>;

    // Whether elements lie one behind another, whichever axis is the innermost.
    static bool is_packed(const type &value) {
        int64_t step = 1;
        bool done[N > 0 ? N : 1] = {};
        for (int axis = 0; axis < N; ++axis) {
            if (value.shape[axis] == 0) return true;
        }
        for (int count = 0; count < N; ++count) {
            int axis = N - 1;
            while (axis >= 0 && (done[axis] || (value.shape[axis] != 1 && value.stride[axis] != step))) --axis;
            if (axis < 0) return false;
            done[axis] = true;
            step *= value.shape[axis];
        }
        return true;
    }

    static PyObject *packed(const type &value, const Py_ssize_t *shape, const Py_ssize_t *strides) {
        PyObject *const object = np::make_object(number, N, shape, strides, nullptr, 0);
        size_t size = sizeof(T);
        for (int axis = 0; axis < N; ++axis) size *= static_cast<size_t>(shape[axis]);
        if (object != nullptr && size != 0) memcpy(np::as_array(object)->data, value.data, size);
        return object;
    }

    static PyObject *copied(const type &value) {
        Py_ssize_t shape[N > 0 ? N : 1];
        int64_t size = 1;
        for (int axis = 0; axis < N; ++axis) size *= shape[axis] = static_cast<Py_ssize_t>(value.shape[axis]);
        PyObject *const object = np::make_object(number, N, shape, nullptr, nullptr, 0);
        if (object == nullptr) return nullptr;
        T *const to = reinterpret_cast<T *>(np::as_array(object)->data);
        int64_t position[N > 0 ? N : 1] = {};
        for (int64_t done = 0; done < size; ++done) {
            int64_t offset = 0;
            for (int axis = 0; axis < N; ++axis) offset += position[axis] * value.stride[axis];
            to[done] = value.data[offset];
            for (int axis = N - 1; axis >= 0 && ++position[axis] == value.shape[axis]; --axis) position[axis] = 0;
        }
        return object;
    }

    // Makes an array of one axis of the elements of which a part is returned, or which several results share: it keeps
    // them. Small ones are copied to it.
    CAPSULEC_SELDOM static bool keep(np::memory *owner) {
        const Py_ssize_t shape[] = {static_cast<Py_ssize_t>(owner->size / sizeof(T))};
        void *const elements = owner->elements;
        PyObject *const whole =
            np::make_object(number, 1, shape, nullptr, elements, elements ? np::writeable | np::owns_data : 0);
        if (!np::give_away(owner, whole)) return false;
        if (elements == nullptr) memcpy(np::as_array(whole)->data, np::inline_elements(owner), owner->size);
        Py_DecRef(whole); // the owner has it now
        return true;
    }

    // An array of memory that an array object has: that object itself where it is the same.
    static PyObject *viewed(const type &value, PyObject *base, const Py_ssize_t *shape, const Py_ssize_t *strides) {
        const np::ArrayObject *const array = np::as_array(base);
        char *data = reinterpret_cast<char *>(value.data);
        if (value.owner->size != 0 && value.owner->size <= np::most_inline) { // `keep` has copied them
            data = array->data + (data - np::inline_elements(value.owner));
        }
        bool same = Order != 'R' && array->data == data && array->ndim == N &&
                    array->dtype->type_number == number;
        for (int axis = 0; same && axis < N; ++axis) {
            same = array->shape[axis] == shape[axis] && (array->strides[axis] == strides[axis] || shape[axis] <= 1);
        }
        Py_IncRef(base);
        if (same) return base;
        PyObject *const object =
            np::make_object(number, N, shape, strides, data, Order == 'R' ? 0 : array->flags & np::writeable);
        using Set = int (*)(PyObject *, PyObject *);
        const Set set_base = reinterpret_cast<Set>(np::table[np::set_base_object]);
        if (object != nullptr && set_base(object, base) == 0) return object; // which takes the reference
        Py_DecRef(object);
        return nullptr;
    }
};

} // namespace capsulec::boundary
