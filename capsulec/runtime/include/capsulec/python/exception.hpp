// Python's exceptions as C++ values: what a class is, what is thrown, how it is raised. Used by backend/cxx.py.
// A raise formats nothing: the text is put together only if somebody reads it.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"

struct _object; // Python's PyObject

namespace capsulec::py {

// An exception class, a builtin one or one of another module. Two are the same class when they are the same object.
struct ExceptionClass {
    const char *name;
    const ExceptionClass *base;   // null for BaseException; of a class of another module, a builtin one
    const char *module = nullptr; // null: it is a builtin
    void **object = nullptr;      // of a class of the user's: where Python's class is
};

// The arguments that an exception is raised with, where they are more than a text that the program has: counted, of any
// types. `object` gives them to Python as a new tuple, and needs the GIL.
struct Carried {
    int64_t owners;
    void (*end)(Carried *) noexcept;
    ::_object *(*object)(const Carried *);
};

class Arguments {
    Carried *carried = nullptr;

  public:
    CAPSULEC_PART Arguments() noexcept {}
    explicit Arguments(Carried *made) noexcept : carried(made) {}
    Arguments(const Arguments &other) noexcept : carried(other.carried) {
        if (carried != nullptr) {
            count_up(carried->owners);
        }
    }
    Arguments &operator=(const Arguments &other) noexcept {
        Arguments copy(other);
        Carried *const mine = carried;
        carried = copy.carried;
        copy.carried = mine;
        return *this;
    }
    ~Arguments() {
        if (carried != nullptr && count_down(carried->owners)) {
            carried->end(carried);
        }
    }
    CAPSULEC_PART explicit operator bool() const noexcept { return carried != nullptr; }
    CAPSULEC_PART const Carried *operator->() const noexcept { return carried; }
    CAPSULEC_PART const Carried *get() const noexcept { return carried; }
};

constexpr int most_numbers = 16; // in a message: two shapes of eight axes

// A raised exception. `message` null: it was raised without arguments. When `formatted`, each {} in the message stands
// for the next of the numbers, and {{ and }} for one brace; else the message is the text itself.
struct Exception {
    const ExceptionClass *type;
    const char *message;
    bool formatted;
    int64_t numbers[most_numbers];
    Arguments arguments{};
    mutable Arguments state{}; // identity, cause, context: python/exception_state.hpp

    // isinstance(error, classinfo)
    bool is(const ExceptionClass &classinfo) const noexcept {
        for (const ExceptionClass *ancestor = type; ancestor != nullptr; ancestor = ancestor->base) {
            if (ancestor == &classinfo) {
                return true;
            }
        }
        return false;
    }

