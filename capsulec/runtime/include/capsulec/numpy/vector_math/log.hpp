// Registered by library/numpy/vector_math.py: log of many numbers at once.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(log)

#ifdef CAPSULEC_LIBMVEC

// libmvec's own of floats is 5 ulp off; this is within 1. x is 2^k (1 + f) with f from -1/4 to 1/2, and log(1 + f) =
// f - f f / 2 + f f f P(f), where P is the polynomial of its degree with the least relative error of the whole. log(2) is
// 0.693145751953125, whose products with k are exact, and the rest.
#define CAPSULEC_LOG_OF_PARTS(floats)                                                                                  \
    floats p = f * -0x1.71400ep-5F + 0x1.ac9078p-4F;                                                                   \
    p = p * f - 0x1.0d8a92p-3F;                                                                                        \
    p = p * f + 0x1.288484p-3F;                                                                                        \
    p = p * f - 0x1.54efdcp-3F;                                                                                        \
    p = p * f + 0x1.9969b0p-3F;                                                                                        \
    p = p * f - 0x1.000040p-2F;                                                                                        \
    p = p * f + 0x1.5555a4p-2F;                                                                                        \
    const floats square = f * f, small = f * square * p + (k * 1.42860682e-6F - 0.5F * square);                        \
    const floats found = k * 0.693145751953125F + (f + small);

// By the bits of x.
#define CAPSULEC_LOG_OF_FLOATS(floats, ints)                                                                           \
    const ints tiny = x < 1.17549435e-38F;                                                                             \
    const floats normal = x * (tiny ? floats{} + 8388608.0F : floats{} + 1.0F);                                        \
    const ints bits = reinterpret_cast<ints>(normal) + (0x3F800000 - 0x3F400000);                                      \
    const floats k = __builtin_convertvector((bits >> 23) - (tiny ? ints{} + 150 : ints{} + 127), floats);             \
    const floats f = reinterpret_cast<floats>((bits & 0x7FFFFF) + 0x3F400000) - 1;                                     \
    CAPSULEC_LOG_OF_PARTS(floats)                                                                                      \
    const floats infinite = floats{} + static_cast<float>(CAPSULEC_INFINITY);                                          \
    const floats other = x < 0 ? infinite - infinite : x == 0 ? -infinite : x;                                         \
    return x > 0 ? x < infinite ? found : other : other;

// The names are those of libmvec's functions, so that the macro takes these.
CAPSULEC_OF_FLOATS_1(logarithm)

#define CAPSULEC_FUSED __attribute__((optimize("O3", "fp-contract=fast")))
#ifdef CAPSULEC_AVX512
// Instructions take the parts: nan of what is below 0, infinities of infinity and of 0.
extern "C" CAPSULEC_LOCAL CAPSULEC_AVX512 CAPSULEC_FUSED inline floats16 _ZGVeN16v_logarithmf(floats16 x) noexcept {
    const floats16 m = __builtin_ia32_getmantps512_mask(x, 4 * 2 + 3, x, -1, 4);
    const floats16 one = floats16{} + 1.0F, e = __builtin_ia32_getexpps512_mask(x, x, -1, 4);
    const floats16 k = m < one ? e + one : e, f = m - one;
    CAPSULEC_LOG_OF_PARTS(floats16)
    return found;
}
#endif
#ifdef CAPSULEC_AVX2
typedef int32_t ints8 __attribute__((vector_size(32)));
extern "C" CAPSULEC_LOCAL CAPSULEC_AVX2 CAPSULEC_FUSED inline floats8 _ZGVdN8v_logarithmf(floats8 x) noexcept {
    CAPSULEC_LOG_OF_FLOATS(floats8, ints8)
}
#endif
typedef int32_t ints4 __attribute__((vector_size(16)));
extern "C" CAPSULEC_LOCAL inline floats4 _ZGVbN4v_logarithmf(floats4 x) noexcept {
    CAPSULEC_LOG_OF_FLOATS(floats4, ints4)
}
#undef CAPSULEC_FUSED
#undef CAPSULEC_LOG_OF_FLOATS
#undef CAPSULEC_LOG_OF_PARTS

inline float log(float x) { return logarithm(x); }
inline void log_line(float *line, int64_t count) noexcept { logarithm_line(line, count); }

#else
CAPSULEC_OF_FLOATS_1(log)
#endif

}  // namespace capsulec::np::vectors
