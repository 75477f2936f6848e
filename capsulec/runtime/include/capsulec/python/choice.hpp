// One of several values of different types, with the number that says which. Used by backend/types.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/python/convert.hpp"
#include "capsulec/python/same.hpp"
#include "capsulec/python/tuple.hpp"
#include "capsulec/python/values.hpp"

namespace capsulec::py {

// All alternatives have their place, and all but one are empty: nothing has to be made or ended by hand, and an empty
// text or container holds no memory.
template <class... Alternatives> struct choice {
    static constexpr int count = sizeof...(Alternatives);

    int64_t number = 0;
    tuple<Alternatives...> values{};

    template <int64_t N, class Value> static choice of(const Value &value) {
        choice made;
        made.number = N;
        made.template place<N>() = value;
        return made;
    }

    // The same value among more alternatives: number n of `other` is number Places[n] here.
    template <int... Places, class... Others> static choice among(const choice<Others...> &other) {
        constexpr int64_t places[] = {Places...};
        choice made;
        made.number = places[other.number];
        made.template take<0, Places...>(other);
        return made;
    }

    template <int N> auto &place() {
        using Value = typename bare<decltype(values.template item<N>())>::type;
        return const_cast<Value &>(values.template item<N>()); // the value is no constant where this is called
    }

  private:
    template <class T> struct bare;
    template <class T> struct bare<const T &> {
        using type = T;
    };

    template <int N, int Place, int... Places, class Other> void take(const Other &other) {
        place<Place>() = other.values.template item<N>();
        if constexpr (sizeof...(Places) != 0) {
            take<N + 1, Places...>(other);
        }
    }
};

// What `use` makes of the value that is there.
template <int N = 0, class... Alternatives, class Use> auto visit(const choice<Alternatives...> &value, Use use) {
    if constexpr (N + 1 < static_cast<int>(sizeof...(Alternatives))) {
        if (value.number != N) {
            return visit<N + 1>(value, use);
        }
    }
    return use(value.values.template item<N>());
}

// Whether the value is one of the alternatives with these numbers.
template <int... Numbers, class... Alternatives> constexpr bool is_one(const choice<Alternatives...> &value) {
    return ((value.number == Numbers) || ...);
}

template <class T> constexpr bool is_plain_number = false;
template <> inline constexpr bool is_plain_number<int64_t> = true;
template <> inline constexpr bool is_plain_number<double> = true;
template <> inline constexpr bool is_plain_number<complex128> = true;

// What `compare` says of two values of one type, or of a bool and another number; of all others, false.
template <class A, class B, class Compare> bool compared(const A &a, const B &b, Compare compare) {
    if constexpr (is_same<A, B>::value) {
        return compare(a, b);
    } else if constexpr (is_same<A, bool>::value && is_plain_number<B>) {
        return compare(convert<B>(a), b);
    } else if constexpr (is_plain_number<A> && is_same<B, bool>::value) {
        return compare(a, convert<A>(b));
    } else if constexpr (is_plain_number<A> && is_plain_number<B>) {
        using Number = decltype(a + b);
        return compare(convert<Number>(a), convert<Number>(b));
    } else {
        return false;
    }
}

template <class... Alternatives> bool equal(const choice<Alternatives...> &a, const choice<Alternatives...> &b) {
    return visit(a, [&](const auto &one) {
        return visit(b, [&](const auto &other) {
            return compared(one, other, [](const auto &x, const auto &y) { return equal(x, y); });
        });
    });
}

// The order of numbers, one of which may be a bool.
template <class... Alternatives> bool less(const choice<Alternatives...> &a, const choice<Alternatives...> &b) {
    return visit(a, [&](const auto &one) {
        return visit(b, [&](const auto &other) {
            return compared(one, other, [](const auto &x, const auto &y) { return less(x, y); });
        });
    });
}

// A value as it is hashed: a bool as the number among the alternatives that it may equal. That one comes next.
template <class First, class Second, class... Rest, class Held>
auto hashed_as(const choice<First, Second, Rest...> &, const Held &held) {
    if constexpr (is_same<Held, bool>::value && is_plain_number<Second>) {
        return convert<Second>(held);
    } else {
        return held;
    }
}

template <class... Alternatives> bool truth(const choice<Alternatives...> &value) {
    return visit(value, [](const auto &held) { return truth(held); });
}

// Alternatives that belong together: numbers but bools are one, each kind of container is one.
template <class T> constexpr int family = 1;
template <> inline constexpr int family<bool> = 9;
template <> constexpr int family<str> = 2;
template <> constexpr int family<bytes> = 3;
template <class T> constexpr int family<list<T>> = 4;
template <class T> constexpr int family<set<T>> = 5;
template <class T> constexpr int family<frozenset<T>> = 6;
template <class Key, class Value> constexpr int family<dict<Key, Value>> = 7;
template <class T> constexpr int family<sequence<T>> = 8;
template <class... Items> constexpr int family<tuple<Items...>> = 16 + static_cast<int>(sizeof...(Items));

// The place of a type among alternatives, -1 when it has none.
template <class T, class... Alternatives> constexpr int place_of() {
    constexpr int families[] = {family<Alternatives>...};
    for (int n = 0; n < static_cast<int>(sizeof...(Alternatives)); n++) {
        if (families[n] == family<T>) {
            return n;
        }
    }
    if constexpr (is_same<T, bool>::value) {
        return place_of<int64_t, Alternatives...>();
    }
    return -1;
}

// A `bool or int` as the number that it is where it is an operand.
template <class Number, class... From> Number as_number(const choice<From...> &from) {
    return visit(from, [](const auto &held) { return convert<Number>(held); });
}
template <class... From> struct conversion<int64_t, choice<From...>> {
    static int64_t of(const choice<From...> &from) { return as_number<int64_t>(from); }
};
template <class... From> struct conversion<double, choice<From...>> {
    static double of(const choice<From...> &from) { return as_number<double>(from); }
};
template <class... From> struct conversion<complex128, choice<From...>> {
    static complex128 of(const choice<From...> &from) { return as_number<complex128>(from); }
};

template <class... To, class From> struct conversion<choice<To...>, From> {
    static choice<To...> of(const From &from) {
        constexpr int n = place_of<From, To...>();
        choice<To...> made;
        if constexpr (n >= 0) { // else a test has shown that the value is another
            made.number = n;
            auto &held = made.template place<n>();
            held = convert<typename bare_type<decltype(held)>::type>(from);
        }
        return made;
    }

  private:
    template <class T> struct bare_type;
    template <class T> struct bare_type<T &> {
        using type = T;
    };
};

template <class... To, class... From> struct conversion<choice<To...>, choice<From...>> {
    static choice<To...> of(const choice<From...> &from) {
        return visit(from, [](const auto &held) { return conversion<choice<To...>, held_type<decltype(held)>>::of(held); });
    }

  private:
    template <class T> struct bare_type;
    template <class T> struct bare_type<const T &> {
        using type = T;
    };
    template <class T> using held_type = typename bare_type<T>::type;
};

} // namespace capsulec::py
