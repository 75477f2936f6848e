// text.format(…) and text.format_map(…) where the text is only known at run time: read as Python reads it. Registered by
// library/text/running.py.
#pragma once

#include <stdint.h>

#include "capsulec/compiler.hpp"
#include "capsulec/python/arguments.hpp"
#include "capsulec/python/exception.hpp"
#include "capsulec/python/format.hpp"
#include "capsulec/python/str.hpp"

namespace capsulec::py {

// The number that a part of a text is, -1 when it is none.
inline int64_t decimal(const str &text, int64_t start, int64_t end) {
    int64_t value = 0;
    for (int64_t i = start; i < end; i++) {
        const uint32_t code = text.code(i);
        if (code < '0' || code > '9') {
            return -1;
        }
        const int64_t digit = static_cast<int64_t>(code) - '0';
        if (value > (INT64_MAX - digit) / 10) {
            raise(ValueError, "Too many decimal digits in format string");
        }
        value = value * 10 + digit;
    }
    return start == end ? -1 : value;
}

// What a field asks of its argument: the steps `.name` and `[key]` that are still to do.
class field_path {
    const str &text;
    int64_t place;
    int64_t start = 0, end = 0; // of the first step's name

    bool is_dot() const { return text.code(place) == '.'; }

  public:
    field_path(const str &name, int64_t from) : text(name), place(from) {
        const int64_t size = text.size();
        if (place >= size) {
            return;
        }
        start = end = place + 1;
        if (is_dot()) {
            while (end < size && text.code(end) != '.' && text.code(end) != '[') {
                ++end;
            }
        } else if (text.code(place) == '[') {
            while (end < size && text.code(end) != ']') {
                ++end;
            }
            if (end == size) {
                raise(ValueError, "Missing ']' in format string");
            }
        } else {
            raise(ValueError, "Only '.' or '[' may follow ']' in format field specifier");
        }
        if (start == end) {
            raise(ValueError, "Empty attribute in format string");
        }
    }

    bool more() const { return place < text.size(); }
    bool is_item() const { return !is_dot(); }
    str name() const { return text.part(start, end - start); }
    bool is(const char *attribute) const {
        int64_t i = start;
        while (i < end && *attribute != 0 && text.code(i) == static_cast<uint32_t>(*attribute)) {
            ++i;
            ++attribute;
        }
        return is_dot() && i == end && *attribute == 0;
    }
    field_path rest() const { return {text, is_dot() ? end : end + 1}; }

    int64_t number() const { return decimal(text, start, end); } // that a key is, -1 when it is a text
    int64_t index(const char *refusal) const {
        const int64_t found = number();
        if (found < 0) {
            raise(TypeError, refusal);
        }
        return found;
    }
    // Of a dict whose keys are texts, or numbers.
    str key(const str &) const {
        const int64_t found = number();
        if (found >= 0) {
            raise_with(KeyError, found);
        }
        return name();
    }
    int64_t key(int64_t) const {
        const int64_t found = number();
        if (found < 0) {
            raise_with(KeyError, name());
        }
        return found;
    }

    [[noreturn]] void refuse(const char *of) const {
        text_builder why;
        if (is_item()) {
            write_ascii(why, "'");
            write_ascii(why, of);
            write_ascii(why, "' object is not subscriptable");
            raise_with(TypeError, why.finish());
        }
        write_ascii(why, "attribute '");
        why.append(name());
        write_ascii(why, "' of ");
        write_ascii(why, of);
        write_ascii(why, " in a field of a text that is only known at run time is not compiled");
        raise_with(NotImplementedError, why.finish());
    }
};

// A value of any type, what shows it, and its name where it is a keyword argument.
struct shown_value {
    const void *value;
    const void *shows;
    str (*call)(const void *value, const void *shows, const field_path &path, uint32_t conversion, const str &spec);
    bool named;
    str name;
};

template <class Value, class Shows> shown_value shown_by(const Value &value, const Shows &shows) {
    const auto call = [](const void *held, const void *by, const field_path &path, uint32_t conversion, const str &spec) {
        return (*static_cast<const Shows *>(by))(*static_cast<const Value *>(held), path, conversion, spec);
    };
    return {&value, &shows, call, false, str()};
}
template <class Value, class Shows> shown_value named_by(const str &name, const Value &value, const Shows &shows) {
    shown_value made = shown_by(value, shows);
    made.named = true;
    made.name = name;
    return made;
}

// format(value, spec) of a value whose class only takes an empty specification.
inline const str &without_spec(const str &shown, const str &spec, const char *of) {
    if (CAPSULEC_UNLIKELY(spec.size() != 0)) {
        text_builder text;
        write_ascii(text, "unsupported format string passed to ");
        write_ascii(text, of);
        write_ascii(text, ".__format__");
        raise_with(TypeError, text.finish());
    }
    return shown;
}

// The arguments of format().
struct format_arguments {
    const shown_value *all;
    int64_t count;

