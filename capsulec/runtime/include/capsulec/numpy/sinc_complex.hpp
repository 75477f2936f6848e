// Registered by library/numpy/elementary.py: sinc of complex numbers.
#pragma once

#include "capsulec/complex.hpp"
#include "capsulec/numpy/complex.hpp"
#include "capsulec/numpy/elementary.hpp"
#include "capsulec/numpy/elementary_complex.hpp"

namespace capsulec::np {

// sin(pi z) / (pi z), with a very small number for 0.
template <class Real>
inline complex<Real> sinc_complex(complex<Real> z) {
    complex<Real> angle = complex<Real>{static_cast<Real>(pi<double>), 0} * z;
    if (!nonzero(angle)) angle = {static_cast<Real>(1e-20), 0};
    return divide(sin(angle), angle);
}

}  // namespace capsulec::np
