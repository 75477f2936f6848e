// Registered by library/numpy/vector_math.py: asin of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(asin)
CAPSULEC_OF_FLOATS_1(asin)

}  // namespace capsulec::np::vectors
