// The state of a random generator as a value, and random bytes. Registered by library/random.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/bytes.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/random.hpp"
#include "capsulec/python/sequence.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py::random {

using state = tuple<int64_t, sequence<int64_t>, optional<double>>;

inline void refuse_system(const Generator &source) {
    if (CAPSULEC_UNLIKELY(source.of_system)) {
        raise(NotImplementedError, "System entropy source does not have state.");
    }
}

inline state getstate(Generator &source) {
    refuse_system(source);
    source.ensure_seed();
    const list<int64_t> words = list<int64_t>::with_room(state_size + 1);
    for (const uint32_t word : source.words) {
        words.append(word);
    }
    words.append(source.position);
    const optional<double> next = source.has_gauss ? optional<double>(source.next_gauss) : optional<double>();
    return {3, {sequence<int64_t>::of_list(words), {next}}};
}

inline void setstate(Generator &source, const state &given) {
    refuse_system(source);
    const int64_t version = given.first;
    const sequence<int64_t> &words = given.rest.first;
    const optional<double> &next = given.rest.rest.first;
    if (version != 3) {
        raise(ValueError, "state with version {} passed to Random.setstate() of version 3", version);
    }
    if (words.size() != state_size + 1) {
        raise(ValueError, "state vector is the wrong size");
    }
    const int64_t position = words.at(state_size);
    if (position < 0 || position > state_size) {
        raise(ValueError, "invalid state");
    }
    for (int i = 0; i < state_size; ++i) {
        source.words[i] = static_cast<uint32_t>(words.at(i));
    }
    source.position = static_cast<int>(position);
    source.seeded_once = true;
    source.has_gauss = next.has;
    source.next_gauss = next.value;
}

// Words of 32 bits, the lowest byte first; of the last one the bytes that are highest.
inline bytes randbytes(Generator &source, int64_t count) {
    if (CAPSULEC_UNLIKELY(count < 0)) {
        raise(ValueError, "number of bits must be non-negative");
    }
    bytes made = bytes::with_room(count);
    unsigned char *const to = made.writable();
    for (int64_t i = 0; i < count; i += 4) {
        uint32_t word = source.word();
        const int64_t some = count - i < 4 ? count - i : 4;
        word >>= 8 * (4 - some);
        for (int64_t k = 0; k < some; k++) {
            to[i + k] = static_cast<unsigned char>(word >> (8 * k));
        }
    }
    return made;
}

} // namespace capsulec::py::random
