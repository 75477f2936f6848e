// Registered by capsulec/backend/writer.py: new arrays.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/no_room.hpp"
#include "capsulec/python/exception.hpp"

extern "C" {
void *malloc(size_t) noexcept;
void free(void *) noexcept;
#if defined(__linux__)
int madvise(void *, size_t, int) noexcept;
#endif
}

namespace capsulec::np {

// Small arrays lie behind their count, in one block. The elements of others have a block of their own, which NumPy can
// take over when an array is returned.
constexpr uint64_t most_inline = 512;
constexpr size_t inline_header = 64; // keeps elements aligned as the block is, and apart from the count

inline char *inline_elements(memory *owner) { return reinterpret_cast<char *>(owner) + inline_header; }

// A few blocks of small arrays that are gone, for those to come: an array of a callback takes a malloc in the first call
// only. Each thread has its own, for room of 64, 128, 256 and 512 bytes.
struct spare_block {
    spare_block *next;
};
constexpr int most_spare = 8; // of each size
#if defined(__SANITIZE_ADDRESS__) || defined(CAPSULEC_NO_SPARE_BLOCKS)
constexpr bool keeps_spare = false; // so that the use of an array that is gone shows
#else
constexpr bool keeps_spare = true;
#endif
struct spare_blocks {
    spare_block *first[4];
    int count[4];
    bool ends_well; // whether they are freed when the thread ends
};
inline thread_local spare_blocks spare = {};

constexpr int size_class(uint64_t size) { return size <= 128 ? (size <= 64 ? 0 : 1) : size <= 256 ? 2 : 3; }

// Frees the blocks when the thread ends, from when on no more are kept.
inline void free_spare() {
    for (int n = 0; n < 4; n++) {
        spare.count[n] = most_spare;
        while (spare_block *const block = spare.first[n]) {
            spare.first[n] = block->next;
            free(block);
        }
    }
}

#if defined(__GLIBC__)
// What a destructor of a thread's object comes to, without the C++ library, which not all modules are linked with.
extern "C" int __cxa_thread_atexit_impl(void (*)(void *), void *, void *) noexcept;
extern "C" __attribute__((visibility("hidden"))) void *__dso_handle;

CAPSULEC_SELDOM inline void register_thread() {
    __cxa_thread_atexit_impl([](void *) { free_spare(); }, nullptr, &__dso_handle);
    spare.ends_well = true;
}
#else
struct spare_end {
    bool is_needed = false;
    ~spare_end() { free_spare(); }
};
inline thread_local spare_end at_thread_end;

CAPSULEC_SELDOM inline void register_thread() {
    at_thread_end.is_needed = true; // the first use makes it, and so its destructor is called
    spare.ends_well = true;
}
#endif

inline void free_inline(memory *owner) noexcept {
    const int n = size_class(owner->size);
    spare_blocks &mine = spare;
    if (!keeps_spare || mine.count[n] >= most_spare) return free(owner);
    if (CAPSULEC_UNLIKELY(!mine.ends_well)) register_thread();
    spare_block *const block = reinterpret_cast<spare_block *>(owner);
    block->next = mine.first[n];
    mine.first[n] = block;
    mine.count[n]++;
}

inline memory *allocate_inline(uint64_t size) {
    const int n = size_class(size);
    spare_blocks &mine = spare;
    if (keeps_spare && CAPSULEC_LIKELY(mine.first[n] != nullptr)) {
        spare_block *const block = mine.first[n];
        mine.first[n] = block->next;
        mine.count[n]--;
        return reinterpret_cast<memory *>(block);
    }
    return static_cast<memory *>(malloc(inline_header + (keeps_spare ? size_t{64} << n : size)));
}

inline void free_memory(memory *owner) noexcept {
    if (owner->elements == nullptr) return free_inline(owner);
    free(owner->elements);
    free(owner);
}

// Large blocks have large pages, as NumPy's: their first use is that of few pages instead of thousands.
inline void *allocate_block(uint64_t size) {
    void *const block = malloc(size);
#if defined(__linux__)
    constexpr uint64_t large = uint64_t{1} << 22, page = 4096;
    constexpr int with_huge_pages = 14; // MADV_HUGEPAGE
    if (CAPSULEC_UNLIKELY(size >= large) && block != nullptr) {
        const uint64_t start = reinterpret_cast<uintptr_t>(block), first = (start + page - 1) / page * page;
        madvise(reinterpret_cast<void *>(first), size - (first - start), with_huge_pages);
    }
#endif
    return block;
}

// Memory for elements of so many bytes; null where there is none.
inline memory *allocate_memory(uint64_t size) {
    const bool inside = size <= most_inline;
    memory *const owner = inside ? allocate_inline(size) : static_cast<memory *>(malloc(sizeof(memory)));
    if (!owner) return nullptr;
    *owner = {1, free_memory, nullptr, nullptr, size};
    if (!inside) {
        owner->elements = allocate_block(size);
        if (!owner->elements) {
            free(owner);
            return nullptr;
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
        if (CAPSULEC_UNLIKELY(CAPSULEC_TOO_MANY(size, extent))) no_room(extents.extents, N, sizeof(T), dtype_name<T>());
        size *= extent;
    }
    memory *const owner = allocate_memory(size);
    if (CAPSULEC_UNLIKELY(owner == nullptr)) no_room(extents.extents, N, sizeof(T), dtype_name<T>());
    void *const elements = owner->elements ? owner->elements : inline_elements(owner);
    return array<T, N>(static_cast<T *>(elements), extents, owner);
}

}  // namespace capsulec::np
