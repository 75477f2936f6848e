// Which of the x86-64 levels this processor has, for functions of several versions. Used by backend/module.py and by
// headers that ask for CAPSULEC_LEVEL.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"

// g++ asks a function of its own library, which tells hundreds of processors apart and is 4 kB in each module. The levels
// are three bits of one word, the same in all versions of g++ that have them. Where something else of a module wants more,
// the library's definitions take the place of these weak ones.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__) && !defined(__AVX2__) && \
    !defined(CAPSULEC_BASELINE) && __GNUC__ >= 12 && __GNUC__ <= 15

namespace capsulec {
namespace processor {

constexpr int level_word = 2, known_word = 7;
constexpr unsigned has_v3 = 1u << 1, has_v4 = 1u << 2;

struct registers {
    unsigned a, b, c, d;
};
CAPSULEC_PART inline registers asked(unsigned leaf) {
    registers found;
    __asm__ volatile("cpuid" : "=a"(found.a), "=b"(found.b), "=c"(found.c), "=d"(found.d) : "0"(leaf), "2"(0));
    return found;
}

template <class... Bit> constexpr unsigned bits(Bit... bit) { return (0u | ... | (1u << bit)); }
CAPSULEC_PART inline bool has(unsigned word, unsigned wanted) { return (word & wanted) == wanted; }

} // namespace processor
} // namespace capsulec

extern "C" __attribute__((weak, visibility("hidden"))) unsigned __cpu_features2[8];
__attribute__((used)) unsigned __cpu_features2[8] = {};

namespace capsulec {
namespace processor {

// Static: while versions are chosen, nothing can be called that the loader has to find.
CAPSULEC_SELDOM static void find_level() {
    if (__cpu_features2[known_word] != 0) return;
    __cpu_features2[known_word] = 1;
    if (asked(0).a < 7) return;
    // SSE3, SSSE3, FMA, CMPXCHG16B, SSE4.1, SSE4.2, MOVBE, POPCNT, OSXSAVE, AVX, F16C; BMI1, AVX2, BMI2; LAHF, LZCNT
    constexpr unsigned first = bits(0, 9, 12, 13, 19, 20, 22, 23, 27, 28, 29), seventh = bits(3, 5, 8), extended = bits(0, 5);
    const unsigned more = asked(7).b;
    if (!has(asked(1).c, first) || !has(more, seventh) || !has(asked(0x80000001).c, extended)) return;
    unsigned saved, high; // the registers that the system keeps for each thread
    __asm__ volatile("xgetbv" : "=a"(saved), "=d"(high) : "c"(0));
    if (!has(saved, bits(1, 2))) return;
    __cpu_features2[level_word] |= has_v3;
    // AVX512F, AVX512DQ, AVX512CD, AVX512BW, AVX512VL
    if (has(saved, bits(5, 6, 7)) && has(more, bits(16, 17, 28, 30, 31))) __cpu_features2[level_word] |= has_v4;
}

} // namespace processor
} // namespace capsulec

// Runs while the module is loaded, before its other functions can be called; what calls it first is the choice of versions.
extern "C" __attribute__((weak, visibility("hidden"), used, constructor(101))) int __cpu_indicator_init() {
    capsulec::processor::find_level();
    return 0;
}

#endif
