"""Functions that the library has in Python text: where one is found, and how its arguments stand."""

from __future__ import annotations

from typing import Any

from capsulec.frontend.infer.body import Body
from capsulec.frontend.scopes import Module, Scope
from capsulec.ir.types import NONE, Static, Tuple, Type
from capsulec.library import table
from capsulec.library.table import Composed


def variadic_last(entry: Composed, values: list[Any]) -> list[Any]:
    """What belongs to the parameters of an entry, in the order of its function: `*args` comes last there."""
    pairs = list(zip(entry.parameters, values, strict=True))
    return [value for p, value in pairs if not p.variadic] + [value for p, value in pairs if p.variadic]


def of_library(scope: Scope) -> bool:
    """Whether a function stands in one of the library's files."""
    return scope.module.source.path.startswith("<")


def default_of(value: Any) -> Type:
    """The type of a default: its value, or None where it cannot be written down. An empty list is a tuple."""
    if isinstance(value, list):
        return Tuple(())
    return NONE if value is None or value is table.MISSING else Static(value)


def library_scope(body: Body, entry: Composed) -> Scope:
    """The function of a composed entry, parsed and resolved once."""
    from capsulec.frontend.scopes import resolve
    from capsulec.frontend.syntax import Source, parse

    modules: dict[str, Module] = body.engine.library_modules
    name = entry.file or entry.name
    if name not in modules:
        source = Source(f"<{name}>", entry.source)
        modules[name] = resolve(source, parse(source))
    return modules[name].functions[entry.name.rpartition(".")[2]]
