// Registered by library/numpy_operators.py: complex functions of C's math library, on capsulec::complex.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"

namespace capsulec::libm {

CAPSULEC_EXTENSION typedef _Complex float c_complex64;
CAPSULEC_EXTENSION typedef _Complex double c_complex128;
CAPSULEC_EXTENSION typedef _Complex long double c_complex256;

}  // namespace capsulec::libm

extern "C" {
capsulec::libm::c_complex64 cpowf(capsulec::libm::c_complex64, capsulec::libm::c_complex64) noexcept;
capsulec::libm::c_complex128 cpow(capsulec::libm::c_complex128, capsulec::libm::c_complex128) noexcept;
capsulec::libm::c_complex256 cpowl(capsulec::libm::c_complex256, capsulec::libm::c_complex256) noexcept;
capsulec::libm::c_complex64 csqrtf(capsulec::libm::c_complex64) noexcept;
capsulec::libm::c_complex128 csqrt(capsulec::libm::c_complex128) noexcept;
capsulec::libm::c_complex256 csqrtl(capsulec::libm::c_complex256) noexcept;
}

namespace capsulec::libm {

// The two types have one layout, which compilers that have C's complex types let a union show.
template <class Ours, class Theirs>
union same_memory {
    Ours ours;
    Theirs theirs;
};

template <class Theirs, class Ours>
inline Theirs to_c(Ours value) {
    same_memory<Ours, Theirs> memory{value};
    return memory.theirs;
}

template <class Ours, class Theirs>
inline Ours from_c(Theirs value) {
    same_memory<Ours, Theirs> memory;
    memory.theirs = value;
    return memory.ours;
}

inline complex64 pow(complex64 a, complex64 b) {
    return from_c<complex64>(::cpowf(to_c<c_complex64>(a), to_c<c_complex64>(b)));
}
inline complex128 pow(complex128 a, complex128 b) {
    return from_c<complex128>(::cpow(to_c<c_complex128>(a), to_c<c_complex128>(b)));
}
inline complex256 pow(complex256 a, complex256 b) {
    return from_c<complex256>(::cpowl(to_c<c_complex256>(a), to_c<c_complex256>(b)));
}

inline complex64 sqrt(complex64 a) { return from_c<complex64>(::csqrtf(to_c<c_complex64>(a))); }
inline complex128 sqrt(complex128 a) { return from_c<complex128>(::csqrt(to_c<c_complex128>(a))); }
inline complex256 sqrt(complex256 a) { return from_c<complex256>(::csqrtl(to_c<c_complex256>(a))); }

}  // namespace capsulec::libm
