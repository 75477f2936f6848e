"""Arrays without axes, such as `numpy.zeros(())`: what takes one takes its element, and NumPy gives a few of them.

For NumPy's functions and operators an array without axes is a scalar of its dtype: their results are scalars. So where
one is an operand, inference notes that its element is meant (`elements`), and lowering loads it. Only what looks at the
array itself, such as `reshape` and `out=`, gets it. The other way round a few functions make an array of a number;
inside of the library, where numbers serve as well, they do not.
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import not_supported_yet
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.composed import of_library
from capsulec.ir.types import (
    Array,
    Bytes,
    FrozenSet,
    List,
    Method,
    Optional,
    Range,
    Scalar,
    Sequence,
    Set,
    Static,
    Str,
    Tuple,
    Type,
    Union,
    widened,
)
from capsulec.library import cells
from capsulec.library.joins import as_number, merged

# Functions that take an array without axes as it is.
TAKING = frozenset(
    f"numpy.{name}"
    for name in (
        *("array", "asarray", "asanyarray", "copy", "astype", "reshape", "broadcast_to", "expand_dims", "squeeze"),
        *("transpose", "may_share_memory", "shares_memory", "shape", "ndim", "size", "array_repr", "copyto"),
        *("empty_like", "zeros_like", "ones_like", "full_like", "atleast_1d", "atleast_2d", "atleast_3d", "ravel"),
        *("ndarray.copy", "ndarray.fill", "ndarray.astype", "ndarray.reshape", "ndarray.item", "ndarray.tolist"),
        *("ndarray.flatten", "ndarray.transpose", "ndarray.tobytes", "ndarray.flags", "ndarray.view"),
        *("ndarray.byteswap", "ndarray.setflags", "ndarray.resize", "require"),
    )
)
# Functions of Python's that take it as a number.
NUMBERS = frozenset(
    f"builtins.{name}"
    for name in (
        "abs",
        "bool",
        "complex",
        "divmod",
        "float",
        "int",
        "max",
        "min",
        "pow",
        "print",
        "range",
        "str",
        "format",
        "str.format",
    )
)
# Functions that give an array without axes for numbers.
MAKING = frozenset(
    f"numpy.{name}"
    for name in (
        *("array", "asarray", "asanyarray", "copy", "zeros_like", "ones_like", "empty_like", "full_like", "where"),
        *("tensordot", "linalg.tensordot", "transpose", "permute_dims", "squeeze", "asarray_chkfinite", "block"),
        *("cov", "i0", "isin", "real_if_close", "roll"),
    )
)


def is_number(type_: Type | None) -> bool:
    """Whether a value is an array without axes."""
    return isinstance(type_, Array) and type_.ndim == 0


FLAT = "numpy.ndarray.flat"  # a.flat is a value like a method of the array, which it refers to


def is_flat(type_: Type | None) -> bool:
    """Whether a value is what `a.flat` gives."""
    return isinstance(type_, Method) and type_.function == FLAT


def flat_array(body: Body, node: Any) -> Type:
    """The type of what `a.flat` goes through, as an array of one axis; other types unchanged."""
    from capsulec.library.numpy.view_attributes import flat_type

    type_ = body.spec.expressions[node]
    if isinstance(type_, Method) and type_.function == FLAT:
        body.spec.elements.add(node)
        type_ = body.spec.expressions[node] = flat_type(type_.receiver)
    return type_


def element(body: Body, node: Any) -> Type | None:
    """The type of an operand that is typed already: of an array without axes, its element's."""
    type_ = body.spec.expressions.get(node)
    if isinstance(type_, Array) and type_.ndim == 0:
        body.spec.elements.add(node)
        type_ = body.spec.expressions[node] = Scalar(type_.dtype)
    return type_


