// Registered by capsulec/backend/writer.py: reductions over a function that computes one element.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"

namespace capsulec {
template <class Real>
struct complex;
}

namespace capsulec::np {

// NumPy's pairwise summation, bit for bit: eight accumulators over blocks of at most 128, halves added recursively.
template <class T, class Element>
inline T pairwise_block(int64_t start, int64_t n, const Element &element) {
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
        return T{} + pairwise<T>(0, n, element);
    } else {
        uint64_t total = 0;  // wraps, as NumPy's
        for (int64_t i = 0; i < n; i++) total += static_cast<uint64_t>(element(i));
        return static_cast<T>(total);
    }
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

// NaN wins, as in NumPy: a comparison with it is false, and it is unequal to itself.
struct larger {
    template <class T>
    static T of(T best, T value) {
        return best >= value || best != best ? best : value;
    }
    template <class V>
    static auto beats(V best, V value) {
        return best > value;
    }
};
struct smaller {
    template <class T>
    static T of(T best, T value) {
        return best <= value || best != best ? best : value;
    }
    template <class V>
    static auto beats(V best, V value) {
        return best < value;
    }
};

#if defined(__GNUC__)
#define CAPSULEC_BEST_LANES
template <class T>
struct lanes {
    typedef T vector __attribute__((vector_size(16)));
    static constexpr int count = 16 / sizeof(T);
    template <class Element>
    static inline vector at(int64_t i, const Element &element) {
        T values[count];
        for (int lane = 0; lane < count; lane++) values[lane] = element(i + lane);
        vector made;
        __builtin_memcpy(&made, values, sizeof(made));
        return made;
    }
};

// The best of the first elements, four vectors at a time, since one comparison takes as long as several loads; how many
// they are, or 0 where one of them may be NaN: their total then is, as it is of infinities of both signs.
template <class Better, class T, class Element>
inline int64_t best_of_lanes(int64_t n, const Element &element, T &best) {
    using Lanes = lanes<T>;
    using vector = typename Lanes::vector;
    constexpr int64_t step = 4 * Lanes::count;
    vector b0 = Lanes::at(0, element), b1 = b0, b2 = b0, b3 = b0;
    vector total = b0 - b0;
    int64_t i = 0;
    for (; i + step <= n; i += step) {
        vector v0 = Lanes::at(i, element), v1 = Lanes::at(i + Lanes::count, element);
        vector v2 = Lanes::at(i + 2 * Lanes::count, element), v3 = Lanes::at(i + 3 * Lanes::count, element);
        total += (v0 + v1) + (v2 + v3);
        b0 = Better::beats(b0, v0) ? b0 : v0;
        b1 = Better::beats(b1, v1) ? b1 : v1;
        b2 = Better::beats(b2, v2) ? b2 : v2;
        b3 = Better::beats(b3, v3) ? b3 : v3;
    }
    b0 = Better::beats(b0, b1) ? b0 : b1;
    b2 = Better::beats(b2, b3) ? b2 : b3;
    b0 = Better::beats(b0, b2) ? b0 : b2;
    best = b0[0];
    bool numbers = true;
    for (int lane = 0; lane < Lanes::count; lane++) {
        best = Better::of(best, static_cast<T>(b0[lane]));
        numbers = numbers && total[lane] == total[lane];
    }
    return numbers ? i : 0;
}
#endif

template <class T> inline constexpr bool is_plain_float = false;
template <> inline constexpr bool is_plain_float<float> = true;
template <> inline constexpr bool is_plain_float<double> = true;

// Whether there is a NaN is known at the end, so that the loop is one machine instruction for each, without a branch.
template <class Better, class T, class Element>
inline T best_of(int64_t n, const Element &element) {
    T best = element(0);
    int64_t i = 1;
    if constexpr (is_plain_float<T>) {
#ifdef CAPSULEC_BEST_LANES
        if (n >= 64 / static_cast<int64_t>(sizeof(T))) {
            T found;
            int64_t done = best_of_lanes<Better>(n, element, found);
            if (done > 0) {
                best = found;
                i = done;
            }
        }
#endif
        bool unordered = best != best;
        for (; i < n; i++) {
            T value = element(i);
            best = Better::beats(value, best) ? value : best;
            unordered |= value != value;
        }
        if (CAPSULEC_UNLIKELY(unordered)) {  // the first of them; in line, as a function that is given `element` is slow
            i = 0;
            do best = element(i++);
            while (best == best);
        }
        return best;
    }
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

template <class T, class Element>
inline bool any(int64_t n, const Element &element) {
    for (int64_t i = 0; i < n; i++) {
        if (element(i)) return true;
    }
    return false;
}

template <class T, class Element>
inline bool all(int64_t n, const Element &element) {
    for (int64_t i = 0; i < n; i++) {
        if (!element(i)) return false;
    }
    return true;
}

// Whether a value comes before the best so far: NaN comes before everything.
template <class T>
inline bool is_above(T value, T best) {
    return !(value <= best);
}
template <class T>
inline bool is_below(T value, T best) {
    return !(value >= best);
}
template <class Real>
inline bool is_above(complex<Real> value, complex<Real> best) {
    bool at_most = value.real < best.real || (value.real == best.real && value.imag <= best.imag);
    return !at_most || value != value;
}
template <class Real>
inline bool is_below(complex<Real> value, complex<Real> best) {
    bool at_least = value.real > best.real || (value.real == best.real && value.imag >= best.imag);
    return !at_least || value != value;
}

// The first position of the largest element; of the first NaN, where there is one.
template <class T, class Element>
inline int64_t argmax(int64_t n, const Element &element) {
    auto best = element(0);
    int64_t position = 0;
    for (int64_t i = 1; i < n && best == best; i++) {
        auto value = element(i);
        if (is_above(value, best)) {
            best = value;
            position = i;
        }
    }
    return position;
}

template <class T, class Element>
inline int64_t argmin(int64_t n, const Element &element) {
    auto best = element(0);
    int64_t position = 0;
    for (int64_t i = 1; i < n && best == best; i++) {
        auto value = element(i);
        if (is_below(value, best)) {
            best = value;
            position = i;
        }
    }
    return position;
}

// The same of rows that are one long axis.
template <class T, class Element>
inline int64_t argmax(int64_t n, int64_t m, const Element &element) {
    auto best = element(0, 0);
    int64_t position = 0;
    for (int64_t i = 0; i < n && best == best; i++) {
        int64_t j = argmax<T>(m, [&](int64_t k) { return element(i, k); });
        auto value = element(i, j);
        if (is_above(value, best)) {
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
        if (is_below(value, best)) {
            best = value;
            position = i * m + j;
        }
    }
    return position;
}

}  // namespace capsulec::np
