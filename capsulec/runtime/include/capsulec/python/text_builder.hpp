// Collects a text from pieces, in the width that they need. Used by python/str.hpp.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/str_handle.hpp"

namespace capsulec::py {

inline uint32_t character_at(const void *from, int width, int64_t position) noexcept {
    return width == 1   ? static_cast<const unsigned char *>(from)[position]
           : width == 2 ? static_cast<const uint16_t *>(from)[position]
                        : static_cast<const uint32_t *>(from)[position];
}
inline void put_character(void *to, int width, int64_t position, uint32_t code) noexcept {
    if (width == 1) {
        static_cast<unsigned char *>(to)[position] = static_cast<unsigned char>(code);
    } else if (width == 2) {
        static_cast<uint16_t *>(to)[position] = static_cast<uint16_t>(code);
    } else {
        static_cast<uint32_t *>(to)[position] = code;
    }
}
CAPSULEC_OUT_OF_LINE inline void convert_characters(void *to, int wide, int64_t at, const void *from, int width,
                                                    int64_t count) noexcept {
    for (int64_t i = 0; i < count; i++) {
        put_character(to, wide, at + i, character_at(from, width, i));
    }
}
// Characters of one width to a place for those of another, which holds them all.
inline void copy_characters(void *to, int wide, int64_t at, const void *from, int width, int64_t count) noexcept {
    if (CAPSULEC_LIKELY(wide == width)) {
        if (count > 0) {
            memcpy(static_cast<char *>(to) + at * wide, from, static_cast<size_t>(count * wide));
        }
        return;
    }
    convert_characters(to, wide, at, from, width, count);
}

// The address of a character.
inline const void *from_character(const void *data, int width, int64_t position) noexcept {
    return static_cast<const char *>(data) + position * width;
}

inline int width_for(uint32_t code) noexcept { return code < 0x100 ? 1 : code < 0x10000 ? 2 : 4; }

// The smallest width that is enough for characters of a width.
template <class Unit> int width_for_all(const Unit *from, int64_t count) noexcept {
    uint32_t seen = 0; // has every bit that one of them has
    for (int64_t i = 0; i < count; i++) {
        seen |= from[i];
    }
    return width_for(seen);
}
inline int width_for_all(const void *from, int width, int64_t count) noexcept {
    return width == 1   ? 1
           : width == 2 ? width_for_all(static_cast<const uint16_t *>(from), count)
                        : width_for_all(static_cast<const uint32_t *>(from), count);
}

// Characters that are somewhere, as a text in its smallest width.
CAPSULEC_OUT_OF_LINE inline str text_of_characters(const void *from, int width, int64_t count) {
    const int needed = width_for_all(from, width, count);
    str made = str::with_room(count, needed);
    copy_characters(made.writable(), needed, 0, from, width, count);
    return made;
}

// A short text stands in the builder itself; a longer one in a block that becomes the text's.
class text_builder {
    static constexpr int64_t few = 64; // bytes

    alignas(8) char inside[few];
    text_block *block = nullptr;
    char *buffer = inside;
    int64_t size = 0;
    int64_t capacity = few; // in characters
    int width = 1;

    CAPSULEC_SELDOM void make_room(int64_t count, int wide) {
        const int needed = wide > width ? wide : width;
        int64_t room = capacity;
        if (size + count > room) {
            room = (size + count) + (size + count) / 2;
        }
        const uint64_t bytes = sizeof(text_block) + static_cast<uint64_t>(room) * static_cast<uint64_t>(needed);
        if (needed == width && block != nullptr) {
            block = static_cast<text_block *>(reallocate(block, bytes));
        } else {
            text_block *const moved = static_cast<text_block *>(allocate(bytes));
            copy_characters(moved + 1, needed, 0, buffer, width, size);
            release(block);
            block = moved;
            width = needed;
        }
        buffer = reinterpret_cast<char *>(block + 1);
        capacity = room;
    }

  public:
    static void put(void *to, int wide, int64_t position, uint32_t code) noexcept {
        put_character(to, wide, position, code);
    }

    text_builder() = default;
    text_builder(const text_builder &) = delete;
    text_builder &operator=(const text_builder &) = delete;
    ~text_builder() { release(block); }

    int64_t length() const noexcept { return size; }

    void reserve(int64_t count, int wide) {
        if (CAPSULEC_UNLIKELY(size + count > capacity || wide > width)) {
            make_room(count, wide);
        }
    }

    void append_character(uint32_t code) {
        reserve(1, width_for(code));
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
        reserve(count, width_for(code));
        for (int64_t i = 0; i < count; i++) {
            put(buffer, width, size + i, code);
        }
        size += count;
    }

    void append_latin(const char *from, int64_t count) { append_characters(from, 1, count); }

    CAPSULEC_OUT_OF_LINE void append_characters(const void *from, int wide, int64_t count) {
        reserve(count, wide);
        copy_characters(buffer, width, size, from, wide, count);
        size += count;
    }

    void append(const str &text) {
        const int wide = text.width();
        if (!text.is_outside() && wide == width && (capacity - size) * wide >= 16) {
            memcpy(buffer + size * wide, text.data(), 16); // the bytes behind the text are written over or cut off
            size += text.size();
            return;
        }
        append_characters(text.data(), wide, text.size());
    }
    void append_part(const str &text, int64_t start, int64_t count) {
        append_characters(from_character(text.data(), text.width(), start), text.width(), count);
    }

    // What has been collected, in its smallest width; nothing is appended afterwards.
    CAPSULEC_OUT_OF_LINE str finish() {
        const int64_t bytes = size * width;
        if (width == 1 && bytes <= 15) {
            return str::of_few(buffer, bytes);
        }
        if (block == nullptr || bytes <= 15 || width_for_all(buffer, width, size) != width) {
            return text_of_characters(buffer, width, size);
        }
        if (capacity - size > size / 2) { // much too large for a text that may live long
            block = static_cast<text_block *>(reallocate(block, sizeof(text_block) + static_cast<uint64_t>(bytes)));
            capacity = size;
        }
        text_block *const full = new (place{block}) text_block{1, size, capacity * width};
        block = nullptr;
        buffer = inside;
        size = 0;
        capacity = few / width;
        return str::of_block(full, width);
    }
};

} // namespace capsulec::py
