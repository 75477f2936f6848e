// Letters of ASCII, eight at a time. Used by python/str_case.hpp.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/str_handle.hpp"

namespace capsulec::py::text {

constexpr uint64_t each_byte = 0x0101010101010101, high_bits = 0x80 * each_byte;

// The high bit of each byte that is an ASCII letter from `first` to `last`.
inline uint64_t letters_between(uint64_t word, uint64_t first, uint64_t last) noexcept {
    const uint64_t low = word & ~high_bits; // so that no byte carries into the next
    const uint64_t reaches = low + (0x80 - first) * each_byte, passes = low + (0x7F - last) * each_byte;
    return reaches & ~passes & ~word & high_bits;
}

// What has the cases of the letters of a word changed: upper and lower ones differ in bit 5.
struct raising {
    uint64_t operator()(uint64_t word) const noexcept { return word ^ letters_between(word, 'a', 'z') >> 2; }
};
struct lowering {
    uint64_t operator()(uint64_t word) const noexcept { return word ^ letters_between(word, 'A', 'Z') >> 2; }
};
struct swapping {
    uint64_t operator()(uint64_t word) const noexcept {
        return word ^ (letters_between(word, 'a', 'z') | letters_between(word, 'A', 'Z')) >> 2;
    }
};

inline bool is_ascii(const unsigned char *from, int64_t size) noexcept {
    uint64_t word, seen = 0;
    int64_t i = 0;
    for (; i + 8 <= size; i += 8) {
        memcpy(&word, from + i, sizeof word);
        seen |= word;
    }
    for (; i < size; i++) {
        seen |= from[i];
    }
    return (seen & high_bits) == 0;
}

// A text of characters of one byte, changed word by word. A short one is two words, and its tag is none of them.
template <class Change> str changed_words(const str &self, const Change &change) {
    const int64_t size = self.size();
    if (!self.is_outside()) {
        return str::of_words(change(self.word(0)), change(self.word(1)), size);
    }
    const unsigned char *const from = static_cast<const unsigned char *>(self.data());
    str made = str::with_room(size, 1);
    unsigned char *const to = static_cast<unsigned char *>(made.writable());
    uint64_t word;
    for (int64_t i = 0; i + 8 <= size; i += 8) {
        memcpy(&word, from + i, sizeof word);
        word = change(word);
        memcpy(to + i, &word, sizeof word);
    }
    memcpy(&word, from + size - 8, sizeof word); // longer texts have 16 characters at least; some are done twice
    word = change(word);
    memcpy(to + size - 8, &word, sizeof word);
    return made;
}

} // namespace capsulec::py::text
