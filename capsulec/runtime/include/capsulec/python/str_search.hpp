// Methods of str that look for text and cut it. Registered by library/text/methods.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/character.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py::text {

// Two positions as a slice's, within the text.
struct range {
    int64_t start;
    int64_t stop;
    range(const str &self, int64_t from, int64_t to)
        : start(from < 0 && from + self.size() < 0 ? 0 : from < 0 ? from + self.size() : from),
          stop(clipped(to, self.size(), 0, self.size())) {}
};

inline int64_t find(const str &self, const str &part, int64_t from = 0, int64_t to = INT64_MAX) {
    const range in(self, from, to);
    return self.find_between(part, in.start, in.stop);
}

inline int64_t rfind(const str &self, const str &part, int64_t from = 0, int64_t to = INT64_MAX) {
    const range in(self, from, to);
    return self.rfind_between(part, in.start, in.stop);
}

inline int64_t found(int64_t position) {
    if (position < 0) {
        raise(ValueError, "substring not found");
    }
    return position;
}
inline int64_t index(const str &self, const str &part, int64_t from = 0, int64_t to = INT64_MAX) {
    return found(find(self, part, from, to));
}
inline int64_t rindex(const str &self, const str &part, int64_t from = 0, int64_t to = INT64_MAX) {
    return found(rfind(self, part, from, to));
}

inline int64_t count(const str &self, const str &part, int64_t from = 0, int64_t to = INT64_MAX) {
    const range in(self, from, to);
    if (part.size() == 0) {
        return in.start > in.stop ? 0 : in.stop - in.start + 1;
    }
    int64_t times = 0;
    for (int64_t i = self.find_between(part, in.start, in.stop); i >= 0;
         i = self.find_between(part, i + part.size(), in.stop)) {
        ++times;
    }
    return times;
}

inline bool startswith(const str &self, const str &part, int64_t from = 0, int64_t to = INT64_MAX) {
    const range in(self, from, to);
    const int64_t end = in.start + part.size();
    return end <= in.stop && self.has_at(part, in.start);
}
inline bool endswith(const str &self, const str &part, int64_t from = 0, int64_t to = INT64_MAX) {
    const range in(self, from, to);
    const int64_t start = in.stop - part.size();
    return start >= in.start && self.has_at(part, start);
}

inline str removeprefix(const str &self, const str &part) {
    return startswith(self, part) ? self.part(part.size(), self.size() - part.size()) : self;
}
inline str removesuffix(const str &self, const str &part) {
    return part.size() != 0 && endswith(self, part) ? self.part(0, self.size() - part.size()) : self;
}

inline str replace(const str &self, const str &old, const str &with, int64_t most = -1) {
    text_builder made;
    int64_t done = 0, from = 0;
    if (old.size() == 0) {
        for (int64_t i = 0; i <= self.size(); i++) {
            if (most < 0 || done++ < most) {
                made.append(with);
            }
            if (i < self.size()) {
                made.append_character(self.code(i));
            }
        }
        return made.finish();
    }
    while (most < 0 || done < most) {
        const int64_t at = self.find_between(old, from, self.size());
        if (at < 0) {
            break;
        }
        made.append_part(self, from, at - from);
        made.append(with);
        from = at + old.size();
        ++done;
    }
    if (done == 0) {
        return self;
    }
    made.append_part(self, from, self.size() - from);
    return made.finish();
}

template <class Drop> str stripped(const str &self, bool left, bool right, const Drop &drop) {
    int64_t start = 0, stop = self.size();
    while (left && start < stop && drop(self.code(start))) {
        ++start;
    }
    while (right && stop > start && drop(self.code(stop - 1))) {
        --stop;
    }
    return self.part(start, stop - start);
}
inline str strip(const str &self, bool left, bool right) { return stripped(self, left, right, is_space); }
inline str strip(const str &self, bool left, bool right, const str &characters) {
    return stripped(self, left, right, [&](uint32_t code) { return characters.contains_code(code); });
}

// The characters of a text that has some above 255, as an array of numbers.
class wide_characters {
    const void *first;
    bool pairs;

  public:
    wide_characters(const void *from, int width) noexcept : first(from), pairs(width == 2) {}
    uint32_t operator[](int64_t position) const noexcept {
        return pairs ? static_cast<const uint16_t *>(first)[position] : static_cast<const uint32_t *>(first)[position];
    }
    str part(int64_t start, int64_t count) const {
        const int width = pairs ? 2 : 4;
        return text_of_characters(from_character(first, width, start), width, count);
    }
};

// Calls `use` with the characters of a text as an array of numbers: one kind for most texts, and one for all others, as
// each is compiled.
template <class Use> auto with_characters(const str &self, const Use &use) {
    const void *const from = self.data();
    if (CAPSULEC_LIKELY(self.width() == 1)) {
        return use(static_cast<const unsigned char *>(from));
    }
    return use(wide_characters(from, self.width()));
}

