// Recursion that is too deep raises RecursionError before the stack ends. Used by passes/recursion.py.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

#if defined(__linux__)
// What this needs of <pthread.h>, under names of our own: reading that takes longer than all of this file. A thread is one
// word, and the attributes of one take 56 or 64 bytes in all C libraries.
namespace capsulec::py::threads {
struct attributes {
    alignas(16) char room[128];
};
void *this_thread() noexcept CAPSULEC_SYMBOL("pthread_self");
int found_attributes(void *thread, attributes *found) noexcept CAPSULEC_SYMBOL("pthread_getattr_np");
int stack_of(const attributes *found, void **lowest, size_t *size) noexcept CAPSULEC_SYMBOL("pthread_attr_getstack");
int forget(attributes *found) noexcept CAPSULEC_SYMBOL("pthread_attr_destroy");
} // namespace capsulec::py::threads
extern "C" int getpid() noexcept;
extern "C" int gettid() noexcept __attribute__((weak)); // the C library has it since glibc 2.30
#elif defined(__APPLE__)
#include <pthread.h>
#endif

// Where the stack is now. Not volatile: functions that were inlined share a frame, and one look at it.
#if defined(__GNUC__) && defined(__x86_64__) && !defined(__ILP32__)
#define CAPSULEC_STACK_POINTER(here) __asm__("mov %%rsp, %0" : "=r"(here))
#elif defined(__GNUC__) && defined(__aarch64__) && !defined(__ILP32__)
#define CAPSULEC_STACK_POINTER(here) __asm__("mov %0, sp" : "=r"(here))
#else
#define CAPSULEC_STACK_POINTER(here) \
    volatile char place = 0;         \
    here = reinterpret_cast<uintptr_t>(&place)
#endif

namespace capsulec::py {

// The lowest address that functions of this thread may use; until it is known, the highest of all. A module that Python
// loads finds a variable of a thread by a call (the little room that the C library keeps for quicker ones is soon used up
// by many modules), so that it is not looked at on the main thread.
inline thread_local uintptr_t stack_limit = UINTPTR_MAX;

// Where the stack of this thread ends; 0 when the system does not tell. Stacks grow downwards.
CAPSULEC_COLD inline uintptr_t stack_end(size_t &size) {
    size = 0;
#if defined(__linux__)
    threads::attributes found;
    if (threads::found_attributes(threads::this_thread(), &found) == 0) {
        void *lowest = nullptr;
        const bool known = threads::stack_of(&found, &lowest, &size) == 0;
        threads::forget(&found);
        return known ? reinterpret_cast<uintptr_t>(lowest) : 0;
    }
#elif defined(__APPLE__)
    size = pthread_get_stacksize_np(pthread_self());
    return reinterpret_cast<uintptr_t>(pthread_get_stackaddr_np(pthread_self())) - size;
#endif
    return 0;
}

// The lowest address that functions of this thread may use, which are at `here` now. What runs at the deepest place needs
// some room still, also to raise: 128 KiB, or less of the small stacks that threads may have. No recursion uses more than
// 1 GiB, were the stack endless. `top` is where the stack begins, 0 when the system does not tell.
CAPSULEC_COLD inline uintptr_t lowest_usable(uintptr_t here, uintptr_t &top) {
    constexpr size_t room = size_t{128} << 10;
    constexpr size_t most = size_t{1} << 30;
    size_t size = 0;
    const uintptr_t end = stack_end(size);
    top = end == 0 ? 0 : end + size;
    const uintptr_t lowest = end == 0 ? 0 : end + (size / 4 < room ? size / 4 : room);
    return here > most && lowest < here - most ? (end == 0 ? 0 : here - most) : lowest;
}

// What functions may use of the main thread's stack; of size 0 where another thread loads the module.
struct main_stack {
    uintptr_t lowest = 0;
    uintptr_t size = 0;
    main_stack() noexcept {
#if defined(__linux__)
        if (gettid != nullptr && gettid() == getpid()) {
            uintptr_t here, top;
            CAPSULEC_STACK_POINTER(here);
            lowest = lowest_usable(here, top);
            size = top > lowest ? top - lowest : 0;
        }
#endif
    }
};
inline const main_stack on_main_thread;

// Learns the limit of another thread, and raises when it is exceeded.
CAPSULEC_COLD inline void check_limit(uintptr_t here) {
    if (here >= stack_limit) { return; }
    if (stack_limit == UINTPTR_MAX) {
        uintptr_t top;
        stack_limit = lowest_usable(here, top);
    }
    if (here < stack_limit) { raise(RecursionError, "maximum recursion depth exceeded"); }
}

// Raises RecursionError when the stack is nearly used up.
inline void check_stack() {
    uintptr_t here;
    CAPSULEC_STACK_POINTER(here);
    if (CAPSULEC_UNLIKELY(here - on_main_thread.lowest >= on_main_thread.size)) { check_limit(here); }
}

}  // namespace capsulec::py
