// copy.copy and copy.deepcopy. Registered by library/copy.py.
// What is in a value twice is in its deep copy twice, and values that hold themselves have copies that do: what has been
// copied is found by where it is in memory.
#pragma once

#include <stdint.h>

#include "capsulec/python/choice.hpp"
#include "capsulec/python/deque.hpp"
#include "capsulec/python/dict.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/python_hash.hpp"
#include "capsulec/python/record.hpp"
#include "capsulec/python/sequence.hpp"
#include "capsulec/python/set.hpp"
#include "capsulec/python/stack.hpp"

namespace capsulec::py {

// The copies made so far, by the address of what each is a copy of.
class copies {
    struct kept {
        int64_t bits; // of the copy's handle, which keeps the copy
        void (*end)(int64_t &);
    };
    dict<int64_t, int64_t> places;
    kept *all = nullptr;
    int64_t count = 0, room = 0;

    template <class Handle> static void give_up(int64_t &bits) { reinterpret_cast<Handle *>(&bits)->~Handle(); }

  public:
    copies() = default;
    copies(const copies &) = delete;
    copies &operator=(const copies &) = delete;
    ~copies() {
        for (int64_t i = 0; i < count; i++) {
            all[i].end(all[i].bits);
        }
        release(all);
    }

    // The copy that there is of a value; null when there is none.
    template <class Handle> const Handle *of(const Handle &value) const {
        const int64_t *const place = places.find(identity(value));
        return place == nullptr ? nullptr : reinterpret_cast<const Handle *>(&all[*place].bits);
    }
    template <class Handle> void note(const Handle &value, const Handle &made) {
        if (count == room) {
            room = room == 0 ? 8 : 2 * room;
            all = static_cast<kept *>(reallocate(all, static_cast<uint64_t>(room) * sizeof(kept)));
        }
        all[count].end = give_up<Handle>;
        new (py::place{&all[count].bits}) Handle(made);
        places.put(identity(value), count++);
    }
};

template <class T> T deep_copy(const T &value, copies &) { return value; }
template <class T> list<T> deep_copy(const list<T> &value, copies &known);
template <class T> set<T> deep_copy(const set<T> &value, copies &known);
template <class Key, class Value> dict<Key, Value> deep_copy(const dict<Key, Value> &value, copies &known);
template <class T> deque<T> deep_copy(const deque<T> &value, copies &known);
template <class T> sequence<T> deep_copy(const sequence<T> &value, copies &known);
template <class T> optional<T> deep_copy(const optional<T> &value, copies &known);
template <class Class> record<Class> deep_copy(const record<Class> &value, copies &known);
template <class... Alternatives> choice<Alternatives...> deep_copy(const choice<Alternatives...> &value, copies &known);

inline void copy_items(tuple<> &, const tuple<> &, copies &) {}
template <class First, class... Others>
void copy_items(tuple<First, Others...> &to, const tuple<First, Others...> &from, copies &known) {
    to.first = deep_copy(from.first, known);
    if constexpr (sizeof...(Others) != 0) {
        copy_items(to.rest, from.rest, known);
    }
}
template <class... Items> tuple<Items...> deep_copy(const tuple<Items...> &value, copies &known) {
    tuple<Items...> made = value;
    copy_items(made, value, known);
    return made;
}
template <class Names, class... Items>
named<Names, Items...> deep_copy(const named<Names, Items...> &value, copies &known) {
    return named<Names, Items...>(deep_copy(fields_of(value), known));
}

template <class T> list<T> deep_copy(const list<T> &value, copies &known) {
    if (const list<T> *const before = known.of(value)) {
        return *before;
    }
    check_stack();
    const list<T> made = list<T>::with_room(value.size());
    known.note(value, made);
    for (int64_t i = 0; i < value.size(); i++) {
        made.append(deep_copy(value.at(i), known));
    }
    return made;
}
template <class T> set<T> deep_copy(const set<T> &value, copies &known) {
    if (const set<T> *const before = known.of(value)) {
        return *before;
    }
    const set<T> made;
    known.note(value, made);
    for (int64_t i = value.first(); i < value.last(); i = value.after(i)) {
        made.add(deep_copy(value.at(i), known));
    }
    return made;
}
template <class Key, class Value> dict<Key, Value> deep_copy(const dict<Key, Value> &value, copies &known) {
    if (const dict<Key, Value> *const before = known.of(value)) {
        return *before;
    }
    check_stack();
    const dict<Key, Value> made;
    known.note(value, made);
    for (int64_t i = value.first(); i < value.last(); i = value.after(i)) {
        made.put(deep_copy(value.key_at(i), known), deep_copy(value.value_at(i), known));
    }
    return made;
}
template <class T> deque<T> deep_copy(const deque<T> &value, copies &known) {
    if (const deque<T> *const before = known.of(value)) {
        return *before;
    }
    const deque<T> made = value.copy();
    known.note(value, made);
    for (int64_t i = 0; i < made.size(); i++) {
        made.at(i) = deep_copy(value.at(i), known);
    }
    return made;
}
template <class T> sequence<T> deep_copy(const sequence<T> &value, copies &known) {
    const list<T> made = list<T>::with_room(value.size());
    for (int64_t i = 0; i < value.size(); i++) {
        made.append(deep_copy(value.at(i), known));
    }
    return sequence<T>::of_list(made);
}
template <class T> optional<T> deep_copy(const optional<T> &value, copies &known) {
    return value.has ? optional<T>(deep_copy(value.value, known)) : value;
}
template <class Class> record<Class> deep_copy(const record<Class> &value, copies &known) {
    if constexpr (Class::is_member) { // of an enumeration there is one of each
        return value;
    } else {
        if (const record<Class> *const before = known.of(value)) {
            return *before;
        }
        check_stack();
        const record<Class> made = record<Class>::blank();
        known.note(value, made);
        copy_items(made.places(), value.fields(), known);
        return made;
    }
}
template <class... Alternatives>
choice<Alternatives...> deep_copy(const choice<Alternatives...> &value, copies &known) {
    choice<Alternatives...> made = value; // all places but one are empty
    copy_items(made.values, value.values, known);
    return made;
}

template <class T> T deep_copy(const T &value) {
    copies known;
    return deep_copy(value, known);
}

template <class T> T shallow_copy(const T &value) { return value; }
template <class T> list<T> shallow_copy(const list<T> &value) { return value.copy(); }
template <class T> set<T> shallow_copy(const set<T> &value) { return value.copy(); }
template <class Key, class Value> dict<Key, Value> shallow_copy(const dict<Key, Value> &value) { return value.copy(); }
template <class T> deque<T> shallow_copy(const deque<T> &value) { return value.copy(); }
template <class T> optional<T> shallow_copy(const optional<T> &value) {
    return value.has ? optional<T>(shallow_copy(value.value)) : value;
}
template <class Class> record<Class> shallow_copy(const record<Class> &value) {
    if constexpr (Class::is_member) {
        return value;
    } else {
        const record<Class> made = record<Class>::blank();
        made.places() = value.fields();
        return made;
    }
}

} // namespace capsulec::py
