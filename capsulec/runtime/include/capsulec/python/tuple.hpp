// Registered by library/math.py: tuples of known length, values of any types side by side. Also used by backend/cxx.py.
#pragma once

#include <stdint.h>

#include "capsulec/python/compare.hpp"

namespace capsulec::py {

// `first`, and the rest as a tuple. An aggregate: trivially copyable when its items are.
template <class... Items>
struct tuple;

template <>
struct tuple<> {};

template <class First>
struct tuple<First> {
    First first;

    template <int position>
    constexpr const First &item() const {
        static_assert(position == 0, "no such item");
        return first;
    }
};

template <class First, class Second, class... Others>
struct tuple<First, Second, Others...> {
    First first;
    tuple<Second, Others...> rest;

    template <int position>
    constexpr const auto &item() const {
        if constexpr (position == 0) {
            return first;
        } else {
            return rest.template item<position - 1>();
        }
    }
};

constexpr tuple<> make_tuple() { return {}; }

template <class First>
constexpr tuple<First> make_tuple(First first) {
    return {first};
}

template <class First, class Second, class... Others>
constexpr tuple<First, Second, Others...> make_tuple(First first, Second second, Others... others) {
    return {first, make_tuple(second, others...)};
}

// The item at a place, where it is not asked of a name.
template <int position, class Items>
constexpr const auto &item_of(const Items &items) {
    return items.template item<position>();
}

// The item at a place known at run time, of a tuple whose items are all of one type; 0 <= position < length.
template <class Item>
constexpr const Item &item_at(const tuple<Item> &items, int64_t) {
    return items.first;
}

template <class Item, class... Others>
constexpr const Item &item_at(const tuple<Item, Item, Others...> &items, int64_t position) {
    return position == 0 ? items.first : item_at(items.rest, position - 1);
}

// How two items compare: an int and a float exactly, everything else by its own operators.
template <class A, class B>
struct mixed_numbers {
    static constexpr bool value = false;
};
template <>
struct mixed_numbers<int64_t, double> {
    static constexpr bool value = true;
};
template <>
struct mixed_numbers<double, int64_t> {
    static constexpr bool value = true;
};

template <class A, class B>
constexpr bool items_equal(const A &a, const B &b) {
    if constexpr (mixed_numbers<A, B>::value) {
        return equal(a, b);
    } else {
        return a == b;
    }
}

template <class A, class B>
constexpr bool item_less(const A &a, const B &b) {
    if constexpr (mixed_numbers<A, B>::value) {
        return less(a, b);
    } else {
        return a < b;
    }
}

template <class... A, class... B>
constexpr bool operator==(const tuple<A...> &a, const tuple<B...> &b) {
    if constexpr (sizeof...(A) != sizeof...(B)) {
        return false;
    } else if constexpr (sizeof...(A) == 0) {
        return true;
    } else if constexpr (sizeof...(A) == 1) {
        return items_equal(a.first, b.first);
    } else {
        return items_equal(a.first, b.first) && a.rest == b.rest;
    }
}

// All items but the first.
template <class First>
constexpr tuple<> after_first(const tuple<First> &) {
    return {};
}

template <class First, class Second, class... Others>
constexpr const tuple<Second, Others...> &after_first(const tuple<First, Second, Others...> &items) {
    return items.rest;
}

// The order of tuples is decided by the first items that are not equal; with `equal_counts`, equal tuples are in order.
template <bool equal_counts, class... A, class... B>
constexpr bool in_order(const tuple<A...> &a, const tuple<B...> &b) {
    if constexpr (sizeof...(B) == 0) {
        return equal_counts && sizeof...(A) == 0;
    } else if constexpr (sizeof...(A) == 0) {
        return true;
    } else if (items_equal(a.first, b.first)) {
        return in_order<equal_counts>(after_first(a), after_first(b));
    } else {
        return item_less(a.first, b.first);
    }
}

template <class... A, class... B>
constexpr bool operator!=(const tuple<A...> &a, const tuple<B...> &b) {
    return !(a == b);
}

template <class... A, class... B>
constexpr bool operator<(const tuple<A...> &a, const tuple<B...> &b) {
    return in_order<false>(a, b);
}

template <class... A, class... B>
constexpr bool operator>(const tuple<A...> &a, const tuple<B...> &b) {
    return in_order<false>(b, a);
}

// Of the first items that differ Python asks `<=`, which nan answers with False like `<`.
template <class... A, class... B>
constexpr bool operator<=(const tuple<A...> &a, const tuple<B...> &b) {
    return in_order<true>(a, b);
}

template <class... A, class... B>
constexpr bool operator>=(const tuple<A...> &a, const tuple<B...> &b) {
    return in_order<true>(b, a);
}

}  // namespace capsulec::py
