#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>

static std::string made_up(int64_t n) {
    std::string text;
    int64_t state = 12345;
    for (int64_t i = 0; i < n; i++) {
        state = (state * 1103515245 + 12345) % 2147483648;
        if (i != 0) {
            text += ' ';
        }
        text += "w" + std::to_string(state / 65536 % 5000);
    }
    return text;
}

extern "C" double run(int64_t n) {
    std::unordered_map<std::string, int64_t> counts;
    const std::string text = made_up(n);
    for (size_t from = 0; from < text.size();) {
        const size_t to = std::min(text.find(' ', from), text.size());
        counts[text.substr(from, to - from)] += 1;
        from = to + 1;
    }
    int64_t most = 0;
    for (const auto &[word, count] : counts) {
        most = std::max(most, count * 100 + static_cast<int64_t>(word.size()));
    }
    return most;
}
