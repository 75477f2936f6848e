// Used by every runtime header: what differs between compilers, in one place.
#pragma once

#if defined(__GNUC__) || defined(__clang__)
// A function that is not called often: kept out of line and away from the hot code, and not much time spent on it.
#if defined(__clang__)
#define CAPSULEC_SELDOM __attribute__((noinline, cold))
#else
#define CAPSULEC_SELDOM __attribute__((noinline, cold, optimize("O1")))
#endif
// A function that is nearly never called, such as one that raises: what counts is how soon it is compiled.
#if defined(__clang__)
#define CAPSULEC_COLD __attribute__((noinline, cold))
#else
#define CAPSULEC_COLD __attribute__((noinline, cold, optimize("O0")))
#endif
// A function that reads its arguments alone, and may throw: memory is what it was behind a call. Its result must be used
// (CAPSULEC_USED), or the call is left out. Clang takes it for one that does not throw.
#if defined(__clang__)
#define CAPSULEC_OF_ARGUMENTS
#define CAPSULEC_USED(value) static_cast<void>(value)
#else
#define CAPSULEC_OF_ARGUMENTS __attribute__((const))
#define CAPSULEC_USED(value) __asm__ volatile("" : "+m"(value))
#endif
// A function that runs once, when a module is loaded or a callback bound: what counts is how soon it is compiled.
#if defined(__clang__)
#define CAPSULEC_AT_LOAD __attribute__((noinline, cold))
#else
#define CAPSULEC_AT_LOAD __attribute__((noinline, cold, optimize("O0")))
#endif
// A small function that never becomes one of its own, not where what calls it is not optimised either.
#define CAPSULEC_PART __attribute__((always_inline))
// A function of which there is one copy: its callers have a quick way of their own.
#define CAPSULEC_OUT_OF_LINE __attribute__((noinline))
// Where the program never comes to.
#define CAPSULEC_UNREACHABLE __builtin_unreachable()
#define CAPSULEC_LIKELY(condition) __builtin_expect(!!(condition), 1)
#define CAPSULEC_UNLIKELY(condition) __builtin_expect(!!(condition), 0)
// What holds but in rare calls: the code for those is kept small.
#if defined(__GNUC__) && !defined(__clang__)
#define CAPSULEC_USUALLY(condition) __builtin_expect_with_probability(!!(condition), 1, 1.0)
#else
#define CAPSULEC_USUALLY(condition) __builtin_expect(!!(condition), 1)
#endif
// The test of a loop of two or three rounds, which is not worth being aligned or unrolled.
#if defined(__GNUC__) && !defined(__clang__)
#define CAPSULEC_A_FEW_TIMES(condition) __builtin_expect_with_probability(!!(condition), 1, 0.6)
#else
#define CAPSULEC_A_FEW_TIMES(condition) (condition)
#endif
// Whether the compiler knows the value when it compiles the call; the logarithm of a power of two.
#define CAPSULEC_KNOWN(value) __builtin_constant_p(value)
#define CAPSULEC_LOG2(value) __builtin_ctzll(static_cast<unsigned long long>(value))
// Whether a product of unsigned 64-bit numbers is above 2**62.
#define CAPSULEC_TOO_MANY(a, b) (static_cast<unsigned __int128>(a) * (b) > (static_cast<unsigned __int128>(1) << 62))
// What is true, so that the compiler may rely on it.
#define CAPSULEC_ASSUME(condition) ((condition) ? static_cast<void>(0) : __builtin_unreachable())
// A flag that threads share and that nothing is ordered by.
#define CAPSULEC_FLAG_LOAD(flag) __atomic_load_n(&(flag), __ATOMIC_RELAXED)
#define CAPSULEC_FLAG_STORE(flag, value) __atomic_store_n(&(flag), value, __ATOMIC_RELAXED)
// Before a declaration that uses an extension, such as C's complex types.
#define CAPSULEC_EXTENSION __extension__
#define CAPSULEC_FIND_BYTE(from, byte, size) __builtin_memchr(from, byte, size)
#define CAPSULEC_LITTLE_ENDIAN (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
#define CAPSULEC_INFINITY __builtin_inf()
#define CAPSULEC_NAN __builtin_nan("")
#define CAPSULEC_LONG_DOUBLE_MAX __LDBL_MAX__
#define CAPSULEC_LONG_DOUBLE_EPSILON __LDBL_EPSILON__
#else
#define CAPSULEC_FIND_BYTE(from, byte, size) memchr(from, byte, size)
#define CAPSULEC_INFINITY (1e308 * 10)
#define CAPSULEC_NAN (-(CAPSULEC_INFINITY - CAPSULEC_INFINITY))
#define CAPSULEC_LONG_DOUBLE_MAX 1.7976931348623157e308L  // long double is double
#define CAPSULEC_LONG_DOUBLE_EPSILON 2.220446049250313e-16L
#define CAPSULEC_COLD
#define CAPSULEC_AT_LOAD
#define CAPSULEC_OF_ARGUMENTS
#define CAPSULEC_USED(value) static_cast<void>(value)
#define CAPSULEC_PART
#define CAPSULEC_OUT_OF_LINE
#define CAPSULEC_UNREACHABLE static_cast<void>(0)
#define CAPSULEC_LIKELY(condition) (condition)
#define CAPSULEC_UNLIKELY(condition) (condition)
#define CAPSULEC_USUALLY(condition) (condition)
#define CAPSULEC_A_FEW_TIMES(condition) (condition)
#define CAPSULEC_KNOWN(value) false
#define CAPSULEC_TOO_MANY(a, b) ((b) != 0 && (a) > 0x4000000000000000 / (b))
#define CAPSULEC_ASSUME(condition) static_cast<void>(0)
#define CAPSULEC_LOG2(value) 0 // not reached
#define CAPSULEC_FLAG_LOAD(flag) (flag)
#define CAPSULEC_FLAG_STORE(flag, value) ((flag) = (value))
#define CAPSULEC_EXTENSION
#endif

