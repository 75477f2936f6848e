// Registered by library/python_operators.py: float arithmetic that cannot raise.
#pragma once

#include "capsulec/libm.hpp"

namespace capsulec::py {

// a % b for b != 0: of the sign of b, also when it is zero.
inline double mod_nonzero(double a, double b) {
    double rest = ::fmod(a, b);
    if (rest == 0) return ::copysign(0.0, b);
    return (rest < 0) != (b < 0) ? rest + b : rest;
}

// a // b for b != 0. The quotient is taken after the remainder, so that rounding cannot push it over a whole number.
inline double floordiv_nonzero(double a, double b) {
    double rest = ::fmod(a, b), quotient = (a - rest) / b;
    if (rest != 0 && (rest < 0) != (b < 0)) quotient -= 1;
    if (quotient == 0) return ::copysign(0.0, a / b);
    double whole = ::floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

}  // namespace capsulec::py
