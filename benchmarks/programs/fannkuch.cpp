#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

extern "C" double run(int64_t n) {
    std::vector<int64_t> permutation(n), counts(n);
    std::iota(permutation.begin(), permutation.end(), 0);
    int64_t checksum = 0, most = 0, sign = 1, r = n;
    while (true) {
        for (; r != 1; r--) {
            counts[r - 1] = r;
        }
        std::vector<int64_t> work = permutation;
        int64_t flips = 0;
        for (int64_t first = work[0]; first != 0; first = work[0]) {
            for (int64_t low = 0, high = first; low < high; low++, high--) {
                std::swap(work[low], work[high]);
            }
            flips++;
        }
        most = std::max(most, flips);
        checksum += sign * flips;
        sign = -sign;
        while (true) {
            if (r == n) {
                return checksum * 1000 + most;
            }
            const int64_t head = permutation[0];
            for (int64_t i = 0; i < r; i++) {
                permutation[i] = permutation[i + 1];
            }
            permutation[r] = head;
            if (--counts[r] > 0) {
                break;
            }
            r++;
        }
    }
}
