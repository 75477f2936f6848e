// Registered by library/boundary.py: ranges, which functions return.
#pragma once

#include <stdint.h>

#include "capsulec/python/boundary/attempt.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::boundary {

struct of_range {
    using type = py::tuple<int64_t, int64_t, int64_t>;

    static PyObject *store(const type &value) {
        return PyObject_CallFunction(reinterpret_cast<PyObject *>(&PyRange_Type), "LLL",
                                     static_cast<long long>(value.item<0>()), static_cast<long long>(value.item<1>()),
                                     static_cast<long long>(value.item<2>()));
    }
};

} // namespace capsulec::boundary
