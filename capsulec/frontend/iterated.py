"""What `zip`, `enumerate` and `reversed` give is used up by the first who goes through it.

before    pairs = zip(a, b)              after    pairs = iter(zip(a, b))
          first = next(pairs)                     first = next(pairs)
          rest = list(pairs)                      rest = list(pairs)

Gone through at once, by a loop or a function of the library, they are only descriptions of what to go through, which
costs nothing. One that is kept, in a variable that is read more than once, in a container or as the argument of a
function of the user's, becomes an iterator, which knows how far it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gast

from capsulec.library.table import MODULES
from capsulec.records import record

LIBRARY = {name.partition(".")[0] for name in MODULES}
DESCRIBED = ("zip", "enumerate", "reversed")
FUNCTIONS = gast.FunctionDef | gast.Lambda
REPEATED = gast.For | gast.While | FUNCTIONS | gast.comprehension


def make_iterators(tree: Any) -> None:
    """Wrap such calls of a module in `iter`, in place."""
    bound = _bound(tree)
    if "iter" in bound.names:
        return
    above = {child: node for node in gast.walk(tree) for child in gast.iter_child_nodes(node)}
    for node in list(above):
        if _describes(node, bound) and not _is_used_up(node, above, bound):
            _wrap(node)


@record
class Bound:
    """The names to which the file gives a meaning of its own: variables, functions, methods, imports; and those among
    them that may be modules of the user's."""

    names: set[str]
    modules: set[str]


def _bound(tree: Any) -> Bound:
    found = Bound(set(), set())
    for node in gast.walk(tree):
        match node:
            case gast.Name(ctx=gast.Store() | gast.Param()):
                found.names.add(node.id)
            case gast.FunctionDef() | gast.ClassDef():
                found.names.add(node.name)
            case gast.Import() | gast.ImportFrom():
                given = {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
                found.names.update(given)
                found.modules.update(given if _is_own(node) else ())
    return found


def _is_own(node: Any) -> bool:
    """Whether an import is of a file that may be the user's."""
    names = [node.module or ""] if isinstance(node, gast.ImportFrom) else [alias.name for alias in node.names]
    return any(name.partition(".")[0] not in LIBRARY for name in names)


def _describes(node: Any, bound: Bound) -> bool:
    match node:
        case gast.Call(func=gast.Name(id=name), args=[_, *_]):
            return name in DESCRIBED and name not in bound.names
        case _:
            return False


def _is_used_up(node: Any, above: dict[Any, Any], bound: Bound) -> bool:
    """Whether who gets the value goes through it once, and nobody else has it."""
    parent = above[node]
    match parent:
        case gast.Assign(targets=[gast.Name(id=name)]):
            return _is_read_once(name, parent, above, bound)
        case gast.Assign(targets=[gast.Tuple() | gast.List()]):  # unpacked
            return True
        case _:
            return _goes_through(parent, node, bound)


def _goes_through(parent: Any, node: Any, bound: Bound) -> bool:
    match parent:
        case gast.For(iter=iterated) | gast.comprehension(iter=iterated):
            return iterated is node
        case gast.Starred() | gast.YieldFrom() | gast.Compare() | gast.Expr():
            return True
        case gast.Call(func=gast.Name(id=name)):
            return name not in bound.names and name != "next"
        case gast.Call(func=gast.Attribute(value=value, attr=name)):
            return name not in bound.names and _root(value) not in bound.modules
        case _:
            return False


def _root(node: Any) -> str:
    """The name that a dotted one begins with."""
    while isinstance(node, gast.Attribute):
        node = node.value
    return node.id if isinstance(node, gast.Name) else ""


def _is_read_once(name: str, assignment: Any, above: dict[Any, Any], bound: Bound) -> bool:
    """Whether a variable is read at one place, which goes through it, once for each time that it is assigned."""
    around = list(_ancestors(assignment, above))
    function = next((node for node in around if isinstance(node, FUNCTIONS)), around[-1])
    uses = [node for node in gast.walk(function) if isinstance(node, gast.Name) and node.id == name]
    reads = [node for node in uses if isinstance(node.ctx, gast.Load)]
    if len(uses) != 2 or len(reads) != 1 or not _goes_through(above[reads[0]], reads[0], bound):
        return False
    place = reads[0]
    for node in _ancestors(reads[0], above):
        if node in around:
            return node is around[0] and place is not getattr(node, "test", None)
        if isinstance(node, REPEATED) and not _is_first(node, place, above):
            return False
        place = node
    return False


def _is_first(node: Any, place: Any, above: dict[Any, Any]) -> bool:
    """Whether a loop or comprehension evaluates `place` before its rounds."""
    match node:
        case gast.For(iter=iterated):
            return place is iterated
        case gast.comprehension(iter=iterated):
            return place is iterated and above[node].generators[0] is node
        case _:
            return False


def _ancestors(node: Any, above: dict[Any, Any]) -> Iterator[Any]:
    while node in above:
        node = above[node]
        yield node


def _wrap(node: Any) -> None:
    """Make the call the argument of a call of `iter`."""
    inner = gast.Call(node.func, node.args, node.keywords)
    gast.copy_location(inner, node)
    name = gast.Name("iter", gast.Load(), None, None)
    gast.copy_location(name, node.func)
    node.func, node.args, node.keywords = name, [inner], []
