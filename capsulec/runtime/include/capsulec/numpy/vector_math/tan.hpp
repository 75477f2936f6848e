// Registered by library/numpy/vector_math.py: tan of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(tan)
CAPSULEC_OF_FLOATS_1(tan)

}  // namespace capsulec::np::vectors
