"""What an annotation says: `list[int]`, `Optional[T]`, `"float | None"`, `Iterable[str]` as a `Hint`.

Annotations give nothing its type: types come from the values, and hints are compared with them (`infer.hints`). A name
that is not known here, such as a TypeVar or a class of somebody else's, says nothing: it is `ANY`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gast

from capsulec.records import record

if TYPE_CHECKING:
    from capsulec.frontend.scopes import Module


@record
class Hint:
    """`name` of what: a class of Python's in small letters, "any", "union", "literal", "array", "number", "object".
    `parts` are
    what stands in the brackets; none when there are no brackets. Of a literal `value` is the value, of an
    object the class of the user's."""

    name: str
    parts: tuple[Hint, ...] = ()
    value: Any = None


ANY, NONE, ELLIPSIS = Hint("any"), Hint("none"), Hint("...")
BUILTINS = (
    "int", "float", "complex", "bool", "str", "bytes", "list", "set", "frozenset", "dict", "tuple", "range", "slice",
)  # fmt: skip
SCALARS = ("int", "float", "complex", "bool", "str", "bytes")
# Names of typing and collections.abc that mean a class of BUILTINS, or several: what can be iterated, indexed, ….
GENERIC = {
    "List": "list", "Set": "set", "FrozenSet": "frozenset", "Dict": "dict", "Tuple": "tuple", "Text": "str",
    "Iterable": "iterable", "Collection": "collection", "Container": "collection", "Sized": "collection",
    "Reversible": "reversible", "Iterator": "iterator", "Generator": "generator", "Sequence": "sequence",
    "MutableSequence": "list", "AbstractSet": "abstract set", "MutableSet": "set", "Mapping": "dict",
    "MutableMapping": "dict", "Callable": "callable",
}  # fmt: skip
WRAPPERS = ("Final", "Annotated", "ClassVar", "Required", "NotRequired", "ReadOnly")
NUMPY_NUMBERS = ("bool_", "byte", "short", "intc", "intp", "longlong", "half", "single", "double", "number", "integer",
                 "floating", "signedinteger", "unsignedinteger", "inexact")  # fmt: skip
DEEPEST = 20  # an alias that leads to itself ends here


def hint(module: Module, node: Any, depth: int = 0) -> Hint:
    """What an annotation says in a module of the user's."""
    if depth > DEEPEST:
        return ANY
    match node:
        case gast.Constant(value=None):
            return NONE
        case gast.Constant(value=str(text)):
            try:
                return hint(module, gast.parse(text.strip(), mode="eval").body, depth + 1)
            except SyntaxError:
                return ANY
        case gast.Constant(value=value) if value is ...:
            return ELLIPSIS
        case gast.BinOp(left=left, op=gast.BitOr(), right=right):
            return union((hint(module, left, depth + 1), hint(module, right, depth + 1)))
        case gast.Subscript(value=value, slice=index):
            return _subscript(module, value, index, depth)
        case gast.Name() | gast.Attribute():
            if (class_ := _class(module, node)) is not None:
                return Hint("object", (), class_)
            full = _full_name(module, node)
            if full in ("", None) and isinstance(node, gast.Name) and node.id in module.constants:
                return hint(module, module.constants[node.id], depth + 1)  # a name for a type
            return _named(full)
        case _:
            return ANY


def _class(module: Module, node: Any) -> Any:
    """The class of the file that a name is; None for all else."""
    found = module.functions.get(node.id) if isinstance(node, gast.Name) else None
    return None if found is None else getattr(found.node, "record_class", None)


def union(alternatives: tuple[Hint, ...]) -> Hint:
    """Any of several."""
    return ANY if ANY in alternatives else Hint("union", alternatives)


def _full_name(module: Module, node: Any) -> str:
    """`typing.List`, `builtins.int`; "" for what is no name, or one of the user's."""
    match node:
        case gast.Name(id=name) if name in module.imports:
            imported = module.imports[name]
            return "" if imported.level else imported.full
        case gast.Name(id=name):
            return "" if name in module.bound else f"builtins.{name}"
        case gast.Attribute(value=value, attr=attr):
            owner = _full_name(module, value)
            return f"{owner}.{attr}" if owner and not owner.startswith("builtins.") else ""
        case _:
            return ""


def _named(full: str) -> Hint:
    owner, _, name = full.rpartition(".")
    if owner == "builtins" and name in BUILTINS:
        return Hint(name)
    if owner in ("typing", "collections.abc", "typing_extensions") and name in GENERIC:
        name = "abstract set" if (owner, name) == ("collections.abc", "Set") else GENERIC[name]
        return Hint(name)
    if owner == "numbers" and name in ("Number", "Complex", "Real", "Rational", "Integral"):
        return Hint({"Real": "float", "Rational": "int", "Integral": "int"}.get(name, "complex"))
    if full in ("numpy.ndarray", "numpy.typing.NDArray"):
        return Hint("array")
    if owner == "numpy" and (name in NUMPY_NUMBERS or name.rstrip("0123456789") in ("int", "uint", "float", "complex")):
        return Hint("number")
    return ANY


def _subscript(module: Module, value: Any, index: Any, depth: int) -> Hint:
    full = _full_name(module, value)
    owner, _, name = full.rpartition(".")
    given = index.elts if isinstance(index, gast.Tuple) else [index]
    if owner in ("typing", "typing_extensions"):
        if name == "Literal":
            return union(tuple(_literal(node) for node in given))
        if name == "Union":
            return union(tuple(hint(module, node, depth + 1) for node in given))
        if name == "Optional":
            return union((hint(module, index, depth + 1), NONE))
        if name in WRAPPERS:
            return hint(module, given[0], depth + 1)
    made = _named(full)
    if made.name in SCALARS:  # `float[:]`, an array in the language of another compiler
        return ANY
    if made.name in ("any", "array", "number"):
        return made
    if made.name == "callable":
        return _callable(module, given, depth)
    if made.name == "tuple" and isinstance(index, gast.Tuple) and not index.elts:
        return Hint("empty tuple")
    return Hint(made.name, tuple(hint(module, node, depth + 1) for node in given))


def _callable(module: Module, given: list[Any], depth: int) -> Hint:
    """`Callable[[int, str], float]`: the parameters, `...` for any, and the result."""
    if len(given) != 2 or not isinstance(given[0], gast.List | gast.Constant):
        return Hint("callable")
    listed = given[0].elts if isinstance(given[0], gast.List) else [given[0]]
    return Hint("callable", tuple(hint(module, node, depth + 1) for node in [*listed, given[1]]))


def _literal(node: Any) -> Hint:
    match node:
        case gast.Constant(value=None):
            return NONE
        case gast.Constant(value=value):
            return Hint("literal", (), value)
        case gast.UnaryOp(op=gast.USub(), operand=gast.Constant(value=int(value))):
            return Hint("literal", (), -value)
        case _:
            return ANY
