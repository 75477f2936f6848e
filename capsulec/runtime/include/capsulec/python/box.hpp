// A variable that outlives the call of its function, since a function that shares it does. Used by backend/types.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/memory.hpp"

namespace capsulec::py {

// A handle of the variable; copies share it.
template <class Value> class box {
    struct shared {
        int64_t owners;
        Value value;
    };
    shared *object = nullptr;

  public:
    box() = default;
    static box make() {
        box made;
        made.object = new (place{allocate(sizeof(shared))}) shared{1, Value{}};
        return made;
    }
    box(const box &other) noexcept : object(other.object) {
        if (object != nullptr) {
            count_up(object->owners);
        }
    }
    box(box &&other) noexcept : object(other.object) { other.object = nullptr; }
    box &operator=(box other) noexcept {
        shared *const mine = object;
        object = other.object;
        other.object = mine;
        return *this;
    }
    ~box() {
        if (object != nullptr && count_down(object->owners)) {
            object->~shared();
            release(object);
        }
    }

    Value &operator*() const noexcept { return object->value; }
};

} // namespace capsulec::py
