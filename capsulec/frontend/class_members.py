"""What the body of a class holds besides fields: methods of all kinds, constants, what it takes from its base.

super().move(x)                    Base_move(self, x), which the methods of the base are called here
@classmethod def make(cls)         a method whose first argument is the function that makes values
LIMIT = 3                          Class_LIMIT = 3, a value of the module
@total_ordering                    the comparisons that are left out, in terms of the one that is there
"""

from __future__ import annotations

import copy
from typing import Any

import gast

from capsulec.frontend.decorators import Decorated, put_at
from capsulec.ir.record_class import RecordClass
from capsulec.records import fresh, mutable

WRITE_FUNCTIONS = "write functions; pass the values that an object would hold"
DESCRIBED = "write functions, or a class with methods and fields that `__init__` sets, a @dataclass or a NamedTuple"

# What classes may say of their values, and what comes of it.
SPECIAL_NAMES = (
    "init post_init add sub mul truediv floordiv mod pow matmul and or xor lshift rshift radd rsub rmul rtruediv "
    "rfloordiv rmod rpow rmatmul rand ror rxor iadd isub imul itruediv ifloordiv imod ipow iand ior ixor neg pos "
    "invert abs eq ne lt le gt ge len getitem setitem delitem contains call iter next reversed bool int float complex "
    "index round hash repr str enter exit"
)
SPECIAL = frozenset(f"__{name}__" for name in SPECIAL_NAMES.split())
# Those that the runtime asks for, of values in containers.
HOOKS = {"__eq__": 2, "__lt__": 2, "__hash__": 1, "__repr__": 1, "__str__": 1, "__bool__": 1, "__len__": 1}
STEPS = "_steps"  # the generator that goes through an object with `__next__`
STEPPING = """
def _steps(self):
    while True:
        try:
            value = self.__next__()
        except StopIteration:
            return
        yield value
"""
ORDERINGS = {
    "__lt__": {"__gt__": "not (self < other or self == other)", "__le__": "self < other or self == other",
               "__ge__": "not self < other"},
    "__le__": {"__ge__": "not self <= other or self == other", "__lt__": "self <= other and not self == other",
               "__gt__": "not self <= other"},
    "__gt__": {"__lt__": "not (self > other or self == other)", "__ge__": "self > other or self == other",
               "__le__": "not self > other"},
    "__ge__": {"__le__": "not self >= other or self == other", "__gt__": "self >= other and not self == other",
               "__lt__": "not self >= other"},
}  # fmt: skip


class Refused(Exception):
    """A part of a class that cannot be compiled: `node` and the reason."""

    def __init__(self, node: Any, reason: str, hint: str = WRITE_FUNCTIONS) -> None:
        super().__init__(reason)
        self.node, self.reason, self.hint = node, reason, hint


@mutable
class Class:
    """What a definition says. `defaults` are expressions by field, `factories` what is called for a field left out;
    `uncompared` and `hidden` the fields of a dataclass that count in no comparison and are not in its text."""

    definition: RecordClass
    place: Any
    dataclass: bool
    base: Class | None = None
    fields: list[str] = fresh(factory=list)
    defaults: dict[str, Any] = fresh(factory=dict)
    factories: dict[str, Any] = fresh(factory=dict)
    annotations: dict[str, Any] = fresh(factory=dict)
    methods: dict[str, Any] = fresh(factory=dict)
    constants: dict[str, Any] = fresh(factory=dict)
    uncompared: set[str] = fresh(factory=set)
    hidden: set[str] = fresh(factory=set)
    doc: str = ""
    maker: str = ""  # of an enumeration: the function that makes its members
    limits: int = 0  # of a Flag: all of its bits
    singles: int = 0  # of a Flag: the bits that members of one bit have
    pristine: Any = None  # the definition as it was written
    stands_for: Class | None = None  # in the chain of a class with several bases: the class of which it is a copy
    named: bool = False  # whether the module has functions for its methods
    refused: bool = False  # whether no values of it can be made

    def inherited(self) -> list[Class]:
        """The class and those that it takes from, the nearest first."""
        return [self, *(self.base.inherited() if self.base else [])]

    @property
    def order(self) -> list[Class]:
        """The class and those behind it, as Python's `__mro__` has them."""
        return [one.stands_for or one for one in self.inherited()]

    def all_methods(self) -> dict[str, Any]:
        return {name: node for one in reversed(self.inherited()) for name, node in one.methods.items()}

    def method(self, name: str) -> Any:
        return self.all_methods().get(name)


def header(node: Any) -> Any:
    """The first words of a class or function as a place."""
    place = gast.Pass()
    place.lineno = place.end_lineno = node.lineno
    word = "def" if isinstance(node, gast.FunctionDef) else "class"
    place.col_offset, place.end_col_offset = node.col_offset, node.col_offset + len(f"{word} {node.name}")
    return place


def add_method(found: Class, function: Any, state: Decorated) -> None:
    """Enter a method; its decorators say of what kind it is."""
    name = function.name
    if name.startswith("__") and name.endswith("__") and name not in SPECIAL:
        raise Refused(header(function), f"`{name}` of a class cannot be compiled", "write a method of another name")
    if name in HOOKS and not found.definition.shared:
        hint = "write a method of another name, and call it; or a dataclass"
        raise Refused(header(function), f"`{name}` of a NamedTuple cannot be compiled", hint)
    definition = found.definition
    for decorator in function.decorator_list:
        match decorator:
            case gast.Name(id="property"):
                definition.properties |= {name}
            case gast.Name(id="staticmethod"):
                definition.static_methods |= {name}
            case gast.Name(id="classmethod"):
                definition.class_methods |= {name}
            case gast.Attribute(value=gast.Name(id=of), attr="setter") if of == name:
                name = f"{name}.setter"
            case _ if state.full_name(decorator) in ("abc.abstractmethod", "typing.override", "typing.final"):
                pass
            case _:
                raise Refused(decorator, "this decorator of a method cannot be compiled", "leave it out")
    function.decorator_list = []
    found.methods[name] = function


