// What exceptions have beside class and arguments: identity, cause, context, Python's object. Used by python/handling.hpp
// and python/exception_value.hpp; by python/exception.hpp in programs with handlers.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/exception.hpp"

// The C++ ABI's record of this thread's exceptions; its first member is the list of those that are being handled.
extern "C" void *__cxa_get_globals() noexcept;

extern "C" {
void *malloc(size_t) noexcept;
void *calloc(size_t, size_t) noexcept;
void free(void *) noexcept;
}

namespace capsulec::py {

constexpr int longest_chain = 500; // of causes and contexts; what is further back is forgotten

// Shared by all copies of an exception's value: two values with one state are one exception.
struct State {
    Carried head;
    Exception *cause;   // of `raise … from cause`
    Exception *context; // what was being handled when it was raised
    bool suppressed;    // `from` was written: the context is not shown
    int chain;          // length of the longest way from here by causes and contexts
    ::_object *instance; // Python's object, once it was made, and what lets go of it
    void (*forget)(::_object *) noexcept;

    static void end(Carried *carried) noexcept;
};

inline State *state_of(const Exception &error) noexcept {
    return reinterpret_cast<State *>(const_cast<Carried *>(error.state.get()));
}

// The state of an exception, made when there is none; null when memory is exhausted.
CAPSULEC_COLD inline State *identified(const Exception &error) noexcept {
    if (!error.state) {
        State *const made = static_cast<State *>(malloc(sizeof(State)));
        if (made == nullptr) {
            return nullptr;
        }
        *made = State{{1, State::end, nullptr}, nullptr, nullptr, false, 0, nullptr, nullptr};
        Arguments held(&made->head);
        error.state = held;
    }
    return state_of(error);
}

// Makes `place` refer to another exception, null for none.
CAPSULEC_COLD inline void relate(Exception *&place, const Exception *other) noexcept {
    Exception *const made = other == nullptr ? nullptr : static_cast<Exception *>(calloc(1, sizeof(Exception)));
    if (made != nullptr) {
        *made = *other;
    }
    Exception *const old = place;
    place = made;
    if (old != nullptr) {
        old->~Exception();
        free(old);
    }
}

CAPSULEC_COLD inline void State::end(Carried *carried) noexcept {
    State *const whole = reinterpret_cast<State *>(carried);
    relate(whole->cause, nullptr);
    relate(whole->context, nullptr);
    if (whole->instance != nullptr) {
        whole->forget(whole->instance);
    }
    free(whole);
}

// Whether one comes from an exception to a state by causes and contexts; also when that takes too long to find out.
CAPSULEC_COLD inline bool leads_to(const Exception *from, const State *to, int &steps) noexcept {
    const State *const state = from == nullptr ? nullptr : state_of(*from);
    if (state == nullptr) {
        return false;
    }
    if (state == to || ++steps > 2 * longest_chain) {
        return true;
    }
    const bool same =
        state->cause != nullptr && state->context != nullptr && state_of(*state->cause) == state_of(*state->context);
    return leads_to(state->cause, to, steps) || (!same && leads_to(state->context, to, steps));
}

// Sets the cause or the context of an exception, unless that would make a circle, which nobody could count.
CAPSULEC_COLD inline void link(State *state, Exception *State::*place, const Exception *other) noexcept {
    const State *const before = other == nullptr ? nullptr : identified(*other);
    int steps = 0;
    const bool fits = before != nullptr && before->chain < longest_chain && !leads_to(other, state, steps);
    relate(state->*place, fits ? other : nullptr);
    if (fits && state->chain <= before->chain) {
        state->chain = before->chain + 1;
    }
}

#ifdef CAPSULEC_HANDLES
// What is being handled becomes the context of an exception that is raised now.
CAPSULEC_COLD static void add_context(const Exception &error) noexcept {
    if (*static_cast<void **>(__cxa_get_globals()) == nullptr) {
        return;
    }
    try {
        throw;
    } catch (const Exception &handled) {
        State *const state = identified(error);
        State *const other = identified(handled);
        if (state == nullptr || other == nullptr || state == other) {
            return;
        }
        for (State *behind = other; behind->context != nullptr;) { // as Python does when an old exception is raised again
            State *const next = state_of(*behind->context);
            if (next == state) {
                relate(behind->context, nullptr);
                break;
            }
            if (next == nullptr) {
                break;
            }
            behind = next;
        }
        link(state, &State::context, &handled);
    } catch (...) { // memory is exhausted
        return;
    }
}
#endif

// a is b, which is what a == b means too
inline bool equal(const Exception &a, const Exception &b) noexcept { return a.state && a.state.get() == b.state.get(); }

} // namespace capsulec::py
