// A ufunc of NumPy in memory, as NumPy's C API shows it to other modules. Used by scipy/find.hpp. tests/runtime compares
// it with NumPy's own headers.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"

namespace capsulec::np {

// Computes `count[0]` elements: operands and results lie at `places`, each `steps` bytes behind the one before.
using UfuncLoop = void (*)(char **places, const Py_ssize_t *count, const Py_ssize_t *steps, void *data);

struct UfuncObject {
    PyObject base;
    int operands, results, all;
    int identity;
    UfuncLoop *loops;
    void *const *data;
    int loop_count;
    int reserved;
    const char *name;
    const char *types; // the numbers of the types of the first loop, then those of the second, …
};

// Whether loop number `which` has the types of `text`, by their letters: `dd->d`. `l` is any integer of 64 bits.
CAPSULEC_COLD inline bool has_types(const UfuncObject &ufunc, int which, const char *text) {
    constexpr const char *letters = "?bBhHiIlLqQfdgFDG";
    const char *type = ufunc.types + which * ufunc.all;
    int count = 0;
    for (; *text != 0; ++text) {
        if (*text == '-' || *text == '>') continue;
        if (count == ufunc.all) return false;
        char letter = letters[static_cast<int>(type[count++])];
        if (letter == 'q') letter = 'l';
        if (letter != *text) return false;
    }
    return count == ufunc.all;
}

} // namespace capsulec::np
