"""Enumerations as classes with one object for each member.

before    class Color(Enum):                 after     def Color_made(name, value): …  # an object with these fields
              RED = 1                                  Color_RED = Color_made("RED", 1)
                                                       Color_members = (Color_RED,)
                                                       def Color(value): …            # the member that has the value

`Color.RED` and `Color._members` are constants of the class.
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.class_members import DESCRIBED, Class, Refused, add_method, header
from capsulec.frontend.decorators import Decorated, put_at
from capsulec.ir.record_class import RecordClass

MEMBERS = "_members"
METHODS = """
def __init__(self, name, value):
    self.name = name
    self.value = value
def __repr__(self):
    return f'<{name}.{{self.name}}: {{self.value!r}}>'
def __str__(self):
    return f'{name}.{{self.name}}'
"""


def enum_class(node: Any, state: Decorated, module: str) -> Class | None:
    """What an enumeration says, its members as constants that are calls of `Class.maker`; None for other classes."""
    if len(node.bases) != 1 or state.full_name(node.bases[0]) != "enum.Enum":
        return None
    if node.keywords or any(state.full_name(d) != "enum.unique" for d in node.decorator_list):
        raise Refused(header(node), f"the enumeration {node.name} cannot be compiled", DESCRIBED)
    definition = RecordClass(
        node.name, f"{module}_{node.name}", ("name", "value"), True, False, plain=True, enumeration=True
    )
    found = Class(definition, node, False, fields=["name", "value"], maker=state.fresh(f"{node.name}_made"))
    values: dict[str, str] = {}
    last: Any = 0
    for statement in node.body:
        match statement:
            case gast.Expr(value=gast.Constant(value=str(text))) if statement is node.body[0]:
                found.doc = text
            case gast.Pass() | gast.Expr(value=gast.Constant()):
                pass
            case gast.Assign(targets=[gast.Name(id=name)], value=value) if not name.startswith("_"):
                if isinstance(value, gast.Call) and state.full_name(value.func) == "enum.auto":
                    value = gast.copy_location(gast.Constant(last + 1, None), value)
                last = _number(value, last)
                _member(found, name, value, values)
            case gast.FunctionDef():
                add_method(found, statement, state)
            case _:
                raise Refused(statement, f"this statement in the enumeration {node.name} cannot be compiled", DESCRIBED)
    for function in gast.parse(METHODS.format(name=node.name)).body:
        if function.name == "__init__" and found.method("__init__") is not None:
            raise Refused(header(node), "an enumeration with an `__init__` cannot be compiled", "use tuples as values")
        if found.method(function.name) is None:
            put_at(function, header(node))
            found.methods[function.name] = function
    names = [gast.Name(name, gast.Load(), None, None) for name in values.values()]
    found.constants[MEMBERS] = gast.Tuple(names, gast.Load())
    put_at(found.constants[MEMBERS], header(node))
    return found


def _number(value: Any, last: Any) -> Any:
    """What auto() counts on from: the largest number so far."""
    known = value.value if isinstance(value, gast.Constant) else None
    return max(known, last) if isinstance(known, int) else last


def _member(found: Class, name: str, value: Any, values: dict[str, str]) -> None:
    """One more member, or another name of one that has the value already."""
    try:
        key = repr(gast.literal_eval(value))
    except ValueError:
        raise Refused(
            value, "the value of a member has to be written out", "write a number, a text or a tuple"
        ) from None
    if key in values:
        found.constants[name] = gast.copy_location(gast.Name(values[key], gast.Load(), None, None), value)
        return
    values[key] = name
    maker = gast.copy_location(gast.Name(found.maker, gast.Load(), None, None), value)
    text = gast.copy_location(gast.Constant(name, None), value)
    found.constants[name] = gast.copy_location(gast.Call(maker, [text, value], []), value)


def by_value(found: Class) -> Any:
    """The function of the class's name: it gives the member that has a value."""
    members = found.definition.constants[MEMBERS]
    name = found.definition.name
    text = (
        f"def {name}(value):\n"
        f"    for member in {members}:\n"
        "        if member.value == value:\n"
        "            return member\n"
        f"    raise ValueError(f'{{value!r}} is not a valid {name}')\n"
    )
    function = gast.parse(text).body[0]
    put_at(function, header(found.place))
    return function
