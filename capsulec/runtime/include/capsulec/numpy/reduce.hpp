// Registered by capsulec/backend/writer.py: reductions over a function that computes one element.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/numpy/short_line.hpp"
#include "capsulec/processor.hpp"

namespace capsulec {
template <class Real>
struct complex;
}

namespace capsulec::np {

// NumPy's pairwise summation, bit for bit: eight accumulators over blocks of at most 128, halves added recursively.
template <class T, class Element>
CAPSULEC_PART inline T pairwise_block(int64_t start, int64_t n, const Element &element) {
    if (n < 8) {
        T total = element(start);
        for (int64_t i = 1; i < n; i++) total = total + element(start + i);
        return total;
    }
    T r0 = element(start), r1 = element(start + 1), r2 = element(start + 2), r3 = element(start + 3);
    T r4 = element(start + 4), r5 = element(start + 5), r6 = element(start + 6), r7 = element(start + 7);
    int64_t i = 8;
    for (; i < n - n % 8; i += 8) {
        r0 = r0 + element(start + i);
        r1 = r1 + element(start + i + 1);
        r2 = r2 + element(start + i + 2);
        r3 = r3 + element(start + i + 3);
        r4 = r4 + element(start + i + 4);
        r5 = r5 + element(start + i + 5);
        r6 = r6 + element(start + i + 6);
        r7 = r7 + element(start + i + 7);
    }
    T total = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
    for (; i < n; i++) total = total + element(start + i);
    return total;
}

template <class T, class Element>
inline T pairwise(int64_t start, int64_t n, const Element &element) {
    if (n <= 128) return pairwise_block<T>(start, n, element);
    int64_t half = n / 2;
    half -= half % 8;
    return pairwise<T>(start, half, element) + pairwise<T>(start + half, n - half, element);
}

template <class T>
struct is_floating;

template <class Real>
struct is_floating<complex<Real>> {
    static constexpr bool value = true;
};

template <class T>
struct is_floating {
    static constexpr bool value = T(0.5) != T(0);
};

template <class T>
struct is_complex {
    static constexpr bool value = false;
};

template <class Real>
struct is_complex<complex<Real>> {
    static constexpr bool value = true;
};

// The same for complex numbers, which NumPy counts as pairs: four accumulators, blocks of at most 64.
template <class T, class Element>
inline T pairwise_complex(int64_t start, int64_t n, const Element &element) {
    if (n > 64) {
        int64_t half = (n - n % 8) / 2;
        return pairwise_complex<T>(start, half, element) + pairwise_complex<T>(start + half, n - half, element);
    }
    if (n < 4) {
        T total = element(start);
        for (int64_t i = 1; i < n; i++) total = total + element(start + i);
        return total;
    }
    T r0 = element(start), r1 = element(start + 1), r2 = element(start + 2), r3 = element(start + 3);
    int64_t i = 4;
    for (; i < n - n % 4; i += 4) {
        r0 = r0 + element(start + i);
        r1 = r1 + element(start + i + 1);
        r2 = r2 + element(start + i + 2);
        r3 = r3 + element(start + i + 3);
    }
    T total = (r0 + r1) + (r2 + r3);
    for (; i < n; i++) total = total + element(start + i);
    return total;
}

template <class T, class Element>
inline T sum(int64_t n, const Element &element) {
    if (n <= 0) return T{};
    if constexpr (is_complex<T>::value) {
        return T{} + pairwise_complex<T>(0, n, element);
    } else if constexpr (is_floating<T>::value) {
        if (CAPSULEC_LIKELY(n < 8)) {  // in line: of few elements a call is the longest part
            T total = T{} + element(0);
            for (int64_t i = 1; i < n; i++) total = total + element(i);
            return total;
        }
        // Here, which may have vectors that a function of its own has not.
        if (n <= 128) return T{} + pairwise_block<T>(0, n, element);
        return T{} + pairwise<T>(0, n, element);
    } else {
        uint64_t total = 0;  // wraps, as NumPy's
        for (int64_t i = 0; i < n; i++) total += static_cast<uint64_t>(element(i));
        return static_cast<T>(total);
    }
}

// The same of memory that has just been written.
template <class T, class Element>
inline T sum_of_window(int64_t n, const Element &element) {
    if constexpr (is_plain_float<T>) {
        if (n < few_numbers) return sum_of_few<T>(n, element);
    }
    return sum<T>(n, element);
}

// The same of rows that are one long axis: a block is gathered from the rows that it lies in, and then added.
template <class T, class Element>
inline T gathered_block(int64_t start, int64_t count, int64_t m, const Element &element) {
    T values[128];
    int64_t row = start / m, column = start % m;
    for (int64_t filled = 0; filled < count; row++, column = 0) {
        int64_t run = m - column < count - filled ? m - column : count - filled;
        for (int64_t j = 0; j < run; j++) values[filled + j] = element(row, column + j);
        filled += run;
    }
    auto gathered = [&](int64_t i) { return values[i]; };
    if constexpr (is_complex<T>::value) return pairwise_complex<T>(0, count, gathered);
    return pairwise_block<T>(0, count, gathered);
}

template <class T, class Element>
inline T pairwise_rows(int64_t start, int64_t n, int64_t m, const Element &element) {
    if (n <= (is_complex<T>::value ? 64 : 128)) return gathered_block<T>(start, n, m, element);
    int64_t half = is_complex<T>::value ? (n - n % 8) / 2 : n / 2;
    if (!is_complex<T>::value) half -= half % 8;
    return pairwise_rows<T>(start, half, m, element) + pairwise_rows<T>(start + half, n - half, m, element);
}

template <class T, class Element>
inline T sum(int64_t n, int64_t m, const Element &element) {
    if (n <= 0 || m <= 0) return T{};
    if constexpr (is_floating<T>::value) {
        return T{} + pairwise_rows<T>(0, n * m, m, element);
    } else {
        uint64_t total = 0;
        for (int64_t i = 0; i < n; i++) {
            for (int64_t j = 0; j < m; j++) total += static_cast<uint64_t>(element(i, j));
        }
        return static_cast<T>(total);
    }
}

template <class T, class Element>
inline T prod(int64_t n, const Element &element) {
    if constexpr (is_floating<T>::value) {
        T product{1};
        for (int64_t i = 0; i < n; i++) product = product * element(i);
        return product;
    } else {
        uint64_t product = 1;
        for (int64_t i = 0; i < n; i++) product *= static_cast<uint64_t>(element(i));
        return static_cast<T>(product);
    }
}

// Which of two is the better one. NaN wins, as in NumPy: a comparison with it is false, and it is unequal to itself.
struct larger {
    static constexpr bool is_less = false;
    template <class T> static constexpr T worst = static_cast<T>(-CAPSULEC_INFINITY);
    template <class T>
    static T of(T best, T value) {
        return best >= value || best != best ? best : value;
    }
    template <class T>
    static bool beats(T best, T value) {
        return best > value;
    }
    template <class T>
    static bool comes_before(T value, T best) {
        return !(value <= best);
    }
    template <class Real>
    static bool comes_before(complex<Real> value, complex<Real> best) {
        bool at_most = value.real < best.real || (value.real == best.real && value.imag <= best.imag);
        return !at_most || value != value;
    }
};
struct smaller {
    static constexpr bool is_less = true;
    template <class T> static constexpr T worst = static_cast<T>(CAPSULEC_INFINITY);
    template <class T>
    static T of(T best, T value) {
        return best <= value || best != best ? best : value;
    }
    template <class T>
    static bool beats(T best, T value) {
        return best < value;
    }
    template <class T>
    static bool comes_before(T value, T best) {
        return !(value >= best);
    }
    template <class Real>
    static bool comes_before(complex<Real> value, complex<Real> best) {
        bool at_least = value.real > best.real || (value.real == best.real && value.imag >= best.imag);
        return !at_least || value != value;
    }
};

template <class T> inline constexpr bool is_bool = false;
template <> inline constexpr bool is_bool<bool> = true;

#if defined(__GNUC__)
#define CAPSULEC_BEST_LANES
#if defined(CAPSULEC_AVX2)
constexpr int lane_bytes = 32;
#define CAPSULEC_WIDE CAPSULEC_AVX2
// Or else each instruction that takes the vector loads it anew.
#define CAPSULEC_LOADED_ONCE(made) __asm__("" : "+x"(made));
#define CAPSULEC_HAS_WIDE (CAPSULEC_LEVEL >= 3)
#else
constexpr int lane_bytes = 16;
#define CAPSULEC_WIDE
#define CAPSULEC_LOADED_ONCE(made)
#define CAPSULEC_HAS_WIDE true
#endif

// The best so far of every `lane_bytes / sizeof(T)`th element.
template <class T>
struct lanes {
    typedef T vector __attribute__((vector_size(lane_bytes)));
    static constexpr int count = lane_bytes / sizeof(T);
};

// Which elements are compared in lanes: floats and integers, but for short ones, of which a vector has too many.
template <class T> inline constexpr bool in_lanes = is_plain_float<T> || (!is_floating<T>::value && sizeof(T) >= 4);
template <class Real> inline constexpr bool in_lanes<complex<Real>> = false;

#define CAPSULEC_TWO(i) element(i), element((i) + 1)
#define CAPSULEC_FOUR(i) CAPSULEC_TWO(i), CAPSULEC_TWO((i) + 2)
#define CAPSULEC_LOAD_LANES(made, i)                                                                                 \
    {                                                                                                                \
    if constexpr (Lanes::count == 2) made = typename Lanes::vector{CAPSULEC_TWO(i)};                                 \
    else if constexpr (Lanes::count == 4) made = typename Lanes::vector{CAPSULEC_FOUR(i)};                           \
    else made = typename Lanes::vector{CAPSULEC_FOUR(i), CAPSULEC_FOUR((i) + 4)};                                    \
    CAPSULEC_LOADED_ONCE(made)                                                                                       \
    }
#define CAPSULEC_BEST_OF(a, b) (Better::is_less ? (a < b ? a : b) : (a > b ? a : b))
// Of a NaN and a number the processor takes the second.
#define CAPSULEC_BEST_OF_LANES(b, v) b = leaves_nan_out ? CAPSULEC_BEST_OF(v, b) : CAPSULEC_BEST_OF(b, v);

// The best of the first elements, four vectors at a time, since one comparison takes as long as several loads; how many
// they are, or 0 where one of them may be NaN: their total then is, as it is of infinities of both signs. Macros, as g++
// takes functions of wide vectors apart.
template <class Better, bool leaves_nan_out, class T, class Element>
CAPSULEC_WIDE inline int64_t best_of_lanes(int64_t n, const Element &element, T &best) {
    using Lanes = lanes<T>;
    constexpr int64_t step = 4 * Lanes::count;
    typename Lanes::vector b0, b1, b2, b3, v0, v1, v2, v3;
    if constexpr (leaves_nan_out) b0 = typename Lanes::vector{} + Better::template worst<T>;
    else CAPSULEC_LOAD_LANES(b0, 0)
    b1 = b2 = b3 = b0;
    typename Lanes::vector total = typename Lanes::vector{};
    int64_t i = 0;
    for (; i + step <= n; i += step) {
        CAPSULEC_LOAD_LANES(v0, i)
        CAPSULEC_LOAD_LANES(v1, i + Lanes::count)
        CAPSULEC_LOAD_LANES(v2, i + 2 * Lanes::count)
        CAPSULEC_LOAD_LANES(v3, i + 3 * Lanes::count)
        if constexpr (is_plain_float<T> && !leaves_nan_out) total += (v0 + v1) + (v2 + v3);
        CAPSULEC_BEST_OF_LANES(b0, v0)
        CAPSULEC_BEST_OF_LANES(b1, v1)
        CAPSULEC_BEST_OF_LANES(b2, v2)
        CAPSULEC_BEST_OF_LANES(b3, v3)
    }
    CAPSULEC_BEST_OF_LANES(b0, b1)
    CAPSULEC_BEST_OF_LANES(b2, b3)
    CAPSULEC_BEST_OF_LANES(b0, b2)
    best = b0[0];
    bool numbers = true;
    for (int lane = 0; lane < Lanes::count; lane++) {
        best = Better::of(best, static_cast<T>(b0[lane]));
        numbers = numbers && total[lane] == total[lane];
    }
    return numbers ? i : 0;
}
#if defined(CAPSULEC_AVX2)
// How many of the first elements are not the wanted one, by two vectors.
template <class T, class Element>
CAPSULEC_WIDE inline int64_t unequal_lanes(int64_t n, const Element &element, T wanted) {
    using Lanes = lanes<T>;
    typedef long long bits __attribute__((vector_size(lane_bytes)));
    const typename Lanes::vector all = typename Lanes::vector{} + wanted;
    typename Lanes::vector v0, v1;
    int64_t i = 0;
    for (; i + 2 * Lanes::count <= n; i += 2 * Lanes::count) {
        CAPSULEC_LOAD_LANES(v0, i)
        CAPSULEC_LOAD_LANES(v1, i + Lanes::count)
        const auto equal = (v0 == all) | (v1 == all);
        bits found;
        __builtin_memcpy(&found, &equal, sizeof(found));
        if (!__builtin_ia32_ptestz256(found, found)) break;
    }
    return i;
}
#endif
#undef CAPSULEC_TWO
#undef CAPSULEC_FOUR
#undef CAPSULEC_LOAD_LANES
#undef CAPSULEC_BEST_OF_LANES
#undef CAPSULEC_BEST_OF
#else
template <class T> inline constexpr bool in_lanes = false;
#endif

// The best of floats of which there is one at least. Whether there is a NaN is known at the end, so that the loop is one
// machine instruction for each, without a branch. Not in line, for the sake of the few; `element` is a copy, as what it
// refers to would have to be in memory for them too.
template <class Better, class T, class Element>
CAPSULEC_OUT_OF_LINE T best_of_floats(int64_t n, const Element element) {
    T best = element(0);
    int64_t i = 1;
#ifdef CAPSULEC_BEST_LANES
    if constexpr (in_lanes<T>) {
        if (n >= 4 * lanes<T>::count && CAPSULEC_HAS_WIDE) {
            T found;
            int64_t done = best_of_lanes<Better, false>(n, element, found);
            if (done > 0) {
                best = found;
                i = done;
            }
        }
    }
#endif
    bool unordered = best != best;
    for (; i < n; i++) {
        T value = element(i);
        best = Better::beats(value, best) ? value : best;
        unordered |= value != value;
    }
    if (CAPSULEC_UNLIKELY(unordered)) { // the first of them
        i = 0;
        do best = element(i++);
        while (best == best);
    }
    return best;
}

template <class Better, class T, class Element>
inline T best_of(int64_t n, const Element &element) {
    if constexpr (is_plain_float<T>) {
        T found;
        if (n < few_numbers && CAPSULEC_LIKELY(best_of_few<Better>(n, element, found))) return found;
        return best_of_floats<Better, T>(n, element);
    }
    T best = element(0);
    int64_t i = 1;
#ifdef CAPSULEC_BEST_LANES
    if constexpr (in_lanes<T>) {
        if (n >= 4 * lanes<T>::count && CAPSULEC_HAS_WIDE) i = best_of_lanes<Better, false>(n, element, best);
    }
#endif
    for (; i < n; i++) best = Better::of(best, element(i));
    return best;
}

template <class T, class Element>
inline T max(int64_t n, const Element &element) {
    return best_of<larger, T>(n, element);
}

template <class T, class Element>
inline T min(int64_t n, const Element &element) {
    return best_of<smaller, T>(n, element);
}

// The best of those floats that are numbers; NaN where there is nothing else.
template <class Better, class T, class Element>
inline T best_number(int64_t n, const Element &element) {
    constexpr T worst = Better::template worst<T>;
    T best = worst;
    int64_t i = 0;
#ifdef CAPSULEC_BEST_LANES
    if (n >= 4 * lanes<T>::count && CAPSULEC_HAS_WIDE) i = best_of_lanes<Better, true>(n, element, best);
#endif
    for (; i < n; i++) {
        T value = element(i);
        best = Better::beats(value, best) ? value : best;
    }
    if (best != worst) return best;
    i = 0;
    while (i < n && element(i) != element(i)) i++;
    return i < n ? worst : element(0);
}

template <class T, class Element>
inline T fmax(int64_t n, const Element &element) {
    return best_number<larger, T>(n, element);
}

template <class T, class Element>
inline T fmin(int64_t n, const Element &element) {
    return best_number<smaller, T>(n, element);
}

// Truth values are counted so many at a time, in bytes, which takes vectors where a test of each is a branch of each.
constexpr int64_t counted_together = 64;

template <class Element>
inline int64_t count_some(int64_t start, const Element &element) {
    uint8_t found = 0;
    for (int64_t k = 0; k < counted_together; k++) found = static_cast<uint8_t>(found + static_cast<uint8_t>(element(start + k)));
    return found;
}

// How many elements are true.
template <class T, class Element>
inline int64_t count(int64_t n, const Element &element) {
    int64_t found = 0, i = 0;
    for (; i + counted_together <= n; i += counted_together) found += count_some(i, element);
    for (; i < n; i++) found += element(i);
    return found;
}

template <class T, class Element>
inline int64_t count(int64_t n, int64_t m, const Element &element) {
    int64_t found = 0;
    for (int64_t i = 0; i < n; i++) found += count<T>(m, [&](int64_t j) { return element(i, j); });
    return found;
}

// The first position where an element is as `wanted` says; `n` where there is none.
template <class Element>
inline int64_t first_that_is(bool wanted, int64_t n, const Element &element) {
    int64_t i = 0;
    while (i + counted_together <= n && count_some(i, element) == (wanted ? 0 : counted_together)) i += counted_together;
    while (i < n && element(i) != wanted) i++;
    return i;
}

template <class T, class Element>
inline bool any(int64_t n, const Element &element) {
    return first_that_is(true, n, element) < n;
}

template <class T, class Element>
inline bool all(int64_t n, const Element &element) {
    return first_that_is(false, n, element) >= n;
}

// Positions are looked for in blocks of so many elements whose best is better than what came before, which few are.
constexpr int64_t searched_together = 1024;

// The first position of the best element; of the first NaN, where there is one. `Better` is larger or smaller.
template <class Better, class Element>
inline int64_t position_of_best(int64_t n, const Element &element) {
    auto best = element(0);
    using T = decltype(best);
    if constexpr (is_bool<T>) {
        int64_t found = first_that_is(!Better::is_less, n, element);
        return found < n ? found : 0;
    }
    int64_t position = 0;
    if constexpr (is_plain_float<T> || !is_floating<T>::value) {
        for (int64_t i = 0; i < n; i += searched_together) {
            int64_t block = n - i < searched_together ? n - i : searched_together;
            T found = best_of<Better, T>(block, [&](int64_t k) { return element(i + k); });
            if (CAPSULEC_LIKELY(i > 0 && !Better::comes_before(found, best))) continue;
            best = found;
            position = i;
            if (best != best) {
                while (element(position) == element(position)) position++;
                return position;
            }
#if defined(CAPSULEC_BEST_LANES) && defined(CAPSULEC_AVX2)
            if constexpr (in_lanes<T>) {
                if (CAPSULEC_HAS_WIDE) position += unequal_lanes(block, [&](int64_t k) { return element(i + k); }, best);
            }
#endif
            while (element(position) != best) position++;
        }
        return position;
    }
    for (int64_t i = 1; i < n && best == best; i++) {
        auto value = element(i);
        if (Better::comes_before(value, best)) {
            best = value;
            position = i;
        }
    }
    return position;
}

template <class T, class Element>
inline int64_t argmax(int64_t n, const Element &element) {
    return position_of_best<larger>(n, element);
}

template <class T, class Element>
inline int64_t argmin(int64_t n, const Element &element) {
    return position_of_best<smaller>(n, element);
}

// The same of rows that are one long axis.
template <class T, class Element>
inline int64_t argmax(int64_t n, int64_t m, const Element &element) {
    auto best = element(0, 0);
    int64_t position = 0;
    for (int64_t i = 0; i < n && best == best; i++) {
        int64_t j = argmax<T>(m, [&](int64_t k) { return element(i, k); });
        auto value = element(i, j);
        if (larger::comes_before(value, best)) {
            best = value;
            position = i * m + j;
        }
    }
    return position;
}

template <class T, class Element>
inline int64_t argmin(int64_t n, int64_t m, const Element &element) {
    auto best = element(0, 0);
    int64_t position = 0;
    for (int64_t i = 0; i < n && best == best; i++) {
        int64_t j = argmin<T>(m, [&](int64_t k) { return element(i, k); });
        auto value = element(i, j);
        if (smaller::comes_before(value, best)) {
            best = value;
            position = i * m + j;
        }
    }
    return position;
}

}  // namespace capsulec::np
