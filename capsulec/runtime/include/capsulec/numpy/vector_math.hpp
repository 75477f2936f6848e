// Registered by library/numpy/vector_math.py: mathematical functions of many numbers at once, by glibc's libmvec.
//
// CAPSULEC_VECTOR_MATH(exp) declares capsulec_exp, which loops over arrays call: the compiler puts vector versions of it
// in, which are libmvec's. What is left at the end of an array, and loops that get no vector code, call capsulec_exp
// itself, which is one lane of the same version: an element has one value, wherever it stands. At most 4 ulp from
// NumPy's; NaN, infinities, zeros and their signs are NumPy's.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/c_math.hpp"

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
} // namespace capsulec::np::vectors

#define CAPSULEC_LOCAL __attribute__((visibility("hidden"), used))
#define CAPSULEC_HAS_SIMD __attribute__((visibility("hidden"), const, simd("notinbranch")))

// The names are those of the x86-64 vector function ABI: b is SSE2, d is AVX2. Each is libmvec's function under the name
// that the compiler makes of capsulec_exp. x - 0 in each lane is x, even if that is -0.
#define CAPSULEC_VECTOR_1(name, T, two, n2, four, n4, eight, n8)                                                \
    extern "C" T capsulec_##name(T) noexcept CAPSULEC_HAS_SIMD;                                                 \
    extern "C" two _ZGVbN##n2##v_##name(two) noexcept;                                                          \
    extern "C" four _ZGVdN##n4##v_##name(four) noexcept CAPSULEC_AVX2;                                          \
    extern "C" CAPSULEC_LOCAL inline two _ZGVbN##n2##v_capsulec_##name(two x) noexcept {                        \
        return _ZGVbN##n2##v_##name(x);                                                                         \
    }                                                                                                           \
    extern "C" CAPSULEC_LOCAL CAPSULEC_AVX2 inline four _ZGVdN##n4##v_capsulec_##name(four x) noexcept {        \
        return _ZGVdN##n4##v_##name(x);                                                                         \
    }                                                                                                           \
    CAPSULEC_AVX2 inline T name##_avx2(T x) noexcept {                                                          \
        return _ZGVdN##n4##v_##name(x - four{})[0];                                                             \
    }                                                                                                           \
    CAPSULEC_LOCAL T name##_lane(T) noexcept __asm__("capsulec_" #name);                                        \
    inline T name##_lane(T x) noexcept {                                                                        \
        return CAPSULEC_IS_AVX2 ? name##_avx2(x) : _ZGVbN##n2##v_##name(x - two{})[0];                          \
    }                                                                                                           \
    CAPSULEC_WIDER_1(name, T, two, n2, four, n4, eight, n8)

#define CAPSULEC_VECTOR_2(name, T, two, n2, four, n4, eight, n8)                                                \
    extern "C" T capsulec_##name(T, T) noexcept CAPSULEC_HAS_SIMD;                                              \
    extern "C" two _ZGVbN##n2##vv_##name(two, two) noexcept;                                                    \
    extern "C" four _ZGVdN##n4##vv_##name(four, four) noexcept CAPSULEC_AVX2;                                   \
    extern "C" CAPSULEC_LOCAL inline two _ZGVbN##n2##vv_capsulec_##name(two x, two y) noexcept {                \
        return _ZGVbN##n2##vv_##name(x, y);                                                                     \
    }                                                                                                           \
    extern "C" CAPSULEC_LOCAL CAPSULEC_AVX2 inline four _ZGVdN##n4##vv_capsulec_##name(four x, four y) noexcept {\
        return _ZGVdN##n4##vv_##name(x, y);                                                                     \
    }                                                                                                           \
    CAPSULEC_AVX2 inline T name##_avx2(T x, T y) noexcept {                                                     \
        return _ZGVdN##n4##vv_##name(x - four{}, y - four{})[0];                                                \
    }                                                                                                           \
    CAPSULEC_LOCAL T name##_lane(T, T) noexcept __asm__("capsulec_" #name);                                     \
    inline T name##_lane(T x, T y) noexcept {                                                                   \
        return CAPSULEC_IS_AVX2 ? name##_avx2(x, y) : _ZGVbN##n2##vv_##name(x - two{}, y - two{})[0];           \
    }                                                                                                           \
    CAPSULEC_WIDER_2(name, T, two, n2, four, n4, eight, n8)

