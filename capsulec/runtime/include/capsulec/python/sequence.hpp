// Tuples whose length is known at run time only. Used by backend/types.py and library/containers.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/position.hpp"
#include "capsulec/python/list.hpp"

namespace capsulec::py {

// A list that nobody changes: copies share it.
template <class T> class sequence {
    list<T> items;

    explicit sequence(const list<T> &held) : items(held) {}

  public:
    using element = T;

    sequence() = default;

    template <class... Items> static sequence of(const Items &...values) { return sequence(list<T>::of(values...)); }
    // Of a list that has just been made and is not used otherwise.
    static sequence of_list(const list<T> &made) { return sequence(made); }

    int64_t size() const noexcept { return items.size(); }
    const T &at(int64_t position) const noexcept { return items.at(position); }

    const T &item(int64_t index) const { return items.at(position(index, size(), "tuple index out of range")); }

    sequence slice(bounds which) const { return sequence(items.slice(which)); }
    bool contains(const T &value) const { return items.contains(value); }
    int64_t count(const T &value) const { return items.count(value); }

    int64_t index(const T &value, int64_t start = 0, int64_t stop = INT64_MAX) const {
        const int64_t position = items.find(value, start, stop);
        if (position < 0) {
            raise(ValueError, "tuple.index(x): x not in tuple");
        }
        return position;
    }

    const list<T> &as_list() const noexcept { return items; }
};

template <class T> sequence<T> concat(const sequence<T> &a, const sequence<T> &b) {
    return sequence<T>::of_list(concat(a.as_list(), b.as_list()));
}
template <class T> sequence<T> repeat(const sequence<T> &items, int64_t count) {
    return sequence<T>::of_list(repeat(items.as_list(), count));
}
template <class T> bool equal(const sequence<T> &a, const sequence<T> &b) { return equal(a.as_list(), b.as_list()); }
template <class T> bool less(const sequence<T> &a, const sequence<T> &b) { return less(a.as_list(), b.as_list()); }
template <class T> bool truth(const sequence<T> &items) { return items.size() != 0; }

} // namespace capsulec::py
