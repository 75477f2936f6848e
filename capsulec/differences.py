"""Two values that should be the same: where they first differ, and their text.

Same means that Python's user could not tell them apart: types and bits of numbers, the order of a dict, dtype and
shape of an array. Every nan is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from capsulec.records import record

LONGEST = 300
PLAIN = (bool, int, float, complex, str, bytes, type(None), slice, range, type(...))


@record
class Difference:
    """Where two values differ, `[2]['a']`, and what stands there; `around` goes around all of that: "len(" and ")"."""

    place: str
    first: str
    second: str
    around: tuple[str, str] = ("", "")

    @property
    def is_inside(self) -> bool:
        """Whether it is a part of the values that differs."""
        return bool(self.place or self.around[0])

    def of(self, name: str) -> str:
        """The place as an expression of a value that is called `name`."""
        return f"{self.around[0]}{name}{self.place}{self.around[1]}"


def difference(first: Any, second: Any) -> Difference | None:
    """The first difference of two values; None when they are the same."""
    if _is_object(first, second):
        return _of_objects(first, second)
    if type(first) is not type(second):
        return Difference("", described(first), described(second))
    match first:
        case list() | tuple():
            return _of_sequences(first, second)
        case dict():
            return _of_dicts(first, second)
        case set() | frozenset():
            return _of_sets(first, second)
        case _ if _is_array(first):
            return _of_arrays(first, second)
        case _:
            texts = described(first), described(second)
            return None if texts[0] == texts[1] else Difference("", *texts)


_inside_of: list[tuple[int, int]] = []  # the objects that are being compared: they may hold each other


def _is_object(first: Any, second: Any) -> bool:
    """Whether both are objects of a class of the user's: the file that is interpreted has its own class."""
    one, other = type(first), type(second)
    named = one.__qualname__ == other.__qualname__ and one is not other
    return named and vars(one).keys() == vars(other).keys() and not isinstance(first, BaseException)


def _of_objects(first: Any, second: Any) -> Difference | None:
    """By their fields, and by what they show of themselves."""
    if (id(first), id(second)) in _inside_of:
        return None
    if isinstance(first, tuple):
        return _of_sequences(first, second)
    names = [name for name in dir(first) if not name.startswith("__") and _is_field(first, name)]
    missing = [name for name in names if not hasattr(second, name)]
    if missing:
        return Difference(f".{missing[0]}", "there", "missing")
    _inside_of.append((id(first), id(second)))
    try:
        for name in names:
            if (found := difference(getattr(first, name), getattr(second, name))) is not None:
                return _inside(f".{name}", found)
    finally:
        _inside_of.pop()
    return None


def _is_field(value: Any, name: str) -> bool:
    return name in getattr(value, "__dict__", ()) or name in getattr(type(value), "__slots__", ())


def _of_sequences(first: Any, second: Any) -> Difference | None:
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if (found := difference(one, other)) is not None:
            return _inside(f"[{place}]", found)
    return _of_lengths(first, second)


def _of_lengths(first: Any, second: Any) -> Difference | None:
    return None if len(first) == len(second) else Difference("", str(len(first)), str(len(second)), ("len(", ")"))


def _of_dicts(first: Any, second: Any) -> Difference | None:
    """Keys first, in their order, since a value that is missing says less."""
    if (found := _of_sequences(list(first), list(second))) is not None:
        around = found.around if found.around[0] else ("list(", f"){found.place}")
        return Difference("", found.first, found.second, around)
    for (key, one), other in zip(first.items(), second.values(), strict=True):
        if (found := difference(one, other)) is not None:
            return _inside(f"[{described(key)}]", found)
    return None


def _of_sets(first: Any, second: Any) -> Difference | None:
    ours, theirs = ({described(element) for element in one} for one in (first, second))
    if ours == theirs:
        return None
    only, missing = (", ".join(sorted(one)) or "nothing" for one in (ours - theirs, theirs - ours))
    return Difference("", only, missing, ("what only one has of ", ""))


def _of_arrays(first: Any, second: Any) -> Difference | None:
    for name in ("dtype", "shape"):
        one, other = getattr(first, name), getattr(second, name)
        if one != other:
            return Difference(f".{name}", str(one), str(other))
    if _axes(first) != _axes(second):
        return Difference(".strides", str(first.strides), str(second.strides))
    if first.dtype.char != "O" and first.tobytes() == second.tobytes():
        return None
    for place in _indices(first.shape):
        if (found := difference(first[place], second[place])) is not None:
            return _inside(f"[{', '.join(map(str, place))}]" if place else "[()]", found)
    return None


def _axes(array: Any) -> list[int]:
    """The axes in the order in which they lie in memory: C's or Fortran's."""
    return sorted(
        (axis for axis, extent in enumerate(array.shape) if extent > 1), key=lambda axis: -array.strides[axis]
    )


def _indices(shape: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    if not shape:
        yield ()
        return
    for index in range(shape[0]):
        for rest in _indices(shape[1:]):
            yield (index, *rest)


def _is_array(value: Any) -> bool:
    return (type(value).__module__, type(value).__name__) == ("numpy", "ndarray")


def _inside(place: str, found: Difference) -> Difference:
    return Difference(place + found.place, found.first, found.second, found.around)


def described(value: Any) -> str:
    """A value's text with its type wherever Python's repr would not tell it."""
    match value:
        case list() | tuple() if type(value) in (list, tuple):
            inner = ", ".join(map(described, value))
            return f"[{inner}]" if isinstance(value, list) else f"({inner}{',' if len(value) == 1 else ''})"
        case dict() if type(value) is dict:
            return f"{{{', '.join(f'{described(k)}: {described(v)}' for k, v in value.items())}}}"
        case set() | frozenset():
            return f"{type(value).__name__}({{{', '.join(sorted(map(described, value)))}}})"
        case _ if type(value) in PLAIN or (hasattr(value, "dtype") and not _is_array(value)):
            return repr(value)
        case _:
            shape = f"{value.dtype}{list(value.shape)} " if hasattr(value, "shape") else ""
            return f"{type(value).__module__}.{type(value).__qualname__} {shape}{value!r}"


def shortened(text: str) -> str:
    """A text that fits on a few lines."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 60]} … {text[-50:]}"
