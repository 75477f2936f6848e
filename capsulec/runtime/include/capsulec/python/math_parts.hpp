// Registered by library/math.py: floats taken apart, their neighbours, and their whole parts.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/float_checked.hpp"
#include "capsulec/python/tuple.hpp"

extern "C" {
double frexp(double, int *) noexcept;
double nextafter(double, double) noexcept;
}

namespace capsulec::py::math {

inline int64_t ceil(double x) { return to_integer(::ceil(x)); }
inline int64_t floor(double x) { return to_integer(::floor(x)); }
inline int64_t trunc(double x) { return to_integer(x); }

// The mantissa, in [0.5, 1), and the exponent of 2; (x, 0) for zero, infinity and nan.
inline tuple<double, int64_t> frexp(double x) {
    if (x == 0 || !libm::isfinite(x)) return make_tuple(x, int64_t{0});
    int exponent = 0;
    double mantissa = ::frexp(x, &exponent);
    return make_tuple(mantissa, int64_t{exponent});
}

// The fractional and the whole part, both of the sign of x.
inline tuple<double, double> modf(double x) {
    if (libm::isinf(x)) return make_tuple(::copysign(0.0, x), x);
    double whole = ::trunc(x);
    return make_tuple(::copysign(x - whole, x), whole);
}

// The value of the last bit of x.
inline double ulp(double x) {
    if (!libm::isfinite(x)) return ::fabs(x);
    double size = ::fabs(x), next = ::nextafter(size, CAPSULEC_INFINITY);
    return libm::isinf(next) ? size - ::nextafter(size, 0.0) : next - size;
}

inline double nextafter(double x, double y) { return ::nextafter(x, y); }

// The bytes of a value as another type of the same size.
template <class To, class From>
inline To same_bytes(From from) {
    static_assert(sizeof(To) == sizeof(From), "sizes differ");
    To to;
    const unsigned char *source = reinterpret_cast<const unsigned char *>(&from);
    unsigned char *target = reinterpret_cast<unsigned char *>(&to);
    for (unsigned i = 0; i < sizeof(To); ++i) target[i] = source[i];
    return to;
}

// The floats in order, counted from zero: 0.0 and -0.0 are 0, the smallest subnormals 1 and -1.
inline int64_t place_of(double x) {
    int64_t size = same_bytes<int64_t>(::fabs(x));
    return x < 0 ? -size : size;
}

// The float `steps` floats away from x toward y, and not beyond y.
inline double nextafter(double x, double y, int64_t steps) {
    if (CAPSULEC_UNLIKELY(steps < 0)) raise(ValueError, "steps must be a non-negative integer");
    if (steps == 0 || libm::isnan(x)) return x;
    if (libm::isnan(y) || x == y) return y;
    int64_t from = place_of(x), to = place_of(y);  // at most 2 ** 63 - 2 ** 53 - 1 in size: their distance needs uint64_t
    uint64_t distance = from < to ? static_cast<uint64_t>(to) - static_cast<uint64_t>(from)
                                  : static_cast<uint64_t>(from) - static_cast<uint64_t>(to);
    if (distance <= static_cast<uint64_t>(steps)) return y;
    int64_t place = from < to ? from + steps : from - steps;
    double size = same_bytes<double>(place < 0 ? -place : place);
    if (place == 0) return libm::signbit(x) ? -0.0 : 0.0;
    return place < 0 ? -size : size;
}

}  // namespace capsulec::py::math
