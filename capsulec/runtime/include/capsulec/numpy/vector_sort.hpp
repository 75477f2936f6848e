// Used by numpy/sort_line.hpp, numpy/select_line.hpp and numpy/argsort.hpp: keys in order by vectors of AVX-512, where the
// processor has them. Keys are unsigned numbers (numpy/radix_sort.hpp) and may have places that go with them.
//
// A quicksort: the lanes of a vector that are less than the pivot are pushed together and go to the front, the others to
// the back. Two vectors are held at the start, so that there is always room at both ends. A few vectors are sorted by a
// bitonic network: lanes are compared with those of the same vector, then sorted runs of vectors are merged.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/numpy/radix_sort.hpp"

#if defined(CAPSULEC_AVX512) && defined(__x86_64__)
#define CAPSULEC_VECTOR_SORT

#if defined(__clang__)
#define CAPSULEC_UNROLLED
#define CAPSULEC_SHUFFLED(x, from, name) __builtin_ia32_##name(x, from)
#define CAPSULEC_CHOSEN(mask, x, otherwise, bits, letter) __builtin_ia32_select##letter##_512(static_cast<bits>(mask), x, otherwise)
#define CAPSULEC_LESSER(x, y, bits, letter) chosen(less(x, y), x, y)
#define CAPSULEC_GREATER(mask, x, y, otherwise, bits, letter) chosen(mask, chosen(less(x, y), y, x), otherwise)
#else
#define CAPSULEC_UNROLLED __attribute__((optimize("O3")))
#define CAPSULEC_SHUFFLED(x, from, name) __builtin_shuffle(x, from)
#define CAPSULEC_CHOSEN(mask, x, otherwise, bits, letter) \
    __builtin_ia32_blendm##letter##_512_mask(otherwise, x, static_cast<bits>(mask))