// A user's -march may have the compiler ask for versions of other widths: c is AVX, e AVX-512. They are two halves.
#if defined(__AVX512F__)
#define CAPSULEC_WIDER_1(name, T, two, n2, four, n4, eight, n8)                                                 \
    extern "C" CAPSULEC_LOCAL inline eight _ZGVeN##n8##v_capsulec_##name(eight x) noexcept {                    \
        four xs[2];                                                                                             \
        __builtin_memcpy(xs, &x, sizeof(x));                                                                    \
        xs[0] = _ZGVdN##n4##v_##name(xs[0]);                                                                    \
        xs[1] = _ZGVdN##n4##v_##name(xs[1]);                                                                    \
        __builtin_memcpy(&x, xs, sizeof(x));                                                                    \
        return x;                                                                                               \
    }
#define CAPSULEC_WIDER_2(name, T, two, n2, four, n4, eight, n8)                                                 \
    extern "C" CAPSULEC_LOCAL inline eight _ZGVeN##n8##vv_capsulec_##name(eight x, eight y) noexcept {          \
        four xs[2], ys[2];                                                                                      \
        __builtin_memcpy(xs, &x, sizeof(x));                                                                    \
        __builtin_memcpy(ys, &y, sizeof(y));                                                                    \
        xs[0] = _ZGVdN##n4##vv_##name(xs[0], ys[0]);                                                            \
        xs[1] = _ZGVdN##n4##vv_##name(xs[1], ys[1]);                                                            \
        __builtin_memcpy(&x, xs, sizeof(x));                                                                    \
        return x;                                                                                               \
    }
#elif defined(__AVX__) && !defined(__AVX2__)
#define CAPSULEC_WIDER_1(name, T, two, n2, four, n4, eight, n8)                                                 \
    extern "C" CAPSULEC_LOCAL inline four _ZGVcN##n4##v_capsulec_##name(four x) noexcept {                      \
        two xs[2];                                                                                              \
        __builtin_memcpy(xs, &x, sizeof(x));                                                                    \
        xs[0] = _ZGVbN##n2##v_##name(xs[0]);                                                                    \
        xs[1] = _ZGVbN##n2##v_##name(xs[1]);                                                                    \
        __builtin_memcpy(&x, xs, sizeof(x));                                                                    \
        return x;                                                                                               \
    }
#define CAPSULEC_WIDER_2(name, T, two, n2, four, n4, eight, n8)                                                 \
    extern "C" CAPSULEC_LOCAL inline four _ZGVcN##n4##vv_capsulec_##name(four x, four y) noexcept {             \
        two xs[2], ys[2];                                                                                       \
        __builtin_memcpy(xs, &x, sizeof(x));                                                                    \
        __builtin_memcpy(ys, &y, sizeof(y));                                                                    \
        xs[0] = _ZGVbN##n2##vv_##name(xs[0], ys[0]);                                                            \
        xs[1] = _ZGVbN##n2##vv_##name(xs[1], ys[1]);                                                            \
        __builtin_memcpy(&x, xs, sizeof(x));                                                                    \
        return x;                                                                                               \
    }
#else
#define CAPSULEC_WIDER_1(name, T, two, n2, four, n4, eight, n8)
#define CAPSULEC_WIDER_2(name, T, two, n2, four, n4, eight, n8)
#endif

#define CAPSULEC_OF_DOUBLES_1(name)                                                                             \
    CAPSULEC_VECTOR_1(name, double, doubles2, 2, doubles4, 4, doubles8, 8)                                      \
    inline double name(double x) noexcept { return capsulec_##name(x); }
#define CAPSULEC_OF_FLOATS_1(name)                                                                              \
    CAPSULEC_VECTOR_1(name##f, float, floats4, 4, floats8, 8, floats16, 16)                                     \
    inline float name(float x) noexcept { return capsulec_##name##f(x); }
#define CAPSULEC_OF_DOUBLES_2(name)                                                                             \
    CAPSULEC_VECTOR_2(name, double, doubles2, 2, doubles4, 4, doubles8, 8)                                      \
    inline double name(double x, double y) noexcept { return capsulec_##name(x, y); }
#define CAPSULEC_OF_FLOATS_2(name)                                                                              \
    CAPSULEC_VECTOR_2(name##f, float, floats4, 4, floats8, 8, floats16, 16)                                     \
    inline float name(float x, float y) noexcept { return capsulec_##name##f(x, y); }

#else

#define CAPSULEC_OF_DOUBLES_1(name) inline double name(double x) { return np::name(x); }
#define CAPSULEC_OF_FLOATS_1(name) inline float name(float x) { return np::name(x); }
#define CAPSULEC_OF_DOUBLES_2(name) inline double name(double x, double y) { return np::name(x, y); }
#define CAPSULEC_OF_FLOATS_2(name) inline float name(float x, float y) { return np::name(x, y); }

#endif
