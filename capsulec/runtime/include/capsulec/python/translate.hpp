// str.maketrans and str.translate. Registered by library/text/translate.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/dict.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/none.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/str.hpp"

namespace capsulec::py {

template <class... Alternatives> struct choice;

namespace text {

// What a table has for a character: another one as a number, a text, or None to leave it out.
inline void write_mapped(text_builder &to, int64_t code) {
    if (CAPSULEC_UNLIKELY(code < 0 || code > 0x10FFFF)) {
        raise(ValueError, "character mapping must be in range(0x110000)");
    }
    to.append_character(static_cast<uint32_t>(code));
}
inline void write_mapped(text_builder &to, const str &text) { to.append(text); }
inline void write_mapped(text_builder &, const none &) {}
template <class T> void write_mapped(text_builder &to, const optional<T> &value) {
    if (value.has) {
        write_mapped(to, value.value);
    }
}
template <class... Alternatives> void write_mapped(text_builder &to, const choice<Alternatives...> &value) {
    visit(value, [&to](const auto &held) { write_mapped(to, held); });
}

template <class Value> str translate(const str &self, const dict<int64_t, Value> &table) {
    text_builder made;
    for (int64_t i = 0; i < self.size(); i++) {
        const uint32_t code = self.code(i);
        const Value *const mapped = table.find(code);
        if (mapped == nullptr) {
            made.append_character(code);
        } else {
            write_mapped(made, *mapped);
        }
    }
    return made.finish();
}

// str.maketrans(table): the keys as numbers.
inline int64_t key_of(int64_t code) { return code; }
inline int64_t key_of(const str &character) {
    if (CAPSULEC_UNLIKELY(character.size() != 1)) {
        raise(ValueError, "string keys in translate table must be of length 1");
    }
    return character.code(0);
}
template <class Table, class Key, class Value> Table table_of(const dict<Key, Value> &given) {
    Table made;
    for (int64_t i = given.first(); i < given.last(); i = given.after(i)) {
        made.put(key_of(given.key_at(i)), given.value_at(i));
    }
    return made;
}

// str.maketrans(from, to, removed)
template <class Table> Table table_of(const str &from, const str &to, const str &removed = str()) {
    if (CAPSULEC_UNLIKELY(from.size() != to.size())) {
        raise(ValueError, "the first two maketrans arguments must have equal length");
    }
    Table made;
    for (int64_t i = 0; i < from.size(); i++) {
        made.put(from.code(i), typename Table::value_type(int64_t{to.code(i)}));
    }
    for (int64_t i = 0; i < removed.size(); i++) {
        made.put(removed.code(i), typename Table::value_type());
    }
    return made;
}

} // namespace text

} // namespace capsulec::py
