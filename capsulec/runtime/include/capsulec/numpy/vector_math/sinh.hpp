// Registered by library/numpy/vector_math.py: sinh of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(sinh)
CAPSULEC_OF_FLOATS_1(sinh)

}  // namespace capsulec::np::vectors
