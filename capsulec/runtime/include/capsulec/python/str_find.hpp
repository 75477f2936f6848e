// Looking for a text in a text. Used by python/str.hpp.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/str_handle.hpp"
#include "capsulec/python/text_builder.hpp"

extern "C" int memcmp(const void *, const void *, size_t) noexcept;
#if !defined(__GNUC__) && !defined(__clang__)
extern "C" void *memchr(const void *, int, size_t);
#endif

namespace capsulec::py {

// The first place from `from` on, below `stop`, that has a character; `stop` when there is none.
template <class Unit> int64_t next_place(const Unit *text, Unit wanted, int64_t from, int64_t stop) noexcept {
    if constexpr (sizeof(Unit) == 1) {
        if (from >= stop) {
            return stop;
        }
        const void *const found = CAPSULEC_FIND_BYTE(text + from, wanted, static_cast<size_t>(stop - from));
        return found == nullptr ? stop : static_cast<const Unit *>(found) - text;
    } else {
        while (from < stop && text[from] != wanted) {
            ++from;
        }
        return from;
    }
}

// The place of `part` in a text, -1 when there is none, in time proportional to both lengths whatever they are: each
// character of the text is looked at once, and `back[k]` says how much of the part is still there when its character k
// does not fit.
template <class Unit>
CAPSULEC_SELDOM int64_t find_steadily(const Unit *text, int64_t from, int64_t stop, const Unit *part, int64_t count) {
    int64_t *const back = static_cast<int64_t *>(allocate(static_cast<uint64_t>(count) * sizeof(int64_t)));
    back[0] = -1;
    for (int64_t k = 1, held = 0; k < count; k++, held++) {
        back[k] = part[k] == part[held] ? back[held] : held;
        while (held >= 0 && part[k] != part[held]) {
            held = back[held];
        }
    }
    int64_t held = 0, found = -1;
    for (int64_t i = from; i < stop && found < 0; i++, held++) {
        while (held >= 0 && text[i] != part[held]) {
            held = back[held];
        }
        if (held == count - 1) {
            found = i - held;
        }
    }
    release(back);
    return found;
}

template <class Unit> int64_t find_units(const Unit *text, int64_t from, int64_t stop, const Unit *part, int64_t count) {
    const int64_t last = stop - count + 1; // places where it may begin are below
    int64_t work = 0;
    for (int64_t i = from;; i++) {
        i = next_place(text, part[0], i, last);
        if (i >= last) {
            return -1;
        }
        if (text[i + count - 1] != part[count - 1]) {
            continue;
        }
        int64_t k = 1;
        while (k < count && text[i + k] == part[k]) {
            ++k;
        }
        if (k == count) {
            return i;
        }
        work += k;
        if (CAPSULEC_UNLIKELY(work > 4 * (i - from) + 1000)) { // text like aaaaaaaa
            return find_steadily(text, i + 1, stop, part, count);
        }
    }
}

template <class Unit> int64_t rfind_units(const Unit *text, int64_t from, int64_t stop, const Unit *part, int64_t count) {
    for (int64_t i = stop - count; i >= from; i--) {
        if (text[i] == part[0] && text[i + count - 1] == part[count - 1] &&
            memcmp(text + i, part, static_cast<size_t>(count) * sizeof(Unit)) == 0) {
            return i;
        }
    }
    return -1;
}

// `find` of characters of the text's own width, those of the part widened to it.
template <class Unit, bool backwards>
int64_t find_in(const Unit *text, int64_t start, int64_t stop, const str &part) {
    const int64_t count = part.size();
    const auto found = [&](const Unit *units) {
        return backwards ? rfind_units(text, start, stop, units, count) : find_units(text, start, stop, units, count);
    };
    if (part.width() == sizeof(Unit)) {
        return found(static_cast<const Unit *>(part.data()));
    }
    Unit few[32];
    Unit *const units = count <= 32 ? few : static_cast<Unit *>(allocate(static_cast<uint64_t>(count) * sizeof(Unit)));
    copy_characters(units, sizeof(Unit), 0, part.data(), part.width(), count);
    const int64_t place = found(units);
    if (units != few) {
        release(units);
    }
    return place;
}

template <bool backwards> int64_t find_text(const str &self, const str &part, int64_t start, int64_t stop) {
    const int64_t count = part.size();
    if (count == 0) {
        return start > stop ? -1 : backwards ? stop : start;
    }
    const int wide = self.width();
    if (stop - start < count || part.width() > wide) {
        return -1;
    }
    const void *const text = self.data();
    return wide == 1   ? find_in<unsigned char, backwards>(static_cast<const unsigned char *>(text), start, stop, part)
           : wide == 2 ? find_in<uint16_t, backwards>(static_cast<const uint16_t *>(text), start, stop, part)
                       : find_in<uint32_t, backwards>(static_cast<const uint32_t *>(text), start, stop, part);
}

inline int64_t str::find_between(const str &text, int64_t start, int64_t stop) const {
    return find_text<false>(*this, text, start, stop);
}
inline int64_t str::rfind_between(const str &text, int64_t start, int64_t stop) const {
    return find_text<true>(*this, text, start, stop);
}

inline int64_t str::find_code(uint32_t code, int64_t start, int64_t stop) const noexcept {
    const int wide = width();
    if (width_for(code) > wide) {
        return -1;
    }
    const void *const text = data();
    const int64_t found =
        wide == 1   ? next_place(static_cast<const unsigned char *>(text), static_cast<unsigned char>(code), start, stop)
        : wide == 2 ? next_place(static_cast<const uint16_t *>(text), static_cast<uint16_t>(code), start, stop)
                    : next_place(static_cast<const uint32_t *>(text), code, start, stop);
    return found < stop ? found : -1;
}

} // namespace capsulec::py
