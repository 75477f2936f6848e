"""`+ * | & - ^`, comparisons, `in` and truth of containers and text."""

from __future__ import annotations

from capsulec.ir.cells import Cell
from capsulec.ir.nodes import Loop
from capsulec.ir.type_parts import parts, without_names
from capsulec.ir.types import (
    BOOL,
    BYTEARRAY,
    BYTES,
    FLOAT,
    INT,
    NONE,
    STR,
    Deque,
    Dict,
    DictView,
    FrozenSet,
    List,
    NoneType,
    Optional,
    Range,
    Sequence,
    Set,
    Static,
    Tuple,
    Type,
    TypedArray,
    Union,
    Unknown,
    widened,
)
from capsulec.library import cells
from capsulec.library.containers.kinds import (
    TYPE_ERROR,
    common,
    is_container,
    is_integer,
    is_text,
    require_hashable,
    several_hint,
    shown,
    without_order,
)
from capsulec.library.containers.number_keys import is_wider
from capsulec.library.table import RuleError

SET_OPERATORS = {"|": "set_union", "&": "set_intersection", "-": "set_difference", "^": "set_symmetric_difference"}
COMPARISONS = {
    "==": "py::equal({0}, {1})",
    "!=": "!py::equal({0}, {1})",
    "<": "py::less({0}, {1})",
    ">": "py::less({1}, {0})",
    "<=": "!py::less({1}, {0})",
    ">=": "!py::less({0}, {1})",
}
SUBSETS = {"<": "py::proper_subset({0}, {1})", "<=": "py::subset({0}, {1})"}
HELD = (List, Sequence, Tuple, Set, FrozenSet, Dict)
SUBSETS |= {">": "py::proper_subset({1}, {0})", ">=": "py::subset({1}, {0})"}


def binary(op: str, left: Type, right: Type) -> Loop | None:
    """`left op right`; None when neither is a container. Raises RuleError."""
    a, b = widened(left), widened(right)
    if op in SET_OPERATORS and (_is_view(a) or _is_view(b)):
        a, b = _as_set(a), _as_set(b) if _is_view(a) else _as_set_of_view(b)
    if not (is_container(a) or is_container(b) or (op == "*" and Tuple in (type(a), type(b)))):
        return None
    if isinstance(a, Dict) and isinstance(b, Dict) and (a.kind, b.kind) != ("dict", "dict"):
        from capsulec.library import collections

        return collections.combined(op, a, b)
    if op == "+" and BYTEARRAY in (a, b):
        from capsulec.library import bytearrays

        return bytearrays.joined(a, b)
    if isinstance(a, TypedArray) and a == b and op == "+":
        return Loop("array.concat", (a, a), a, "py::concat({0}, {1})", "python/typed_array.hpp")
    if op == "+":
        return _concatenation(a, b)
    if op == "*":
        return _repetition(a, b)
    if op == "%" and is_text(a):
        return None  # formatting
    if op in SET_OPERATORS and isinstance(a, Set | FrozenSet) and isinstance(b, Set | FrozenSet):
        return _set_operation(op, a, b)
    if op == "|" and isinstance(a, Dict) and isinstance(b, Dict):
        result = Dict(cells.fresh(tag="key"), cells.fresh(tag="value"))
        for side in (a, b):
            _fill_dict(result, side)
        return Loop("dict.union", (result, result), result, "py::dict_union({0}, {1})", "python/dict.hpp")
    _refuse(op, a, b)
    return None


def _is_view(type_: Type) -> bool:
    return isinstance(type_, DictView) and type_.kind in ("keys", "items")


def _as_set(type_: Type) -> Type:
    """The set of what a view of a dict, or anything that meets one in an operation, has in it."""
    from capsulec.library.sequences import element_type

    if isinstance(type_, Set):
        return type_
    element = widened(element_type(type_))
    require_hashable(element)
    return Set(element)


def _as_set_of_view(type_: Type) -> Type:
    return _as_set(type_) if _is_view(type_) else type_


