// The handle of a text, in characters of 1, 2 or 4 bytes, whichever is enough for all of them. Used by python/str.hpp.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/position.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/slice.hpp"

namespace capsulec::py {

// Text that is too long to stand in the handle; its characters follow.
struct text_block {
    tally owners;
    tally size;
    tally capacity; // in bytes
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
            count_up(block()->owners);
        }
    }
    void drop() const noexcept {
        if ((tag() & counted) != 0 && count_down(block()->owners)) {
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
        const int64_t bytes = size * width;
        char *const place_of_it = static_cast<char *>(allocate(sizeof(text_block) + static_cast<uint64_t>(bytes)));
        return of_block(new (place{place_of_it}) text_block{1, size, bytes}, width);
    }
    // Takes over a block that has one owner and too many characters to stand in the handle.
    static str of_block(text_block *block, int width) noexcept {
        str made;
        made.refer(block, counted | flag_of(width));
        return made;
    }

    // Of 16 bytes as they are compared, the first byte the lowest of the first word; the tag is not yet in them. Written
    // byte by byte they would be slow to read.
    static str of_words(uint64_t first, uint64_t second, int64_t size) noexcept {
        const uint64_t words[2] = {first, second | static_cast<uint64_t>(size) << 56};
        str made;
        memcpy(made.bytes, words, sizeof words);
        return made;
    }
    // The 16 bytes of a short text of one byte each, without the tag.
    uint64_t word(int which) const noexcept {
        uint64_t words[2];
        memcpy(words, bytes, sizeof words);
        return which == 0 ? words[0] : words[1] << 8 >> 8;
    }
    bool is_short_latin() const noexcept { return tag() <= length; }

    // Of at most 15 characters of one byte.
    static str of_few(const char *from, int64_t size) noexcept {
        if (size >= 8) {
            uint64_t first, last;
            memcpy(&first, from, sizeof first);
            memcpy(&last, from + size - 8, sizeof last); // some of it has been read already
            return of_words(first, size == 8 ? 0 : last >> (8 * (16 - size)), size);
        }
        if (size >= 4) {
            uint32_t first, last;
            memcpy(&first, from, sizeof first);
            memcpy(&last, from + size - 4, sizeof last);
            return of_words(first | static_cast<uint64_t>(last) << (8 * (size - 4)), 0, size);
        }
        uint64_t word = 0;
        for (int64_t i = size - 1; i >= 0; i--) {
            word = word << 8 | static_cast<unsigned char>(from[i]);
        }
        return of_words(word, 0, size);
    }

    // The same, where 16 bytes can be read.
    static str of_few_before(const char *from, int64_t size) noexcept {
        uint64_t words[2];
        memcpy(words, from, sizeof words);
        const unsigned bits = static_cast<unsigned>(8 * size);
        const uint64_t kept = (uint64_t{1} << (bits & 63)) - 1;
        return size >= 8 ? of_words(words[0], words[1] & kept, size) : of_words(words[0] & kept, 0, size);
    }

    // Of characters of one byte: Latin-1.
    CAPSULEC_OUT_OF_LINE static str of(const char *from, int64_t size) {
        if (size <= 15) {
            return of_few(from, size);
        }
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

    int64_t code_at(int64_t position) const noexcept { return code(position); }
    int64_t code_item(int64_t index) const { return code(position(index, size(), "string index out of range")); }
    str at(int64_t position) const { return of_character(code(position)); }
    str item(int64_t index) const { return of_character(static_cast<uint32_t>(code_item(index))); }

    // Puts a text behind this one, in place where nobody else has this one: so that building a text by `+=` takes time in
    // proportion to its length.
    void append(const str &more);

    // The characters start, start + step, …, `count` of them.
    str part(int64_t start, int64_t count, int64_t step = 1) const;
    str slice(bounds which) const {
        const selection chosen = selected(which, size());
        return part(chosen.start, chosen.length, chosen.step);
    }

    // The first place of a text between two positions, -1 when there is none.
    int64_t find_between(const str &text, int64_t start, int64_t stop) const;
    int64_t rfind_between(const str &text, int64_t start, int64_t stop) const;
    bool contains(const str &text) const { return find_between(text, 0, size()) >= 0; }
    bool contains_code(int64_t code) const { return find_code(static_cast<uint32_t>(code), 0, size()) >= 0; }
    // The first place of a character between two positions, -1 when there is none.
    int64_t find_code(uint32_t code, int64_t start, int64_t stop) const noexcept;

    // Whether a text stands at a position from which on there are as many characters.
    bool has_at(const str &text, int64_t position) const noexcept;

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

inline str of_code(int64_t code) noexcept { return str::of_character(static_cast<uint32_t>(code)); }

// Where the characters of a text are, which stays the same meanwhile: in registers in a loop.
class characters {
    const void *from;
    int wide;

  public:
    characters() = default;
    explicit characters(const str &text) noexcept : from(text.data()), wide(text.width()) {}

    // The code point at a position that exists.
    int64_t code(int64_t position) const noexcept {
        if (CAPSULEC_LIKELY(wide == 1)) {
            return static_cast<const unsigned char *>(from)[position];
        }
        return wide == 2 ? static_cast<const uint16_t *>(from)[position] : static_cast<const uint32_t *>(from)[position];
    }
};

} // namespace capsulec::py
