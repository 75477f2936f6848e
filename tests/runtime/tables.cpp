// dict against a vector of pairs: values that own memory, keys that differ in high bits, removals at both ends.
#include <algorithm>
#include <random>
#include <utility>
#include <vector>

#include "capsulec/python/dict.hpp"
#include "capsulec/python/list.hpp"

namespace py = capsulec::py;
using Lists = py::dict<int64_t, py::list<int64_t>>;
using Pairs = std::vector<std::pair<int64_t, int64_t>>;

static bool same(const Lists &table, const Pairs &expected) {
    size_t n = 0;
    for (int64_t place = table.first(); place < table.last(); place = table.after(place), n++) {
        if (n == expected.size() || table.key_at(place) != expected[n].first || table.value_at(place).at(0) != expected[n].second) {
            return false;
        }
    }
    return n == expected.size() && equal(table.copy(), table);
}

static void put(Pairs &expected, int64_t key, int64_t value) {
    const auto found = std::find_if(expected.begin(), expected.end(), [=](const auto &pair) { return pair.first == key; });
    if (found == expected.end()) {
        expected.push_back({key, value});
    } else {
        found->second = value;
    }
}

static bool step(unsigned action, int64_t key, int64_t value, const Lists &table, Pairs &expected) {
    const auto found = std::find_if(expected.begin(), expected.end(), [=](const auto &pair) { return pair.first == key; });
    if (action < 3) {
        table.put(key, py::list<int64_t>::of(value));
        put(expected, key, value);
    } else if (action == 3) {
        if (table.contains(key) != (found != expected.end())) {
            return false;
        }
        if (found != expected.end()) {
            table.del_item(key);
            expected.erase(found);
        }
    } else if (!expected.empty() && action == 4) {
        if (table.popitem().first != expected.back().first) {
            return false;
        }
        expected.pop_back();
    } else if (!expected.empty() && action == 5) {
        table.pop(expected[0].first);
        expected.erase(expected.begin());
    } else if (!expected.empty()) { // the value stands in the table, which may move
        table.put(key, table.item(expected[0].first));
        put(expected, key, expected[0].second);
    }
    return table.size() == static_cast<int64_t>(expected.size());
}

int main() {
    std::mt19937 source(1);
    for (const unsigned range : {5U, 50U, 3000U}) {
        Lists table;
        Pairs expected;
        for (int64_t i = 0; i < 20000; i++) {
            const int64_t key = static_cast<int64_t>(source() % range) << (source() % 2 == 0 ? 0 : 40);
            if (!step(source() % 7, key, i, table, expected) || (i % 100 == 0 && !same(table, expected))) {
                return 1;
            }
            if (i % 5000 == 4999) {
                table.clear();
                expected.clear();
            }
        }
    }
    return 0;
}
