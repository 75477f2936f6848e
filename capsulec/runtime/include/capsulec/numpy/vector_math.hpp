// Registered by library/numpy/vector_math.py: mathematical functions of many numbers at once, by glibc's libmvec.
//
// CAPSULEC_VECTOR_MATH(exp) declares capsulec_exp, which loops over arrays call: the compiler puts vector versions of it
// in, which are libmvec's. What is left at the end of an array, and loops that get no vector code, call capsulec_exp
// itself, which is one lane of the same version: an element has one value, wherever it stands. At most 4 ulp from
// NumPy's; NaN, infinities, zeros and their signs are NumPy's.
//
// exp_line computes a line in place, a short array (passes/lines.py): for loops over elements that do not lie side by side.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/c_math.hpp"
#include "capsulec/processor.hpp"

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__)
#if __GLIBC__ > 2 || __GLIBC_MINOR__ >= 35
#define CAPSULEC_LIBMVEC
#endif
#endif

#ifdef CAPSULEC_LIBMVEC

namespace capsulec::np::vectors {
typedef double doubles2 __attribute__((vector_size(16)));
typedef double doubles4 __attribute__((vector_size(32)));
typedef double doubles8 __attribute__((vector_size(64)));
typedef float floats4 __attribute__((vector_size(16)));
typedef float floats8 __attribute__((vector_size(32)));
typedef float floats16 __attribute__((vector_size(64)));

// The parts of vectors; by address, as g++ passes wide ones in other ways by the processor.
template <class Narrow, class Wide> inline void take_part(Narrow &to, const Wide &from, int number) {
    __builtin_memcpy(&to, reinterpret_cast<const Narrow *>(&from) + number, sizeof(to));
}
template <class Narrow, class Wide> inline void fill_twice(Wide &to, const Narrow &from) {
    __builtin_memcpy(&to, &from, sizeof(from));
    __builtin_memcpy(reinterpret_cast<Narrow *>(&to) + 1, &from, sizeof(from));
}
} // namespace capsulec::np::vectors

#define CAPSULEC_LOCAL __attribute__((visibility("hidden"), used))
#define CAPSULEC_HAS_SIMD __attribute__((visibility("hidden"), const, simd("notinbranch")))

// Functions of one and of two numbers: what they take, what they are given, the same but for x - 0 in each lane, which is
// x, even if that is -0, and their letters in the names of the x86-64 vector function ABI.
#define CAPSULEC_TAKES_1(T) T x
#define CAPSULEC_TAKES_2(T) T x, T y
#define CAPSULEC_GIVEN_1 x
#define CAPSULEC_GIVEN_2 x, y
#define CAPSULEC_SPREAD_1(vector) x - vector{}
#define CAPSULEC_SPREAD_2(vector) x - vector{}, y - vector{}
#define CAPSULEC_TWICE_1(vector) vector other_x; fill_twice(other_x, x);
#define CAPSULEC_TWICE_2(vector) CAPSULEC_TWICE_1(vector) vector other_y; fill_twice(other_y, y);
#define CAPSULEC_OTHER_1 other_x
#define CAPSULEC_OTHER_2 other_x, other_y
#define CAPSULEC_NAME_1(width, name) _ZGV##width##v_##name
#define CAPSULEC_NAME_2(width, name) _ZGV##width##vv_##name

