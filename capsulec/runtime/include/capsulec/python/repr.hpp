// repr() and str() of values. What holds floats needs python/float_text.hpp besides. Registered by library/text/values.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/python/character_kinds.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/text_object.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

struct none;
class bytes;
template <class T> struct optional;
template <class... Alternatives> struct choice;
template <class T> class list;
template <class T> class sequence;
template <class T> class set;
template <class T> class frozenset;
template <class Key, class Value> class dict;

inline void write_ascii(text_builder &to, const char *text) {
    int64_t size = 0;
    while (text[size] != '\0') {
        ++size;
    }
    to.append_latin(text, size);
}

inline void write_repr(text_builder &to, bool value) { write_ascii(to, value ? "True" : "False"); }
inline void write_repr(text_builder &to, int64_t value) {
    char buffer[24];
    to.append_latin(buffer, write_decimal(value, buffer) - buffer);
}
inline void write_repr(text_builder &to, uint64_t value) {
    if (value > INT64_MAX) {
        write_repr(to, static_cast<int64_t>(value / 10));
        return to.append_character(static_cast<uint32_t>('0' + value % 10));
    }
    write_repr(to, static_cast<int64_t>(value));
}
inline void write_repr(text_builder &to, int32_t value) { write_repr(to, int64_t{value}); }
inline void write_repr(text_builder &to, uint32_t value) { write_repr(to, int64_t{value}); }
inline void write_repr(text_builder &to, int16_t value) { write_repr(to, int64_t{value}); }
inline void write_repr(text_builder &to, uint16_t value) { write_repr(to, int64_t{value}); }
inline void write_repr(text_builder &to, int8_t value) { write_repr(to, int64_t{value}); }
inline void write_repr(text_builder &to, uint8_t value) { write_repr(to, int64_t{value}); }
void write_repr(text_builder &to, double value);
void write_repr(text_builder &to, float value);
void write_repr(text_builder &to, complex128 value);
void write_repr(text_builder &to, complex64 value);
void write_repr(text_builder &to, const bytes &value);
inline void write_repr(text_builder &to, const none &) { write_ascii(to, "None"); }

inline void write_hex(text_builder &to, uint32_t code, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        to.append_character(static_cast<unsigned char>("0123456789abcdef"[(code >> shift) & 15]));
    }
}

inline void write_escaped(text_builder &to, uint32_t code) {
    write_ascii(to, code < 0x100 ? "\\x" : code < 0x10000 ? "\\u" : "\\U");
    write_hex(to, code, code < 0x100 ? 2 : code < 0x10000 ? 4 : 8);
}

inline void write_repr(text_builder &to, const str &text) {
    bool single = false, twofold = false;
    for (int64_t i = 0; i < text.size(); i++) {
        single = single || text.code(i) == '\'';
        twofold = twofold || text.code(i) == '"';
    }
    const uint32_t quote = single && !twofold ? '"' : '\'';
    to.append_character(quote);
    for (int64_t i = 0; i < text.size(); i++) {
        const uint32_t code = text.code(i);
        if (code == quote || code == '\\') {
            to.append_character('\\');
            to.append_character(code);
        } else if (code == '\n' || code == '\t' || code == '\r') {
            to.append_character('\\');
            to.append_character(code == '\n' ? 'n' : code == '\t' ? 't' : 'r');
        } else if (code < 32 || code == 127) {
            write_ascii(to, "\\x");
            write_hex(to, code, 2);
        } else if (code < 127 || database::is_printable(code)) {
            to.append_character(code);
        } else {
            write_escaped(to, code);
        }
    }
    to.append_character(quote);
}

template <class T> void write_repr(text_builder &to, const optional<T> &value) {
    if (value.has) {
        write_repr(to, value.value);
    } else {
        write_ascii(to, "None");
    }
}

template <class... Alternatives> void write_repr(text_builder &to, const choice<Alternatives...> &value) {
    visit(value, [&to](const auto &held) { write_repr(to, held); });
}

