// array.array: numbers of one C type, which Python sees as int or float. Registered by library/array.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/bytes.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/position.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/repr.hpp"
#include "capsulec/python/slice.hpp"

namespace capsulec::py {

// The C type behind a typecode, and the names of its ends in Python's messages.
template <char code> struct typecode;
#define CAPSULEC_TYPECODE(code, ctype, python, below, above)      \
    template <> struct typecode<code> {                           \
        using type = ctype;                                       \
        using element = python;                                   \
        static constexpr const char *too_small = below;           \
        static constexpr const char *too_large = above;           \
    };
CAPSULEC_TYPECODE('b', int8_t, int64_t, "signed char is less than minimum", "signed char is greater than maximum")
CAPSULEC_TYPECODE('B', uint8_t, int64_t, "unsigned byte integer is less than minimum", "unsigned byte integer is greater than maximum")
CAPSULEC_TYPECODE('h', int16_t, int64_t, "signed short integer is less than minimum", "signed short integer is greater than maximum")
CAPSULEC_TYPECODE('H', uint16_t, int64_t, "unsigned short is less than minimum", "unsigned short is greater than maximum")
CAPSULEC_TYPECODE('i', int, int64_t, "signed integer is less than minimum", "signed integer is greater than maximum")
CAPSULEC_TYPECODE('I', unsigned, int64_t, "can't convert negative value to unsigned int", "unsigned int is greater than maximum")
CAPSULEC_TYPECODE('l', long, int64_t, "Python int too large to convert to C long", "Python int too large to convert to C long")
CAPSULEC_TYPECODE('L', unsigned long, int64_t, "can't convert negative value to unsigned int", "unsigned long is greater than maximum")
CAPSULEC_TYPECODE('q', long long, int64_t, "int too big to convert", "int too big to convert")
CAPSULEC_TYPECODE('Q', unsigned long long, int64_t, "can't convert negative int to unsigned", "int too big to convert")
CAPSULEC_TYPECODE('f', float, double, "", "")
CAPSULEC_TYPECODE('d', double, double, "", "")
CAPSULEC_TYPECODE('y', uint8_t, int64_t, "byte must be in range(0, 256)", "byte must be in range(0, 256)") // a bytearray
#undef CAPSULEC_TYPECODE

// Copies are the same array, as of a list, which holds the numbers.
template <char code> class array {
  public:
    using stored = typename typecode<code>::type;
    using element = typename typecode<code>::element;

  private:
    list<stored> items;

    static constexpr bool octets = code == 'y';

    explicit array(const list<stored> &held) : items(held) {}

    static stored narrowed(double value) { return static_cast<stored>(value); }
    static stored narrowed(int64_t value) {
        if constexpr (code == 'f' || code == 'd') {
            return static_cast<stored>(value);
        } else if constexpr (code == 'y') {
            if (CAPSULEC_UNLIKELY(value < 0 || value > 255)) {
                raise(ValueError, typecode<code>::too_large);
            }
            return static_cast<stored>(value);
        } else {
            constexpr bool is_unsigned = static_cast<stored>(-1) > 0;
            if (code == 'b' && (value < INT16_MIN || value > INT16_MAX)) { // Python reads a short first
                raise(OverflowError, value < 0 ? typecode<'h'>::too_small : typecode<'h'>::too_large);
            }
            if (is_unsigned && value < 0) {
                // Python reads an int first.
                raise(OverflowError, code == 'H' && value < INT32_MIN ? typecode<'i'>::too_small : typecode<code>::too_small);
            }
            if (static_cast<int64_t>(static_cast<stored>(value)) != value) {
                const bool wide = code == 'H' && value > INT32_MAX;
                raise(OverflowError, value < 0 ? typecode<code>::too_small : wide ? typecode<'i'>::too_large : typecode<code>::too_large);
            }
            return static_cast<stored>(value);
        }
    }
    static element widened(stored value) {
        if constexpr (code == 'L' || code == 'Q') {
            if (CAPSULEC_UNLIKELY(value > static_cast<stored>(INT64_MAX))) {
                raise(OverflowError, "Python int too large to convert to C long");
            }
        }
        return static_cast<element>(value);
    }

    int64_t checked(int64_t index, const char *message) const { return position(index, size(), message); }

  public:
    array() = default;
    static array of(const list<element> &values) {
        array made;
        made.extend(values);
        return made;
    }
    static array of_bytes(const bytes &data) {
        array made;
        made.frombytes(data);
        return made;
    }

    int64_t size() const noexcept { return items.size(); }
    element at(int64_t position) const { return widened(items.at(position)); }
    element item(int64_t index) const { return at(checked(index, octets ? "bytearray index out of range" : "array index out of range")); }
    void put(int64_t index, element value) const {
        items.at(checked(index, octets ? "bytearray index out of range" : "array assignment index out of range")) = narrowed(value);
    }
    void del_item(int64_t index) const { items.del_item(checked(index, octets ? "bytearray index out of range" : "array assignment index out of range")); }
    bool same(const array &other) const noexcept { return items.same(other.items); }

    array slice(bounds which) const { return array(items.slice(which)); }
    void set_slice(bounds which, const array &given) const { items.set_slice(which, given.items); }
    void del_slice(bounds which) const { items.del_slice(which); }

    void append(element value) const { items.append(narrowed(value)); }
    void extend(const list<element> &values) const {
        for (int64_t i = 0; i < values.size(); ++i) {
            append(values.at(i));
        }
    }
    void extend(const array &other) const { items.extend(other.items); }
    void multiply(int64_t count) const { items.multiply(count); }
    // All or nothing.
    void fromlist(const list<element> &values) const { extend(of(values)); }
    void insert(int64_t index, element value) const { items.insert(index, narrowed(value)); }
    element pop(int64_t index = -1) const {
        if (CAPSULEC_UNLIKELY(size() == 0)) {
            raise(IndexError, octets ? "pop from empty bytearray" : "pop from empty array");
        }
        return widened(items.pop(checked(index, "pop index out of range")));
    }
    void reverse() const { items.reverse(); }
    void clear() const { items.clear(); }
    array copy() const { return array(items.slice({false, false, 0, 0, 1})); }

    int64_t find(element value, int64_t start = 0, int64_t stop = INT64_MAX) const {
        const int64_t length = size();
        start = start < 0 ? (start + length < 0 ? 0 : start + length) : start;
        stop = stop < 0 ? stop + length : stop;
        for (int64_t i = start; i < stop && i < length; ++i) {
            if (at(i) == value) {
                return i;
            }
        }
        return -1;
    }
    bool contains(element value) const { return find(octets ? narrowed(value) : value) >= 0; }
    int64_t count(element value) const {
        int64_t found = 0;
        for (int64_t i = 0; i < size(); ++i) {
            found += at(i) == value ? 1 : 0;
        }
        return found;
    }
    int64_t index(element value, int64_t start = 0, int64_t stop = INT64_MAX) const {
        const int64_t position = find(value, start, stop);
        if (CAPSULEC_UNLIKELY(position < 0)) {
            raise(ValueError, "array.index(x): x not in array");
        }
        return position;
    }
    void remove(element value) const {
        const int64_t position = find(octets ? narrowed(value) : value);
        if (CAPSULEC_UNLIKELY(position < 0)) {
            raise(ValueError, octets ? "value not found in bytearray" : "array.remove(x): x not in array");
        }
        items.del_item(position);
    }

    list<element> tolist() const {
        const list<element> made = list<element>::with_room(size());
        for (int64_t i = 0; i < size(); ++i) {
            made.append(at(i));
        }
        return made;
    }
    bytes tobytes() const {
        const int64_t length = size() * static_cast<int64_t>(sizeof(stored));
        return size() == 0 ? bytes() : bytes::of(reinterpret_cast<const char *>(&items.at(0)), length);
    }
    void frombytes(const bytes &data) const {
        constexpr int64_t width = sizeof(stored);
        if (CAPSULEC_UNLIKELY(data.size() % width != 0)) {
            raise(ValueError, "bytes length not a multiple of item size");
        }
        for (int64_t i = 0; i < data.size(); i += width) {
            stored value;
            memcpy(&value, data.data() + i, sizeof(stored));
            items.append(value);
        }
    }
    void byteswap() const {
        for (int64_t i = 0; i < size(); ++i) {
            unsigned char *const whole = reinterpret_cast<unsigned char *>(&items.at(i));
            for (unsigned left = 0, right = sizeof(stored) - 1; left < right; ++left, --right) {
                const unsigned char kept = whole[left];
                whole[left] = whole[right];
                whole[right] = kept;
            }
        }
    }
    tuple<int64_t, int64_t> buffer_info() const {
        const int64_t address = size() == 0 ? 0 : static_cast<int64_t>(reinterpret_cast<intptr_t>(&items.at(0)));
        return {address, {size()}};
    }
};

template <char code> array<code> concat(const array<code> &a, const array<code> &b) {
    const array<code> made = a.slice({false, false, 0, 0, 1});
    made.extend(b);
    return made;
}
template <char code> array<code> repeat(const array<code> &a, int64_t count) {
    const array<code> made = a.slice({false, false, 0, 0, 1});
    made.multiply(count);
    return made;
}
template <char left, char right> bool equal_numbers(const array<left> &a, const array<right> &b) {
    if (a.size() != b.size()) {
        return false;
    }
    for (int64_t i = 0; i < a.size(); ++i) {
        if (!(a.at(i) == b.at(i))) {
            return false;
        }
    }
    return true;
}
template <char code> bool equal(const array<code> &a, const array<code> &b) { return equal_numbers(a, b); }
template <char code> bool less(const array<code> &a, const array<code> &b) { return less(a.tolist(), b.tolist()); }
template <char code> bool truth(const array<code> &values) { return values.size() != 0; }

template <char code> void write_repr(text_builder &to, const array<code> &values) {
    write_ascii(to, "array('");
    to.append_character(static_cast<uint32_t>(code));
    write_ascii(to, "'");
    if (values.size() != 0) {
        write_ascii(to, ", ");
        write_repr(to, values.tolist());
    }
    write_ascii(to, ")");
}

} // namespace capsulec::py