// In those names b is SSE2, d is AVX2, e is AVX-512. Each is libmvec's function under the name that the compiler makes of
// capsulec_exp. Narrow vectors, at the ends of arrays, and single numbers are computed by the widest version that the
// processor has, which the loops use: versions differ in last places.
#define CAPSULEC_VECTOR(name, N, T, two, n2, four, n4, eight, n8)                                                      \
    extern "C" T capsulec_##name(CAPSULEC_TAKES_##N(T)) noexcept CAPSULEC_HAS_SIMD;                                    \
    CAPSULEC_ON_AVX512(name, N, T, four, eight, n8)                                                                    \
    CAPSULEC_ON_AVX2(name, N, T, two, n2, four, n4)                                                                    \
    extern "C" two CAPSULEC_NAME_##N(bN##n2, name)(CAPSULEC_TAKES_##N(two)) noexcept;                                  \
    extern "C" CAPSULEC_LOCAL inline two CAPSULEC_NAME_##N(bN##n2, capsulec_##name)(CAPSULEC_TAKES_##N(two)) noexcept {\
        CAPSULEC_IF_AVX2(name##_in_twice(CAPSULEC_GIVEN_##N))                                                             \
        return CAPSULEC_NAME_##N(bN##n2, name)(CAPSULEC_GIVEN_##N);                                                    \
    }                                                                                                                  \
    CAPSULEC_LOCAL T name##_lane(CAPSULEC_TAKES_##N(T)) noexcept __asm__("capsulec_" #name);                           \
    inline T name##_lane(CAPSULEC_TAKES_##N(T)) noexcept {                                                             \
        CAPSULEC_IF_AVX2(name##_avx2(CAPSULEC_GIVEN_##N))                                                              \
        return CAPSULEC_NAME_##N(bN##n2, name)(CAPSULEC_SPREAD_##N(two))[0];                                           \
    }                                                                                                                  \
    CAPSULEC_ON_AVX(name, N, two, n2, four, n4)                                                                        \
    CAPSULEC_LINES(name, N, T, two, n2, four, n4, eight, n8)

// Lines of at most 256 elements, which have room for so many.
template <class T> inline void end_line(T *line, int64_t count) noexcept {
    for (int64_t i = count; i % 16; i++) line[i] = line[count - 1];
}
#define CAPSULEC_LINE_TAKES_1(T) T *line
#define CAPSULEC_LINE_TAKES_2(T) T *line, T *with
#define CAPSULEC_LINE_GIVEN_1 line
#define CAPSULEC_LINE_GIVEN_2 line, with
#define CAPSULEC_LINE_END_1 end_line(line, count);
#define CAPSULEC_LINE_END_2 CAPSULEC_LINE_END_1 end_line(with, count);
#define CAPSULEC_LINE_PART_1(vector) vector x; __builtin_memcpy(&x, line + i, sizeof(x));
#define CAPSULEC_LINE_PART_2(vector) CAPSULEC_LINE_PART_1(vector) vector y; __builtin_memcpy(&y, with + i, sizeof(y));
#define CAPSULEC_LINE(full, name, N, T, letter, vector, n)                                                             \
    inline void full(CAPSULEC_LINE_TAKES_##N(T), int64_t count) noexcept {                                             \
        for (int64_t i = 0; i < count; i += n) {                                                                       \
            CAPSULEC_LINE_PART_##N(vector)                                                                             \
            x = CAPSULEC_NAME_##N(letter##n, capsulec_##name)(CAPSULEC_GIVEN_##N);                                  \
            __builtin_memcpy(line + i, &x, sizeof(x));                                                                 \
        }                                                                                                              \
    }
