// Registered by library/boundary.py: NumPy's complex scalars.
#pragma once

#include "capsulec/python/boundary/complex.hpp"
#include "capsulec/python/boundary/numpy_scalars.hpp"

namespace capsulec::boundary {

// clang-format off
template <> struct dtype<complex64> : slots<np::complex_float_type> {};
template <> struct dtype<complex128> : slots<np::complex_double_type> {};
template <> struct dtype<complex256> : slots<np::complex_long_double_type> {};
// clang-format on

template <class Real>
struct of_numpy_complex {
    using type = complex<Real>;

    static bool load(PyObject *object, type &value, py::Attempt &attempt) {
        return CAPSULEC_LIKELY(load_scalar(object, value)) || (!attempt.exact && convert(object, value, attempt));
    }

    CAPSULEC_COLD static bool convert(PyObject *object, type &value, py::Attempt &attempt) {
        complex128 found{0, 0};
        if (np::is_scalar(object, np::generic_type)) {
            return false;
        }
        if (is_a(object, PyComplex_Type)) {
            found = py::complex_of(object);
        } else if (!load_real_as_complex(object, found, attempt)) {
            return false;
        }
        return (narrow(found.real, value.real) && narrow(found.imag, value.imag)) || attempt.out_of_range();
    }

    static PyObject *store(type value) { return store_scalar(value); }
};

using of_complex64 = of_numpy_complex<float>;
using of_complex128 = of_numpy_complex<double>;
using of_complex256 = of_numpy_complex<long double>;

} // namespace capsulec::boundary
