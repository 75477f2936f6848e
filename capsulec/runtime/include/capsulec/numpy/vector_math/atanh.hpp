// Registered by library/numpy/vector_math.py: atanh of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(atanh)
CAPSULEC_OF_FLOATS_1(atanh)

}  // namespace capsulec::np::vectors