#define CAPSULEC_LINES(name, N, T, two, n2, four, n4, eight, n8)                                                       \
    CAPSULEC_LINE_ON_AVX512(name, N, T, eight, n8)                                                                     \
    CAPSULEC_LINE_ON_AVX2(name, N, T, four, n4)                                                                        \
    CAPSULEC_LINE(name##_line_sse2, name, N, T, bN, two, n2)                                                            \
    inline void name##_line(CAPSULEC_LINE_TAKES_##N(T), int64_t count) noexcept {                                      \
        CAPSULEC_LINE_END_##N                                                                                          \
        CAPSULEC_IF_AVX512(name##_line_avx512(CAPSULEC_LINE_GIVEN_##N, count))                                         \
        CAPSULEC_IF_AVX2(name##_line_avx2(CAPSULEC_LINE_GIVEN_##N, count))                                             \
        name##_line_sse2(CAPSULEC_LINE_GIVEN_##N, count);                                                              \
    }

#ifdef CAPSULEC_AVX512
#define CAPSULEC_LINE_ON_AVX512(name, N, T, eight, n8)                                                                 \
    CAPSULEC_AVX512 CAPSULEC_LINE(name##_line_avx512, name, N, T, eN, eight, n8)
#define CAPSULEC_IF_AVX512(value) if (CAPSULEC_LEVEL == 4) return value;
#define CAPSULEC_ON_AVX512(name, N, T, four, eight, n8)                                                                \
    extern "C" eight CAPSULEC_NAME_##N(eN##n8, name)(CAPSULEC_TAKES_##N(eight)) noexcept CAPSULEC_AVX512;              \
    extern "C" CAPSULEC_LOCAL CAPSULEC_AVX512 inline eight CAPSULEC_NAME_##N(eN##n8, capsulec_##name)(                 \
        CAPSULEC_TAKES_##N(eight)) noexcept {                                                                          \
        return CAPSULEC_NAME_##N(eN##n8, name)(CAPSULEC_GIVEN_##N);                                                    \
    }                                                                                                                  \
    CAPSULEC_AVX512 inline four name##_in_twice(CAPSULEC_TAKES_##N(four)) noexcept {                                      \
        CAPSULEC_TWICE_##N(eight)                                                                                      \
        other_x = CAPSULEC_NAME_##N(eN##n8, name)(CAPSULEC_OTHER_##N);                                                   \
        take_part(x, other_x, 0);                                                                                       \
        return x;                                                                                                      \
    }
#else
#define CAPSULEC_IF_AVX512(value)
#define CAPSULEC_ON_AVX512(name, N, T, four, eight, n8)
#define CAPSULEC_LINE_ON_AVX512(name, N, T, eight, n8)
#endif

#ifdef CAPSULEC_AVX2
#define CAPSULEC_LINE_ON_AVX2(name, N, T, four, n4)                                                                    \
    CAPSULEC_AVX2 CAPSULEC_LINE(name##_line_avx2, name, N, T, dN, four, n4)
#define CAPSULEC_IF_AVX2(value) if (CAPSULEC_LEVEL >= 3) return value;
#define CAPSULEC_ON_AVX2(name, N, T, two, n2, four, n4)                                                                \
    extern "C" four CAPSULEC_NAME_##N(dN##n4, name)(CAPSULEC_TAKES_##N(four)) noexcept CAPSULEC_AVX2;                  \
    extern "C" CAPSULEC_LOCAL CAPSULEC_AVX2 inline four CAPSULEC_NAME_##N(dN##n4, capsulec_##name)(                    \
        CAPSULEC_TAKES_##N(four)) noexcept {                                                                           \
        CAPSULEC_IF_AVX512(name##_in_twice(CAPSULEC_GIVEN_##N))                                                           \
        return CAPSULEC_NAME_##N(dN##n4, name)(CAPSULEC_GIVEN_##N);                                                    \
    }                                                                                                                  \
    CAPSULEC_AVX2 inline two name##_in_twice(CAPSULEC_TAKES_##N(two)) noexcept {                                          \
        CAPSULEC_TWICE_##N(four)                                                                                       \
        other_x = CAPSULEC_NAME_##N(dN##n4, capsulec_##name)(CAPSULEC_OTHER_##N);                                        \
        take_part(x, other_x, 0);                                                                                       \
        return x;                                                                                                      \
    }                                                                                                                  \
    CAPSULEC_AVX2 inline T name##_avx2(CAPSULEC_TAKES_##N(T)) noexcept {                                               \
        return CAPSULEC_NAME_##N(dN##n4, capsulec_##name)(CAPSULEC_SPREAD_##N(four))[0];                               \
    }
#else
#define CAPSULEC_IF_AVX2(value)
#define CAPSULEC_ON_AVX2(name, N, T, two, n2, four, n4)
#define CAPSULEC_LINE_ON_AVX2(name, N, T, four, n4)
#endif

