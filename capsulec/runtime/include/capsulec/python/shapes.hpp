// repr() of values whose C++ type does not say all: tuples with None in them, which hold nothing for it, and NumPy's
// numbers, which are shown by name. A shape says what is where. Used by library/text/shapes.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/python/repr.hpp"

namespace capsulec::py::shape {

struct plain {};                            // as the C++ type says
struct none {};
template <class Shape> struct absent {};    // an item of which there is nothing at run time: (), None
struct numpy {};                            // np.int32(1)
template <class... Items> struct items {};  // a tuple of known length
template <class Element> struct elements {}; // a container of one type, or an optional
template <class Key, class Value> struct pairs {};

template <class T> void write(text_builder &to, const T &value, plain) { write_repr(to, value); }
template <class T> void write(text_builder &to, const T &, none) { write_ascii(to, "None"); }

inline const char *numpy_name(int8_t) { return "int8"; }
inline const char *numpy_name(int16_t) { return "int16"; }
inline const char *numpy_name(int32_t) { return "int32"; }
inline const char *numpy_name(int64_t) { return "int64"; }
inline const char *numpy_name(uint8_t) { return "uint8"; }
inline const char *numpy_name(uint16_t) { return "uint16"; }
inline const char *numpy_name(uint32_t) { return "uint32"; }
inline const char *numpy_name(uint64_t) { return "uint64"; }
inline const char *numpy_name(float) { return "float32"; }
inline const char *numpy_name(double) { return "float64"; }
inline const char *numpy_name(complex64) { return "complex64"; }
inline const char *numpy_name(complex128) { return "complex128"; }

// Complex numbers bring parentheses of their own, unless they have no real part.
template <class T> bool in_parentheses(const T &) { return false; }
template <class Real> bool in_parentheses(const complex<Real> &value) {
    return value.real != 0 || 1 / value.real < 0;
}

template <class T> void write(text_builder &to, const T &value, numpy) {
    write_ascii(to, "np.");
    write_ascii(to, numpy_name(value));
    const bool bare = !in_parentheses(value);
    write_ascii(to, bare ? "(" : "");
    write_repr(to, value);
    write_ascii(to, bare ? ")" : "");
}
inline void write(text_builder &to, bool value, numpy) { write_ascii(to, value ? "np.True_" : "np.False_"); }

template <class Held, class... Items> void write(text_builder &to, const Held &value, items<Items...> shapes);

template <class Items> void write_rest(text_builder &, const Items &, items<>, bool) {}
template <class Items, class Shape, class... Others>
void write_rest(text_builder &to, const Items &held, items<absent<Shape>, Others...>, bool first) {
    write_ascii(to, first ? "" : ", ");
    write(to, tuple<>{}, Shape{});
    write_rest(to, held, items<Others...>{}, false);
}
template <class Items, class First, class... Others>
void write_rest(text_builder &to, const Items &held, items<First, Others...>, bool first) {
    write_ascii(to, first ? "" : ", ");
    write(to, held.first, First{});
    write_rest(to, after_first(held), items<Others...>{}, false);
}
template <class Held, class... Items> void write(text_builder &to, const Held &value, items<Items...> shapes) {
    to.append_character('(');
    write_rest(to, value, shapes, true);
    write_ascii(to, sizeof...(Items) == 1 ? ",)" : ")");
}

template <class T, class Element> void write(text_builder &to, const optional<T> &value, elements<Element>) {
    if (value.has) {
        write(to, value.value, Element{});
    } else {
        write_ascii(to, "None");
    }
}

template <class Items, class Element>
void write_all(text_builder &to, const Items &held, Element, const char *open, const char *close) {
    write_ascii(to, open);
    for (int64_t i = 0; i < held.size(); i++) {
        write_ascii(to, i == 0 ? "" : ", ");
        write(to, held.at(i), Element{});
    }
    write_ascii(to, close);
}
template <class T, class Element> void write(text_builder &to, const list<T> &held, elements<Element>) {
    write_all(to, held, Element{}, "[", "]");
}
template <class T, class Element> void write(text_builder &to, const sequence<T> &held, elements<Element>) {
    write_all(to, held, Element{}, "(", held.size() == 1 ? ",)" : ")");
}

template <class Set, class Element>
void write_members(text_builder &to, const Set &held, Element, const char *open, const char *close) {
    write_ascii(to, open);
    for (int64_t i = held.first(); i < held.last(); i = held.after(i)) {
        write_ascii(to, i == held.first() ? "" : ", ");
        write(to, held.at(i), Element{});
    }
    write_ascii(to, close);
}
template <class T, class Element> void write(text_builder &to, const set<T> &held, elements<Element>) {
    const bool any = held.size() != 0;
    write_members(to, held, Element{}, any ? "{" : "set(", any ? "}" : ")");
}
template <class T, class Element> void write(text_builder &to, const frozenset<T> &held, elements<Element>) {
    const bool any = held.size() != 0;
    write_members(to, held, Element{}, any ? "frozenset({" : "frozenset(", any ? "})" : ")");
}

template <class K, class V, class Key, class Value>
void write(text_builder &to, const dict<K, V> &held, pairs<Key, Value>) {
    to.append_character('{');
    for (int64_t i = held.first(); i < held.last(); i = held.after(i)) {
        write_ascii(to, i == held.first() ? "" : ", ");
        write(to, held.key_at(i), Key{});
        write_ascii(to, ": ");
        write(to, held.value_at(i), Value{});
    }
    to.append_character('}');
}

} // namespace capsulec::py::shape

namespace capsulec::py {

template <class Shape, class T> str repr_of(const T &value) {
    text_builder made;
    shape::write(made, value, Shape{});
    return made.finish();
}

} // namespace capsulec::py
