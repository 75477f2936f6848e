// Registered by library/numpy/vector_math.py: sin of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(sin)
CAPSULEC_OF_FLOATS_1(sin)

}  // namespace capsulec::np::vectors
