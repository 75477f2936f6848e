"""Enumerations as classes with one object for each member.

before    class Color(Enum):                 after     def Color_made(name, value): …  # an object with these fields
              RED = 1                                  Color_RED = Color_made("RED", 1)
                                                       Color_members = (Color_RED,)
                                                       def Color(value): …            # the member that has the value

`Color.RED` and `Color._members` are constants of the class. Members of an IntEnum or StrEnum do what their values do;
of a Flag there are objects that are no members, for what several of them are together.
"""

from __future__ import annotations

import operator
import sys
from typing import Any

import gast

from capsulec.frontend.class_members import DESCRIBED, Class, Refused, add_method, header
from capsulec.frontend.decorators import Decorated, put_at
from capsulec.frontend.enumeration_methods import FLAG, INT, INT_FLAG, PLAIN, STR, VALUED
from capsulec.ir.record_class import RecordClass

MEMBERS = "_members"
KINDS = {
    ("enum.Enum",): "plain",
    ("enum.IntEnum",): "int",
    ("enum.StrEnum",): "str",
    ("enum.Flag",): "flag",
    ("enum.IntFlag",): "int flag",
    ("builtins.int", "enum.Enum"): "plain int",
    ("builtins.str", "enum.Enum"): "plain str",
}


FLAGS = ("flag", "int flag")


def enum_class(node: Any, state: Decorated, module: str) -> Class | None:
    """What an enumeration says, its members as constants that are calls of `Class.maker`; None for other classes."""
    full = [state.full_name(base) for base in node.bases]
    if not full or not str(full[-1]).startswith("enum."):
        return None
    builtin = [f"builtins.{b.id}" if isinstance(b, gast.Name) and b.id in ("int", "str") else "" for b in node.bases]
    kind = KINDS.get(tuple(b or str(f) for b, f in zip(builtin, full, strict=True)))
    if kind is None or node.keywords or any(state.full_name(d) != "enum.unique" for d in node.decorator_list):
        raise Refused(header(node), f"the enumeration {node.name} cannot be compiled", DESCRIBED)
    if sys.version_info < (3, 11) and kind not in ("plain", "plain str"):  # they have other texts there
        raise Refused(header(node), f"this kind of enumeration ({node.name}) needs Python 3.11", "derive it from Enum")
    definition = RecordClass(node.name, f"{module}_{node.name}", ("name", "value"), True, False, plain=True)
    definition.enumeration, definition.flag = True, kind in FLAGS
    definition.valued = "" if kind in ("plain", "flag") else "int" if kind == "int flag" else kind.split()[-1]
    found = Class(definition, node, False, fields=["name", "value"], maker=state.fresh(f"{node.name}_made"))
    members = _Members(found, kind)
    for statement in node.body:
        match statement:
            case gast.Expr(value=gast.Constant(value=str(text))) if statement is node.body[0]:
                found.doc = text
            case gast.Pass() | gast.Expr(value=gast.Constant()):
                pass
            case gast.Assign(targets=[gast.Name(id=name)], value=value) if not name.startswith("_"):
                if isinstance(value, gast.Call) and state.full_name(value.func) == "enum.auto":
                    value = gast.copy_location(gast.Constant(members.automatic(name), None), value)
                members.add(name, value)
            case gast.FunctionDef():
                add_method(found, statement, state)
            case _:
                raise Refused(statement, f"this statement in the enumeration {node.name} cannot be compiled", DESCRIBED)
    if found.method("__init__") is not None:
        raise Refused(header(node), "an enumeration with an `__init__` cannot be compiled", "use tuples as values")
    _add_methods(found, kind, members)
    names = [gast.Name(name, gast.Load(), None, None) for name in members.shown()]
    found.constants[MEMBERS] = gast.Tuple(names, gast.Load())
    put_at(found.constants[MEMBERS], header(node))
    if kind in FLAGS:
        made = [gast.Name(name, gast.Load(), None, None) for name in members.names.values()]
        found.constants[f"{MEMBERS}_all"] = gast.Tuple(made, gast.Load())
        put_at(found.constants[f"{MEMBERS}_all"], header(node))
        found.limits = members.mask()
        found.singles = sum(members.values[name] for name in members.shown())
    return found


class _Members:
    """The members of an enumeration, as they are read: `values` by name, and the name that each value has."""

    def __init__(self, found: Class, kind: str) -> None:
        self.found, self.kind = found, kind
        self.values: dict[str, Any] = {}
        self.names: dict[str, str] = {}

    def automatic(self, name: str) -> Any:
        """What auto() is: the largest number so far and one more, the next bit, or the name."""
        if self.kind == "str":
            return name.lower()
        numbers = [value for value in self.values.values() if isinstance(value, int)]
        highest = max(numbers, default=0)
        return 1 << highest.bit_length() if self.kind in FLAGS else highest + 1

    def add(self, name: str, node: Any) -> None:
        """One more member, or another name of one that has the value already."""
        value = _constant(node, self.values)
        if value is None and not isinstance(node, gast.Constant):
            raise Refused(node, "the value of a member has to be written out", "write a number, a text or a tuple")
        if not isinstance(node, gast.Tuple):
            node = gast.copy_location(gast.Constant(value, None), node)
        self.values[name] = value
        key = repr(value)
        if key in self.names:
            self.found.constants[name] = gast.copy_location(gast.Name(self.names[key], gast.Load(), None, None), node)
            return
        self.names[key] = name
        maker = gast.copy_location(gast.Name(self.found.maker, gast.Load(), None, None), node)
        text = gast.copy_location(gast.Constant(name, None), node)
        self.found.constants[name] = gast.copy_location(gast.Call(maker, [text, node], []), node)

    def shown(self) -> list[str]:
        """The members that iteration gives: of a Flag, those of one bit."""
        return [n for n in self.names.values() if self.kind not in FLAGS or self.values[n].bit_count() == 1]

    def mask(self) -> int:
        """All bits of a Flag."""
        bits = 0
        for value in self.values.values():
            bits |= value
        return bits


