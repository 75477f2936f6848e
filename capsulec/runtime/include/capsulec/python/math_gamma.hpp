// Registered by library/math.py: gamma and lgamma.
//
// Lanczos' approximation with g = 6.0246800407767296, for which Boost publishes the 13 coefficients of a rational
// function: gamma(x) = sum(x) * (x + g - 1/2) ** (x - 1/2) / exp(x + g - 1/2). Every step is done in CPython's order,
// so that the results have its bits; negative arguments go through gamma(x) * gamma(-x) = -pi / (x * sin(pi * x)).
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/c_math.hpp"
#include "capsulec/python/math_basic.hpp"

extern "C" double round(double) noexcept;

namespace capsulec::py::math {

constexpr double lanczos_g = 6.024680040776729583740234375;
constexpr double lanczos_g_less_half = 5.524680040776729583740234375;
constexpr double log_of_pi = 1.144729885849400174143427351353058711647;

constexpr double lanczos_numerator[] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};

// x * (x + 1) * … * (x + 11) multiplied out
constexpr double lanczos_denominator[] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0,
};

// gamma(1), gamma(2), …, gamma(23): those that are exact
constexpr double factorials[] = {
    1.0,
    1.0,
    2.0,
    6.0,
    24.0,
    120.0,
    720.0,
    5040.0,
    40320.0,
    362880.0,
    3628800.0,
    39916800.0,
    479001600.0,
    6227020800.0,
    87178291200.0,
    1307674368000.0,
    20922789888000.0,
    355687428096000.0,
    6402373705728000.0,
    121645100408832000.0,
    2432902008176640000.0,
    51090942171709440000.0,
    1124000727777607680000.0,
};

// The rational function at x > 0; for large x it is one in 1 / x, so that nothing overflows.
inline double lanczos_sum(double x) {
    double above = 0.0, below = 0.0;
    for (int k = 0; k < 13; ++k) {
        if (x < 5.0) {
            above = above * x + lanczos_numerator[12 - k];
            below = below * x + lanczos_denominator[12 - k];
        } else {
            above = above / x + lanczos_numerator[k];
            below = below / x + lanczos_denominator[k];
        }
    }
    return above / below;
}

// sin(pi * x) for finite x: reduced to at most an eighth of a turn before pi, which is not exact, comes in.
inline double sin_pi(double x) {
    double turns = ::fmod(::fabs(x), 2.0), value = 0;
    int quarters = static_cast<int>(::round(2.0 * turns));
    switch (quarters) {
        case 0: value = c_math::sin(pi * turns); break;
        case 1: value = c_math::cos(pi * (turns - 0.5)); break;
        case 2: value = c_math::sin(pi * (1.0 - turns)); break;
        case 3: value = -c_math::cos(pi * (turns - 1.5)); break;
        default: value = c_math::sin(pi * (turns - 2.0));
    }
    return ::copysign(1.0, x) * value;
}

// gamma of 1e-20 <= |x| <= 200, not a pole; infinite when it overflows
inline double gamma_by_lanczos(double x) {
    double size = ::fabs(x), base = size + lanczos_g_less_half;
    // The rounding error of `base`, from the larger of its two terms, and what it does to the result.
    double error = size > lanczos_g_less_half ? (base - size) - lanczos_g_less_half : (base - lanczos_g_less_half) - size;
    double correction = error * lanczos_g / base;
    bool large = size >= 140.0;  // the power alone would overflow: half of it is taken twice
    double power = large ? c_math::pow(base, size / 2.0 - 0.25) : c_math::pow(base, size - 0.5);
    double result;
    if (x < 0) {
        result = -pi / sin_pi(size) / size * c_math::exp(base) / lanczos_sum(size);
        result -= correction * result;
        result /= power;
        if (large) result /= power;
    } else {
        result = lanczos_sum(size) / c_math::exp(base);
        result += correction * result;
        result *= power;
        if (large) result *= power;
    }
    return result;
}

inline double gamma(double x) {
    if (CAPSULEC_UNLIKELY(!libm::isfinite(x))) return x < 0 ? no_number(x) : x;
    if (x == ::floor(x)) {
        if (CAPSULEC_UNLIKELY(x <= 0)) raise_domain();
        if (x <= 23) return factorials[static_cast<int>(x) - 1];
    }
    double size = ::fabs(x), result;
    if (size < 1e-20) {
        result = 1.0 / x;
    } else if (size > 200.0) {
        result = x < 0 ? 0.0 / sin_pi(x) : CAPSULEC_INFINITY;
    } else {
        result = gamma_by_lanczos(x);
    }
    if (CAPSULEC_UNLIKELY(libm::isinf(result))) raise_range();
    return result;
}

// log(abs(gamma(x)))
inline double lgamma(double x) {
    if (CAPSULEC_UNLIKELY(!libm::isfinite(x))) return ::fabs(x);
    if (x == ::floor(x) && x <= 2.0) {
        if (CAPSULEC_UNLIKELY(x <= 0)) raise_domain();
        return 0.0;
    }
    double size = ::fabs(x);
    if (size < 1e-20) return -c_math::log(size);
    double result = c_math::log(lanczos_sum(size)) - lanczos_g;
    result += (size - 0.5) * (c_math::log(size + lanczos_g - 0.5) - 1);
    if (x < 0) result = log_of_pi - c_math::log(::fabs(sin_pi(size))) - c_math::log(size) - result;
    if (CAPSULEC_UNLIKELY(libm::isinf(result))) raise_range();
    return result;
}

}  // namespace capsulec::py::math
