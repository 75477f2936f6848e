// str: text as Python has it. Used by backend/types.py and library/text.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/hash.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/str_find.hpp"
#include "capsulec/python/str_handle.hpp"
#include "capsulec/python/text_builder.hpp"
#include "capsulec/python/values.hpp"

namespace capsulec::py {

template <class Unit> str every(const Unit *from, int64_t count, int64_t step) {
    uint32_t seen = 0;
    for (int64_t i = 0; i < count; i++) {
        seen |= from[i * step];
    }
    const int needed = width_for(seen);
    str made = str::with_room(count, needed);
    void *const to = made.writable();
    for (int64_t i = 0; i < count; i++) {
        text_builder::put(to, needed, i, from[i * step]);
    }
    return made;
}

inline str str::part(int64_t start, int64_t count, int64_t step) const {
    const int wide = width();
    const void *const from = from_character(data(), wide, start);
    if (step == 1) {
        return count == size() ? *this : wide == 1 ? of(static_cast<const char *>(from), count) : text_of_characters(from, wide, count);
    }
    return wide == 1   ? every(static_cast<const unsigned char *>(from), count, step)
           : wide == 2 ? every(static_cast<const uint16_t *>(from), count, step)
                       : every(static_cast<const uint32_t *>(from), count, step);
}

inline bool str::has_at(const str &text, int64_t position) const noexcept {
    const int64_t count = text.size();
    const int wide = width();
    if (wide == text.width()) {
        const void *const from = from_character(data(), wide, position);
        return memcmp(from, text.data(), static_cast<size_t>(count) * static_cast<size_t>(wide)) == 0;
    }
    int64_t i = 0;
    while (i < count && code(position + i) == text.code(i)) {
        ++i;
    }
    return i == count;
}

inline bool equal(const str &a, const str &b) {
    if (!a.is_outside() || !b.is_outside()) {
        return a.same_bytes(b);
    }
    return a.size() == b.size() && a.width() == b.width() &&
           memcmp(a.data(), b.data(), static_cast<size_t>(a.size()) * static_cast<size_t>(a.width())) == 0;
}
inline bool operator==(const str &a, const str &b) { return equal(a, b); }
inline bool operator!=(const str &a, const str &b) { return !equal(a, b); }

inline bool less(const str &a, const str &b) {
    const int64_t count = a.size() < b.size() ? a.size() : b.size();
    if (a.width() == 1 && b.width() == 1) {
        const int order = memcmp(a.data(), b.data(), static_cast<size_t>(count));
        return order < 0 || (order == 0 && a.size() < b.size());
    }
    for (int64_t i = 0; i < count; i++) {
        const uint32_t mine = a.code(i), other = b.code(i);
        if (mine != other) {
            return mine < other;
        }
    }
    return a.size() < b.size();
}
inline bool operator<(const str &a, const str &b) { return less(a, b); }

inline bool truth(const str &text) { return text.size() != 0; }

inline uint64_t hash(const str &text) {
    uint64_t words[2];
    if (!text.is_outside()) { // equal ones are equal bytes
        memcpy(words, text.data(), sizeof words);
        return combined(words[0], words[1]);
    }
    const int64_t size = text.size() * text.width();
    const char *const from = static_cast<const char *>(text.data());
    uint64_t found = static_cast<uint64_t>(text.size());
    for (int64_t i = 0; i + 16 < size; i += 16) {
        memcpy(words, from + i, sizeof words);
        found = combined(combined(found, words[0]), words[1]);
    }
    memcpy(words, from + size - 16, sizeof words); // longer texts have 16 bytes at least
    return combined(combined(found, words[0]), words[1]);
}

// Two short texts as one that is short, too.
inline str joined_short(const str &a, const str &b) noexcept {
    const int64_t size = a.size();
    const unsigned shift = static_cast<unsigned>(8 * size);
    const uint64_t first = b.word(0), second = b.word(1);
    if (size >= 8) {
        return str::of_words(a.word(0), a.word(1) | (size == 8 ? first : first << (shift - 64)), size + b.size());
    }
    if (size == 0) {
        return b;
    }
    return str::of_words(a.word(0) | first << shift, first >> (64 - shift) | second << shift, size + b.size());
}

inline str concat(const str &a, const str &b) {
    if (a.is_short_latin() && b.is_short_latin() && a.size() + b.size() <= 15) {
        return joined_short(a, b);
    }
    const int wide = a.width() > b.width() ? a.width() : b.width();
    str made = str::with_room(a.size() + b.size(), wide);
    void *const to = made.writable();
    copy_characters(to, wide, 0, a.data(), a.width(), a.size());
    copy_characters(to, wide, a.size(), b.data(), b.width(), b.size());
    return made;
}

inline void str::append(const str &more) {
    const int64_t size_before = size(), added = more.size();
    const int wide = width();
    if (is_short_latin() && more.is_short_latin() && size_before + added <= 15) {
        *this = joined_short(*this, more);
        return;
    }
    if ((tag() & counted) == 0 || block()->owners != 1 || more.width() > wide || this == &more) {
        *this = concat(*this, more);
        return;
    }
    const int64_t bytes = (size_before + added) * wide;
    text_block *held = block();
    if (bytes > held->capacity) {
        const int64_t room = bytes + bytes / 2;
        held = static_cast<text_block *>(reallocate(held, sizeof(text_block) + static_cast<uint64_t>(room)));
        held->capacity = room;
        refer(held, tag());
    }
    copy_characters(held + 1, wide, size_before, more.data(), more.width(), added);
    held->size = size_before + added;
}

inline str repeat(const str &text, int64_t count) {
    const int64_t size = text.size();
    if (count <= 0 || size == 0) {
        return str();
    }
    if (count > static_cast<int64_t>(most_bytes / 8) / size) {
        raise(MemoryError);
    }
    str made = str::with_room(size * count, text.width());
    const size_t bytes = static_cast<size_t>(size) * static_cast<size_t>(text.width());
    for (int64_t i = 0; i < count; i++) {
        memcpy(static_cast<char *>(made.writable()) + static_cast<size_t>(i) * bytes, text.data(), bytes);
    }
    return made;
}

} // namespace capsulec::py
