// Python's random numbers: MT19937 with one state for the module, seeded as Python seeds. Registered by library/random.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/libm.hpp"
#include "capsulec/python/api.hpp"
#include "capsulec/python/box.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/str.hpp"
#include "capsulec/python/text_object.hpp"

extern "C" {
double cos(double) noexcept;
double sin(double) noexcept;
double log(double) noexcept;
}

namespace capsulec::py::random {
struct Generator;
}
namespace capsulec::py {
inline bool truth(const box<random::Generator> &) { return true; }
} // namespace capsulec::py

namespace capsulec::py::random {

constexpr int state_size = 624;

inline uint32_t twisted(uint32_t upper, uint32_t lower) {
    const uint32_t mixed = (upper & 0x80000000U) | (lower & 0x7FFFFFFFU);
    return (mixed >> 1) ^ ((lower & 1U) != 0 ? 0x9908B0DFU : 0U);
}

inline uint64_t width(int64_t start, int64_t stop) { return static_cast<uint64_t>(stop) - static_cast<uint64_t>(start); }

inline int64_t moved(int64_t start, uint64_t by) { return static_cast<int64_t>(static_cast<uint64_t>(start) + by); }

[[noreturn]] CAPSULEC_COLD inline void raise_empty(int64_t start, int64_t stop) {
#if CAPSULEC_PYTHON >= 0x030C
    raise(ValueError, "empty range in randrange({}, {})", start, stop);
#else
    const uint64_t missing = width(stop, start);
    if (missing > uint64_t{INT64_MAX}) { // its last digit apart
        const int64_t tens = static_cast<int64_t>(missing / 10), ones = static_cast<int64_t>(missing % 10);
        raise(ValueError, "empty range for randrange() ({}, {}, -{}{})", start, stop, tens, ones);
    }
    raise(ValueError, "empty range for randrange() ({}, {}, {})", start, stop, -static_cast<int64_t>(missing));
#endif
}

// The generator of Matsumoto and Nishimura. Threads that draw at once may get the same numbers, but nothing worse: the
// position is looked at before it is used.
struct Generator {
    uint32_t words[state_size];
    int position;
    bool seeded_once;
    bool has_gauss; // gauss() makes two numbers at a time
    double next_gauss;
    bool of_system; // a SystemRandom: the words are the system's, and there is nothing to seed

    // Words of os.urandom.
    void system_words() {
        bool done = false;
        {
            const Locked locked;
            PyObject *const module = PyImport_ImportModule("os");
            PyObject *const drawn =
                module == nullptr ? nullptr : PyObject_CallMethod(module, "urandom", "n", Py_ssize_t{4 * state_size});
            if (drawn != nullptr && PyBytes_Size(drawn) == Py_ssize_t{4 * state_size}) {
                memcpy(words, PyBytes_AsString(drawn), sizeof words);
                done = true;
            }
            Py_DecRef(drawn);
            Py_DecRef(module);
            PyErr_Clear();
        }
        if (!done) {
            raise(NotImplementedError, "the system has no source of random numbers");
        }
    }

    CAPSULEC_SELDOM void next_words() {
        if (of_system) {
            system_words();
            return;
        }
        constexpr int middle = 397;
        for (int i = 0; i < state_size; ++i) {
            words[i] = words[(i + middle) % state_size] ^ twisted(words[i], words[(i + 1) % state_size]);
        }
    }

    // Knuth's generator fills the state from one number.
    void start_from(uint32_t number) {
        words[0] = number;
        for (uint32_t i = 1; i < state_size; ++i) {
            words[i] = 1812433253U * (words[i - 1] ^ (words[i - 1] >> 30)) + i;
        }
    }

    void seeded() {
        position = state_size;
        seeded_once = true;
        has_gauss = false;
    }

