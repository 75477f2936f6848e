// One of several values of different types, with the number that says which. Used by backend/types.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/convert.hpp"
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

template <int N = 0, class... Alternatives>
bool equal(const choice<Alternatives...> &a, const choice<Alternatives...> &b) {
    if constexpr (N < static_cast<int>(sizeof...(Alternatives))) {
        if (a.number != N) {
            return equal<N + 1>(a, b);
        }
        return b.number == N && equal(a.values.template item<N>(), b.values.template item<N>());
    } else {
        return false;
    }
}

template <class... Alternatives> bool truth(const choice<Alternatives...> &value) {
    return visit(value, [](const auto &held) { return truth(held); });
}

// Alternatives that belong together: numbers are one, each kind of container is one.
template <class T> constexpr int family = 1;
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
    return -1;
}

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
