// Methods of bytes that look for a part and cut: those of text, of the characters that bytes are held as. Registered by
// library/text/bytes_methods.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/bytes.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/str_search.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py::octets {

// What is looked for: bytes, or one byte as a number.
struct part {
    str text;
    part(const bytes &value) : text(value.text()) {}
    part(int64_t byte) {
        if (CAPSULEC_UNLIKELY(byte < 0 || byte > 255)) {
            raise(ValueError, "byte must be in range(0, 256)");
        }
        text = str::of_character(static_cast<uint32_t>(byte));
    }
};

inline int64_t find(const bytes &self, const part &of, int64_t from = 0, int64_t to = INT64_MAX) {
    return text::find(self.text(), of.text, from, to);
}
inline int64_t rfind(const bytes &self, const part &of, int64_t from = 0, int64_t to = INT64_MAX) {
    return text::rfind(self.text(), of.text, from, to);
}
inline int64_t found(int64_t position) {
    if (CAPSULEC_UNLIKELY(position < 0)) {
        raise(ValueError, "subsection not found");
    }
    return position;
}
inline int64_t index(const bytes &self, const part &of, int64_t from = 0, int64_t to = INT64_MAX) {
    return found(find(self, of, from, to));
}
inline int64_t rindex(const bytes &self, const part &of, int64_t from = 0, int64_t to = INT64_MAX) {
    return found(rfind(self, of, from, to));
}
inline int64_t count(const bytes &self, const part &of, int64_t from = 0, int64_t to = INT64_MAX) {
    return text::count(self.text(), of.text, from, to);
}
inline bool startswith(const bytes &self, const bytes &of, int64_t from = 0, int64_t to = INT64_MAX) {
    return text::startswith(self.text(), of.text(), from, to);
}
inline bool endswith(const bytes &self, const bytes &of, int64_t from = 0, int64_t to = INT64_MAX) {
    return text::endswith(self.text(), of.text(), from, to);
}
inline bytes removeprefix(const bytes &self, const bytes &of) {
    return bytes(text::removeprefix(self.text(), of.text()));
}
inline bytes removesuffix(const bytes &self, const bytes &of) {
    return bytes(text::removesuffix(self.text(), of.text()));
}
inline bytes replace(const bytes &self, const bytes &old, const bytes &with, int64_t most = -1) {
    return bytes(text::replace(self.text(), old.text(), with.text(), most));
}

inline bool is_space(uint32_t c) { return (c >= 9 && c <= 13) || c == 32; }
inline bool ends_line(uint32_t c) { return c == 10 || c == 13; }

inline bytes strip(const bytes &self, bool left, bool right) {
    return bytes(text::stripped(self.text(), left, right, is_space));
}
inline bytes strip(const bytes &self, bool left, bool right, const bytes &which) {
    return bytes(text::strip(self.text(), left, right, which.text()));
}

inline list<bytes> each(const list<str> &parts) {
    list<bytes> made = list<bytes>::with_room(parts.size());
    for (int64_t i = 0; i < parts.size(); i++) {
        made.append(bytes(parts.at(i)));
    }
    return made;
}
inline list<bytes> split(const bytes &self, int64_t most = -1) {
    return each(text::split_at(self.text(), most, is_space));
}
inline list<bytes> split(const bytes &self, const bytes &separator, int64_t most = -1) {
    return each(text::split(self.text(), separator.text(), most));
}
inline list<bytes> rsplit(const bytes &self, int64_t most = -1) {
    return each(text::rsplit_at(self.text(), most, is_space));
}
inline list<bytes> rsplit(const bytes &self, const bytes &separator, int64_t most = -1) {
    return each(text::rsplit(self.text(), separator.text(), most));
}
inline list<bytes> splitlines(const bytes &self, bool keep_ends = false) {
    return each(text::lines(self.text(), keep_ends, ends_line));
}

inline tuple<bytes, bytes, bytes> each(const tuple<str, str, str> &parts) {
    return {bytes(parts.first), {bytes(parts.rest.first), {bytes(parts.rest.rest.first)}}};
}
inline tuple<bytes, bytes, bytes> partition(const bytes &self, const bytes &separator) {
    return each(text::partition(self.text(), separator.text()));
}
inline tuple<bytes, bytes, bytes> rpartition(const bytes &self, const bytes &separator) {
    return each(text::rpartition(self.text(), separator.text()));
}

inline bytes join(const bytes &self, const list<bytes> &items) {
    text_builder made;
    for (int64_t i = 0; i < items.size(); i++) {
        if (i != 0) {
            made.append(self.text());
        }
        made.append(items.at(i).text());
    }
    return bytes(made.finish());
}

[[noreturn]] CAPSULEC_COLD inline void no_fill(const char *message) { raise(TypeError, message); }
inline const str &filling(const bytes &fill, const char *message) {
    if (CAPSULEC_UNLIKELY(fill.size() != 1)) {
        no_fill(message);
    }
    return fill.text();
}
inline bytes ljust(const bytes &self, int64_t width) { return bytes(text::ljust(self.text(), width)); }
inline bytes rjust(const bytes &self, int64_t width) { return bytes(text::rjust(self.text(), width)); }
inline bytes center(const bytes &self, int64_t width) { return bytes(text::center(self.text(), width)); }
inline bytes ljust(const bytes &self, int64_t width, const bytes &fill) {
    const char *const wrong = "ljust() argument 2 must be a byte string of length 1, not bytes";
    return bytes(text::ljust(self.text(), width, filling(fill, wrong)));
}
inline bytes rjust(const bytes &self, int64_t width, const bytes &fill) {
    const char *const wrong = "rjust() argument 2 must be a byte string of length 1, not bytes";
    return bytes(text::rjust(self.text(), width, filling(fill, wrong)));
}
inline bytes center(const bytes &self, int64_t width, const bytes &fill) {
    const char *const wrong = "center() argument 2 must be a byte string of length 1, not bytes";
    return bytes(text::center(self.text(), width, filling(fill, wrong)));
}
inline bytes zfill(const bytes &self, int64_t width) { return bytes(text::zfill(self.text(), width)); }
inline bytes expandtabs(const bytes &self, int64_t size = 8) { return bytes(text::expandtabs(self.text(), size)); }

} // namespace capsulec::py::octets
