// Registered by library/numpy/vector_math.py: tanh of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(tanh)
CAPSULEC_OF_FLOATS_1(tanh)

}  // namespace capsulec::np::vectors
