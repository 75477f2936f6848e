// A value that is to be compared and may be None, which has no order. Registered by library/containers/dicts.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/repr.hpp"
#include "capsulec/python/text_builder.hpp"

namespace capsulec::py {

template <class Value> Value compared(const optional<Value> &value, const char *operation, const char *others) {
    if (CAPSULEC_UNLIKELY(!value.has)) {
        text_builder text;
        text.append_character('\'');
        write_ascii(text, operation);
        write_ascii(text, "' not supported between instances of 'NoneType' and '");
        write_ascii(text, others);
        text.append_character('\'');
        raise_with(TypeError, text.finish());
    }
    return value.value;
}

} // namespace capsulec::py
