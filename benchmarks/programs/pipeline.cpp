#include <cstdint>

extern "C" double run(int64_t n) {
    double total = 0.0;
    int64_t state = 7;
    for (int64_t i = 0; i < n; i++) {
        state = (state * 1103515245 + 12345) % 2147483648;
        if (state % 2 == 1) {
            total += state % 1000 * 0.5;
        }
    }
    return total;
}