def _refuse(op: str, a: Type, b: Type) -> None:
    """Refuse what may be None; all else is refused as the operators of numbers do."""
    if isinstance(a, Optional) or isinstance(b, Optional):
        sides = f"{shown(a)} and {shown(b)}"
        raise RuleError(f"`{op}` with a value that may be None: {sides}", hint="test it with `is not None` before")
    for side in (a, b):
        if isinstance(side, Union):
            raise RuleError(f"`{op}` with {shown(a)} and {shown(b)}", hint=several_hint(side))


def _fill_dict(result: Dict, side: Dict) -> None:
    for mine, others in ((result.key, side.key), (result.value, side.value)):
        if not isinstance(others, Cell) or others.content is not None:
            cells.fill(mine, cells.content(others))


def _fill_list(result: List, side: Type) -> None:
    element = side.element  # type: ignore[attr-defined]
    if not isinstance(element, Cell) or element.content is not None:
        cells.fill(result.element, cells.content(element))


def _concatenation(a: Type, b: Type) -> Loop | None:
    if a == b and is_text(a):
        return Loop("text.concat", (a, a), a, "py::concat({0}, {1})", _header(a))
    if isinstance(a, List) and isinstance(b, List):
        result = cells.new_list()
        for side in (a, b):
            _fill_list(result, side)
        return Loop("list.concat", (result, result), result, "py::concat({0}, {1})", "python/list.hpp")
    if isinstance(a, Tuple | Sequence) and isinstance(b, Tuple | Sequence):
        both = as_sequence(a, b)
        return Loop("sequence.concat", (both, both), both, "py::concat({0}, {1})", "python/sequence.hpp")
    _refuse("+", a, b)
    return None


def as_sequence(*sides: Type) -> Sequence:
    """The tuple of run-time length that holds the items of all. Raises RuleError where they have no common type."""
    joined = None
    for side in map(widened, sides):
        items = side.items if isinstance(side, Tuple) else (side.element,)  # type: ignore[attr-defined]
        for item in items:
            joined = item if joined is None else common(joined, item)
            if joined is None:
                raise RuleError(f"a tuple of several types, {shown(side)}, where its length is not known")
    return Sequence(INT if joined is None else joined)


def _repetition(a: Type, b: Type) -> Loop | None:
    if is_integer(a):
        a, b = b, a
        cxx = "py::repeat({1}, {0})"
    else:
        cxx = "py::repeat({0}, {1})"
    if not is_integer(b):
        _refuse("*", a, b)
        return None
    operands: tuple[Type, ...]
    if is_text(a):
        result: Type = a
    elif isinstance(a, TypedArray):
        result = a
    elif isinstance(a, List):
        made = cells.new_list()
        _fill_list(made, a)
        result = made
    elif isinstance(a, Tuple | Sequence):
        result = as_sequence(a)
    else:
        _refuse("*", a, b)
        return None
    operands = (result, INT) if cxx.endswith("{1})") else (INT, result)
    return Loop("repeat", operands, result, cxx, _header(result), raises=True)


def _set_operation(op: str, a: Set | FrozenSet, b: Set | FrozenSet) -> Loop:
    element = cells.fresh()
    for side in (a, b):
        if not isinstance(side.element, Cell) or side.element.content is not None:
            cells.fill(element, cells.content(side.element))
    result = Set(element) if isinstance(a, Set) else FrozenSet(cells.content(element))
    operands = tuple(Set(element) if isinstance(s, Set) else FrozenSet(cells.content(element)) for s in (a, b))
    return Loop(op, operands, result, f"py::{SET_OPERATORS[op]}({{0}}, {{1}})", "python/set.hpp")


def _header(type_: Type) -> str:
    if isinstance(type_, TypedArray):
        return "python/typed_array.hpp"
    names = {List: "list", Sequence: "sequence", Set: "set", FrozenSet: "set", Dict: "dict"}
    if type_ == STR:
        return "python/str.hpp"
    return "python/bytes.hpp" if type_ == BYTES else f"python/{names[type(type_)]}.hpp"