// A user's -mavx has the compiler ask for versions named c: they are two halves.
#if defined(__AVX__) && !defined(__AVX2__)
#define CAPSULEC_ON_AVX(name, N, two, n2, four, n4)                                                                    \
    extern "C" CAPSULEC_LOCAL inline four CAPSULEC_NAME_##N(cN##n4, capsulec_##name)(CAPSULEC_TAKES_##N(four)) noexcept {\
        CAPSULEC_PART_##N(two, 0)                                                                                      \
        const two first = CAPSULEC_NAME_##N(bN##n2, capsulec_##name)(CAPSULEC_OTHER_##N);                               \
        CAPSULEC_AGAIN_##N(1)                                                                                          \
        const two second = CAPSULEC_NAME_##N(bN##n2, capsulec_##name)(CAPSULEC_OTHER_##N);                              \
        __builtin_memcpy(&x, &first, sizeof(first));                                                                   \
        __builtin_memcpy(reinterpret_cast<two *>(&x) + 1, &second, sizeof(second));                                    \
        return x;                                                                                                      \
    }
#define CAPSULEC_AGAIN_1(n) take_part(other_x, x, n);
#define CAPSULEC_AGAIN_2(n) CAPSULEC_AGAIN_1(n) take_part(other_y, y, n);
#define CAPSULEC_PART_1(two, n) two other_x; CAPSULEC_AGAIN_1(n)
#define CAPSULEC_PART_2(two, n) two other_x, other_y; CAPSULEC_AGAIN_2(n)
#else
#define CAPSULEC_ON_AVX(name, N, two, n2, four, n4)
#endif

#define CAPSULEC_OF_DOUBLES_1(name)                                                                                    \
    CAPSULEC_VECTOR(name, 1, double, doubles2, 2, doubles4, 4, doubles8, 8)                                            \
    inline double name(double x) noexcept { return capsulec_##name(x); }
#define CAPSULEC_OF_FLOATS_1(name)                                                                                     \
    CAPSULEC_VECTOR(name##f, 1, float, floats4, 4, floats8, 8, floats16, 16)                                           \
    inline float name(float x) noexcept { return capsulec_##name##f(x); }                                              \
    inline void name##_line(float *line, int64_t count) noexcept { name##f_line(line, count); }
#define CAPSULEC_OF_DOUBLES_2(name)                                                                                    \
    CAPSULEC_VECTOR(name, 2, double, doubles2, 2, doubles4, 4, doubles8, 8)                                            \
    inline double name(double x, double y) noexcept { return capsulec_##name(x, y); }
#define CAPSULEC_OF_FLOATS_2(name)                                                                                     \
    CAPSULEC_VECTOR(name##f, 2, float, floats4, 4, floats8, 8, floats16, 16)                                           \
    inline float name(float x, float y) noexcept { return capsulec_##name##f(x, y); }                                  \
    inline void name##_line(float *line, float *with, int64_t count) noexcept { name##f_line(line, with, count); }

#else

#define CAPSULEC_LINE_1(name, T)                                                                                       \
    inline void name##_line(T *line, int64_t count) noexcept {                                                         \
        for (int64_t i = 0; i < count; i++) line[i] = name(line[i]);                                                   \
    }
#define CAPSULEC_LINE_2(name, T)                                                                                       \
    inline void name##_line(T *line, T *with, int64_t count) noexcept {                                                \
        for (int64_t i = 0; i < count; i++) line[i] = name(line[i], with[i]);                                          \
    }
#define CAPSULEC_OF_DOUBLES_1(name)                                                                                    \
    inline double name(double x) { return np::name(x); }                                                               \
    CAPSULEC_LINE_1(name, double)
#define CAPSULEC_OF_FLOATS_1(name)                                                                                     \
    inline float name(float x) { return np::name(x); }                                                                 \
    CAPSULEC_LINE_1(name, float)
#define CAPSULEC_OF_DOUBLES_2(name)                                                                                    \
    inline double name(double x, double y) { return np::name(x, y); }                                                  \
    CAPSULEC_LINE_2(name, double)
#define CAPSULEC_OF_FLOATS_2(name)                                                                                     \
    inline float name(float x, float y) { return np::name(x, y); }                                                     \
    CAPSULEC_LINE_2(name, float)

#endif
