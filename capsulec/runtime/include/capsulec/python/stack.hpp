// Recursion that is too deep raises RecursionError before the stack ends. Used by passes/recursion.py.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

#if defined(__linux__) || defined(__APPLE__)
#include <pthread.h>
#if defined(__linux__)
extern "C" int pthread_getattr_np(pthread_t, pthread_attr_t *) noexcept;
#endif
#endif

// A module that Python loads finds its variables of a thread by a call, unless it asks for some of the little room that
// the C library keeps for this; musl keeps none.
#if defined(__GLIBC__)
#define CAPSULEC_QUICK_THREAD_LOCAL __attribute__((tls_model("initial-exec"))) thread_local
#else
#define CAPSULEC_QUICK_THREAD_LOCAL thread_local
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

// The lowest address that functions of this thread may use; until it is known, the highest of all.
inline CAPSULEC_QUICK_THREAD_LOCAL uintptr_t stack_limit = UINTPTR_MAX;

// Where the stack of this thread ends; 0 when the system does not tell. Stacks grow downwards.
CAPSULEC_COLD inline uintptr_t stack_end(size_t &size) {
    size = 0;
#if defined(__linux__)
    pthread_attr_t attributes;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        void *lowest = nullptr;
        const bool known = pthread_attr_getstack(&attributes, &lowest, &size) == 0;
        pthread_attr_destroy(&attributes);
        return known ? reinterpret_cast<uintptr_t>(lowest) : 0;
    }
#elif defined(__APPLE__)
    size = pthread_get_stacksize_np(pthread_self());
    return reinterpret_cast<uintptr_t>(pthread_get_stackaddr_np(pthread_self())) - size;
#endif
    return 0;
}

// Learns the limit, and raises when it is exceeded. What runs at the deepest place needs some room still, also to raise:
// 128 KiB, or less of the small stacks that threads may have. No recursion uses more than 1 GiB, were the stack endless.
CAPSULEC_COLD inline void learn_stack_limit(uintptr_t here) {
    constexpr size_t room = size_t{128} << 10;
    constexpr size_t most = size_t{1} << 30;
    if (stack_limit == UINTPTR_MAX) {
        size_t size = 0;
        const uintptr_t end = stack_end(size);
        const uintptr_t lowest = end == 0 ? 0 : end + (size / 4 < room ? size / 4 : room);
        stack_limit = here > most && lowest < here - most ? (end == 0 ? 0 : here - most) : lowest;
    }
    if (here < stack_limit) { raise(RecursionError, "maximum recursion depth exceeded"); }
}

// Raises RecursionError when the stack is nearly used up.
inline void check_stack() {
    uintptr_t here;
    CAPSULEC_STACK_POINTER(here);
    if (CAPSULEC_UNLIKELY(here < stack_limit)) { learn_stack_limit(here); }
}

}  // namespace capsulec::py
