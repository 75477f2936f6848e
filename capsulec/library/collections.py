"""collections: Counter, defaultdict and OrderedDict, which are dicts that differ in what they do with a missing key.

Their type is Dict with another `kind`. What a defaultdict makes is what its values' C++ type makes without arguments,
so that its values must be of the class that it was made with.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.ir.nodes import Loop
from capsulec.ir.types import (
    BOOL,
    FLOAT,
    INT,
    NONE,
    STR,
    Dict,
    LibraryFunction,
    List,
    NoneType,
    Scalar,
    Set,
    Str,
    Tuple,
    Type,
    widened,
)
from capsulec.library import cells, deque
from capsulec.library.containers import dicts
from capsulec.library.containers.conversions import fill_pairs
from capsulec.library.containers.kinds import known_or_none, require_hashable, require_integer, shown
from capsulec.library.table import (
    INTERNAL,
    MISSING,
    REDIRECTS,
    Composed,
    Parameter,
    RuleError,
    Runtime,
    positional,
    register,
)

_ = dicts, deque  # importing it registers the methods that all dicts have
HEADER = "python/collections.hpp"
OPERATORS = {"+": "counter_sum", "-": "counter_difference", "|": "counter_union", "&": "counter_intersection"}
FACTORIES = ("int", "float", "bool", "str", "list", "set", "dict")


def _new(kind: str) -> Dict:
    return Dict(cells.fresh(tag="key"), cells.fresh(tag="value"), kind)


def _effect(name: str, operands: tuple[Type, ...], cxx: str, result: Type = NONE) -> Loop:
    return Loop(name, operands, result, cxx, HEADER, raises=True, effects=True)


# defaultdict


def _made_value(factory: Type) -> Type:
    """The values' type, by the class that makes them."""
    name = factory.name.removeprefix("builtins.") if isinstance(factory, LibraryFunction) else ""
    match name:
        case "int" | "float" | "bool" | "str":
            return {"int": INT, "float": FLOAT, "bool": BOOL, "str": STR}[name]
        case "list":
            return cells.new_list(tag="made")
        case "set":
            return Set(cells.fresh(tag="made"))
        case "dict":
            return Dict(cells.fresh(tag="made key"), cells.fresh(tag="made value"))
        case _:
            hint = "use d.setdefault(key, value), or test `key in d`"
            text = f"defaultdict takes one of {', '.join(FACTORIES)}, not {shown(factory)}"
            raise RuleError(text, hint=hint, code="not-supported-yet")


def _defaultdict(factory: Any, mapping: Any) -> Loop:
    if not isinstance(factory, Type):
        raise RuleError("defaultdict() without a class that makes its values is not supported", hint="write dict()")
    made = _new("defaultdict")
    cells.fill(made.value, _made_value(factory))
    if not isinstance(mapping, Type):
        return Loop("defaultdict", (factory,), made, "{result}()", HEADER)
    fill_pairs(made, mapping)
    plain = Dict(made.key, made.value)
    return Loop("defaultdict", (factory, plain), made, "{result}({1}.copy())", HEADER)


def read(whole: Dict, index: Type) -> Loop:
    """`d[key]` of a defaultdict or Counter."""
    require_hashable(index)
    cells.fill(whole.key, widened(index))
    key, value = cells.content(whole.key), cells.content(whole.value)
    if whole.kind == "Counter":
        return Loop("Counter.item", (whole, key), INT, "{0}.count({1})", HEADER, raises=True)
    if not isinstance(value, Scalar | Str | List | Set | Dict):
        raise RuleError(f"the values of this defaultdict are {shown(value)}: it cannot make one", hint="use a dict")
    return _effect("defaultdict.item", (whole, key), "{0}.made({1})", value)


# Counter


def _counts(whole: Type) -> Dict:
    wide = widened(whole)
    assert isinstance(wide, Dict)
    return wide


def _counter() -> Loop:
    made = _new("Counter")
    cells.fill(made.value, INT)
    return Loop("Counter", (), made, "{result}()", HEADER)


def _most_common(self: Type, n: Any) -> Loop:
    whole = _counts(self)
    made = cells.new_list(Tuple((cells.content(whole.key), INT)))
    if not isinstance(n, Type) or isinstance(widened(n), NoneType):
        operands = (whole, NONE) if isinstance(n, Type) else (whole,)
        return Loop("Counter.most_common", operands, made, "{0}.most_common()", HEADER)
    require_integer(n, "most_common takes an integer")
    return Loop("Counter.most_common", (whole, INT), made, "{0}.most_common({1})", HEADER)


def _total(self: Type) -> Loop:
    return Loop("Counter.total", (_counts(self),), INT, "{0}.total()", HEADER)


def combined(op: str, left: Dict, right: Dict) -> Loop | None:
    """`left op right` of two Counters; other kinds of dicts have no operators here."""
    if (left.kind, right.kind) != ("Counter", "Counter"):
        kinds = f"{left.kind} and {right.kind}"
        raise RuleError(f"`{op}` of {kinds} is not supported yet", hint="use update()", code="not-supported-yet")
    if op not in OPERATORS:
        return None
    result = _new("Counter")
    cells.fill(result.value, INT)
    for side in (left, right):
        if (known := known_or_none(side.key)) is not None:
            cells.fill(result.key, known)
    return Loop(f"Counter.{op}", (result, result), result, f"py::{OPERATORS[op]}({{0}}, {{1}})", HEADER)


COUNTED = """
from capsulec.internal import new_counter

def counter_of(iterable):
    counts = new_counter()
    for item in iterable:
        counts[item] += 1
    return counts
"""

