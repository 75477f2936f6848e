// Memory of containers and text: allocated in one place, so that running out of it is MemoryError everywhere.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

extern "C" {
void *malloc(size_t) noexcept;
void *calloc(size_t, size_t) noexcept;
void *realloc(void *, size_t) noexcept;
void free(void *) noexcept;
void *memcpy(void *, const void *, size_t) noexcept;
void *memmove(void *, const void *, size_t) noexcept;
}

namespace capsulec::py {

// Where an object is made: `new (place{address}) Type(…)`. <new> has the same for void *, and costs more to include.
struct place {
    void *address;
};

} // namespace capsulec::py

inline void *operator new(size_t, capsulec::py::place where) noexcept {
    CAPSULEC_ASSUME(where.address != nullptr); // else compilers test for it, as this operator does not throw
    return where.address;
}
inline void operator delete(void *, capsulec::py::place) noexcept {}

namespace capsulec::py {

// A number of 64 bits whose type no element of a container has: storing an element then leaves alone what the compiler
// knows of sizes and counts, which it keeps in registers.
template <class T> struct apart_from {
    using type = long;
};
template <> struct apart_from<long> {
    using type = long long;
};
using tally = apart_from<int64_t>::type;
static_assert(sizeof(tally) == sizeof(int64_t), "on this platform another type must keep sizes");

constexpr uint64_t most_bytes = uint64_t{1} << 62;

inline void *allocate(uint64_t bytes) {
    void *const block = bytes < most_bytes ? malloc(static_cast<size_t>(bytes == 0 ? 1 : bytes)) : nullptr;
    if (CAPSULEC_UNLIKELY(block == nullptr)) {
        raise(MemoryError);
    }
    return block;
}

inline void *reallocate(void *old, uint64_t bytes) {
    void *const block = bytes < most_bytes ? realloc(old, static_cast<size_t>(bytes == 0 ? 1 : bytes)) : nullptr;
    if (CAPSULEC_UNLIKELY(block == nullptr)) {
        raise(MemoryError);
    }
    return block;
}

// Fills `bytes` of memory with copies of their first `unit`, few at a time: what a large copy writes is not in the
// caches behind it.
CAPSULEC_OUT_OF_LINE inline void repeat_bytes(void *items, uint64_t unit, uint64_t bytes) noexcept {
    char *const first = static_cast<char *>(items);
    uint64_t whole = unit;
    for (uint64_t done = unit; done != 0 && done < bytes;) {
        const uint64_t more = whole < bytes - done ? whole : bytes - done;
        memcpy(first + done, first, static_cast<size_t>(more));
        done += more;
        whole = done <= 4096 ? done : whole;
    }
}

inline void release(void *block) noexcept { free(block); }

} // namespace capsulec::py
