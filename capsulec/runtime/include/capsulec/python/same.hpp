// Whether two types are the same. Used by python/list.hpp and python/convert.hpp.
#pragma once

namespace capsulec::py {

template <class A, class B> struct is_same {
    static constexpr bool value = false;
};
template <class Same> struct is_same<Same, Same> {
    static constexpr bool value = true;
};

} // namespace capsulec::py