    const shown_value &found(int64_t index, const str &name) const {
        if (index >= 0) {
            if (CAPSULEC_UNLIKELY(index >= count || all[index].named)) {
                raise(IndexError, "Replacement index {} out of range for positional args tuple", index);
            }
            return all[index];
        }
        for (int64_t i = 0; i < count; i++) {
            if (all[i].named && all[i].name == name) {
                return all[i];
            }
        }
        raise_with(KeyError, name);
    }
    void check(int64_t index, const str &name) const { found(index, name); }
    str show(int64_t index, const str &name, const field_path &path, uint32_t conversion, const str &spec) const {
        const shown_value &one = found(index, name);
        return one.call(one.value, one.shows, path, conversion, spec);
    }
};

// The argument of format_map().
template <class Mapping, class Shows> struct format_mapping {
    const Mapping &mapping;
    const Shows &shows;

    void check(int64_t index, const str &name) const {
        if (CAPSULEC_UNLIKELY(index >= 0)) {
            raise(ValueError, "Format string contains positional fields");
        }
        mapping.item(name);
    }
    str show(int64_t, const str &name, const field_path &path, uint32_t conversion, const str &spec) const {
        return shows(mapping.item(name), path, conversion, spec);
    }
};

// Goes through the text once.
template <class Values> class text_formatter {
    enum class numbering { none, automatic, manual };

    const Values &values;
    numbering state = numbering::none;
    int64_t used = 0;

    int64_t index_of(const str &name) {
        const int64_t number = decimal(name, 0, name.size());
        const bool automatic = name.size() == 0;
        if (!automatic && number < 0) {
            return -1;
        }
        if (state == numbering::none) {
            state = automatic ? numbering::automatic : numbering::manual;
        }
        if (state == numbering::manual && automatic) {
            raise(ValueError, "cannot switch from manual field specification to automatic field numbering");
        }
        if (state == numbering::automatic && !automatic) {
            raise(ValueError, "cannot switch from automatic field numbering to manual field specification");
        }
        return automatic ? used++ : number;
    }

    static void check_conversion(uint32_t conversion) {
        if (conversion == 0 || conversion == 'r' || conversion == 's' || conversion == 'a') {
            return;
        }
        text_builder text;
        write_ascii(text, "Unknown conversion specifier ");
        if (conversion > 32 && conversion < 127) {
            text.append_character(conversion);
        } else {
            int digits = 1;
            while (digits < 8 && (conversion >> (4 * digits)) != 0) {
                ++digits;
            }
            write_ascii(text, "\\x");
            write_hex(text, conversion, digits);
        }
        raise_with(ValueError, text.finish());
    }

    str field(const str &text, uint32_t conversion, const str &spec, bool nested, int depth) {
        int64_t end = 0;
        while (end < text.size() && text.code(end) != '.' && text.code(end) != '[') {
            ++end;
        }
        const str name = text.part(0, end);
        const int64_t index = index_of(name);
        values.check(index, name);
        const field_path path(text, end);
        check_conversion(conversion);
        return values.show(index, name, path, conversion, nested ? whole(spec, depth - 1) : spec);
    }

    // A field, from behind its `{`, which is put behind what has been made; the place behind its `}`.
    int64_t take_field(const str &text, int64_t at, int depth, text_builder &made) {
        const int64_t size = text.size(), start = at;
        uint32_t c = 0;
        while (at < size) {
            c = text.code(at++);
            if (c == '{') {
                raise(ValueError, "unexpected '{' in field name");
            }
            if (c == '[') {
                while (at < size && text.code(at) != ']') {
                    ++at;
                }
            } else if (c == '}' || c == ':' || c == '!') {
                break;
            }
        }
        if (c != '}' && c != ':' && c != '!') {
            raise(ValueError, "expected '}' before end of string");
        }
        const str name = text.part(start, at - 1 - start);
        uint32_t conversion = 0;
        if (c == '!') {
            if (at >= size) {
                raise(ValueError, "end of string while looking for conversion specifier");
            }
            conversion = text.code(at++);
            if (at < size) {
                c = text.code(at++);
                if (c != '}' && c != ':') {
                    raise(ValueError, "expected ':' after conversion specifier");
                }
            }
        }
        if (c == '}') {
            made.append(field(name, conversion, str(), false, depth));
            return at;
        }
        const int64_t begin = at;
        bool nested = false;
        for (int64_t open = 1; at < size;) {
            c = text.code(at++);
            nested = nested || c == '{';
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                made.append(field(name, conversion, text.part(begin, at - 1 - begin), nested, depth));
                return at;
            }
        }
        raise(ValueError, "unmatched '{' in format spec");
    }

  public:
    explicit text_formatter(const Values &given) : values(given) {}

    str whole(const str &text, int depth = 2) {
        if (depth <= 0) {
            raise(ValueError, "Max string recursion exceeded");
        }
        text_builder made;
        const int64_t size = text.size();
        for (int64_t at = 0; at < size;) {
            const int64_t start = at;
            while (at < size && text.code(at) != '{' && text.code(at) != '}') {
                ++at;
            }
            made.append_part(text, start, at - start);
            if (at == size) {
                break;
            }
            const uint32_t c = text.code(at++);
            const bool twice = at < size && text.code(at) == c;
            if (twice) {
                made.append_character(c);
                ++at;
            } else if (c == '}' || at == size) {
                raise(ValueError, c == '}' ? "Single '}' encountered in format string" : "Single '{' encountered in format string");
            } else {
                at = take_field(text, at, depth, made);
            }
        }
        return made.finish();
    }
};

template <class... Values> str format_text(const str &text, const Values &...values) {
    const shown_value all[] = {values..., {}};
    const format_arguments arguments{all, static_cast<int64_t>(sizeof...(Values))};
    return text_formatter<format_arguments>(arguments).whole(text);
}

template <class Mapping, class Shows> str format_text_map(const str &text, const Mapping &mapping, const Shows &shows) {
    const format_mapping<Mapping, Shows> arguments{mapping, shows};
    return text_formatter<format_mapping<Mapping, Shows>>(arguments).whole(text);
}

} // namespace capsulec::py
