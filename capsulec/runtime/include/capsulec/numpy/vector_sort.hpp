// Used by numpy/sort_line.hpp, numpy/select_line.hpp and numpy/argsort.hpp: keys in order by vectors of AVX-512, where the
// processor has them. Keys are unsigned numbers (numpy/radix_sort.hpp) and may have places that go with them.
//
// A quicksort: the lanes of a vector that are less than the pivot are pushed together and go to the front, the others to
// the back. Two vectors are held at the start, so that there is always room at both ends. Of a few keys, each is compared
// with all of them at once, and how many are less is its place.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/numpy/radix_sort.hpp"

#if defined(CAPSULEC_AVX512) && defined(__x86_64__)
#define CAPSULEC_VECTOR_SORT

#if defined(__clang__)
#define CAPSULEC_UNROLLED
#else
#define CAPSULEC_UNROLLED __attribute__((optimize("O3")))
#endif

namespace capsulec::np::vector_sort {

typedef long long longs __attribute__((vector_size(64)));
typedef int ints __attribute__((vector_size(64)));

template <class Key> struct lanes;
template <> struct lanes<uint64_t> {
    using vector = longs;
    static constexpr int count = 8;
    CAPSULEC_AVX512 CAPSULEC_PART static inline vector all(uint64_t key) { return vector{} + static_cast<long long>(key); }
    CAPSULEC_AVX512 CAPSULEC_PART static inline uint32_t less(const vector &x, const vector &y) {
        return static_cast<uint8_t>(__builtin_ia32_ucmpq512_mask(x, y, 1, -1));
    }
    CAPSULEC_AVX512 CAPSULEC_PART static inline uint32_t equal(const vector &x, const vector &y) {
        return static_cast<uint8_t>(__builtin_ia32_ucmpq512_mask(x, y, 0, -1));
    }
    // Those lanes of `x` that `mask` names, one behind another, to `to`.
    CAPSULEC_AVX512 CAPSULEC_PART static inline void put(void *to, const vector &x, uint32_t mask, int number) {
        const vector pushed = __builtin_ia32_compressdi512_mask(x, vector{}, static_cast<unsigned char>(mask));
        __builtin_ia32_storedqudi512_mask(static_cast<long long *>(to), pushed, static_cast<unsigned char>((1u << number) - 1));
    }
};
template <> struct lanes<uint32_t> {
    using vector = ints;
    static constexpr int count = 16;
    CAPSULEC_AVX512 CAPSULEC_PART static inline vector all(uint32_t key) { return vector{} + static_cast<int>(key); }
    CAPSULEC_AVX512 CAPSULEC_PART static inline uint32_t less(const vector &x, const vector &y) {
        return static_cast<uint16_t>(__builtin_ia32_ucmpd512_mask(x, y, 1, -1));
    }
    CAPSULEC_AVX512 CAPSULEC_PART static inline uint32_t equal(const vector &x, const vector &y) {
        return static_cast<uint16_t>(__builtin_ia32_ucmpd512_mask(x, y, 0, -1));
    }
    CAPSULEC_AVX512 CAPSULEC_PART static inline void put(void *to, const vector &x, uint32_t mask, int number) {
        const vector pushed = __builtin_ia32_compresssi512_mask(x, vector{}, static_cast<unsigned short>(mask));
        __builtin_ia32_storedqusi512_mask(static_cast<int *>(to), pushed, static_cast<unsigned short>((1u << number) - 1));
    }
};

// The places of keys without any.
struct no_places {};
template <class Places> constexpr bool has_places = false;
template <> inline constexpr bool has_places<int64_t *> = true;

inline no_places behind(no_places, int64_t) { return {}; }
inline int64_t *behind(int64_t *places, int64_t count) { return places + count; }

// Some vectors of keys and of their places.
template <class Key, class Places, int number> struct part {
    typename lanes<Key>::vector keys[number];
    longs places[number];

    CAPSULEC_AVX512 CAPSULEC_PART inline void load(const Key *from, Places with, int64_t at, uint64_t size = 64) {
        for (int i = 0; i < number; i++, at += lanes<Key>::count) {
            __builtin_memcpy(&keys[i], from + at, size);
            if constexpr (has_places<Places>) __builtin_memcpy(&places[i], with + at, size);
        }
    }
};

// Where the next keys go, at both ends of the room.
template <class Key, class Places> struct ends {
    static constexpr uint32_t every = (1u << lanes<Key>::count) - 1;
    Key *keys;
    Places places;
    int64_t low, high;
    typename lanes<Key>::vector pivot;

    template <int number> CAPSULEC_AVX512 CAPSULEC_PART inline void put(const part<Key, Places, number> &from, uint32_t valid = every) {
        for (int i = 0; i < number; i++) {
            const uint32_t less = valid & lanes<Key>::less(from.keys[i], pivot), others = valid ^ less;
            const int before = __builtin_popcount(less), behind = __builtin_popcount(others);
            high -= behind;
            lanes<Key>::put(keys + low, from.keys[i], less, before);
            lanes<Key>::put(keys + high, from.keys[i], others, behind);
            if constexpr (has_places<Places>) {
                lanes<uint64_t>::put(places + low, from.places[i], less, before);
                lanes<uint64_t>::put(places + high, from.places[i], others, behind);
            }
            low += before;
        }
    }

    // Reads what lies between `from` and `to`, so many vectors at a time, from the side with less room.
    template <int number> CAPSULEC_AVX512 CAPSULEC_PART inline void put_all(int64_t &from, int64_t &to) {
        constexpr int64_t step = number * lanes<Key>::count;
        while (to - from >= step) {
            part<Key, Places, number> next;
            if (from - low <= high - to) {
                next.load(keys, places, from);
                from += step;
            } else {
                next.load(keys, places, to -= step);
            }
            put(next);
        }
    }
};

// Keys that are less than the pivot in front of the others; returns how many they are.
template <class Key, class Places>
CAPSULEC_AVX512 CAPSULEC_UNROLLED CAPSULEC_OUT_OF_LINE inline int64_t split(Key *keys, Places places, int64_t count, Key pivot) noexcept {
    constexpr int width = lanes<Key>::count, most = has_places<Places> ? 2 : 4;
    const int64_t rest = count % width;
    int64_t from = 0, to = count - rest;
    ends<Key, Places> out{keys, places, 0, count, lanes<Key>::all(pivot)};
    part<Key, Places, 1> last{};
    last.load(keys, places, to, static_cast<uint64_t>(rest) * sizeof(Key));
    if (to >= 2 * most * width) {
        part<Key, Places, most> first, second;
        first.load(keys, places, from);
        second.load(keys, places, to - most * width);
        from += most * width;
        to -= most * width;
        out.template put_all<most>(from, to);
        out.template put_all<1>(from, to);
        out.put(first);
        out.put(second);
    } else if (to > 0) {
        part<Key, Places, 1> first, second;
        const bool two = to > width;
        first.load(keys, places, from);
        from += width;
        if (two) second.load(keys, places, to -= width);
        out.template put_all<1>(from, to);
        out.put(first);
        if (two) out.put(second);
    }
    out.put(last, (1u << rest) - 1);
    return out.low;
}

constexpr int64_t few_keys = 32;

template <class Key, class Places>
CAPSULEC_AVX512 CAPSULEC_UNROLLED CAPSULEC_OUT_OF_LINE inline void sort_few(Key *keys, Places places, int64_t count) noexcept {
    constexpr int width = lanes<Key>::count, most = few_keys / width;
    Key given[few_keys], sorted[few_keys];
    int64_t given_places[few_keys], sorted_places[few_keys];
    for (int64_t i = 0; i < few_keys; i++) given[i] = static_cast<Key>(~Key{0});
    __builtin_memcpy(given, keys, static_cast<uint64_t>(count) * sizeof(Key));
    if constexpr (has_places<Places>) __builtin_memcpy(given_places, places, static_cast<uint64_t>(count) * 8);
    typename lanes<Key>::vector x[most];
    __builtin_memcpy(x, given, sizeof(x));
    const int vectors = static_cast<int>((count + width - 1) / width);
    for (int64_t i = 0; i < count; i++) {
        const typename lanes<Key>::vector key = lanes<Key>::all(given[i]);
        uint32_t less = 0, equal = 0;
        for (int v = 0; v < vectors; v++) {
            less |= lanes<Key>::less(x[v], key) << (v * width);
            equal |= lanes<Key>::equal(x[v], key) << (v * width);
        }
        const int place = __builtin_popcount(less | (equal & ((1u << i) - 1)));
        sorted[place] = given[i];
        if constexpr (has_places<Places>) sorted_places[place] = given_places[i];
    }
    __builtin_memcpy(keys, sorted, static_cast<uint64_t>(count) * sizeof(Key));
    if constexpr (has_places<Places>) __builtin_memcpy(places, sorted_places, static_cast<uint64_t>(count) * 8);
}

template <class Key> inline Key middle_of(Key a, Key b, Key c) {
    return a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
}
template <class Key> inline Key pivot_of(const Key *keys, int64_t count) {
    const int64_t step = count / 9;
    Key found[3];
    for (int i = 0; i < 3; i++) found[i] = middle_of(keys[3 * i * step], keys[(3 * i + 1) * step], keys[(3 * i + 2) * step]);
    return middle_of(found[0], found[1], found[2]);
}

// Keys in order, up to the one at `place` alone where that is not negative. False, and keys in any order, where splits have
// done little.
template <class Key, class Places>
CAPSULEC_OUT_OF_LINE inline bool sort(Key *keys, Places places, int64_t count, int splits, int64_t place = -1) noexcept {
    while (count > few_keys) {
        if (splits-- == 0) return false;
        const Key pivot = pivot_of(keys, count);
        int64_t left = split(keys, places, count, pivot);
        const bool least = left == 0; // those like it have their places
        if (least) {
            if (pivot == static_cast<Key>(~Key{0})) return true;
            left = split(keys, places, count, static_cast<Key>(pivot + 1));
        }
        if (place >= 0) {
            if (place < left) {
                if (least) return true;
                count = left;
                continue;
            }
            place -= left;
        } else if (!least && !sort(keys, places, left, splits)) {
            return false;
        }
        keys += left;
        places = behind(places, left);
        count -= left;
    }
    sort_few(keys, places, count);
    return true;
}

inline int most_splits(int64_t count) {
    int splits = 8;
    for (; count > 0; count /= 2) splits += 2;
    return splits;
}

// From how many numbers on it pays to make keys of them.
constexpr int64_t least_count = 100;

inline bool is_of_use(int64_t count) { return count >= least_count && CAPSULEC_LEVEL == 4; }

// Whether numbers of a type have keys of which there are vectors.
template <class T> constexpr bool has_vectors = has_key<T> && (sizeof(T) == 4 || sizeof(T) == 8);
template <class Real> constexpr bool has_vectors<complex<Real>> = false;

template <class T> CAPSULEC_AVX512 CAPSULEC_UNROLLED CAPSULEC_OUT_OF_LINE inline void to_keys(T *items, int64_t count) noexcept {
    for (int64_t i = 0; i < count; i++) {
        const key_of<T> made = key<T, true>(items[i]);
        __builtin_memcpy(items + i, &made, sizeof(made));
    }
}
template <class T> CAPSULEC_AVX512 CAPSULEC_UNROLLED CAPSULEC_OUT_OF_LINE inline void of_keys(T *items, int64_t count) noexcept {
    for (int64_t i = 0; i < count; i++) {
        key_of<T> made;
        __builtin_memcpy(&made, items + i, sizeof(made));
        items[i] = of_key<T>(made);
    }
}

// Numbers, none of which is nan, in order, as `sort` does it with keys that take their places in memory meanwhile.
template <class T> inline bool sort_numbers(T *items, int64_t count, int64_t place = -1) noexcept {
    to_keys(items, count);
    key_of<T> *keys = reinterpret_cast<key_of<T> *>(items);
    __asm__ volatile("" : "+r"(keys) : : "memory"); // the same memory as another type
    const bool done = sort(keys, no_places{}, count, most_splits(count), place);
    __asm__ volatile("" : : : "memory");
    of_keys(items, count);
    return done;
}

// Where in `places` the keys of each number are that comes more than once: there the places are in order again.
inline bool order_equal(const uint64_t *keys, int64_t *places, int64_t count) noexcept {
    for (int64_t i = 0, end; i < count; i = end) {
        end = i + 1;
        while (end < count && keys[end] == keys[i]) end++;
        if (end - i < 2) continue;
        uint64_t *equal = reinterpret_cast<uint64_t *>(places + i);
        __asm__ volatile("" : "+r"(equal) : : "memory");
        const bool done = sort(equal, no_places{}, end - i, most_splits(end - i));
        __asm__ volatile("" : : : "memory");
        if (!done) return false;
    }
    return true;
}

} // namespace capsulec::np::vector_sort

#endif
