#include <cstdint>
#include <vector>

extern "C" double run(int64_t n) {
    std::vector<char> prime(n, true);
    prime[0] = prime[1] = false;
    for (int64_t i = 2; i * i < n; i++) {
        if (prime[i]) {
            for (int64_t k = i * i; k < n; k += i) {
                prime[k] = false;
            }
        }
    }
    int64_t count = 0;
    for (char flag : prime) {
        count += flag;
    }
    return count;
}
