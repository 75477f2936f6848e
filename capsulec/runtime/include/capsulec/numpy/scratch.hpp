// Registered by capsulec/library/numpy/ordering.py: room that an algorithm needs while it runs, on the stack where it is little.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

extern "C" {
void *malloc(size_t) noexcept;
void free(void *) noexcept;
}

namespace capsulec::np {

// Uninitialised room for `count` values of a type without constructors; 1 kB of it takes no malloc.
template <class T>
class scratch {
    static constexpr int64_t most = 1024 / sizeof(T);
    alignas(16) char inside[1024];
    T *room;

  public:
    explicit scratch(int64_t count) : room(reinterpret_cast<T *>(inside)) {
        if (count <= most) return;
        const uint64_t items = static_cast<uint64_t>(count);
        room = items > (uint64_t{1} << 62) / sizeof(T) ? nullptr : static_cast<T *>(malloc(items * sizeof(T)));
        if (CAPSULEC_UNLIKELY(room == nullptr)) py::raise(py::MemoryError);
    }
    scratch(const scratch &) = delete;
    scratch &operator=(const scratch &) = delete;
    ~scratch() {
        if (reinterpret_cast<char *>(room) != inside) free(room);
    }
    T *data() { return room; }
};

}  // namespace capsulec::np
