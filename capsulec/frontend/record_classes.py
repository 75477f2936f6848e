"""Classes of records in terms of functions: NamedTuples and dataclasses.

before    @dataclass                      after     def Point(x, y=0): return <Point x, y>
          class Point:                              def Point_norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
              x: float
              y: float = 0
              def norm(self): return …

The function of the class's name makes a value: its body returns a tuple node that is marked with the class (`record`).
`ir.types` has what such a value is. A class that says more than this is left as it is, and refused when it is used.
"""

from __future__ import annotations

import copy
from typing import Any

import gast

from capsulec.diagnostics import CompileError
from capsulec.frontend.decorators import Decorated, module_names, put_at
from capsulec.frontend.syntax import Source
from capsulec.ir.types import Cell, RecordClass
from capsulec.library.table import INTERNAL
from capsulec.records import fresh, mutable

MISSING = f"{INTERNAL}.missing"
FLAGS = {"frozen", "order", "eq", "slots", "repr", "init", "match_args", "kw_only"}  # of @dataclass
DEFAULTS = {"eq": True, "repr": True, "init": True, "kw_only": False}  # those that have to be as they are
WRITE_FUNCTIONS = "write functions; pass the values that an object would hold"
DESCRIBED = "write functions, or a @dataclass or NamedTuple: records with fields and methods can be compiled"


class _Refused(Exception):
    """A part of a class that cannot be compiled: `node` and the reason."""

    def __init__(self, node: Any, reason: str, hint: str = WRITE_FUNCTIONS) -> None:
        super().__init__(reason)
        self.node, self.reason, self.hint = node, reason, hint


@mutable
class _Class:
    """What a definition says. `defaults` are expressions by field, `factories` what is called for a field left out."""

    definition: RecordClass
    place: Any
    dataclass: bool
    fields: list[str] = fresh(factory=list)
    defaults: dict[str, Any] = fresh(factory=dict)
    factories: dict[str, Any] = fresh(factory=dict)
    annotations: dict[str, Any] = fresh(factory=dict)
    methods: dict[str, Any] = fresh(factory=dict)
    doc: str = ""


def unfold_classes(tree: Any, module: str, source: Source) -> None:
    """Replace the classes of records of a module by functions, in place."""
    if not any(isinstance(node, gast.ClassDef) for node in tree.body) and "namedtuple" not in source.text:
        return
    state = module_names(tree, lambda _: False)
    mentioned = {n.attr for n in gast.walk(tree) if isinstance(n, gast.Attribute)} | {*state.imported}
    body, tree.body = tree.body, []
    for node in body:
        try:
            found = _class(node, state, module)
        except _Refused as refused:
            span = source.span(refused.node)
            node.refused_class = CompileError("module-statement", str(refused), span, hint=refused.hint)
            found = None
        tree.body += [node] if found is None else _functions(found, state, mentioned)
    for node in gast.walk(tree):
        if "replace" in mentioned and isinstance(node, gast.Call):
            _call_replace(node, state)


def _class(node: Any, state: Decorated, module: str) -> _Class | None:
    match node:
        case gast.Assign(targets=[gast.Name(id=name)], value=gast.Call() as call):
            full = state.full_name(call.func)
            if full not in ("collections.namedtuple", "typing.NamedTuple"):
                return None
            found = _Class(RecordClass(name, f"{module}_{name}", ()), node, False)
            _named_tuple(found, call, typed=full == "typing.NamedTuple")
        case gast.ClassDef(name=name, bases=[base], decorator_list=[]) if (
            state.full_name(base) == "typing.NamedTuple" and not node.keywords
        ):
            found = _Class(RecordClass(name, f"{module}_{name}", ()), node, False)
            _body(found, node, state)
        case gast.ClassDef(name=name, bases=bases, decorator_list=[decorator]) if _is_dataclass(decorator, state):
            if bases or node.keywords:
                raise _Refused(
                    bases[0] if bases else node.keywords[0].value, "a base of a dataclass cannot be compiled"
                )
            flags = _flags(decorator)
            definition = RecordClass(name, f"{module}_{name}", (), True, flags["frozen"], flags["order"])
            found = _Class(definition, node, True)
            _body(found, node, state)
        case gast.ClassDef():
            raise _Refused(_header(node), f"the class {node.name} cannot be compiled", DESCRIBED)
        case _:
            return None
    found.definition.fields = tuple(found.fields)
    found.definition.cells = tuple(Cell() for _ in found.fields) if found.dataclass else ()
    return found