COUNTED_MAPPING = """
from capsulec.internal import new_counter

def counter_of_mapping(mapping):
    counts = new_counter()
    for key, count in mapping.items():
        counts[key] = count
    return counts
"""

CHANGED = """
def counter_changed(self, iterable, sign):
    for item in iterable:
        self[item] += sign
"""

CHANGED_MAPPING = """
def counter_changed_mapping(self, mapping, sign):
    for key, count in mapping.items():
        self[key] += sign * count
"""

UPDATE = """
from capsulec.internal import counter_change

def {name}(self, iterable):
    counter_change(self, iterable, {sign})
"""

ELEMENTS = """
def elements(self):
    for key, count in self.items():
        for _ in range(count):
            yield key
"""


def _counter_of(positional_: list[Any], keywords: dict[str, Any]) -> str:
    given = positional_[0] if positional_ else keywords.get("iterable")
    if given is None:
        return "collections.Counter" if not (positional_ or keywords) else f"{INTERNAL}.counter_of"
    return f"{INTERNAL}.counter_of{'_mapping' if isinstance(widened(given), Dict) else ''}"


def _change(positional_: list[Any], keywords: dict[str, Any]) -> str:
    other = positional_[1] if len(positional_) > 1 else None
    mapping = other is not None and isinstance(widened(other), Dict)
    return f"{INTERNAL}.counter_changed{'_mapping' if mapping else ''}"


# OrderedDict


def _ordered(mapping: Any) -> Loop:
    made = _new("OrderedDict")
    if not isinstance(mapping, Type):
        return Loop("OrderedDict", (), made, "{result}()", HEADER)
    fill_pairs(made, mapping)
    copied = ".copy()" if isinstance(widened(mapping), Dict) else ""
    return Loop("OrderedDict", (Dict(made.key, made.value),), made, f"{{result}}({{0}}{copied})", HEADER)


def _flag(last: Any) -> tuple[tuple[Type, ...], str]:
    return ((BOOL,), "") if isinstance(last, Type) else ((), "true")


def _popitem(self: Type, last: Any) -> Loop:
    whole = _counts(self)
    pair = Tuple((cells.content(whole.key), cells.content(whole.value)))
    flag, default = _flag(last)
    return _effect("OrderedDict.popitem", (whole, *flag), f"{{0}}.popitem({default or '{1}'})", pair)


def _move_to_end(self: Type, key: Type, last: Any) -> Loop:
    whole = _counts(self)
    flag, default = _flag(last)
    operands = (whole, cells.content(whole.key), *flag)
    return _effect("OrderedDict.move_to_end", operands, f"{{0}}.move_to_end({{1}}, {default or '{2}'})")


def _copy(self: Type) -> Loop:
    whole = _counts(self)
    made = _new(whole.kind)
    fill_pairs(made, self)
    return Loop(f"{whole.kind}.copy", (made,), made, "{result}({0}.copy())", HEADER)


SELF = positional("self")
LAST = Parameter("last", True)
METHODS: dict[str, tuple[tuple[Parameter, ...], Callable[..., Loop]]] = {
    "Counter.most_common": ((*SELF, Parameter("n", None)), _most_common),
    "Counter.total": (SELF, _total),
    "OrderedDict.popitem": ((*SELF, LAST), _popitem),
    "OrderedDict.move_to_end": ((*positional("self"), Parameter("key"), LAST), _move_to_end),
    **{f"{kind}.copy": (SELF, _copy) for kind in ("Counter", "defaultdict", "OrderedDict")},
}
for _name, (_parameters, _rule) in METHODS.items():
    register(Runtime(f"collections.{_name}", _parameters, _rule))
register(Runtime("collections.Counter", (), _counter))
register(Runtime(f"{INTERNAL}.new_counter", (), _counter))
register(Runtime("collections.OrderedDict", (Parameter("mapping", MISSING, positional_only=True),), _ordered))
register(
    Runtime(
        "collections.defaultdict",
        (
            Parameter("default_factory", MISSING, positional_only=True),
            Parameter("mapping", MISSING, positional_only=True),
        ),
        _defaultdict,
    )
)
register(Composed(f"{INTERNAL}.counter_of", (Parameter("iterable"),), COUNTED))
register(Composed(f"{INTERNAL}.counter_of_mapping", (Parameter("mapping"),), COUNTED_MAPPING))
register(Composed(f"{INTERNAL}.counter_changed", positional("self", "iterable", "sign"), CHANGED))
register(Composed(f"{INTERNAL}.counter_changed_mapping", positional("self", "iterable", "sign"), CHANGED_MAPPING))
register(Composed(f"{INTERNAL}.counter_change", positional("self", "iterable", "sign"), CHANGED))
register(Composed("collections.Counter.elements", SELF, ELEMENTS))
for _name, _sign in (("update", 1), ("subtract", -1)):
    _source = UPDATE.format(name=_name, sign=_sign)
    register(Composed(f"collections.Counter.{_name}", positional("self", "iterable"), _source))
REDIRECTS["collections.Counter"] = _counter_of
REDIRECTS[f"{INTERNAL}.counter_change"] = _change

# Methods of dict that another kind has not, or has in another way.
REFUSED = {"Counter": ("fromkeys", "setdefault"), "defaultdict": ("fromkeys",), "OrderedDict": ("fromkeys",)}


def method(kind: str, name: str) -> str | None:
    """The entry that serves a method of a kind of dict."""
    from capsulec.library import table

    if table.find(f"collections.{kind}.{name}") is not None:
        return f"collections.{kind}.{name}"
    full = f"builtins.dict.{name}"
    return full if name not in REFUSED[kind] and table.find(full) is not None else None
