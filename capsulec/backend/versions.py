"""Functions with vector code: one text, several versions for processors of different age.

One that anything may call is picked when the module is loaded. One for C order that stands beside another for any
strides, and that only calls from Python come to, is compiled for newer processors alone: older ones take the other,
which gives the same values. Not where it reduces: what computes an element, a lambda, would be for newer processors
too, and the runtime's loop around it is not, so that g++ calls it for each element.

    CAPSULEC_NEWER_LOOPS double f_1(const np::array<double, 1> &a) { … }

    CAPSULEC_NEWER && attempt.in_rows ? f_1(a.array) : f(a.array)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from capsulec.backend.spelling import Names
from capsulec.backend.types import passed
from capsulec.backend.vectorised import MATH_LOOPS, mark_of
from capsulec.ir.nodes import Call, Fold, Function
from capsulec.ir.walk import all_expressions
from capsulec.records import replace

if TYPE_CHECKING:
    from capsulec.backend.cxx import FunctionText

# runtime/include/capsulec/compiler.hpp
NEWER, NEWEST = "CAPSULEC_NEWER", "CAPSULEC_NEWEST"
NEWER_LOOPS, NEWEST_LOOPS = "CAPSULEC_NEWER_LOOPS ", "CAPSULEC_NEWEST_LOOPS "
INDENT = "    "


def takes_versions(function: Function) -> bool:
    """Whether a function may be compiled for newer processors alone without a loss."""
    return not any(isinstance(expr, Fold) for expr in all_expressions(function.body))


def for_newer(text: FunctionText, result: str, names: Names, function: Function, changed: set[str]) -> FunctionText:
    """A function for newer processors; one with mathematical functions, which the newest have better ones of, twice.
    `result` is its type and the gap behind it, `changed` are the names that it assigns to."""
    if mark_of(function) != MATH_LOOPS:
        return replace(text, signature=NEWER_LOOPS + text.signature, newer=text.name)
    loops, newest = names.function(f"{function.name}_loops"), names.function(f"{function.name}_newest")
    headers = set(text.headers)
    shown, given, _ = _passed_on(function, headers, changed)
    body = f"{INDENT}{_returned(result)}{loops}({given});\n"
    both = replace(text, signature=f"CAPSULEC_PART inline {_renamed(text, loops)}").text
    both += f"{NEWEST_LOOPS}inline {result}{newest}({shown}) {{\n{body}}}\n"
    return replace(
        text,
        signature=f"{NEWER_LOOPS}{result}{text.name}({shown})",
        body=body,
        before=both,
        headers=frozenset(headers),
        newer=f"{NEWEST}({text.name}, {newest})",
    )


def through_pointer(
    text: FunctionText, result: str, names: Names, function: Function, changed: set[str]
) -> FunctionText:
    """A function with vector code that may raise, as one that calls it through a pointer: g++ takes what is picked when
    the module is loaded for a function that does not throw."""
    headers = set(text.headers)
    loops = names.function(f"{function.name}_loops")
    shown, given, types = _passed_on(function, headers, changed)
    whole = replace(text, signature=f"{mark_of(function)}{_renamed(text, loops)}").text
    pointer = f"{result}(*volatile loops)({types}) = {loops};"
    why = "// Through a pointer: g++ takes a function of several versions for one that does not throw."
    body = f"{INDENT}{why}\n{INDENT}{pointer}\n{INDENT}{_returned(result)}loops({given});\n"
    calls_itself = any(isinstance(e, Call) and e.callee == function.name for e in all_expressions(function.body))
    before = (f"{text.signature};\n" if calls_itself else "") + whole
    return replace(
        text, signature=f"{result}{text.name}({shown})", body=body, before=before, headers=frozenset(headers)
    )


def _renamed(text: FunctionText, name: str) -> str:
    return text.signature.replace(f"{text.name}(", f"{name}(", 1)


def _returned(result: str) -> str:
    return "" if result == "void " else "return "


def _passed_on(function: Function, headers: set[str], changed: set[str]) -> tuple[str, str, str]:
    """The parameters, the arguments and the types of a function that only calls another one of the same type."""
    given = [f"argument_{number}" for number in range(len(function.parameters))]
    pairs = list(zip(function.parameters, given, strict=True))
    shown = ", ".join(passed(p.type, name, headers, p.name in changed) for p, name in pairs)
    types = ", ".join(passed(p.type, "", headers, p.name in changed).rstrip() for p in function.parameters)
    return shown, ", ".join(given), types
