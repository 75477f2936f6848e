// hash(value), as Python computes it. That of text depends on PYTHONHASHSEED: Python is asked. Registered by
// library/hashing.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/complex.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/asked.hpp"
#include "capsulec/python/bytes.hpp"
#include "capsulec/python/none.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/tuple.hpp"

extern "C" Py_ssize_t PyObject_Hash(PyObject *);
extern "C" double frexp(double, int *) noexcept;

namespace capsulec::py {

template <class T> class sequence;
template <class T> class frozenset;
template <class... Alternatives> struct choice;

// Numbers are hashed modulo this prime, 2^61 - 1, so that equal ones have one hash whatever their types.
constexpr uint64_t hash_modulus = (uint64_t{1} << 61) - 1;

constexpr int64_t no_error(int64_t hash) { return hash == -1 ? -2 : hash; } // -1 is how Python says that it failed

constexpr int64_t python_hash(uint64_t value) { return static_cast<int64_t>(value % hash_modulus); }
constexpr int64_t python_hash(int64_t value) {
    const uint64_t size = value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    return no_error(value < 0 ? -python_hash(size) : python_hash(size));
}
constexpr int64_t python_hash(bool value) { return value ? 1 : 0; }

inline int64_t python_hash(double value) {
    if (!(value - value == 0)) {
        return value > 0 ? 314159 : value < 0 ? -314159 : 0; // that of nan is where Python has it in memory
    }
    int exponent = 0;
    double rest = frexp(value, &exponent);
    const bool negative = rest < 0;
    rest = negative ? -rest : rest;
    uint64_t found = 0;
    while (rest != 0) { // 28 bits at a time
        found = ((found << 28) & hash_modulus) | found >> 33;
        rest *= 268435456.0;
        exponent -= 28;
        const uint64_t part = static_cast<uint64_t>(rest);
        rest -= static_cast<double>(part);
        found += part;
        found -= found >= hash_modulus ? hash_modulus : 0;
    }
    exponent = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
    found = ((found << exponent) & hash_modulus) | found >> (61 - exponent);
    return no_error(negative ? -static_cast<int64_t>(found) : static_cast<int64_t>(found));
}

inline int64_t python_hash(complex128 value) {
    const uint64_t imaginary = 1000003 * static_cast<uint64_t>(python_hash(value.imag));
    return no_error(static_cast<int64_t>(static_cast<uint64_t>(python_hash(value.real)) + imaginary));
}

inline int64_t hash_of_object(PyObject *object) {
    const Py_ssize_t found = object == nullptr ? -1 : PyObject_Hash(object);
    Py_DecRef(object);
    return found;
}
inline int64_t python_hash(const str &text) {
    return asking<int64_t>([&] { return hash_of_object(as_object(text)); });
}
inline int64_t python_hash(const bytes &data) {
    return asking<int64_t>([&] { return hash_of_object(PyBytes_FromStringAndSize(data.data(), data.size())); });
}
inline int64_t python_hash(const none &) {
    return asking<int64_t>([] {
        Py_IncRef(&_Py_NoneStruct);
        return hash_of_object(&_Py_NoneStruct);
    });
}

template <class T> int64_t python_hash(const optional<T> &value);
template <class... Alternatives> int64_t python_hash(const choice<Alternatives...> &value);
template <class... Items> int64_t python_hash(const tuple<Items...> &items);
template <class T> int64_t python_hash(const sequence<T> &items);
template <class T> int64_t python_hash(const frozenset<T> &items);

template <class T> int64_t python_hash(const optional<T> &value) {
    return value.has ? python_hash(value.value) : python_hash(none{});
}
template <class... Alternatives> int64_t python_hash(const choice<Alternatives...> &value) {
    return visit(value, [](const auto &held) { return python_hash(held); });
}

// What Python makes of the hashes of a tuple's items: rounds of xxHash.
class items_hash {
    static constexpr uint64_t first = 11400714785074694791U, second = 14029467366897019727U, fifth = 2870177450012600261U;
    uint64_t found = fifth;
    uint64_t count = 0;

  public:
    void add(int64_t hash) {
        found += static_cast<uint64_t>(hash) * second;
        found = (found << 31 | found >> 33) * first;
        ++count;
    }
    int64_t whole() const {
        const int64_t hash = static_cast<int64_t>(found + (count ^ (fifth ^ 3527539U)));
        return hash == -1 ? 1546275796 : hash;
    }
};

template <class... Items> void add_items(items_hash &hash, const tuple<Items...> &items) {
    if constexpr (sizeof...(Items) != 0) {
        hash.add(python_hash(items.first));
        if constexpr (sizeof...(Items) > 1) {
            add_items(hash, items.rest);
        }
    }
}
template <class... Items> int64_t python_hash(const tuple<Items...> &items) {
    items_hash hash;
    add_items(hash, items);
    return hash.whole();
}
template <class T> int64_t python_hash(const sequence<T> &items) {
    items_hash hash;
    for (int64_t i = 0; i < items.size(); i++) {
        hash.add(python_hash(items.at(i)));
    }
    return hash.whole();
}

// The order of the elements does not matter.
template <class T> int64_t python_hash(const frozenset<T> &items) {
    uint64_t found = 0;
    for (int64_t i = items.first(); i < items.last(); i = items.after(i)) {
        const uint64_t one = static_cast<uint64_t>(python_hash(items.at(i)));
        found ^= ((one ^ 89869747U) ^ one << 16) * 3644798167U;
    }
    found ^= (static_cast<uint64_t>(items.size()) + 1) * 1927868237U;
    found ^= found >> 11 ^ found >> 25;
    const int64_t hash = static_cast<int64_t>(found * 69069U + 907133923U);
    return hash == -1 ? 590923713 : hash;
}

// id(): where a value of its own is in memory; its handle is the address.
template <class Handle> int64_t identity(const Handle &value) {
    static_assert(sizeof value == sizeof(int64_t), "a handle is an address");
    int64_t address = 0;
    memcpy(&address, &value, sizeof address);
    return address;
}

} // namespace capsulec::py
