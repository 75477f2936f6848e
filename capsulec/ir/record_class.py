"""Classes of records of the user's, as their types know them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from capsulec.records import fresh, mutable

if TYPE_CHECKING:
    from capsulec.ir.types import Type


@mutable
class RecordClass:
    """A class of records of the user's: a NamedTuple, or (`shared`) a dataclass. `symbol` is what nothing else in the
    program is called; `constructor` and `methods` are the functions that make and serve its values, as scopes. `cells`
    are what the fields of a dataclass hold, in all of its values. A `plain` class has an `__init__` and nothing that
    @dataclass gives. `constants` are the names that `module` has for what the class itself holds. `public` is the name
    of the class in the module that is compiled, "" elsewhere."""

    name: str
    symbol: str
    fields: tuple[str, ...]
    shared: bool = False  # a dataclass
    frozen: bool = True
    order: bool = False
    constructor: Any = None
    methods: dict[str, Any] = fresh(factory=dict)
    properties: frozenset[str] = frozenset()
    static_methods: frozenset[str] = frozenset()
    class_methods: frozenset[str] = frozenset()
    plain: bool = False
    bases: tuple[Any, ...] = ()  # those it inherits from, the nearest first
    chain: tuple[Any, ...] = ()  # those whose methods it has: the bases, or copies of them
    constants: dict[str, str] = fresh(factory=dict)
    module: Any = None
    cells: tuple[Type, ...] = ()
    public: str = ""
    enumeration: bool = False
    flag: bool = False
    valued: str = ""  # of an enumeration: "int" or "str" where its members do what their values do
    annotations: dict[str, Any] = fresh(factory=dict)  # of fields, where they are declared with one
