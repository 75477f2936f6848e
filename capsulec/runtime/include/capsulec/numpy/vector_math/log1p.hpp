// Registered by library/numpy/vector_math.py: log1p of many numbers at once.
#pragma once

#include "capsulec/numpy/vector_math.hpp"

namespace capsulec::np::vectors {

CAPSULEC_OF_DOUBLES_1(log1p)
CAPSULEC_OF_FLOATS_1(log1p)

}  // namespace capsulec::np::vectors
