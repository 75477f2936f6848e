// Registered by library/numpy/vector_math.py: acosh of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(acosh)
CAPSULEC_OF_FLOATS_1(acosh)

}  // namespace capsulec::np::vectors
