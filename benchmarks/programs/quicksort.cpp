#include <cstdint>
#include <utility>
#include <vector>

static void sort(std::vector<int64_t> &values, int64_t low, int64_t high) {
    while (low < high) {
        const int64_t pivot = values[(low + high) / 2];
        int64_t i = low, j = high;
        while (i <= j) {
            while (values[i] < pivot) {
                i++;
            }
            while (values[j] > pivot) {
                j--;
            }
            if (i <= j) {
                std::swap(values[i++], values[j--]);
            }
        }
        if (j - low < high - i) {
            sort(values, low, j);
            low = i;
        } else {
            sort(values, i, high);
            high = j;
        }
    }
}

extern "C" double run(int64_t n) {
    std::vector<int64_t> values;
    int64_t state = 42;
    for (int64_t i = 0; i < n; i++) {
        state = (state * 1103515245 + 12345) % 2147483648;
        values.push_back(state);
    }
    sort(values, 0, n - 1);
    int64_t check = 0;
    for (int64_t value : values) {
        check = (check * 31 + value) % 1000003;
    }
    return check;
}