def _header(node: Any) -> Any:
    """The first words of a class or function as a place."""
    place = gast.Pass()
    place.lineno = place.end_lineno = node.lineno
    word = "def" if isinstance(node, gast.FunctionDef) else "class"
    place.col_offset, place.end_col_offset = node.col_offset, node.col_offset + len(f"{word} {node.name}")
    return place


def _is_dataclass(decorator: Any, state: Decorated) -> bool:
    called = decorator.func if isinstance(decorator, gast.Call) else decorator
    return state.full_name(called) == "dataclasses.dataclass"


def _flags(decorator: Any) -> dict[str, bool]:
    found = {"frozen": False, "order": False}
    for keyword in decorator.keywords if isinstance(decorator, gast.Call) else ():
        value = keyword.value.value if isinstance(keyword.value, gast.Constant) else None
        if keyword.arg not in FLAGS or not isinstance(value, bool) or value != DEFAULTS.get(keyword.arg, value):
            raise _Refused(keyword.value, f"`{keyword.arg}` of a dataclass cannot be compiled so", "leave it out")
        found[keyword.arg] = value
    return found


def _named_tuple(found: _Class, call: Any, *, typed: bool) -> None:
    """`namedtuple("Point", "x y", defaults=(0,))`, `NamedTuple("Point", [("x", int)])`"""
    if len(call.args) != 2 or not isinstance(call.args[0], gast.Constant):
        raise _Refused(call, "a namedtuple takes its name and its fields here, written out")
    found.definition.name = call.args[0].value
    try:
        said = gast.literal_eval(call.args[1]) if not typed else [pair.elts[0].value for pair in call.args[1].elts]
    except (ValueError, AttributeError):
        raise _Refused(call.args[1], "the fields of a namedtuple have to be written out") from None
    found.fields = said.replace(",", " ").split() if isinstance(said, str) else list(said)
    for keyword in call.keywords:
        if keyword.arg == "defaults" and isinstance(keyword.value, gast.Tuple | gast.List):
            values = keyword.value.elts
            found.defaults = dict(zip(found.fields[len(found.fields) - len(values) :], values, strict=True))
        elif keyword.arg != "module":
            raise _Refused(keyword.value, f"`{keyword.arg}` of a namedtuple cannot be compiled", "leave it out")


def _body(found: _Class, node: Any, state: Decorated) -> None:
    for statement in node.body:
        match statement:
            case gast.Expr(value=gast.Constant(value=str(text))) if statement is node.body[0]:
                found.doc = text
            case gast.Pass() | gast.Expr(value=gast.Constant()):
                pass
            case gast.AnnAssign(target=gast.Name(id=name), value=value, annotation=annotation):
                if "ClassVar" in _text(annotation) or "InitVar" in _text(annotation):
                    raise _Refused(
                        annotation, "this kind of field cannot be compiled", "make it a constant of the module"
                    )
                found.fields.append(name)
                found.annotations[name] = annotation
                _default(found, name, value, state)
            case gast.FunctionDef(name=name):
                _method(found, statement)
            case _:
                raise _Refused(statement, f"this statement in the class {node.name} cannot be compiled")


def _text(node: Any) -> str:
    return " ".join(
        getattr(n, "id", "") or getattr(n, "attr", "") or str(getattr(n, "value", "")) for n in gast.walk(node)
    )


def _default(found: _Class, name: str, value: Any, state: Decorated) -> None:
    if not (isinstance(value, gast.Call) and state.full_name(value.func) == "dataclasses.field"):
        if value is not None:
            found.defaults[name] = value
        return
    for keyword in value.keywords:
        if keyword.arg == "default":
            found.defaults[name] = keyword.value
        elif keyword.arg == "default_factory":
            found.factories[name] = keyword.value
        else:
            raise _Refused(keyword.value, f"`{keyword.arg}` of a field cannot be compiled", "leave it out")


ALLOWED = {"__post_init__"}


def _method(found: _Class, function: Any) -> None:
    name = function.name
    if name.startswith("__") and name.endswith("__") and name not in ALLOWED:
        hint = "write a method of another name, and call it"
        raise _Refused(_header(function), f"`{name}` of a class cannot be compiled", hint)
    kinds = {decorator.id for decorator in function.decorator_list if isinstance(decorator, gast.Name)}
    if len(kinds) != len(function.decorator_list) or not kinds <= {"property", "staticmethod"}:
        raise _Refused(function.decorator_list[0], "this decorator of a method cannot be compiled", "leave it out")
    function.decorator_list = []
    definition = found.definition
    if "property" in kinds:
        definition.properties |= {name}
    if "staticmethod" in kinds:
        definition.static_methods |= {name}
    found.methods[name] = function


