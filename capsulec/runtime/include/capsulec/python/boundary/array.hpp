// Registered by library/boundary.py: NumPy's arrays, never copied. What is wrong with an argument, python/script.hpp says.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/api.hpp"
#include "capsulec/numpy/array.hpp"
#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/memory.hpp"

extern "C" int strcmp(const char *, const char *) noexcept;

namespace capsulec::np {

constexpr int most_axes = 64;

inline ArrayObject *as_array(PyObject *object) { return reinterpret_cast<ArrayObject *>(object); }

// An argument: the array that Python's caller has for the time of the call, so that nothing is counted when it ends.
template <class T, int N>
union passed {
    np::array<T, N> array;
    passed() {}
    ~passed() {}
};

// Memory of a Python object that outlives the arrays in it: an argument's, for the time of the call.
struct lent : memory {
    lent() : memory{0, [](memory *) noexcept {}, nullptr, nullptr, 0} {}

    template <class T, int N> void of(PyObject *argument, passed<T, N> &value) {
        object = argument;
        count = 1;
        value.array.owner = this;
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

// What an array is beside its lengths, in one word: NumPy's number of its elements' type and their size, the number of its
// axes, and their order: the flag of C's or F's, or any, also read-only as a result.
constexpr int in_c_order = c_contiguous, in_f_order = f_contiguous, any_order = 4, any_read_only = 8;
struct array_kind {
    uint8_t type_number, item_size, axes, order;
};
template <class T, int N> constexpr array_kind kind_of(char order) {
    static_assert(N <= most_axes, "NumPy has no arrays of so many axes");
    const int flag = order == 'C' ? in_c_order : order == 'F' ? in_f_order : order == 'R' ? any_read_only : any_order;
    return {uint8_t(type_number<T>), uint8_t(sizeof(T)), uint8_t(N), uint8_t(flag)};
}

// The parts of an np::array, which stand in the same places whatever its elements are.
struct array_parts {
    char *place;
    int axes;

    struct head {
        char *data;
        int64_t first;
    };
    int64_t *shape() const { return reinterpret_cast<int64_t *>(place + offsetof(head, first)); }
    int64_t *stride() const { return shape() + (axes > 0 ? axes : 1); }
    memory **owner() const { return reinterpret_cast<memory **>(stride() + (axes > 0 ? axes : 1)); }
    char *data() const {
        char *found;
        memcpy(&found, place, sizeof found);
        return found;
    }
    void set_data(char *data) const { memcpy(place, &data, sizeof data); }

    template <class T, int N> static array_parts of(const array<T, N> &value) {
        using whole = array<T, N>;
        static_assert(offsetof(whole, shape) == offsetof(head, first), "the parts are elsewhere");
        return {const_cast<char *>(reinterpret_cast<const char *>(&value)), N};
    }
};

// numpy.memmap is an ndarray with nothing of its own; other subclasses give operators other meanings.
CAPSULEC_COLD inline bool is_memory_map(PyObject *object) noexcept {
    if (PyType_IsSubtype(Py_TYPE(object), type_object(array_type)) == 0) return false;
    PyObject *const name = PyObject_GetAttrString(reinterpret_cast<PyObject *>(Py_TYPE(object)), "__name__");
    const char *const text = name == nullptr ? nullptr : PyUnicode_AsUTF8AndSize(name, nullptr);
    const bool found = text != nullptr && strcmp(text, "memmap") == 0;
    Py_DecRef(name);
    PyErr_Clear();
    return found;
}

constexpr int64_t any_extent = -1;

inline bool has_extents(const int64_t *shape, const int64_t *extents, int axes) {
    bool fits = true;
    for (int axis = 0; axis < axes; ++axis) fits = fits && (extents[axis] == any_extent || extents[axis] == shape[axis]);
    return fits;
}

// Fills the array at `place` from an array object, if it is of that kind.
CAPSULEC_OUT_OF_LINE inline bool fill_array(PyObject *object, void *place, array_kind kind, py::Attempt &attempt) noexcept {
    const ArrayObject *const from = as_array(object);
    const DescriptorObject *const dtype = from->dtype;
    const int wanted = aligned | (kind.order & (in_c_order | in_f_order));
    const int number = kind.type_number, axes = kind.axes, found = dtype->type_number;
    if (CAPSULEC_UNLIKELY(found != number)) { // C has two types of 64 bits, and so has NumPy
        if ((number != 7 && number != 8) || found != number + 2) return false;
    }
    if (dtype->byte_order == (CAPSULEC_LITTLE_ENDIAN ? '>' : '<')) return false;
    if (from->ndim != axes || (from->flags & wanted) != wanted) return false;
    const array_parts to{static_cast<char *>(place), axes};
    int64_t *const shape = to.shape(), *const stride = to.stride();
    int64_t step = 1;
    for (int axis = axes - 1; axis >= 0; --axis) {
        const int64_t extent = from->shape[axis];
        shape[axis] = extent;
        stride[axis] = step;
        step *= extent;
    }
    to.set_data(from->data);
    *to.owner() = nullptr;
    if (CAPSULEC_LIKELY((from->flags & c_contiguous) != 0)) return true;
    if (kind.order == any_order) attempt.in_rows = false;
    // Strides in elements; of axes without a second element they mean nothing.
    for (int axis = 0; axis < axes; ++axis) {
        if (shape[axis] > 1) {
            if (from->strides[axis] % kind.item_size != 0) return false;
            stride[axis] = from->strides[axis] / kind.item_size;
        }
    }
    return true;
}

// The same of any object. What calls nothing in between needs to keep nothing: both are jumped to.
CAPSULEC_COLD inline bool load_unusual(PyObject *object, void *place, array_kind kind, py::Attempt &attempt) noexcept {
    const bool is_array =
        find_table(false) && (Py_TYPE(object) == type_object(array_type) || is_memory_map(object));
    return is_array && fill_array(object, place, kind, attempt);
}
CAPSULEC_OUT_OF_LINE inline bool load_array(PyObject *object, void *place, array_kind kind, py::Attempt &attempt) noexcept {
    if (CAPSULEC_UNLIKELY(table == nullptr || Py_TYPE(object) != type_object(array_type))) {
        return load_unusual(object, place, kind, attempt);
    }
    return fill_array(object, place, kind, attempt);
}

// Whether elements lie one behind another, whichever axis is the innermost.
CAPSULEC_SELDOM inline bool is_packed(const int64_t *shape, const int64_t *stride, int axes) {
    int64_t step = 1;
    bool done[most_axes] = {};
    for (int axis = 0; axis < axes; ++axis) {
        if (shape[axis] == 0) return true;
    }
    for (int count = 0; count < axes; ++count) {
        int axis = axes - 1;
        while (axis >= 0 && (done[axis] || (shape[axis] != 1 && stride[axis] != step))) --axis;
        if (axis < 0) return false;
        done[axis] = true;
        step *= shape[axis];
    }
    return true;
}

// A new array object with the same elements, in C order.
CAPSULEC_SELDOM inline PyObject *copied(array_parts value, array_kind kind, const Py_ssize_t *shape,
                                        const Py_ssize_t *strides) {
    PyObject *const object = make_object(kind.type_number, value.axes, shape, nullptr, nullptr, 0);
    if (object == nullptr) return nullptr;
    char *to = as_array(object)->data;
    const int last = value.axes - 1;
    const bool whole_rows = last >= 0 && (strides[last] == kind.item_size || shape[last] == 1);
    Py_ssize_t parts = 1, part = kind.item_size, position[most_axes] = {};
    for (int axis = 0; axis <= last; ++axis) {
        if (axis == last && whole_rows) {
            part *= shape[axis];
        } else {
            parts *= shape[axis];
        }
    }
    for (Py_ssize_t done = 0; done < parts && part != 0; ++done, to += part) {
        const char *from = value.data();
        for (int axis = 0; axis <= last; ++axis) from += position[axis] * strides[axis];
        memcpy(to, from, static_cast<size_t>(part));
        for (int axis = whole_rows ? last - 1 : last; axis >= 0 && ++position[axis] == shape[axis]; --axis) position[axis] = 0;
    }
    return object;
}

// Makes an array of one axis of the elements of which a part is returned, or which several results share: it keeps them.
// Small ones are copied to it.
CAPSULEC_SELDOM inline bool keep(memory *owner, array_kind kind) {
    const Py_ssize_t shape[] = {static_cast<Py_ssize_t>(owner->size / kind.item_size)};
    void *const elements = owner->elements;
    PyObject *const whole =
        make_object(kind.type_number, 1, shape, nullptr, elements, elements ? writeable | owns_data : 0);
    if (!give_away(owner, whole)) return false;
    if (elements == nullptr) memcpy(as_array(whole)->data, inline_elements(owner), owner->size);
    Py_DecRef(whole); // the owner has it now
    return true;
}

// An array of memory that an array object has: that object itself where it is the same.
CAPSULEC_SELDOM inline PyObject *viewed(array_parts value, array_kind kind, const Py_ssize_t *shape,
                                        const Py_ssize_t *strides) {
    const memory *const owner = *value.owner();
    PyObject *const base = static_cast<PyObject *>(owner->object);
    const ArrayObject *const array = as_array(base);
    char *data = value.data();
    if (owner->size != 0 && owner->size <= most_inline) { // `keep` has copied them
        data = array->data + (data - inline_elements(*value.owner()));
    }
    bool same = kind.order != any_read_only && array->data == data && array->ndim == value.axes &&
                array->dtype->type_number == kind.type_number;
    for (int axis = 0; same && axis < value.axes; ++axis) {
        same = array->shape[axis] == shape[axis] && (array->strides[axis] == strides[axis] || shape[axis] <= 1);
    }
    Py_IncRef(base);
    if (same) return base;
    PyObject *const object = make_object(kind.type_number, value.axes, shape, strides, data,
                                         kind.order == any_read_only ? 0 : array->flags & writeable);
    using Set = int (*)(PyObject *, PyObject *);
    const Set set_base = reinterpret_cast<Set>(table[set_base_object]);
    if (object != nullptr && set_base(object, base) == 0) return object; // which takes the reference
    Py_DecRef(object);
    return nullptr;
}

// A result: an array that compiled code made; a view of one; an argument or a view of it.
CAPSULEC_OUT_OF_LINE inline PyObject *store_array(array_parts value, array_kind kind) noexcept {
    if (CAPSULEC_UNLIKELY(table == nullptr) && !find_table(true)) return nullptr;
    const int axes = value.axes;
    Py_ssize_t shape[most_axes], strides[most_axes], size = kind.item_size;
    bool in_rows = true;
    for (int axis = axes - 1; axis >= 0; --axis) {
        shape[axis] = static_cast<Py_ssize_t>(value.shape()[axis]);
        strides[axis] = static_cast<Py_ssize_t>(value.stride()[axis] * kind.item_size);
        in_rows = in_rows && strides[axis] == size;
        size *= shape[axis];
    }
    memory *const owner = *value.owner();
    if (owner == nullptr) return copied(value, kind, shape, strides);
    if (owner->object == nullptr) {
        if (kind.order != any_read_only && (in_rows || is_packed(value.shape(), value.stride(), axes))) {
            char *const data = value.data();
            if (owner->elements == nullptr && owner->count == 1) {
                PyObject *const object =
                    make_object(kind.type_number, axes, shape, in_rows ? nullptr : strides, nullptr, 0);
                if (object != nullptr && size != 0) memcpy(as_array(object)->data, data, static_cast<size_t>(size));
                return object;
            }
            if (owner->elements == data) {
                PyObject *const object = make_object(kind.type_number, axes, shape, strides, data, writeable | owns_data);
                return give_away(owner, object) ? object : nullptr;
            }
        }
        if (!keep(owner, kind)) return nullptr;
    }
    return viewed(value, kind, shape, strides);
}

} // namespace capsulec::np

namespace capsulec::boundary {

using np::any_extent;

// An array argument, of an order and, where they are given, of fixed extents.
template <class T, int N, char Order, int64_t... Extents>
struct of_argument {
    using type = np::array<T, N>;

    CAPSULEC_PART static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        const bool taken = np::load_array(object, &value, np::kind_of<T, N>(Order), attempt);
        if constexpr (sizeof...(Extents) != 0) {
            constexpr int64_t extents[] = {Extents...};
            return taken && np::has_extents(value.shape, extents, N);
        }
        return taken;
    }
    CAPSULEC_PART static bool load(PyObject *object, np::passed<T, N> &value, py::Attempt &attempt) {
        return load(object, value.array, attempt);
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

    CAPSULEC_PART static PyObject *store(const type &value) noexcept {
        return np::store_array(np::array_parts::of(value), np::kind_of<T, N>(Order));
    }
};

} // namespace capsulec::boundary
