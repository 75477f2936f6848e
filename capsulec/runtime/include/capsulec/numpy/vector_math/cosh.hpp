// Registered by library/numpy/vector_math.py: cosh of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(cosh)
CAPSULEC_OF_FLOATS_1(cosh)

}  // namespace capsulec::np::vectors
