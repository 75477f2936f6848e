"""What the exports ask for: the specialisation of each exported function, and mistakes in what they name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gast

from capsulec.diagnostics import CompileError, CompileErrors, Note, Span, close_matches, not_supported_yet
from capsulec.frontend.exported_objects import request_classes, undeclared, with_classes
from capsulec.frontend.infer import Engine, Specialisation
from capsulec.frontend.infer.binding import parameters_of
from capsulec.frontend.infer.body import Body
from capsulec.frontend.infer.calls import default_type
from capsulec.frontend.infer.names import usable
from capsulec.frontend.scopes import Module, Scope, own_nodes
from capsulec.ir.exports import Export, Parameter
from capsulec.ir.type_parts import parts, with_parts
from capsulec.ir.types import (
    NONE,
    Array,
    Bytes,
    CFunction,
    Dict,
    DictView,
    Enumerate,
    FrozenSet,
    Generator,
    Iterator,
    List,
    NoneType,
    Optional,
    Pointer,
    Range,
    Record,
    Reversed,
    Scalar,
    Sequence,
    Set,
    Slice,
    Static,
    Str,
    Tuple,
    Type,
    Union,
    Zip,
    widened,
)
from capsulec.library import cells
from capsulec.library.boundary import known_argument, uncrossable, widens
from capsulec.library.consumers import match_parameters
from capsulec.library.natural import Callback
from capsulec.library.table import RuleError
from capsulec.records import record, replace


@record
class Root:
    """One specialisation that an export asks for. A call of it passes the parameters at `places`; `defaults` are the
    types of the others, as far as they are known: of all of the function's parameters, None for required ones.
    `types` are those of the parameters that are passed, as this specialisation takes them. A function of arrays has a
    `twin` for arrays in C order. `function` is what is exported: the specialisation may be of one that calls it.
    """

    export: Export
    spec: Specialisation
    places: tuple[int, ...]
    defaults: tuple[Type | None, ...]
    function: Scope
    types: tuple[Type, ...] = ()
    twin: bool = False
    callback: Callback | None = None  # what a capsule with `for` is to its consumer

    @property
    def is_capsule(self) -> bool:
        return self.export.kind == "capsule"

    @property
    def has_user_data(self) -> bool:
        """Whether it is a capsule to which the module's `bind` binds user data."""
        types = tuple(parameter.type for parameter in self.export.parameters)
        if self.callback is not None and self.callback.natural is not None:
            return len(types) > self.callback.natural.parameters
        row = match_parameters(types) if self.is_capsule else None
        return row is not None and row.user_data is not None and types[row.user_data] != Pointer(None)

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of the function's parameters."""
        return tuple(parameter.name for parameter in self.function.parameters)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters that are passed."""
        return tuple(self.export.parameters[place] for place in self.places)

    @property
    def has_gaps(self) -> bool:
        """Whether a parameter is left out and a later one passed."""
        return self.places != tuple(range(len(self.places)))


def request(engine: Engine, exports: list[Export], warn: Callable[[CompileError], None]) -> list[Root]:
    """Ask for the specialisations of each export. Raises CompileErrors with all that is wrong."""
    errors: list[CompileError] = []
    found: list[Root] = []
    for export in exports:
        try:
            if any(map(undeclared, (parameter.type for parameter in export.parameters))):
                export = with_classes(engine, export)
            found += _request(engine, export)
            if engine.declared:
                request_classes(engine, found[-1].spec, export.span)
        except CompileErrors as several:
            errors += several.errors
        except CompileError as error:
            errors.append(error)
    if errors:
        raise CompileErrors(errors)
    if any(export.kind == "capsule" for export in exports):
        from capsulec.frontend.callbacks import near_miss

        for export in exports:
            if (warning := near_miss(export)) is not None:
                warn(warning)
    return found


def check_results(found: list[Root]) -> None:
    """Check that what each exported function returns can be given to its caller, and that what the caller passes can
    become what the function was found to have. Raises CompileErrors."""
    errors: dict[tuple[Export, Type], CompileError] = {}
    for root in found:
        passed = zip(root.parameters, root.types, root.spec.arguments, strict=False)
        for parameter, given, settled in passed:
            if root.export.kind == "function" and not widens(given, settled):
                errors.setdefault((root.export, settled), _settled_error(root, parameter, settled))
            elif undeclared(given) and (wrong := uncrossable(given)) is not None:
                text = f"{_inside(wrong)} in an argument"
                errors.setdefault((root.export, given), not_supported_yet(text, parameter.span))
        if root.spec.result is not None and not (root.twin and root.export.kind == "gufunc"):
            result = widened(root.spec.result)
            error = _result_error(root, result)
            if error is not None:
                errors.setdefault((root.export, result), error)
    loops = [root for root in found if root.export.kind.endswith("ufunc") and not root.twin]
    if loops and not errors:
        _check_loops(loops, errors)
    if errors:
        raise CompileErrors(list(errors.values()))


def _check_loops(found: list[Root], errors: dict[tuple[Export, Type], CompileError]) -> None:
    """Check that the loops of each ufunc can stand beside each other."""
    from capsulec.frontend.exported_ufuncs import loops_error

    earlier: dict[str, list[tuple[Export, Type]]] = {}
    for root in found:
        result = NONE if root.spec.result is None else widened(root.spec.result)
        others = earlier.setdefault(root.export.name, [])
        error = loops_error(root.export, result, others)
        if error is not None:
            errors[(root.export, result)] = error
        others.append((root.export, result))


def _settled_error(root: Root, parameter: Parameter, settled: Type) -> CompileError:
    """What is put into an argument makes it something that what Python passes cannot become."""
    scope = root.function
    position = root.export.parameters.index(parameter)
    variable = scope.parameters[position]
    return CompileError(
        "export-type",
        f"{variable.name} is exported as {parameter.type}, and what {root.export.name} does with it makes it {settled}",
        parameter.span,
        (Note(scope.span, f"{root.export.name} is defined here"),),
        f"put only into it what {parameter.type} holds, or work on another container",
    )


def _result_error(root: Root, result: Type) -> CompileError | None:
    """What is wrong with the result of an exported function."""
    export = root.export
    place, notes = _returned(root.spec) or export.span, (Note(export.span, "because of this export"),)
    if isinstance(result, CFunction):
        return CompileError(
            "export-type", f"{export.name} returns a C function, which Python cannot take", place, notes
        )
    if export.kind.endswith("ufunc"):
        from capsulec.frontend.exported_ufuncs import result_error as ufunc_result_error

        return ufunc_result_error(export, result, place, notes)
    if export.kind in ("function", "variable"):
        inner = uncrossable(result)
        if inner is None:
            return None
        verb = "is" if export.kind == "variable" else "returns"
        inner = _inside(inner)
        what = f"{export.name} {verb} {result}, and {'such a value' if verb == 'is' else 'a result'}" + (
            f" with {inner} in it" if inner != result else ""
        )
        if isinstance(inner, Array | Slice | Range | Str | Bytes | List | Set | Dict | FrozenSet | Sequence | Optional):
            return CompileError("not-supported-yet", f"{what} is not supported yet", place, notes)
        hint = _instead(root.spec, inner, inner == result, "export" if verb == "is" else "return")
        text = f"{export.name} {verb} {result}, which Python cannot take"
        text += f": {inner} is in it" if isinstance(result, Record) and inner != result else ""
        return CompileError("export-type", text, place, notes, hint)
    if root.callback is not None:
        from capsulec.frontend.callbacks import result_error

        return result_error(export, root.callback, result, (Note(place, str(result)), *notes))
    if isinstance(result, Scalar | NoneType | Pointer):
        return None
    message = f"{export.name} returns {result}, which no C function can"
    if isinstance(result, Union):
        hint = "end every path with a return of one type, or raise"
        return CompileError("capsule-type", message, place, (*_other_returns(root.spec), *notes), hint)
    if isinstance(result, Optional):
        return CompileError("capsule-type", message, place, notes, "end every path with a return of a number, or raise")
    return CompileError("capsule-type", message, place, notes, "return a number, or store results through a pointer")


def _inside(type_: Type) -> Type:
    """What keeps objects of a class of this file from Python: what is in a field."""
    while isinstance(type_, Record) and type_.definition.public:
        inner = [found for cell in type_.definition.cells if (found := uncrossable(cells.settled(cell))) is not None]
        if not inner or inner[0] == type_:
            break
        type_ = inner[0]
    return type_


def _other_returns(spec: Specialisation) -> list[Note]:
    """The values that a function returns, with their types, but the first."""
    found = [n.value for n in own_nodes(spec.scope.node) if isinstance(n, gast.Return) and n.value in spec.expressions]
    return [Note(spec.scope.module.source.span(node), str(widened(spec.expressions[node]))) for node in found[1:]]


def _instead(spec: Specialisation, inner: Type, whole: bool, verb: str) -> str:
    """What to return instead of something that is only iterated over, or cannot leave compiled code otherwise."""
    result = inner if whole else None
    if isinstance(result, Generator | Iterator | Enumerate | Zip | Reversed | DictView):
        if spec.scope.generator:
            return f"collect what it yields in a list and return that, or return list({spec.scope.name}(...)) elsewhere"
        span = _returned(spec)
        if span is not None and span.line == span.end_line:
            text = spec.scope.module.source.lines[span.line - 1][span.column - 1 : span.end_column - 1]
            text = f"list{text}" if text.startswith("(") and text.endswith(")") else f"list({text})"
            return f"{verb} {text}"
        return f"{verb} a list of what is iterated over"
    class_ = inner.definition if isinstance(inner, Record) else inner.named if isinstance(inner, Tuple) else None
    if class_ is not None:
        fields = ", ".join(f"x.{name}" for name in class_.fields)
        return f"{verb} its fields, {fields}; or define the class in the file that is compiled"
    return f"{verb} numbers, texts, tuples or containers; a list of what is iterated over"


def _returned(spec: Specialisation) -> Span | None:
    """The place of the first value that the function returns."""
    node = _returned_node(spec)
    return None if node is None else spec.scope.module.source.span(node)


def _returned_node(spec: Specialisation) -> Any:
    for node in own_nodes(spec.scope.node):
        if isinstance(node, gast.Return) and node.value in spec.expressions:
            return node.value
    return spec.scope.node.body if isinstance(spec.scope.node, gast.Lambda) else None


def _request(engine: Engine, export: Export) -> list[Root]:
    if export.kind == "variable":
        from capsulec.frontend.exported_values import function_of

        note = Note(export.span, "because of this export")
        scope = usable(function_of(engine.module, export))
        return [Root(export, engine.request(scope, (), reason=(note,)), (), (), scope)]
    scope = _function(engine.module, export)
    if scope.node.args.vararg is not None or scope.node.args.kwarg is not None:
        from capsulec.frontend.infer.starred import refuse_star_parameters

        refuse_star_parameters(scope)
    _check_count(scope, export)
    if export.consumer:
        from capsulec.frontend.callbacks import callback_of

        found = callback_of(export, scope)
        if found.natural is not None:
            natural = tuple(_contiguous(parameter.type) for parameter in export.parameters)
            defaults = _default_types(engine, scope, len(natural))
            root = _root(engine, export, scope, tuple(range(len(natural))), natural, defaults)
            return [replace(root, callback=found)]
    else:
        found = None
    if wrong := _parameter_errors(export):
        raise CompileErrors(wrong)
    defaults = _default_types(engine, scope, export.required)
    ways = [tuple(range(given)) for given in range(export.required, len(export.parameters) + 1)]
    if export.kind == "function" and engine.module.shorter:
        from capsulec.frontend.left_out import missing

        count = len(export.parameters)
        unlike = [n for n in range(export.required, count) if stand_in(export.parameters[n], defaults[n]) is None]
        gaps = [tuple(n for n in range(count) if n not in left) for left in missing(export.required, unlike, count)]
        ways += [places for places in gaps if _shorter(scope, export, places) is not None]
    roots = [root for places in ways for root in _roots(engine, export, scope, places, defaults)]
    return [replace(root, callback=found) for root in roots] if found is not None else roots


def _parameter_errors(export: Export) -> list[CompileError]:
    """What is wrong with the types of an export's parameters."""
    if export.kind.endswith("ufunc"):
        from capsulec.frontend.exported_ufuncs import parameter_errors

        return parameter_errors(export)
    judge = _parameter_error if export.kind == "capsule" else _argument_error
    return [error for parameter in export.parameters if (error := judge(parameter)) is not None]