def number(body: Body, node: Any) -> Type | None:
    """The type of an operand that is typed already: of a `bool or int`, the number's."""
    type_ = element(body, node)
    inner = type_.value if isinstance(type_, Optional) else type_
    body.spec.mixed.discard(node)
    if inner is not None and (found := as_number(inner)) is not None:
        body.spec.elements.add(node)
        body.spec.mixed.add(node)
        type_ = body.spec.expressions[node] = found if inner is type_ else Optional(found)
    return type_


def operand(body: Body, node: Any) -> Type | None:
    """The type of an expression as an operand."""
    from capsulec.frontend.infer.expressions import expression

    expression(body, node)
    return element(body, node)


def numeric_operand(body: Body, node: Any) -> Type | None:
    """The type of an expression as an operand that is a number where it can be one."""
    from capsulec.frontend.infer.expressions import expression

    expression(body, node)
    return number(body, node)


def refuse_consumed(body: Body, node: Any) -> None:
    """Raise CompileError for `for x in f` of an `f = a.flat` that may have been gone through already.

    It is an iterator: whoever comes second finds the end. Of one in a variable the types do not say where it is.
    """
    if isinstance(node, gast.Attribute) or not is_flat(body.spec.expressions.get(node)):
        return
    variable = body.scope.uses.get(node)
    definitions = [] if variable is None else [d for d in variable.definitions if isinstance(d.ctx, gast.Store)]
    uses = [use for use, used in body.scope.uses.items() if used is variable]
    parents = {child: parent for parent in gast.walk(body.scope.node) for child in gast.iter_child_nodes(parent)}
    harmless = gast.Subscript | gast.Attribute
    others = [use for use in uses if use is not node and not isinstance(parents.get(use), harmless)]
    if len(definitions) != 1 or others or _loops(parents, node) - _loops(parents, definitions[0]):
        what = "going through a.flat that is kept in a variable, where others may have done so before,"
        raise not_supported_yet(what, body.span(node), "write a.flat there, which begins at the first element")


LOOPS = gast.For | gast.While | gast.ListComp | gast.SetComp | gast.DictComp | gast.GeneratorExp


def _loops(parents: dict[Any, Any], node: Any) -> set[Any]:
    """The loops that a node stands in; what a `for` goes through is looked at before."""
    found: set[Any] = set()
    while node in parents:
        parent = parents[node]
        if isinstance(parent, gast.comprehension) and node is parent.iter:
            node, parent = parent, parents[parent]
            if node is parent.generators[0]:  # it is evaluated once
                node = parent
                continue
        if isinstance(parent, LOOPS) and node is not getattr(parent, "iter", None):
            found.add(parent)
        node = parent
    return found


def operands(body: Body, op: str, nodes: list[Any]) -> list[Type | None]:
    """The types of the operands of an operator: beside a list, an array without axes is one, too."""
    from capsulec.frontend.infer.expressions import expression

    types = [expression(body, node) for node in nodes]
    listed = any(isinstance(widened(t), List | Tuple | Sequence | Range | Str) for t in types if t is not None)
    if op in KEEPING_BOOLS or (op == "%" and types[0] is not None and isinstance(widened(types[0]), Str | Bytes)):
        return types if listed else [element(body, node) for node in nodes]
    return [
        type_ if listed and is_number(type_) else number(body, node) for node, type_ in zip(nodes, types, strict=True)
    ]


KEEPING_BOOLS = ("&", "|", "^")  # of two bools they give a bool


def compared(body: Body, node: Any) -> Type | None:
    """The type of an operand of a comparison, which `a.flat` may be."""
    type_ = numeric_operand(body, node)
    return flat_array(body, node) if is_flat(type_) else type_


def arguments(body: Body, name: str, nodes: list[Any], keywords: dict[str, Any]) -> None:
    """Note which arguments of a call of a library function are taken as numbers."""
    for node in [*nodes, *keywords.values()]:
        if is_flat(body.spec.expressions.get(node)) and name != FLAT:
            if not name.startswith(("numpy.", "builtins.len", "builtins.isinstance")):
                refuse_consumed(body, node)
            flat_array(body, node)
    if name in TAKING or not (name.startswith(("numpy.", "scipy.", "math.", "cmath.")) or name in NUMBERS):
        return
    for node in nodes:
        element(body, node)
    for key, node in keywords.items():
        if key != "out":
            element(body, node)


