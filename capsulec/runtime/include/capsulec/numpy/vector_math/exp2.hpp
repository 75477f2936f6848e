// Registered by library/numpy/vector_math.py: exp2 of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(exp2)
CAPSULEC_OF_FLOATS_1(exp2)

}  // namespace capsulec::np::vectors
