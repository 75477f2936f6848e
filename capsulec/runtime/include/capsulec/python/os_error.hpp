// Which subclass of OSError a number of errno.h makes. Registered by library/exceptions.py.
#pragma once

#include <errno.h>
#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

namespace capsulec::py {

// The subclass of OSError that OSError(number, text) makes.
CAPSULEC_COLD inline const ExceptionClass &os_error_class(int64_t number) {
    switch (number) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS:
        return BlockingIOError;
    case EPIPE:
        return BrokenPipeError;
    case ECHILD:
        return ChildProcessError;
    case ECONNABORTED:
        return ConnectionAbortedError;
    case ECONNREFUSED:
        return ConnectionRefusedError;
    case ECONNRESET:
        return ConnectionResetError;
    case EEXIST:
        return FileExistsError;
    case ENOENT:
        return FileNotFoundError;
    case EINTR:
        return InterruptedError;
    case EISDIR:
        return IsADirectoryError;
    case ENOTDIR:
        return NotADirectoryError;
    case EACCES:
    case EPERM:
        return PermissionError;
    case ESRCH:
        return ProcessLookupError;
    case ETIMEDOUT:
        return TimeoutError;
    default:
#ifdef ESHUTDOWN
        return number == ESHUTDOWN ? BrokenPipeError : OSError;
#else
        return OSError;
#endif
    }
}

} // namespace capsulec::py