    // The text of the message, cut off at `size` - 1 bytes: `message` itself, or written to `buffer`.
    const char *text(char *buffer, int size) const noexcept;
};

// A program with handlers notes what was being handled when an exception was raised: python/exception_state.hpp.
#ifdef CAPSULEC_HANDLES
static void add_context(const Exception &error) noexcept;
#else
CAPSULEC_PART inline void add_context(const Exception &) noexcept {}
#endif

[[noreturn]] CAPSULEC_COLD inline void raise_error(const Exception &error) {
    add_context(error);
    CAPSULEC_THROW(error);
}

[[noreturn]] CAPSULEC_COLD inline void raise(const ExceptionClass &type, const char *message = nullptr) {
#ifdef CAPSULEC_HANDLES
    raise_error(Exception{&type, message, false, {}});
#else // made where it is thrown: nobody copies it
    CAPSULEC_THROW(Exception{&type, message, false, {}});
#endif
}

template <class... Number>
[[noreturn]] CAPSULEC_COLD inline void raise(const ExceptionClass &type, const char *format, int64_t first,
                                             Number... more) {
    static_assert(sizeof...(more) < most_numbers, "a message with too many numbers");
#ifdef CAPSULEC_HANDLES
    raise_error(Exception{&type, format, true, {first, static_cast<int64_t>(more)...}});
#else
    CAPSULEC_THROW(Exception{&type, format, true, {first, static_cast<int64_t>(more)...}});
#endif
}

// Writes the decimal text of `number`, 20 characters at most; returns the place after it.
inline char *write_decimal(int64_t number, char *to) noexcept {
    uint64_t rest = number < 0 ? uint64_t{0} - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
    char digits[20];
    int count = 0;
    do {
        digits[count++] = static_cast<char>('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0) {
        *to++ = '-';
    }
    while (count > 0) {
        *to++ = digits[--count];
    }
    return to;
}

CAPSULEC_COLD inline const char *Exception::text(char *buffer, int size) const noexcept {
    if (!formatted) {
        return message;
    }
    char *to = buffer;
    const char *const end = buffer + size - 21; // room for one more number and the final zero
    const char *from = message;
    int used = 0;
    for (; *from != '\0' && to < end; ++from) {
        if (from[0] == '{' && from[1] == '}' && used < most_numbers) {
            to = write_decimal(numbers[used++], to);
            ++from;
            continue;
        }
        *to++ = *from;
        if ((*from == '{' || *from == '}') && from[1] == *from) {
            ++from;
        }
    }
    if ((*from & 0xC0) == 0x80) { // stopped within a character of several bytes: leave it out
        do {
            --to;
        } while (to != buffer && (*to & 0xC0) == 0x80);
    }
    *to = '\0';
    return buffer;
}

// The builtin classes. Python's class Exception is Exception_ here: Exception is the value that is thrown.
inline constexpr ExceptionClass BaseException{"BaseException", nullptr};
inline constexpr ExceptionClass Exception_{"Exception", &BaseException};
inline constexpr ExceptionClass GeneratorExit{"GeneratorExit", &BaseException};
inline constexpr ExceptionClass KeyboardInterrupt{"KeyboardInterrupt", &BaseException};
inline constexpr ExceptionClass SystemExit{"SystemExit", &BaseException};

inline constexpr ExceptionClass ArithmeticError{"ArithmeticError", &Exception_};
inline constexpr ExceptionClass FloatingPointError{"FloatingPointError", &ArithmeticError};
inline constexpr ExceptionClass OverflowError{"OverflowError", &ArithmeticError};
inline constexpr ExceptionClass ZeroDivisionError{"ZeroDivisionError", &ArithmeticError};

inline constexpr ExceptionClass LookupError{"LookupError", &Exception_};
inline constexpr ExceptionClass IndexError{"IndexError", &LookupError};
inline constexpr ExceptionClass KeyError{"KeyError", &LookupError};

inline constexpr ExceptionClass AssertionError{"AssertionError", &Exception_};
inline constexpr ExceptionClass AttributeError{"AttributeError", &Exception_};
inline constexpr ExceptionClass BufferError{"BufferError", &Exception_};
inline constexpr ExceptionClass EOFError{"EOFError", &Exception_};
inline constexpr ExceptionClass ImportError{"ImportError", &Exception_};
inline constexpr ExceptionClass ModuleNotFoundError{"ModuleNotFoundError", &ImportError};
inline constexpr ExceptionClass MemoryError{"MemoryError", &Exception_};
inline constexpr ExceptionClass NameError{"NameError", &Exception_};
inline constexpr ExceptionClass UnboundLocalError{"UnboundLocalError", &NameError};
inline constexpr ExceptionClass ReferenceError{"ReferenceError", &Exception_};
inline constexpr ExceptionClass RuntimeError{"RuntimeError", &Exception_};
inline constexpr ExceptionClass NotImplementedError{"NotImplementedError", &RuntimeError};
inline constexpr ExceptionClass RecursionError{"RecursionError", &RuntimeError};
inline constexpr ExceptionClass StopAsyncIteration{"StopAsyncIteration", &Exception_};
inline constexpr ExceptionClass StopIteration{"StopIteration", &Exception_};
inline constexpr ExceptionClass SyntaxError{"SyntaxError", &Exception_};
inline constexpr ExceptionClass IndentationError{"IndentationError", &SyntaxError};
inline constexpr ExceptionClass TabError{"TabError", &IndentationError};
inline constexpr ExceptionClass SystemError{"SystemError", &Exception_};
inline constexpr ExceptionClass TypeError{"TypeError", &Exception_};
inline constexpr ExceptionClass ValueError{"ValueError", &Exception_};
inline constexpr ExceptionClass UnicodeError{"UnicodeError", &ValueError};
inline constexpr ExceptionClass UnicodeDecodeError{"UnicodeDecodeError", &UnicodeError};
inline constexpr ExceptionClass UnicodeEncodeError{"UnicodeEncodeError", &UnicodeError};
inline constexpr ExceptionClass UnicodeTranslateError{"UnicodeTranslateError", &UnicodeError};

inline constexpr ExceptionClass OSError{"OSError", &Exception_};
inline constexpr const ExceptionClass &EnvironmentError = OSError;
inline constexpr const ExceptionClass &IOError = OSError;
inline constexpr ExceptionClass BlockingIOError{"BlockingIOError", &OSError};
inline constexpr ExceptionClass ChildProcessError{"ChildProcessError", &OSError};
inline constexpr ExceptionClass ConnectionError{"ConnectionError", &OSError};
inline constexpr ExceptionClass BrokenPipeError{"BrokenPipeError", &ConnectionError};
inline constexpr ExceptionClass ConnectionAbortedError{"ConnectionAbortedError", &ConnectionError};
inline constexpr ExceptionClass ConnectionRefusedError{"ConnectionRefusedError", &ConnectionError};
inline constexpr ExceptionClass ConnectionResetError{"ConnectionResetError", &ConnectionError};
inline constexpr ExceptionClass FileExistsError{"FileExistsError", &OSError};
inline constexpr ExceptionClass FileNotFoundError{"FileNotFoundError", &OSError};
inline constexpr ExceptionClass InterruptedError{"InterruptedError", &OSError};
inline constexpr ExceptionClass IsADirectoryError{"IsADirectoryError", &OSError};
inline constexpr ExceptionClass NotADirectoryError{"NotADirectoryError", &OSError};
inline constexpr ExceptionClass PermissionError{"PermissionError", &OSError};
inline constexpr ExceptionClass ProcessLookupError{"ProcessLookupError", &OSError};
inline constexpr ExceptionClass TimeoutError{"TimeoutError", &OSError};

inline constexpr ExceptionClass Warning{"Warning", &Exception_};
inline constexpr ExceptionClass BytesWarning{"BytesWarning", &Warning};
inline constexpr ExceptionClass DeprecationWarning{"DeprecationWarning", &Warning};
inline constexpr ExceptionClass EncodingWarning{"EncodingWarning", &Warning};
inline constexpr ExceptionClass FutureWarning{"FutureWarning", &Warning};
inline constexpr ExceptionClass ImportWarning{"ImportWarning", &Warning};
inline constexpr ExceptionClass PendingDeprecationWarning{"PendingDeprecationWarning", &Warning};
inline constexpr ExceptionClass ResourceWarning{"ResourceWarning", &Warning};
inline constexpr ExceptionClass RuntimeWarning{"RuntimeWarning", &Warning};
inline constexpr ExceptionClass SyntaxWarning{"SyntaxWarning", &Warning};
inline constexpr ExceptionClass UnicodeWarning{"UnicodeWarning", &Warning};
inline constexpr ExceptionClass UserWarning{"UserWarning", &Warning};

// NumPy's; an AxisError is an IndexError too.
inline constexpr ExceptionClass AxisError{"AxisError", &ValueError, "numpy.exceptions"};
inline constexpr ExceptionClass LinAlgError{"LinAlgError", &ValueError, "numpy.linalg"};

} // namespace capsulec::py
