// Registered by capsulec/backend/writer.py: new arrays.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/numpy/array.hpp"
#include "capsulec/python/exception.hpp"

extern "C" {
void *malloc(size_t) noexcept;
void free(void *) noexcept;
}

namespace capsulec::np {

// Small arrays lie behind their count, in one block. The elements of others have a block of their own, which NumPy can
// take over when an array is returned.
constexpr uint64_t most_inline = 512;
constexpr size_t inline_header = 64; // keeps elements aligned as the block is, and apart from the count

inline char *inline_elements(memory *owner) { return reinterpret_cast<char *>(owner) + inline_header; }

inline void free_memory(memory *owner) noexcept {
    free(owner->elements);
    free(owner);
}

// Memory for elements of so many bytes.
inline memory *allocate_memory(uint64_t size) {
    const bool inside = size <= most_inline;
    memory *const owner = static_cast<memory *>(malloc(inside ? inline_header + size : sizeof(memory)));
    if (!owner) py::raise(py::MemoryError);
    *owner = {1, free_memory, nullptr, nullptr, size};
    if (!inside) {
        owner->elements = malloc(size);
        if (!owner->elements) {
            free(owner);
            py::raise(py::MemoryError);
        }
    }
    return owner;
}

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
    memory *const owner = allocate_memory(size);
    void *const elements = owner->elements ? owner->elements : inline_elements(owner);
    return array<T, N>(static_cast<T *>(elements), extents, owner);
}

}  // namespace capsulec::np
