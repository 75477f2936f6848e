// Registered by library/numpy/vector_math.py: asinh of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(asinh)
CAPSULEC_OF_FLOATS_1(asinh)

}  // namespace capsulec::np::vectors
