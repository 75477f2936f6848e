// Registered by capsulec/passes/layouts.py: NumPy's 'K' order, the order of the axes of an array that is computed from others.
#pragma once

#include <stdint.h>

#include "capsulec/numpy/allocate.hpp"
#include "capsulec/numpy/array.hpp"

namespace capsulec::np {

// The lengths of axes and how far apart their elements are in memory; 0 for an axis that says nothing of the order.
template <int N>
struct layout {
    int64_t extents[N];
    int64_t strides[N];
};

// Of an operand, which has new axes in front where it has fewer.
template <int N, class T, int M>
inline layout<N> layout_of(const array<T, M> &a) {
    layout<N> made;
    for (int axis = 0; axis < N; axis++) {
        const int own = axis - (N - M);
        made.extents[axis] = own < 0 ? 1 : a.shape[own];
        const int64_t stride = own < 0 || a.shape[own] == 1 ? 0 : a.stride[own];
        made.strides[axis] = stride < 0 ? -stride : stride;
    }
    return made;
}

// Elements one behind another, the axes in the order that `from` has them: NumPy takes them from the last to the first,
// and each goes inside of those that are certainly farther apart.
template <int N>
inline layout<N> packed(const layout<N> *from, int count) {
    layout<N> made;
    for (int axis = 0; axis < N; axis++) {
        made.extents[axis] = 1;
        for (int i = 0; i < count; i++) {
            if (from[i].extents[axis] != 1) made.extents[axis] = from[i].extents[axis];
        }
    }
    int order[N];  // the innermost axis first
    for (int next = 0; next < N; next++) {
        const int axis = N - 1 - next;
        int place = next;
        for (int at = next - 1; at >= 0; at--) {
            bool decided = false, inside = false;
            for (int i = 0; i < count; i++) {
                const int64_t mine = from[i].strides[axis], other = from[i].strides[order[at]];
                if (mine == 0 || other == 0) continue;
                inside = other > mine && (!decided || inside);
                decided = true;
            }
            if (!decided) continue;
            if (!inside) break;
            place = at;
        }
        for (int at = next; at > place; at--) order[at] = order[at - 1];
        order[place] = axis;
    }
    int64_t step = 1;
    for (int at = 0; at < N; at++) {
        const int axis = order[at];
        made.strides[axis] = made.extents[axis] == 1 ? 0 : step;
        if (made.extents[axis] > 1) step *= made.extents[axis];
    }
    return made;
}

// Of what is computed from one array.
template <int N, class T>
inline layout<N> computed_layout(const array<T, N> &a) {
    const layout<N> own = layout_of<N>(a);
    return packed(&own, 1);
}

template <class First, class... Rest>
inline First together(First first, Rest... rest) {
    const First all[] = {first, rest...};
    return packed(all, 1 + static_cast<int>(sizeof...(rest)));
}

// The same for arrays that are joined: NumPy takes the axes from the first to the last, and each goes outside of those
// whose elements are certainly closer together.
template <int N, class Each>
inline layout<N> joined_order(int64_t count, Each each) {
    int order[N];  // the outermost axis first
    for (int axis = 0; axis < N; axis++) {
        int place = axis;
        for (int at = axis - 1; at >= 0; at--) {
            bool decided = false, outside = false;
            for (int64_t i = 0; i < count; i++) {
                const layout<N> part = each(i);
                const int64_t mine = part.strides[axis], other = part.strides[order[at]];
                if (mine == 0 || other == 0) continue;
                outside = mine > other && (!decided || outside);
                decided = true;
            }
            if (!decided) continue;
            if (!outside) break;
            place = at;
        }
        for (int at = axis; at > place; at--) order[at] = order[at - 1];
        order[place] = axis;
    }
    layout<N> made;
    for (int at = 0; at < N; at++) {
        made.extents[order[at]] = 1;
        made.strides[order[at]] = N - at;
    }
    return made;
}

template <int N, class... Parts>
inline layout<N> joined_layout(Parts... parts) {
    const layout<N> all[] = {parts...};
    return joined_order<N>(sizeof...(Parts), [&](int64_t i) { return all[i]; });
}

// Of the result of index arrays: `outer` axes that they make, and inside of these what is left of the array; `first` of
// the latter stand before the former.
template <int outer, int first, int M>
inline layout<outer + M> gathered(const layout<M> &inner) {
    const layout<M> rest = packed(&inner, 1);
    int64_t step = 1;
    for (int axis = 0; axis < M; axis++) {
        if (rest.extents[axis] > 1) step *= rest.extents[axis];
    }
    layout<outer + M> made;
    for (int axis = 0; axis < outer + M; axis++) {
        const bool behind = axis >= first + outer;
        made.extents[axis] = 1;
        made.strides[axis] = axis < first ? rest.strides[axis] : behind ? rest.strides[axis - outer] : step * (first + outer - axis);
    }
    return made;
}

// In C order, with new axes in front.
template <int N, int M>
inline layout<N> rows(shape<M> extents) {
    layout<N> made;
    int64_t step = 1;
    for (int axis = N - 1; axis >= 0; axis--) {
        const int64_t extent = axis < N - M ? 1 : extents.extents[axis - (N - M)];
        made.extents[axis] = extent;
        made.strides[axis] = extent == 1 ? 0 : step;
        if (extent > 1) step *= extent;
    }
    return made;
}

template <int N, int M>
inline layout<N> columns(shape<M> extents) {
    layout<N> made = rows<N>(extents);
    int64_t step = 1;
    for (int axis = 0; axis < N; axis++) {
        if (made.extents[axis] != 1) made.strides[axis] = step;
        if (made.extents[axis] > 1) step *= made.extents[axis];
    }
    return made;
}

// Of an array that is copied: an axis along which one element stands for all is an inner one.
template <int N, class T, int M>
inline layout<N> copied_layout(const array<T, M> &a) {
    layout<N> from = layout_of<N>(a);
    for (int axis = 0; axis < N; axis++) {
        if (from.extents[axis] != 1) from.strides[axis] = 2 * from.strides[axis] + 1;
    }
    return from;
}
template <int N, class T, int M>
inline layout<N> kept(const array<T, M> &a) {
    return together(copied_layout<N>(a));
}

// In F order where the array is one piece of memory in F order and not in C order, else in C order.
template <int N, class T>
inline layout<N> columns_or_rows(const array<T, N> &a) {
    bool in_rows = true, in_columns = true;
    int64_t row_step = 1, column_step = 1;
    for (int axis = 0; axis < N; axis++) {
        const int last = N - 1 - axis;
        in_rows = in_rows && (a.shape[last] == 1 || a.stride[last] == row_step);
        in_columns = in_columns && (a.shape[axis] == 1 || a.stride[axis] == column_step);
        row_step *= a.shape[last];
        column_step *= a.shape[axis];
    }
    layout<N> made;
    for (int axis = 0; axis < N; axis++) {
        made.extents[axis] = a.shape[axis];
        made.strides[axis] = in_columns && !in_rows ? axis + 1 : N - axis;
    }
    return made;
}

// Some axes of another array, with the lengths that a view of it has.
template <int... Source, int N>
inline layout<static_cast<int>(sizeof...(Source))> axes_of(const layout<N> &from, shape<sizeof...(Source)> extents) {
    constexpr int M = static_cast<int>(sizeof...(Source));
    const int source[] = {Source...};
    layout<M> made;
    for (int axis = 0; axis < M; axis++) {
        made.extents[axis] = extents.extents[axis];
        made.strides[axis] = source[axis] < 0 || made.extents[axis] == 1 ? 0 : from.strides[source[axis]];
    }
    return made;
}

// The same with new axes in front.
template <int N, int M>
inline layout<N> widened(const layout<M> &from) {
    layout<N> made = rows<N>(shape<1>{{1}});
    for (int axis = 0; axis < M; axis++) {
        made.extents[axis + N - M] = from.extents[axis];
        made.strides[axis + N - M] = from.strides[axis];
    }
    return made;
}

// An array of uninitialised elements whose axes are in memory as in `order`.
template <class T, int N>
inline array<T, N> allocate_in(const layout<N> &order, shape<N> extents) {
    layout<N> wanted = order;
    for (int axis = 0; axis < N; axis++) {
        wanted.extents[axis] = extents.extents[axis];
        if (extents.extents[axis] == 1) wanted.strides[axis] = 0;
    }
    wanted = together(wanted);
    array<T, N> made = allocate<T>(extents);
    for (int axis = 0; axis < N; axis++) made.stride[axis] = wanted.strides[axis] ? wanted.strides[axis] : 1;
    return made;
}

}  // namespace capsulec::np
