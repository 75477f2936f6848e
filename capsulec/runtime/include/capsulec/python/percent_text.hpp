// text % values where the text is only known at run time: read as Python reads it. Registered by library/text/running.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/percent.hpp"
#include "capsulec/python/str.hpp"

namespace capsulec::py {

// What a field asks for. Where the letter is `*`, what shows a value gives it as `amount`.
struct percent_field {
    char flags[8];
    int64_t width;
    int64_t precision;
    uint32_t letter;
    int64_t amount;

    char type() const noexcept { return static_cast<char>(letter); }
};

// A value that the letter of a field does not take.
[[noreturn]] CAPSULEC_COLD inline void refuse_percent(const percent_field &field, const char *of) {
    const uint32_t c = field.letter;
    text_builder text;
    if (c == '*') {
        raise(TypeError, "* wants int");
    }
    if (c == 'c') {
        raise(TypeError, "%c requires int or char");
    }
    if (c == 'd' || c == 'i' || c == 'u' || (c | 32) == 'x' || c == 'o') {
        text.append_character('%');
        text.append_character(c);
        write_ascii(text, c == 'd' || c == 'i' || c == 'u' ? " format: a real number is required, not "
                                                           : " format: an integer is required, not ");
    } else {
        write_ascii(text, "must be real number, not ");
    }
    write_ascii(text, of);
    raise_with(TypeError, text.finish());
}

// One of several values, which are of different types.
struct percent_value {
    const void *value;
    const void *shows;
    str (*call)(const void *value, const void *shows, percent_field &field);
};
template <class Value, class Shows> percent_value percent_by(const Value &value, const Shows &shows) {
    return {&value, &shows, [](const void *held, const void *by, percent_field &field) {
                return (*static_cast<const Shows *>(by))(*static_cast<const Value *>(held), field);
            }};
}

// The right side: a tuple, whose items are shown one after the other, or one value; `subscripted` where Python takes it
// for a mapping, of which not all has to be shown.
struct percent_values {
    const percent_value *all;
    int64_t count;
    bool subscripted;

