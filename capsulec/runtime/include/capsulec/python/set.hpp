// set and frozenset: handles of a counted table of elements in the order of their insertion. Registered by
// library/containers/sets.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/iterator.hpp"
#include "capsulec/python/table.hpp"

namespace capsulec::py {

template <class T> class set {
    table<T, nothing> entries;
    using entry_type = typename table<T, nothing>::entry_type;

  public:
    using element = T;

    int64_t size() const noexcept { return entries.size(); }
    int64_t first() const noexcept { return entries.first(); }
    int64_t last() const noexcept { return entries.last(); }
    int64_t after(int64_t place) const noexcept { return entries.after(place); }
    const T &at(int64_t place) const noexcept { return entries.entry_at(place).key; }
    bool same(const set &other) const noexcept { return entries.same(other.entries); }

    bool contains(const T &value) const { return entries.find(value) != nullptr; }

    void add(const T &value) const {
        entries.found_or_made(value, [](entry_type *where, uint64_t hash, const T &own) { new (py::place{where}) entry_type{hash, own}; });
    }

    void discard(const T &value) const {
        if (entry_type *const found = entries.find(value)) {
            entries.remove(found);
        }
    }

    void remove(const T &value) const {
        entry_type *const found = entries.find(value);
        if (CAPSULEC_UNLIKELY(found == nullptr)) {
            raise_with(KeyError, value);
        }
        entries.remove(found);
    }

    T pop() const {
        if (CAPSULEC_UNLIKELY(size() == 0)) {
            raise(KeyError, "pop from an empty set");
        }
        entry_type &taken = entries.entry_at(first());
        T value = static_cast<T &&>(taken.key);
        entries.remove(&taken);
        return value;
    }

    void clear() const noexcept { entries.clear(); }

    set copy() const {
        set made;
        made.update(*this);
        return made;
    }

    void update(const set &other) const {
        if (same(other)) {
            return;
        }
        for (int64_t i = other.first(); i < other.last(); i = other.after(i)) {
            add(other.at(i));
        }
    }

    void difference_update(const set &other) const {
        if (same(other)) {
            return clear();
        }
        for (int64_t i = other.first(); i < other.last(); i = other.after(i)) {
            discard(other.at(i));
        }
    }

    void intersection_update(const set &other) const {
        for (int64_t i = first(); i < last(); i = after(i)) {
            if (!other.contains(at(i))) {
                entries.remove(&entries.entry_at(i));
            }
        }
    }

    void symmetric_difference_update(const set &other) const {
        if (same(other)) {
            return clear();
        }
        for (int64_t i = other.first(); i < other.last(); i = other.after(i)) {
            if (contains(other.at(i))) {
                discard(other.at(i));
            } else {
                add(other.at(i));
            }
        }
    }
};

// A set that nobody changes.
template <class T> class frozenset {
    set<T> held;

    explicit frozenset(const set<T> &elements) : held(elements) {}

  public:
    using element = T;

    frozenset() = default;
    // Of a set that has just been made and is not used otherwise.
    static frozenset of(const set<T> &made) { return frozenset(made); }

    const set<T> &elements() const noexcept { return held; }
    int64_t size() const noexcept { return held.size(); }
    int64_t first() const noexcept { return held.first(); }
    int64_t last() const noexcept { return held.last(); }
    int64_t after(int64_t place) const noexcept { return held.after(place); }
    const T &at(int64_t place) const noexcept { return held.at(place); }
    bool contains(const T &value) const { return held.contains(value); }
    frozenset copy() const { return *this; }
};

template <class T> const set<T> &elements_of(const set<T> &items) { return items; }
template <class T> const set<T> &elements_of(const frozenset<T> &items) { return items.elements(); }
template <class T> set<T> like(const set<T> &, const set<T> &made) { return made; }
template <class T> frozenset<T> like(const frozenset<T> &, const set<T> &made) { return frozenset<T>::of(made); }

// Operations give what the first operand is.
template <class A, class B> A set_union(const A &a, const B &b) {
    const auto made = elements_of(a).copy();
    made.update(elements_of(b));
    return like(a, made);
}
template <class A, class B> A set_intersection(const A &a, const B &b) {
    const auto made = elements_of(a).copy();
    made.intersection_update(elements_of(b));
    return like(a, made);
}
template <class A, class B> A set_difference(const A &a, const B &b) {
    const auto made = elements_of(a).copy();
    made.difference_update(elements_of(b));
    return like(a, made);
}
template <class A, class B> A set_symmetric_difference(const A &a, const B &b) {
    const auto made = elements_of(a).copy();
    made.symmetric_difference_update(elements_of(b));
    return like(a, made);
}

// a.update(b, c, …) and its kind.
template <class T, class... Others> void set_update_all(const set<T> &items, const Others &...others) {
    (items.update(others), ...);
}
template <class T, class... Others> void set_intersection_update_all(const set<T> &items, const Others &...others) {
    (items.intersection_update(others), ...);
}
template <class T, class... Others> void set_difference_update_all(const set<T> &items, const Others &...others) {
    (items.difference_update(others), ...);
}
template <class T, class... Others>
void set_symmetric_difference_update_all(const set<T> &items, const Others &...others) {
    (items.symmetric_difference_update(others), ...);
}

template <class A, class B> bool subset(const A &a, const B &b) {
    if (a.size() > b.size()) {
        return false;
    }
    for (int64_t i = a.first(); i < a.last(); i = a.after(i)) {
        if (!b.contains(a.at(i))) {
            return false;
        }
    }
    return true;
}
template <class A, class B> bool proper_subset(const A &a, const B &b) { return a.size() < b.size() && subset(a, b); }
template <class A, class B> bool disjoint(const A &a, const B &b) {
    for (int64_t i = a.first(); i < a.last(); i = a.after(i)) {
        if (b.contains(a.at(i))) {
            return false;
        }
    }
    return true;
}

template <class T> bool equal(const set<T> &a, const set<T> &b) { return a.size() == b.size() && subset(a, b); }
template <class T> bool equal(const frozenset<T> &a, const frozenset<T> &b) { return a.size() == b.size() && subset(a, b); }
template <class T> bool equal(const set<T> &a, const frozenset<T> &b) { return a.size() == b.size() && subset(a, b); }
template <class T> bool equal(const frozenset<T> &a, const set<T> &b) { return a.size() == b.size() && subset(a, b); }
template <class T> bool truth(const set<T> &items) { return items.size() != 0; }
template <class T> bool truth(const frozenset<T> &items) { return items.size() != 0; }

// The order of the elements does not count.
template <class T> uint64_t hash(const frozenset<T> &items) {
    uint64_t found = 7;
    for (int64_t i = items.first(); i < items.last(); i = items.after(i)) {
        found += mixed(hash(items.at(i)));
    }
    return mixed(found);
}

template <class Set> struct set_iterator {
    Set items{};
    int64_t position = -1;
    int64_t size = 0;

    set_iterator() = default;
    explicit set_iterator(const Set &iterated) : items(iterated), size(iterated.size()) {}

    bool next() {
        if (position < -1) {
            return false;
        }
        if (CAPSULEC_UNLIKELY(items.size() != size)) {
            raise(RuntimeError, "Set changed size during iteration");
        }
        position = position < 0 ? items.first() : items.after(position);
        if (position < items.last()) {
            return true;
        }
        position = -2; // once at the end, it stays there
        return false;
    }
    decltype(auto) value() const { return items.at(position); }
};
template <class T> struct iterator<set<T>> : set_iterator<set<T>> {
    using set_iterator<set<T>>::set_iterator;
};
template <class T> struct iterator<frozenset<T>> : set_iterator<frozenset<T>> {
    using set_iterator<frozenset<T>>::set_iterator;
};

} // namespace capsulec::py