def add_constant(found: Class, name: str, value: Any) -> None:
    """`LIMIT = 3`, or another name of a method: `__rmul__ = __mul__`."""
    if isinstance(value, gast.Name) and value.id in found.methods:
        made = copy.deepcopy(found.methods[value.id])
        made.name = name
        found.methods[name] = made
        return
    found.constants[name] = value


def name_constants(found: Class, state: Decorated) -> list[Any]:
    """The statements of the module that hold the constants of a class."""
    definition = found.definition
    if found.base is not None:
        definition.constants = {**found.base.definition.constants, **definition.constants}
    statements = []
    for name, value in found.constants.items():
        for node in gast.walk(value):
            if isinstance(node, gast.Name) and node.id in definition.constants:
                node.id = definition.constants[node.id]
        if isinstance(value, gast.Name) and value.id in definition.constants.values():  # another name of one
            definition.constants[name] = value.id
            continue
        definition.constants[name] = state.fresh(f"{definition.name}_{name}")
        target = gast.Name(definition.constants[name], gast.Store(), None, None)
        made = gast.Assign([gast.copy_location(target, value)], value, None)
        statements.append(gast.copy_location(made, value))
    for function in found.methods.values():  # defaults see what the class holds
        for default in [*function.args.defaults, *filter(None, function.args.kw_defaults)]:
            for node in gast.walk(default):
                if isinstance(node, gast.Name) and node.id in definition.constants:
                    node.id = definition.constants[node.id]
    return statements


def complete_order(found: Class) -> None:
    """What @functools.total_ordering adds."""
    given = next((name for name in ORDERINGS if found.method(name)), None)
    if given is None:
        raise Refused(header(found.place), "must define at least one ordering operation: < > <= >=")
    for name, text in ORDERINGS[given].items():
        if not found.method(name):
            made = gast.parse(f"def {name}(self, other): return {text}").body[0]
            put_at(made, header(found.place))
            found.methods[name] = made


def leave_out_fields(found: Class) -> None:
    """The methods of a dataclass that leave some fields out: `field(compare=False)`, `field(repr=False)`."""
    compared = [name for name in found.fields if name not in found.uncompared]

    def values(of: str) -> str:
        return f"({''.join(f'{of}.{name}, ' for name in compared)})"

    texts = []
    if found.uncompared:
        texts.append(f"def __eq__(self, other): return {values('self')} == {values('other')}")
        if found.definition.order:
            signs = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
            texts += [f"def {m}(self, other): return {values('self')} {s} {values('other')}" for m, s in signs.items()]
        if found.definition.frozen:
            texts.append(f"def __hash__(self): return hash({values('self')})")
    if found.hidden:
        shown = ", ".join(f"{name}={{self.{name}!r}}" for name in found.fields if name not in found.hidden)
        texts.append(f"def __repr__(self): return f'{found.definition.name}({shown})'")
    for text in texts:
        made = gast.parse(text).body[0]
        if not found.method(made.name):
            put_at(made, header(found.place))
            found.methods[made.name] = made


def add_steps(found: Class) -> None:
    """What goes through the objects of a class with `__next__`."""
    if "__next__" in found.methods:
        found.methods[STEPS] = gast.parse(STEPPING).body[0]
        put_at(found.methods[STEPS], header(found.place))


def resolve_super(found: Class) -> None:
    """Replace `super().name(…)` in the methods of a class, whose base has been given names for its methods."""
    known = {one.definition.name for one in found.inherited()[1:]}
    for name, function in found.methods.items():
        own = [*function.args.posonlyargs, *function.args.args][:1]
        for node in gast.walk(function):
            match node:
                case gast.Call(func=gast.Attribute(value=gast.Call(func=gast.Name(id="super"), args=args), attr=attr)):
                    if not own or len(args) not in (0, 2):
                        raise Refused(node, "`super()` cannot be compiled here", "name the base class")
                    _call_base(found, node, attr, own[0].id, name)
                case gast.Call(
                    func=gast.Attribute(value=gast.Name(id=base), attr=attr), args=[gast.Name(id=first), *rest]
                ) if own and first == own[0].id and base in known:
                    if attr not in found.definition.properties and found.base is not None:
                        node.args = rest
                        _call_base(found, node, attr, first, name)


def _call_base(found: Class, node: Any, attr: str, own: str, inside: str) -> None:
    above = node.func.value.id if isinstance(node.func.value, gast.Name) else None
    base = next((one for one in found.inherited()[1:] if above in (None, one.definition.name)), None)
    target = base.method(attr) if base is not None else None
    if target is not None:
        first = gast.copy_location(gast.Name(own, gast.Load(), None, None), node)
        node.func = gast.copy_location(gast.Name(target.name, gast.Load(), None, None), node)
        node.args = [first, *node.args]
    elif attr == "__init__" and inside == "__init__" and not (base is not None and base.dataclass):
        node.func = gast.copy_location(gast.Name("bool", gast.Load(), None, None), node)  # object's does nothing
        node.args = []
    else:
        text = f"`super().{attr}` cannot be compiled: no base of {found.definition.name} has it written out"
        raise Refused(node, text, "write out what it does")
