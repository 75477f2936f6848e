"""The text of a program that holds one Python function and what it uses of its module."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable
from types import BuiltinFunctionType, FunctionType, ModuleType

CONSTANTS = (int, float, complex, str, bytes, bool, type(None))


def function_source(function: FunctionType, exports: Iterable[str]) -> str:
    """The program. `exports` are export statements without their first words; none: those in comments above it.

    Raises TypeError for what the function uses and cannot be written down, and OSError for one without a source text.
    """
    parts: dict[str, str] = {}
    _collect(function, parts)
    comments = [f"#pythran export {export}" for export in exports]
    if not comments:
        comments = (inspect.getcomments(function) or "").splitlines()
    return "\n".join([*comments, *parts.values()]) + "\n"


def _collect(function: FunctionType, parts: dict[str, str]) -> None:
    """Adds the definition of a function to `parts`, behind what it uses; each by the name that it goes by."""
    name = function.__name__
    parts.setdefault(name, "")
    text, node = _definition(function)
    for used in sorted(_names(node)):
        if used in parts:
            continue
        found, value = _value(function, used)
        if found:
            parts[used] = _written(function, used, value, parts)
    parts[name] = parts.pop(name) or text


def _definition(function: FunctionType) -> tuple[str, ast.FunctionDef]:
    text = textwrap.dedent(inspect.getsource(function))
    node = ast.parse(text).body[0] if not text.lstrip().startswith("lambda") else None
    if not isinstance(node, ast.FunctionDef):
        raise TypeError(f"{function.__name__} is not defined by a def statement of its own")
    # Decorators stand above the def and are not part of what is compiled: capsulec.compile may be one of them.
    return "\n".join(text.splitlines()[node.lineno - 1 :]), node


def _names(node: ast.AST) -> set[str]:
    return {child.id for child in ast.walk(node) if isinstance(child, ast.Name)}


def _value(function: FunctionType, name: str) -> tuple[bool, object]:
    """Whether a name is one of the function's module, or of a function around it, and its value."""
    closed = inspect.getclosurevars(function).nonlocals
    if name in closed:
        return True, closed[name]
    return name in function.__globals__, function.__globals__.get(name)


def _written(function: FunctionType, name: str, value: object, parts: dict[str, str]) -> str:
    """The statement that gives `name` its value."""
    if isinstance(value, ModuleType):
        return f"import {value.__name__} as {name}"
    if isinstance(value, FunctionType) and value.__module__ == function.__module__:
        if value.__name__ != name:
            raise TypeError(f"{function.__name__} uses {name}, which is another name of {value.__name__}")
        _collect(value, parts)
        return parts[name]
    if isinstance(value, FunctionType | BuiltinFunctionType | type) or callable(value):
        owner, own = getattr(value, "__module__", None), getattr(value, "__name__", None)
        if owner and own:
            return f"from {owner} import {own} as {name}"
    if _is_constant(value):
        return f"{name} = {value!r}"
    raise TypeError(f"{function.__name__} uses {name}, whose value ({type(value).__name__}) cannot be written down")


def _is_constant(value: object) -> bool:
    if isinstance(value, tuple | list):
        return all(_is_constant(item) for item in value)
    return type(value) in CONSTANTS and repr(value) not in ("nan", "inf", "-inf")  # which are no literals
