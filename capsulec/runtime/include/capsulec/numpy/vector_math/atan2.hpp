// Registered by library/numpy/vector_math.py: atan2 of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_2(atan2)
CAPSULEC_OF_FLOATS_2(atan2)

}  // namespace capsulec::np::vectors
