// Registered by capsulec/library/numpy/retyping.py: numbers with their bytes in the other order.
#pragma once

#include <stddef.h>

#include "capsulec/complex.hpp"

extern "C" void *memcpy(void *, const void *, size_t) noexcept;

namespace capsulec::np {

template <class T>
inline T byteswapped(T value) {
    unsigned char bytes[sizeof(T)], turned[sizeof(T)];
    memcpy(bytes, &value, sizeof(T));
    for (unsigned n = 0; n < sizeof(T); n++) turned[n] = bytes[sizeof(T) - 1 - n];
    memcpy(&value, turned, sizeof(T));
    return value;
}

template <class Real>
inline complex<Real> byteswapped(complex<Real> value) {
    return {byteswapped(value.real), byteswapped(value.imag)};
}

}  // namespace capsulec::np
