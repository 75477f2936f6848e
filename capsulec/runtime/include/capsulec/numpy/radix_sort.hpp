// Registered by capsulec/library/numpy/ordering.py: sorting by the bytes of keys, which is stable and compares nothing.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"

extern "C" void *memcpy(void *, const void *, __SIZE_TYPE__) noexcept;

namespace capsulec::np {

template <int Bytes> struct unsigned_of;
template <> struct unsigned_of<1> { using type = uint8_t; };
template <> struct unsigned_of<2> { using type = uint16_t; };
template <> struct unsigned_of<4> { using type = uint32_t; };
template <> struct unsigned_of<8> { using type = uint64_t; };

// Whether numbers of a type have keys: integers of their width whose order is that of the numbers.
template <class T> constexpr bool has_key = true;
template <> inline constexpr bool has_key<long double> = false;
template <class T> constexpr bool is_real_float = T(0.5) != T(0);
template <> inline constexpr bool is_real_float<bool> = false;

template <class T> using key_of = typename unsigned_of<sizeof(T)>::type;

// Of floats: equal for both zeros, and all that are nan have the last key. `exact` keeps apart what is equal, so that
// the number can be made of the key again; nan has no exact key.
template <class T, bool exact = false>
inline key_of<T> key(T value) {
    using Key = key_of<T>;
    constexpr Key top = static_cast<Key>(Key{1} << (8 * sizeof(T) - 1));
    Key bits;
    if constexpr (is_real_float<T>) {
        if (!exact && value != value) return static_cast<Key>(~Key{0});
        if (!exact) value = value + T(0); // -0.0 becomes 0.0
        memcpy(&bits, &value, sizeof bits);
        return bits & top ? static_cast<Key>(~bits) : static_cast<Key>(bits | top);
    } else {
        memcpy(&bits, &value, sizeof bits);
        return T(-1) < T(0) ? static_cast<Key>(bits ^ top) : bits;
    }
}

template <class T>
inline T of_key(key_of<T> bits) {
    using Key = key_of<T>;
    constexpr Key top = static_cast<Key>(Key{1} << (8 * sizeof(T) - 1));
    if constexpr (is_real_float<T>) {
        bits = bits & top ? static_cast<Key>(bits ^ top) : static_cast<Key>(~bits);
    } else if constexpr (T(-1) < T(0)) {
        bits = static_cast<Key>(bits ^ top);
    }
    T value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

template <class Key> inline Key key_in(Key item) { return item; }

template <class Key, class Index>
struct keyed {
    Key key;
    Index index;
};
template <class Key, class Index> inline Key key_in(keyed<Key, Index> item) { return item.key; }

// Sorts `items`, with room for as many in `spare`; returns which of the two has them in order. Bytes that are the same
// in all keys are passed over.
template <class Key, class Item>
inline Item *radix_sort(Item *items, Item *spare, int64_t count) {
    constexpr int bytes = sizeof(Key);
    Key differing = 0;
    for (int64_t i = 0; i < count; i++) differing = static_cast<Key>(differing | (key_in(items[i]) ^ key_in(items[0])));
    for (int byte = 0; byte < bytes; byte++) {
        if (((differing >> (8 * byte)) & 255) == 0) continue;
        int64_t of_value[256] = {};
        for (int64_t i = 0; i < count; i++) of_value[(key_in(items[i]) >> (8 * byte)) & 255]++;
        int64_t total = 0;
        for (int value = 0; value < 256; value++) {
            const int64_t here = of_value[value];
            of_value[value] = total;
            total += here;
        }
        for (int64_t i = 0; i < count; i++) spare[of_value[(key_in(items[i]) >> (8 * byte)) & 255]++] = items[i];
        Item *const sorted = spare;
        spare = items;
        items = sorted;
    }
    return items;
}

}  // namespace capsulec::np
