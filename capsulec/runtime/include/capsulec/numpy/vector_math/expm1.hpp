// Registered by library/numpy/vector_math.py: expm1 of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(expm1)
CAPSULEC_OF_FLOATS_1(expm1)

}  // namespace capsulec::np::vectors
