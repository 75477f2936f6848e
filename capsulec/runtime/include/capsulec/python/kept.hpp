// Module-level values that need memory. Used by backend/writer.py.
#pragma once

namespace capsulec::py {

// What `make` gives when it is first called, one value in each thread: counts of owners are not made for several.
template <auto make> auto &kept() {
    static thread_local auto value = make();
    return value;
}

} // namespace capsulec::py