def stand_in(parameter: Parameter, default: Type | None) -> Static | None:
    """The default, where a call that passes only later parameters may use code made for the exported type."""
    if parameter.optional and isinstance(default, Static) and isinstance(parameter.type, Scalar):
        return default if widened(default) == parameter.type else None
    return None


def _shorter(scope: Scope, export: Export, places: tuple[int, ...]) -> Scope | None:
    """The function that calls the exported one with these parameters only, where there is one."""
    left = frozenset(range(len(scope.parameters))) - set(places)
    name = scope.module.shorter.get((export.name, left))
    return None if name is None else usable(scope.module.functions[name])


def _roots(
    engine: Engine, export: Export, scope: Scope, places: tuple[int, ...], defaults: tuple[Type | None, ...]
) -> list[Root]:
    """Ask for the specialisations of calls that pass these arguments: for any layout of arrays, and for C's."""
    types = tuple(export.parameters[place].type for place in places)
    found = [_root(engine, export, scope, places, types, defaults)]
    contiguous = tuple(map(_contiguous, types))
    if contiguous != types and export.kind in ("function", "gufunc"):
        found.append(replace(_root(engine, export, scope, places, contiguous, defaults), twin=True))
    return found


def _contiguous(type_: Type) -> Type:
    """A type with the arrays in it in C order, where another order is not said."""
    if isinstance(type_, Array):
        return type_ if type_.order else Array(type_.dtype, type_.ndim, "C")
    return with_parts(type_, _contiguous)


