// repr() of the views of dicts. Registered by library/text/values.py.
#pragma once

#include "capsulec/python/dict.hpp"
#include "capsulec/python/repr.hpp"

namespace capsulec::py {

// dict_keys([...]), and its kind; OrderedDict's begin with an o.
template <class View> void write_view(text_builder &to, const char *name, const View &view) {
    write_ascii(to, name);
    write_ascii(to, "([");
    const auto &items = view.mapping;
    for (int64_t i = items.first(); i < items.last(); i = items.after(i)) {
        if (i != items.first()) {
            write_ascii(to, ", ");
        }
        write_repr(to, view.look(i));
    }
    write_ascii(to, "])");
}
template <class Dict> void write_repr(text_builder &to, const dict_keys<Dict> &view) {
    write_view(to, Dict::is_ordered ? "odict_keys" : "dict_keys", view);
}
template <class Dict> void write_repr(text_builder &to, const dict_values<Dict> &view) {
    write_view(to, Dict::is_ordered ? "odict_values" : "dict_values", view);
}
template <class Dict> void write_repr(text_builder &to, const dict_items<Dict> &view) {
    write_view(to, Dict::is_ordered ? "odict_items" : "dict_items", view);
}

} // namespace capsulec::py
