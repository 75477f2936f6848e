// What python/exception.hpp promises; run by test_headers.py. Exit status 0: all of it holds.
#include "capsulec/python/exception.hpp"

namespace py = capsulec::py;

namespace {

bool equal(const char *left, const char *right) {
    while (*left != '\0' && *left == *right) {
        ++left, ++right;
    }
    return *left == *right;
}

template <class Function> bool text_is(Function function, const py::ExceptionClass &type, const char *expected) {
    char buffer[64];
    try {
        function();
    } catch (const py::Exception &error) {
        const char *const text = error.text(buffer, sizeof buffer);
        return error.is(type) && error.is(py::BaseException) && (expected == nullptr ? text == nullptr : equal(text, expected));
    }
    return false;
}

} // namespace

int main() {
    const bool results[] = {
        text_is([] { py::raise(py::ValueError); }, py::ValueError, nullptr),
        text_is([] { py::raise(py::ValueError, "a {} {{b}}"); }, py::Exception_, "a {} {{b}}"),
        text_is([] { py::raise(py::ZeroDivisionError, "x"); }, py::ArithmeticError, "x"),
        !text_is([] { py::raise(py::ValueError, "x"); }, py::ArithmeticError, "x"),
        text_is([] { py::raise(py::IOError, "x"); }, py::OSError, "x"),
        text_is([] { py::raise(py::TabError, "x"); }, py::SyntaxError, "x"),
        text_is([] { py::raise(py::IndexError, "index {} of {{{}}}", -3, 0); }, py::LookupError, "index -3 of {0}"),
        text_is([] { py::raise(py::KeyError, "{}", INT64_MIN); }, py::KeyError, "-9223372036854775808"),
        text_is([] { py::raise(py::KeyError, "{}{}{}{}", INT64_MAX, 1, 2, 3); }, py::KeyError, "9223372036854775807123"),
        // Cut off before the buffer ends, never within a character.
        text_is([] { py::raise(py::KeyError, "0123456789012345678901234567890123456789\u00e9\u00e9\u00e9 {}", 7); }, py::KeyError,
                "0123456789012345678901234567890123456789\u00e9"),
    };
    int failed = 0;
    int number = 0;
    for (bool result : results) {
        ++number;
        failed = failed == 0 && !result ? number : failed;
    }
    return failed;
}
