// Registered by library/math_lists.py: functions of math that go through lists.
#pragma once

#include <stdint.h>

#include "capsulec/python/list.hpp"
#include "capsulec/python/math_vector.hpp"

namespace capsulec::py::math {

// No more partial sums than a float's range has bits, since no two of them overlap.
template <class Number> double fsum_of(const list<Number> &values) {
    exact_sum<2100> sum;
    for (int64_t i = 0; i < values.size(); ++i) {
        sum.add(static_cast<double>(values.at(i)));
    }
    return sum.value();
}

inline double dist_of(const list<double> &p, const list<double> &q) {
    if (CAPSULEC_UNLIKELY(p.size() != q.size())) {
        raise(ValueError, "both points must have the same number of dimensions");
    }
    const list<double> distances = list<double>::with_room(p.size());
    for (int64_t i = 0; i < p.size(); ++i) {
        distances.append(::fabs(p.at(i) - q.at(i)));
    }
    return distances.size() == 0 ? 0.0 : vector_length(&distances.at(0), static_cast<int>(distances.size()));
}

[[noreturn]] CAPSULEC_COLD inline void raise_lengths() { raise(ValueError, "Inputs are not the same length"); }

inline int64_t sumprod_of(const list<int64_t> &p, const list<int64_t> &q) {
    if (CAPSULEC_UNLIKELY(p.size() != q.size())) {
        raise_lengths();
    }
    uint64_t total = 0;
    for (int64_t i = 0; i < p.size(); ++i) {
        total += static_cast<uint64_t>(p.at(i)) * static_cast<uint64_t>(q.at(i));
    }
    return static_cast<int64_t>(total);
}

inline double sumprod_of(const list<double> &p, const list<double> &q) {
    if (CAPSULEC_UNLIKELY(p.size() != q.size())) {
        raise_lengths();
    }
    sumprod sum(0);
    for (int64_t i = 0; i < p.size(); ++i) {
        sum.add(p.at(i), q.at(i));
    }
    return sum.value();
}

} // namespace capsulec::py::math
