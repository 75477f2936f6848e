// Clocks: Linux's where Python reads the same, elsewhere Python's. Registered by library/time.py.
#pragma once

#include <stdint.h>
#if defined(__linux__)
#include <time.h>
#endif

#include "capsulec/python/asked.hpp"

namespace capsulec::py::clocks {

#if defined(__linux__)
enum clock { realtime = CLOCK_REALTIME, steady = CLOCK_MONOTONIC, of_process = CLOCK_PROCESS_CPUTIME_ID, of_thread = CLOCK_THREAD_CPUTIME_ID };
#else
enum clock { realtime, steady, of_process, of_thread };
#endif

inline int64_t nanoseconds(clock which) {
#if defined(__linux__)
    timespec now{};
    clock_gettime(static_cast<clockid_t>(which), &now);
    return static_cast<int64_t>(now.tv_sec) * 1000000000 + static_cast<int64_t>(now.tv_nsec);
#else
    const char *const name = which == realtime     ? "time_ns"
                             : which == steady     ? "perf_counter_ns"
                             : which == of_process ? "process_time_ns"
                                                   : "thread_time_ns";
    return asking<int64_t>([=] {
        PyObject *const found = ask("time", name, PyTuple_New(0));
        const int64_t time = found == nullptr ? 0 : PyLong_AsLongLong(found);
        Py_DecRef(found);
        return time;
    });
#endif
}

inline double seconds(clock which) {
    const int64_t time = nanoseconds(which);
    return time % 1000000000 == 0 ? static_cast<double>(time / 1000000000) : static_cast<double>(time) / 1e9;
}

// Python's own sleep lets other threads run and hears signals.
inline void sleep(double duration) {
    asking<bool>([=] {
        PyObject *const done = ask("time", "sleep", Py_BuildValue("(d)", duration));
        Py_DecRef(done);
        return true;
    });
}

inline void sleep(int64_t duration) {
    asking<bool>([=] {
        PyObject *const done = ask("time", "sleep", Py_BuildValue("(L)", static_cast<long long>(duration)));
        Py_DecRef(done);
        return true;
    });
}

} // namespace capsulec::py::clocks
