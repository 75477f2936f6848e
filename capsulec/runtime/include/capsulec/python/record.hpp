// Values of NamedTuples and dataclasses. Registered by library/record_values.py; used by backend/types.py.
// `Names::names` are the name of the class and those of its fields. What else the class of a record has says how its values are
// compared, hashed and shown: by their fields ('f'), by what object they are ('i'), or by a method of the user's ('m').
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/convert.hpp"
#include "capsulec/python/hash.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/stack.hpp"
#include "capsulec/python/tuple.hpp"
#include "capsulec/python/values.hpp"

namespace capsulec::py {

class text_builder;
class str;
template <class T>
str repr(const T &value);
template <class T>
struct optional;

// A tuple whose items have names: all that takes tuples takes it.
template <class Names, class... Items>
struct named : tuple<Items...> {
    using names = Names;
    named() = default;
    named(const tuple<Items...> &items) : tuple<Items...>(items) {}
};

template <class Names, class... Items>
const tuple<Items...> &fields_of(const named<Names, Items...> &value) {
    return value;
}

// A handle of a value of a dataclass; copies share it. `Class` has the names, and the fields as the tuple `items`.
template <class Class>
class record {
    struct shared {
        int64_t owners;
        bool shown; // its text is being written
        Class value;
    };
    shared *object = nullptr;

    template <int position, class Held>
    static auto &place_in(Held &held) {
        if constexpr (position == 0) {
            return held.first;
        } else {
            return place_in<position - 1>(held.rest);
        }
    }

    // Values that hold each other in a long chain are given up one after the other, not one inside of the other.
    static shared *&waiting() {
        static thread_local shared *first = nullptr;
        return first;
    }
    static int &depth() {
        static thread_local int found = 0;
        return found;
    }
    static void link(shared *one, shared *next) noexcept { memcpy(&one->owners, &next, sizeof next); }
    static shared *linked(const shared *one) noexcept {
        shared *next;
        memcpy(&next, &one->owners, sizeof next);
        return next;
    }
    CAPSULEC_SELDOM static void destroy(shared *one) noexcept {
        if (depth() > 100) {
            link(one, waiting());
            waiting() = one;
            return;
        }
        depth()++;
        one->~shared();
        release(one);
        depth()--;
        while (depth() == 0 && waiting() != nullptr) {
            shared *const next = waiting();
            waiting() = linked(next);
            depth()++;
            next->~shared();
            release(next);
            depth()--;
        }
    }

  public:
    using names = Class;
    record() = default;
    template <class... Items>
    static record of(const Items &...items) {
        record made;
        made.object = new (py::place{allocate(sizeof(shared))}) shared{1, false, Class{make_tuple(items...)}};
        return made;
    }
    record(const record &other) noexcept : object(other.object) {
        if (object != nullptr) {
            ++object->owners;
        }
    }
    record(record &&other) noexcept : object(other.object) { other.object = nullptr; }
    record &operator=(record other) noexcept {
        shared *const mine = object;
        object = other.object;
        other.object = mine;
        return *this;
    }
    ~record() {
        if (object != nullptr && --object->owners == 0) {
            destroy(object);
        }
    }

