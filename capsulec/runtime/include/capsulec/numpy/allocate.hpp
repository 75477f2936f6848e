// Registered by capsulec/backend/writer.py: new arrays.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/numpy/array.hpp"
#include "capsulec/python/exception.hpp"

extern "C" void *malloc(size_t) noexcept;

namespace capsulec::np {

// An array of uninitialised elements in C order.
template <class T, int N>
inline array<T, N> allocate(shape<N> extents) {
    uint64_t size = sizeof(T);
    for (int axis = 0; axis < N; axis++) {
        uint64_t extent = static_cast<uint64_t>(extents.extents[axis]);
        if (extents.extents[axis] < 0) py::raise(py::ValueError, "negative dimensions are not allowed");
        if (extent != 0 && size > (uint64_t{1} << 62) / extent) py::raise(py::MemoryError);
        size *= extent;
    }
    constexpr size_t header = 64;  // keeps the elements aligned to a cache line of the block
    void *block = malloc(header + size);
    if (!block) py::raise(py::MemoryError);
    memory *owner = static_cast<memory *>(block);
    owner->count = 1;
    return array<T, N>(reinterpret_cast<T *>(static_cast<char *>(block) + header), extents, owner);
}

}  // namespace capsulec::np
