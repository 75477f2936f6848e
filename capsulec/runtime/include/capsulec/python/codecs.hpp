// str.encode and bytes.decode: UTF-8, ASCII and Latin-1 are done here; other encodings, and whatever does not fit, are
// Python's, whose exceptions these then are. Registered by library/text/bytes_methods.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/bytes.hpp"
#include "capsulec/python/python_error.hpp"
#include "capsulec/python/text_object.hpp"

namespace capsulec::py {

enum class codec { utf8, ascii, latin1, other };

// The encoding of a name, as Python reads it: in any case, with - and _ alike.
inline codec codec_of(const str &name) {
    constexpr struct {
        const char *name;
        codec which;
    } known[] = {
        {"utf-8", codec::utf8},    {"utf8", codec::utf8},         {"u8", codec::utf8},        {"ascii", codec::ascii},
        {"us-ascii", codec::ascii}, {"latin-1", codec::latin1},   {"latin1", codec::latin1},  {"l1", codec::latin1},
        {"iso-8859-1", codec::latin1}, {"iso8859-1", codec::latin1},
    };
    for (const auto &one : known) {
        int64_t i = 0;
        for (; i < name.size() && one.name[i] != '\0'; i++) {
            const uint32_t code = name.code(i);
            const uint32_t plain = code >= 'A' && code <= 'Z' ? code + 32 : code == '_' ? '-' : code;
            if (plain != static_cast<unsigned char>(one.name[i])) {
                break;
            }
        }
        if (i == name.size() && one.name[i] == '\0') {
            return one.which;
        }
    }
    return codec::other;
}

// text.encode(encoding, errors) or octets.decode(encoding, errors), done by Python. The arguments are its own objects'
// texts in UTF-8: names of encodings.
template <class Result, class Value>
CAPSULEC_COLD Result asked_to(const char *method, const Value &value, const str &encoding, const str &errors) {
    Result found;
    Exception raised{nullptr, nullptr, false, {}};
    {
        const Locked locked;
        PyObject *const object = as_object(value);
        PyObject *const first = as_object(encoding), *const second = as_object(errors);
        PyObject *const result = object == nullptr || first == nullptr || second == nullptr
                                     ? nullptr
                                     : PyObject_CallMethod(object, method, "OO", first, second);
        const bool done = result != nullptr && value_of(result, found);
        if (!done) {
            raised = taken_from_python();
        }
        Py_DecRef(result);
        Py_DecRef(second);
        Py_DecRef(first);
        Py_DecRef(object);
    }
    if (raised.type != nullptr) {
        raise_error(raised);
    }
    return found;
}
inline bool value_of(PyObject *object, str &text) { return text_of(object, text); }
inline bool value_of(PyObject *object, bytes &value) {
    value = bytes::of(PyBytes_AsString(object), PyBytes_Size(object));
    return true;
}

inline bool all_below(const str &text, unsigned bound) {
    const unsigned char *const from = static_cast<const unsigned char *>(text.data());
    unsigned seen = 0;
    for (int64_t i = 0; i < text.size(); i++) {
        seen |= from[i];
    }
    return seen < bound;
}

// The characters in UTF-8; false when one is a surrogate, which has none.
inline bool write_utf8(const str &text, bytes &made) {
    const int64_t size = text.size();
    int64_t length = 0;
    for (int64_t i = 0; i < size; i++) {
        const uint32_t code = text.code(i);
        if (code >= 0xD800 && code < 0xE000) {
            return false;
        }
        length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    made = bytes::with_room(length);
    unsigned char *to = made.writable();
    const auto put = [&to](uint32_t byte) { *to++ = static_cast<unsigned char>(byte); };
    for (int64_t i = 0; i < size; i++) {
        const uint32_t code = text.code(i);
        if (code < 0x80) {
            put(code);
            continue;
        }
        if (code < 0x800) {
            put(0xC0 | code >> 6);
        } else if (code < 0x10000) {
            put(0xE0 | code >> 12);
            put(0x80 | (code >> 6 & 0x3F));
        } else {
            put(0xF0 | code >> 18);
            put(0x80 | (code >> 12 & 0x3F));
            put(0x80 | (code >> 6 & 0x3F));
        }
        put(0x80 | (code & 0x3F));
    }
    return true;
}

inline bytes encode(const str &text, const str &encoding, const str &errors) {
    const codec which = codec_of(encoding);
    bytes made;
    if (text.width() == 1 && (which == codec::latin1 || (which != codec::other && all_below(text, 0x80)))) {
        return bytes(text);
    }
    if (which == codec::utf8 && write_utf8(text, made)) {
        return made;
    }
    return asked_to<bytes>("encode", text, encoding, errors);
}

// The characters that bytes are in UTF-8; false when they are none. A character has one form only, the shortest.
inline bool read_utf8(const bytes &value, text_builder &made) {
    const int64_t size = value.size();
    const unsigned char *const from = reinterpret_cast<const unsigned char *>(value.data());
    for (int64_t i = 0; i < size;) {
        const uint32_t first = from[i];
        const int more = first < 0x80 ? 0 : first < 0xC2 ? -1 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : -1;
        if (more < 0 || i + more >= size) {
            return false;
        }
        uint32_t code = more == 0 ? first : first & (0x3Fu >> more);
        for (int k = 1; k <= more; k++) {
            if ((from[i + k] & 0xC0) != 0x80) {
                return false;
            }
            code = code << 6 | (from[i + k] & 0x3F);
        }
        if ((more == 2 && (code < 0x800 || (code >= 0xD800 && code < 0xE000))) ||
            (more == 3 && (code < 0x10000 || code > 0x10FFFF))) {
            return false;
        }
        made.append_character(code);
        i += more + 1;
    }
    return true;
}

inline str decode(const bytes &value, const str &encoding, const str &errors) {
    const codec which = codec_of(encoding);
    if (which == codec::latin1 || (which != codec::other && all_below(value.text(), 0x80))) {
        return value.text();
    }
    text_builder made;
    if (which == codec::utf8 && read_utf8(value, made)) {
        return made.finish();
    }
    return asked_to<str>("decode", value, encoding, errors);
}

} // namespace capsulec::py
