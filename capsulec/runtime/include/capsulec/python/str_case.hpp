// Methods of str about the kinds of characters. ASCII is done here, all else is asked of Python, which has the Unicode
// database. Registered by library/text/methods.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/text_object.hpp"

namespace capsulec::py::text {

inline bool is_ascii(const str &self) {
    if (self.width() != 1) {
        return false;
    }
    const unsigned char *const from = static_cast<const unsigned char *>(self.data());
    for (int64_t i = 0; i < self.size(); i++) {
        if (from[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

inline bool upper_letter(uint32_t c) { return c >= 'A' && c <= 'Z'; }
inline bool lower_letter(uint32_t c) { return c >= 'a' && c <= 'z'; }
inline bool letter(uint32_t c) { return upper_letter(c) || lower_letter(c); }
inline bool digit(uint32_t c) { return c >= '0' && c <= '9'; }
inline char raised(uint32_t c) { return static_cast<char>(lower_letter(c) ? c - 32 : c); }
inline char lowered(uint32_t c) { return static_cast<char>(upper_letter(c) ? c + 32 : c); }

// The text with each character changed by `change(code, whether a letter stands before it)`.
template <class Change> str changed(const char *name, const str &self, const Change &change) {
    if (!is_ascii(self)) {
        return asked(name, self);
    }
    str made = str::with_room(self.size(), 1);
    char *const to = static_cast<char *>(made.writable());
    bool inside = false;
    for (int64_t i = 0; i < self.size(); i++) {
        const uint32_t code = self.code(i);
        to[i] = change(code, inside, i);
        inside = letter(code);
    }
    return made;
}

inline str upper(const str &self) {
    return changed("upper", self, [](uint32_t c, bool, int64_t) { return raised(c); });
}
inline str lower(const str &self) {
    return changed("lower", self, [](uint32_t c, bool, int64_t) { return lowered(c); });
}
inline str casefold(const str &self) {
    return changed("casefold", self, [](uint32_t c, bool, int64_t) { return lowered(c); });
}
inline str swapcase(const str &self) {
    return changed("swapcase", self, [](uint32_t c, bool, int64_t) { return upper_letter(c) ? lowered(c) : raised(c); });
}
inline str capitalize(const str &self) {
    return changed("capitalize", self, [](uint32_t c, bool, int64_t i) { return i == 0 ? raised(c) : lowered(c); });
}
inline str title(const str &self) {
    return changed("title", self, [](uint32_t c, bool inside, int64_t) { return inside ? lowered(c) : raised(c); });
}

// Whether the text has characters, all of them of a kind.
template <class Kind> bool all_are(const char *name, const str &self, const Kind &kind) {
    if (!is_ascii(self)) {
        return asked_whether(name, self);
    }
    for (int64_t i = 0; i < self.size(); i++) {
        if (!kind(self.code(i))) {
            return false;
        }
    }
    return self.size() != 0;
}

inline bool isalpha(const str &self) { return all_are("isalpha", self, letter); }
inline bool isdigit(const str &self) { return all_are("isdigit", self, digit); }
inline bool isdecimal(const str &self) { return all_are("isdecimal", self, digit); }
inline bool isnumeric(const str &self) { return all_are("isnumeric", self, digit); }
inline bool isalnum(const str &self) {
    return all_are("isalnum", self, [](uint32_t c) { return letter(c) || digit(c); });
}
inline bool isspace(const str &self) {
    return all_are("isspace", self, [](uint32_t c) { return (c >= 9 && c <= 13) || (c >= 28 && c <= 32); });
}
inline bool isprintable(const str &self) {
    return self.size() == 0 || all_are("isprintable", self, [](uint32_t c) { return c >= 32 && c != 127; });
}
inline bool isascii(const str &self) { return is_ascii(self); }
inline bool isidentifier(const str &self) {
    const bool starts = self.size() != 0 && !digit(self.code(0));
    return is_ascii(self) ? starts && all_are("", self, [](uint32_t c) { return letter(c) || digit(c) || c == '_'; })
                          : asked_whether("isidentifier", self);
}

template <class Right, class Wrong> bool cased(const char *name, const str &self, const Right &right, const Wrong &wrong) {
    if (!is_ascii(self)) {
        return asked_whether(name, self);
    }
    bool any = false;
    for (int64_t i = 0; i < self.size(); i++) {
        if (wrong(self.code(i))) {
            return false;
        }
        any = any || right(self.code(i));
    }
    return any;
}
inline bool isupper(const str &self) { return cased("isupper", self, upper_letter, lower_letter); }
inline bool islower(const str &self) { return cased("islower", self, lower_letter, upper_letter); }

inline bool istitle(const str &self) {
    if (!is_ascii(self)) {
        return asked_whether("istitle", self);
    }
    bool inside = false, any = false;
    for (int64_t i = 0; i < self.size(); i++) {
        const uint32_t code = self.code(i);
        if (letter(code) && upper_letter(code) == inside) {
            return false;
        }
        inside = letter(code);
        any = any || inside;
    }
    return any;
}

} // namespace capsulec::py::text
