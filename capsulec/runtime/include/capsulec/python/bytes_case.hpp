// Methods of bytes about kinds of letters, which are those of ASCII; bytes from numbers, and tables of them. Registered
// by library/text/bytes_methods.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/bytes.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/str_case.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py::octets {

inline bytes upper(const bytes &self) { return bytes(text::upper_ascii(self.text())); }
inline bytes lower(const bytes &self) { return bytes(text::lower_ascii(self.text())); }
inline bytes swapcase(const bytes &self) { return bytes(text::swapcase_ascii(self.text())); }
inline bytes capitalize(const bytes &self) { return bytes(text::capitalize_ascii(self.text())); }
inline bytes title(const bytes &self) { return bytes(text::title_ascii(self.text())); }

template <class Kind> bool all_are(const bytes &self, const Kind &kind) {
    for (int64_t i = 0; i < self.size(); i++) {
        if (!kind(static_cast<uint32_t>(self.at(i)))) {
            return false;
        }
    }
    return self.size() != 0;
}
inline bool isalpha(const bytes &self) { return all_are(self, text::letter); }
inline bool isdigit(const bytes &self) { return all_are(self, text::digit); }
inline bool isalnum(const bytes &self) {
    return all_are(self, [](uint32_t c) { return text::letter(c) || text::digit(c); });
}
inline bool isspace(const bytes &self) {
    return all_are(self, [](uint32_t c) { return (c >= 9 && c <= 13) || c == 32; });
}
inline bool isascii(const bytes &self) { return text::is_ascii(self.text()); }
inline bool isupper(const bytes &self) { return text::cased(self.text(), text::upper_letter, text::lower_letter); }
inline bool islower(const bytes &self) { return text::cased(self.text(), text::lower_letter, text::upper_letter); }
inline bool istitle(const bytes &self) { return text::titled_ascii(self.text()); }

// bytes(count)
inline bytes zeros(int64_t count) {
    if (CAPSULEC_UNLIKELY(count < 0)) {
        raise(ValueError, "negative count");
    }
    return repeat(bytes_literal("", 1), count);
}
// bytes(numbers)
template <class Numbers> bytes of_numbers(const Numbers &numbers) {
    bytes made = bytes::with_room(numbers.size());
    unsigned char *const to = made.writable();
    for (int64_t i = 0; i < numbers.size(); i++) {
        const int64_t number = static_cast<int64_t>(numbers.at(i));
        if (CAPSULEC_UNLIKELY(number < 0 || number > 255)) {
            raise(ValueError, "bytes must be in range(0, 256)");
        }
        to[i] = static_cast<unsigned char>(number);
    }
    return made;
}

inline int hex_digit(uint32_t c) {
    return c >= '0' && c <= '9'   ? static_cast<int>(c - '0')
           : c >= 'a' && c <= 'f' ? static_cast<int>(c - 'a') + 10
           : c >= 'A' && c <= 'F' ? static_cast<int>(c - 'A') + 10
                                  : -1;
}
// bytes.fromhex(text): two digits each, white space of ASCII between them.
inline bytes fromhex(const str &text) {
    constexpr const char *wrong = "non-hexadecimal number found in fromhex() arg at position {}";
    text_builder made;
    const int64_t size = text.size();
    for (int64_t i = 0; i < size; i++) {
        if (CAPSULEC_UNLIKELY(text.code(i) >= 0x80)) {
            raise(ValueError, wrong, i);
        }
    }
    for (int64_t i = 0; i < size;) {
        const uint32_t code = text.code(i);
        if ((code >= 9 && code <= 13) || code == 32) {
            ++i;
            continue;
        }
        const int high = hex_digit(code);
        const int low = high >= 0 && i + 1 < size ? hex_digit(text.code(i + 1)) : -1;
        if (CAPSULEC_UNLIKELY(low < 0)) {
            raise(ValueError, wrong, high < 0 ? i : i + 1);
        }
        made.append_character(static_cast<uint32_t>(high * 16 + low));
        i += 2;
    }
    return bytes(made.finish());
}

// bytes.maketrans(from, to)
inline bytes maketrans(const bytes &from, const bytes &to) {
    if (CAPSULEC_UNLIKELY(from.size() != to.size())) {
        raise(ValueError, "maketrans arguments must have same length");
    }
    bytes made = bytes::with_room(256);
    unsigned char *const table = made.writable();
    for (int i = 0; i < 256; i++) {
        table[i] = static_cast<unsigned char>(i);
    }
    for (int64_t i = 0; i < from.size(); i++) {
        table[from.at(i)] = static_cast<unsigned char>(to.at(i));
    }
    return made;
}

inline bytes translate(const bytes &self, const bytes *table, const bytes &removed) {
    if (CAPSULEC_UNLIKELY(table != nullptr && table->size() != 256)) {
        raise(ValueError, "translation table must be 256 characters long");
    }
    bool drops[256] = {};
    for (int64_t i = 0; i < removed.size(); i++) {
        drops[removed.at(i)] = true;
    }
    text_builder made;
    for (int64_t i = 0; i < self.size(); i++) {
        const int64_t byte = self.at(i);
        if (!drops[byte]) {
            made.append_character(static_cast<uint32_t>(table == nullptr ? byte : table->at(byte)));
        }
    }
    return bytes(made.finish());
}
inline bytes translate(const bytes &self, const bytes &table) { return translate(self, &table, bytes()); }
inline bytes translate(const bytes &self, const bytes &table, const bytes &removed) {
    return translate(self, &table, removed);
}

} // namespace capsulec::py::octets