// Before a function whose loops go over arrays: with vector instructions, for the oldest processors and for those of the
// x86-64-v3 level (AVX2), one of which is picked when the module is loaded. A user's -march or --cpu decides alone.
// CAPSULEC_MATH_LOOPS is for loops with mathematical functions, of which the v4 level (AVX-512) has better ones;
// CAPSULEC_LINE_LOOPS for functions of arrays of any strides, of which some loops go over neighbours: vector instructions
// that every processor has.
#if defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__) && !defined(CAPSULEC_PLAIN_LOOPS)
#define CAPSULEC_AS_LOOPS optimize("O3", "fp-contract=off")
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__AVX2__) && !defined(CAPSULEC_BASELINE)
#define CAPSULEC_LOOPS_CLONED
#define CAPSULEC_LOOPS __attribute__((target_clones("arch=x86-64-v3", "default"), CAPSULEC_AS_LOOPS))
#define CAPSULEC_MATH_LOOPS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), CAPSULEC_AS_LOOPS))
#else
#define CAPSULEC_LOOPS __attribute__((CAPSULEC_AS_LOOPS))
#define CAPSULEC_MATH_LOOPS CAPSULEC_LOOPS
#endif
#define CAPSULEC_LINE_LOOPS __attribute__((optimize("tree-vectorize", "vect-cost-model=dynamic", "fp-contract=off")))
#else
#define CAPSULEC_LOOPS
#define CAPSULEC_MATH_LOOPS
#define CAPSULEC_LINE_LOOPS
#endif

// Before a function that has another one beside it, which does the same on processors of any age: for those of the v3
// level alone, and for those of the v4 level. Only where CAPSULEC_NEWER holds may it be called.
#if defined(CAPSULEC_LOOPS_CLONED)
#define CAPSULEC_NEWER_LOOPS __attribute__((target("arch=x86-64-v3"), CAPSULEC_AS_LOOPS))
#define CAPSULEC_NEWEST_LOOPS __attribute__((target("arch=x86-64-v4"), CAPSULEC_AS_LOOPS))
#define CAPSULEC_NEWER __builtin_cpu_supports("x86-64-v3")
#define CAPSULEC_NEWEST(newer, newest) (__builtin_cpu_supports("x86-64-v4") ? newest : newer)
#else
#define CAPSULEC_NEWER_LOOPS CAPSULEC_LOOPS
#define CAPSULEC_NEWEST_LOOPS [[maybe_unused]]
#define CAPSULEC_NEWER true
#define CAPSULEC_NEWEST(newer, newest) newer
#endif

// Functions for some processors only, and the level of this one, by which the versions of CAPSULEC_LOOPS are picked too.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#if defined(__AVX2__) || !defined(CAPSULEC_BASELINE)
#define CAPSULEC_AVX2 __attribute__((target("arch=x86-64-v3")))
#endif
#if defined(__AVX512F__)
#define CAPSULEC_AVX512 __attribute__((target("arch=x86-64-v3,avx512f")))
#define CAPSULEC_LEVEL 4
#elif defined(__AVX2__)
#define CAPSULEC_LEVEL 3
#elif defined(CAPSULEC_BASELINE)
#define CAPSULEC_LEVEL 2
#else
#define CAPSULEC_AVX512 __attribute__((target("arch=x86-64-v4")))
#define CAPSULEC_LEVEL (__builtin_cpu_supports("x86-64-v4") ? 4 : __builtin_cpu_supports("x86-64-v3") ? 3 : 2)
#endif
#endif

