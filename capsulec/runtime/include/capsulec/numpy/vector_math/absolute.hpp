// Registered by library/numpy/vector_math.py: the absolute values of many complex numbers at once.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/libm.hpp"

namespace capsulec::np::vectors {

// At most 1 ulp off. No branches, so that the compiler makes vectors of it: numbers whose squares would be infinite, or
// lose bits, are multiplied by a power of two before and after.
CAPSULEC_PART inline double absolute(complex<double> z) {
    const double a = libm::fabs(z.real), b = libm::fabs(z.imag);
    const double x = b == CAPSULEC_INFINITY ? b : a, y = a == CAPSULEC_INFINITY ? 0 : b; // infinity wins over nan
    const double larger = x > y ? x : y;
    const double before = larger > 0x1p+500 ? 0x1p-600 : larger < 0x1p-400 ? 0x1p+600 : 1;
    const double after = larger > 0x1p+500 ? 0x1p+600 : larger < 0x1p-400 ? 0x1p-600 : 1;
    const double first = x * before, second = y * before;
    return libm::sqrt(first * first + second * second) * after;
}

CAPSULEC_PART inline float absolute(complex<float> z) {
    const float a = libm::fabs(z.real), b = libm::fabs(z.imag), infinity = static_cast<float>(CAPSULEC_INFINITY);
    const double x = b == infinity ? b : a, y = a == infinity ? 0 : b;
    return static_cast<float>(libm::sqrt(x * x + y * y));
}

// The square of that, within 2 ulp, without a root.
template <class Real>
CAPSULEC_PART inline Real absolute_square(complex<Real> z) {
    const Real a = libm::fabs(z.real), b = libm::fabs(z.imag), infinity = static_cast<Real>(CAPSULEC_INFINITY);
    const Real x = b == infinity ? b : a, y = a == infinity ? 0 : b;
    return x * x + y * y;
}

}  // namespace capsulec::np::vectors
