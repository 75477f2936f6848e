"""What a class says of operators: `a + b` as `Class.__add__(a, b)`, `for x in a` as over `Class.__iter__(a)`.

An operation of values that are computed elsewhere is a call whose arguments stand for them (`Specialisation.methods`);
where an expression itself is asked for its truth, or gone through, it is lowered as the call of a twin of it.
"""

from __future__ import annotations

import copy
from typing import Any

import gast

from capsulec.frontend.class_members import STEPS
from capsulec.frontend.enumerations import MEMBERS
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.no_axes import flat_array, refuse_consumed
from capsulec.ir.record_class import RecordClass
from capsulec.ir.types import Function, Method, Optional, Record, Tuple, Type, widened
from capsulec.library.cells import NotYet
from capsulec.library.containers.kinds import without_order
from capsulec.library.sequences import element_type
from capsulec.library.table import INTERNAL, RuleError

BINARY = {
    "+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow", "@": "matmul",
    "&": "and", "|": "or", "^": "xor", "<<": "lshift", ">>": "rshift",
}  # fmt: skip
UNARY = {"-": "__neg__", "+": "__pos__", "~": "__invert__"}
COMPARE = {"==": "__eq__", "!=": "__ne__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}
REFLECTED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
# Builtins of one object that ask its class; the first method that there is counts.
ASKING = {
    "len": ("__len__",), "abs": ("__abs__",), "int": ("__int__", "__index__"), "float": ("__float__", "__index__"),
    "complex": ("__complex__", "__float__"), "round": ("__round__",), "hash": ("__hash__",), "iter": ("__iter__",),
    "next": ("__next__",), "reversed": ("__reversed__",),
}  # fmt: skip
ITERATING_NAMES = (
    "list tuple set frozenset sum sorted enumerate zip map filter any all min max dict str.join list.extend "
    "set.update iter"
)
ITERATING = frozenset(f"builtins.{name}" for name in ITERATING_NAMES.split())


def class_of(type_: Type | None) -> RecordClass | None:
    """The class of a value, which may be None."""
    inner = type_.value if isinstance(type_, Optional) else type_
    if isinstance(inner, Record):
        return inner.definition
    return inner.named if isinstance(inner, Tuple) else None


def method_of(type_: Type | None, *names: str) -> Any:
    """The first of some methods that the class of a value has, as a scope."""
    definition = class_of(type_)
    return next((definition.methods[n] for n in names if n in definition.methods), None) if definition else None


def binary(body: Body, node: Any, op: str, left: Type, right: Type) -> tuple[bool, Type | None]:
    """Whether a class says what `left op right` is, and its type."""
    body.spec.methods.pop(node, None)
    if class_of(left) is None and class_of(right) is None:
        return False, None
    name = BINARY[op]
    own = (f"__i{name}__", f"__{name}__") if isinstance(node, gast.AugAssign) else (f"__{name}__",)
    if (scope := method_of(left, *own)) is not None:
        return True, operation(body, node, node, scope, [left, right])
    if (scope := method_of(right, f"__r{name}__")) is not None:
        return True, operation(body, node, node, scope, [left, right], swapped=True)
    return False, None


def unary(body: Body, node: Any, op: str, operand: Type) -> tuple[bool, Type | None]:
    """Whether an operator is a method of the operand's class, and then its type."""
    body.spec.methods.pop(node, None)
    scope = method_of(operand, UNARY.get(op, ""))
    return (False, None) if scope is None else (True, operation(body, node, node, scope, [operand]))


def compared(body: Body, node: Any, position: int, symbol: str, left: Type, right: Type) -> tuple[bool, Type | None]:
    """Whether a class says what a comparison is: the one at a place of a chain."""
    key = (node, position)
    body.spec.methods.pop(key, None)
    if class_of(left) is None and class_of(right) is None:
        return False, None
    if (scope := method_of(left, COMPARE[symbol])) is not None:
        return True, operation(body, node, key, scope, [left, right])
    if symbol == "!=" and (scope := method_of(left, "__eq__")) is not None:
        return True, operation(body, node, key, scope, [left, right], negated=True)
    if (scope := method_of(right, COMPARE[REFLECTED[symbol]])) is not None:
        return True, operation(body, node, key, scope, [left, right], swapped=True)
    return False, None


def contains(body: Body, node: Any, position: int, item: Type, whole: Type, positive: bool) -> tuple[bool, Type | None]:
    """`item in whole`"""
    key = (node, position)
    body.spec.methods.pop(key, None)
    scope = method_of(whole, "__contains__")
    if scope is None:
        return False, None
    return True, operation(body, node, key, scope, [item, whole], swapped=True, negated=not positive)


def operation(
    body: Body, node: Any, key: Any, scope: Any, types: list[Type], *, swapped: bool = False, negated: bool = False
) -> Type | None:
    """The type of a method's call with values of some types, noted under `key` for lowering."""
    from capsulec.frontend.infer.expressions import expression

    known = node.__dict__.setdefault("operations", {})
    made_key = (key if isinstance(key, tuple) else 0, scope, swapped, negated)
    if made_key not in known:
        stands = [_stand(node) for _ in types]
        made = _call(node, scope, stands[::-1] if swapped else stands)
        if negated:
            made = gast.copy_location(gast.UnaryOp(gast.Not(), made), node)
        known[made_key] = made, stands
    made, stands = known[made_key]
    for stand, type_ in zip(stands, types, strict=True):
        body.spec.expressions[stand] = widened(
            type_.value if isinstance(type_, Optional) and class_of(type_) else type_
        )
    body.spec.methods[key] = made, stands
    return expression(body, made)


def store(body: Body, target: Any, scope: Any, types: list[Type]) -> None:
    """A method that an assignment to `target` calls."""
    operation(body, target, target, scope, types)


def asked(body: Body, node: Any, function: str, positional: list[Any]) -> Any:
    """The call that stands for `len(a)` and its like; None when no class says what it is."""
    name = function.removeprefix("builtins.")
    if name in ("sum", "min", "max"):
        return _of_objects(body, node, name, positional)
    if name not in ASKING or not positional:
        return None
    first = body.spec.expressions.get(positional[0])
    if name == "len" and isinstance(first, Function) and (members := members_of(body, positional[0], first)):
        return _library_call(node, "builtins.len", [members], [])
    scope = method_of(body.spec.expressions.get(positional[0]), *ASKING[name])
    return None if scope is None else _made_once(node, scope, positional)


def _of_objects(body: Body, node: Any, name: str, positional: list[Any]) -> Any:
    """`sum(objects, start)`, `max(a, b)`"""
    types = [body.spec.expressions.get(argument) for argument in positional]
    if name == "sum":
        if node.keywords and node.keywords[0].arg != "start":
            return None
        element = _element(types[0]) if types else None
        if method_of(element, "__add__", "__radd__") is None:
            return None
        return _library_call(node, f"{INTERNAL}.sum_of_objects", positional, node.keywords)
    if len(positional) == 1 and not node.keywords and _is_ordered(_element(types[0])):
        return _library_call(node, f"{INTERNAL}.{'smallest' if name == 'min' else 'largest'}", positional, [])
    if len(positional) < 2 or node.keywords or not all(map(_is_ordered, types)):
        return None
    made = positional[0]
    for other in positional[1:]:
        made = _library_call(other, f"{INTERNAL}.{'smaller' if name == 'min' else 'larger'}", [made, other], [])
    return made


def _is_ordered(type_: Type | None) -> bool:
    """Whether values are objects that can be compared with `<`."""
    return isinstance(type_, Record) and without_order(type_) is None


def _element(type_: Type | None) -> Type | None:
    """What a sequence holds."""
    if type_ is None:
        return None
    try:
        return element_type(type_)
    except (RuleError, NotYet):
        return None


def _library_call(node: Any, name: str, arguments: list[Any], keywords: list[Any]) -> Any:
    if "library_call" not in node.__dict__:
        function = gast.copy_location(gast.Name(name, gast.Load(), None, None), node)
        node.library_call = gast.copy_location(gast.Call(function, arguments, keywords), node)
    return node.library_call


def members_of(body: Body, node: Any, type_: Function) -> Any:
    """The tuple of an enumeration's members; None for other functions and classes."""
    definition = getattr(type_.definition.node, "record_class", None)
    if definition is None or MEMBERS not in definition.constants:
        return None
    if "members" not in node.__dict__:
        node.members = gast.copy_location(gast.Attribute(_twin(body, node), MEMBERS, gast.Load()), node)
    return node.members


def iterated(body: Body, node: Any, type_: Type | None) -> Type | None:
    """The type of what is gone through where `node` stands, of a type: what its class's `__iter__` gives."""
    if isinstance(type_, Method):
        refuse_consumed(body, node)
        return flat_array(body, node)
    if isinstance(type_, Function) and (members := members_of(body, node, type_)) is not None:
        return _as_call(body, node, members)
    scope = method_of(type_, "__iter__")
    if body.spec.rewritten.get(node) in node.__dict__.get("made_once", {}).values():
        body.spec.rewritten.pop(node, None)
    if scope is None:
        return type_
    made = _made_once(node, scope, [_twin(body, node)])
    found = _as_call(body, node, made)
    if (steps := method_of(found, STEPS)) is not None:  # an object with `__next__`
        return _as_call(body, node, _made_once(node, steps, [made]))
    return found


def called(node: Any, scope: Any) -> Any:
    """`object(…)` as the call of `__call__`."""
    made = _made_once(node, scope, [node.func, *node.args])
    made.keywords = node.keywords
    return made


def item(node: Any, scope: Any) -> Any:
    """`object[index]`"""
    return _made_once(node, scope, [node.value, index_of(node)])


def index_of(node: Any) -> Any:
    """The index of a Subscript as an expression: a slice is a value."""
    if not isinstance(node.slice, gast.Slice):
        return node.slice
    if "slice_value" not in node.__dict__:
        parts = [part or gast.copy_location(gast.Constant(None, None), node)
                 for part in (node.slice.lower, node.slice.upper, node.slice.step)]  # fmt: skip
        function = gast.copy_location(gast.Name("slice", gast.Load(), None, None), node)
        node.slice_value = gast.copy_location(gast.Call(function, parts, []), node)
    return node.slice_value


def _as_call(body: Body, node: Any, made: Any) -> Type | None:
    from capsulec.frontend.infer.expressions import expression

    type_ = expression(body, made)
    body.spec.rewritten[node] = made
    if type_ is not None:
        body.spec.expressions[node] = type_
    return type_


def _twin(body: Body, node: Any) -> Any:
    """A copy of an expression, with a type of its own."""
    if "twin" not in node.__dict__:
        made = copy.copy(node)
        for name in ("operations", "calls_of", "copies", "made_once", "twin", "library_call"):
            made.__dict__.pop(name, None)
        node.twin = made
    if node in body.scope.uses:
        body.scope.uses[node.twin] = body.scope.uses[node]
    if node in body.scope.unbound:
        body.scope.unbound.add(node.twin)
    if hasattr(node, "stands"):
        body.spec.expressions[node.twin] = body.spec.expressions[node]
    return node.twin


def _made_once(node: Any, scope: Any, arguments: list[Any]) -> Any:
    known = node.__dict__.setdefault("made_once", {})
    if scope not in known:
        known[scope] = _call(node, scope, arguments)
    return known[scope]


def _call(node: Any, scope: Any, arguments: list[Any]) -> Any:
    name = gast.copy_location(gast.Name(scope.name, gast.Load(), None, None), node)
    name.target = scope
    return gast.copy_location(gast.Call(name, arguments, []), node)


def _stand(node: Any) -> Any:
    made = gast.copy_location(gast.Name("value", gast.Load(), None, None), node)
    made.stands = True
    return made
