#include <cstdint>
#include <vector>

static int64_t place(int64_t n, int64_t row, std::vector<int64_t> &columns, std::vector<int64_t> &rising,
                     std::vector<int64_t> &falling) {
    if (row == n) {
        return 1;
    }
    int64_t found = 0;
    for (int64_t column = 0; column < n; column++) {
        if (columns[column] == 0 && rising[row + column] == 0 && falling[row - column + n] == 0) {
            columns[column] = rising[row + column] = falling[row - column + n] = 1;
            found += place(n, row + 1, columns, rising, falling);
            columns[column] = rising[row + column] = falling[row - column + n] = 0;
        }
    }
    return found;
}

extern "C" double run(int64_t n) {
    std::vector<int64_t> columns(n), rising(2 * n), falling(2 * n + 1);
    return place(n, 0, columns, rising, falling);
}
