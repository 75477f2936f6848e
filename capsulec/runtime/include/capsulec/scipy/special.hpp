// Registered by library/scipy/special.py: functions of scipy.special, which SciPy's own compiled modules hand out.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"

namespace capsulec::special {

// A C function of scipy.special.cython_special. Cython gives those a last parameter that is 0.
template <class Signature> struct function;
template <class Result, class... Values> struct function<Result(Values...)> {
    void *address;

    Result operator()(Values... values) const {
        return reinterpret_cast<Result (*)(Values..., int)>(address)(values..., 0);
    }
};

// The inner loop of a ufunc, for one element at a time.
template <int results, class Result, class... Values> struct loop {
    void *address;
    void *data;

    Result operator()(Values... values) const { return result<0>(values...); }

    template <int which> Result result(Values... values) const {
        Result made[results];
        char *places[sizeof...(values) + results] = {reinterpret_cast<char *>(&values)...};
        for (int i = 0; i < results; ++i) {
            places[sizeof...(values) + i] = reinterpret_cast<char *>(made + i);
        }
        const ptrdiff_t count = 1;
        const ptrdiff_t steps[sizeof...(values) + results] = {};
        reinterpret_cast<void (*)(char **, const ptrdiff_t *, const ptrdiff_t *, void *)>(address)(places, &count, steps,
                                                                                                   data);
        return made[which];
    }
};

} // namespace capsulec::special