def _root(
    engine: Engine,
    export: Export,
    scope: Scope,
    places: tuple[int, ...],
    types: tuple[Type, ...],
    defaults: tuple[Type | None, ...],
) -> Root:
    """Ask for the specialisation of calls that pass arguments of these types."""
    parameters = [export.parameters[place] for place in places]
    reason = (
        Note(export.span, "because of this export"),
        *(Note(p.span, f"{p.type}, because of this export") for p in parameters),
    )
    arguments = tuple(map(known_argument, types))
    shorter = _shorter(scope, export, places)
    if shorter is None:
        arguments += tuple(type_ for type_ in defaults[len(places) :] if type_ is not None)
    spec = engine.request(shorter or scope, arguments, reason=reason)
    spec.numeric = export.kind not in ("function", "variable")
    return Root(export, spec, places, defaults, scope, types)


def _default_types(engine: Engine, scope: Scope, given: int) -> tuple[Type | None, ...]:
    """The types of the defaults of the parameters that calls may leave out: those behind the first `given`. They are
    constants of the program; None for lists and the like, which all calls share."""
    body = Body(engine, Specialisation(scope, (), ()), True)
    types: list[Type | None] = [None] * given
    for _, default in parameters_of(scope.node)[given:]:
        if isinstance(default, gast.Name) and default.id in scope.module.kept:
            types.append(None)
            continue
        type_ = default_type(body, scope, default)
        if type_ is None and not engine.errors:
            what = "such a default of an exported function"
            raise not_supported_yet(what, scope.module.source.span(default), "write None, and make it in the function")
        if type_ is None:
            raise CompileErrors(engine.errors)
        types.append(type_)
    return tuple(types)


