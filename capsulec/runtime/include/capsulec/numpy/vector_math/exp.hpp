// Registered by library/numpy/vector_math.py: exp of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(exp)
CAPSULEC_OF_FLOATS_1(exp)

}  // namespace capsulec::np::vectors
