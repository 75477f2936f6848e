// collections: the dicts that differ from dict in what they do with a missing key, and in how they are shown. Registered
// by library/collections.py.
#pragma once

#include <stdint.h>

#include "capsulec/python/dict.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/repr.hpp"
#include "capsulec/python/set.hpp"
#include "capsulec/python/sort.hpp"

namespace capsulec::py {

// defaultdict: a missing key that is read gets a new value, which is what the type makes without arguments.
template <class Key, class Value> class default_dict : public dict<Key, Value> {
    using base = dict<Key, Value>;

  public:
    default_dict() = default;
    explicit default_dict(const base &held) : base(held) {}

    const Value &made(const Key &key) const {
        const Value *const found = base::find(key);
        return found != nullptr ? *found : base::place(key, Value{});
    }
};

template <class Key, class Value> class ordered_dict : public dict<Key, Value> {
    using base = dict<Key, Value>;

  public:
    static constexpr bool is_ordered = true;
    ordered_dict() = default;
    explicit ordered_dict(const base &held) : base(held) {}

    tuple<Key, Value> popitem(bool last) const {
        if (CAPSULEC_UNLIKELY(base::size() == 0)) {
            raise(KeyError, "dictionary is empty");
        }
        if (last) {
            return base::popitem();
        }
        const int64_t place = base::first();
        const Key key = base::key_at(place);
        return {key, {base::pop(key)}};
    }

    void move_to_end(const Key &key, bool last) const {
        const Value value = base::pop(key);
        if (last) {
            base::put(key, value);
            return;
        }
        const base others = base::copy();
        base::clear();
        base::put(key, value);
        base::update(others);
    }
};

// Counter: a missing key counts as 0.
template <class Key> class counter : public dict<Key, int64_t> {
    using base = dict<Key, int64_t>;

  public:
    counter() = default;
    explicit counter(const base &held) : base(held) {}

    int64_t count(const Key &key) const { return base::get(key, 0); }
    void forget(const Key &key) const {
        if (base::contains(key)) {
            base::del_item(key);
        }
    }
    void add(const Key &key, int64_t much) const {
        base::put(key, static_cast<int64_t>(static_cast<uint64_t>(count(key)) + static_cast<uint64_t>(much)));
    }
    void add_all(const counter &other, int64_t sign) const {
        for (int64_t i = other.first(); i < other.last(); i = other.after(i)) {
            add(other.key_at(i), sign * other.value_at(i));
        }
    }
    int64_t total() const {
        uint64_t sum = 0;
        for (int64_t i = base::first(); i < base::last(); i = base::after(i)) {
            sum += static_cast<uint64_t>(base::value_at(i));
        }
        return static_cast<int64_t>(sum);
    }

    // Keys and counts, the largest counts first, equal ones in the order in which they came in.
    list<tuple<Key, int64_t>> most_common(int64_t most = INT64_MAX) const {
        const list<tuple<Key, int64_t>> pairs;
        const list<int64_t> counts;
        for (int64_t i = base::first(); i < base::last(); i = base::after(i)) {
            pairs.append({base::key_at(i), {base::value_at(i)}});
            counts.append(base::value_at(i));
        }
        const list<int64_t> places = argsort(counts, true);
        const list<tuple<Key, int64_t>> found;
        for (int64_t i = 0; i < places.size() && i < most; ++i) {
            found.append(pairs.at(places.at(i)));
        }
        return found;
    }
};

// What an operator makes of two counts; only counts above 0 are kept.
template <class Key, class Combine>
counter<Key> combined(const counter<Key> &a, const counter<Key> &b, const Combine &combine) {
    const counter<Key> made;
    for (int64_t i = a.first(); i < a.last(); i = a.after(i)) {
        const int64_t count = combine(a.value_at(i), b.count(a.key_at(i)));
        if (count > 0) {
            made.put(a.key_at(i), count);
        }
    }
    for (int64_t i = b.first(); i < b.last(); i = b.after(i)) {
        const int64_t count = a.contains(b.key_at(i)) ? 0 : combine(0, b.value_at(i));
        if (count > 0) {
            made.put(b.key_at(i), count);
        }
    }
    return made;
}
template <class Key> counter<Key> counter_sum(const counter<Key> &a, const counter<Key> &b) {
    return combined(a, b, [](int64_t x, int64_t y) { return static_cast<int64_t>(static_cast<uint64_t>(x) + static_cast<uint64_t>(y)); });
}
template <class Key> counter<Key> counter_difference(const counter<Key> &a, const counter<Key> &b) {
    return combined(a, b, [](int64_t x, int64_t y) { return static_cast<int64_t>(static_cast<uint64_t>(x) - static_cast<uint64_t>(y)); });
}
template <class Key> counter<Key> counter_union(const counter<Key> &a, const counter<Key> &b) {
    return combined(a, b, [](int64_t x, int64_t y) { return x < y ? y : x; });
}
template <class Key> counter<Key> counter_intersection(const counter<Key> &a, const counter<Key> &b) {
    return combined(a, b, [](int64_t x, int64_t y) { return x < y ? x : y; });
}

// a += b and its kind: what `combine` makes of two is what the first one holds then.
template <class Key> void counter_become(const counter<Key> &a, const counter<Key> &made) {
    a.clear();
    a.update(made);
}

template <class Key> bool equal(const counter<Key> &a, const counter<Key> &b) {
    for (int64_t i = a.first(); i < a.last(); i = a.after(i)) {
        if (a.value_at(i) != b.count(a.key_at(i))) {
            return false;
        }
    }
    for (int64_t i = b.first(); i < b.last(); i = b.after(i)) {
        if (b.value_at(i) != a.count(b.key_at(i))) {
            return false;
        }
    }
    return true;
}

template <class Key, class Value> bool equal(const default_dict<Key, Value> &a, const default_dict<Key, Value> &b) {
    return equal(static_cast<const dict<Key, Value> &>(a), static_cast<const dict<Key, Value> &>(b));
}

template <class Key, class Value> bool equal(const ordered_dict<Key, Value> &a, const ordered_dict<Key, Value> &b) {
    if (a.size() != b.size()) {
        return false;
    }
    int64_t j = b.first();
    for (int64_t i = a.first(); i < a.last(); i = a.after(i), j = b.after(j)) {
        if (!equal(a.key_at(i), b.key_at(j)) || !equal(a.value_at(i), b.value_at(j))) {
            return false;
        }
    }
    return true;
}

class copies;
template <class Key> counter<Key> shallow_copy(const counter<Key> &value) { return counter<Key>(value.copy()); }
template <class Key, class Value> default_dict<Key, Value> shallow_copy(const default_dict<Key, Value> &value) {
    return default_dict<Key, Value>(value.copy());
}
template <class Key, class Value> ordered_dict<Key, Value> shallow_copy(const ordered_dict<Key, Value> &value) {
    return ordered_dict<Key, Value>(value.copy());
}
template <class Key, class Value> dict<Key, Value> deep_copy(const dict<Key, Value> &value, copies &known);
template <class Key> counter<Key> deep_copy(const counter<Key> &value, copies &known) {
    return counter<Key>(deep_copy(static_cast<const dict<Key, int64_t> &>(value), known));
}
template <class Key, class Value>
default_dict<Key, Value> deep_copy(const default_dict<Key, Value> &value, copies &known) {
    return default_dict<Key, Value>(deep_copy(static_cast<const dict<Key, Value> &>(value), known));
}
template <class Key, class Value>
ordered_dict<Key, Value> deep_copy(const ordered_dict<Key, Value> &value, copies &known) {
    return ordered_dict<Key, Value>(deep_copy(static_cast<const dict<Key, Value> &>(value), known));
}

template <class Key> bool truth(const counter<Key> &counts) { return counts.size() != 0; }
template <class Key, class Value> bool truth(const default_dict<Key, Value> &items) { return items.size() != 0; }
template <class Key, class Value> bool truth(const ordered_dict<Key, Value> &items) { return items.size() != 0; }

template <class Key> struct iterator<counter<Key>> : iterator<dict<Key, int64_t>> {
    using iterator<dict<Key, int64_t>>::iterator;
};
template <class Key, class Value> struct iterator<default_dict<Key, Value>> : iterator<dict<Key, Value>> {
    using iterator<dict<Key, Value>>::iterator;
};
template <class Key, class Value> struct iterator<ordered_dict<Key, Value>> : iterator<dict<Key, Value>> {
    using iterator<dict<Key, Value>>::iterator;
};

// The class that makes the values of a defaultdict, by the values' type.
template <class Value> struct factory_of;
template <> struct factory_of<int64_t> { static constexpr const char *name = "int"; };
template <> struct factory_of<bool> { static constexpr const char *name = "bool"; };
template <> struct factory_of<double> { static constexpr const char *name = "float"; };
template <> struct factory_of<str> { static constexpr const char *name = "str"; };
template <class Item> struct factory_of<list<Item>> { static constexpr const char *name = "list"; };
template <class Item> struct factory_of<set<Item>> { static constexpr const char *name = "set"; };
template <class Key, class Value> struct factory_of<dict<Key, Value>> { static constexpr const char *name = "dict"; };
template <class Key> struct factory_of<counter<Key>> { static constexpr const char *name = "Counter"; };

template <class Key, class Value> void write_repr(text_builder &to, const default_dict<Key, Value> &items) {
    write_ascii(to, "defaultdict(<class '");
    write_ascii(to, factory_of<Value>::name);
    write_ascii(to, "'>, ");
    write_repr(to, static_cast<const dict<Key, Value> &>(items));
    write_ascii(to, ")");
}

template <class Key, class Value> void write_repr(text_builder &to, const ordered_dict<Key, Value> &items) {
    write_ascii(to, "OrderedDict(");
    if (items.size() != 0) {
#if CAPSULEC_PYTHON >= 0x030C
        write_repr(to, static_cast<const dict<Key, Value> &>(items));
#else
        const list<tuple<Key, Value>> pairs;
        for (int64_t i = items.first(); i < items.last(); i = items.after(i)) {
            pairs.append({items.key_at(i), {items.value_at(i)}});
        }
        write_repr(to, pairs);
#endif
    }
    write_ascii(to, ")");
}

template <class Key> void write_repr(text_builder &to, const counter<Key> &items) {
    write_ascii(to, "Counter(");
    if (items.size() != 0) {
        const list<tuple<Key, int64_t>> pairs = items.most_common();
        const dict<Key, int64_t> ordered;
        for (int64_t i = 0; i < pairs.size(); ++i) {
            ordered.put(pairs.at(i).template item<0>(), pairs.at(i).template item<1>());
        }
        write_repr(to, ordered);
    }
    write_ascii(to, ")");
}

} // namespace capsulec::py
