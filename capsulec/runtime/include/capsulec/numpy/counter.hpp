// Registered by capsulec/passes/counters.py: counters as floats.
#pragma once

#include <stdint.h>

namespace capsulec::np {

// A whole number of less than 2**51 as a float: the last bits of 2**52 + 2**51 and it, which is taken away again.
inline double of_counter(int64_t number) {
#if defined(__GNUC__)
    const int64_t bits = number + INT64_C(0x4338000000000000);
    double found;
    __builtin_memcpy(&found, &bits, sizeof(found));
    return found - 6755399441055744.0;
#else
    return static_cast<double>(number);
#endif
}

}  // namespace capsulec::np
