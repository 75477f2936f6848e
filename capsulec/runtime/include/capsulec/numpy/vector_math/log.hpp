// Registered by library/numpy/vector_math.py: log of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(log)

// libmvec's own of floats is 5 ulp off.
inline float log(float x) { return static_cast<float>(log(static_cast<double>(x))); }

}  // namespace capsulec::np::vectors
