// The first exception of what an OpenMP directive governs: none may leave that. Used by backend/directives.py.
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

    // Keeps the exception that is being handled, when it is the first one. Without threads there is nothing to wait for.
    CAPSULEC_COLD void keep() { keep(0); }

    // The same for a thread that has passed `phase` barriers of its region; negative when it has met an exception there.
    CAPSULEC_COLD void keep(int64_t phase) {
#ifdef _OPENMP
        if (!__atomic_exchange_n(&taken, true, __ATOMIC_ACQ_REL)) {
            error = caught();
            __atomic_store_n(&raised_at, phase, __ATOMIC_RELEASE);
        }
#else
        static_cast<void>(phase);
        throw;
#endif
    }

    // Behind a barrier, the `phase`th: leaves the region where a thread has raised before it.
    void met(int64_t phase) const {
        if (CAPSULEC_UNLIKELY(__atomic_load_n(&raised_at, __ATOMIC_ACQUIRE) < phase)) {
            throw Left{};
        }
    }

    // At the end of such a region: keeps what is being handled, unless that is only the way there; `phase` is negative then.
    CAPSULEC_COLD void leave(int64_t &phase) {
        try {
            throw;
        } catch (const Left &) {
            phase = -1;
        } catch (...) {
            keep(phase);
        }
    }

    // Raises it, where the threads are one again.
    void go_on() const {
        if (CAPSULEC_UNLIKELY(taken)) {
            raise_error(error);
        }
    }

private:
    struct Left {};

    bool taken = false;
    int64_t raised_at = INT64_MAX;
    Exception error{nullptr, nullptr, false, {}};
};

// That of the tasks which a function makes in a region of its caller's: the function waits for them.
class Tasks : public Failure {
public:
    ~Tasks() { CAPSULEC_OMP("omp taskwait") }

    void wait() const {
        CAPSULEC_OMP("omp taskwait")
        go_on();
    }
};

} // namespace capsulec::py
