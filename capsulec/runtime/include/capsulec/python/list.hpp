// list: a handle of a counted block with a growing array. Registered by library/containers/lists.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/position.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/same.hpp"
#include "capsulec/python/slice.hpp"
#include "capsulec/python/values.hpp"

namespace capsulec::py {

// How a value is passed: numbers in registers, not as the address of one that has to be put into memory for that.
template <class T, bool small = __is_trivially_copyable(T) && sizeof(T) <= sizeof(int64_t)> struct passing {
    using type = const T &;
};
template <class T> struct passing<T, true> {
    using type = T;
};

// Copies of a list share it, as Python's names do. Methods are const because they change what the handle refers to.
template <class T> class list {
    struct block {
        tally owners;
        tally size;
        tally capacity;
        T *items;
    };
    block *object;

    static constexpr bool trivial = __is_trivially_copyable(T);

    void drop() noexcept {
        if (count_down(object->owners)) {
            destroy(0, object->size);
            release_items();
            release(object);
        }
    }

    // The first items stand right behind the block, so that most lists are one piece of memory.
    static constexpr uint64_t header = (sizeof(block) + alignof(T) - 1) / alignof(T) * alignof(T);

    T *first_items() const noexcept { return reinterpret_cast<T *>(reinterpret_cast<char *>(object) + header); }

    void release_items() const noexcept {
        if (object->items != first_items()) {
            release(object->items);
        }
    }

    explicit list(int64_t capacity) {
        const uint64_t bytes = header + static_cast<uint64_t>(capacity) * sizeof(T);
        object = new (py::place{allocate(bytes)}) block{1, 0, capacity, nullptr};
        object->items = first_items();
    }

    void destroy(int64_t from, int64_t to) const noexcept {
        if constexpr (!trivial) {
            for (int64_t i = from; i < to; i++) {
                object->items[i].~T();
            }
        }
    }

    CAPSULEC_SELDOM void grow(int64_t size) const {
        const int64_t wanted = size + (size >> 1) + 4;
        const uint64_t bytes = static_cast<uint64_t>(wanted) * sizeof(T);
        if (object->items != first_items()) {
            object->items = static_cast<T *>(reallocate(static_cast<void *>(object->items), bytes));
        } else {
            T *const moved = static_cast<T *>(allocate(bytes));
            memcpy(static_cast<void *>(moved), static_cast<const void *>(object->items),
                   static_cast<size_t>(object->size) * sizeof(T));
            object->items = moved;
        }
        object->capacity = wanted;
    }

    // Of its own, with a copy of the value: it may stand in this list, and where it is a number it stays in a register in
    // the loop that appends it, as it is not needed after a call.
    CAPSULEC_SELDOM void append_growing(T value) const {
        grow(object->size + 1);
        new (py::place{object->items + object->size}) T(static_cast<T &&>(value));
        ++object->size;
    }

    // Makes room for `count` elements at `position`: those there are moved up, the gap is not constructed.
    void open(int64_t position, int64_t count) const {
        const int64_t size = object->size;
        reserve(size + count);
        move(position, position + count, size - position);
        object->size = size + count;
    }

    void close(int64_t position, int64_t count) const noexcept {
        const int64_t size = object->size;
        object->size = size - count;
        destroy(position, position + count);
        move(position + count, position, size - position - count);
    }

    // Values move as bytes: none of those that a list can hold keeps its own address, or has it kept elsewhere.
    void move(int64_t from, int64_t to, int64_t count) const noexcept {
        if (count > 0) {
            memmove(static_cast<void *>(object->items + to), static_cast<const void *>(object->items + from),
                    static_cast<size_t>(count) * sizeof(T));
        }
    }

    // Appends what `element(i)` gives for each i below `count`; there is room for it.
    template <class Element> void fill(int64_t count, const Element &element) const {
        const int64_t size = object->size;
        T *const items = object->items + size;
        for (int64_t i = 0; i < count; i++) {
            new (py::place{items + i}) T(element(i));
        }
        object->size = size + count;
    }

    int64_t checked(int64_t index, const char *message) const { return position(index, object->size, message); }

  public:
    using element = T;

    list() : list(int64_t{sizeof(T) <= 8 ? 4 : 1}) {}
    list(const list &other) noexcept : object(other.object) { count_up(object->owners); }
    list &operator=(const list &other) noexcept {
        count_up(other.object->owners);
        drop();
        object = other.object;
        return *this;
    }
    list(list &&other) noexcept : object(other.object) { other.object = nullptr; }
    list &operator=(list &&other) noexcept {
        block *const mine = object;
        object = other.object;
        other.object = mine;
        return *this;
    }
    ~list() {
        if (object != nullptr) { // moved from
            drop();
        }
    }

    template <class... Items> static list of(const Items &...items) {
        if constexpr (sizeof...(Items) == 0) {
            return list();
        } else if constexpr (trivial) {
            const T values[] = {T(items)...};
            list made(static_cast<int64_t>(sizeof...(Items)) + 1);
            memcpy(static_cast<void *>(made.object->items), static_cast<const void *>(values), sizeof values);
            made.object->size = sizeof...(Items);
            return made;
        } else if constexpr ((is_same<Items, T>::value && ...)) {
            const T *const values[] = {&items...};
            return copied(values, sizeof...(Items));
        } else {
            list made(static_cast<int64_t>(sizeof...(Items)) + 1);
            (made.append(T(items)), ...);
            return made;
        }
    }

    // A list of values that stand in different places.
    CAPSULEC_OUT_OF_LINE static list copied(const T *const *values, int64_t count) {
        list made(count + 1);
        made.fill(count, [=](int64_t i) -> const T & { return *values[i]; });
        return made;
    }

    // An empty list that will get `count` elements if nothing goes wrong before; room is made for a part of many.
    static list expecting(int64_t count) {
        constexpr int64_t most = (int64_t{8} << 20) / sizeof(T);
        return list(count < 0 ? 0 : count < most ? count : most);
    }

    static list with_room(int64_t capacity) { return list(capacity < 0 ? 0 : capacity); }

    void reserve(int64_t size) const {
        if (size > object->capacity) {
            grow(size);
        }
    }

    int64_t size() const noexcept { return object->size; }
    T &at(int64_t position) const noexcept { return object->items[position]; }
    T &item(int64_t index) const { return object->items[checked(index, "list index out of range")]; }
    T &place(int64_t index) const { return object->items[checked(index, "list assignment index out of range")]; }
    bool same(const list &other) const noexcept { return object == other.object; }

    void append(typename passing<T>::type value) const {
        if (CAPSULEC_UNLIKELY(object->size == object->capacity)) {
            return append_growing(value);
        }
        new (py::place{object->items + object->size}) T(value);
        ++object->size;
    }

    void extend(const list &other) const {
        reserve(object->size + other.size());
        take(other);
    }

    // Appends the elements of another list, for which there is room.
    void take(const list &other) const {
        const T *const from = other.object->items;
        fill(other.object->size, [=](int64_t i) -> const T & { return from[i]; });
    }

    void multiply(int64_t count) const {
        const int64_t size = object->size;
        if (count <= 0) {
            return clear();
        }
        if (size != 0 && count > static_cast<int64_t>(most_bytes / sizeof(T)) / size) {
            raise(MemoryError);
        }
        reserve(size * count);
        repeat_itself(count);
    }

    // The elements so many times, for which there is room.
    void repeat_itself(int64_t count) const {
        const int64_t size = object->size;
        if constexpr (trivial) {
            const uint64_t bytes = static_cast<uint64_t>(size) * sizeof(T);
            repeat_bytes(object->items, bytes, bytes * static_cast<uint64_t>(count));
            object->size = size * count;
        } else { // what comes after the first round has been put there by then
            const T *const from = object->items;
            fill(size * (count - 1), [=](int64_t i) -> const T & { return from[i]; });
        }
    }

    void insert(int64_t index, const T &value) const {
        const int64_t position = clipped(index, object->size, 0, object->size);
        T kept = value;
        open(position, 1);
        new (py::place{object->items + position}) T(static_cast<T &&>(kept));
    }

    T pop() const {
        if (CAPSULEC_UNLIKELY(object->size == 0)) {
            raise(IndexError, "pop from empty list");
        }
        T last = at(object->size - 1);
        close(object->size - 1, 1);
        return last;
    }

    T pop(int64_t index) const {
        if (CAPSULEC_UNLIKELY(object->size == 0)) {
            raise(IndexError, "pop from empty list");
        }
        const int64_t position = checked(index, "pop index out of range");
        T taken = at(position);
        close(position, 1);
        return taken;
    }

    void clear() const noexcept { close(0, object->size); }

    // The first place of a value between two bounds, -1 when there is none.
    int64_t find(const T &value, int64_t start = 0, int64_t stop = INT64_MAX) const {
        start = clipped(start, object->size, 0, object->size);
        stop = clipped(stop, object->size, 0, object->size);
        for (int64_t i = start; i < stop; i++) {
            if (equal(at(i), value)) {
                return i;
            }
        }
        return -1;
    }
    bool contains(const T &value) const { return find(value) >= 0; }

    int64_t index(const T &value, int64_t start = 0, int64_t stop = INT64_MAX) const;

    int64_t count(const T &value) const {
        int64_t found = 0;
        for (int64_t i = 0; i < object->size; i++) {
            found += equal(at(i), value);
        }
        return found;
    }

    void remove(const T &value) const {
        const int64_t position = find(value);
        if (position < 0) {
            raise(ValueError, "list.remove(x): x not in list");
        }
        close(position, 1);
    }

    void reverse() const {
        for (int64_t i = 0, j = object->size - 1; i < j; i++, j--) {
            T other = static_cast<T &&>(at(i));
            at(i) = static_cast<T &&>(at(j));
            at(j) = static_cast<T &&>(other);
        }
    }

    list copy() const { return slice({false, false, 0, 0, 1}); }

    list slice(bounds which) const {
        const selection chosen = selected(which, object->size);
        list made(chosen.length);
        const T *const from = object->items;
        if (chosen.step == 1) {
            made.fill(chosen.length, [=](int64_t i) -> const T & { return from[chosen.start + i]; });
        } else {
            made.fill(chosen.length, [=](int64_t i) -> const T & { return from[chosen.start + i * chosen.step]; });
        }
        return made;
    }

    void set_slice(bounds which, const list &given) const {
        const list values = given.same(*this) ? given.copy() : given;
        selection chosen = selected(which, object->size);
        if (which.step != 1) {
            if (values.size() != chosen.length) {
                raise(ValueError, "attempt to assign sequence of size {} to extended slice of size {}", values.size(),
                      chosen.length);
            }
            for (int64_t i = 0; i < chosen.length; i++) {
                at(chosen.start + i * chosen.step) = values.at(i);
            }
            return;
        }
        if (values.size() == chosen.length) {
            for (int64_t i = 0; i < chosen.length; i++) {
                at(chosen.start + i) = values.at(i);
            }
            return;
        }
        close(chosen.start, chosen.length);
        open(chosen.start, values.size());
        for (int64_t i = 0; i < values.size(); i++) {
            new (py::place{object->items + chosen.start + i}) T(values.at(i));
        }
    }

    void del_item(int64_t index) const { close(checked(index, "list assignment index out of range"), 1); }

    void del_slice(bounds which) const {
        const selection chosen = selected(which, object->size);
        const bool up = chosen.step > 0;
        const int64_t first = up || chosen.length == 0 ? chosen.start : chosen.start + (chosen.length - 1) * chosen.step;
        const int64_t stride = up ? chosen.step : -chosen.step;
        for (int64_t i = chosen.length - 1; i >= 0; i--) {
            close(first + i * stride, 1);
        }
    }
};

// Where the elements of a list are, for as long as its length stays what it is.
template <class T> class elements {
    T *first;
    int64_t count;

    T &checked(int64_t index, const char *message) const { return first[position(index, count, message)]; }

  public:
    elements() = default;
    explicit elements(const list<T> &whole) noexcept : first(&whole.at(0)), count(whole.size()) {}
    int64_t size() const noexcept { return count; }
    T &at(int64_t position) const noexcept { return first[position]; }
    T &item(int64_t index) const { return checked(index, "list index out of range"); }
    T &place(int64_t index) const { return checked(index, "list assignment index out of range"); }
};

template <class T> int64_t list<T>::index(const T &value, int64_t start, int64_t stop) const {
    const int64_t position = find(value, start, stop);
    if (position < 0) {
        if constexpr (is_same<T, int64_t>::value) {
            raise(ValueError, "{} is not in list", static_cast<int64_t>(value));
        }
        raise(ValueError, "list.index(x): x not in list");
    }
    return position;
}

template <class T> list<T> concat(const list<T> &a, const list<T> &b) {
    list<T> made = list<T>::with_room(a.size() + b.size());
    made.extend(a);
    made.extend(b);
    return made;
}

template <class T> CAPSULEC_OUT_OF_LINE list<T> repeat(const list<T> &items, int64_t count) {
    const int64_t size = items.size();
    if (count <= 0 || size == 0) {
        return list<T>::with_room(0);
    }
    if (count > static_cast<int64_t>(most_bytes / sizeof(T)) / size) {
        raise(MemoryError);
    }
    list<T> made = list<T>::with_room(size * count);
    made.take(items);
    made.repeat_itself(count);
    return made;
}

template <class T> bool equal(const list<T> &a, const list<T> &b) {
    if (a.size() != b.size()) {
        return false;
    }
    for (int64_t i = 0; i < a.size(); i++) {
        if (!equal(a.at(i), b.at(i))) {
            return false;
        }
    }
    return true;
}

template <class T> bool less(const list<T> &a, const list<T> &b) {
    for (int64_t i = 0; i < a.size() && i < b.size(); i++) {
        if (!equal(a.at(i), b.at(i))) {
            return less(a.at(i), b.at(i));
        }
    }
    return a.size() < b.size();
}

template <class T> bool truth(const list<T> &items) { return items.size() != 0; }

} // namespace capsulec::py
