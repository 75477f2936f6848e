// Registered by library/c_functions.py: a C function that is a value.
#pragma once

namespace capsulec::py {

template <class Signature> using c_function = Signature *;

} // namespace capsulec::py
