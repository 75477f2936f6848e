// Registered by library/boundary.py: tuples of known length.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::boundary {

// An item whose type has one value: it is checked and made, and compiled code has nothing of it.
template <class Item>
struct fixed {};

template <class First, class Rest>
struct joined;

template <class First, class... Rest>
struct joined<First, py::tuple<Rest...>> {
    using type = py::tuple<First, Rest...>;
};

// The items from one position on.
template <class... Items>
struct of_items {
    using type = py::tuple<>;

    static bool load(PyObject *, Py_ssize_t, type &, py::Attempt &) { return true; }
    static bool store(PyObject *, Py_ssize_t, const type &) { return true; }
};

// Puts a new object into a tuple that is being made; false when there is none.
inline bool put(PyObject *tuple, Py_ssize_t position, PyObject *item) {
    return item != nullptr && PyTuple_SetItem(tuple, position, item) == 0;
}

template <class Item, class... Others>
struct of_items<Item, Others...> {
    using rest = of_items<Others...>;
    using type = typename joined<typename Item::type, typename rest::type>::type;

    template <class... None>
    static bool load(PyObject *tuple, Py_ssize_t at, py::tuple<typename Item::type, None...> &value,
                     py::Attempt &attempt) {
        if (!Item::load(PyTuple_GetItem(tuple, at), value.first, attempt)) {
            return false;
        }
        if constexpr (sizeof...(None) == 0) {
            py::tuple<> nothing;
            return rest::load(tuple, at + 1, nothing, attempt);
        } else {
            return rest::load(tuple, at + 1, value.rest, attempt);
        }
    }

    template <class... None>
    static bool store(PyObject *tuple, Py_ssize_t at, const py::tuple<typename Item::type, None...> &value) {
        if (!put(tuple, at, Item::store(value.first))) {
            return false;
        }
        if constexpr (sizeof...(None) == 0) {
            return rest::store(tuple, at + 1, py::tuple<>{});
        } else {
            return rest::store(tuple, at + 1, value.rest);
        }
    }
};

template <class Item, class... Others>
struct of_items<fixed<Item>, Others...> {
    using rest = of_items<Others...>;
    using type = typename rest::type;

    static bool load(PyObject *tuple, Py_ssize_t at, type &value, py::Attempt &attempt) {
        typename Item::type known;
        return Item::load(PyTuple_GetItem(tuple, at), known, attempt) && rest::load(tuple, at + 1, value, attempt);
    }

    static bool store(PyObject *tuple, Py_ssize_t at, const type &value) {
        return put(tuple, at, Item::store({})) && rest::store(tuple, at + 1, value);
    }
};

template <class... Items>
struct of_tuple {
    using type = typename of_items<Items...>::type;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        if (!is_a(object, PyTuple_Type) || PyTuple_Size(object) != sizeof...(Items)) {
            return false;
        }
        const py::Nested inside(attempt);
        return of_items<Items...>::load(object, 0, value, attempt);
    }

    static PyObject *store(const type &value) {
        PyObject *const object = PyTuple_New(sizeof...(Items));
        if (object == nullptr || of_items<Items...>::store(object, 0, value)) {
            return object;
        }
        Py_DecRef(object);
        return nullptr;
    }
};

} // namespace capsulec::boundary
