// Registered by library/operators.py: the functions of C's math library that operators need, for each width.
#pragma once

extern "C" {
double ceil(double) noexcept;
double copysign(double, double) noexcept;
double fabs(double) noexcept;
double floor(double) noexcept;
double fmod(double, double) noexcept;
double hypot(double, double) noexcept;
double ldexp(double, int) noexcept;
double pow(double, double) noexcept;
double rint(double) noexcept;
double sqrt(double) noexcept;
double trunc(double) noexcept;
float ceilf(float) noexcept;
float copysignf(float, float) noexcept;
float fabsf(float) noexcept;
float floorf(float) noexcept;
float fmodf(float, float) noexcept;
float hypotf(float, float) noexcept;
float powf(float, float) noexcept;
float rintf(float) noexcept;
float sqrtf(float) noexcept;
float truncf(float) noexcept;
long double ceill(long double) noexcept;
long double copysignl(long double, long double) noexcept;
long double fabsl(long double) noexcept;
long double floorl(long double) noexcept;
long double fmodl(long double, long double) noexcept;
long double hypotl(long double, long double) noexcept;
long double powl(long double, long double) noexcept;
long double rintl(long double) noexcept;
long double sqrtl(long double) noexcept;
long double truncl(long double) noexcept;
}

// The same under one name, for templates over the width.
namespace capsulec::libm {

inline float ceil(float x) { return ::ceilf(x); }
inline double ceil(double x) { return ::ceil(x); }
inline long double ceil(long double x) { return ::ceill(x); }
inline float copysign(float x, float y) { return ::copysignf(x, y); }
inline double copysign(double x, double y) { return ::copysign(x, y); }
inline long double copysign(long double x, long double y) { return ::copysignl(x, y); }
inline float fabs(float x) { return ::fabsf(x); }
inline double fabs(double x) { return ::fabs(x); }
inline long double fabs(long double x) { return ::fabsl(x); }
inline float floor(float x) { return ::floorf(x); }
inline double floor(double x) { return ::floor(x); }
inline long double floor(long double x) { return ::floorl(x); }
inline float fmod(float x, float y) { return ::fmodf(x, y); }
inline double fmod(double x, double y) { return ::fmod(x, y); }
inline long double fmod(long double x, long double y) { return ::fmodl(x, y); }
inline float hypot(float x, float y) { return ::hypotf(x, y); }
inline double hypot(double x, double y) { return ::hypot(x, y); }
inline long double hypot(long double x, long double y) { return ::hypotl(x, y); }
inline float pow(float x, float y) { return ::powf(x, y); }
inline double pow(double x, double y) { return ::pow(x, y); }
inline long double pow(long double x, long double y) { return ::powl(x, y); }
inline float rint(float x) { return ::rintf(x); }
inline double rint(double x) { return ::rint(x); }
inline long double rint(long double x) { return ::rintl(x); }
inline float sqrt(float x) { return ::sqrtf(x); }
inline double sqrt(double x) { return ::sqrt(x); }
inline long double sqrt(long double x) { return ::sqrtl(x); }
inline float trunc(float x) { return ::truncf(x); }
inline double trunc(double x) { return ::trunc(x); }
inline long double trunc(long double x) { return ::truncl(x); }

// A result type that takes a template out of the running for any but the three floating-point types.
template <class T>
struct floating_type;
template <>
struct floating_type<float> {
    using type = float;
};
template <>
struct floating_type<double> {
    using type = double;
};
template <>
struct floating_type<long double> {
    using type = long double;
};
template <class T>
using floating = typename floating_type<T>::type;

// Comparisons that need no library call; they hold because NaN is honoured (no -ffast-math).
template <class Real>
constexpr bool isnan(Real x) {
    return x != x;
}

template <class Real>
constexpr bool isfinite(Real x) {
    return x - x == 0;
}

template <class Real>
constexpr bool isinf(Real x) {
    return (x == x) & (x - x != 0); // both are looked at: vectors have no branches
}

template <class Real>
inline bool signbit(Real x) {
    return copysign(Real(1), x) < 0;
}

}  // namespace capsulec::libm