def compare(symbol: str, left: Type, right: Type) -> Loop | Static | None:
    """`left symbol right`; a Static when the types decide, None when neither is a container. Raises RuleError."""
    a, b = widened(left), widened(right)
    if (_is_view(a) and isinstance(b, Set | FrozenSet | DictView)) or (_is_view(b) and isinstance(a, Set | FrozenSet)):
        a, b = _as_set_of_view(a), _as_set_of_view(b)
    if isinstance(a, Range) and isinstance(b, Range):
        from capsulec.library.ranges import compared

        return compared(symbol, a, b)
    if not (is_container(a) or is_container(b)):
        return None
    if isinstance(a, Dict) and isinstance(b, Dict) and a.kind != b.kind:
        a, b = Dict(a.key, a.value), Dict(b.key, b.value)
    if BYTEARRAY in (a, b) and BYTES in (a, b, BYTES if a == b else None):
        from capsulec.library import bytearrays

        return bytearrays.compared(symbol, a, b)
    if isinstance(a, TypedArray) and isinstance(b, TypedArray) and symbol in ("==", "!="):
        cxx = "py::equal_numbers({0}, {1})" if symbol == "==" else "!py::equal_numbers({0}, {1})"
        return Loop(symbol, (a, b), BOOL, cxx)
    a, b = _apart(a, b)
    if a != b:
        a, b = without_names(a), without_names(b)
    if isinstance(a, Tuple) and isinstance(b, Tuple) and len(a.items) != len(b.items) and symbol in ("==", "!="):
        return Static(symbol == "!=")
    if isinstance(a, Set | FrozenSet) and isinstance(b, Set | FrozenSet) and symbol in SUBSETS:
        return _compared_sets(symbol, SUBSETS[symbol], a, b)
    both = common(a, b)
    if both is None and isinstance(a, Set | FrozenSet) and isinstance(b, Set | FrozenSet):
        return _compared_sets(symbol, COMPARISONS[symbol], a, b)
    if both is None:
        if symbol in ("==", "!="):
            return Static(symbol == "!=")
        return None
    bad = None if symbol in ("==", "!=") else without_order(both)
    if bad is not None:
        _refuse(symbol, bad, bad)
        return None
    header = "python/hash.hpp" if isinstance(both, Tuple) else ""
    raises = symbol not in ("==", "!=") and _may_hold_none(both)
    return Loop(symbol, (both, both), BOOL, COMPARISONS[symbol], header, raises)


def _may_hold_none(type_: Type) -> bool:
    """Whether a value may have None in it, which has no order."""
    return isinstance(type_, Optional) or any(map(_may_hold_none, parts(cells.solid(type_))))


def _apart(a: Type, b: Type) -> tuple[Type, Type]:
    """Containers that are compared go on holding what they hold: without cells, unless one of them is empty so far."""
    solid = cells.solid(a), cells.solid(b)
    return (a, b) if any(map(_has_unknown, solid)) else solid


def _has_unknown(type_: Type) -> bool:
    return isinstance(type_, Unknown) or any(map(_has_unknown, parts(type_)))


def _compared_sets(symbol: str, cxx: str, a: Set | FrozenSet, b: Set | FrozenSet) -> Loop | Static:
    """A comparison of sets, of elements that have been made alike."""
    element = common(a.element, b.element) if Unknown() not in (a.element, b.element) else None
    operands = (a, b) if element is None else (type(a)(element), type(b)(element))
    return Loop(symbol, operands, BOOL, cxx, "python/set.hpp")


