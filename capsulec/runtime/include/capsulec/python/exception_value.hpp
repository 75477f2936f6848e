// Exceptions as values: ValueError(text), and causes. Registered by library/exceptions.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/error.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/memory.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

// The arguments of an exception, a tuple; `Converter` is the boundary's for them.
template <class Converter> struct Given {
    Carried head;
    typename Converter::type values;

    static void end(Carried *carried) noexcept {
        Given *const whole = reinterpret_cast<Given *>(carried);
        whole->~Given();
        release(whole);
    }
#ifndef CAPSULEC_BARE // of a build without Python there is nobody to give them to
    static PyObject *object(const Carried *carried) {
        return Converter::store(reinterpret_cast<const Given *>(carried)->values);
    }
#else
    static constexpr PyObject *(*object)(const Carried *) = nullptr;
#endif
};

// type(*values)
template <class Converter>
CAPSULEC_COLD Exception exception_of(const ExceptionClass &type, const typename Converter::type &values) {
    using Held = Given<Converter>;
    Held *const held = new (place{allocate(sizeof(Held))}) Held{{1, Held::end, Held::object}, values};
    return Exception{&type, nullptr, false, {}, Arguments(&held->head)};
}

CAPSULEC_COLD inline Exception exception_of(const ExceptionClass &type) { return Exception{&type, nullptr, false, {}}; }

// An exception that another one is raised from.
struct Kept {
    Carried head;
    Exception error;

    static void end(Carried *carried) noexcept {
        Kept *const whole = reinterpret_cast<Kept *>(carried);
        whole->~Kept();
        release(whole);
    }
#ifndef CAPSULEC_BARE
    static PyObject *object(const Carried *carried) {
        return instance_of(reinterpret_cast<const Kept *>(carried)->error);
    }
#else
    static constexpr PyObject *(*object)(const Carried *) = nullptr;
#endif
};

// What `raise error from cause` raises.
CAPSULEC_COLD inline Exception with_cause(const Exception &error, const Exception &cause) {
    Exception made = error;
    Kept *const kept = new (place{allocate(sizeof(Kept))}) Kept{{1, Kept::end, Kept::object}, cause};
    made.cause = Arguments(&kept->head);
    return made;
}

// What `raise error from None` raises.
CAPSULEC_COLD inline Exception without_cause(const Exception &error) {
    Exception made = error;
    made.cause = Arguments();
    made.suppressed = true;
    return made;
}

// An exception leaves a generator's body; called in its handler.
[[noreturn]] CAPSULEC_COLD inline void leave_generator(const Exception &error) {
    if (error.is(StopIteration)) {
        CAPSULEC_THROW(with_cause(Exception{&RuntimeError, "generator raised StopIteration", false, {}}, error));
    }
    throw;
}

// isinstance(error, classes)
template <class... Classes> bool is_any(const Exception &error, const Classes &...classes) {
    return (error.is(classes) || ...);
}

} // namespace capsulec::py
