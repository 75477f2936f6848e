// str: text as Python has it, in characters of 1, 2 or 4 bytes, whichever is enough for all of them. Used by
// backend/types.py and library/text.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/hash.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/slice.hpp"
#include "capsulec/python/values.hpp"

extern "C" int memcmp(const void *, const void *, size_t) noexcept;

namespace capsulec::py {

// Text that is too long to stand in the handle; its characters follow.
struct text_block {
    tally owners;
    tally size;
    tally width;
};

// 16 bytes: text of up to 15 bytes stands in them, longer text in a block. So equal texts are equal bytes, or equal
// blocks, and a character taken out of a text needs no memory. Literals are where the program has them. The last byte says
// which: the number of characters inside, and flags.
class str {
    static constexpr unsigned counted = 0x80, constant = 0x40, outside = 0xC0, wider = 0x10, length = 0x0F;

    alignas(8) unsigned char bytes[16];

    unsigned tag() const noexcept { return bytes[15]; }
    text_block *block() const noexcept {
        text_block *found;
        memcpy(&found, bytes, sizeof found);
        return found;
    }
    void refer(const void *to, unsigned flags) noexcept {
        memcpy(bytes, &to, sizeof to);
        bytes[15] = static_cast<unsigned char>(flags);
    }
    int64_t constant_size() const noexcept {
        uint32_t found;
        memcpy(&found, bytes + 8, sizeof found);
        return found;
    }
    static constexpr unsigned flag_of(int width) noexcept { return wider * static_cast<unsigned>(width >> 1); }
    void take(const str &other) noexcept { memcpy(bytes, other.bytes, sizeof bytes); }
    void keep() const noexcept {
        if ((tag() & counted) != 0) {
            ++block()->owners;
        }
    }
    void drop() const noexcept {
        if ((tag() & counted) != 0 && --block()->owners == 0) {
            release(block());
        }
    }

  public:
    str() noexcept : bytes{} {}
    str(const str &other) noexcept {
        take(other);
        keep();
    }
    str(str &&other) noexcept {
        take(other);
        other.bytes[15] = 0;
    }
    str &operator=(const str &other) noexcept {
        other.keep();
        drop();
        take(other);
        return *this;
    }
    str &operator=(str &&other) noexcept {
        unsigned char mine[16];
        memcpy(mine, bytes, sizeof mine);
        take(other);
        memcpy(other.bytes, mine, sizeof mine);
        return *this;
    }
    ~str() { drop(); }

    // Room for so many characters of a width, to be written to `writable()` before anything else happens.
    static str with_room(int64_t size, int width) {
        str made;
        if (size * width <= 15) {
            made.bytes[15] = static_cast<unsigned char>(static_cast<unsigned>(size) | flag_of(width));
            return made;
        }
        if (size > static_cast<int64_t>(most_bytes / 8)) {
            raise(MemoryError);
        }
        const uint64_t whole = sizeof(text_block) + static_cast<uint64_t>(size) * static_cast<uint64_t>(width);
        char *const place_of_it = static_cast<char *>(allocate(whole));
        made.refer(new (place{place_of_it}) text_block{1, size, width}, counted | flag_of(width));
        return made;
    }

    // Of characters of one byte: Latin-1.
    static str of(const char *from, int64_t size) {
        str made = with_room(size, 1);
        memcpy(made.writable(), from, static_cast<size_t>(size));
        return made;
    }
    // Of characters that last as long as the program.
    static str of_constant(const void *from, int64_t size, int width) {
        str made;
        if (size * width <= 15) {
            memcpy(made.bytes, from, static_cast<size_t>(size * width));
            made.bytes[15] = static_cast<unsigned char>(static_cast<unsigned>(size) | flag_of(width));
            return made;
        }
        made.refer(from, constant | flag_of(width));
        const uint32_t count = static_cast<uint32_t>(size);
        memcpy(made.bytes + 8, &count, sizeof count);
        return made;
    }
    // In two words, as they are compared: written byte by byte they would be slow to read.
    static str of_character(uint32_t code) noexcept {
        const unsigned flags = 1 | (code < 0x100 ? 0 : code < 0x10000 ? wider : 2 * wider);
        const uint64_t words[2] = {code, uint64_t{flags} << 56}; // the first byte is the lowest
        str made;
        memcpy(made.bytes, words, sizeof words);
        return made;
    }

