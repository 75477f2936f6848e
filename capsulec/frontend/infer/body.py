"""What the rules of inference share: the specialisation being typed, and how mistakes become messages."""

from __future__ import annotations

from typing import Any

import gast

from capsulec.diagnostics import CompileError, Note, Span
from capsulec.frontend.infer.engine import Engine, Specialisation
from capsulec.frontend.infer.joins import JoinError
from capsulec.frontend.scopes import Scope, Variable
from capsulec.ir.cells import Cell
from capsulec.ir.type_parts import parts
from capsulec.ir.types import NONE, Array, Function, Generator, NoneType, Optional, Reference, Type, Union, widened
from capsulec.library.cells import solid
from capsulec.library.joins import common_dtype
from capsulec.library.table import RuleError
from capsulec.records import fresh, mutable


def join_hint(error: JoinError) -> str:
    """What to do about two types without a join."""
    if NONE in (error.first, error.second):
        return "a variable that may be None is not supported yet: use a number in its place, such as math.nan"
    match error.first, error.second:
        case Array(one), Array(other) if one != other and error.first.ndim == error.second.ndim:
            wide = common_dtype(one, other)
            return f'an array has one dtype: let it have elements of {wide} from the start, as with dtype="{wide}"'
    return "give the two values names of their own, or make them one type"


