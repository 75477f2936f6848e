// Registered by capsulec/passes/reductions.py: reductions over axes of memory of any strides, in the order of NumPy's iterator.
#pragma once

#include "capsulec/numpy/array.hpp"
#include "capsulec/numpy/reduce.hpp"
#include "capsulec/numpy/sum_of_memory.hpp"
#include "capsulec/processor.hpp"

namespace capsulec::np {

// What each kind does with two values, and with a value and a row of elements.
struct summing {
    template <class T>
    static T both(T a, T b) {
        if constexpr (is_floating<T>::value) return a + b;
        else return static_cast<T>(static_cast<uint64_t>(a) + static_cast<uint64_t>(b));
    }
    template <class T, class Element>
    static T row(T begin, int64_t n, const Element &element) {
        return both(begin, sum<T>(n, element));
    }
};
struct multiplying {
    template <class T>
    static T both(T a, T b) {
        if constexpr (is_floating<T>::value) return a * b;
        else return static_cast<T>(static_cast<uint64_t>(a) * static_cast<uint64_t>(b));
    }
    template <class T, class Element>
    static T row(T begin, int64_t n, const Element &element) {
        for (int64_t i = 0; i < n; i++) begin = both(begin, element(i));
        return begin;
    }
};
struct largest_of {
    template <class T>
    static T both(T a, T b) {
        return a >= b || a != a ? a : b;
    }
    template <class T, class Element>
    static T row(T begin, int64_t n, const Element &element) {
        return both(begin, max<T>(n, element));
    }
};
struct smallest_of {
    template <class T>
    static T both(T a, T b) {
        return a <= b || a != a ? a : b;
    }
    template <class T, class Element>
    static T row(T begin, int64_t n, const Element &element) {
        return both(begin, min<T>(n, element));
    }
};

struct largest_number_of {
    template <class T>
    static T both(T a, T b) {
        return a >= b || b != b ? a : b;
    }
    template <class T, class Element>
    static T row(T begin, int64_t n, const Element &element) {
        return both(begin, fmax<T>(n, element));
    }
};
struct smallest_number_of {
    template <class T>
    static T both(T a, T b) {
        return a <= b || b != b ? a : b;
    }
    template <class T, class Element>
    static T row(T begin, int64_t n, const Element &element) {
        return both(begin, fmin<T>(n, element));
    }
};

struct any_of {
    template <class T>
    static bool both(T a, T b) {
        return a | b;
    }
    template <class T, class Element>
    static bool row(T begin, int64_t n, const Element &element) {
        return begin || any<T>(n, element);
    }
};
struct all_of {
    template <class T>
    static bool both(T a, T b) {
        return a & b;
    }
    template <class T, class Element>
    static bool row(T begin, int64_t n, const Element &element) {
        return begin && all<T>(n, element);
    }
};

// One axis of the iteration: its length, and the steps in the operand and in the result (0: it is reduced).
struct reduced_axis {
    int64_t length, step, result;
};

inline int64_t size_of_step(int64_t step) { return step < 0 ? -step : step; }

// The axes in the order in which NumPy goes through them, fewest and innermost last; how many there are.
inline int ordered_axes(reduced_axis *axes, int count) {
    int kept = 0;
    for (int n = 0; n < count; n++) {
        reduced_axis axis = axes[n];
        if (axis.length == 1) continue;
        int place = kept++;
        for (; place > 0 && size_of_step(axes[place - 1].step) < size_of_step(axis.step); place--) {
            axes[place] = axes[place - 1];
        }
        axes[place] = axis;
    }
    int last = 0;
    for (int n = 1; n < kept; n++) {
        reduced_axis &outer = axes[last], inner = axes[n];
        if (outer.step == inner.step * inner.length && outer.result == inner.result * inner.length) {
            outer = {outer.length * inner.length, inner.step, inner.result};
        } else {
            axes[++last] = inner;
        }
    }
    return kept == 0 ? 0 : last + 1;
}

template <class A, class B>
struct same_type {
    static constexpr bool value = false;
};
template <class Same>
struct same_type<Same, Same> {
    static constexpr bool value = true;
};

// NumPy's iterator has a buffer of this many elements. What is not one row of memory, and what is converted, goes
// through it, and each filling is added by itself.
constexpr int64_t iterator_buffer = 8192;

template <class Kind, class T, class U>
inline T reduced_row(T begin, const U *from, int64_t n, int64_t step) {
    constexpr bool converts = !same_type<T, U>::value;
    while (n > 0) {
        int64_t part = converts && n > iterator_buffer ? iterator_buffer : n;
        if constexpr (same_type<Kind, summing>::value && same_type<T, U>::value && is_plain_float<T>) {
            if (step == 1) return begin + sum_of_memory<T>(from, n);
        }
        if (step == 1) {
            begin = Kind::row(begin, part, [&](int64_t i) { return static_cast<T>(from[i]); });
        } else {
            begin = Kind::row(begin, part, [&](int64_t i) { return static_cast<T>(from[i * step]); });
        }
        from += part * step;
        n -= part;
    }
    return begin;
}

// Copies the elements of the last axis, and of some axes, behind one another.
template <class T, class U>
inline T *gather_row(T *to, const U *from, int64_t length, int64_t step) {
    if constexpr (same_type<T, U>::value && is_plain_float<T>) {
        if (step == 1) return copy_of_memory(to, from, length);
    }
    for (int64_t i = 0; i < length; i++) to[i] = static_cast<T>(from[i * step]);
    return to + length;
}
template <class T, class U>
inline T *gather(T *to, const U *from, const reduced_axis *axes, int count, int64_t length) {
    if (count == 1) return gather_row(to, from, length, axes[0].step);
    const reduced_axis inner = axes[1];
    for (int64_t i = 0; i < length; i++) {
        const U *part = from + i * axes[0].step;
        to = count == 2 ? gather_row(to, part, inner.length, inner.step) : gather(to, part, axes + 1, count - 1, inner.length);
    }
    return to;
}

// How many of the last axes fit into the buffer together, and how many elements they have.
inline int buffered_axes(const reduced_axis *axes, int count, int64_t &elements) {
    int found = 0;
    elements = 1;
    while (found < count && elements * axes[count - 1 - found].length <= iterator_buffer) {
        elements *= axes[count - 1 - found++].length;
    }
    return found;
}

// A sum over several axes, all of which are reduced: of as many elements at once as NumPy's buffer takes.
template <class T, class U>
inline T sum_buffered(T begin, const U *from, const reduced_axis *axes, int count) {
    int64_t elements;
    int inner = buffered_axes(axes, count, elements);
    if (inner == 0 && count == 1) return reduced_row<summing>(begin, from, axes[0].length, axes[0].step);
    if (inner == 0 || inner + 1 < count) {
        for (int64_t i = 0; i < axes[0].length; i++) {
            begin = sum_buffered(begin, from + i * axes[0].step, axes + 1, count - 1);
        }
        return begin;
    }
    T buffer[iterator_buffer];
    int64_t slabs = inner == count ? axes[0].length : iterator_buffer / elements;
    for (int64_t i = 0; i < axes[0].length; i += slabs) {
        int64_t part = axes[0].length - i < slabs ? axes[0].length - i : slabs;
        int64_t n = gather(buffer, from + i * axes[0].step, axes, count, part) - buffer;
        begin = begin + sum_of_memory<T>(buffer, n);
    }
    return begin;
}

// A line of elements into a line of results.
#ifdef CAPSULEC_AVX2
template <class Kind, class T, class U>
CAPSULEC_AVX2 __attribute__((optimize("O3"))) inline void combine_wide(T *to, const U *from, int64_t n) {
    for (int64_t i = 0; i < n; i++) to[i] = Kind::both(to[i], static_cast<T>(from[i]));
}
#endif

template <class Kind, class T, class U>
inline void combine_lines(T *to, const U *from, int64_t n) {
#ifdef CAPSULEC_AVX2
    if (CAPSULEC_LEVEL >= 3) return combine_wide<Kind>(to, from, n);
#endif
    for (int64_t i = 0; i < n; i++) to[i] = Kind::both(to[i], static_cast<T>(from[i]));
}

template <class Kind, class T, class U>
inline void reduce_axes(T *to, const U *from, const reduced_axis *axes, int count) {
    const reduced_axis &axis = axes[0];
    if constexpr (same_type<Kind, summing>::value && is_floating<T>::value) {
        bool all_reduced = count > 1;
        for (int n = 0; n < count; n++) all_reduced = all_reduced && axes[n].result == 0;
        if (all_reduced) {
            *to = sum_buffered(*to, from, axes, count);
            return;
        }
    }
    if (count > 1) {
        for (int64_t i = 0; i < axis.length; i++) {
            reduce_axes<Kind>(to + i * axis.result, from + i * axis.step, axes + 1, count - 1);
        }
    } else if (axis.result == 0) {
        *to = reduced_row<Kind>(*to, from, axis.length, axis.step);
    } else if (axis.result == 1 && axis.step == 1) {
        combine_lines<Kind>(to, from, axis.length);
    } else {
        for (int64_t i = 0; i < axis.length; i++) {
            T &place = to[i * axis.result];
            place = Kind::both(place, static_cast<T>(from[i * axis.step]));
        }
    }
}

// Reduces into an array that holds what the result begins with; `kept` has a bit for each axis that stays.
template <class Kind, class T, class U, int M, int N>
inline void reduce_into(T *to, const int64_t (&strides)[M], const array<U, N> &from, int64_t kept) {
    reduced_axis axes[N];
    for (int n = N - 1, result = M; n >= 0; n--) {
        if (from.shape[n] == 0) return;
        axes[n] = {from.shape[n], from.stride[n], kept >> n & 1 ? strides[--result] : 0};
    }
    int count = ordered_axes(axes, N);
    if (count == 0) {
        *to = Kind::both(*to, static_cast<T>(*from.data));
    } else {
        reduce_axes<Kind>(to, from.data, axes, count);
    }
}

template <class Kind, class T, int M, class U, int N>
inline void reduce_into(const array<T, M> &to, const array<U, N> &from, int64_t kept) {
    reduce_into<Kind>(to.data, to.stride, from, kept);
}

// The same with memory of C order.
template <class Kind, class T, class U, int N>
inline void reduce_into(T *to, const array<U, N> &from, int64_t kept) {
    int64_t strides[N];
    int64_t step = 1;
    int result = N;
    for (int n = N - 1; n >= 0; n--) {
        if (!(kept >> n & 1)) continue;
        strides[--result] = step;
        step *= from.shape[n];
    }
    reduce_into<Kind>(to, strides, from, kept);
}

template <class Kind, class T, class U, int N>
inline T reduced_whole(const array<U, N> &from, T begin) {
    reduce_into<Kind>(&begin, from, 0);
    return begin;
}

}  // namespace capsulec::np