    void check(const str &) const { raise(TypeError, subscripted ? "list indices must be integers or slices, not str"
                                                                 : "format requires a mapping"); }
    str show(int64_t index, percent_field &field) const {
        return all[index].call(all[index].value, all[index].shows, field);
    }
    str show_item(const str &, percent_field &) const { return str(); } // `check` has raised
};
template <class Items, class Shows> struct percent_items {
    const Items &items;
    const Shows &shows;
    int64_t count;
    static constexpr bool subscripted = false;

    void check(const str &) const { raise(TypeError, "format requires a mapping"); }
    str show(int64_t index, percent_field &field) const { return shows(items.at(index), field); }
    str show_item(const str &, percent_field &) const { return str(); }
};
template <class Mapping, class Whole, class Shows> struct percent_mapping {
    const Mapping &mapping;
    const Whole &whole;
    const Shows &shows;
    static constexpr int64_t count = 1;
    static constexpr bool subscripted = true;

    void check(const str &key) const { mapping.item(key); }
    str show(int64_t, percent_field &field) const { return whole(mapping, field); }
    str show_item(const str &key, percent_field &field) const { return shows(mapping.item(key), field); }
};

template <class Values> class percent_formatter {
    const str &text;
    const Values &values;
    int64_t at = 0;
    int64_t used = 0;   // values that have been shown
    bool keyed = false; // the value is that of `key`
    bool taken = false; // and has been shown
    str key;

    str next(percent_field &field) {
        if (keyed ? taken : used >= values.count) {
            raise(TypeError, "not enough arguments for format string");
        }
        if (keyed) {
            taken = true;
            return values.show_item(key, field);
        }
        return values.show(used++, field);
    }

    int64_t amount() {
        percent_field asked{{}, 0, -1, '*', 0};
        next(asked);
        return asked.amount;
    }

    uint32_t character() {
        if (at >= text.size()) {
            raise(ValueError, "incomplete format");
        }
        return text.code(at++);
    }

    int64_t number(uint32_t &c, int64_t most, const char *too_big) {
        int64_t value = 0;
        for (; c >= '0' && c <= '9'; c = character()) {
            const int64_t digit = static_cast<int64_t>(c) - '0';
            if (value > (most - digit) / 10) {
                raise(ValueError, too_big);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    void read_key() {
        const int64_t start = at;
        for (int64_t open = 1; open > 0; at++) {
            if (at >= text.size()) {
                raise(ValueError, "incomplete format key");
            }
            const uint32_t c = text.code(at);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        key = text.part(start, at - 1 - start);
        keyed = true;
        taken = false;
        values.check(key);
    }

    // A field, from behind its `%`.
    str field() {
        percent_field asked{{}, 0, -1, 0, 0};
        uint32_t c = character();
        if (c == '%') {
            return literal("%", 1);
        }
        if (c == '(') {
            if (!values.subscripted) {
                raise(TypeError, "format requires a mapping");
            }
            read_key();
            c = character();
        }
        bool seen[5] = {};
        for (int flags = 0;; c = character()) {
            const int which = c == '-' ? 0 : c == '+' ? 1 : c == ' ' ? 2 : c == '#' ? 3 : c == '0' ? 4 : -1;
            if (which < 0) {
                break;
            }
            if (!seen[which]) {
                seen[which] = true;
                asked.flags[flags++] = static_cast<char>(c);
            }
        }
        if (c == '*') {
            asked.width = percent_width(amount());
            c = character();
        } else {
            asked.width = number(c, INT64_MAX, "width too big");
            if (asked.width > INT32_MAX) {
                raise(MemoryError);
            }
        }
        if (c == '.') {
            c = character();
            if (c == '*') {
                asked.precision = percent_precision(amount());
                c = character();
            } else {
                asked.precision = number(c, INT32_MAX, "precision too big");
            }
        }
        if (c == 'h' || c == 'l' || c == 'L') {
            c = character();
        }
        asked.letter = c;
        return shown(asked);
    }

    str shown(percent_field &asked) {
        const uint32_t c = asked.letter;
        bool known = false;
        for (const char *letter = "sradiuoxXeEfFgGc"; *letter != '\0'; ++letter) {
            known = known || c == static_cast<unsigned char>(*letter);
        }
        if (known) {
            return next(asked);
        }
        percent_field dropped{{}, 0, -1, 's', 0};
        next(dropped); // Python misses a value before it looks at the letter
        text_builder message;
        write_ascii(message, "unsupported format character '");
        message.append_character(c >= 31 && c <= 126 ? c : '?');
        write_ascii(message, "' (0x");
        int digits = 1;
        while (digits < 8 && (c >> (4 * digits)) != 0) {
            ++digits;
        }
        write_hex(message, c, digits);
        write_ascii(message, ") at index ");
        write_repr(message, at - 1);
        raise_with(ValueError, message.finish());
    }

  public:
    percent_formatter(const str &format, const Values &given) : text(format), values(given) {}

    str whole() {
        text_builder made;
        const int64_t size = text.size();
        while (at < size) {
            const int64_t start = at;
            while (at < size && text.code(at) != '%') {
                ++at;
            }
            made.append_part(text, start, at - start);
            if (at < size) {
                ++at;
                made.append(field());
            }
        }
        if (!values.subscripted && used < values.count) {
            raise(TypeError, "not all arguments converted during string formatting");
        }
        return made.finish();
    }
};

template <class... Values> str percent_text(const str &text, bool subscripted, const Values &...values) {
    const percent_value all[] = {values..., {}};
    const percent_values given{all, static_cast<int64_t>(sizeof...(Values)), subscripted};
    return percent_formatter<percent_values>(text, given).whole();
}

template <class Items, class Shows> str percent_text_items(const str &text, const Items &items, const Shows &shows) {
    const percent_items<Items, Shows> given{items, shows, items.size()};
    return percent_formatter<percent_items<Items, Shows>>(text, given).whole();
}

template <class Mapping, class Whole, class Shows>
str percent_text_map(const str &text, const Mapping &mapping, const Whole &whole, const Shows &shows) {
    const percent_mapping<Mapping, Whole, Shows> given{mapping, whole, shows};
    return percent_formatter<percent_mapping<Mapping, Whole, Shows>>(text, given).whole();
}

} // namespace capsulec::py
