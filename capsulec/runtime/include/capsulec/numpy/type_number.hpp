// NumPy's numbers of the types of elements. Used by numpy/api.hpp and backend/ufunc.py.
#pragma once

#include <stdint.h>

#include "capsulec/complex.hpp"

namespace capsulec::np {

// NumPy's numbers of the types of elements; the same on every platform of 64 bits but for the two names of int64.
template <class T> constexpr int type_number = -1;
template <> inline constexpr int type_number<bool> = 0;
template <> inline constexpr int type_number<int8_t> = 1;
template <> inline constexpr int type_number<uint8_t> = 2;
template <> inline constexpr int type_number<int16_t> = 3;
template <> inline constexpr int type_number<uint16_t> = 4;
template <> inline constexpr int type_number<int32_t> = 5;
template <> inline constexpr int type_number<uint32_t> = 6;
template <> inline constexpr int type_number<int64_t> = 7;
template <> inline constexpr int type_number<uint64_t> = 8;
template <> inline constexpr int type_number<float> = 11;
template <> inline constexpr int type_number<double> = 12;
template <> inline constexpr int type_number<long double> = 13;
template <> inline constexpr int type_number<complex64> = 14;
template <> inline constexpr int type_number<complex128> = 15;
template <> inline constexpr int type_number<complex256> = 16;

} // namespace capsulec::np
