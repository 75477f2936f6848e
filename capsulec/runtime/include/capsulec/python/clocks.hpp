// Clocks: Linux's where Python reads the same, elsewhere Python's. Registered by library/time.py.
#pragma once

#include <stdint.h>
#if defined(__linux__)
#include <time.h>
#endif

#include "capsulec/python/asked.hpp"
#include "capsulec/python/file.hpp"
#include "capsulec/python/tuple.hpp"

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

// What time.gmtime or time.localtime gives.
using nine = tuple<int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t>;

template <class... Seconds> nine fields(const char *name, const Seconds &...seconds) {
    return asking<nine>([&] {
        PyObject *const found = ask("time", name, arguments_from(seconds...));
        int64_t numbers[9] = {};
        for (Py_ssize_t i = 0; found != nullptr && i < 9; ++i) {
            numbers[i] = PyLong_AsLongLong(PyTuple_GetItem(found, i));
        }
        Py_DecRef(found);
        return make_tuple(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7],
                          numbers[8]);
    });
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