// Keeps a float in a register: what is computed of it is not one with how it was computed. Eight of them have registers of
// their own, so that they are not loaded as vectors.
#if defined(__GNUC__) && defined(__x86_64__)
#define CAPSULEC_KEEP(a) __asm__("" : "+x"(a))
#define CAPSULEC_ALONE(a, b, c, d, e, f, g, h)                                                                           \
    __asm__("" : "+x"(a), "+x"(b), "+x"(c), "+x"(d), "+x"(e), "+x"(f), "+x"(g), "+x"(h))
#else
#define CAPSULEC_KEEP(a) static_cast<void>(0)
#define CAPSULEC_ALONE(a, b, c, d, e, f, g, h) static_cast<void>(0)
#endif

// Before a loop whose rounds do not meet in memory, which the compiler then has not to find out when it runs.
#if defined(__clang__)
#define CAPSULEC_APART _Pragma("clang loop vectorize(assume_safety)")
#elif defined(__GNUC__)
#define CAPSULEC_APART _Pragma("GCC ivdep")
#else
#define CAPSULEC_APART
#endif

// An OpenMP directive; without -fopenmp there is none.
#ifdef _OPENMP
#define CAPSULEC_OMP(text) _Pragma(text)
#else
#define CAPSULEC_OMP(text)
#endif

// A product and a sum are rounded each, as Python and NumPy round them, also when another build system's command says
// nothing about it (capsulec's own says -ffp-contract=off and CAPSULEC_ROUNDED). g++ puts functions below its pragma not
// in line where CAPSULEC_LOOPS is, so it stands only where the machine has an instruction for both.
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#elif defined(__GNUC__) && !defined(CAPSULEC_ROUNDED) && (defined(__FMA__) || !defined(__x86_64__))
#pragma GCC optimize("fp-contract=off")
#endif

namespace capsulec {

// Counts of owners. Threads of one program share what stands around a parallel region, so that with OpenMP they are atomic.
template <class Count> inline void count_up(Count &count) {
#ifdef _OPENMP
    __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED);
#else
    ++count;
#endif
}

// Whether that was the last one.
template <class Count> inline bool count_down(Count &count) {
#ifdef _OPENMP
    return __atomic_sub_fetch(&count, 1, __ATOMIC_ACQ_REL) == 0;
#else
    return --count == 0;
#endif
}

} // namespace capsulec

// What a program compares is its own business: `n < 0` of an unsigned number, `x == x`.
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wtautological-compare"
#if __has_warning("-Wbitwise-instead-of-logical")
#pragma clang diagnostic ignored "-Wbitwise-instead-of-logical"
#endif
#elif defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wtype-limits"
#pragma GCC diagnostic ignored "-Wtautological-compare"
#if __GNUC__ >= 12 // which does not see that a count above one keeps a block from being freed
#pragma GCC diagnostic ignored "-Wuse-after-free"
#endif
#endif

// `throw`, where the build has exceptions. Code that can raise is always built with them; headers may be included by
// code that cannot.
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define CAPSULEC_THROW(...) throw __VA_ARGS__
#else
#define CAPSULEC_THROW(...) __builtin_trap()
#endif

// A function that other programs find in the built file. Protected: the module's own capsule must hold it, and not a
// function of this name that the process has already, such as the C library's div. It begins with a line of the cache, so
// that a callback of a few instructions lies in one.
#if defined(_WIN32)
#define CAPSULEC_EXPORT __declspec(dllexport)
#elif defined(__ELF__)
#define CAPSULEC_EXPORT __attribute__((visibility("protected"), aligned(64)))
#else
#define CAPSULEC_EXPORT __attribute__((visibility("default")))
#endif

// The name of a function in the built file, where C++ cannot spell it: a keyword, a macro, letters beyond ASCII.
#if defined(__APPLE__) && (defined(__GNUC__) || defined(__clang__))
#define CAPSULEC_SYMBOL(name) __asm__("_" name)
#elif defined(__GNUC__) || defined(__clang__)
#define CAPSULEC_SYMBOL(name) __asm__(name)
#else
#define CAPSULEC_SYMBOL(name) // MSVC has no such thing: the function keeps its C++ name, its capsule works as well
#endif

// CAPSULEC_PYTHON is the Python version whose behaviour and messages the code has, as in PY_VERSION_HEX >> 16.
#ifndef CAPSULEC_PYTHON
#define CAPSULEC_PYTHON 0x030D
#endif

// So that `namespace py = capsulec::py;` compiles whatever else is included.
namespace capsulec {
namespace py {}
namespace np {}
} // namespace capsulec
