// What a callback does that was not given what it needs: Python's TypeError, and no call. Used by backend/natural.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"

namespace capsulec::py {

// Sets Python's error unless one is set; with or without the GIL.
CAPSULEC_COLD inline void refuse_callback(const char *text) {
    const PyGILState_STATE state = PyGILState_Ensure();
    if (PyErr_Occurred() == nullptr) {
        PyErr_SetString(PyExc_TypeError, text);
    }
    PyGILState_Release(state);
}

} // namespace capsulec::py
