// Registered by library/boundary.py: one of several values. They only go to Python: exports have overloads instead.
#pragma once

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/choice.hpp"

namespace capsulec::boundary {

template <class... Alternatives>
struct of_choice {
    using type = py::choice<typename Alternatives::type...>;

    static PyObject *store(const type &value) { return stored<0, Alternatives...>(value); }

  private:
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
