"""Python's rules for putting arguments to parameters, with Python's error messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gast

from capsulec.ir.types import Tuple, Type
from capsulec.library.table import REQUIRED, Parameter


class BindError(Exception):
    """The arguments do not fit; the text is Python's TypeError."""


def bind(name: str, parameters: Sequence[Parameter], positional: list[Any], keywords: dict[str, Any]) -> list[Any]:
    """The argument of each parameter, `None` where it is left out and has a default; a list for a variadic one.

    Raises BindError.
    """
    slots = [p for p in parameters if not p.keyword_only and not p.variadic]
    rest = [p for p in parameters if p.variadic]
    given: dict[str, Any] = {}
    for parameter, argument in zip(slots, positional, strict=False):
        given[parameter.name] = argument
    extra = positional[len(slots) :]
    if extra and not rest:
        raise BindError(_too_many(name, slots, len(positional)))
    for key, argument in keywords.items():
        known = [p for p in parameters if p.name == key and not p.positional_only and not p.variadic]
        if not known:
            raise BindError(f"{name}() got an unexpected keyword argument '{key}'")
        if key in given:
            raise BindError(f"{name}() got multiple values for argument '{key}'")
        given[key] = argument
    missing = [p.name for p in slots if p.name not in given and p.default is REQUIRED]
    if missing:
        raise BindError(f"{name}() missing {_listed(missing, 'positional')}")
    only = [p.name for p in parameters if p.keyword_only and p.name not in given and p.default is REQUIRED]
    if only:
        raise BindError(f"{name}() missing {_listed(only, 'keyword-only')}")
    return [extra if p.variadic else given.get(p.name) for p in parameters]


def _too_many(name: str, slots: list[Parameter], count: int) -> str:
    required = sum(p.default is REQUIRED for p in slots)
    takes = f"{len(slots)}" if required == len(slots) else f"from {required} to {len(slots)}"
    plural = "" if takes == "1" else "s"
    return f"{name}() takes {takes} positional argument{plural} but {count} {'was' if count == 1 else 'were'} given"


def _listed(names: list[str], what: str) -> str:
    quoted = [f"'{name}'" for name in names]
    if len(quoted) > 2:
        text = ", ".join(quoted[:-1]) + f", and {quoted[-1]}"
    else:
        text = " and ".join(quoted)
    return f"{len(names)} required {what} argument{'s' if len(names) > 1 else ''}: {text}"


def parameters_of(function: Any) -> list[tuple[Parameter, Any]]:
    """The parameters of a FunctionDef or Lambda, each with the node of its default (None: none)."""
    args = function.args
    plain = [*args.posonlyargs, *args.args]
    defaults = [None] * (len(plain) - len(args.defaults)) + list(args.defaults)
    found: list[tuple[Parameter, Any]] = []
    for position, (node, default) in enumerate(zip(plain, defaults, strict=True)):
        only = position < len(args.posonlyargs)
        found.append((Parameter(node.id, REQUIRED if default is None else default, positional_only=only), default))
    for node, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        found.append((Parameter(node.id, REQUIRED if default is None else default, keyword_only=True), default))
    if args.vararg is not None:
        found.append((Parameter(args.vararg.id, REQUIRED, variadic=True), None))
    if args.kwarg is not None:  # the caller has put the other keywords together
        found.append((Parameter(args.kwarg.id, REQUIRED, keyword_only=True), None))
    return found


def split_call(node: Any) -> tuple[list[Any], dict[str, Any]]:
    """Positional and keyword arguments of a call; starred ones are the caller's to refuse."""
    keywords = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg is not None}
    return list(node.args), keywords


def has_star(node: Any) -> bool:
    """Whether a call has `*args` or `**kwargs`."""
    return any(isinstance(a, gast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords)


def ends_with_none(node: Any) -> bool:
    """Whether a call passes None last, which may say what leaving it out does."""
    return bool(node.args) and isinstance(node.args[-1], gast.Constant) and node.args[-1].value is None


def rest_type(items: list[Type | None]) -> Type | None:
    """What a `*rest` parameter gets: a tuple of known length."""
    known = [item for item in items if item is not None]
    return Tuple(tuple(known)) if len(known) == len(items) else None