// A part of a text whose `size` characters are an array of numbers.
inline str part_of(const unsigned char *characters, int64_t size, int64_t start, int64_t count) {
    const char *const from = reinterpret_cast<const char *>(characters + start);
    return count <= 15 && start + 16 <= size ? str::of_few_before(from, count) : str::of(from, count);
}
inline str part_of(const wide_characters &characters, int64_t, int64_t start, int64_t count) {
    return characters.part(start, count);
}

// split() where `space` says which characters are between the parts.
template <class Space> list<str> split_at(const str &self, int64_t most, const Space &space) {
    return with_characters(self, [&](const auto &characters) {
        const int64_t size = self.size();
        list<str> made = list<str>::with_room(size / 8 < 12 ? size / 8 + 1 : 12);
        for (int64_t i = 0;;) {
            while (i < size && space(characters[i])) {
                ++i;
            }
            if (i == size) {
                return made;
            }
            const int64_t start = i;
            if (most >= 0 && made.size() == most) {
                made.append(self.part(start, size - start));
                return made;
            }
            while (i < size && !space(characters[i])) {
                ++i;
            }
            made.append(start == 0 && i == size ? self : part_of(characters, size, start, i - start));
        }
    });
}

inline list<str> split(const str &self, int64_t most = -1) { return split_at(self, most, is_space); }

// split() at one character. A text of few parts may be long: the list has room for those that are there.
inline list<str> split_at_character(const str &self, uint32_t separator, int64_t most) {
    return with_characters(self, [&](const auto &characters) {
        const int64_t size = self.size();
        int64_t count = 0, from = 0;
        for (int64_t i = 0; i < size; i++) {
            count += characters[i] == separator;
        }
        count = most >= 0 && most < count ? most : count;
        if (count == 0) {
            return list<str>::of(self);
        }
        list<str> made = list<str>::with_room(count + 1);
        for (int64_t i = 0; made.size() < count; i++) {
            if (characters[i] == separator) {
                made.append(part_of(characters, size, from, i - from));
                from = i + 1;
            }
        }
        made.append(part_of(characters, size, from, size - from));
        return made;
    });
}

inline list<str> split(const str &self, const str &separator, int64_t most = -1) {
    if (separator.size() == 0) {
        raise(ValueError, "empty separator");
    }
    if (separator.size() == 1) {
        return split_at_character(self, separator.code(0), most);
    }
    list<str> made;
    int64_t from = 0;
    while (most < 0 || made.size() < most) {
        const int64_t at = self.find_between(separator, from, self.size());
        if (at < 0) {
            break;
        }
        made.append(self.part(from, at - from));
        from = at + separator.size();
    }
    made.append(self.part(from, self.size() - from));
    return made;
}

template <class Space> list<str> rsplit_at(const str &self, int64_t most, const Space &space) {
    list<str> made;
    int64_t i = self.size();
    while (true) {
        while (i > 0 && space(self.code(i - 1))) {
            --i;
        }
        if (i == 0) {
            break;
        }
        const int64_t stop = i;
        if (most >= 0 && made.size() == most) {
            made.append(self.part(0, stop));
            break;
        }
        while (i > 0 && !space(self.code(i - 1))) {
            --i;
        }
        made.append(self.part(i, stop - i));
    }
    made.reverse();
    return made;
}

inline list<str> rsplit(const str &self, int64_t most = -1) { return rsplit_at(self, most, is_space); }

inline list<str> rsplit(const str &self, const str &separator, int64_t most = -1) {
    if (separator.size() == 0) {
        raise(ValueError, "empty separator");
    }
    list<str> made;
    int64_t to = self.size();
    while (most < 0 || made.size() < most) {
        const int64_t at = rfind(self, separator, 0, to);
        if (at < 0) {
            break;
        }
        made.append(self.part(at + separator.size(), to - at - separator.size()));
        to = at;
    }
    made.append(self.part(0, to));
    made.reverse();
    return made;
}

inline bool ends_line(uint32_t c) {
    if (CAPSULEC_LIKELY(c < 0x80)) {
        return c <= 30 && (0x70003C00u >> c & 1) != 0; // 10 to 13, 28 to 30
    }
    return c == 0x85 || c == 0x2028 || c == 0x2029;
}

// A place before which, from `i` on, there are but printable characters of ASCII, none of which ends a line.
inline int64_t without_controls(const unsigned char *characters, int64_t i, int64_t size) noexcept {
    constexpr uint64_t each = 0x0101010101010101;
    uint64_t word;
    for (; i + 8 <= size; i += 8) {
        memcpy(&word, characters + i, sizeof word);
        if ((((word - 32 * each) | word) & 0x80 * each) != 0) {
            break;
        }
    }
    return i;
}
inline int64_t without_controls(const wide_characters &, int64_t i, int64_t) noexcept { return i; }

