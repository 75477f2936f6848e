// print(…, file=f): through the file's own methods. Registered by library/text/values.py.
#pragma once

#include "capsulec/compiler.hpp"
#include "capsulec/python/file.hpp"
#include "capsulec/python/optional.hpp"
#include "capsulec/python/print.hpp"
#include "capsulec/python/str.hpp"

namespace capsulec::py {

inline void print_to(const file<str> &to, const str &text, bool flush = false) {
    if (to.is_none()) {
        return print(text, flush); // sys.stdout is None: `file=None` means what sys.stdout is
    }
    to.run("write", text);
    if (flush) {
        to.run("flush");
    }
}
inline void print_to(const optional<file<str>> &to, const str &text, bool flush = false) {
    if (to.has) {
        print_to(to.value, text, flush);
    } else {
        print(text, flush);
    }
}

} // namespace capsulec::py
