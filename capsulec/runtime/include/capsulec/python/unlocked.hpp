// Used by backend/function.py: the time in which other Python threads may run.
#pragma once

#include "capsulec/python/api.hpp"

namespace capsulec::py {

// Gives the GIL away until `lock`, or until an exception leaves the scope.
class Unlocked {
public:
    Unlocked() : state(PyEval_SaveThread()) {}
    Unlocked(const Unlocked &) = delete;
    Unlocked &operator=(const Unlocked &) = delete;
    ~Unlocked() { lock(); }

    void lock() {
        if (state != nullptr) {
            PyEval_RestoreThread(state);
            state = nullptr;
        }
    }

private:
    struct _ts *state;
};

} // namespace capsulec::py
