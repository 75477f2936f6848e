"""Lists, tuples and ranges where a function of NumPy takes an array: they are made arrays.

before    np.sqrt(values)
after     np.sqrt(np.asarray(values))
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.frontend.infer.body import Body
from capsulec.ir.types import Array, LibraryFunction, List, Method, Range, Scalar, Sequence, Tuple, Type, widened
from capsulec.library import table
from capsulec.library.cells import content

# Parameters of NumPy's functions that are arrays, whatever they are given.
ARRAYS = frozenset(
    (
        "A", "B", "a", "a1", "a2", "ar", "ar1", "ar2", "arr", "array", "ary", "arys", "aweights", "b", "c", "condition",
        "element", "fp", "fweights", "ind", "m", "operands", "p", "prototype", "q", "sample", "src", "test_elements",
        "u", "v", "val", "vals", "values", "weights", "x", "x1", "x2", "xp", "y", "z",
    )
)  # fmt: skip
ASARRAY = "numpy.asarray"
ROWS = f"{table.INTERNAL}.arrays_of"
STACKS = ("stack", "vstack", "row_stack", "hstack", "dstack", "column_stack")
JOINING = frozenset(f"numpy.{name}" for name in ("concatenate", "concat", *STACKS))
MAKING = ("array", "asarray", "asanyarray", "ascontiguousarray", "copy")
# What does it itself, or takes lists for what they are.
THEMSELVES = frozenset(
    f"numpy.{name}" for name in (*MAKING, "array_split", "full", "tile", "append", "insert", "repeat")
)
# What writes to its first argument, which is an array and no list.
WRITING = frozenset(
    f"numpy.{name}"
    for name in (
        *("copyto", "fill_diagonal", "place", "put", "put_along_axis", "putmask"),
        *("random.shuffle", "random.Generator.shuffle", "random.RandomState.shuffle"),
    )
)
# What takes a number for an array without axes, where most functions of arrays have a rule for numbers.
OF_NUMBERS = frozenset(
    f"numpy.{name}"
    for name in ("broadcast_to", "expand_dims", "permute_dims", "require", "reshape", "squeeze", "transpose")
)


def rewritten(
    body: Body, node: Any, function: LibraryFunction | Method, positional: list[Any], keywords: dict[str, Any]
) -> Any:
    """The call with arrays made of such arguments; None when it has none."""
    name = function.name if isinstance(function, LibraryFunction) else function.function
    entry = table.find(name)
    if name in THEMSELVES or entry is None or any(isinstance(argument, gast.Starred) for argument in node.args):
        return None
    names = [p.name for p in entry.parameters if not p.keyword_only and not p.variadic]
    if isinstance(function, Method):
        names = names[1:]
    names += [p.name for p in entry.parameters if p.variadic] * len(positional)
    if name in JOINING and positional and _are_rows(body.spec.expressions.get(positional[0])):
        return _with_rows(node)
    every = isinstance(entry, table.Elementwise)
    places = [
        n
        for n, argument in enumerate(positional)
        if n < len(names)
        and (n > 0 or name not in WRITING)
        and (every or names[n] in ARRAYS)
        and (_is_list(given := body.spec.expressions.get(argument)) or (n == 0 and _is_number(name, argument, given)))
    ]
    keys = [
        key
        for key, argument in keywords.items()
        if (key in names if every else key in ARRAYS) and _is_list(body.spec.expressions.get(argument))
    ]
    if not places and not keys:
        return None
    made: dict[Any, Any] = node.__dict__.setdefault("with_arrays", {})
    which = (*places, *keys)
    if which not in made:
        arguments = [_called(ASARRAY, a) if n in places else a for n, a in enumerate(node.args)]
        values = [
            gast.copy_location(gast.keyword(k.arg, _called(ASARRAY, k.value) if k.arg in keys else k.value), k)
            for k in node.keywords
        ]
        made[which] = gast.copy_location(gast.Call(node.func, arguments, values), node)
    return made[which]


def _are_rows(type_: Type | None) -> bool:
    """Whether arrays that are joined are the rows of one, or lists of numbers in a list of run-time length."""
    if isinstance(type_, Array):
        return type_.ndim > 1
    return isinstance(type_, List) and isinstance(content(type_.element), List | Tuple | Sequence | Range)


def _with_rows(node: Any) -> Any:
    if "with_rows" not in node.__dict__:
        arguments = [_called(ROWS, node.args[0]), *node.args[1:]]
        node.with_rows = gast.copy_location(gast.Call(node.func, arguments, node.keywords), node)
    return node.with_rows


def _is_list(type_: Type | None) -> bool:
    from capsulec.library.numpy.conversion import nested

    return isinstance(type_, List | Tuple | Sequence | Range) and nested(type_) is not None


def _is_number(function: str, argument: Any, type_: Type | None) -> bool:
    """Whether a number stands where an array without axes is wanted, and has not been made one."""
    made = isinstance(argument, gast.Call) and getattr(argument.func, "id", "") == ASARRAY
    return function in OF_NUMBERS and type_ is not None and isinstance(widened(type_), Scalar) and not made


def _called(name: str, argument: Any) -> Any:
    function = gast.copy_location(gast.Name(name, gast.Load(), None, None), argument)
    return gast.copy_location(gast.Call(function, [argument], []), argument)
