"""Lowering OpenMP directives: what they govern goes into a Directive, with the variables that their clauses name."""

from __future__ import annotations

import re
from typing import Any

import gast

from capsulec.diagnostics import CompileError
from capsulec.frontend import openmp
from capsulec.frontend.lower.context import Lowering
from capsulec.frontend.lower.expressions import expression, truth
from capsulec.ir.nodes import Const, Directive, For, Local, Stmt
from capsulec.ir.types import Scalar, is_static, kind

VALUE = re.compile(r"@(\d+)")
C_WORDS = {"and": "&&", "or": "||"}


def standalone(low: Lowering, node: Any, directive: openmp.Directive) -> None:
    """A directive that governs nothing."""
    text, variables = _spelled(low, directive, node, node)
    low.emit(Directive(f"omp {text}", variables, (), False, low.span(node)))


def governed(low: Lowering, place: Any, directive: openmp.Directive, node: Any, emitted: list[Stmt]) -> None:
    """Emit what a statement was lowered to, governed by a directive that stands at `place`."""
    span = low.span(place)
    if low.scope.generator:
        raise CompileError("openmp", "a generator cannot have OpenMP directives", span)
    _refuse_leaving(low, node, directive)
    if directive.loop:
        if isinstance(node, gast.For) and node.orelse:
            message = f"a loop with `else` cannot stand behind `omp {directive.words}`"
            raise CompileError("openmp", message, low.span(node.orelse[0]), hint="put what `else` does behind the loop")
        if not isinstance(node, gast.For) or not emitted or not isinstance(emitted[-1], For):
            raise CompileError(
                "openmp", f"`omp {directive.words}` stands before a `for` over a range or an array", span
            )
        for statement in emitted[:-1]:
            low.emit(statement)
        emitted = emitted[-1:]
    text, variables = _spelled(low, directive, node, place)
    if directive.loop and "collapse" in text:
        text = _collapsible(text, emitted[0])
    low.emit(Directive(f"omp {text}", variables, tuple(emitted), directive.loop, span))


def _refuse_leaving(low: Lowering, node: Any, directive: openmp.Directive) -> None:
    """`return` and `break` cannot lead out of what a directive governs."""

    def leaving(statements: list[Any], loops: int) -> Any:
        for statement in statements:
            if isinstance(statement, gast.Return) or (isinstance(statement, gast.Break | gast.Continue) and not loops):
                return statement
            if isinstance(statement, gast.FunctionDef):
                continue
            inside = loops + isinstance(statement, gast.For | gast.While)
            for name in ("body", "orelse", "finalbody"):
                if (found := leaving(getattr(statement, name, []), inside)) is not None:
                    return found
        return None

    found = leaving([node], 0)
    if found is None and directive.loop and isinstance(node, gast.For):
        found = next((s for s in _own_breaks(node.body)), None)
    if found is not None:
        what = type(found).__name__.lower()
        message = f"`{what}` cannot lead out of `omp {directive.words}`"
        raise CompileError("openmp", message, low.span(found), hint="set a flag, and test it behind")


def _own_breaks(statements: list[Any]) -> list[Any]:
    found = []
    for statement in statements:
        if isinstance(statement, gast.Break):
            found.append(statement)
        elif not isinstance(statement, gast.For | gast.While | gast.FunctionDef):
            for name in ("body", "orelse", "finalbody"):
                found += _own_breaks(getattr(statement, name, []))
    return found