def _constant(node: Any, known: dict[str, Any]) -> Any:
    """The value of a constant expression, in which members may be named; None for others."""
    allowed = (gast.Constant, gast.UnaryOp, gast.BinOp, gast.Tuple, gast.operator, gast.unaryop, gast.expr_context)
    for part in gast.walk(node):
        if isinstance(part, gast.Name):
            if part.id not in known:
                return None
        elif not isinstance(part, allowed):
            return None
    try:
        return _computed(node, known)
    except (ArithmeticError, KeyError, TypeError, ValueError):
        return None


def _computed(node: Any, known: dict[str, Any]) -> Any:
    match node:
        case gast.Name(id=name):
            return known[name]
        case gast.Constant(value=value):
            return value
        case gast.Tuple(elts=items):
            return tuple(_computed(item, known) for item in items)
        case gast.UnaryOp(op=op, operand=operand):
            value = _computed(operand, known)
            return ~value if isinstance(op, gast.Invert) else -value if isinstance(op, gast.USub) else +value
        case _:
            operation = getattr(operator, OPERATORS[type(node.op).__name__])
            return operation(_computed(node.left, known), _computed(node.right, known))


OPERATORS = {
    "Add": "add", "Sub": "sub", "Mult": "mul", "Div": "truediv", "FloorDiv": "floordiv", "Mod": "mod", "Pow": "pow",
    "BitOr": "or_", "BitAnd": "and_", "BitXor": "xor", "LShift": "lshift", "RShift": "rshift",
}  # fmt: skip


def _add_methods(found: Class, kind: str, members: _Members) -> None:
    """What all values of a kind of enumeration can do, where the class does not say it itself."""
    texts = {"plain": [PLAIN], "flag": [FLAG], "int flag": [INT_FLAG, VALUED, INT]}.get(kind)
    texts = [VALUED, INT if "int" in kind else STR] if texts is None else list(texts)
    if kind.startswith("plain "):
        texts.insert(0, "def __str__(self):\n    return f'{name}.{{self.name}}'\n")
    for text in texts:
        filled = text.format(name=found.definition.name, members=found.definition.name, mask=_mask(kind, members))
        for function in gast.parse(filled).body:
            if found.method(function.name) is None:
                put_at(function, header(found.place))
                found.methods[function.name] = function


def _mask(kind: str, members: _Members) -> int:
    return members.mask() if kind in FLAGS else 0


def by_value(found: Class) -> Any:
    """The function of the class's name: it gives the member that has a value."""
    definition = found.definition
    name = definition.name
    members = definition.constants[f"{MEMBERS}_all" if definition.flag else MEMBERS]
    text = (
        f"def {name}(value):\n"
        f"    for member in {members}:\n"
        "        if member.value == value:\n"
        "            return member\n"
    )
    if definition.flag and definition.valued:
        mask, width = found.limits, max(found.limits.bit_length(), 1)
        text += (
            f"    if value < {-(2**width)} or value > {2**width - 1}:\n"
            "        kept = value\n"
            "        if value < 0:\n"
            f"            kept = max({2**width}, 1 << value.bit_length()) + value\n"
            "    else:\n"
            f"        kept = value + {2**width} if value < 0 else value\n"
            f"    for member in {members}:\n"
            "        if member.value == kept:\n"
            "            return member\n"
            f"    names = [str(member.name) for member in {definition.constants[MEMBERS]} if member.value & kept]\n"
            f"    rest = kept & {~found.singles}\n"
            "    if rest:\n"
            f"        for member in {members}:\n"
            "            if member.value & (member.value - 1) and member.value & kept == member.value:\n"
            "                names.append(str(member.name))\n"
            "                rest &= ~member.value\n"
            "    text = '|'.join(names) + (f'|{rest}' if rest else '')\n"
            f"    return {found.maker}(text if names else None, kept)\n"
        )
    elif definition.flag:
        mask, width = found.limits, max(found.limits.bit_length(), 1)
        text += (
            f"    if value < 0 and value >= {-(2**width)}:\n"
            f"        return {name}({2**width} + value & {mask})\n"
            f"    if value < 0 or value & {~mask}:\n"
            f"        digits = max(value.bit_length(), {width})\n"
            "        given = f'{value:0{digits}b}' if value >= 0 else f'{2 ** digits + value:0{digits}b}'\n"
            f"        raise ValueError(f\"<flag '{name}'> invalid value {{value}}\\n\"\n"
            '            f"    given 0b{1 if value < 0 else 0} {given}\\n"\n'
            f'            f"  allowed 0b0 {{{mask}:0{{digits}}b}}")\n'
            f"    names = [member.name for member in {definition.constants[MEMBERS]} if member.value & value]\n"
            f"    return {found.maker}('|'.join([str(one) for one in names]) if value else None, value)\n"
        )
    else:
        text += f"    raise ValueError(f'{{value!r}} is not a valid {name}')\n"
    function = gast.parse(text).body[0]
    put_at(function, header(found.place))
    return function
