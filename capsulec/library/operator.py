"""operator: Python's operators as functions, in Python; each is a function of its own for the types of a call."""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import Static
from capsulec.library.table import INTERNAL, REDIRECTS, Composed, Parameter, RuleError, composed, positional, register

BINARY = {
    "add": "a + b",
    "and_": "a & b",
    "concat": "a + b",
    "contains": "b in a",
    "eq": "a == b",
    "floordiv": "a // b",
    "ge": "a >= b",
    "getitem": "a[b]",
    "gt": "a > b",
    "is_": "a is b",
    "is_not": "a is not b",
    "le": "a <= b",
    "lshift": "a << b",
    "lt": "a < b",
    "matmul": "a @ b",
    "mod": "a % b",
    "mul": "a * b",
    "ne": "a != b",
    "or_": "a | b",
    "pow": "a ** b",
    "rshift": "a >> b",
    "sub": "a - b",
    "truediv": "a / b",
    "xor": "a ^ b",
}
UNARY = {
    "abs": "absolute(a)",
    "inv": "~a",
    "invert": "~a",
    "neg": "-a",
    "not_": "not a",
    "pos": "+a",
    "truth": "bool(a)",
}
IN_PLACE = {
    "iadd": "+=",
    "iand": "&=",
    "iconcat": "+=",
    "ifloordiv": "//=",
    "ilshift": "<<=",
    "imatmul": "@=",
    "imod": "%=",
    "imul": "*=",
    "ior": "|=",
    "ipow": "**=",
    "irshift": ">>=",
    "isub": "-=",
    "itruediv": "/=",
    "ixor": "^=",
}
# Those that Python has under no name with underscores.
PLAIN = ("countOf", "indexOf", "is_", "is_not", "itemgetter", "truth")

COUNT_OF = """
def countOf(a, b):
    found = 0
    for item in a:
        if item == b:
            found += 1
    return found
"""

INDEX_OF = """
def indexOf(a, b):
    place = 0
    for item in a:
        if item == b:
            return place
        place += 1
    raise ValueError("sequence.index(x): x not in sequence")
"""


def _register(name: str, parameters: tuple[Parameter, ...], source: str) -> None:
    """A function, and the same one as the special method is called."""
    register(Composed(f"operator.{name}", parameters, source.replace("NAME", name)))
    if name not in PLAIN:
        special = f"__{name.rstrip('_')}__"
        register(Composed(f"operator.{special}", parameters, source.replace("NAME", special)))


TWO = positional("a", "b")
for _name, _text in BINARY.items():
    _register(_name, TWO, f"def NAME(a, b):\n    return {_text}\n")
for _name, _text in UNARY.items():
    _opening = "from builtins import abs as absolute\n\n" if _name == "abs" else ""
    _register(_name, positional("a"), f"{_opening}def NAME(a):\n    return {_text}\n")
for _name, _text in IN_PLACE.items():
    _register(_name, TWO, f"def NAME(a, b):\n    a {_text} b\n    return a\n")
_register("delitem", TWO, "def NAME(a, b):\n    del a[b]\n")
_register("setitem", positional("a", "b", "c"), "def NAME(a, b, c):\n    a[b] = c\n")
_register("index", positional("a"), "def NAME(a):\n    return range(a).stop\n")
_register("countOf", TWO, COUNT_OF)
_register("indexOf", TWO, INDEX_OF)


def _itemgetter(positional_: list[Any], keywords: dict[str, Any]) -> str:
    """Numbers become part of the function: the items of a tuple may have a type each."""
    known = [item.value if isinstance(item, Static) and type(item.value) is int else None for item in positional_]
    names = tuple(f"item_{n}" for n in range(len(known)))
    items = [f"obj[{name if value is None else value}]" for name, value in zip(names, known, strict=True)]
    shown = "_".join("x" if value is None else str(value).replace("-", "m") for value in known)
    text = f"def itemgetter_{shown}({', '.join(names)}):\n    return lambda obj: ({', '.join(items)})\n"
    return composed(f"{INTERNAL}.itemgetter_{shown}", positional(*names), text)


def _methodcaller(positional_: list[Any], keywords: dict[str, Any]) -> str:
    name = positional_[0] if positional_ else None
    if not isinstance(name, Static) or not isinstance(name.value, str) or not name.value.isidentifier():
        raise RuleError("methodcaller takes the name of a method as a constant", "write lambda x: x.method()")
    names = [f"value_{n}" for n in range(len(positional_) - 1)]
    arguments = ", ".join([*names, *(f"{key}={key}" for key in keywords)])
    shown = "_".join([name.value, str(len(names)), *keywords])
    text = f"def call_{shown}({', '.join(['name', *names, *keywords])}):\n"
    text += f"    return lambda obj: obj.{name.value}({arguments})\n"
    parameters = (*positional("name", *names), *(Parameter(key, keyword_only=True) for key in keywords))
    return composed(f"{INTERNAL}.call_{shown}", parameters, text)


def _attrgetter(positional_: list[Any], keywords: dict[str, Any]) -> str:
    raise RuleError("attrgetter is not supported yet", "write lambda x: x.name", "not-supported-yet")


ANY = (Parameter("items", variadic=True),)
for _name, _choose in (("itemgetter", _itemgetter), ("methodcaller", _methodcaller), ("attrgetter", _attrgetter)):
    register(Composed(f"operator.{_name}", ANY, f"def {_name}(items):\n    return 0\n"))
    REDIRECTS[f"operator.{_name}"] = _choose
