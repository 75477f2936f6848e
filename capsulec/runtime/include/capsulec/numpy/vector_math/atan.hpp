// Registered by library/numpy/vector_math.py: atan of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(atan)
CAPSULEC_OF_FLOATS_1(atan)

}  // namespace capsulec::np::vectors