#define CAPSULEC_LESSER(x, y, bits, letter) __builtin_ia32_pminu##letter##512_mask(x, y, x, static_cast<bits>(-1))
#define CAPSULEC_GREATER(mask, x, y, otherwise, bits, letter) \
    __builtin_ia32_pmaxu##letter##512_mask(x, y, otherwise, static_cast<bits>(mask))
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
    CAPSULEC_AVX512 CAPSULEC_PART static inline uint32_t unequal(const vector &x, const vector &y) {
        return static_cast<uint8_t>(__builtin_ia32_ucmpq512_mask(x, y, 4, -1));
    }
    CAPSULEC_AVX512 CAPSULEC_PART static inline vector chosen(uint32_t mask, const vector &x, const vector &otherwise) {
        return CAPSULEC_CHOSEN(mask, x, otherwise, unsigned char, q);
    }
    CAPSULEC_AVX512 CAPSULEC_PART static inline vector lesser(const vector &x, const vector &y) {
        return CAPSULEC_LESSER(x, y, unsigned char, q);
    }
    // The greater ones in the lanes that `mask` names.
    CAPSULEC_AVX512 CAPSULEC_PART static inline vector greater(uint32_t mask, const vector &x, const vector &y, const vector &otherwise) {
        return CAPSULEC_GREATER(mask, x, y, otherwise, unsigned char, q);
    }
    // Each lane as the one whose number differs by the bits of `by`.
    template <int by> CAPSULEC_AVX512 CAPSULEC_PART static inline vector exchanged(const vector &x) {
        constexpr vector from = {0 ^ by, 1 ^ by, 2 ^ by, 3 ^ by, 4 ^ by, 5 ^ by, 6 ^ by, 7 ^ by};
        return CAPSULEC_SHUFFLED(x, from, permvardi512);
    }
    // Those lanes of `x` that `mask` names, one behind another, to `to`; and so many alone.
    CAPSULEC_AVX512 CAPSULEC_PART static inline void put(void *to, const vector &x, uint32_t mask) {
        const vector pushed = __builtin_ia32_compressdi512_mask(x, vector{}, static_cast<unsigned char>(mask));
        __builtin_memcpy(to, &pushed, sizeof(pushed));
    }
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
    CAPSULEC_AVX512 CAPSULEC_PART static inline vector chosen(uint32_t mask, const vector &x, const vector &otherwise) {
        return CAPSULEC_CHOSEN(mask, x, otherwise, unsigned short, d);
    }
    CAPSULEC_AVX512 CAPSULEC_PART static inline vector lesser(const vector &x, const vector &y) {
        return CAPSULEC_LESSER(x, y, unsigned short, d);
    }
    // The greater ones in the lanes that `mask` names.
    CAPSULEC_AVX512 CAPSULEC_PART static inline vector greater(uint32_t mask, const vector &x, const vector &y, const vector &otherwise) {
        return CAPSULEC_GREATER(mask, x, y, otherwise, unsigned short, d);
    }
    template <int by> CAPSULEC_AVX512 CAPSULEC_PART static inline vector exchanged(const vector &x) {
        constexpr vector from = {0 ^ by, 1 ^ by, 2 ^ by,  3 ^ by,  4 ^ by,  5 ^ by,  6 ^ by,  7 ^ by,
                                 8 ^ by, 9 ^ by, 10 ^ by, 11 ^ by, 12 ^ by, 13 ^ by, 14 ^ by, 15 ^ by};
        return CAPSULEC_SHUFFLED(x, from, permvarsi512);
    }
    CAPSULEC_AVX512 CAPSULEC_PART static inline void put(void *to, const vector &x, uint32_t mask) {
        const vector pushed = __builtin_ia32_compresssi512_mask(x, vector{}, static_cast<unsigned short>(mask));
        __builtin_memcpy(to, &pushed, sizeof(pushed));
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

    // There is room for a vector at both ends: the lanes of the first one that are not less are written over.
    template <int number> CAPSULEC_AVX512 CAPSULEC_PART inline void put(const part<Key, Places, number> &from) {
        for (int i = 0; i < number; i++) {
            const uint32_t less = lanes<Key>::less(from.keys[i], pivot);
            const int before = __builtin_popcount(less), behind = lanes<Key>::count - before;
            high -= behind;
            lanes<Key>::put(keys + low, from.keys[i], less);
            lanes<Key>::put(keys + high, from.keys[i], every ^ less, behind);
            if constexpr (has_places<Places>) {
                lanes<uint64_t>::put(places + low, from.places[i], less);
                lanes<uint64_t>::put(places + high, from.places[i], every ^ less, behind);
            }
            low += before;
        }
    }
    // Of a vector that is not full, at most the lanes `valid`.
    CAPSULEC_AVX512 CAPSULEC_PART inline void put(const part<Key, Places, 1> &from, uint32_t valid) {
        const uint32_t less = valid & lanes<Key>::less(from.keys[0], pivot), others = valid ^ less;
        const int before = __builtin_popcount(less), behind = __builtin_popcount(others);
        high -= behind;
        lanes<Key>::put(keys + low, from.keys[0], less, before);
        lanes<Key>::put(keys + high, from.keys[0], others, behind);
        if constexpr (has_places<Places>) {
            lanes<uint64_t>::put(places + low, from.places[0], less, before);
            lanes<uint64_t>::put(places + high, from.places[0], others, behind);
        }
        low += before;
    }

    // Reads what lies between `from` and `to`, so many vectors at a time, from the side with less room.
    template <int number> CAPSULEC_AVX512 CAPSULEC_PART inline void put_all(int64_t &from, int64_t &to) {
        constexpr int64_t step = number * lanes<Key>::count;
        while (to - from >= step) {
            part<Key, Places, number> next;
            const int64_t front = from - low <= high - to ? step : 0; // no branch, which would be guessed wrong
            to -= step - front;
            next.load(keys, places, front != 0 ? from : to);
            from += front;
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

constexpr int most_vectors = 8; // that a network sorts
template <class Key> constexpr int64_t few_keys = most_vectors * lanes<Key>::count;

// Where the second of two lanes is that differ by the bits of `by`.
constexpr uint32_t upper_lanes(int by) {
    uint32_t found = 0;
    for (int lane = 0; lane < 16; lane++) found |= lane > (lane ^ by) ? 1u << lane : 0;
    return found;
}

// Vectors of keys, and of places that go where their keys go; those of keys that are equal stay.
template <class Key, class Places> struct network : part<Key, Places, most_vectors> {
    using vector = typename lanes<Key>::vector;
    static constexpr int width = lanes<Key>::count;
    using part<Key, Places, most_vectors>::keys;
    using part<Key, Places, most_vectors>::places;

    static constexpr Key greatest = static_cast<Key>(~Key{0});

    CAPSULEC_AVX512 CAPSULEC_PART inline void take(int v, const Key *from, Places with, uint64_t size) {
        __builtin_memcpy(&keys[v], from + v * width, size);
        if constexpr (has_places<Places>) __builtin_memcpy(&places[v], with + v * width, size);
    }
    CAPSULEC_AVX512 CAPSULEC_PART inline void give(int v, Key *to, Places with, uint64_t size) const {
        __builtin_memcpy(to + v * width, &keys[v], size);
        if constexpr (has_places<Places>) __builtin_memcpy(with + v * width, &places[v], size);
    }
    CAPSULEC_AVX512 CAPSULEC_PART inline void fill(int v) {
        keys[v] = lanes<Key>::all(greatest);
        if constexpr (has_places<Places>) places[v] = lanes<uint64_t>::all(~uint64_t{0}); // none
    }

    // Lanes of one vector whose numbers differ by the bits of `by`, the lesser key first.
    template <int by> CAPSULEC_AVX512 CAPSULEC_PART static inline void compare(vector &x, longs &place) {
        const vector other = lanes<Key>::template exchanged<by>(x);
        constexpr uint32_t upper = upper_lanes(by);
        const vector made = lanes<Key>::greater(upper, x, other, lanes<Key>::lesser(x, other));
        if constexpr (has_places<Places>) {
            const longs other_place = lanes<uint64_t>::template exchanged<by>(place);
            place = lanes<uint64_t>::chosen(lanes<Key>::unequal(made, x), other_place, place);
        }
        x = made;
    }
    // Two vectors, the lesser key of each lane first.
    CAPSULEC_AVX512 CAPSULEC_PART static inline void compare(vector &x, vector &y, longs &place, longs &other_place) {
        const vector least = lanes<Key>::lesser(x, y);
        y = lanes<Key>::greater(~0u, x, y, y);
        if constexpr (has_places<Places>) {
            const uint32_t moved = lanes<Key>::unequal(least, x);
            const longs kept = place;
            place = lanes<uint64_t>::chosen(moved, other_place, place);
            other_place = lanes<uint64_t>::chosen(moved, kept, other_place);
        }
        x = least;
    }

    // What rises and then falls, or the other way round, in each vector.
    CAPSULEC_AVX512 CAPSULEC_PART static inline void merge_lanes(vector &x, longs &place) {
        if constexpr (width == 16) compare<8>(x, place);
        compare<4>(x, place);
        compare<2>(x, place);
        compare<1>(x, place);
    }
    CAPSULEC_AVX512 CAPSULEC_PART static inline void sort_lanes(vector &x, longs &place) {
        compare<1>(x, place);
        compare<3>(x, place);
        compare<1>(x, place);
        compare<7>(x, place);
        compare<2>(x, place);
        compare<1>(x, place);
        if constexpr (width == 16) {
            compare<15>(x, place);
            compare<4>(x, place);
            compare<2>(x, place);
            compare<1>(x, place);
        }
    }

    // Runs of so many sorted vectors, each two as one.
    template <int run> CAPSULEC_AVX512 CAPSULEC_PART inline void merge_runs(int vectors) {
        for (int from = 0; from < vectors; from += 2 * run) {
            vector *const x = keys + from;
            longs *const place = places + from;
            for (int i = 0; i < run / 2; i++) swap_vectors(x[run + i], x[2 * run - 1 - i], place[run + i], place[2 * run - 1 - i]);
            for (int i = 0; i < run; i++) {
                x[run + i] = lanes<Key>::template exchanged<width - 1>(x[run + i]);
                if constexpr (has_places<Places>) {
                    place[run + i] = lanes<uint64_t>::template exchanged<width - 1>(place[run + i]);
                }
                compare(x[i], x[run + i], place[i], place[run + i]);
            }
            for (int step = run / 2; step > 0; step /= 2) {
                for (int i = 0; i < 2 * run; i++) {
                    if ((i & step) == 0) compare(x[i], x[i + step], place[i], place[i + step]);
                }
            }
            for (int i = 0; i < 2 * run; i++) merge_lanes(x[i], place[i]);
        }
    }
    CAPSULEC_AVX512 CAPSULEC_PART static inline void swap_vectors(vector &x, vector &y, longs &place, longs &other_place) {
        const vector kept = x;
        x = y;
        y = kept;
        if constexpr (has_places<Places>) {
            const longs kept_place = place;
            place = other_place;
            other_place = kept_place;
        }
    }
};

template <class Key, class Places>
CAPSULEC_AVX512 CAPSULEC_UNROLLED CAPSULEC_OUT_OF_LINE inline void sort_few(Key *keys, Places places, int64_t count) noexcept {
    constexpr int width = lanes<Key>::count;
    if (count < 2) return;
    using vector = typename lanes<Key>::vector;
    const int filled = static_cast<int>((count + width - 1) / width);
    const uint64_t last = static_cast<uint64_t>(count - (filled - 1) * width) * sizeof(Key);
    int vectors = 1;
    while (vectors < filled) vectors *= 2;
    network<Key, Places> sorted;
    for (int v = 0; v < filled - 1; v++) sorted.take(v, keys, places, sizeof(vector));
    for (int v = filled - 1; v < vectors; v++) sorted.fill(v);
    sorted.take(filled - 1, keys, places, last);
    for (int v = 0; v < filled; v++) network<Key, Places>::sort_lanes(sorted.keys[v], sorted.places[v]);
    if (vectors > 1) sorted.template merge_runs<1>(vectors);
    if (vectors > 2) sorted.template merge_runs<2>(vectors);
    if (vectors > 4) sorted.template merge_runs<4>(vectors);
    for (int v = 0; v < filled - 1; v++) sorted.give(v, keys, places, sizeof(vector));
    sorted.give(filled - 1, keys, places, last);
    if constexpr (has_places<Places>) {
        if (keys[count - 1] == network<Key, Places>::greatest) { // as those that filled the vectors
            int64_t found[few_keys<Key>], to = 0;
            __builtin_memcpy(found, sorted.places, static_cast<uint64_t>(vectors) * sizeof(longs));
            for (int64_t i = 0; i < vectors * width; i++) {
                if (found[i] >= 0) places[to++] = found[i];
            }
        }
    }
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
    while (count > few_keys<Key>) {
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
constexpr int64_t least_count = 33;

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
