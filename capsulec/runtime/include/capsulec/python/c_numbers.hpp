// Floats read from text as C reads them, with a point whatever the locale of the process is. Used by python/parse.hpp.
#pragma once

#include <locale.h>
#if defined(__APPLE__)
#include <xlocale.h>
#endif

// <stdlib.h> would declare names that users give their functions.
extern "C" {
double strtod(const char *, char **) noexcept;
#if defined(_WIN32)
double _strtod_l(const char *, char **, _locale_t);
#elif !defined(__APPLE__)
double strtod_l(const char *, char **, locale_t) noexcept;
#endif
}

namespace capsulec::py {

inline double c_number(const char *text, char **end) noexcept {
#if defined(_WIN32)
    static const _locale_t plain = _create_locale(LC_ALL, "C");
    return _strtod_l(text, end, plain);
#else
    static const locale_t plain = newlocale(LC_ALL_MASK, "C", static_cast<locale_t>(nullptr));
    return plain == static_cast<locale_t>(nullptr) ? strtod(text, end) : strtod_l(text, end, plain);
#endif
}

} // namespace capsulec::py
