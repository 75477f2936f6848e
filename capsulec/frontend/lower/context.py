"""What lowering one specialisation needs: its types, its builder, and the IR locals of its variables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from capsulec.diagnostics import CompileError, Span
from capsulec.frontend.infer.engine import Specialisation
from capsulec.frontend.scopes import Scope, Variable
from capsulec.ir.build import Builder, cast, constant
from capsulec.ir.nodes import (
    Address,
    Assign,
    Call,
    Cast,
    Const,
    Eval,
    Expr,
    If,
    Item,
    Load,
    Local,
    Loop,
    MakeTuple,
    Map,
    Raise,
    Stmt,
    Store,
)
from capsulec.ir.types import (
    BOOL,
    NONE,
    Array,
    Choice,
    Dict,
    ExceptionType,
    FrozenSet,
    Function,
    List,
    Method,
    NoneType,
    Optional,
    Pointer,
    Reference,
    Scalar,
    Sequence,
    Set,
    Static,
    Tuple,
    Type,
    Union,
    is_static,
    widened,
)
from capsulec.ir.walk import assigned, calls, locals_of, may_raise, reads_memory
from capsulec.library.joins import as_number, join
from capsulec.library.table import RuleError
from capsulec.records import fresh, mutable

UNBOUND = "cannot access local variable '{}' where it is not associated with a value"


@mutable
class Lowering:
    """The state of lowering one specialisation."""

    spec: Specialisation
    builder: Builder
    names: dict[Specialisation, str]  # C++-level names of all specialisations
    locals: dict[Variable, str] = fresh(factory=dict)
    flags: dict[Variable, str] = fresh(factory=dict)
    destination: tuple[Any, Local] | None = None  # a container that is made goes right into this variable
    computed: dict[Any, Expr] = fresh(factory=dict)  # values of expressions that have been evaluated already
    caught: list[str] = fresh(factory=list)  # names of the exceptions whose handlers are being lowered

    @property
    def scope(self) -> Scope:
        return self.spec.scope

    def span(self, node: Any) -> Span:
        return self.scope.module.source.span(node)

    def type(self, node: Any) -> Type:
        """The inferred type of an expression."""
        return self.spec.expressions[node]

    # Variables.

    def variable_type(self, variable: Variable) -> Type:
        """The type that a variable has at run time."""
        if variable.scope is not self.scope:
            captured = self.spec.captures[self.scope.captures.index(variable)]
            return captured.target if isinstance(captured, Reference) else captured
        type_ = self.spec.variable_type(variable)
        assert type_ is not None, variable.name
        return type_ if is_static(type_) and not variable.by_reference else widened(type_)

    def local(self, variable: Variable) -> Local:
        """The IR local of a variable; for one that is shared with an enclosing function, the reference to it."""
        if variable.scope is not self.scope:
            captured = self.spec.captures[self.scope.captures.index(variable)]
            return Local(self.name(variable), captured)
        type_ = self.variable_type(variable)
        if variable.boxed:
            return Local(self.name(variable), Reference(type_, self.spec, True))
        return Local(self.name(variable), type_)

    def name(self, variable: Variable) -> str:
        if variable not in self.locals:
            self.locals[variable] = self.builder.fresh(variable.name)
        return self.locals[variable]

    def read(self, variable: Variable) -> Expr:
        """The value of a variable."""
        local = self.local(variable)
        if is_static(local.type):
            return constant_value(self.variable_type(variable))
        if isinstance(local.type, Reference):
            return Load(local, (), local.type.target)
        return local

    def assign(self, variable: Variable, value: Expr) -> None:
        """Set a variable, its flag too."""
        type_ = self.variable_type(variable)
        if is_static(type_):
            self.drop(value)
        else:
            self._assign(self.local(variable), self.coerce(value, type_))
        if variable in self.flags and variable.scope is self.scope:
            self.emit(Assign(Local(self.flags[variable], BOOL), constant(True), self.builder.span))

    def _assign(self, local: Local, value: Expr) -> None:
        if isinstance(local.type, Reference):
            self.emit(Store(local, (), value, self.builder.span))
        elif value != local:
            self.emit(Assign(local, value, self.builder.span))

    def captured(self, scope: Scope) -> tuple[Expr, ...]:
        """The run-time values of what a nested function captures, as seen from here."""
        values: list[Expr] = []
        for variable in scope.captures:
            local = self.local(variable)
            if variable.by_reference and not isinstance(local.type, Reference):
                values.append(Address(local.name, Reference(local.type, self.spec)))
            else:
                values.append(local)
        return tuple(v for v in values if not is_static(v.type))

    def check_bound(self, variable: Variable) -> None:
        """Raise UnboundLocalError at run time where a variable has no value yet."""
        flag = Local(self.flags[variable], BOOL)
        message = unbound_message(variable.name)
        self.emit(
            If(negated(flag), (Raise("UnboundLocalError", message, (), self.builder.span),), (), self.builder.span)
        )

    # Statements and values.

    def emit(self, statement: Stmt) -> None:
        self.builder.emit(statement)

    def drop(self, value: Expr) -> None:
        """Evaluate a value for its effects only."""
        if calls(value) or may_raise(value):
            self.emit(Eval(value, self.builder.span))

    def coerce(self, value: Expr, to: Type) -> Expr:
        """A value in the form that a variable, parameter or result of a wider type has."""
        if value.type == to:
            return value
        match value.type, to:
            case _, Static(constant_value):
                return Const(constant_value, widened(to), value.span)
            case Scalar(), Scalar():
                return cast(value, to)
            case ExceptionType(), ExceptionType():
                return Map(Loop("exception", (value.type,), to, "{0}"), (value,), to, value.span)
            case Tuple(), Tuple() | Sequence():
                return self._coerce_tuple(value, to)
            case Array(), Array():
                return Cast(value, to, value.span)
            case Array(dtype, 0), Scalar():
                return cast(Load(value, (), Scalar(dtype), value.span), to)
            case NoneType(), Pointer():
                return Const(None, to, value.span)
            case (Optional() | Union(), _) | (_, Optional() | Union()):
                return self._coerce_possible(value, to)
            case Dict(key, held, kind), Dict(wanted_key, wanted_value, other) if kind != other:
                assert (key, held) == (wanted_key, wanted_value)
                return Map(Loop("as_dict", (value.type,), to, "{result}({0})"), (value,), to, value.span)
            case ((List() | Set() | FrozenSet() | Dict() | Sequence() as source), _) if type(source) is type(to):
                convert = Loop("convert", (value.type,), to, "py::convert<{result}>({0})", "python/convert.hpp")
                return Map(convert, (value,), to, value.span)
            case _, List() | Set() | Dict():
                from capsulec.frontend.lower.containers import collect

                return collect(self, value, to)
            case Method(), Method():
                return Map(Loop("method", (value.type,), to, "{0}"), (value,), to, value.span)
            case Function(captures=captures), Function(captures=wanted):
                whole = value if isinstance(value, MakeTuple) else self.builder.once(value, "f")
                live = [(c, w) for c, w in zip(captures, wanted, strict=True) if not is_static(w)]
                given = tuple(self.coerce(tuple_item(whole, n, c), w) for n, (c, w) in enumerate(live))
                return MakeTuple(given, to, value.span)
            case _, Choice(alternatives):
                return self._chosen(value, to, alternatives)
            case _ if is_static(to):
                return value
        raise AssertionError(f"no conversion from {value.type} to {to}")

    def _coerce_possible(self, value: Expr, to: Type) -> Expr:
        """A value that may be None or of several types, or becomes one."""
        match value.type, to:
            case NoneType(), Optional():
                self.drop(value)
                return Map(Loop("none", (), to, "{result}()"), (), to, value.span)
            case Optional(inner), Optional(wanted):
                convert = Loop("convert", (value.type,), to, "py::convert<{result}>({0})", "python/convert.hpp")
                return Map(convert, (value,), to, value.span)
            case Optional(inner), _:
                held = Loop("present", (value.type,), inner, "{0}.get()", raises=True)
                return self.coerce(Map(held, (value,), inner, value.span), to)
            case _, Optional(wanted):
                inside = self.coerce(value, wanted)
                return Map(Loop("some", (wanted,), to, "{result}({0})"), (inside,), to, value.span)
            case Union(), Union():
                convert = Loop("convert", (value.type,), to, "py::convert<{result}>({0})")
                return Map(convert, (value,), to, value.span)
            case _, Union():
                return self._alternative(value, to)
            case Union(), List() | Set() | Dict():  # whatever it is, what it gives
                from capsulec.frontend.lower.containers import collect

                return collect(self, value, to)
            case Union(), _:
                return self.narrowed(value, to)
        raise AssertionError(f"no conversion from {value.type} to {to}")

    def _coerce_tuple(self, value: Expr, to: Type) -> Expr:
        """A tuple with items of other types, or one of run-time length."""
        match value.type, to:
            case Tuple(items), Tuple(wanted):
                whole = self.builder.once(value, "t") if not isinstance(value, MakeTuple) else value
                parts = tuple(
                    self.coerce(tuple_item(whole, n, item), want)
                    for n, (item, want) in enumerate(zip(items, wanted, strict=True))
                )
                return MakeTuple(parts, Tuple(tuple(p.type for p in parts), to.named), value.span)
            case Tuple(items), Sequence(element):
                whole = self.builder.once(value, "t") if not isinstance(value, MakeTuple) else value
                parts = tuple(self.coerce(tuple_item(whole, n, item), element) for n, item in enumerate(items))
                places = ", ".join(f"{{{n}}}" for n in range(len(parts)))
                cxx = f"{{result}}::of({places})" if parts else "{result}()"
                return Map(Loop("sequence", (element,) * len(parts), to, cxx), parts, to, value.span)
        raise AssertionError(f"no conversion from {value.type} to {to}")

    def narrowed(self, value: Expr, to: Type) -> Expr:
        """A value of several types as the one that it has been shown to have."""
        assert isinstance(value.type, Union)
        if (number := as_number(value.type)) is not None and to != BOOL:
            convert = Loop("convert", (value.type,), number, "py::convert<{result}>({0})", "python/convert.hpp")
            return cast(Map(convert, (value,), number, value.span), to)
        place = of_kind(value.type, to)
        one = Loop("alternative", (value.type,), to, f"{{0}}.values.item<{place}>()")
        return Map(one, (value,), to, value.span)

    def _alternative(self, value: Expr, to: Union) -> Expr:
        """A value as one of several that it may be."""
        place = of_kind(to, value.type)
        one = Loop("alternative", (to.alternatives[place],), to, f"{{result}}::of<{place}>({{0}})")
        return Map(one, (self.coerce(value, to.alternatives[place]),), to, value.span)

    def _chosen(self, value: Expr, to: Type, alternatives: tuple[Type, ...]) -> Expr:
        """One of several functions, with the number that says which."""
        if isinstance(value.type, Choice):
            places = [next(n for n, b in enumerate(alternatives) if _is_one(a, b)) for a in value.type.alternatives]
            loop = Loop("among", (value.type,), to, f"{{result}}::among<{', '.join(map(str, places))}>({{0}})")
            return Map(loop, (value,), to, value.span)
        number = next(n for n, a in enumerate(alternatives) if _is_one(value.type, a))
        value = self.coerce(value, alternatives[number])
        if is_static(value.type):
            self.drop(value)
            return Map(Loop("choice", (), to, f"{{result}}::of<{number}>(py::tuple<>{{{{}}}})"), (), to, value.span)
        loop = Loop("choice", (value.type,), to, f"{{result}}::of<{number}>({{0}})")
        return Map(loop, (value,), to, value.span)

    def keep_effects(self, value: MakeTuple) -> MakeTuple:
        """A tuple whose items are evaluated here, all of them and in order, whatever is used of it."""
        items = tuple(self.builder.once(item, "t") if not is_static(item.type) else item for item in value.items)
        return MakeTuple(items, value.type, value.span)

    def in_order(self, values: list[Callable[[], Expr]]) -> list[Expr]:
        """Evaluate operands left to right.

        C++ leaves the order of operands open, so an operand whose value a later one could change, or which could raise
        when a later one has effects, goes into a local first.
        """
        done: list[Expr] = []
        for value in values:
            before = len(self.builder.statements)
            new = value()
            emitted = tuple(self.builder.statements[before:])
            effects = calls(new)
            changed = assigned(emitted)
            for position, earlier in enumerate(done):
                after = (emitted or effects or may_raise(new)) and self._affected(
                    earlier, changed, bool(emitted) or effects
                )
                if after or self._affects(earlier, new):
                    self._freeze(done, position, before)
                    before += 1
            done.append(new)
        return done

    def _affected(self, value: Expr, changed: set[str], effects: bool) -> bool:
        if isinstance(value, Const):
            return False
        if may_raise(value) or calls(value):
            return True
        names = locals_of(value)
        if names & changed:
            return True
        return effects and (reads_memory(value) or bool(names & self._shared()))

    def _affects(self, earlier: Expr, later: Expr) -> bool:
        """Whether an operand has an effect that a later one would see, or could overtake."""
        if calls(earlier):
            return calls(later) or may_raise(later) or reads_memory(later) or bool(locals_of(later) & self._shared())
        return False

    def _shared(self) -> set[str]:
        """Locals that nested functions may assign."""
        return {name for variable, name in self.locals.items() if variable.by_reference}

    def _freeze(self, done: list[Expr], position: int, at: int) -> None:
        value = done[position]
        if is_static(value.type):
            self.builder.statements.insert(at, Eval(value, self.builder.span))
            done[position] = Const(None, NONE)
            return
        frozen = Local(self.builder.fresh("t"), value.type, value.span)
        self.builder.statements.insert(at, Assign(frozen, value, self.builder.span))
        done[position] = frozen

    def rule_error(self, error: RuleError, node: Any) -> CompileError:
        return CompileError(error.code, error.message, self.span(node), hint=error.hint)


def _is_one(type_: Type, alternative: Type) -> bool:
    """Whether a function is an alternative of a choice: there what it captures may be wider."""
    if isinstance(type_, Function) and isinstance(alternative, Function):
        return type_.definition is alternative.definition
    return type_ == alternative


def of_kind(union: Union, type_: Type) -> int:
    """The alternative that a value of a type is."""
    for place, known in enumerate(union.alternatives):
        if type_ == known:
            return place
    for place, known in enumerate(union.alternatives):
        if not isinstance(join([known, type_]), Union):
            return place
    raise AssertionError(f"{type_} is none of {union}")


def constant_value(type_: Type) -> Expr:
    """A value known while compiling: a number, or a tuple of such."""
    match type_:
        case Static(value):
            return constant(value)
        case Tuple(items):
            parts = tuple(constant_value(item) for item in items)
            return MakeTuple(parts, Tuple(tuple(p.type for p in parts)))
        case _:
            return Const(None, type_)


def tuple_item(value: Expr, position: int, type_: Type) -> Expr:
    """One position of a tuple; of one that was just made, the item itself."""
    if isinstance(value, MakeTuple):
        return value.items[position]
    return Item(value, position, widened(type_), value.span)


def negated(value: Expr) -> Expr:
    """`not value` of a bool."""
    from capsulec.library.operators import unary

    if isinstance(value, Const):
        return constant(not value.value)
    return Map(unary("not", BOOL), (cast(value, BOOL),), BOOL, value.span)


def unbound_message(name: str) -> str:
    """The text of UnboundLocalError as the running Python words it."""
    try:
        exec("def f():\n    x\n    x = 0\nf()")
    except UnboundLocalError as error:
        text = str(error).replace("{", "{{").replace("}", "}}")
        return text.replace("'x'", f"'{name}'")
    raise AssertionError


__all__ = ["Call", "Function", "Lowering", "negated", "tuple_item"]
