// The first exception of what an OpenMP directive governs: none may leave that. Used by backend/cxx.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/handling.hpp"

namespace capsulec::py {

class Failure {
public:
    Failure() = default;
    Failure(const Failure &) = delete;
    Failure &operator=(const Failure &) = delete;

    // Keeps the exception that is being handled, when it is the first one.
    CAPSULEC_COLD void keep() {
        if (!__atomic_exchange_n(&taken, true, __ATOMIC_ACQ_REL)) {
            error = caught();
        }
    }

    // Raises it, where the threads are one again.
    void go_on() const {
        if (CAPSULEC_UNLIKELY(taken)) {
            raise_error(error);
        }
    }

private:
    bool taken = false;
    Exception error{nullptr, nullptr, false, {}};
};

} // namespace capsulec::py
