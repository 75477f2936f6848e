"""What crosses from Python into compiled code and back: for each type the runtime's converter.

A converter is a C++ struct, composed as the types are: `boundary::of_list<boundary::of_int>`. One C++ type may stand
for several Python types, so the converters say more than the C++ types do.
"""

from __future__ import annotations

from capsulec.ir.types import BOOL, COMPLEX, FLOAT, INT, NoneType, Scalar, Tuple, Type, kind
from capsulec.records import record

Want = str | list["Want"]
FOLDER = "python/boundary"
PYTHON_SCALARS = {BOOL: "of_bool", INT: "of_int", FLOAT: "of_float", COMPLEX: "of_complex"}


@record
class Converter:
    """The text of a converter's C++ type, and the runtime headers that declare it.

    `want` describes the type to python/script.hpp, which says why a value is not taken: a name, or a list of the kind
    of container and what is in it.
    """

    text: str
    headers: frozenset[str]
    want: Want


def converter(type_: Type) -> Converter | None:
    """The converter of a type; None when its values stay inside of compiled code."""
    match type_:
        case Scalar(weak=True):
            return _named(PYTHON_SCALARS[type_], "complex" if type_ == COMPLEX else "scalars", str(type_))
        case Scalar(dtype):
            return _named(f"of_{dtype}", "numpy_complex" if kind(dtype) == "c" else "numpy_scalars", str(type_))
        case NoneType():
            return _named("of_none", "none", "None")
        case Tuple(items):
            return _composed("of_tuple", "tuple", items)
        case _:
            return None


def _named(name: str, header: str, want: str) -> Converter:
    return Converter(f"boundary::{name}", frozenset({f"{FOLDER}/{header}.hpp"}), want)


def _composed(name: str, header: str, parts: tuple[Type, ...]) -> Converter | None:
    inner = [converter(part) for part in parts]
    headers = {f"{FOLDER}/{header}.hpp"}
    texts: list[str] = []
    want: list[Want] = [header]
    for part in inner:
        if part is None:
            return None
        texts.append(part.text)
        want.append(part.want)
        headers |= part.headers
    return Converter(f"boundary::{name}<{', '.join(texts)}>", frozenset(headers), want)


def uncrossable(type_: Type) -> Type | None:
    """The innermost part of a type for which there is no converter; None when all of it has one."""
    from capsulec.ir.types import parts

    if converter(type_) is not None:
        return None
    for part in parts(type_):
        if (found := uncrossable(part)) is not None:
            return found
    return type_
