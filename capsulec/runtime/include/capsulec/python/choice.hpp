// One of several values of different types, with the number that says which. Used by backend/types.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

// All alternatives have their place, and all but one are empty: what is chosen among are mostly functions, whose
// values are a few captured variables.
template <class... Alternatives> struct choice {
    int64_t number = 0;
    tuple<Alternatives...> values{};

    template <int64_t N, class Value> static choice of(const Value &value) {
        choice made;
        made.number = N;
        const_cast<Value &>(made.values.template item<N>()) = value; // `made` is no constant
        return made;
    }
};

} // namespace capsulec::py