def numbers(body: Body, name: str, nodes: list[Any]) -> None:
    """Note which arguments of a call, that are `bool or int` or hold such, are meant as numbers."""
    modules = ("numpy.", "scipy.", "math.", "cmath.", "statistics.", "random.")
    if not (name.startswith(modules) or name in OF_NUMBERS):
        return
    for node in nodes:
        type_ = body.spec.expressions.get(node)
        if type_ is None or not isinstance(type_, Union | Optional | HOLDERS):
            continue
        known = cells.solid(type_)
        if (found := merged(known)) != known:
            body.spec.elements.add(node)
            body.spec.expressions[node] = found


HOLDERS = List | Set | FrozenSet | Sequence | Tuple
# Functions of Python's for which True is 1. Those that give a value back as it is, such as max, are none.
OF_NUMBERS = frozenset(
    f"builtins.{name}"
    for name in ("abs", "bin", "chr", "complex", "divmod", "float", "hex", "int", "oct", "pow", "range", "round")
)


def made(body: Body, node: Any, name: str, result: Type | None) -> Type | None:
    """The result of a call of a library function: an array without axes where NumPy makes one of a number."""
    if name not in MAKING or of_library(body.scope):
        return result
    wide = None if result is None else widened(result)
    if not isinstance(wide, Scalar):
        return result
    body.spec.boxes.add(node)
    return Array(wide.dtype, 0, "C")


def refuse_bool_index(body: Body, index: Any) -> None:
    """Raise CompileError for an index of an array that may be a bool, for which NumPy adds an axis."""
    for item in index.elts if isinstance(index, gast.Tuple) else [index]:
        if item in body.spec.mixed:
            text = "an index of an array that may be True or False, which NumPy takes for a mask,"
            raise not_supported_yet(text, body.span(item), "convert it before: a[int(x)]")


def among(body: Body, index: Any) -> bool:
    """Whether arrays without axes stand between the brackets of an index."""
    items = index.elts if isinstance(index, gast.Tuple) else [index]
    return any(item in body.spec.elements for item in items)


def refuse_joined(body: Body, name: Any, type_: Type | None) -> None:
    """Raise CompileError for `x += 1` where x is a number on one path, and on another an array, which that changes."""
    variable = body.scope.uses.get(name)
    if variable is None or not isinstance(type_, Scalar | Static):
        return
    given = body.spec.contributions.get(variable, {})
    if any(is_number(one) for one in given.values()):
        text = f"{name.id} is an array without axes on one path, which this would change, and a number on another"
        raise body.error("join-of-types", text, name, hint=f"write {name.id} = {name.id} + …, or {name.id}[()] += …")


def items(body: Body, node: Any, type_: Tuple) -> Tuple:
    """The type of a tuple whose items are operands."""
    if any(map(is_number, type_.items)) and len(node.elts) == len(type_.items):
        type_ = Tuple(tuple(element(body, item) or known for item, known in zip(node.elts, type_.items, strict=True)))
        body.spec.expressions[node] = type_
    return type_


def flag(node: Any, value: Type, index: Type) -> Any:
    """`a.flags["C"]` as `a.flags.c_contiguous`; None for all other items."""
    if not (isinstance(value, Method) and value.function == "numpy.ndarray.flags"):
        return None
    from capsulec.library.numpy.flags import KEYS

    name = KEYS.get(index.value) if isinstance(index, Static) and isinstance(index.value, str) else None
    if name is None:
        return None
    if "named_flag" not in node.__dict__:
        node.named_flag = gast.copy_location(gast.Attribute(node.value, name, gast.Load()), node)
    return node.named_flag
