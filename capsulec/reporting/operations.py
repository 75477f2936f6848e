"""What one operation of the IR means to who reads a program: whether it allocates, checks, or asks Python."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capsulec.ir.nodes import Allocate, Call, Expr, Fold, Function, Map
from capsulec.ir.types import Array, Bytes, Deque, Dict, FrozenSet, List, Sequence, Set, Str, Type
from capsulec.ir.walk import all_expressions, is_counted
from capsulec.records import record

ASKING = {"numpy/asked.hpp"}  # headers whose functions call Python objects
CONTAINERS = {
    List: "list",
    Dict: "dict",
    Set: "set",
    FrozenSet: "frozenset",
    Deque: "deque",
    Sequence: "tuple",
    Str: "str",
    Bytes: "bytes object",
}
INDEX = re.compile(r"^(index|index\.wrapped)$|\{0\}\.(item|code_item)\(")
# What costs as much as reading a field.
TRIVIAL = re.compile(r"\.(size|at|value|begin|end|data|shape|stride|is_none|code_at)\b|^\{0\}$|^&")
# Names of operations that a user knows without a dot, and parts of the runtime that nobody calls by name.
KNOWN = {"np.sorted": "numpy.sort", "append": "list.append", "add": "set.add", "reduced": "a reduction"}
PLAIN = ("in", "sum", "print", "sorted", "repr", "format", "hash", "argsort", "arange", "tolist", "tobytes", "open")
UNNAMED = re.compile(
    r"^(index|extent|slice|axis|choice|sequence|range)\.|^array\.(data|stride|reach|slice|lowest|highest)$"
    r"|^np\.(parts|in_order|shortened|check_indices|fit|cast|zero)$|^(text|dict)\.store$"
)
NEW = re.compile(r"^\{result\}(\(|::)|^(list|set|dict)\b|::make|expecting|^py::(range_list|repeat)")


@record
class Fact:
    """One thing that is true of a line; `kind` is one of `account.KINDS`, `detail` says more where there is more."""

    kind: str
    text: str
    detail: str = ""


def is_check(expr: Expr) -> bool:
    """Whether it tests an index while the program runs."""
    if not isinstance(expr, Map) or not expr.loop.raises:
        return False
    return bool(INDEX.search(expr.loop.name) or INDEX.search(expr.loop.cxx))


def operation_facts(expr: Expr) -> Iterator[Fact]:
    """What there is to say of an operation by itself."""
    if isinstance(expr, Allocate):
        yield Fact("allocates", "allocates an array")
    if isinstance(expr, Fold):
        yield Fact("runtime", f"calls the runtime: {expr.kind}")
    if not isinstance(expr, Map):
        return
    loop = expr.loop
    if ASKING & set(loop.header.split()):
        yield Fact("python", f"goes through Python: {loop.name}")
        return
    if loop.imports:
        yield Fact("calls", f"calls SciPy: {', '.join(each.name for each in loop.imports)}")
    if TRIVIAL.search(loop.cxx):
        return
    kind = _container(expr.type)
    if kind and NEW.search(loop.cxx):
        yield Fact("allocates", f"allocates a {kind}")
    elif loop.header and any(is_counted(type_) or isinstance(type_, Array) for type_ in (*loop.operands, loop.result)):
        if name := _public(loop.name):
            yield Fact("runtime", f"calls the runtime: {name}")
        if isinstance(loop.result, Array):
            yield Fact("allocates", "allocates an array")
        elif isinstance(expr.type, Str | Bytes):
            yield Fact("allocates", f"allocates a {kind}")


def callee_facts(callee: Function, path: str, every: dict[str, Function]) -> Iterator[Fact]:
    """What there is to say of a call: where the function stands; of the library's own, what it does."""
    if callee.span is None or callee.span.path == path:
        if callee.span is not None:
            yield Fact("calls", f"calls {callee.python_name}, line {callee.span.line}")
        return
    if not callee.span.path.startswith("<"):
        yield Fact("calls", f"calls {callee.python_name}, {callee.span}")
        return
    module = callee.span.path.strip("<>").rpartition("/")[0].replace("/", ".")
    if not callee.python_name.startswith("_"):  # what a function in the place of its call uses
        yield Fact("runtime", f"calls the runtime: {module}.{callee.python_name}")
    for fact in _inside(callee, every):
        if fact.kind in ("python", "allocates"):
            yield fact


def _inside(function: Function, every: dict[str, Function]) -> Iterator[Fact]:
    """The facts of a function of the library and of those that it calls."""
    pending, seen = [function.name], set[str]()
    while pending:
        name = pending.pop()
        if name in seen or name not in every:
            continue
        seen.add(name)
        for expr in all_expressions(every[name].body):
            if isinstance(expr, Call):
                pending.append(expr.callee)
            else:
                yield from operation_facts(expr)


def _container(type_: Type) -> str:
    return next((name for class_, name in CONTAINERS.items() if isinstance(type_, class_)), "")


def _public(name: str) -> str:
    """An operation as a user would call it, "" for one that has no such name."""
    if "." not in name or name in KNOWN:
        return name if name in PLAIN else KNOWN.get(name, "")
    return "" if UNNAMED.search(name) else re.sub(r"^np\.", "numpy.", name)
