// Registered by library/scipy/special.py: functions of scipy.special, which SciPy's own compiled modules hand out.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"

namespace capsulec::special {

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

// A C function of scipy.special.cython_special. Cython gives those a last parameter that is 0. Where the SciPy that is
// there has none for these types, it is the loop of the ufunc, with its `data`.
template <class Signature> struct function;
template <class Result, class... Values> struct function<Result(Values...)> {
    void *address;
    void *data;
    bool is_loop;

    Result operator()(Values... values) const {
        if (CAPSULEC_UNLIKELY(is_loop)) return loop<1, Result, Values...>{address, data}(values...);
        return reinterpret_cast<Result (*)(Values..., int)>(address)(values..., 0);
    }
};

} // namespace capsulec::special
