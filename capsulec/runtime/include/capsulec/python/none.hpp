// None as a value that is kept in a container. Used by backend/types.py.
#pragma once

#include "capsulec/compiler.hpp"

namespace capsulec::py {

struct none {
    none() = default;
    constexpr none(decltype(nullptr)) {} // how generated code writes None
};
constexpr bool operator==(none, none) { return true; }
constexpr bool operator!=(none, none) { return false; }
constexpr bool truth(none) { return false; }

} // namespace capsulec::py
