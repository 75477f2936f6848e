// Registered by capsulec/library/builtins.py: sum() of floats as Python 3.12 and newer compute it.
#pragma once

namespace capsulec::py {

// What the addition total + value = next lost (Neumaier's improvement of Kahan's summation, as CPython's sum()).
inline double sum_correction(double total, double value, double next) {
    double total_size = total < 0 ? -total : total, value_size = value < 0 ? -value : value;
    return total_size >= value_size ? (total - next) + value : (value - next) + total;
}

// The sum with its correction, which is left out when it is not finite: it would turn an infinite sum into nan.
inline double corrected_sum(double total, double lost) {
    return lost != 0 && lost - lost == 0 ? total + lost : total;
}

}  // namespace capsulec::py