    bool is_outside() const noexcept { return (tag() & outside) != 0; }
    int width() const noexcept { return 1 << ((tag() >> 4) & 3); }
    int64_t size() const noexcept {
        if (!is_outside()) {
            return static_cast<int64_t>(tag() & length);
        }
        return (tag() & counted) != 0 ? static_cast<int64_t>(block()->size) : constant_size();
    }
    const void *data() const noexcept {
        if (!is_outside()) {
            return bytes;
        }
        return (tag() & counted) != 0 ? static_cast<const void *>(block() + 1) : static_cast<const void *>(block());
    }
    void *writable() noexcept { return const_cast<void *>(data()); }

    // The code point at a position that exists.
    uint32_t code(int64_t position) const noexcept {
        const void *const from = data();
        const int wide = width();
        if (CAPSULEC_LIKELY(wide == 1)) {
            return static_cast<const unsigned char *>(from)[position];
        }
        return wide == 2 ? static_cast<const uint16_t *>(from)[position] : static_cast<const uint32_t *>(from)[position];
    }

    str at(int64_t position) const { return of_character(code(position)); }
    str item(int64_t index) const {
        const int64_t position = index < 0 ? index + size() : index;
        if (CAPSULEC_UNLIKELY(static_cast<uint64_t>(position) >= static_cast<uint64_t>(size()))) {
            raise(IndexError, "string index out of range");
        }
        return at(position);
    }

    // The characters start, start + step, …, `count` of them.
    str part(int64_t start, int64_t count, int64_t step = 1) const;
    str slice(bounds which) const {
        const selection chosen = selected(which, size());
        return part(chosen.start, chosen.length, chosen.step);
    }

    // The first place of a text between two positions, -1 when there is none.
    int64_t find_between(const str &text, int64_t start, int64_t stop) const;
    bool contains(const str &text) const { return find_between(text, 0, size()) >= 0; }

    bool same_bytes(const str &other) const noexcept {
        uint64_t mine[2], others[2];
        memcpy(mine, bytes, sizeof mine);
        memcpy(others, other.bytes, sizeof others);
        return mine[0] == others[0] && mine[1] == others[1];
    }
};

// Literals of the program, in characters of 1, 2 or 4 bytes.
inline str literal(const char *from, int64_t size) { return str::of_constant(from, size, 1); }
inline str literal(const char16_t *from, int64_t size) { return str::of_constant(from, size, 2); }
inline str literal(const char32_t *from, int64_t size) { return str::of_constant(from, size, 4); }

// Collects a text from pieces, in the width that they need.
class text_builder {
    void *buffer = nullptr;
    int64_t size = 0;
    int64_t capacity = 0; // in characters
    int width = 1;

    CAPSULEC_COLD void make_room(int64_t count, int wide) {
        const int needed = wide > width ? wide : width;
        int64_t room = capacity;
        if (size + count > room) {
            room = (size + count) + (size + count) / 2 + 16;
        }
        if (needed == width) {
            buffer = reallocate(buffer, static_cast<uint64_t>(room) * static_cast<uint64_t>(needed));
        } else {
            void *const moved = allocate(static_cast<uint64_t>(room) * static_cast<uint64_t>(needed));
            for (int64_t i = 0; i < size; i++) {
                put(moved, needed, i, get(i));
            }
            release(buffer);
            buffer = moved;
            width = needed;
        }
        capacity = room;
    }

    uint32_t get(int64_t position) const noexcept {
        return width == 1   ? static_cast<unsigned char *>(buffer)[position]
               : width == 2 ? static_cast<uint16_t *>(buffer)[position]
                            : static_cast<uint32_t *>(buffer)[position];
    }

  public:
    static void put(void *to, int wide, int64_t position, uint32_t code) noexcept {
        if (wide == 1) {
            static_cast<unsigned char *>(to)[position] = static_cast<unsigned char>(code);
        } else if (wide == 2) {
            static_cast<uint16_t *>(to)[position] = static_cast<uint16_t>(code);
        } else {
            static_cast<uint32_t *>(to)[position] = code;
        }
    }

    text_builder() = default;
    text_builder(const text_builder &) = delete;
    text_builder &operator=(const text_builder &) = delete;
    ~text_builder() { release(buffer); }

    int64_t length() const noexcept { return size; }

    void reserve(int64_t count, int wide) {
        if (CAPSULEC_UNLIKELY(size + count > capacity || wide > width)) {
            make_room(count, wide);
        }
    }