@mutable
class Body:
    """One run over the body of a specialisation. `final` runs report what earlier runs leave unknown."""

    engine: Engine
    spec: Specialisation
    final: bool
    changed: bool = False
    trying: bool = False  # an expression is typed to see whether that can be done; results may be unknown still
    results: list[tuple[Any, Type | None]] = fresh(factory=list)
    narrowed: dict[Variable, Type] = fresh(factory=dict)
    annotated: list[Any] = fresh(factory=list)  # AnnAssign statements that have been typed

    def yielded(self) -> Cell:
        """The cell of what a generator yields."""
        return self.spec.cells.setdefault((self.scope.node, "yield"), Cell())

    @property
    def scope(self) -> Scope:
        return self.spec.scope

    def span(self, node: Any) -> Span:
        return self.scope.module.source.span(node)

    def error(
        self, code: str, message: str, node: Any, *, hint: str = "", notes: tuple[Note, ...] = ()
    ) -> CompileError:
        """An error at a node; who asked for the specialisation is added unless it is an export's own function."""
        place, reason = self.span(node), () if self.spec.exported else self.spec.reason[:1]
        if place.path.startswith("<"):  # Python of the library's: its user looks at the call of it
            spec = self.spec
            while place.path.startswith("<") and spec.reason and spec.callers:
                place, spec = spec.reason[0].span, next(iter(spec.callers))
            reason = ()
            notes = tuple(note for note in notes if not note.span.path.startswith("<"))
        once = {(note.span, note.message): note for note in notes + reason}  # `x + x` has one reason
        return CompileError(code, message, place, tuple(once.values()), hint)

    def failed(self, error: CompileError) -> None:
        """Note that something cannot be typed. Only the final run reports it; the rest goes on with an unknown type."""
        self.spec.failed = True
        if self.final:
            self.engine.errors.append(error)

    def rule_error(self, error: RuleError, node: Any, operands: list[Any]) -> CompileError:
        """The error of a library rule, with the reasons for the types of the operands."""
        notes = tuple(note for operand in operands for note in self.reasons(operand))
        return self.error(error.code, error.message, node, hint=error.hint, notes=notes)

    def reasons(self, node: Any) -> list[Note]:
        """Where the type of a name comes from: its assignment, or the export."""
        if not isinstance(node, gast.Name) or node not in self.scope.uses:
            return []
        variable = self.scope.uses[node]
        type_ = self.spec.expressions.get(node)
        if type_ is None or not variable.definitions:
            return []
        definition = variable.definitions[-1]
        if variable in self.scope.parameters and len(variable.definitions) == 1:
            position = self.scope.parameters.index(variable)
            reason = self.spec.reason[1 + position : 2 + position]
            return list(reason) or [Note(self.span(definition), str(widened(type_)))]
        return [Note(self.span(definition), str(widened(type_)))]

    def assign(self, variable: Variable, definition: Any, type_: Type | None) -> None:
        """Record one more value of a variable, in the specialisation that owns it."""
        owner = self.owner(variable)
        contributions = owner.contributions.setdefault(variable, {})
        key = definition if owner is self.spec else (self.spec, definition)
        self._narrow(variable, type_)
        if type_ is None and not self.final:
            return
        if contributions.get(key) != type_:
            before = self.variable(variable, quiet=True)
            contributions[key] = type_
            after = self.variable(variable, quiet=True)
            if before != after:
                self.changed = True
                if owner is not self.spec:
                    self.engine.again(owner)
        if self.final:
            self.variable(variable, node=definition)

    def _narrow(self, variable: Variable, type_: Type | None) -> None:
        """A variable that may be None is not, from where it is given another value."""
        self.narrowed.pop(variable, None)
        if type_ is None or variable.by_reference or variable.scope is not self.scope:
            return
        whole = self.variable(variable, quiet=True)
        if isinstance(whole, Optional) and not isinstance(widened(type_), NoneType | Optional | Union):
            self.narrowed[variable] = whole.value

    def owner(self, variable: Variable) -> Specialisation:
        """The specialisation in which a variable lives: this one, or the one that a reference comes from."""
        if variable.scope is self.scope:
            return self.spec
        captured = self.spec.captures[self.scope.captures.index(variable)]
        assert isinstance(captured, Reference)
        owner: Specialisation = captured.owner
        return owner

    def variable(self, variable: Variable, *, node: Any = None, quiet: bool = False) -> Type | None:
        """The type of a variable, own or captured, as known so far."""
        if variable in self.narrowed:
            return self.narrowed[variable]
        if variable.scope is not self.scope:
            return self._captured(variable)
        try:
            return self.spec.variable_type(variable)
        except JoinError as error:
            if quiet or not self.final:
                return None
            raise self._join_error(variable, error, node) from None

    def _captured(self, variable: Variable) -> Type | None:
        if variable not in self.scope.captures:
            return None
        type_ = self.spec.captures[self.scope.captures.index(variable)]
        return type_.target if isinstance(type_, Reference) else type_

    def join_error(self, error: JoinError, node: Any) -> CompileError:
        """The error of a container that would have to hold two kinds of values."""
        return self.error(
            "join-of-types",
            f"one container would hold {solid(error.first)} and {solid(error.second)}",
            node,
            hint="give the two kinds of values containers of their own, or make them one type",
        )

    def _join_error(self, variable: Variable, error: JoinError, node: Any) -> CompileError:
        places: list[tuple[Any, Type]] = []
        for definition, type_ in self.spec.contributions[variable].items():
            place = definition[1] if isinstance(definition, tuple) else definition
            if type_ is not None and all(widened(type_) != widened(t) for _, t in places):
                places.append((place, type_))
        places.sort(key=lambda item: (item[0].lineno, item[0].col_offset))
        notes = tuple(Note(self.span(place), str(widened(type_))) for place, type_ in places[:-1])
        return CompileError(
            "join-of-types",
            f"{variable.name} is {error.first} on one path and {error.second} on another",
            self.span(places[-1][0]),
            notes,
            join_hint(error),
        )

    def function_value(self, scope: Scope) -> Function | None:
        """The type of a nested function mentioned here: its captures have the types that they have here."""
        from capsulec.frontend.infer.expressions import expression

        captures: list[Type] = []
        for variable in scope.captures:
            type_ = self.variable(variable)
            if type_ is None:
                return None
            if variable.by_reference:
                type_ = Reference(widened(type_), self._reference_owner(variable), variable.boxed)
            captures.append(type_)
        for default in scope.local_defaults:
            type_ = expression(self, default)
            if type_ is None:
                return None
            captures.append(widened(type_))
        return Function(scope, tuple(captures))

    def escape(self, type_: Type | None) -> None:
        """A value leaves the function: the variables that it shares must outlive the call."""
        match type_:
            case Function(definition, captures):
                self._box(definition, captures)
            case Generator(owner=owner):
                self._box(owner.scope, owner.captures)
            case Cell():
                self.escape(type_.content)
                return
        for part in [] if type_ is None else parts(type_):
            if not isinstance(part, Reference):
                self.escape(part)

    def _box(self, scope: Scope, captures: tuple[Type, ...]) -> None:
        for variable, capture in zip(scope.captures, captures, strict=False):  # defaults follow
            if isinstance(capture, Reference) and not variable.boxed:
                variable.boxed = True
                self.changed = True
                self.engine.again(capture.owner)

    def _reference_owner(self, variable: Variable) -> Specialisation:
        return self.owner(variable)
