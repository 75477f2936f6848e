// One of several values of different types, with the number that says which. Used by backend/types.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/tuple.hpp"

namespace capsulec::py {

// All alternatives have their place, and all but one are empty: what is chosen among are mostly functions, whose
// values are a few captured variables.
template <class... Alternatives> struct choice {
    int64_t number = 0;
    tuple<Alternatives...> values{};

    template <int64_t N, class Value> static choice of(const Value &value) {
        choice made;
        made.number = N;
        const_cast<Value &>(made.values.template item<N>()) = value; // `made` is no constant
        return made;
    }

    // The same value among more alternatives: number n of `other` is number Places[n] here.
    template <int... Places, class... Others> static choice among(const choice<Others...> &other) {
        constexpr int64_t places[] = {Places...};
        choice made;
        made.number = places[other.number];
        made.template take<0, Places...>(other);
        return made;
    }

    template <int N, int Place, int... Places, class Other> void take(const Other &other) {
        using Value = decltype(other.values.template item<N>());
        const_cast<typename bare<Value>::type &>(values.template item<Place>()) = other.values.template item<N>();
        if constexpr (sizeof...(Places) != 0) {
            take<N + 1, Places...>(other);
        }
    }

  private:
    template <class T> struct bare;
    template <class T> struct bare<const T &> {
        using type = T;
    };
};

} // namespace capsulec::py
