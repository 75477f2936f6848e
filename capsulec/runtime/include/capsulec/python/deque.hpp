// deque: a handle of a counted ring of values, quick at both ends. Registered by library/deque.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/position.hpp"
#include "capsulec/python/iterator.hpp"
#include "capsulec/python/list.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/repr.hpp"
#include "capsulec/python/values.hpp"

namespace capsulec::py {

template <class T> class deque {
    struct block {
        tally owners;
        tally head; // where the first value stands
        tally size;
        tally capacity; // a power of two
        tally most;     // maxlen, INT64_MAX when there is none
        tally changes;  // how often its length changed
        T *items;
    };
    block *object;

    T *place_at(int64_t position) const noexcept {
        return object->items + ((object->head + position) & (object->capacity - 1));
    }

    void drop() noexcept {
        if (count_down(object->owners)) {
            clear();
            release(object->items);
            release(object);
        }
    }

    CAPSULEC_SELDOM void grow() const {
        const int64_t capacity = object->capacity * 2;
        T *const moved = static_cast<T *>(allocate(static_cast<uint64_t>(capacity) * sizeof(T)));
        for (int64_t i = 0; i < object->size; ++i) {
            new (py::place{moved + i}) T(static_cast<T &&>(*place_at(i)));
            place_at(i)->~T();
        }
        release(object->items);
        object->items = moved;
        object->capacity = capacity;
        object->head = 0;
    }

    int64_t checked(int64_t index, const char *message) const { return position(index, object->size, message); }

    T take(int64_t position) const {
        T *const from = place_at(position);
        T value = static_cast<T &&>(*from);
        from->~T();
        ++object->changes;
        return value;
    }

  public:
    using element = T;

    deque() {
        constexpr int64_t capacity = 8;
        T *const items = static_cast<T *>(allocate(capacity * sizeof(T)));
        object = new (py::place{allocate(sizeof(block))}) block{1, 0, 0, capacity, INT64_MAX, 0, items};
    }
    deque(const deque &other) noexcept : object(other.object) { count_up(object->owners); }
    deque(deque &&other) noexcept : object(other.object) { other.object = nullptr; }
    deque &operator=(deque other) noexcept {
        block *const mine = object;
        object = other.object;
        other.object = mine;
        return *this;
    }
    ~deque() {
        if (object != nullptr) { // moved from
            drop();
        }
    }

    static deque limited(int64_t most) {
        if (CAPSULEC_UNLIKELY(most < 0)) {
            raise(ValueError, "maxlen must be non-negative");
        }
        deque made;
        made.object->most = most;
        return made;
    }
    static deque of(const list<T> &values) {
        deque made;
        made.extend(values);
        return made;
    }
    static deque of(const list<T> &values, int64_t most) {
        deque made = limited(most);
        made.extend(values);
        return made;
    }

    int64_t size() const noexcept { return object->size; }
    int64_t changes() const noexcept { return object->changes; }
    T &at(int64_t position) const noexcept { return *place_at(position); }
    T &item(int64_t index) const { return at(checked(index, "deque index out of range")); }
    T &place(int64_t index) const { return at(checked(index, "deque index out of range")); }
    bool same(const deque &other) const noexcept { return object == other.object; }
    bool has_most() const noexcept { return object->most != INT64_MAX; }
    optional<int64_t> most() const {
        return has_most() ? optional<int64_t>(static_cast<int64_t>(object->most)) : optional<int64_t>();
    }

    void append(const T &value) const {
        const T kept = value; // it may stand here
        if (CAPSULEC_UNLIKELY(object->size >= object->most)) {
            if (object->most == 0) {
                return;
            }
            popleft();
        } else if (CAPSULEC_UNLIKELY(object->size == object->capacity)) {
            grow();
        }
        ++object->size;
        new (py::place{place_at(object->size - 1)}) T(kept);
        ++object->changes;
    }
    void appendleft(const T &value) const {
        const T kept = value;
        if (CAPSULEC_UNLIKELY(object->size >= object->most)) {
            if (object->most == 0) {
                return;
            }
            pop();
        } else if (CAPSULEC_UNLIKELY(object->size == object->capacity)) {
            grow();
        }
        object->head = (object->head - 1) & (object->capacity - 1);
        ++object->size;
        new (py::place{place_at(0)}) T(kept);
        ++object->changes;
    }
    T pop() const {
        if (CAPSULEC_UNLIKELY(object->size == 0)) {
            raise(IndexError, "pop from an empty deque");
        }
        T value = take(object->size - 1);
        --object->size;
        return value;
    }
    T popleft() const {
        if (CAPSULEC_UNLIKELY(object->size == 0)) {
            raise(IndexError, "pop from an empty deque");
        }
        T value = take(0);
        object->head = (object->head + 1) & (object->capacity - 1);
        --object->size;
        return value;
    }

    void extend(const list<T> &values) const {
        for (int64_t i = 0; i < values.size(); ++i) {
            append(values.at(i));
        }
    }
    void extendleft(const list<T> &values) const {
        for (int64_t i = 0; i < values.size(); ++i) {
            appendleft(values.at(i));
        }
    }
    list<T> as_list() const {
        const list<T> made = list<T>::with_room(size());
        for (int64_t i = 0; i < size(); ++i) {
            made.append(at(i));
        }
        return made;
    }
    deque copy() const { return of(as_list(), object->most); }

    void clear() const noexcept {
        for (int64_t i = 0; i < object->size; ++i) {
            place_at(i)->~T();
        }
        object->size = 0;
        object->head = 0;
        ++object->changes;
    }

    // Values go from one end to the other; at most half of them have to.
    void rotate(int64_t steps = 1) const {
        const int64_t length = size();
        if (length < 2) {
            return;
        }
        int64_t left = steps % length;
        if (left > length / 2) {
            left -= length;
        } else if (left < -(length / 2)) {
            left += length;
        }
        for (; left > 0; --left) {
            appendleft_within(take_last());
        }
        for (; left < 0; ++left) {
            append_within(take_first());
        }
    }

    void reverse() const {
        for (int64_t i = 0, j = size() - 1; i < j; ++i, --j) {
            T kept = static_cast<T &&>(at(i));
            at(i) = static_cast<T &&>(at(j));
            at(j) = static_cast<T &&>(kept);
        }
    }

    void del_item(int64_t index) const {
        const int64_t position = checked(index, "deque index out of range");
        for (int64_t i = position; i + 1 < size(); ++i) {
            at(i) = static_cast<T &&>(at(i + 1));
        }
        pop();
    }
    void insert(int64_t index, const T &value) const {
        if (CAPSULEC_UNLIKELY(size() >= object->most)) {
            raise(IndexError, "deque already at its maximum size");
        }
        int64_t position = index < 0 ? index + size() : index;
        position = position < 0 ? 0 : position;
        append(value);
        for (int64_t i = size() - 1; i > position; --i) {
            T kept = static_cast<T &&>(at(i));
            at(i) = static_cast<T &&>(at(i - 1));
            at(i - 1) = static_cast<T &&>(kept);
        }
    }

    // The first place of a value, -1 when there is none.
    int64_t find(const T &value, int64_t start = 0, int64_t stop = INT64_MAX) const {
        const int64_t length = size();
        start = start < 0 ? (start + length < 0 ? 0 : start + length) : start;
        stop = stop < 0 ? stop + length : stop;
        for (int64_t i = start; i < stop && i < length; ++i) {
            if (equal(at(i), value)) {
                return i;
            }
        }
        return -1;
    }
    bool contains(const T &value) const { return find(value) >= 0; }
    int64_t count(const T &value) const {
        int64_t found = 0;
        for (int64_t i = 0; i < size(); ++i) {
            found += equal(at(i), value) ? 1 : 0;
        }
        return found;
    }

  private:
    T take_last() const {
        T value = take(object->size - 1);
        --object->size;
        return value;
    }
    T take_first() const {
        T value = take(0);
        object->head = (object->head + 1) & (object->capacity - 1);
        --object->size;
        return value;
    }
    void append_within(const T &value) const {
        ++object->size;
        new (py::place{place_at(object->size - 1)}) T(value);
    }
    void appendleft_within(const T &value) const {
        object->head = (object->head - 1) & (object->capacity - 1);
        ++object->size;
        new (py::place{place_at(0)}) T(value);
    }
};

// A deque that changes its length meanwhile is an error, as in Python.
template <class T> struct iterator<deque<T>> {
    deque<T> values{};
    int64_t position = -1;
    int64_t changes = 0;

    iterator() = default;
    explicit iterator(const deque<T> &iterated) : values(iterated), changes(iterated.changes()) {}

    bool next() {
        if (position < -1 || position + 1 >= values.size()) {
            if (position >= -1 && values.changes() != changes && position + 1 != values.size()) {
                raise(RuntimeError, "deque mutated during iteration");
            }
            position = -2; // once at the end, it stays there
            return false;
        }
        if (CAPSULEC_UNLIKELY(values.changes() != changes)) {
            raise(RuntimeError, "deque mutated during iteration");
        }
        ++position;
        return true;
    }
    const T &value() const { return values.at(position); }
};

template <class T> bool equal(const deque<T> &a, const deque<T> &b) {
    if (a.size() != b.size()) {
        return false;
    }
    for (int64_t i = 0; i < a.size(); ++i) {
        if (!equal(a.at(i), b.at(i))) {
            return false;
        }
    }
    return true;
}
template <class T> bool less(const deque<T> &a, const deque<T> &b) { return less(a.as_list(), b.as_list()); }
template <class T> bool truth(const deque<T> &values) { return values.size() != 0; }

template <class T> void write_repr(text_builder &to, const deque<T> &values) {
    write_ascii(to, "deque(");
    write_repr(to, values.as_list());
    if (values.has_most()) {
        write_ascii(to, ", maxlen=");
        write_repr(to, values.most().value);
    }
    write_ascii(to, ")");
}

} // namespace capsulec::py
