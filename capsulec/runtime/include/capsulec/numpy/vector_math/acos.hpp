// Registered by library/numpy/vector_math.py: acos of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(acos)
CAPSULEC_OF_FLOATS_1(acos)

}  // namespace capsulec::np::vectors
