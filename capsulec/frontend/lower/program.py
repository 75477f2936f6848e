"""All specialisations of a module as one IR program."""

from __future__ import annotations

import gast

from capsulec.diagnostics import CompileError
from capsulec.frontend.class_members import HOOKS
from capsulec.frontend.comprehensions import GENERATOR_EXPRESSION
from capsulec.frontend.infer.engine import Specialisation
from capsulec.frontend.infer.settling import name_generators
from capsulec.frontend.lower.context import Lowering, constant_value
from capsulec.frontend.lower.expressions import expression
from capsulec.frontend.lower.same_variables import share_names
from capsulec.frontend.lower.statements import block, emit_return
from capsulec.frontend.lower.yields import sent_type
from capsulec.frontend.openmp_rules import check_nesting
from capsulec.frontend.scopes import Module, Variable
from capsulec.ir.build import Builder, constant
from capsulec.ir.cells import Cell
from capsulec.ir.fresh import fresh_name
from capsulec.ir.nodes import Assign, Block, Const, Expr, Function, Hook, Local, Loop, Map, Program
from capsulec.ir.type_parts import parts
from capsulec.ir.types import (
    BOOL,
    INT,
    NONE,
    STR,
    Generator,
    Optional,
    Record,
    Reference,
    Type,
    is_static,
    widened,
)
from capsulec.ir.walk import rewrite_block
from capsulec.records import replace


def lower(
    name: str, module: Module, specialisations: list[Specialisation]
) -> tuple[Program, dict[Specialisation, str]]:
    """The program of all specialisations, callees first, and the name that each one has in it."""
    names: dict[Specialisation, str] = {}
    taken: set[str] = set()
    owners: dict[str, Module] = {}
    for spec in specialisations:
        base, owner = _name(spec), spec.scope.module
        if owners.setdefault(base, owner) is not owner:  # f of this module, helper_f of another
            base = f"{owner.name}_{base}"
        names[spec] = fresh_name(base, taken)
    name_generators(specialisations, names)
    functions = [_function(spec, names) for spec in _callees_first(specialisations)]
    hooks = _hooks(specialisations, names)
    if hooks:
        functions = [replace(f, body=rewrite_block(f.body, _calling)) for f in functions]
    files = module.project.modules.values() if module.project else (module,)
    exceptions = tuple(symbol for file in files for symbol in file.exceptions)
    return Program(name, tuple(functions), module.doc, hooks, exceptions), names


def _hooks(specialisations: list[Specialisation], names: dict[Specialisation, str]) -> tuple[Hook, ...]:
    """The methods that the runtime calls. Raises CompileError for one that gives something else than it has to."""
    found = []
    for spec in specialisations:
        first = spec.arguments[0] if spec.arguments else None
        if not isinstance(first, Record):
            continue
        class_ = first.definition
        for method, count in HOOKS.items():
            if class_.methods.get(method) is not spec.scope or spec.arguments != (first,) * count:
                continue
            if method == "__len__" and "__bool__" in class_.methods:
                continue
            wanted = {"__hash__": INT, "__len__": INT, "__repr__": STR, "__str__": STR}.get(method, BOOL)
            if widened(spec.result or NONE) != wanted:
                text = f"{class_.name}.{method} returns {widened(spec.result or NONE)}, not {wanted}"
                raise CompileError("operand-types", text, spec.scope.span)
            found.append(Hook(class_.symbol, method, names[spec]))
    return tuple(dict.fromkeys(found))


def _calling(expr: Expr) -> Expr:
    """An operation of the runtime on values whose classes have methods for it can do what these can."""
    if not isinstance(expr, Map) or expr.loop.raises or not any(map(calls_methods, expr.loop.operands)):
        return expr
    return replace(expr, loop=replace(expr.loop, raises=True))


def calls_methods(type_: Type) -> bool:
    """Whether values of a type are or hold some of a class with methods that the runtime calls."""
    seen: list[Type] = []

    def inside(part: Type) -> bool:
        if isinstance(part, Cell):
            return part.content is not None and inside(part.content)
        if isinstance(part, Record):
            if part in seen:
                return False
            seen.append(part)
            class_ = part.definition
            return any(name in class_.methods for name in HOOKS) or any(map(inside, class_.cells))
        return any(map(inside, parts(part)))

    return inside(type_)


def _name(spec: Specialisation) -> str:
    if not spec.scope.generator:
        return spec.scope.name
    return "generator" if spec.scope.name == GENERATOR_EXPRESSION else f"{spec.scope.name}_steps"