def _spelled(low: Lowering, directive: openmp.Directive, node: Any, place: Any) -> tuple[str, tuple[Local, ...]]:
    """The directive with places {0}, {1}, … for its variables."""
    if directive.words == "atomic":  # what it governs may be more than C++ has an atomic form for
        return "critical (capsulec_atomic)", ()
    variables: list[Local] = []

    def hold(local: Local) -> str:
        if local not in variables:
            variables.append(local)
        return f"{{{variables.index(local)}}}"

    def value(match: re.Match[str]) -> str:
        number = _value(low, openmp.values_of(place)[int(match[1]) - 1], clause.name)
        positive = clause.name in ("num_threads", "schedule")
        if isinstance(number, Const):
            assert isinstance(number.value, int)
            return str(max(int(number.value), 1) if positive else int(number.value))
        held = hold(number)
        return f"{held} > 0 ? {held} : 1" if positive else held

    parts = [directive.words]
    for clause in directive.clauses:
        if clause.name == "":
            parts.append(f"(capsulec_{clause.text})" if clause.text else "")
        elif clause.variables:
            names = [hold(local) for name in clause.variables for local in _named(low, name, node, place, clause)]
            if names:
                operator = f"{C_WORDS.get(clause.operator, clause.operator)}:" if clause.operator else ""
                tail = clause.text.partition(":")[2] if not clause.operator else ""
                parts.append(f"{clause.name}({operator}{', '.join(names)}{':' + tail if tail else ''})")
        elif clause.text:
            parts.append(f"{clause.name}({VALUE.sub(value, clause.text)})")
        else:
            parts.append(clause.name)
    return " ".join(part for part in parts if part), tuple(variables)


def _value(low: Lowering, node: Any, clause: str) -> Local | Const:
    """What a clause computes, which is known before its directive begins."""
    if clause in ("if", "final"):
        found = low.builder.once(truth(low, node), clause)
    else:
        number = expression(low, node)
        if not isinstance(number.type, Scalar) or kind(number.type.dtype) not in "biu":
            message = f"{clause} needs an int, this is {number.type}"
            raise CompileError("openmp", message, low.span(node))
        found = low.builder.once(number, clause)
    assert isinstance(found, Local | Const)
    return found


def _named(low: Lowering, name: str, node: Any, place: Any, clause: openmp.Clause) -> list[Local]:
    """The locals that a name in a clause stands for."""
    if not any(name in known for known in (low.scope.names,)):
        raise CompileError("openmp", f"{clause.name}({name}): there is no local variable {name}", low.span(place))
    found = _locals(low, name, node)
    if clause.name == "reduction":
        for local in found:
            is_complex = isinstance(local.type, Scalar) and kind(local.type.dtype) == "c"
            if not isinstance(local.type, Scalar) or (is_complex and clause.operator not in ("+", "-", "*")):
                message = (
                    f"reduction({clause.operator}:{name}) is of {'real ' * is_complex}numbers, {name} is {local.type}"
                )
                hint = f"#omp declare reduction(combine : {local.type} : omp_out = …) gives other types a reduction"
                raise CompileError("openmp", message, low.span(place), hint=hint)
    return found


def _locals(low: Lowering, name: str, node: Any) -> list[Local]:
    """The variables of a name that a statement mentions; else the first that has a value."""
    every = low.scope.names.get(name, [])
    inside = [low.scope.uses.get(n) or low.scope.assigns.get(n) for n in gast.walk(node) if isinstance(n, gast.Name)]
    wanted = [variable for variable in every if variable in inside] or every[:1]
    found = []
    for variable in wanted:
        type_ = low.variable_type(variable)
        if type_ is not None and not is_static(type_) and variable.scope is low.scope:
            found.append(low.local(variable))
    return found


def _collapsible(text: str, loop: Stmt) -> str:
    """`collapse(n)` where so many loops are nested with nothing between them; else it would say nothing new."""
    match = re.search(r" collapse\((\d+)\)", text)
    assert match is not None
    depth, outer = 1, set()
    while isinstance(loop, For) and len(loop.body) == 1 and isinstance(loop.body[0], For):
        outer.add(loop.var.name)
        loop = loop.body[0]
        from capsulec.ir.walk import locals_of

        if outer & (locals_of(loop.start) | locals_of(loop.stop)):
            break
        depth += 1
    return text if depth >= int(match[1]) else text.replace(match[0], "")
