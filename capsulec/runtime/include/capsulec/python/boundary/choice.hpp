// Registered by library/boundary.py: one of several values. They come from Python in the arguments of
// exceptions only: exports have overloads instead.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/choice.hpp"

namespace capsulec::boundary {

template <class... Alternatives>
struct of_choice {
    using type = py::choice<typename Alternatives::type...>;

    static PyObject *store(const type &value) { return stored<0, Alternatives...>(value); }

    // The first alternative of the object's very type, else the first that takes it.
    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        py::Attempt exactly{true};
        if (loaded<0, Alternatives...>(object, value, exactly)) {
            return true;
        }
        return !attempt.exact && loaded<0, Alternatives...>(object, value, attempt);
    }

  private:
    template <int N, class First, class... Others>
    static bool loaded(PyObject *object, type &value, py::Attempt &attempt) {
        typename First::type held{};
        if (First::load(object, held, attempt)) {
            value = type::template of<N>(held);
            return true;
        }
        if constexpr (sizeof...(Others) != 0) {
            return loaded<N + 1, Others...>(object, value, attempt);
        } else {
            return false;
        }
    }

    template <int N, class First, class... Others>
    static PyObject *stored(const type &value) {
        if constexpr (sizeof...(Others) != 0) {
            if (value.number != N) {
                return stored<N + 1, Others...>(value);
            }
        }
        return First::store(value.values.template item<N>());
    }
};

} // namespace capsulec::boundary
