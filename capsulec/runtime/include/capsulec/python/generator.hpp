// Generators and iterators as Python has them: objects that are shared. Used by backend/types.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/memory.hpp"

namespace capsulec::py {

// A handle of something that goes step by step: `Steps` has next() and value(). Copies share it.
template <class Steps> class generator {
    struct shared {
        int64_t owners;
        Steps steps;
    };
    shared *object = nullptr;

  public:
    generator() = default;
    template <class... Arguments>
    explicit generator(const Arguments &...arguments) : object(new (place{allocate(sizeof(shared))}) shared{1, Steps(arguments...)}) {}
    // Of a generator function without arguments: the default constructor makes a handle of nothing.
    static generator make() {
        generator made;
        made.object = new (place{allocate(sizeof(shared))}) shared{1, Steps()};
        return made;
    }
    generator(generator &other) noexcept : generator(static_cast<const generator &>(other)) {}
    generator(const generator &other) noexcept : object(other.object) {
        if (object != nullptr) {
            count_up(object->owners);
        }
    }
    generator(generator &&other) noexcept : object(other.object) { other.object = nullptr; }
    generator &operator=(generator other) noexcept {
        shared *const mine = object;
        object = other.object;
        other.object = mine;
        return *this;
    }
    ~generator() {
        if (object != nullptr && count_down(object->owners)) {
            object->~shared();
            release(object);
        }
    }

    bool next() const { return object->steps.next(); }
    decltype(auto) value() const { return object->steps.value(); }
};

// next(steps)
template <class Steps> auto next_of(Steps &&steps) {
    if (!steps.next()) {
        raise(StopIteration);
    }
    return steps.value();
}

// next(steps, otherwise)
template <class Value, class Steps> Value next_of(Steps &&steps, const Value &otherwise) {
    if (!steps.next()) {
        return otherwise;
    }
    return steps.value();
}

} // namespace capsulec::py
