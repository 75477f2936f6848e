"""Exception classes of the user's: names for classes that the library is told of.

before    class ParseError(ValueError): pass        after     ParseError = <exceptions.kernel_ParseError>

They hold what a builtin exception does, its arguments, and are attributes of the compiled module.
"""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import CompileError
from capsulec.frontend.decorators import Decorated, put_at
from capsulec.frontend.syntax import Source
from capsulec.library import exceptions

ARGUMENTS = "raise it with several arguments, and read them from e.args"


def unfold_exceptions(tree: Any, module: str, source: Source, state: Decorated) -> tuple[str, ...]:
    """Replace the exception classes of a module, in place; what C++ calls them, bases first."""
    known: dict[str, str] = {}
    for position, node in enumerate(tree.body):
        if not isinstance(node, gast.ClassDef) or len(node.bases) != 1 or node.decorator_list or node.keywords:
            continue
        base = _base(node.bases[0], known, state)
        if base is None:
            continue
        wrong = next((s for s in node.body if not _says_nothing(s)), None)
        if wrong is not None:
            text = f"the exception class {node.name} cannot be compiled: it holds more than its arguments"
            node.refused_class = CompileError("module-statement", text, source.span(wrong), hint=ARGUMENTS)
            continue
        symbol = exceptions.declare(f"{module}_{node.name}", node.name, base)
        known[node.name] = symbol
        tree.body[position] = gast.Assign(
            [gast.Name(node.name, gast.Store(), None, None)],
            gast.Name(f"{exceptions.OWN_MODULE}.{symbol}", gast.Load(), None, None),
            None,
        )
        put_at(tree.body[position], node)
    return tuple(known.values())


def _base(node: Any, known: dict[str, str], state: Decorated) -> str | None:
    """The exception class that a name means: one of the file's, or a builtin one."""
    if not isinstance(node, gast.Name):
        return None
    if node.id in known:
        return known[node.id]
    return None if node.id in state.own or node.id in state.imported else exceptions.builtin_class(node.id)


def _says_nothing(statement: Any) -> bool:
    return isinstance(statement, gast.Pass) or (
        isinstance(statement, gast.Expr) and isinstance(statement.value, gast.Constant)
    )
