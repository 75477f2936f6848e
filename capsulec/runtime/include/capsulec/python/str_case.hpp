// Methods of str about the kinds of characters. ASCII is done here, all else is asked of Python, which has the Unicode
// database. Registered by library/text/methods.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/character.hpp"
#include "capsulec/python/character_kinds.hpp"
#include "capsulec/python/letters.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/text_object.hpp"

namespace capsulec::py::text {

inline bool is_ascii(const str &self) {
    if (self.width() != 1) {
        return false;
    }
    if (!self.is_outside()) {
        return ((self.word(0) | self.word(1)) & high_bits) == 0;
    }
    return is_ascii(static_cast<const unsigned char *>(self.data()), self.size());
}

inline bool upper_letter(uint32_t c) { return c >= 'A' && c <= 'Z'; }
inline bool lower_letter(uint32_t c) { return c >= 'a' && c <= 'z'; }
inline bool letter(uint32_t c) { return upper_letter(c) || lower_letter(c); }
inline bool digit(uint32_t c) { return c >= '0' && c <= '9'; }
inline char raised(uint32_t c) { return static_cast<char>(lower_letter(c) ? c - 32 : c); }
inline char lowered(uint32_t c) { return static_cast<char>(upper_letter(c) ? c + 32 : c); }

// Text of ASCII, or bytes, with each character changed by `change(code, whether a letter stands before it, place)`.
template <class Change> str changed_ascii(const str &self, const Change &change) {
    str made = str::with_room(self.size(), 1);
    const unsigned char *const from = static_cast<const unsigned char *>(self.data());
    char *const to = static_cast<char *>(made.writable());
    bool inside = false;
    const int64_t size = self.size();
    for (int64_t i = 0; i < size; i++) {
        to[i] = change(from[i], inside, i);
        inside = letter(from[i]);
    }
    return made;
}
inline char to_title(uint32_t c, bool inside, int64_t) { return inside ? lowered(c) : raised(c); }

inline str upper_ascii(const str &self) { return changed_words(self, raising{}); }
inline str lower_ascii(const str &self) { return changed_words(self, lowering{}); }
inline str swapcase_ascii(const str &self) { return changed_words(self, swapping{}); }
inline str title_ascii(const str &self) { return changed_ascii(self, to_title); }
inline str capitalize_ascii(const str &self) {
    str made = lower_ascii(self);
    if (self.size() != 0) {
        char *const first = static_cast<char *>(made.writable());
        *first = raised(static_cast<unsigned char>(*first));
    }
    return made;
}

inline str upper(const str &self) { return is_ascii(self) ? upper_ascii(self) : asked("upper", self); }
inline str lower(const str &self) { return is_ascii(self) ? lower_ascii(self) : asked("lower", self); }
inline str casefold(const str &self) { return is_ascii(self) ? lower_ascii(self) : asked("casefold", self); }
inline str swapcase(const str &self) { return is_ascii(self) ? swapcase_ascii(self) : asked("swapcase", self); }
inline str capitalize(const str &self) { return is_ascii(self) ? capitalize_ascii(self) : asked("capitalize", self); }
inline str title(const str &self) { return is_ascii(self) ? title_ascii(self) : asked("title", self); }

// Whether the text has characters, all of them of a kind.
template <class Kind> bool all_are(const str &self, const Kind &kind) {
    for (int64_t i = 0; i < self.size(); i++) {
        if (!kind(self.code(i))) {
            return false;
        }
    }
    return self.size() != 0;
}

// Kinds of single characters, as Python's database has them; those of ASCII without asking it.
inline bool is_alpha(uint32_t c) { return c < 0x80 ? letter(c) : database::is_alpha(c); }
inline bool is_decimal(uint32_t c) { return c < 0x80 ? digit(c) : database::is_decimal(c); }
inline bool is_digit(uint32_t c) { return c < 0x80 ? digit(c) : database::is_digit(c); }
inline bool is_numeric(uint32_t c) { return c < 0x80 ? digit(c) : database::is_numeric(c); }
inline bool is_alnum(uint32_t c) {
    return c < 0x80 ? letter(c) || digit(c) : is_alpha(c) || is_decimal(c) || is_digit(c) || is_numeric(c);
}
inline bool is_printable(uint32_t c) { return c < 0x80 ? c >= 32 && c != 127 : database::is_printable(c); }
inline bool is_lower(uint32_t c) { return c < 0x80 ? lower_letter(c) : database::is_lower(c); }
inline bool is_upper(uint32_t c) { return c < 0x80 ? upper_letter(c) : database::is_upper(c); }
inline bool is_title(uint32_t c) { return c >= 0x80 && database::is_title(c); }

inline bool isalpha(const str &self) { return all_are(self, is_alpha); }
inline bool isdigit(const str &self) { return all_are(self, is_digit); }
inline bool isdecimal(const str &self) { return all_are(self, is_decimal); }
inline bool isnumeric(const str &self) { return all_are(self, is_numeric); }
inline bool isalnum(const str &self) { return all_are(self, is_alnum); }
inline bool isspace(const str &self) { return all_are(self, is_space); }
inline bool isprintable(const str &self) { return self.size() == 0 || all_are(self, is_printable); }
inline bool isascii(const str &self) { return is_ascii(self); }
inline bool isidentifier(const str &self) {
    const bool starts = self.size() != 0 && !digit(self.code(0));
    return is_ascii(self) ? starts && all_are(self, [](uint32_t c) { return letter(c) || digit(c) || c == '_'; })
                          : asked_whether("isidentifier", self);
}

// Whether there are letters of the right case and none of a wrong one.
template <class Right, class Wrong> bool cased(const str &self, const Right &right, const Wrong &wrong) {
    bool any = false;
    for (int64_t i = 0; i < self.size(); i++) {
        const uint32_t code = self.code(i);
        if (wrong(code)) {
            return false;
        }
        any = any || right(code);
    }
    return any;
}
inline bool isupper(const str &self) {
    return cased(self, is_upper, [](uint32_t c) { return is_lower(c) || is_title(c); });
}
inline bool islower(const str &self) {
    return cased(self, is_lower, [](uint32_t c) { return is_upper(c) || is_title(c); });
}

// Whether capitals, and only they, begin words; of `upper` and `lower` letters.
template <class Upper, class Lower> bool titled(const str &self, const Upper &upper, const Lower &lower) {
    bool inside = false, any = false;
    for (int64_t i = 0; i < self.size(); i++) {
        const uint32_t code = self.code(i);
        const bool begins = upper(code), follows = !begins && lower(code);
        if ((begins && inside) || (follows && !inside)) {
            return false;
        }
        inside = begins || follows;
        any = any || inside;
    }
    return any;
}
inline bool istitle(const str &self) {
    return titled(self, [](uint32_t c) { return is_upper(c) || is_title(c); }, is_lower);
}
inline bool titled_ascii(const str &self) { return titled(self, upper_letter, lower_letter); }

} // namespace capsulec::py::text
