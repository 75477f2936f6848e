// Registered by library/numpy/rounding.py: numpy.round of complex numbers, part by part.
#pragma once

#include "capsulec/complex.hpp"
#include "capsulec/numpy/round.hpp"

namespace capsulec::np {

template <class Real>
inline complex<Real> round_complex(complex<Real> z, int64_t digits) {
    return {round<Real>(z.real, digits), round<Real>(z.imag, digits)};
}

}  // namespace capsulec::np