// splitlines() where `ends` says which characters end a line.
template <class Ends> list<str> lines(const str &self, bool keep_ends, const Ends &ends) {
    return with_characters(self, [&](const auto &characters) {
        list<str> made;
        const int64_t size = self.size();
        for (int64_t i = 0; i < size;) {
            const int64_t start = i;
            i = without_controls(characters, i, size);
            while (i < size && !ends(characters[i])) {
                i = without_controls(characters, i + 1, size);
            }
            int64_t stop = i;
            if (i < size) {
                i += characters[i] == '\r' && i + 1 < size && characters[i + 1] == '\n' ? 2 : 1;
                stop = keep_ends ? i : stop;
            }
            made.append(stop - start == size ? self : part_of(characters, size, start, stop - start));
        }
        return made;
    });
}
inline list<str> splitlines(const str &self, bool keep_ends = false) { return lines(self, keep_ends, ends_line); }

inline tuple<str, str, str> partition(const str &self, const str &separator) {
    if (separator.size() == 0) {
        raise(ValueError, "empty separator");
    }
    const int64_t at = find(self, separator);
    if (at < 0) {
        return {self, {str(), {str()}}};
    }
    const int64_t end = at + separator.size();
    return {self.part(0, at), {separator, {self.part(end, self.size() - end)}}};
}

inline tuple<str, str, str> rpartition(const str &self, const str &separator) {
    if (separator.size() == 0) {
        raise(ValueError, "empty separator");
    }
    const int64_t at = rfind(self, separator);
    if (at < 0) {
        return {str(), {str(), {self}}};
    }
    const int64_t end = at + separator.size();
    return {self.part(0, at), {separator, {self.part(end, self.size() - end)}}};
}

inline str join(const str &self, const list<str> &items) {
    text_builder made;
    const int64_t count = items.size();
    int64_t size = 16; // so that short texts may be copied whole
    int width = 1;
    for (int64_t i = 0; i < count; i++) {
        const str &item = items.at(i);
        size += item.size();
        width = item.width() > width ? item.width() : width;
    }
    if (count > 1) {
        size += (count - 1) * self.size();
        width = self.width() > width ? self.width() : width;
    }
    made.reserve(size, width);
    for (int64_t i = 0; i < count; i++) {
        if (i != 0) {
            made.append(self);
        }
        made.append(items.at(i));
    }
    return made.finish();
}

// ljust, rjust and center: `before` and `after` characters around the text.
inline str padded(const str &self, int64_t before, int64_t after, const str &fill) {
    if (fill.size() != 1) {
        raise(TypeError, "The fill character must be exactly one character long");
    }
    if (before + after <= 0) {
        return self;
    }
    text_builder made;
    const uint32_t code = fill.code(0);
    made.append_repeated(code, before);
    made.append(self);
    made.append_repeated(code, after);
    return made.finish();
}
inline str space() { return str::of(" ", 1); }
inline str ljust(const str &self, int64_t width, const str &fill = space()) {
    return padded(self, 0, width - self.size(), fill);
}
inline str rjust(const str &self, int64_t width, const str &fill = space()) {
    return padded(self, width - self.size(), 0, fill);
}
inline str center(const str &self, int64_t width, const str &fill = space()) {
    const int64_t room = width > self.size() ? width - self.size() : 0;
    const int64_t left = room / 2 + (room & width & 1);
    return padded(self, left, room - left, fill);
}
inline str zfill(const str &self, int64_t width) {
    const int64_t room = width - self.size();
    if (room <= 0) {
        return self;
    }
    text_builder made;
    const bool sign = self.size() != 0 && (self.code(0) == '+' || self.code(0) == '-');
    if (sign) {
        made.append_character(self.code(0));
    }
    made.append_repeated('0', room);
    made.append_part(self, sign, self.size() - sign);
    return made.finish();
}

// Blanks up to the next column that is a multiple of `size`, for each tab.
inline str expandtabs(const str &self, int64_t size = 8) {
    text_builder made;
    int64_t column = 0;
    for (int64_t i = 0; i < self.size(); i++) {
        const uint32_t code = self.code(i);
        if (code != '\t') {
            made.append_character(code);
            column = code == '\n' || code == '\r' ? 0 : column + 1;
            continue;
        }
        const int64_t blanks = size > 0 ? size - column % size : 0;
        made.append_repeated(' ', blanks);
        column += blanks;
    }
    return made.finish();
}

} // namespace capsulec::py::text
