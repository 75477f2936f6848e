// bytearray: an array of bytes with the methods of bytes, which work on a copy. Registered by library/bytearrays.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/bytes.hpp"
#include "capsulec/python/bytes_repr.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/tuple.hpp"
#include "capsulec/python/typed_array.hpp"

namespace capsulec::py {

using bytearray = array<'y'>;

inline void write_repr(text_builder &to, const bytearray &value) {
    write_ascii(to, "bytearray(");
    write_repr(to, value.tobytes());
    to.append_character(')');
}

// What a method of bytes gave, as that of a bytearray gives it.
inline bytearray thawed(const bytes &value) { return bytearray::of_bytes(value); }
inline list<bytearray> thawed(const list<bytes> &values) {
    const list<bytearray> made = list<bytearray>::with_room(values.size());
    for (int64_t i = 0; i < values.size(); ++i) {
        made.append(thawed(values.at(i)));
    }
    return made;
}
inline tuple<bytearray, bytearray, bytearray> thawed(const tuple<bytes, bytes, bytes> &parts) {
    return {thawed(parts.first), {thawed(parts.rest.first), {thawed(parts.rest.rest.first)}}};
}

// bytearray.extend(data) and `+=`; `data` may be the bytearray itself.
inline void extend(const bytearray &self, const bytes &data) { self.frombytes(data); }

// bytearray += data, and what is assigned to a slice, from anything that bytes can be made of.
inline void store_slice(const bytearray &self, bounds which, const bytes &data) {
    self.set_slice(which, bytearray::of_bytes(data));
}

} // namespace capsulec::py
