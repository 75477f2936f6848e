// Containers of one element type as those of a wider one. Used by frontend/lower/context.py and backend/function.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/same.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec {
template <class Real> struct complex;
}

namespace capsulec::py {

struct none;
template <class T> class list;
template <class T> class sequence;
template <class T> class set;
template <class T> class frozenset;
template <class Key, class Value> class dict;
template <class T> struct optional;
template <class... Alternatives> struct choice;
class str;
class bytes;

// How a value of one type becomes one of another: a number by C's conversion.
template <class To, class From> struct conversion {
    static To of(const From &from) { return static_cast<To>(from); }
};

template <class To, class From> decltype(auto) convert(const From &from) {
    if constexpr (is_same<To, From>::value) {
        return from;
    } else {
        return conversion<To, From>::of(from);
    }
}

template <class Real, class From> struct conversion<complex<Real>, From> {
    static complex<Real> of(const From &from) { return {static_cast<Real>(from), Real(0)}; }
};

template <class Real, class From> struct conversion<complex<Real>, complex<From>> {
    static complex<Real> of(const complex<From> &from) {
        return {static_cast<Real>(from.real), static_cast<Real>(from.imag)};
    }
};

template <class To, class From> struct conversion<optional<To>, From> {
    static optional<To> of(const From &from) { return optional<To>(convert<To>(from)); }
};

template <class To, class From> struct conversion<optional<To>, optional<From>> {
    static optional<To> of(const optional<From> &from) {
        return from.has ? optional<To>(convert<To>(from.value)) : optional<To>();
    }
};

template <class To> struct conversion<optional<To>, none> {
    static optional<To> of(const none &) { return optional<To>(); }
};

template <class To, class From> struct conversion<list<To>, list<From>> {
    static list<To> of(const list<From> &from) {
        list<To> made = list<To>::with_room(from.size());
        for (int64_t i = 0; i < from.size(); i++) {
            made.append(convert<To>(from.at(i)));
        }
        return made;
    }
};

template <class To, class From> struct conversion<sequence<To>, sequence<From>> {
    static sequence<To> of(const sequence<From> &from) {
        return sequence<To>::of_list(convert<list<To>>(from.as_list()));
    }
};

template <class To, class From> struct conversion<set<To>, set<From>> {
    static set<To> of(const set<From> &from) {
        set<To> made;
        for (int64_t i = from.first(); i < from.last(); i = from.after(i)) {
            made.add(convert<To>(from.at(i)));
        }
        return made;
    }
};

template <class To, class From> struct conversion<frozenset<To>, frozenset<From>> {
    static frozenset<To> of(const frozenset<From> &from) {
        return frozenset<To>::of(convert<set<To>>(from.elements()));
    }
};

template <class Key, class Value, class OtherKey, class OtherValue>
struct conversion<dict<Key, Value>, dict<OtherKey, OtherValue>> {
    static dict<Key, Value> of(const dict<OtherKey, OtherValue> &from) {
        dict<Key, Value> made;
        for (int64_t i = from.first(); i < from.last(); i = from.after(i)) {
            made.put(convert<Key>(from.key_at(i)), convert<Value>(from.value_at(i)));
        }
        return made;
    }
};

template <class First, class... Rest, class OtherFirst, class... OtherRest>
struct conversion<tuple<First, Rest...>, tuple<OtherFirst, OtherRest...>> {
    static tuple<First, Rest...> of(const tuple<OtherFirst, OtherRest...> &from) {
        tuple<First, Rest...> made;
        made.first = convert<First>(from.first);
        if constexpr (sizeof...(Rest) != 0) {
            made.rest = convert<tuple<Rest...>>(from.rest);
        }
        return made;
    }
};

template <class To> void append_items(const list<To> &, const tuple<> &) {}

template <class To, class First, class... Rest>
void append_items(const list<To> &to, const tuple<First, Rest...> &from) {
    to.append(convert<To>(from.first));
    if constexpr (sizeof...(Rest) != 0) {
        append_items(to, from.rest);
    }
}

template <class To, class... Items> struct conversion<sequence<To>, tuple<Items...>> {
    static sequence<To> of(const tuple<Items...> &from) {
        list<To> made = list<To>::with_room(sizeof...(Items));
        append_items(made, from);
        return sequence<To>::of_list(made);
    }
};

} // namespace capsulec::py