def contains(value: Type, container: Type) -> Loop | Static | None:
    """`value in container`, with the operands in this order; None when it is none of ours. Raises RuleError."""
    match widened(container):
        case List(element) | Set(element) | FrozenSet(element) | Sequence(element) | Dict(element, _) | Deque(element):
            return _membership(value, element, widened(container))
        case TypedArray("y") if widened(value) in (BYTES, BYTEARRAY):
            from capsulec.library import bytearrays

            return bytearrays.contains_part(widened(value))
        case TypedArray() as whole:
            return _membership(value, whole.element, whole)
        case DictView("keys", Dict(key, _)):
            return _membership(value, key, widened(container))
        case DictView("values", Dict(_, element)):
            return _membership(value, element, widened(container))
        case DictView("items", Dict(key, element)):
            pair = widened(value)
            if not (isinstance(pair, Tuple) and len(pair.items) == 2):
                return Static(False)
            found = [_searched(item, held) for item, held in zip(pair.items, (key, element), strict=True)]
            if None in found:
                return Static(False)
            both = Tuple(tuple(t for t in found if t is not None))
            return Loop("in", (both, widened(container)), BOOL, "{1}.contains({0})")
        case text if is_text(text):
            if text == BYTES and is_integer(value):
                return Loop("in", (INT, BYTES), BOOL, "{1}.contains({0})", raises=True)
            if widened(value) != text:
                raise RuleError(f"`in <{shown(text)}>` takes {shown(text)}, not {shown(value)}", hint=TYPE_ERROR)
            return Loop("in", (text, text), BOOL, "{1}.contains({0})")
        case Tuple(items) if items and isinstance(widened(value), Union | Optional):
            wide = widened(value)
            inner = wide.value if isinstance(wide, Optional) else wide
            mine = inner.alternatives if isinstance(inner, Union) else (inner,)
            if all(widened(item) in (*mine, NONE) for item in items) and (NONE not in items or inner != wide):
                return Loop("in", (wide, Sequence(wide)), BOOL, "{1}.contains({0})")
            sequence = as_sequence(widened(container))
            return _membership(value, sequence.element, sequence)
        case Tuple(items) if any(is_container(item) for item in items) or is_container(value):
            sequence = as_sequence(widened(container))
            inside = _searched(value, sequence.element)
            return Static(False) if inside is None else Loop("in", (inside, sequence), BOOL, "{1}.contains({0})")
        case _:
            return None


CXX_NUMBERS: dict[Type, str] = {BOOL: "bool", INT: "int64_t", FLOAT: "double"}


def _membership(value: Type, element: Type, container: Type) -> Loop | Static:
    """`value in container` whose elements are of a type."""
    wide, held = widened(value), cells.content(element)
    if isinstance(wide, Optional | Union) and is_wider(value, held):
        if isinstance(container, DictView):
            text = f"{shown(wide)} among the {container.kind} of a dict is not supported yet"
            raise RuleError(text, code="not-supported-yet", hint="ask the dict itself, or tell the types apart before")
        return Loop("in", (wide, container), BOOL, "py::contains_key({1}, {0})", "python/search.hpp python/choice.hpp")
    if is_wider(value, held):
        cxx = f"py::contains_number<{CXX_NUMBERS[held]}>({{1}}, {{0}})"
        return Loop("in", (wide, container), BOOL, cxx, "python/search.hpp")
    if isinstance(container, List | Sequence) and isinstance(wide, HELD):
        mine, others = _apart(wide, held)
        both = common(mine, others)  # the elements may be ints and the value have floats, or the other way
        if both != others and isinstance(both, type(others)):
            whole: Type = List(both) if isinstance(container, List) else Sequence(both)
            return Loop("in", (both, whole), BOOL, "{1}.contains({0})")
    inside = _searched(value, element)
    return Static(False) if inside is None else Loop("in", (inside, container), BOOL, "{1}.contains({0})")


def _searched(value: Type, element: Type) -> Type | None:
    """The type that a value has to be found among elements; None when it cannot be among them."""
    held, wide = _apart(cells.content(element), widened(value))
    if isinstance(wide, NoneType) and isinstance(held, Optional):
        return held
    if wide != held and without_names(wide) == without_names(held):
        return held
    both = common(wide, held)
    if both is None:
        return None
    if both == held:
        return held
    if isinstance(both, type(held)):
        raise RuleError(f"{shown(wide)} among {shown(held)} is not supported yet", code="not-supported-yet")
    return None


def truth(type_: Type) -> Loop | None:
    """`bool(value)` of a container."""
    wide = widened(type_)
    if not is_container(wide) and not isinstance(wide, DictView | Tuple):
        return None
    return Loop("truth", (wide,), BOOL, "py::truth({0})")
