"""The worklist of specialisations.

A specialisation is a function together with the types of its arguments and of what it captures. Running its body asks
for others; when the result of one moves, those who asked for it run again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

import gast

from capsulec.diagnostics import CompileError, CompileErrors, Note, Span
from capsulec.frontend.infer.joins import JoinError, join
from capsulec.frontend.infer.settling import settle
from capsulec.frontend.scopes import Module, Scope, Variable
from capsulec.ir.cells import Cell
from capsulec.ir.nodes import Loop
from capsulec.ir.record_class import RecordClass
from capsulec.ir.type_parts import has_cells, parts
from capsulec.ir.types import INT, Function, Reference, Tuple, Type
from capsulec.library.cells import STATE, EndlessTypeError, Table, owned, solid
from capsulec.library.table import Entry
from capsulec.records import fresh, mutable, record

MOST_RUNS = 200  # of one specialisation; the lattice is shallow, so more means that types keep growing
MOST_SPECIALISATIONS = 600  # of one function
DEEPEST_TYPE = 12


@mutable
class UserCall:
    """A call of a function of the module: `arguments` has, for each parameter, the argument's node, or None where the
    parameter's default is used. `callee` is the function's expression, whose value carries the captures."""

    target: Specialisation
    arguments: list[Any]


@mutable
class LibraryCall:
    """A call of a library entry. `arguments` has for each parameter the argument's node, a list of nodes for a variadic
    one, or its default as a `Default`; `receiver` is the object of a method call, which comes first."""

    entry: Entry
    arguments: list[Any]
    types: list[Any]
    loop: Loop | None = None
    composed: Specialisation | None = None


@mutable
class ChoiceCall:
    """A call of one of several functions; `calls` has what each of them makes of it, in the order of the Choice."""

    calls: list[UserCall | LibraryCall | None]
    results: list[Type | None]


@mutable
class Split:
    """An expression that is computed by the type of one of its operands, those at `places`: `copies` has, for each
    alternative of it, the expression and the nodes in it that stand for the operands."""

    operands: list[Any]
    places: list[int]
    copies: list[tuple[Any, list[Any]]]


@record
class Default:
    """A parameter of a library entry that the call leaves out."""

    value: Any


@mutable
class Specialisation:
    """One function for one set of argument types, with what inference knows of it."""

    scope: Scope
    arguments: tuple[Type, ...]
    captures: tuple[Type, ...]
    result: Type | None = None
    contributions: dict[Variable, dict[Any, Type | None]] = fresh(factory=dict)
    expressions: dict[Any, Type] = fresh(factory=dict)
    calls: dict[Any, UserCall | LibraryCall | ChoiceCall] = fresh(factory=dict)
    loops: dict[Any, Loop | list[Loop]] = fresh(factory=dict)
    stores: dict[Any, Loop] = fresh(factory=dict)  # target of an assignment -> what sets the item
    texts: dict[Any, list[Any]] = fresh(factory=dict)  # where the operands of a text that is put together come from
    folds: dict[Any, bool] = fresh(factory=dict)
    rewritten: dict[Any, Any] = fresh(factory=dict)  # nodes that are lowered as another that says the same
    methods: dict[Any, tuple[Any, list[Any]]] = fresh(factory=dict)  # operations as calls; what stands for the operands
    splits: dict[Any, Split] = fresh(factory=dict)
    elements: set[Any] = fresh(factory=set)  # arrays without axes that are taken as numbers
    mixed: set[Any] = fresh(factory=set)  # those of `elements` that are a bool or another number
    boxes: set[Any] = fresh(factory=set)  # numbers that become arrays without axes
    ends: set[Any] = fresh(factory=set)  # statements whose end is never reached
    falls_through: bool = True
    returned: Type | None = None  # what `return` gives in a generator function
    thrown: dict[Type, None] = fresh(factory=dict)  # the exceptions that are thrown into the generators
    closed: bool = False  # whether somebody closes the generators
    through: dict[Specialisation, None] = fresh(factory=dict)  # those that they go through with `yield from`
    failed: bool = False  # something in it has an error, so that an unknown result is no surprise
    callers: set[Specialisation] = fresh(factory=set)
    requested: dict[Specialisation, None] = fresh(factory=dict)
    called: dict[Specialisation, None] = fresh(factory=dict)  # all that were ever requested
    runs: int = 0
    cells: Table = fresh(factory=dict)  # of the containers that its expressions make
    reason: tuple[Note, ...] = ()  # why it exists: the call; or the export, then the export's types one by one
    exported: bool = False
    numeric: bool = False  # a C function, which returns numbers: a bool as the number that it is

    def variable_type(self, variable: Variable) -> Type | None:
        """The join of all definitions seen so far. Raises JoinError."""
        return join(self.contributions.get(variable, {}).values())


class Engine:
    """All specialisations of one module. `tell` gets the warnings, when there are no errors."""

    def __init__(self, module: Module, tell: Callable[[CompileError], None]) -> None:
        self.module, self.tell = module, tell
        self.specialisations: dict[tuple[Scope, tuple[Type, ...], tuple[Type, ...]], Specialisation] = {}
        self.waiting: deque[Specialisation] = deque()
        self.errors: list[CompileError] = []
        self.warnings: dict[Any, CompileError] = {}  # by place
        self.unbound: list[CompileError] = []  # names without a value; reported when nothing else is wrong
        self.library_modules: dict[str, Module] = {}
        self.roots: list[Specialisation] = []
        self.watched: dict[Any, Callable[[], bool]] = {}  # by handler: whether other exceptions reach it than was known
        self.hinted: dict[Any, dict[Type, Type]] = {}  # by annotation: types, and what they should be by that
        self.records: dict[RecordClass, None] = {}  # the dataclasses and NamedTuples of which there are values
        self.declared: dict[RecordClass, bool] = {}  # of which exports take objects: whether all is asked for
        self.runaway: Specialisation | None = None  # one whose types show that there is no end to them

    def request(
        self,
        scope: Scope,
        arguments: tuple[Type, ...],
        captures: tuple[Type, ...] = (),
        caller: Specialisation | None = None,
        reason: tuple[Note, ...] = (),
    ) -> Specialisation:
        """The specialisation for these types, made and put on the worklist when it is new."""
        key = (scope, tuple(map(solid, arguments)), tuple(map(solid, captures)))
        found = self.specialisations.get(key)
        if found is None:
            # A variable that is shared is one variable, and its containers are the same for all.
            shared = [c if isinstance(c, Reference) else owned(k) for c, k in zip(captures, key[2], strict=True)]
            own = tuple(map(owned, key[1])), tuple(shared)
            found = Specialisation(scope, own[0], own[1], reason=reason)
            self.specialisations[key] = found
            self.waiting.append(found)
            scope.specialisations += 1
            if scope.specialisations > MOST_SPECIALISATIONS or _depth(arguments + captures) > DEEPEST_TYPE:
                self.runaway = self.runaway or found
        if caller is None:
            self.roots.append(found)
            found.exported = True
        else:
            found.callers.add(caller)
            caller.requested[found] = None
            caller.called[found] = None
        return found

    def warn(self, warning: CompileError) -> None:
        """Note what is wrong and yet no mistake: once for a place, whatever the types were there."""
        self.warnings.setdefault(warning.span, warning)

    def again(self, specialisation: Specialisation) -> None:
        """Run a specialisation (again) before the fixpoint is declared."""
        if specialisation not in self.waiting:
            self.waiting.append(specialisation)

    def run(self) -> list[Specialisation]:
        """Run to the fixpoint, then report errors. The specialisations that the exports reach, callers first.

        Raises CompileErrors.
        """
        while self.waiting:
            specialisation = self.waiting.popleft()
            specialisation.runs += 1
            if self.runaway:
                raise _endless(self.runaway)
            if specialisation.runs > MOST_RUNS:
                deep = _depth(tuple(specialisation.expressions.values())) > DEEPEST_TYPE
                raise CompileErrors([_growing(specialisation)]) if deep else _endless(specialisation)
            before, moves = (specialisation.result, specialisation.returned), STATE.moves
            if self._runs_again(specialisation):
                self.again(specialisation)
            if STATE.moves != moves:
                self._containers_moved(specialisation)
            if (specialisation.result, specialisation.returned) != before:
                for caller in specialisation.callers:
                    self.again(caller)
        if self._look_again() or self._fill_empty():
            return self.run()
        return settle(self._report())

    def _runs_again(self, specialisation: Specialisation) -> bool:
        """Run a body, and say whether it has to run again. Raises CompileErrors when its types have no end."""
        from capsulec.frontend.infer.statements import run_body

        try:
            return run_body(self, specialisation, final=False)
        except EndlessTypeError as error:
            raise CompileErrors([_holds_itself(specialisation, error.node)]) from None
        except RecursionError:
            if _depth(tuple(specialisation.expressions.values())) > DEEPEST_TYPE:
                raise CompileErrors([_growing(specialisation)]) from None
            raise

    def _containers_moved(self, mover: Specialisation) -> None:
        """More is known of what containers hold: everybody who may share them looks again."""
        self.again(mover)
        for caller in mover.callers:
            self.again(caller)
        for other in self.specialisations.values():
            if other.scope.node in other.scope.module.values:  # all who use it share it
                for caller in other.callers:
                    self.again(caller)
            if other.cells or any(has_cells(t) for t in (*other.arguments, *other.captures)):
                self.again(other)

    def _look_again(self) -> bool:
        """Whether some handler has to be typed again, as more is known of the exceptions that reach it."""
        moved = [key[0] for key, differs in self.watched.items() if differs()]
        moved += [
            inner for outer in self.specialisations.values() for inner in outer.through if _hands_on(outer, inner)
        ]
        for specialisation in moved:
            self.again(specialisation)
        return bool(moved)

    def _fill_empty(self) -> bool:
        """Whether some container that nothing is ever put into has to be given elements for the types to be known."""
        if self.hinted:
            from capsulec.frontend.infer.hints import fill

            filled = [fill(t, wanted) for found in self.hinted.values() for t, wanted in found.items() if has_cells(t)]
            if any(filled):
                for specialisation in self._reached():
                    self.again(specialisation)
                return True
        reached = self._reached()
        # What is written as empty comes first: the elements of what is made of it follow.
        for specialisation in reached:
            filled = [_fill_cells(cell) for key, cell in specialisation.cells.items() if _is_empty(key)]
            if any(filled):
                self._containers_moved(specialisation)
                return True
        moved = max([_fill_cells(cell) for class_ in self.records for cell in class_.cells], default=False)
        for specialisation in reached:
            types = [*specialisation.arguments, *specialisation.captures, *specialisation.cells.values()]
            moved = max([_fill_cells(type_) for type_ in types], default=False) or moved
            if moved:
                self._containers_moved(specialisation)
        return moved

    def _reached(self) -> list[Specialisation]:
        reached = dict.fromkeys(self.roots)
        pending = list(self.roots)
        while pending:
            for target in pending.pop().requested:
                if target not in reached:
                    reached[target] = None
                    pending.append(target)
        return list(reached)

    def _report(self) -> list[Specialisation]:
        from capsulec.frontend.infer.statements import run_body

        reached: dict[Specialisation, None] = {}
        pending = list(self.roots)
        while pending:
            specialisation = pending.pop(0)
            if specialisation in reached:
                continue
            reached[specialisation] = None
            specialisation.requested.clear()
            run_body(self, specialisation, final=True)
            pending += list(specialisation.requested)
        if errors := self.errors or self.unbound:
            unique = {(str(e), e.span): e for e in errors}
            raise CompileErrors(sorted(unique.values(), key=self._place))
        for warning in self.warnings.values():
            self.tell(warning)
        return list(reached)

    def _place(self, error: CompileError) -> tuple[bool, str, int, int]:
        """The compiled file's errors first, each file's in its order."""
        span = error.span or Span(self.module.source.path, 0, 0, 0, 0)
        return span.path != self.module.source.path, span.path, span.line, span.column


def _hands_on(outer: Specialisation, inner: Specialisation) -> bool:
    """What happens to a generator that goes through another one happens to that; whether it is new to it."""
    before = len(inner.thrown), inner.closed
    inner.thrown |= outer.thrown
    inner.closed |= outer.closed
    return (len(inner.thrown), inner.closed) != before


def _is_empty(key: Any) -> bool:
    """Whether a cell, by its key, is of the elements of an empty display, `[]`, `{}` or `list()`."""
    node = key[0]
    match node:
        case gast.List(elts=[]) | gast.Dict(keys=[]) | gast.Call(args=[], keywords=[]):
            return True
        case _:
            return False


def _fill_cells(type_: Type) -> bool:
    """Let unfilled cells hold integers."""
    if isinstance(type_, Cell):
        if type_.content is None:
            type_.refine(INT)
            return True
        return _fill_cells(type_.content)
    return max([_fill_cells(part) for part in parts(type_)], default=False) if has_cells(type_) else False


def _endless(specialisation: Specialisation) -> CompileError:
    return CompileError(
        "endless-types",
        f"the types of {specialisation.scope.name} keep growing: each call needs yet another type",
        specialisation.scope.span,
        tuple(Note(note.span, "called with new types again and again") for note in specialisation.reason[:1]),
        "a recursive call may pass only types that the function was called with before",
    )


def _holds_itself(specialisation: Specialisation, node: Any) -> CompileError:
    scope = specialisation.scope
    return CompileError(
        "endless-types",
        "a container would hold itself, and there is no end to its type",
        scope.module.source.span(node) if hasattr(node, "lineno") else scope.span,
        specialisation.reason[:0] if specialisation.exported else specialisation.reason[:1],
        "what a container holds has one type, found while compiling: use another variable for what holds it",
    )


def _growing(specialisation: Specialisation) -> CompileError:
    """The error for a function in which a value's type grows with each round of a loop."""
    grown = [node for node, type_ in specialisation.expressions.items() if _depth((type_,)) > DEEPEST_TYPE]
    first = min(grown, key=lambda node: (node.lineno, node.col_offset, -node.end_col_offset))
    return CompileError(
        "endless-types",
        "the type of this grows with each round: there is no end to it",
        specialisation.scope.module.source.span(first),
        specialisation.reason[:0] if specialisation.exported else specialisation.reason[:1],
        "keep what is found in a list, which grows without another type",
    )


def _depth(types: tuple[Type, ...]) -> int:
    """How deep types are nested; those of runaway recursion double in size with each level."""
    deepest = 0
    for type_ in types:
        match type_:
            case Tuple(inner) | Function(captures=inner):
                deepest = max(deepest, 1 + _depth(inner))
            case Cell():
                deepest = max(deepest, 0 if type_.content is None else _depth((type_.content,)))
            case Reference(target):
                deepest = max(deepest, _depth((target,)))
            case _ if found := parts(type_):
                deepest = max(deepest, 1 + _depth(tuple(found)))
    return deepest


__all__ = ["Default", "Engine", "JoinError", "LibraryCall", "Specialisation", "UserCall"]