def _callees_first(specialisations: list[Specialisation]) -> list[Specialisation]:
    done: dict[Specialisation, None] = {}
    visiting: set[Specialisation] = set()

    def visit(spec: Specialisation) -> None:
        if spec in done or spec in visiting:
            return
        visiting.add(spec)
        for callee in spec.requested:
            visit(callee)
        done[spec] = None

    for spec in specialisations:
        visit(spec)
    return list(done)


def _function(spec: Specialisation, names: dict[Specialisation, str]) -> Function:
    scope = spec.scope
    reserved = {variable.name for group in scope.names.values() for variable in group}
    low = Lowering(spec, Builder(set()), names)
    low.builder.names |= reserved
    for variables in scope.names.values():  # the first variable of a name keeps it
        for number, variable in enumerate(variables):
            first = "iterable" if variable.name == ".0" else variable.name
            low.locals[variable] = first if number == 0 else low.builder.fresh(variable.name)
    share_names(low)
    for variable in scope.captures:
        low.locals[variable] = low.builder.fresh(variable.name)
    low.builder.convert = low.coerce
    low.builder.consumes_in_place = not scope.generator
    parameters = _parameters(low)
    with low.builder.block() as opening:
        _boxes(low)
        _flags(low)
        _known_arguments(low)
        for owned, parameter in parameters:
            if owned is not None and low.name(owned) != parameter.name:
                low.assign(owned, parameter)
            elif owned is not None and owned in low.flags:
                low.emit(Assign(Local(low.flags[owned], BOOL), constant(True)))
        body = _body(low)
    statements = (*opening, *body)
    result = NONE if spec.result is None else widened(spec.result)
    return Function(
        names[spec],
        scope.name,
        tuple(parameter for _, parameter in parameters),
        result,
        statements,
        True,
        scope.doc,
        scope.span,
        *_generator(low, result),
    )


def _generator(low: Lowering, result: Type) -> tuple[Type | None, Type | None, Type | None, bool, bool]:
    """What a generator function yields, what is sent to it, what it returns; whether exceptions are thrown in, and
    whether it is closed."""
    if not (low.scope.generator and isinstance(result, Generator)):
        return None, None, None, False, False
    returned = low.spec.returned
    given = None if returned is None or is_static(returned) else returned
    return result.element, sent_type(low), given, bool(low.spec.thrown), low.spec.closed


def _parameters(low: Lowering) -> list[tuple[Variable | None, Local]]:
    """The parameters that are left at run time. One whose variable is wider has a name of its own."""
    found: list[tuple[Variable | None, Local]] = []
    for variable, type_ in zip(low.scope.parameters, low.spec.arguments, strict=True):
        if is_static(type_):
            continue
        wide = widened(type_)
        same = low.variable_type(variable) == wide and not variable.boxed
        name = low.name(variable)
        if not same:
            low.locals[variable] = low.builder.fresh(name)
        found.append((variable, Local(name, wide, low.span(variable.definitions[0]))))
    for variable in low.scope.captures:
        type_ = low.spec.captures[low.scope.captures.index(variable)]
        if not is_static(type_):
            found.append((None, Local(low.name(variable), type_ if isinstance(type_, Reference) else widened(type_))))
    return found


def _known_arguments(low: Lowering) -> None:
    """Give the parameters whose argument is a constant their value, where they are variables all the same."""
    for variable, type_ in zip(low.scope.parameters, low.spec.arguments, strict=True):
        wide = low.variable_type(variable)
        if is_static(type_) and not is_static(wide):
            low.assign(variable, constant_value(type_))


def _boxes(low: Lowering) -> None:
    """Memory for the variables that may outlive the call."""
    for variables in low.scope.names.values():
        for variable in variables:
            if variable.boxed and variable in low.spec.contributions and not is_static(low.variable_type(variable)):
                local = low.local(variable)
                low.emit(Assign(local, Map(Loop("box", (), local.type, "{result}::make()"), (), local.type)))


def _flags(low: Lowering) -> None:
    """A flag, not set at first, for each variable with a use that may come before its assignment."""
    for variables in low.scope.names.values():
        for variable in variables:
            if variable.flagged and variable in low.spec.contributions:
                flag = low.builder.fresh(f"{variable.name}_is_set")
                low.flags[variable] = flag
                low.emit(Assign(Local(flag, BOOL), constant(False)))


def _body(low: Lowering) -> Block:
    node = low.scope.node
    if isinstance(node, gast.Lambda):
        low.builder.span = low.span(node.body)
        with low.builder.block() as statements:
            emit_return(low, expression(low, node.body))
        return tuple(statements)
    if "omp" in low.scope.module.source.text:
        check_nesting(node.body, low.span)
    body = block(low, node.body)
    if low.spec.falls_through and isinstance(low.spec.result, Optional):
        with low.builder.block() as ending:
            emit_return(low, Const(None, NONE))
        return (*body, *ending)
    return body