// The items from one position on, each behind a comma but the first.
template <class... Items> void write_items(text_builder &to, const tuple<Items...> &items) {
    if constexpr (sizeof...(Items) != 0) {
        write_repr(to, items.first);
        if constexpr (sizeof...(Items) > 1) {
            write_ascii(to, ", ");
            write_items(to, items.rest);
        }
    }
}
template <class... Items> void write_repr(text_builder &to, const tuple<Items...> &items) {
    to.append_character('(');
    write_items(to, items);
    write_ascii(to, sizeof...(Items) == 1 ? ",)" : ")");
}

template <class Items> void write_elements(text_builder &to, const Items &items) {
    for (int64_t i = 0; i < items.size(); i++) {
        if (i != 0) {
            write_ascii(to, ", ");
        }
        write_repr(to, items.at(i));
    }
}
template <class T> void write_repr(text_builder &to, const list<T> &items) {
    to.append_character('[');
    write_elements(to, items);
    to.append_character(']');
}
template <class T> void write_repr(text_builder &to, const sequence<T> &items) {
    to.append_character('(');
    write_elements(to, items);
    write_ascii(to, items.size() == 1 ? ",)" : ")");
}

template <class Set> void write_set(text_builder &to, const Set &items) {
    to.append_character('{');
    for (int64_t i = items.first(); i < items.last(); i = items.after(i)) {
        if (i != items.first()) {
            write_ascii(to, ", ");
        }
        write_repr(to, items.at(i));
    }
    to.append_character('}');
}
template <class T> void write_repr(text_builder &to, const set<T> &items) {
    if (items.size() == 0) {
        return write_ascii(to, "set()");
    }
    write_set(to, items);
}
template <class T> void write_repr(text_builder &to, const frozenset<T> &items) {
    write_ascii(to, "frozenset(");
    if (items.size() != 0) {
        write_set(to, items);
    }
    to.append_character(')');
}
template <class Key, class Value> void write_repr(text_builder &to, const dict<Key, Value> &items) {
    to.append_character('{');
    for (int64_t i = items.first(); i < items.last(); i = items.after(i)) {
        if (i != items.first()) {
            write_ascii(to, ", ");
        }
        write_repr(to, items.key_at(i));
        write_ascii(to, ": ");
        write_repr(to, items.value_at(i));
    }
    to.append_character('}');
}

// The decimal text of a number, most of which is put together in a register.
inline str repr(int64_t value) {
    constexpr int64_t most = 100000000000000; // 15 digits, or 14 and a sign
    if (value >= most || value <= -most) {
        char buffer[24];
        return str::of(buffer, write_decimal(value, buffer) - buffer);
    }
    uint64_t rest = static_cast<uint64_t>(value < 0 ? -value : value);
    uint64_t first = 0, second = 0;
    int64_t count = 0;
    const auto put = [&](uint64_t character) {
        second = second << 8 | first >> 56;
        first = first << 8 | character;
        ++count;
    };
    do {
        put('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0) {
        put('-');
    }
    return str::of_words(first, second, count);
}

template <class T> str repr(const T &value) {
    text_builder made;
    write_repr(made, value);
    return made.finish();
}
// ascii(value) from repr(value): what is not ASCII is escaped, wherever it stands.
inline str ascii_of(const str &text) {
    text_builder made;
    for (int64_t i = 0; i < text.size(); i++) {
        const uint32_t code = text.code(i);
        if (code < 128) {
            made.append_character(code);
        } else {
            write_escaped(made, code);
        }
    }
    return made.finish();
}

// str(value): only of text it is another than repr(value).
template <class T> str to_str(const T &value) { return repr(value); }
inline const str &to_str(const str &text) { return text; }
template <class T> str to_str(const optional<T> &value) { return value.has ? to_str(value.value) : repr(value); }

template <class... Alternatives> str to_str(const choice<Alternatives...> &value) {
    return visit(value, [](const auto &held) -> str { return to_str(held); });
}

// The pieces one behind the other.
template <class... Pieces> str joined(const Pieces &...pieces) {
    text_builder made;
    (made.append(pieces), ...);
    return made.finish();
}

} // namespace capsulec::py