def _argument_error(parameter: Parameter) -> CompileError | None:
    """What is wrong with a parameter of a Python function."""
    if isinstance(parameter.type, CFunction):
        return _c_function_error(parameter, parameter.type)
    inner = None if undeclared(parameter.type) else uncrossable(parameter.type)
    if inner is None:
        try:
            known_argument(parameter.type)
        except RuleError as error:
            return CompileError(error.code, error.message, parameter.span, hint=error.hint)
        return _unhashable(parameter, parameter.type)
    article = "an array" if isinstance(inner, Array) else str(inner)
    return not_supported_yet(f"{article} as a parameter of an exported function", parameter.span)


def _unhashable(parameter: Parameter, type_: Type) -> CompileError | None:
    """A set or dict whose elements or keys cannot be in one."""
    if isinstance(type_, Set | Dict):
        from capsulec.library.containers.kinds import require_hashable

        try:
            require_hashable(type_.element if isinstance(type_, Set) else type_.key)
        except RuleError as error:
            return CompileError("export-type", f"there is no {type_}: {error.message}", parameter.span)
    return next((wrong for part in parts(type_) if (wrong := _unhashable(parameter, part))), None)


def _c_function_error(parameter: Parameter, type_: CFunction) -> CompileError | None:
    """A C function of more than numbers and pointers."""
    fits = isinstance(type_.result, Scalar | NoneType) and all(
        isinstance(p, Scalar | Pointer) for p in type_.parameters
    )
    if fits:
        return None
    return not_supported_yet("a C function of other types than numbers and pointers as a parameter", parameter.span)


