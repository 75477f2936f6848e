"""The text of the user's classes, for Python: when the module is imported, it makes of it the classes of what compiled
functions return.

before    import math                      after     import math
          SIDES = 4                                  class Point:
          @export(…) def f(n): …                         def norm(self): return math.hypot(self.x, self.y)
          class Point:
              def norm(self): return math.hypot(self.x, self.y)

It is what the file says, less what the classes have no need of: a statement of the file is taken when it binds a name
that is wanted, or changes what such a name stands for.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

from capsulec.records import record


@record
class Statement:
    """A statement at the top of a file: what it binds, and the names that it has in it."""

    node: ast.stmt
    binds: frozenset[str]
    names: frozenset[str]

    @property
    def changes(self) -> bool:
        """Whether it may change the values of names that it does not bind: `TABLE["x"] = 1`, `ITEMS.append(2)`."""
        if isinstance(self.node, ast.Expr):
            return isinstance(self.node.value, ast.Call)
        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Pass)
        return not isinstance(self.node, definitions) and not _is_script(self.node)


def class_text(text: str, wanted: Iterable[str], provided: frozenset[str]) -> str:
    """What makes the classes called `wanted` of a file; `provided` are the names that the module has already."""
    tree = ast.parse(text)
    statements = [_statement(node) for node in tree.body]
    known = set(wanted)
    before = -1
    while len(known) > before:
        before = len(known)
        for statement in statements:
            if _is_needed(statement, known, provided):
                known |= statement.names
    chosen = [s.node for s in statements if _is_future(s.node) or _is_needed(s, known, provided)]
    return "".join(f"{ast.unparse(node)}\n" for node in chosen)


def _is_needed(statement: Statement, known: set[str], provided: frozenset[str]) -> bool:
    if statement.binds:
        return bool(statement.binds & known - provided) and not _is_script(statement.node)
    return statement.changes and bool(statement.names & known - provided)


def _statement(node: ast.stmt) -> Statement:
    binds: set[str] = set()
    names: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            names.add(inner.id)
        elif isinstance(inner, ast.Constant) and isinstance(inner.value, str) and inner.value.isidentifier():
            names.add(inner.value)  # an annotation in quotes
    for inner in _outside(node):
        match inner:
            case ast.Name(id=name, ctx=ast.Store()):
                binds.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                binds.add(name)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                binds |= {alias.asname or alias.name.partition(".")[0] for alias in aliases}
    return Statement(node, frozenset(binds), frozenset(names))


def _outside(node: ast.AST) -> Iterable[ast.AST]:
    """A statement and what is in it, without the bodies of functions and classes."""
    yield node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
        return
    for child in ast.iter_child_nodes(node):
        yield from _outside(child)


def _is_script(node: ast.stmt) -> bool:
    """`if __name__ == "__main__":`"""
    return isinstance(node, ast.If) and any(isinstance(n, ast.Name) and n.id == "__name__" for n in ast.walk(node.test))


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"
