#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

static std::string made_up(int64_t n, int64_t seed) {
    std::string text;
    int64_t state = seed;
    for (int64_t i = 0; i < n; i++) {
        state = (state * 1103515245 + 12345) % 2147483648;
        text += "acgt"[state / 65536 % 4];
    }
    return text;
}

extern "C" double run(int64_t n) {
    const std::string a = made_up(n, 1), b = made_up(n, 2);
    std::vector<int64_t> before(b.size() + 1);
    std::iota(before.begin(), before.end(), 0);
    for (size_t i = 0; i < a.size(); i++) {
        std::vector<int64_t> row;
        row.push_back(i + 1);
        for (size_t j = 0; j < b.size(); j++) {
            const int64_t cost = a[i] == b[j] ? 0 : 1;
            row.push_back(std::min({before[j + 1] + 1, row[j] + 1, before[j] + cost}));
        }
        before = std::move(row);
    }
    return before[b.size()];
}
