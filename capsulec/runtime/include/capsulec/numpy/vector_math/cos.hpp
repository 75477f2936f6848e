// Registered by library/numpy/vector_math.py: cos of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(cos)
CAPSULEC_OF_FLOATS_1(cos)

}  // namespace capsulec::np::vectors