def _parameter_error(parameter: Parameter) -> CompileError | None:
    """What is wrong with a parameter of a capsule."""
    if isinstance(parameter.type, CFunction):
        return _c_function_error(parameter, parameter.type)
    if not isinstance(parameter.type, Scalar | Pointer):
        return CompileError(
            "capsule-type",
            f"a C function cannot take {parameter.type}",
            parameter.span,
            hint="a capsule's parameters are numbers and pointers: write float64* for an array",
        )
    if parameter.optional:
        return CompileError("capsule-type", "a parameter of a C function cannot be optional", parameter.span)
    return None


def _function(module: Module, export: Export) -> Scope:
    name = module.forwarders.get(export.name, export.name)
    if name in module.refused:
        error, exported = module.refused[name], Note(export.name_span, f"{name} is exported here")
        if not error.code.startswith("module-"):
            raise error  # it stands inside of the function, and why the function matters is no question
        raise CompileError(error.code, error.message, error.span, (*error.notes, exported), error.hint)
    if name not in module.functions:
        what = "is not defined as a function" if name in module.names() else "is not defined in this module"
        raise CompileError(
            "missing-export",
            f"{name} is exported but {what}",
            export.name_span,
            hint=close_matches(name, module.functions),
        )
    return usable(module.functions[name])


def _check_count(scope: Scope, export: Export) -> None:
    parameters = parameters_of(scope.node)
    wanted, given = len(parameters), len(export.parameters)
    if given <= wanted and all(default is not None for _, default in parameters[given:]):
        for (known, default), parameter in zip(parameters, export.parameters, strict=False):
            if parameter.optional and default is None:
                hint = f"leave out the '?', or give {known.name} a default in the def"
                note = Note(scope.span, f"{export.name} is defined here")
                message = f"{known.name} has no default, so that a call cannot leave it out"
                raise CompileError("missing-default", message, parameter.span, (note,), hint)
        return
    plural = "" if wanted == 1 else "s"
    raise CompileError(
        "parameter-count",
        f"{export.name} has {wanted} parameter{plural}, the export gives {given} type{'' if given == 1 else 's'}",
        export.span,
        notes=(Note(scope.span, f"{export.name}({', '.join(p.name for p, _ in parameters)})"),),
    )
