// dict[number] where the number is of a wider type than the keys are. Used by library/containers/number_keys.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/convert.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/search.hpp"

namespace capsulec::py {

// The value of a key that equals the number; null when there is none.
template <class Dict, class Number> const typename Dict::value_type *number_find(const Dict &items, const Number &number) {
    typename Dict::key_type key{};
    return as_key(number, key) ? items.find(key) : nullptr;
}

template <class Dict, class Number> const typename Dict::value_type &number_item(const Dict &items, const Number &number) {
    const typename Dict::value_type *const found = number_find(items, number);
    if (CAPSULEC_UNLIKELY(found == nullptr)) {
        raise_with(KeyError, number);
    }
    return *found;
}

template <class Dict, class Number> void number_delete(const Dict &items, const Number &number) {
    typename Dict::key_type key{};
    if (!as_key(number, key) || !items.contains(key)) {
        raise_with(KeyError, number);
    }
    items.del_item(key);
}

template <class Dict, class Number> optional<typename Dict::value_type> number_get(const Dict &items, const Number &number) {
    const typename Dict::value_type *const found = number_find(items, number);
    return found == nullptr ? optional<typename Dict::value_type>() : optional<typename Dict::value_type>(*found);
}
template <class Result, class Dict, class Number>
Result number_get_or(const Dict &items, const Number &number, const Result &otherwise) {
    const typename Dict::value_type *const found = number_find(items, number);
    return found == nullptr ? otherwise : Result(convert<Result>(*found));
}

template <class Dict, class Number> typename Dict::value_type number_pop(const Dict &items, const Number &number) {
    typename Dict::key_type key{};
    if (!as_key(number, key) || !items.contains(key)) {
        raise_with(KeyError, number);
    }
    return items.pop(key);
}
template <class Dict, class Number> optional<typename Dict::value_type> number_take(const Dict &items, const Number &number) {
    typename Dict::key_type key{};
    return as_key(number, key) ? items.take(key) : optional<typename Dict::value_type>();
}
template <class Result, class Dict, class Number>
Result number_pop_or(const Dict &items, const Number &number, const Result &otherwise) {
    typename Dict::key_type key{};
    return as_key(number, key) && items.contains(key) ? Result(convert<Result>(items.pop(key))) : otherwise;
}

} // namespace capsulec::py
