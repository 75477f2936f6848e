// Registered by library/numpy/vector_math.py: cbrt of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(cbrt)
CAPSULEC_OF_FLOATS_1(cbrt)

}  // namespace capsulec::np::vectors
