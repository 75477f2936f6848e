// The hash table behind set and dict: entries in the order in which they came, and an index of their places.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/hash.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/values.hpp"

namespace capsulec::py {

// An entry whose hash is 0 has been removed; hashes of values are never 0 here.
template <class Key, class Value> struct entry {
    uint64_t hash;
    Key key;
    Value value;
};
struct nothing {};
template <class Key> struct entry<Key, nothing> {
    uint64_t hash;
    Key key;
};

// A handle of a counted table; copies share it.
template <class Key, class Value> class table {
  public:
    using entry_type = entry<Key, Value>;

  private:
    // The place of an entry plus one, 0: empty; and half of its hash, so that hardly another entry is looked at.
    struct slot_type {
        uint32_t place;
        uint32_t tag;
    };
    static uint32_t tag_of(uint64_t hash) noexcept { return static_cast<uint32_t>(hash); }

    struct block {
        tally owners;
        tally live;     // entries that have not been removed
        tally head;     // those before this one have been removed; it has not, if there is one
        tally used;     // all entries; the last has not been removed
        tally capacity; // room for entries
        tally mask;     // of the index, whose length is a power of two; -1: there is none yet
        tally changes;  // how often the set of keys has changed
        entry_type *entries;
        slot_type *index;
    };
    block *object;

    static uint64_t hashed(const Key &key) {
        const uint64_t found = hash(key);
        return found == 0 ? 1 : found;
    }

    void drop() noexcept {
        if (count_down(object->owners)) {
            destroy();
            release(object->entries);
            release(object->index);
            release(object);
        }
    }

    void destroy() const noexcept {
        for (int64_t i = 0; i < object->used; i++) {
            if (object->entries[i].hash != 0) {
                object->entries[i].~entry_type();
            }
        }
    }

    // The slot of a key, or the empty one where it would stand.
    int64_t slot_of(const Key &key, uint64_t found) const {
        const uint64_t mask = static_cast<uint64_t>(object->mask);
        for (uint64_t slot = found & mask;; slot = (slot + 1) & mask) {
            const slot_type there = object->index[slot];
            if (there.place == 0) {
                return static_cast<int64_t>(slot);
            }
            if (there.tag == tag_of(found) && equal(object->entries[there.place - 1].key, key)) {
                return static_cast<int64_t>(slot);
            }
        }
    }

    // Empties the slot of an entry. Those behind it move up where looking for them would stop at the gap.
    void close_slot(uint64_t hash, uint32_t place) const noexcept {
        const uint64_t mask = static_cast<uint64_t>(object->mask);
        uint64_t gap = hash & mask;
        while (object->index[gap].place != place) {
            gap = (gap + 1) & mask;
        }
        for (uint64_t slot = (gap + 1) & mask; object->index[slot].place != 0; slot = (slot + 1) & mask) {
            const uint64_t home = object->index[slot].tag & mask;
            if (((slot - home) & mask) >= ((slot - gap) & mask)) {
                object->index[gap] = object->index[slot];
                gap = slot;
            }
        }
        object->index[gap] = {0, 0};
    }

    // Makes room for more entries, without those that have been removed.
    CAPSULEC_SELDOM void grow() const {
        const int64_t capacity = object->live * 2 < 8 ? 8 : object->live * 2;
        if (capacity > INT32_MAX) {
            raise(MemoryError);
        }
        int64_t slots = 16;
        while (slots < capacity * 2) {
            slots *= 2;
        }
        entry_type *const entries =
            static_cast<entry_type *>(allocate(static_cast<uint64_t>(capacity) * sizeof(entry_type)));
        slot_type *const index = static_cast<slot_type *>(calloc(static_cast<size_t>(slots), sizeof(slot_type)));
        if (index == nullptr) {
            release(entries);
            raise(MemoryError);
        }
        int64_t used = 0;
        for (int64_t i = 0; i < object->used; i++) {
            entry_type &old = object->entries[i];
            if (old.hash != 0) {
                new (place{entries + used}) entry_type(static_cast<entry_type &&>(old));
                old.~entry_type();
                const uint32_t tag = tag_of(entries[used].hash);
                uint64_t slot = tag & static_cast<uint64_t>(slots - 1);
                while (index[slot].place != 0) {
                    slot = (slot + 1) & static_cast<uint64_t>(slots - 1);
                }
                index[slot] = {static_cast<uint32_t>(++used), tag};
            }
        }
        release(object->entries);
        release(object->index);
        object->entries = entries;
        object->index = index;
        object->head = 0;
        object->used = used;
        object->capacity = capacity;
        object->mask = slots - 1;
    }

  public:
    table() : object(new (place{allocate(sizeof(block))}) block{1, 0, 0, 0, 0, -1, 0, nullptr, nullptr}) {}
    table(const table &other) noexcept : object(other.object) { count_up(object->owners); }
    table(table &&other) noexcept : object(other.object) { other.object = nullptr; }
    table &operator=(const table &other) noexcept {
        count_up(other.object->owners);
        drop();
        object = other.object;
        return *this;
    }
    table &operator=(table &&other) noexcept {
        block *const mine = object;
        object = other.object;
        other.object = mine;
        return *this;
    }
    ~table() {
        if (object != nullptr) { // moved from
            drop();
        }
    }

    bool same(const table &other) const noexcept { return object == other.object; }
    int64_t size() const noexcept { return object->live; }
    bool full() const noexcept { return object->used == object->capacity; } // the next entry moves all others
    int64_t changes() const noexcept { return object->changes; }

    // Places of entries, in order: for (i = first(); i < last(); i = after(i)).
    int64_t after(int64_t place) const noexcept {
        do {
            ++place;
        } while (place < object->used && object->entries[place].hash == 0);
        return place;
    }
    int64_t first() const noexcept { return object->head; }
    int64_t last() const noexcept { return object->used; }
    entry_type &entry_at(int64_t place) const noexcept { return object->entries[place]; }

    // The entry of a key; null when there is none.
    entry_type *find(const Key &key) const {
        if (object->live == 0) {
            return nullptr;
        }
        const uint32_t place = object->index[slot_of(key, hashed(key))].place;
        return place == 0 ? nullptr : object->entries + place - 1;
    }

    // The entry of a key, made by `make(where, hash)` when there is none.
    template <class Make> entry_type &found_or_made(const Key &key, const Make &make) const {
        const uint64_t found = hashed(key);
        if (object->mask >= 0) {
            const uint32_t place = object->index[slot_of(key, found)].place;
            if (place != 0) {
                return object->entries[place - 1];
            }
        }
        if (object->used == object->capacity) {
            const Key kept = key; // it may stand in this table
            grow();
            return added(kept, found, make);
        }
        return added(key, found, make);
    }

    template <class Make> entry_type &added(const Key &key, uint64_t found, const Make &make) const {
        entry_type *const where = object->entries + object->used;
        const int64_t slot = slot_of(key, found);
        make(where, found, key);
        object->index[slot] = {static_cast<uint32_t>(++object->used), tag_of(found)};
        ++object->live;
        ++object->changes;
        return *where;
    }

    // Removes an entry: its place stays empty, so that the order of the others is kept, unless it is at an end.
    void remove(entry_type *which) const noexcept {
        close_slot(which->hash, static_cast<uint32_t>(which - object->entries + 1));
        which->~entry_type();
        which->hash = 0;
        --object->live;
        ++object->changes;
        while (object->used > object->head && object->entries[object->used - 1].hash == 0) {
            --object->used;
        }
        while (object->head < object->used && object->entries[object->head].hash == 0) {
            ++object->head;
        }
        if (object->live == 0) {
            object->head = object->used = 0;
        }
    }

    void clear() const noexcept {
        if (object->used == 0) {
            return;
        }
        destroy();
        object->head = object->used = object->live = 0;
        ++object->changes;
        for (int64_t slot = 0; slot <= object->mask; slot++) {
            object->index[slot] = {0, 0};
        }
    }

    // The last entry, for what is not empty.
    entry_type *back() const noexcept { return object->entries + object->used - 1; }
};

} // namespace capsulec::py
