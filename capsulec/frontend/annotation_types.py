"""From the syntax of a type to the types it stands for.

`or` may stand anywhere inside a type, so one piece of syntax gives a list of `Form`s, one for each
combination, in the order in which they are written.
"""

from __future__ import annotations

import re
from itertools import product

from capsulec.frontend.annotation_grammar import ExportError, Node, Place
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import (
    BOOL,
    BYTEARRAY,
    BYTES,
    COMPLEX,
    DTYPES,
    FLOAT,
    INT,
    NONE,
    SLICE,
    STR,
    Array,
    CFunction,
    Container,
    Dict,
    List,
    Package,
    Pointer,
    Record,
    Scalar,
    Set,
    Tuple,
    Type,
    TypeOf,
)

PLAIN: dict[str, Type] = {
    "bool": BOOL,
    "int": INT,
    "float": FLOAT,
    "complex": COMPLEX,
    "str": STR,
    "bytes": BYTES,
    "bytearray": BYTEARRAY,
    "None": NONE,
    "slice": SLICE,
}
# C's names mean what they do on the platforms that NumPy supports with 64 bits: C's int has 32.
SIZED = {dtype: dtype for dtype in DTYPES[1:]} | {
    "byte": "int8",
    "intc": "int32",
    "intp": "int64",
    "uintc": "uint32",
    "uintp": "uint64",
    "size_t": "uint64",
}
MOST_OVERLOADS = 1000  # of one export; more is a slip of the pen, and would take a day to compile


class Form:
    """One alternative: a type, the fixed extents of its axes (empty when none is), and where it is written.

    `strided` says that `::` was written somewhere in it. Pythran needs that to accept views; here it says
    nothing, but overloads that differ in nothing else are written for Pythran and must not be called
    duplicates.
    """

    __slots__ = ("extents", "node", "strided", "type")

    def __init__(self, type_: Type, node: Node, strided: bool = False, extents: tuple[int | None, ...] = ()) -> None:
        self.type, self.node, self.strided, self.extents = type_, node, strided, extents


_classes: dict[str, RecordClass] = {}  # by name, what stands for the classes of the file until they are known


def note_classes(source: str) -> None:
    """Find the names of the classes that a file may have: an export may name them."""
    names = re.findall(r"^(?:class (\w+)|(\w+) = (?:\w+\.)?(?:namedtuple|NamedTuple)\()", source, re.MULTILINE)
    _classes.clear()
    _classes.update({name: RecordClass(name, "", ()) for pair in names for name in pair if name})


def is_type(name: str) -> bool:
    """Whether a word is the name of a type."""
    return name in PLAIN or name in SIZED


def forms(node: Node, *, pointers: bool) -> list[Form]:
    """What a piece of syntax stands for. `pointers`: a pointer may stand here. Raises ExportError."""
    match node.kind:
        case "or":
            return forms(node.parts[0], pointers=pointers) + forms(node.parts[1], pointers=pointers)
        case "group":
            return forms(node.parts[0], pointers=pointers)
        case "name":
            return [Form(_named(node), node)]
        case "package":
            return [Form(Package(node.text), node)]
        case "array":
            return [_array(node, base) for base in forms(node.parts[0], pointers=False)]
        case "order":
            return [_ordered(node, base) for base in forms(node.parts[0], pointers=False)]
        case "pointer":
            return _pointers(node, pointers)
        case "type" if node.parts[0].kind == "container":
            return [Form(TypeOf(Container(node.parts[0].text)), node)]
        case _:
            return _compound(node)


def combinations(choices: list[list[Form]], place: Place) -> list[tuple[Form, ...]]:
    """One form of each of the choices, in every way. Raises ExportError at `place` when they are too many."""
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST_OVERLOADS:
        message = f"this export stands for {count} overloads, more than {MOST_OVERLOADS}"
        raise ExportError("too-many-overloads", message, place, "write out those that are called")
    return list(product(*choices))


def _compound(node: Node) -> list[Form]:
    """Types made of others: lists, sets, dicts, tuples, classes, C functions."""
    inner = [forms(part, pointers=node.kind == "function") for part in node.parts]
    result = []
    for chosen in combinations(inner, node.place):
        for part in chosen:
            if part.extents:
                message = "a fixed extent inside another type is not supported yet"
                raise ExportError("not-supported-yet", message, part.node.place, "write ':' instead")
        first, *rest = types = tuple(part.type for part in chosen)
        match node.kind:
            case "list":
                made: Type = List(first)
            case "set":
                made = Set(first)
            case "dict":
                made = Dict(first, rest[0])
            case "tuple":
                made = Tuple(types)
            case "type":
                made = TypeOf(first)
            case _:
                made = CFunction(first, tuple(rest))
        result.append(Form(made, node, any(part.strided for part in chosen)))
    return result


def _named(node: Node) -> Type:
    if node.text in PLAIN:
        return PLAIN[node.text]
    if node.text in SIZED:
        return Scalar(SIZED[node.text])
    if node.text in _classes:
        return Record(_classes[node.text])
    from capsulec.frontend.annotation_mistakes import unknown_type

    raise unknown_type(node.text, node.place)


def _array(node: Node, base: Form) -> Form:
    axes = node.parts[1:]
    extents = tuple(int(axis.text) if axis.text.isdigit() else None for axis in axes)
    for axis, extent in zip(axes, extents, strict=True):
        if extent == 0:
            raise ExportError("bad-extent", "an axis cannot have length 0 by its type", axis.place)
    match base.type:
        case Scalar(dtype):
            ndim = 0
        case Array(dtype, ndim, ""):
            extents = (base.extents or (None,) * ndim) + extents
        case _:
            message = f"the elements of an array are numbers or bools, not {base.type}"
            raise ExportError("array-element", message, base.node.place)
    fixed = extents if any(extent is not None for extent in extents) else ()
    strided = base.strided or any(axis.text == "::" for axis in axes)
    return Form(Array(dtype, ndim + len(axes), "" if axes else "C"), node, strided, fixed)


def _ordered(node: Node, base: Form) -> Form:
    letter = node.parts[1]
    if letter.text not in ("C", "F"):
        message = f"a layout is order(C) or order(F), not order({letter.text})"
        raise ExportError("unknown-order", message, letter.place)
    match base.type:
        case Array(dtype, ndim, ""):
            return Form(Array(dtype, ndim, letter.text), node, base.strided, base.extents)
        case _:
            message = f"order({letter.text}) is said of an array, and once"
            raise ExportError("unknown-order", message, (base.node.end, node.end), "write float64[:,:] order(C)")


def _pointers(node: Node, allowed: bool) -> list[Form]:
    base = node.parts[0]
    if not allowed:
        message = "a pointer is a parameter of a capsule or of a C function type, and nothing else"
        written = base.text if is_type(base.text) else "float64"
        hint = f"write {written}[:] for an array; pointers stand alone in #pythran export capsule name(types)"
        raise ExportError("pointer-outside-capsule", message, node.place, hint)
    if base.kind == "name" and base.text == "void":
        return [Form(Pointer(None), node)]
    result = []
    for target in forms(base, pointers=True):
        if not isinstance(target.type, Scalar):
            message = f"a pointer points to a number or to void, not to {target.type}"
            raise ExportError("pointer-target", message, node.place)
        result.append(Form(Pointer(target.type), node))
    return result
