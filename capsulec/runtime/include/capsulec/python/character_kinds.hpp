// What Python's Unicode database says of a character that is not ASCII. Used by python/str_case.hpp and python/repr.hpp.
#pragma once

#include <stdint.h>

#include "capsulec/python/text_object.hpp"

namespace capsulec::py::database {

#ifndef CAPSULEC_ABI3

inline bool is_alpha(uint32_t c) { return _PyUnicode_IsAlpha(c) != 0; }
inline bool is_decimal(uint32_t c) { return _PyUnicode_IsDecimalDigit(c) != 0; }
inline bool is_digit(uint32_t c) { return _PyUnicode_IsDigit(c) != 0; }
inline bool is_numeric(uint32_t c) { return _PyUnicode_IsNumeric(c) != 0; }
inline bool is_printable(uint32_t c) { return _PyUnicode_IsPrintable(c) != 0; }
inline bool is_lower(uint32_t c) { return _PyUnicode_IsLowercase(c) != 0; }
inline bool is_upper(uint32_t c) { return _PyUnicode_IsUppercase(c) != 0; }
inline bool is_title(uint32_t c) { return _PyUnicode_IsTitlecase(c) != 0; }

#else // the stable ABI has no such functions: the methods of a text of that character say it

CAPSULEC_COLD inline bool asked_of(const char *name, uint32_t c) { return asked_whether(name, str::of_character(c)); }

inline bool is_alpha(uint32_t c) { return asked_of("isalpha", c); }
inline bool is_decimal(uint32_t c) { return asked_of("isdecimal", c); }
inline bool is_digit(uint32_t c) { return asked_of("isdigit", c); }
inline bool is_numeric(uint32_t c) { return asked_of("isnumeric", c); }
inline bool is_printable(uint32_t c) { return asked_of("isprintable", c); }
inline bool is_lower(uint32_t c) { return asked_of("islower", c); }
inline bool is_upper(uint32_t c) { return asked_of("isupper", c); }
inline bool is_title(uint32_t c) { return asked_of("istitle", c) && !is_upper(c); }

#endif

} // namespace capsulec::py::database
