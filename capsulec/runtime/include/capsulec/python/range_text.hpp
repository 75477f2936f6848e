// repr() of a range. Registered by library/text/values.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/range_value.hpp"
#include "capsulec/python/repr.hpp"
#include "capsulec/python/text_builder.hpp"

namespace capsulec::py {

inline str text_of_range(const range &r) {
    text_builder text;
    write_ascii(text, "range(");
    write_repr(text, range_start(r));
    write_ascii(text, ", ");
    write_repr(text, range_stop(r));
    if (range_by(r) != 1) {
        write_ascii(text, ", ");
        write_repr(text, range_by(r));
    }
    text.append_character(')');
    return text.finish();
}

} // namespace capsulec::py
