// Registered by library/numpy/vector_math.py: pow of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"
#include "capsulec/numpy/float.hpp"

namespace capsulec::np::vectors {

#ifdef CAPSULEC_LIBMVEC
CAPSULEC_OF_DOUBLES_2(pow)
CAPSULEC_OF_FLOATS_2(pow)

inline float power(float x, float y) { return pow(x, y); }
inline double power(double x, double y) { return pow(x, y); }
template <class T> inline void power_line(T *line, T *with, int64_t count) noexcept { pow_line(line, with, count); }
#else
CAPSULEC_OF_DOUBLES_2(power)
CAPSULEC_OF_FLOATS_2(power)
#endif

}  // namespace capsulec::np::vectors
