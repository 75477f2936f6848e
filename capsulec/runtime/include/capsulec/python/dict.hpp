// dict: a handle of a counted table of keys and values in the order of their insertion. Registered by
// library/containers/dicts.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/convert.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/iterator.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/table.hpp"
#include "capsulec/python/tuple.hpp"
#include "capsulec/python/values.hpp"

namespace capsulec::py {

template <class Key, class Value> class dict {
    table<Key, Value> entries;
    using entry_type = typename table<Key, Value>::entry_type;

    // The value may stand in this table, whose entries move when there is no room for another one.
    entry_type &found_or_made(const Key &key, const Value &value, bool &made) const {
        if (entries.full()) {
            const Value kept = value;
            return found_or_made_with(key, kept, made);
        }
        return found_or_made_with(key, value, made);
    }

    entry_type &found_or_made_with(const Key &key, const Value &value, bool &made) const {
        return entries.found_or_made(key, [&](entry_type *where, uint64_t hash, const Key &own) {
            new (py::place{where}) entry_type{hash, own, value};
            made = true;
        });
    }

  public:
    static constexpr bool is_ordered = false; // an OrderedDict
    using key_type = Key;
    using value_type = Value;

    int64_t size() const noexcept { return entries.size(); }
    int64_t first() const noexcept { return entries.first(); }
    int64_t last() const noexcept { return entries.last(); }
    int64_t after(int64_t place) const noexcept { return entries.after(place); }
    const Key &key_at(int64_t place) const noexcept { return entries.entry_at(place).key; }
    Value &value_at(int64_t place) const noexcept { return entries.entry_at(place).value; }
    bool same(const dict &other) const noexcept { return entries.same(other.entries); }

    bool contains(const Key &key) const { return entries.find(key) != nullptr; }

    const Value *find(const Key &key) const {
        const entry_type *const found = entries.find(key);
        return found == nullptr ? nullptr : &found->value;
    }

    // Where the value of a key stands; null when it has none.
    Value *place_of(const Key &key) const {
        entry_type *const found = entries.find(key);
        return found == nullptr ? nullptr : &found->value;
    }
    // The same, with a value for a key that has none so far.
    Value &place(const Key &key, const Value &value) const {
        bool made = false;
        return found_or_made(key, value, made).value;
    }

    Value &item(const Key &key) const {
        entry_type *const found = entries.find(key);
        if (CAPSULEC_UNLIKELY(found == nullptr)) {
            raise_with(KeyError, key);
        }
        return found->value;
    }

    // d[key] = value
    void put(const Key &key, const Value &value) const {
        bool made = false;
        entry_type &found = found_or_made(key, value, made);
        if (!made) {
            found.value = value;
        }
    }

    void del_item(const Key &key) const {
        entry_type *const found = entries.find(key);
        if (CAPSULEC_UNLIKELY(found == nullptr)) {
            raise_with(KeyError, key);
        }
        entries.remove(found);
    }

    Value get(const Key &key, const Value &otherwise) const {
        const Value *const found = find(key);
        return found == nullptr ? otherwise : *found;
    }
    optional<Value> get(const Key &key) const {
        const Value *const found = find(key);
        return found == nullptr ? optional<Value>() : optional<Value>(*found);
    }

    Value setdefault(const Key &key, const Value &value) const {
        bool made = false;
        return found_or_made(key, value, made).value;
    }

    // dict.fromkeys(keys, value)
    template <class Keys> static dict from_keys(const Keys &keys, const Value &value = Value{}) {
        dict made;
        for (int64_t i = 0; i < keys.size(); i++) {
            made.put(keys.at(i), value);
        }
        return made;
    }

    Value pop(const Key &key) const {
        entry_type *const found = entries.find(key);
        if (CAPSULEC_UNLIKELY(found == nullptr)) {
            raise_with(KeyError, key);
        }
        Value value = static_cast<Value &&>(found->value);
        entries.remove(found);
        return value;
    }
    Value pop(const Key &key, const Value &otherwise) const {
        entry_type *const found = entries.find(key);
        if (found == nullptr) {
            return otherwise;
        }
        Value value = static_cast<Value &&>(found->value);
        entries.remove(found);
        return value;
    }

    // pop(key, None)
    optional<Value> take(const Key &key) const {
        entry_type *const found = entries.find(key);
        if (found == nullptr) {
            return optional<Value>();
        }
        const optional<Value> value(found->value);
        entries.remove(found);
        return value;
    }

    tuple<Key, Value> popitem() const {
        if (CAPSULEC_UNLIKELY(size() == 0)) {
            raise(KeyError, "popitem(): dictionary is empty");
        }
        entry_type *const last_entry = entries.back();
        tuple<Key, Value> taken{last_entry->key, {last_entry->value}};
        entries.remove(last_entry);
        return taken;
    }

    void clear() const noexcept { entries.clear(); }

    dict copy() const {
        dict made;
        made.update(*this);
        return made;
    }

    void update(const dict &other) const {
        if (same(other)) {
            return;
        }
        for (int64_t i = other.first(); i < other.last(); i = other.after(i)) {
            put(other.key_at(i), other.value_at(i));
        }
    }
};

template <class Key, class Value> dict<Key, Value> dict_union(const dict<Key, Value> &a, const dict<Key, Value> &b) {
    dict<Key, Value> made = a.copy();
    made.update(b);
    return made;
}

// get and pop whose result holds what the dict's values and the default have in common.
template <class Result, class Key, class Value>
Result get_or(const dict<Key, Value> &items, const Key &key, const Result &otherwise) {
    const Value *const found = items.find(key);
    return found == nullptr ? otherwise : Result(convert<Result>(*found));
}
template <class Result, class Key, class Value>
Result pop_or(const dict<Key, Value> &items, const Key &key, const Result &otherwise) {
    return items.contains(key) ? Result(convert<Result>(items.pop(key))) : otherwise;
}

template <class Key, class Value> bool equal(const dict<Key, Value> &a, const dict<Key, Value> &b) {
    if (a.size() != b.size()) {
        return false;
    }
    for (int64_t i = a.first(); i < a.last(); i = a.after(i)) {
        const Value *const other = b.find(a.key_at(i));
        if (other == nullptr || !equal(a.value_at(i), *other)) {
            return false;
        }
    }
    return true;
}

template <class Key, class Value> bool truth(const dict<Key, Value> &items) { return items.size() != 0; }

// What keys(), values() and items() give: the dict itself, looked at in another way.
template <class Dict> struct dict_keys {
    Dict mapping{};
    int64_t size() const noexcept { return mapping.size(); }
    const typename Dict::key_type &look(int64_t place) const { return mapping.key_at(place); }
    bool contains(const typename Dict::key_type &key) const { return mapping.contains(key); }
};
template <class Dict> struct dict_values {
    Dict mapping{};
    int64_t size() const noexcept { return mapping.size(); }
    const typename Dict::value_type &look(int64_t place) const { return mapping.value_at(place); }
    bool contains(const typename Dict::value_type &value) const {
        for (int64_t i = mapping.first(); i < mapping.last(); i = mapping.after(i)) {
            if (equal(mapping.value_at(i), value)) {
                return true;
            }
        }
        return false;
    }
};
template <class Dict> struct dict_items {
    Dict mapping{};
    int64_t size() const noexcept { return mapping.size(); }
    tuple<typename Dict::key_type, typename Dict::value_type> look(int64_t place) const {
        return {mapping.key_at(place), {mapping.value_at(place)}};
    }
    bool contains(const tuple<typename Dict::key_type, typename Dict::value_type> &pair) const {
        const typename Dict::value_type *const found = mapping.find(pair.first);
        return found != nullptr && equal(*found, pair.rest.first);
    }
};
template <class Dict> bool truth(const dict_keys<Dict> &view) { return view.size() != 0; }
template <class Dict> bool truth(const dict_values<Dict> &view) { return view.size() != 0; }
template <class Dict> bool truth(const dict_items<Dict> &view) { return view.size() != 0; }

// Goes through a dict in one of these ways; one that grows or shrinks meanwhile is an error, as in Python.
template <class View, class Dict> struct dict_iterator {
    View view{};
    int64_t position = -1;
    int64_t size = 0;

    dict_iterator() = default;
    explicit dict_iterator(const View &looked_at) : view(looked_at), size(looked_at.size()) {}

    bool next() {
        if (position < -1) {
            return false;
        }
        if (CAPSULEC_UNLIKELY(view.size() != size)) {
            raise(RuntimeError, "dictionary changed size during iteration");
        }
        position = position < 0 ? view.mapping.first() : view.mapping.after(position);
        if (position < view.mapping.last()) {
            return true;
        }
        position = -2; // once at the end, it stays there
        return false;
    }
    decltype(auto) value() const { return view.look(position); }
};

template <class Dict> struct iterator<dict_keys<Dict>> : dict_iterator<dict_keys<Dict>, Dict> {
    using dict_iterator<dict_keys<Dict>, Dict>::dict_iterator;
};
template <class Dict> struct iterator<dict_values<Dict>> : dict_iterator<dict_values<Dict>, Dict> {
    using dict_iterator<dict_values<Dict>, Dict>::dict_iterator;
};
template <class Dict> struct iterator<dict_items<Dict>> : dict_iterator<dict_items<Dict>, Dict> {
    using dict_iterator<dict_items<Dict>, Dict>::dict_iterator;
};
template <class Key, class Value>
struct iterator<dict<Key, Value>> : dict_iterator<dict_keys<dict<Key, Value>>, dict<Key, Value>> {
    iterator() = default;
    explicit iterator(const dict<Key, Value> &mapping)
        : dict_iterator<dict_keys<dict<Key, Value>>, dict<Key, Value>>(dict_keys<dict<Key, Value>>{mapping}) {}
};

} // namespace capsulec::py
