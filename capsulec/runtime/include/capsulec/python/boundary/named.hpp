// Registered by library/boundary.py: NamedTuples as results, values of a class that collections.namedtuple makes.
#pragma once

#include "capsulec/python/boundary/tuple.hpp"
#include "capsulec/python/record.hpp"
#include "capsulec/python/record_object.hpp"

namespace capsulec::boundary {

template <class Names, class Items>
struct named_type;
template <class Names, class... Items>
struct named_type<Names, py::tuple<Items...>> {
    using type = py::named<Names, Items...>;
};

template <class Names, class... Items>
struct of_named {
    using type = typename named_type<Names, typename of_items<Items...>::type>::type;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        if (reinterpret_cast<PyObject *>(Py_TYPE(object)) != py::named_class<Names>()) {
            return false;
        }
        typename of_tuple<Items...>::type items{};
        if (!of_tuple<Items...>::load(object, items, attempt)) {
            return false;
        }
        value = type(items);
        return true;
    }

    static PyObject *store(const type &value) {
        PyObject *const class_ = py::named_class<Names>();
        PyObject *const items = class_ == nullptr ? nullptr : of_tuple<Items...>::store(py::fields_of(value));
        return items == nullptr ? nullptr : py::named_object<Names>(class_, items);
    }
};

} // namespace capsulec::boundary
