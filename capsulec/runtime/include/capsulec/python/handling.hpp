// The exception that is being handled, raised again or kept; what generators do with exceptions. Used by backend/cxx.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/exception_state.hpp"

namespace capsulec::py {

// The exception that is being handled.
CAPSULEC_COLD inline Exception caught() {
    try {
        throw;
    } catch (const Exception &error) {
        identified(error);
        return error;
    } catch (...) {
        return Exception{&MemoryError, nullptr, false, {}};
    }
}

// An exception leaves the handler of another one, which stands behind its `try`: what nothing else was handled for, was
// raised while this one was.
CAPSULEC_COLD inline void raised_while(const Exception &error, const Exception &handled) noexcept {
    if (handled.type == nullptr) {
        return;
    }
    State *const other = identified(handled);
    State *behind = identified(error);
    while (behind != nullptr && behind != other && behind->context != nullptr) {
        behind = state_of(*behind->context);
    }
    if (behind != nullptr && behind != other) {
        link(behind, &State::context, &handled);
    }
}

// raise error, which another handler than the innermost one has caught.
[[noreturn]] CAPSULEC_COLD inline void raise_again(const Exception &error) {
    if (error.type == nullptr) {
        raise(RuntimeError, "No active exception to reraise");
    }
    raise_error(error);
}

// `raise` where no handler stands around it: a caller may be handling an exception.
[[noreturn]] CAPSULEC_COLD inline void raise_active() {
    if (*static_cast<void **>(__cxa_get_globals()) == nullptr) {
        raise(RuntimeError, "No active exception to reraise");
    }
    throw;
}

// A generator that nobody will ask again runs what its `finally`s say. What goes wrong there is nobody's to know.
template <class Steps> CAPSULEC_COLD void give_up(Steps &steps) noexcept {
    try {
        steps.next();
    } catch (...) {
        return;
    }
}

// steps.close(): one that waits inside of a `try` goes on with GeneratorExit, and has to end.
template <class Steps> auto shut_steps(Steps &steps, int) -> decltype(steps.leave()) { steps.leave(); }
template <class Steps> void shut_steps(Steps &steps, long) { steps.stop(); }
template <class Generator> CAPSULEC_COLD void shut(const Generator &generator) { shut_steps(generator.steps(), 0); }
template <class Steps> CAPSULEC_COLD void leave(Steps &steps) {
    bool again = false;
    try {
        again = steps.next();
    } catch (const Exception &error) {
        if (!error.is(GeneratorExit)) {
            throw;
        }
    }
    if (again) {
        raise(RuntimeError, "generator ignored GeneratorExit");
    }
}

// A loop has left a generator that is its own; most have nothing left to do.
template <class Steps> auto close(Steps &steps, int) -> decltype(steps.close()) { steps.close(); }
template <class Steps> void close(Steps &, long) {}

} // namespace capsulec::py
