// list: a handle of a counted block with a growing array. Registered by library/containers/lists.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/slice.hpp"
#include "capsulec/python/values.hpp"

namespace capsulec::py {

// Copies of a list share it, as Python's names do. Methods are const because they change what the handle refers to.
template <class T> class list {
    struct block {
        int64_t owners;
        int64_t size;
        int64_t capacity;
        T *items;
    };
    block *object;

    static constexpr bool trivial = __is_trivially_copyable(T);

    void drop() noexcept {
        if (--object->owners == 0) {
            destroy(0, object->size);
            release(object->items);
            release(object);
        }
    }

    void destroy(int64_t from, int64_t to) const noexcept {
        if constexpr (!trivial) {
            for (int64_t i = from; i < to; i++) {
                object->items[i].~T();
            }
        }
    }

    CAPSULEC_COLD void grow(int64_t size) const {
        const int64_t wanted = size + (size >> 1) + 4;
        const uint64_t bytes = static_cast<uint64_t>(wanted) * sizeof(T);
        if constexpr (trivial) {
            object->items = static_cast<T *>(reallocate(object->items, bytes));
        } else {
            T *const moved = static_cast<T *>(allocate(bytes));
            for (int64_t i = 0; i < object->size; i++) {
                new (py::place{moved + i}) T(static_cast<T &&>(object->items[i]));
                object->items[i].~T();
            }
            release(object->items);
            object->items = moved;
        }
        object->capacity = wanted;
    }

    // Makes room for `count` elements at `position`: those there are moved up, the gap is not constructed.
    void open(int64_t position, int64_t count) const {
        const int64_t size = object->size;
        reserve(size + count);
        if (count > 0) {
            for (int64_t i = size - 1; i >= position; i--) {
                new (py::place{object->items + i + count}) T(static_cast<T &&>(object->items[i]));
                object->items[i].~T();
            }
        }
        object->size = size + count;
    }

    void close(int64_t position, int64_t count) const noexcept {
        const int64_t size = object->size;
        destroy(position, position + count);
        for (int64_t i = position + count; i < size; i++) {
            new (py::place{object->items + i - count}) T(static_cast<T &&>(object->items[i]));
            object->items[i].~T();
        }
        object->size = size - count;
    }

    int64_t checked(int64_t index, const char *message) const {
        const int64_t position = index < 0 ? index + object->size : index;
        if (CAPSULEC_UNLIKELY(static_cast<uint64_t>(position) >= static_cast<uint64_t>(object->size))) {
            raise(IndexError, message);
        }
        return position;
    }

  public:
    using element = T;

    list() : object(new (py::place{allocate(sizeof(block))}) block{1, 0, 0, nullptr}) {}
    list(const list &other) noexcept : object(other.object) { ++object->owners; }
    list &operator=(const list &other) noexcept {
        ++other.object->owners;
        drop();
        object = other.object;
        return *this;
    }
    ~list() { drop(); }

    template <class... Items> static list of(const Items &...items) {
        list made;
        made.reserve(static_cast<int64_t>(sizeof...(Items)));
        (made.append(static_cast<const T &>(T(items))), ...);
        return made;
    }

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

    void append(const T &value) const {
        if (CAPSULEC_UNLIKELY(object->size == object->capacity)) {
            T kept = value; // it may stand in this list
            grow(object->size + 1);
            new (py::place{object->items + object->size}) T(static_cast<T &&>(kept));
        } else {
            new (py::place{object->items + object->size}) T(value);
        }
        ++object->size;
    }

    void extend(const list &other) const {
        const int64_t count = other.size();
        reserve(object->size + count);
        for (int64_t i = 0; i < count; i++) {
            append(other.at(i));
        }
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
        for (int64_t i = size; i < size * count; i++) {
            append(at(i - size));
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
        list made;
        made.reserve(chosen.length);
        for (int64_t i = 0, position = chosen.start; i < chosen.length; i++, position += chosen.step) {
            made.append(at(position));
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

template <class T> int64_t list<T>::index(const T &value, int64_t start, int64_t stop) const {
    const int64_t position = find(value, start, stop);
    if (position < 0) {
        raise(ValueError, "list.index(x): x not in list");
    }
    return position;
}

template <class T> list<T> concat(const list<T> &a, const list<T> &b) {
    list<T> made;
    made.reserve(a.size() + b.size());
    made.extend(a);
    made.extend(b);
    return made;
}

template <class T> list<T> repeat(const list<T> &items, int64_t count) {
    list<T> made = items.copy();
    made.multiply(count);
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