    // seed(n): the absolute value as one or two words, from which the state is filled in two rounds.
    void seed(int64_t n) {
        if (of_system) {
            return;
        }
        const uint64_t size = n < 0 ? uint64_t{0} - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
        const uint32_t key[] = {static_cast<uint32_t>(size), static_cast<uint32_t>(size >> 32)};
        const uint32_t length = key[1] == 0 ? 1 : 2;
        start_from(19650218U);
        int i = 1;
        const auto forward = [&] {
            if (++i == state_size) {
                words[0] = words[state_size - 1];
                i = 1;
            }
        };
        for (uint32_t k = 0; k < state_size; ++k) {
            words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1664525U)) + key[k % length] + k % length;
            forward();
        }
        for (int k = 1; k < state_size; ++k) {
            words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1566083941U)) - static_cast<uint32_t>(i);
            forward();
        }
        words[0] = 0x80000000U;
        seeded();
    }

    // The state that Python's own Random has after it was made with `argument` (stolen; null when it could not be made): for
    // texts and floats, which are hashed, and for seeds of the system's. Needs the GIL.
    bool seed_as_python(PyObject *arguments) {
        PyObject *const module = arguments == nullptr ? nullptr : PyImport_ImportModule("random");
        PyObject *const made = module == nullptr ? nullptr : PyObject_GetAttrString(module, "Random");
        PyObject *const source = made == nullptr ? nullptr : PyObject_CallObject(made, arguments);
        PyObject *const state = source == nullptr ? nullptr : PyObject_CallMethod(source, "getstate", nullptr);
        PyObject *const held = state == nullptr ? nullptr : PyTuple_GetItem(state, 1);
        const bool done = held != nullptr && PyTuple_Size(held) > state_size;
        for (int i = 0; done && i < state_size; ++i) {
            words[i] = static_cast<uint32_t>(PyLong_AsUnsignedLongLong(PyTuple_GetItem(held, i)));
        }
        Py_DecRef(state);
        Py_DecRef(source);
        Py_DecRef(made);
        Py_DecRef(module);
        Py_DecRef(arguments);
        PyErr_Clear();
        return done;
    }

    void finish_seed(bool done) {
        if (!done) {
            raise(MemoryError);
        }
        seeded();
    }

    CAPSULEC_SELDOM void seed() {
        if (of_system) {
            return;
        }
        bool done;
        {
            const Locked locked;
            done = seed_as_python(PyTuple_New(0));
        }
        finish_seed(done);
    }

    CAPSULEC_SELDOM void seed(double x) {
        if (of_system) {
            return;
        }
        bool done;
        {
            const Locked locked;
            done = seed_as_python(Py_BuildValue("(d)", x));
        }
        finish_seed(done);
    }

    CAPSULEC_SELDOM void seed(const str &text) {
        if (of_system) {
            return;
        }
        bool done;
        {
            const Locked locked;
            done = seed_as_python(Py_BuildValue("(N)", as_object(text)));
        }
        finish_seed(done);
    }

    void ensure_seed() {
        if (!seeded_once) {
            seed();
        }
    }

    // The next 32 bits.
    uint32_t word() {
        int at = position;
        if (CAPSULEC_UNLIKELY(static_cast<unsigned>(at) >= static_cast<unsigned>(state_size) || !seeded_once)) {
            ensure_seed();
            next_words();
            at = 0;
        }
        position = at + 1;
        uint32_t bits = words[at];
        bits ^= bits >> 11;
        bits ^= (bits << 7) & 0x9D2C5680U;
        bits ^= (bits << 15) & 0xEFC60000U;
        return bits ^ (bits >> 18);
    }

    // The next float of [0, 1), of 53 random bits.
    double random() {
        const uint32_t high = word() >> 5, low = word() >> 6;
        return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
    }

    // The next `count` bits, 1 to 64; the word that is drawn first is the lower one.
    uint64_t bits(int count) {
        if (count <= 32) {
            return word() >> (32 - count);
        }
        const uint64_t low = word();
        return low | static_cast<uint64_t>(word() >> (64 - count)) << 32;
    }

    int64_t getrandbits(int64_t count) {
        if (CAPSULEC_UNLIKELY(count <= 0)) {
            if (count < 0) {
                raise(ValueError, "number of bits must be non-negative");
            }
            return 0;
        }
        uint64_t found = bits(static_cast<int>(count < 64 ? count : 64));
        bool fits = true;
        for (int64_t left = count - 64; left > 0; left -= 32) {
            fits &= (left < 32 ? word() >> (32 - left) : word()) == 0;
        }
        if (CAPSULEC_UNLIKELY(!fits || found > uint64_t{INT64_MAX})) {
            raise(OverflowError, "Python int too large to convert to C long");
        }
        return static_cast<int64_t>(found);
    }

    // An even choice of [0, count): as many bits as count has are drawn until they are below it. 0 stands for 2 ** 64.
    uint64_t below(uint64_t count) {
        if (count == 0) {
            while (true) { // 65 bits, of which the highest has to be 0
                const uint64_t found = bits(64);
                if (word() >> 31 == 0) {
                    return found;
                }
            }
        }
        int length = 0;
        for (uint64_t rest = count; rest != 0; rest >>= 1) {
            ++length;
        }
        uint64_t found = bits(length);
        while (found >= count) {
            found = bits(length);
        }
        return found;
    }

    int64_t below(int64_t count) { return static_cast<int64_t>(below(static_cast<uint64_t>(count))); }

    int64_t randrange(int64_t stop) {
        if (CAPSULEC_UNLIKELY(stop <= 0)) {
            raise(ValueError, "empty range for randrange()");
        }
        return below(stop);
    }

    int64_t randrange(int64_t start, int64_t stop) {
        if (CAPSULEC_UNLIKELY(start >= stop)) {
            raise_empty(start, stop);
        }
        return moved(start, below(width(start, stop)));
    }

    int64_t randint(int64_t low, int64_t high) {
        if (CAPSULEC_UNLIKELY(low > high)) {
            raise_empty(low, high + 1);
        }
        return moved(low, below(width(low, high) + 1));
    }

    int64_t randrange(int64_t start, int64_t stop, int64_t step) {
        if (step == 1) {
            return randrange(start, stop);
        }
        if (CAPSULEC_UNLIKELY(step == 0)) {
            raise(ValueError, "zero step for randrange()");
        }
        if (CAPSULEC_UNLIKELY(step > 0 ? start >= stop : start <= stop)) {
#if CAPSULEC_PYTHON >= 0x030C
            raise(ValueError, "empty range in randrange({}, {}, {})", start, stop, step);
#else
            raise(ValueError, "empty range for randrange()");
#endif
        }
        const uint64_t size = step > 0 ? static_cast<uint64_t>(step) : uint64_t{0} - static_cast<uint64_t>(step);
        const uint64_t distance = step > 0 ? width(start, stop) : width(stop, start);
        return moved(start, below((distance - 1) / size + 1) * static_cast<uint64_t>(step));
    }

    // A number of the standard normal distribution: two are made from two uniform ones (Box and Muller).
    double gauss() {
        if (has_gauss) {
            has_gauss = false;
            return next_gauss;
        }
        const double angle = random() * 6.283185307179586;
        const double length = ::sqrt(-2.0 * ::log(1.0 - random()));
        next_gauss = ::sin(angle) * length;
        has_gauss = true;
        return ::cos(angle) * length;
    }
};

// That of the module, whose state Python's `random` does not see.
inline Generator generator{};

template <class... Arguments> void seed(const Arguments &...arguments) { generator.seed(arguments...); }
inline double random() { return generator.random(); }
inline double gauss() { return generator.gauss(); }
inline int64_t getrandbits(int64_t count) { return generator.getrandbits(count); }
inline int64_t below(int64_t count) { return generator.below(count); }
inline int64_t randint(int64_t low, int64_t high) { return generator.randint(low, high); }
template <class... Bounds> int64_t randrange(Bounds... bounds) { return generator.randrange(bounds...); }

// random.Random(seed)
template <class... Seed> box<Generator> made(const Seed &...given) {
    box<Generator> source = box<Generator>::make();
    (*source).seed(given...);
    return source;
}

// random.SystemRandom()
inline box<Generator> made_of_system() {
    box<Generator> source = box<Generator>::make();
    (*source).of_system = true;
    (*source).seeded();
    return source;
}

} // namespace capsulec::py::random
