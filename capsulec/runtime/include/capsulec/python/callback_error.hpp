// Exceptions in callbacks, whose caller may go on calling when one has been raised. Used by backend/capsule.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/error.hpp"

namespace capsulec::py {

// Whether a callback of this module has raised and nobody is known to have taken the exception. A hint: threads share it.
inline bool raised_flag = false;

inline bool callback_raised() noexcept { return CAPSULEC_UNLIKELY(CAPSULEC_FLAG_LOAD(raised_flag)); }

// Whether this thread's Python error is set.
CAPSULEC_COLD inline bool still_pending() noexcept {
    const PyGILState_STATE state = PyGILState_Ensure();
    const bool pending = PyErr_Occurred() != nullptr;
    PyGILState_Release(state);
    if (!pending) {
        CAPSULEC_FLAG_STORE(raised_flag, false);
    }
    return pending;
}

inline bool error_pending() noexcept { return callback_raised() && still_pending(); }

// What a callback returns when one has raised: `failed` while that exception waits in this thread, as there is no use in
// another call, and raising again and again takes time. A function of its own, so that callbacks keep nothing for it.
template <auto callback, class Result, class... Arguments>
CAPSULEC_COLD Result called_again(Result failed, Arguments... arguments) noexcept {
    return still_pending() ? failed : callback(arguments...);
}

// For use in `catch (...)`: see set_error.
CAPSULEC_COLD inline void set_callback_error() {
    set_error();
    CAPSULEC_FLAG_STORE(raised_flag, true);
}

} // namespace capsulec::py