    void append_character(uint32_t code) {
        reserve(1, code < 0x100 ? 1 : code < 0x10000 ? 2 : 4);
        put(buffer, width, size++, code);
    }

    // One character so many times, none when that is negative.
    void append_repeated(uint32_t code, int64_t count) {
        if (count <= 0) {
            return;
        }
        if (CAPSULEC_UNLIKELY(count > static_cast<int64_t>(most_bytes / 8) - size)) {
            raise(MemoryError);
        }
        reserve(count, code < 0x100 ? 1 : code < 0x10000 ? 2 : 4);
        for (int64_t i = 0; i < count; i++) {
            put(buffer, width, size + i, code);
        }
        size += count;
    }

    void append_latin(const char *from, int64_t count) {
        reserve(count, 1);
        if (width == 1) {
            if (count > 0) {
                memcpy(static_cast<char *>(buffer) + size, from, static_cast<size_t>(count));
            }
        } else {
            for (int64_t i = 0; i < count; i++) {
                put(buffer, width, size + i, static_cast<unsigned char>(from[i]));
            }
        }
        size += count;
    }

    void append(const str &text) {
        const int64_t count = text.size();
        if (text.width() == 1) {
            return append_latin(static_cast<const char *>(text.data()), count);
        }
        reserve(count, text.width());
        for (int64_t i = 0; i < count; i++) {
            put(buffer, width, size + i, text.code(i));
        }
        size += count;
    }

    // What has been collected, in its smallest width.
    str finish() const {
        int needed = 1;
        for (int64_t i = 0; width != 1 && i < size; i++) {
            const uint32_t code = get(i);
            needed = code >= 0x10000 ? 4 : code >= 0x100 && needed < 2 ? 2 : needed;
        }
        str made = str::with_room(size, needed);
        void *const to = made.writable();
        if (needed == width) {
            if (size > 0) {
                memcpy(to, buffer, static_cast<size_t>(size) * static_cast<size_t>(width));
            }
        } else {
            for (int64_t i = 0; i < size; i++) {
                put(to, needed, i, get(i));
            }
        }
        return made;
    }
};

inline str str::part(int64_t start, int64_t count, int64_t step) const {
    if (width() == 1) {
        const char *const from = static_cast<const char *>(data()) + start;
        if (step == 1) {
            return count == size() ? *this : of(from, count);
        }
        str made = with_room(count, 1);
        char *const to = static_cast<char *>(made.writable());
        for (int64_t i = 0; i < count; i++) {
            to[i] = from[i * step];
        }
        return made;
    }
    text_builder made;
    for (int64_t i = 0; i < count; i++) {
        made.append_character(code(start + i * step));
    }
    return made.finish();
}

inline int64_t str::find_between(const str &text, int64_t start, int64_t stop) const {
    const int64_t count = text.size();
    if (count == 0) {
        return start <= stop ? start : -1;
    }
    const uint32_t first = text.code(0);
    for (int64_t i = start; i + count <= stop; i++) {
        if (code(i) == first) {
            int64_t k = 1;
            while (k < count && code(i + k) == text.code(k)) {
                ++k;
            }
            if (k == count) {
                return i;
            }
        }
    }
    return -1;
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
    uint64_t found = static_cast<uint64_t>(text.size());
    const char *from = static_cast<const char *>(text.data());
    int64_t left = text.size() * text.width();
    for (; left >= 8; left -= 8, from += 8) {
        uint64_t word;
        memcpy(&word, from, sizeof word);
        found = combined(found, word);
    }
    uint64_t last = 0;
    memcpy(&last, from, static_cast<size_t>(left));
    return combined(found, last);
}

inline str concat(const str &a, const str &b) {
    const int wide = a.width() > b.width() ? a.width() : b.width();
    str made = str::with_room(a.size() + b.size(), wide);
    char *const to = static_cast<char *>(made.writable());
    int64_t at = 0;
    const str *const sides[] = {&a, &b};
    for (const str *side : sides) {
        if (side->width() == wide) {
            const size_t count = static_cast<size_t>(side->size()) * static_cast<size_t>(wide);
            memcpy(to + at * wide, side->data(), count);
        } else {
            for (int64_t i = 0; i < side->size(); i++) {
                text_builder::put(to, wide, at + i, side->code(i));
            }
        }
        at += side->size();
    }
    return made;
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
