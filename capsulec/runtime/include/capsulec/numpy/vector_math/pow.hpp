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
#else
inline float power(float x, float y) { return np::power(x, y); }
inline double power(double x, double y) { return np::power(x, y); }
#endif

}  // namespace capsulec::np::vectors
