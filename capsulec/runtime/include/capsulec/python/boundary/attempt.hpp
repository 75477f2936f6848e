// One try of an overload of an exported function. Used by python/function.hpp and the converters.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"

namespace capsulec::py {

// A converter whose `load` returns false says no more: when nothing takes the arguments, python/script.hpp looks at them
// again to tell why. With Python's error set, no other overload is tried.
struct Attempt {
    bool exact;             // take only arguments of the very type
    bool too_large = false; // a number was out of the range of the type that would take it: no other gets it as a float
    bool nested = false;    // inside of a container, where an int is no float
    bool asks = false;      // take objects that say what number they are: by __index__, __float__, __complex__
    bool in_rows = true;    // the arrays so far whose elements may lie anyhow are in C order
    struct _ts *thread = nullptr; // Python's state of this thread, while others may run

    CAPSULEC_PART bool out_of_range() {
        too_large = true;
        return false;
    }

    // Gives the GIL away until `lock`. Where an exception leaves the overload, python/guarded.hpp takes it back.
    CAPSULEC_PART void unlock() { thread = PyEval_SaveThread(); }
    CAPSULEC_PART void lock() {
        PyEval_RestoreThread(thread);
        thread = nullptr;
    }
};

// Notes that what is converted stands inside of a container.
class Nested {
public:
    explicit Nested(Attempt &tried) : attempt(tried), before(tried.nested) { attempt.nested = true; }
    Nested(const Nested &) = delete;
    Nested &operator=(const Nested &) = delete;
    ~Nested() { attempt.nested = before; }

private:
    Attempt &attempt;
    const bool before;
};

} // namespace capsulec::py

namespace capsulec::boundary {

// isinstance(object, type)
CAPSULEC_PART inline bool is_a(PyObject *object, PyTypeObject &type) {
    return Py_TYPE(object) == &type || PyType_IsSubtype(Py_TYPE(object), &type) != 0;
}

} // namespace capsulec::boundary