def _functions(found: _Class, state: Decorated, mentioned: set[str]) -> list[Any]:
    """The function that makes a value, and the methods."""
    definition = found.definition
    statements: list[Any] = []
    if mentioned & {"_replace", "replace"}:
        found.methods["__replace__" if found.dataclass else "_replace"] = _replacing(found)
    if "_asdict" in mentioned and not found.dataclass:
        pairs = ", ".join(f"{name!r}: self.{name}" for name in found.fields)
        found.methods["_asdict"] = gast.parse(f"def _asdict(self): return {{{pairs}}}").body[0]
        put_at(found.methods["_asdict"], _place(found))
    for name, function in found.methods.items():
        function.name = state.fresh(f"{definition.name}_{name}")
        function.shown = f"{definition.name}.{name}"
        function.method_of = (definition, name)
        statements.append(function)
    made = _constructor(found, state)
    made.record_class = definition
    return [*statements, made]


def _place(found: _Class) -> Any:
    return _header(found.place) if isinstance(found.place, gast.ClassDef) else found.place


def _replacing(found: _Class) -> Any:
    """`def _replace(self, *, x=<missing>): return Point(self.x if missing(x) else x)`"""
    parameters = "".join(f", {name}=0" for name in found.fields)
    text = (
        f"def _replace(self, *{parameters}): return {_bound(found)}()"
        if parameters
        else "def _replace(self): return self"
    )
    function = gast.parse(text).body[0]
    place = _place(found)
    for name in found.fields:
        given = gast.Name(name, gast.Load(), None, None)
        kept = gast.Attribute(gast.Name("self", gast.Load(), None, None), name, gast.Load())
        test = gast.Call(_library_name(f"{INTERNAL}.is_missing", place), [copy.copy(given)], [])
        function.body[0].value.args.append(gast.IfExp(test, kept, given))
    function.args.kw_defaults = [_library_name(MISSING, place) for _ in found.fields]
    put_at(function, place)
    return function


def _bound(found: _Class) -> str:
    """The name that the module has for a class."""
    return str(found.place.targets[0].id if isinstance(found.place, gast.Assign) else found.place.name)


def _call_replace(node: Any, state: Decorated) -> None:
    """`dataclasses.replace(value, x=1)` as `value.__replace__(x=1)`"""
    if state.full_name(node.func) in ("dataclasses.replace", "copy.replace") and len(node.args) == 1:
        node.func = gast.copy_location(gast.Attribute(node.args[0], "__replace__", gast.Load()), node)
        node.args = []


def _constructor(found: _Class, state: Decorated) -> Any:
    definition = found.definition
    bound = _bound(found)
    parameters = ", ".join(
        f"{name}=0" if name in {**found.defaults, **found.factories} else name for name in found.fields
    )
    result = state.fresh("made")
    values = ", ".join(found.fields)
    lines = [f"return ({values}{',' if values else ''})"]
    if "__post_init__" in found.methods:
        check = found.methods["__post_init__"].name
        lines = [f"{result} = ({values}{',' if values else ''})", f"{check}({result})", f"return {result}"]
    text = f"def {bound}({parameters}):\n" + "".join(f"    {line}\n" for line in lines)
    function = gast.parse(text).body[0]
    put_at(function, _place(found))
    node = next(n for n in gast.walk(function) if isinstance(n, gast.Tuple))
    node.record = definition
    optional = [name for name in found.fields if name in {**found.defaults, **found.factories}]
    function.args.defaults = [
        found.defaults[name] if name in found.defaults else _library_name(MISSING, found.factories[name])
        for name in optional
    ]
    for position, name in enumerate(found.fields):
        if name in found.factories:
            node.elts[position] = _made_where_missing(name, found.factories[name], node.elts[position])
    function.shown = definition.name
    if found.doc:
        docstring = gast.Expr(gast.Constant(found.doc, None))
        put_at(docstring, function)
        function.body.insert(0, docstring)
    return function


def _made_where_missing(name: str, factory: Any, value: Any) -> Any:
    """`factory() if missing(name) else name`"""
    test = gast.Call(_library_name(f"{INTERNAL}.is_missing", factory), [gast.Name(name, gast.Load(), None, None)], [])
    made: Any = factory.body if isinstance(factory, gast.Lambda) else gast.Call(factory, [], [])
    whole = gast.IfExp(test, made, value)
    for node in (whole, test, test.args[0], *([] if isinstance(factory, gast.Lambda) else [made])):
        gast.copy_location(node, factory)
    return whole


def _library_name(name: str, place: Any) -> Any:
    return gast.copy_location(gast.Name(name, gast.Load(), None, None), place)
