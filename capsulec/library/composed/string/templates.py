"""string.Template: `$name`, `${name}` and `$$` in texts.

Keyword arguments come as texts (frontend/infer/records.py), since values of several types share `named`.
"""

import string

LETTERS = string.ascii_letters + "_"
CHARACTERS = LETTERS + string.digits


def _placeholder(text, start):
    """The name behind the `$` at a place, and where it ends: "$" for `$$`, "" for what is none."""
    first = start + 1
    if text[first : first + 1] == "$":
        return "$", first + 1
    braced = text[first : first + 1] == "{"
    first += braced
    end = first
    if text[first : first + 1] in LETTERS and first < len(text):
        while end < len(text) and text[end] in CHARACTERS:
            end += 1
    if end == first or (braced and text[end : end + 1] != "}"):
        return "", start + 1
    return text[first:end], end + braced


def _refuse(text, place):
    """Raise Python's error for a `$` that begins nothing."""
    lines = text[: place + 1].splitlines(True)
    column = place + 1 - len("".join(lines[:-1]))
    raise ValueError(f"Invalid placeholder in string: line {len(lines)}, col {column}")


def _placeholders(text):
    """Each `$` of a text: what stands before it, its name, where it begins, and where the text goes on."""
    place = 0
    while (found := text.find("$", place)) >= 0:
        before = text[place:found]
        name, place = _placeholder(text, found)
        yield before, name, found, place


def _found(mapping, name, otherwise):
    if mapping is None:
        return otherwise
    return str(mapping[name]) if name in mapping else otherwise


class Template:
    def __init__(self, template):
        self.template = template

    def substitute(self, mapping=None, /, **named):
        text = self.template
        pieces = []
        place = 0
        for before, name, found, end in _placeholders(text):
            pieces.append(before)
            place = end
            if name == "$":
                pieces.append("$")
            elif name == "":
                _refuse(text, found)
            elif name in named:
                pieces.append(str(named[name]))
            elif mapping is None:
                raise KeyError(name)
            else:
                pieces.append(str(mapping[name]))
        pieces.append(text[place:])
        return "".join(pieces)

    def safe_substitute(self, mapping=None, /, **named):
        text = self.template
        pieces = []
        place = 0
        for before, name, found, end in _placeholders(text):
            pieces.append(before)
            place = end
            if name == "$":
                pieces.append("$")
            elif name in named:
                pieces.append(str(named[name]))
            else:
                pieces.append(_found(mapping, name, text[found:place]))
        pieces.append(text[place:])
        return "".join(pieces)

    def is_valid(self):
        text = self.template
        return all(name != "" for _, name, _, _ in _placeholders(text))

    def get_identifiers(self):
        text = self.template
        names = []
        for _, name, _, _ in _placeholders(text):
            if name not in ("$", "") and name not in names:
                names.append(name)
        return names
