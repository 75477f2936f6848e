// Generators and iterators as Python has them: objects that are shared. Used by backend/types.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/convert.hpp"
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

    Steps &steps() const { return object->steps; }
    bool next() const { return object->steps.next(); }
    decltype(auto) value() const { return object->steps.value(); }
};

// The end of what goes step by step. What a generator returns is what its StopIteration carries.
template <class Value> struct optional;
template <class Value> CAPSULEC_COLD void raise_stopped(const Value &value) { raise_with(StopIteration, value); }
template <class Value> CAPSULEC_COLD void raise_stopped(const optional<Value> &value) {
    if (value.has) {
        raise_with(StopIteration, value.value);
    }
    raise(StopIteration);
}
template <class Steps> auto end_of(const generator<Steps> &steps, int) -> decltype(Steps::tells, void()) {
    auto value = steps.steps().returned;
    steps.steps().returned = decltype(value){}; // asked once more, it tells nothing
    raise_stopped(value);
}
template <class Steps> void end_of(const Steps &, long) { raise(StopIteration); }

// next(steps)
template <class Steps> auto next_of(Steps &&steps) {
    if (!steps.next()) {
        end_of(steps, 0);
    }
    return steps.value();
}

// What was sent, which is taken once.
template <class Value> Value take_sent(Value &sent) {
    Value found = sent;
    sent = Value{};
    return found;
}
inline void check_started(bool can) {
    if (!can) {
        raise(TypeError, "can't send non-None value to a just-started generator");
    }
}
template <class Steps, class Value> auto give(const generator<Steps> &steps, const Value &value, int) -> decltype(steps.steps().give(value)) {
    steps.steps().give(value);
}
template <class Steps, class Value> void give(const Steps &, const Value &, long) {}
template <class Steps, class Value> void give(const Steps &steps, const Value &value) { give(steps, value, 0); }

// steps.send(value)
template <class Steps, class Value> auto send_to(const generator<Steps> &steps, const Value &value) {
    give(steps, value);
    return next_of(steps);
}
// steps.throw(error)
template <class Steps> auto throw_into(const generator<Steps> &steps, const Exception &error) {
    steps.steps().toss(error);
    return next_of(steps);
}
template <class Steps> auto returned_of(const generator<Steps> &steps) { return steps.steps().returned; }

// next(steps, otherwise)
template <class Value, class Steps> Value next_of(Steps &&steps, const Value &otherwise) {
    if (!steps.next()) {
        return otherwise;
    }
    return convert<Value>(steps.value());
}

} // namespace capsulec::py