    const auto &fields() const noexcept { return object->value.items; }
    auto &places() const noexcept { return object->value.items; } // of fields that are being set
    template <int position>
    const auto &item() const noexcept {
        return object->value.items.template item<position>();
    }
    template <int position, class Value>
    void set(const Value &value) const {
        auto &where = place_in<position>(object->value.items);
        [[maybe_unused]] auto before = where; // given up last: what it owns may own this record
        where = value;
    }
    // Without fields: a constructor sets them next.
    static record blank() {
        record made;
        made.object = new (py::place{allocate(sizeof(shared))}) shared{1, false, Class{}};
        return made;
    }
    bool same(const record &other) const noexcept { return object == other.object; }
    uint64_t identity() const noexcept { return reinterpret_cast<uintptr_t>(object) >> 4; }
    bool &shown() const noexcept { return object->shown; }
};

template <class Class>
const auto &fields_of(const record<Class> &value) {
    return value.fields();
}

template <class Names, class... Items>
bool equal(const named<Names, Items...> &a, const named<Names, Items...> &b) {
    return equal(fields_of(a), fields_of(b));
}
template <class Names, class... Items>
bool less(const named<Names, Items...> &a, const named<Names, Items...> &b) {
    return less(fields_of(a), fields_of(b));
}
template <class Names, class... Items>
constexpr bool truth(const named<Names, Items...> &) {
    return sizeof...(Items) != 0;
}
template <class Names, class... Items>
uint64_t hash(const named<Names, Items...> &value) {
    return hash(fields_of(value));
}

template <class Class>
bool equal(const record<Class> &a, const record<Class> &b) {
    if constexpr (Class::equal_by == 'm') {
        return Class::equal_to(a, b);
    } else if constexpr (Class::equal_by == 'i') {
        return a.same(b);
    } else {
        check_stack();
        return a.same(b) || equal(a.fields(), b.fields());
    }
}
template <class Class>
bool less(const record<Class> &a, const record<Class> &b) {
    if constexpr (Class::less_by == 'm') {
        return Class::less_than(a, b);
    } else {
        check_stack();
        return less(a.fields(), b.fields());
    }
}
template <class Class>
bool operator==(const record<Class> &a, const record<Class> &b) {
    return equal(a, b);
}
template <class Class>
bool operator<(const record<Class> &a, const record<Class> &b) {
    return less(a, b);
}
template <class Class>
bool truth([[maybe_unused]] const record<Class> &value) {
    if constexpr (Class::true_by == 'm') {
        return Class::truth_of(value);
    } else {
        return true;
    }
}
template <class Class>
uint64_t hash(const record<Class> &value) {
    if constexpr (Class::hash_by == 'm') {
        return hash(Class::hash_of(value));
    } else if constexpr (Class::hash_by == 'i') {
        return hash(static_cast<int64_t>(value.identity()));
    } else {
        return hash(value.fields());
    }
}

// `a is b`, where either may be None.
template <class Class>
bool same(const record<Class> &a, const record<Class> &b) {
    return a.same(b);
}
template <class T>
bool same(const optional<T> &a, const optional<T> &b) {
    return a.has == b.has && (!a.has || a.value.same(b.value));
}

template <class Names, class... To, class... From>
struct conversion<named<Names, To...>, named<Names, From...>> {
    static named<Names, To...> of(const named<Names, From...> &from) { return convert<tuple<To...>>(fields_of(from)); }
};

// Point(x=1, y=2)
template <class Names, int place, class Builder, class... Items>
void write_fields(Builder &to, const tuple<Items...> &items) {
    if constexpr (sizeof...(Items) != 0) {
        if constexpr (place != 1) {
            write_ascii(to, ", ");
        }
        write_ascii(to, Names::names[place]);
        to.append_character('=');
        write_repr(to, items.first);
        if constexpr (sizeof...(Items) > 1) {
            write_fields<Names, place + 1>(to, items.rest);
        }
    }
}
template <class Record, class Builder>
void write_record(Builder &to, const Record &value) {
    write_ascii(to, Record::names::names[0]);
    to.append_character('(');
    write_fields<typename Record::names, 1>(to, fields_of(value));
    to.append_character(')');
}
template <class Names, class... Items>
void write_repr(text_builder &to, const named<Names, Items...> &value) {
    write_record(to, value);
}
struct marked {
    bool &mark;
    explicit marked(bool &place) : mark(place) { mark = true; }
    ~marked() { mark = false; }
    marked(const marked &) = delete;
    marked &operator=(const marked &) = delete;
};
template <class Builder, class Class>
void write_once(Builder &to, const record<Class> &value) {
    check_stack();
    if constexpr (Class::repr_by == 'm') {
        to.append(Class::repr_of(value));
    } else {
        if (value.shown()) { // it holds itself
            write_ascii(to, "...");
            return;
        }
        const marked now{value.shown()};
        write_record(to, value);
    }
}
template <class Class, class Text = str>
Text to_str(const record<Class> &value) {
    if constexpr (Class::str_by == 'm') {
        return Class::str_of(value);
    } else {
        return repr(value);
    }
}
template <class Class>
void write_repr(text_builder &to, const record<Class> &value) {
    write_once(to, value);
}

} // namespace capsulec::py
