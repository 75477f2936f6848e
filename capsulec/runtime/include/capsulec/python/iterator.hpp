// iter(sequence): a sequence and how far it has been consumed. Used by backend/types.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"

namespace capsulec::py {

// Of what has positions; sets and dicts have iterators of their own.
template <class Sequence> struct iterator {
    Sequence sequence{};
    int64_t position = -1;

    iterator() = default;
    explicit iterator(const Sequence &iterated) : sequence(iterated) {}

    bool next() {
        if (position + 1 < sequence.size()) {
            ++position;
            return true;
        }
        sequence = Sequence{}; // once at the end, it stays there
        position = -1;
        return false;
    }
    decltype(auto) value() const { return sequence.at(position); }
};

// Goes on to the next value and takes it, before anyone else goes on.
template <class Steps, class Value> bool take(Steps &steps, Value *taken) {
    if (!steps.next()) return false;
    *taken = steps.value();
    return true;
}

} // namespace capsulec::py
