// bytes: held as the text whose characters they are in Latin-1, which is the same bytes in memory. So short ones stand
// in the handle, copies share what is longer, and looking for a part is the text's. Used by backend/types.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/position.hpp"
#include "capsulec/python/hash.hpp"
#include "capsulec/python/slice.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/values.hpp"

namespace capsulec::py {

class bytes {
    str held;

  public:
    bytes() = default;
    explicit bytes(str text) noexcept : held(static_cast<str &&>(text)) {} // all of whose characters are below 256

    static bytes of(const char *from, int64_t size) { return bytes(str::of(from, size)); }
    // So many bytes, to be written to `writable()` before anything else happens.
    static bytes with_room(int64_t size) { return bytes(str::with_room(size, 1)); }

    const str &text() const noexcept { return held; }
    unsigned char *writable() noexcept { return static_cast<unsigned char *>(held.writable()); }
    const char *data() const noexcept { return static_cast<const char *>(held.data()); }
    int64_t size() const noexcept { return held.size(); }

    int64_t at(int64_t position) const noexcept { return static_cast<const unsigned char *>(held.data())[position]; }
    int64_t item(int64_t index) const { return at(position(index, size(), "index out of range")); }
    bytes slice(bounds which) const { return bytes(held.slice(which)); }

    bool contains(const bytes &part) const { return held.contains(part.held); }
    bool contains(int64_t byte) const {
        if (CAPSULEC_UNLIKELY(byte < 0 || byte > 255)) {
            raise(ValueError, "byte must be in range(0, 256)");
        }
        return held.contains(str::of_character(static_cast<uint32_t>(byte)));
    }
};

inline bytes bytes_literal(const char *from, int64_t size) { return bytes(literal(from, size)); }

inline bool equal(const bytes &a, const bytes &b) { return equal(a.text(), b.text()); }
inline bool operator==(const bytes &a, const bytes &b) { return equal(a, b); }
inline bool operator!=(const bytes &a, const bytes &b) { return !equal(a, b); }
inline bool less(const bytes &a, const bytes &b) { return less(a.text(), b.text()); }
inline bool operator<(const bytes &a, const bytes &b) { return less(a, b); }
inline bool truth(const bytes &value) { return value.size() != 0; }
inline uint64_t hash(const bytes &value) { return hash(value.text()); }
inline bytes concat(const bytes &a, const bytes &b) { return bytes(concat(a.text(), b.text())); }
inline bytes repeat(const bytes &value, int64_t count) { return bytes(repeat(value.text(), count)); }

namespace octets {

// The byte that `%c` shows, given as a number or as bytes.
inline int64_t one(int64_t byte) {
    if (CAPSULEC_UNLIKELY(byte < 0 || byte > 255)) {
        raise(OverflowError, "%c arg not in range(256)");
    }
    return byte;
}
inline const str &one(const bytes &value) {
    if (CAPSULEC_UNLIKELY(value.size() != 1)) {
        raise(TypeError, "%c requires an integer in range(256) or a single byte");
    }
    return value.text();
}

} // namespace octets

// A new bytes object.
inline PyObject *as_object(const bytes &value) { return PyBytes_FromStringAndSize(value.data(), value.size()); }

} // namespace capsulec::py
