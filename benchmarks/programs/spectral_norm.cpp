#include <cmath>
#include <cstdint>
#include <vector>

static double entry(int64_t i, int64_t j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }

template <bool transposed> static std::vector<double> times(const std::vector<double> &vector) {
    const int64_t n = vector.size();
    std::vector<double> result(n);
    for (int64_t i = 0; i < n; i++) {
        double total = 0.0;
        for (int64_t j = 0; j < n; j++) {
            total += (transposed ? entry(j, i) : entry(i, j)) * vector[j];
        }
        result[i] = total;
    }
    return result;
}

extern "C" double run(int64_t n) {
    std::vector<double> u(n, 1.0), v;
    for (int round = 0; round < 10; round++) {
        v = times<true>(times<false>(u));
        u = times<true>(times<false>(v));
    }
    double product = 0.0, square = 0.0;
    for (int64_t i = 0; i < n; i++) {
        product += u[i] * v[i];
        square += v[i] * v[i];
    }
    return std::sqrt(product / square);
}
