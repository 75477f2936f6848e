// Exceptions in callbacks, whose caller may go on calling when one has been raised. Used by backend/capsule.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/error.hpp"

namespace capsulec::py {

// Whether a callback of this module has raised and nobody is known to have taken the exception. A hint: threads share it.
inline bool callback_raised = false;

CAPSULEC_COLD inline bool still_pending() noexcept {
    const PyGILState_STATE state = PyGILState_Ensure();
    const bool pending = PyErr_Occurred() != nullptr;
    PyGILState_Release(state);
    if (!pending) {
        CAPSULEC_FLAG_STORE(callback_raised, false);
    }
    return pending;
}

// Whether this thread's Python error is set since a callback raised: then there is no use in another call, and raising
// again and again takes time.
inline bool error_pending() noexcept {
    return CAPSULEC_UNLIKELY(CAPSULEC_FLAG_LOAD(callback_raised)) && still_pending();
}

// For use in `catch (...)`: see set_error.
CAPSULEC_COLD inline void set_callback_error() {
    set_error();
    CAPSULEC_FLAG_STORE(callback_raised, true);
}

} // namespace capsulec::py
