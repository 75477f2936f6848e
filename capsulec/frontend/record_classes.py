"""Classes of records in terms of functions: NamedTuples, dataclasses, and classes whose `__init__` sets their fields.

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
from capsulec.frontend.class_members import (
    DESCRIBED,
    Class,
    Refused,
    add_constant,
    add_method,
    add_steps,
    complete_order,
    header,
    leave_out_fields,
    name_constants,
    resolve_super,
)
from capsulec.frontend.decorators import Decorated, module_names, parameters_in_call, put_at, written
from capsulec.frontend.enumerations import by_value, enum_class
from capsulec.frontend.exception_classes import unfold_exceptions
from capsulec.frontend.object_fields import Unset, check_set, stored_fields
from capsulec.frontend.syntax import Source
from capsulec.ir.cells import Cell
from capsulec.ir.record_class import RecordClass
from capsulec.library.exceptions import FIELDS
from capsulec.library.table import INTERNAL

MISSING = f"{INTERNAL}.missing"
FLAGS = {"frozen", "order", "eq", "slots", "repr", "init", "match_args", "kw_only"}  # of @dataclass
DEFAULTS = {"eq": True, "repr": True, "init": True, "kw_only": False}  # those that have to be as they are


def unfold_classes(tree: Any, module: str, source: Source, is_main: bool) -> tuple[str, ...]:
    """Replace the classes of a module by functions and names, in place; what C++ calls those of exceptions."""
    if not any(isinstance(node, gast.ClassDef) for node in tree.body) and "namedtuple" not in source.text:
        return ()
    state = module_names(tree, lambda _: False)
    if source.path.startswith("<") and "/" in source.path:
        state.library = source.path[1:].partition("/")[0]
    exceptions = unfold_exceptions(tree, module, source, state, is_main)
    mentioned = {n.attr for n in gast.walk(tree) if isinstance(n, gast.Attribute)} | {*state.imported}
    for node in tree.body:
        if isinstance(node, gast.ClassDef):
            _lengthen_private(node)
    known: dict[str, Class] = {}
    body, tree.body = tree.body, []
    for node in body:
        if hasattr(node, "refused_class"):  # an exception's
            tree.body.append(node)
            continue
        found = None
        try:
            found = _class(node, state, module, known)
            made = [node] if found is None else _with_chain(found, state, mentioned)
        except Refused as refused:
            if found is not None:
                found.refused = True
                known[_bound(found)] = found
            span = source.span(refused.node)
            node.refused_class = CompileError("module-statement", str(refused), span, hint=refused.hint)
            made = [node]
        else:
            if found is not None:
                known[_bound(found)] = found
                found.definition.public = _bound(found) if is_main else ""
                if (symbol := getattr(node, "exception_symbol", None)) is not None:
                    found.definition.public = ""
                    FIELDS[symbol] = found.definition
        tree.body += made
    for node in gast.walk(tree):
        if "replace" in mentioned and isinstance(node, gast.Call):
            _call_replace(node, state)
    return exceptions


def _lengthen_private(class_: Any) -> None:
    """`self.__x` as `self._Point__x`, in place: each class has private names of its own."""
    prefix = f"_{class_.name.lstrip('_')}"
    for node in gast.walk(class_):
        for field in ("id", "attr", "name", "arg"):
            name = getattr(node, field, None)
            if isinstance(name, str) and name.startswith("__") and not name.endswith("__") and "." not in name:
                setattr(node, field, prefix + name)


def _class(node: Any, state: Decorated, module: str, known: dict[str, Class]) -> Class | None:
    match node:
        case gast.Assign(targets=[gast.Name(id=name)], value=gast.Call() as call):
            full = state.full_name(call.func)
            if full not in ("collections.namedtuple", "typing.NamedTuple"):
                return None
            found = Class(RecordClass(name, f"{module}_{name}", ()), node, False)
            _named_tuple(found, call, typed=full == "typing.NamedTuple")
        case gast.ClassDef(name=name, bases=[base], decorator_list=[]) if (
            state.full_name(base) == "typing.NamedTuple" and not node.keywords
        ):
            found = Class(RecordClass(state.shown(name), f"{module}_{name}", ()), node, False)
            _body(found, node, state)
        case gast.ClassDef():
            found = enum_class(node, state, module) or _object_class(node, state, module, known)
        case _:
            return None
    found.definition.fields = tuple(found.fields)
    found.definition.annotations = {
        n: node for one in reversed(found.inherited()) for n, node in one.annotations.items()
    }
    found.definition.cells = tuple(Cell() for _ in found.fields) if found.definition.shared else ()
    return found


IGNORED_BASES = ("abc.ABC", "typing.Generic", "typing.Protocol")


def _object_class(
    node: Any, state: Decorated, module: str, known: dict[str, Class], copied: tuple[Class | None] | None = None
) -> Class:
    """A dataclass, or a class whose `__init__` sets its fields; and what it has from its base. That of a copy in the
    chain of another class is `copied`."""
    pristine = copy.deepcopy(node)
    decorators = [d for d in node.decorator_list if state.full_name(d) != "functools.total_ordering"]
    if len(decorators) > 1 or not all(_is_dataclass(decorator, state) for decorator in decorators):
        raise Refused(decorators[0], "this decorator of a class cannot be compiled", "leave it out")
    for keyword in node.keywords:
        if keyword.arg != "metaclass" or state.full_name(keyword.value) != "abc.ABCMeta":
            raise Refused(keyword.value, "this part of a class cannot be compiled", "leave it out")
    base = copied[0] if copied is not None else _base(node, state, module, known)
    definition = RecordClass(node.name, f"{module}_{node.name}", (), True)
    found = Class(definition, node, bool(decorators), base, pristine=pristine)
    own_init = any(isinstance(s, gast.FunctionDef) and s.name == "__init__" for s in node.body)
    if base is not None:
        above = base.definition
        definition.bases = tuple(one.definition for one in base.order)
        definition.chain = tuple(one.definition for one in base.inherited())
        for kind in ("properties", "static_methods", "class_methods"):
            setattr(definition, kind, getattr(above, kind))
        if found.dataclass and not base.dataclass and base.fields:
            raise Refused(node.bases[0], "a dataclass whose base is none cannot be compiled", "write its `__init__`")
        found.dataclass = found.dataclass or (base.dataclass and not own_init)
        definition.frozen, definition.order = above.frozen and found.dataclass, above.order and found.dataclass
        found.fields = list(base.fields)
        if found.dataclass:
            found.defaults, found.factories = dict(base.defaults), dict(base.factories)
            found.uncompared, found.hidden = set(base.uncompared), set(base.hidden)
    else:
        definition.frozen = False
    if decorators:
        flags = _flags(decorators[0])
        definition.frozen, definition.order = flags["frozen"], flags["order"]
    _body(found, node, state)
    add_steps(found)
    if found.dataclass:
        leave_out_fields(found)
    if len(decorators) < len(node.decorator_list):
        complete_order(found)
    if found.dataclass and found.method("__init__") is not None:
        raise Refused(header(node), "a dataclass with an `__init__` of its own cannot be compiled", DESCRIBED)
    if not found.dataclass:
        definition.plain = True
        every = list(found.all_methods().items())
        every.sort(key=lambda item: item[0] != "__init__")
        stored = [n for name, f in every if name not in definition.static_methods for n in stored_fields(f)]
        setters = {name.removesuffix(".setter") for name, _ in every if name.endswith(".setter")}
        found.fields = [n for n in dict.fromkeys([*found.fields, *stored]) if n not in setters]
    return found


def _base(node: Any, state: Decorated, module: str, known: dict[str, Class]) -> Class | None:
    """The class that a class takes from; of several bases, the first of a chain."""
    bases = []
    for base in node.bases:
        plain = base.value if isinstance(base, gast.Subscript) else base
        if state.full_name(plain) in IGNORED_BASES or (isinstance(plain, gast.Name) and plain.id == "object"):
            continue
        if not isinstance(plain, gast.Name) or plain.id not in known or not known[plain.id].definition.shared:
            text = f"the class {node.name} cannot be compiled: its base is none that is compiled in this file"
            raise Refused(base, text, DESCRIBED)
        bases.append(known[plain.id])
    if len(bases) > 1 or any(base.refused for base in bases):
        from capsulec.frontend.several_bases import chain

        return chain(node, bases, lambda one, base: _object_class(one, state, module, known, (base,)))
    return bases[0] if bases else None


def _is_dataclass(decorator: Any, state: Decorated) -> bool:
    called = decorator.func if isinstance(decorator, gast.Call) else decorator
    return state.full_name(called) == "dataclasses.dataclass"


def _flags(decorator: Any) -> dict[str, bool]:
    found = {"frozen": False, "order": False}
    for keyword in decorator.keywords if isinstance(decorator, gast.Call) else ():
        value = keyword.value.value if isinstance(keyword.value, gast.Constant) else None
        if keyword.arg not in FLAGS or not isinstance(value, bool) or value != DEFAULTS.get(keyword.arg, value):
            raise Refused(keyword.value, f"`{keyword.arg}` of a dataclass cannot be compiled so", "leave it out")
        found[keyword.arg] = value
    return found


def _named_tuple(found: Class, call: Any, *, typed: bool) -> None:
    """`namedtuple("Point", "x y", defaults=(0,))`, `NamedTuple("Point", [("x", int)])`"""
    if len(call.args) != 2 or not isinstance(call.args[0], gast.Constant):
        raise Refused(call, "a namedtuple takes its name and its fields here, written out")
    found.definition.name = call.args[0].value
    try:
        said = gast.literal_eval(call.args[1]) if not typed else [pair.elts[0].value for pair in call.args[1].elts]
    except (ValueError, AttributeError):
        raise Refused(call.args[1], "the fields of a namedtuple have to be written out") from None
    found.fields = said.replace(",", " ").split() if isinstance(said, str) else list(said)
    for keyword in call.keywords:
        if keyword.arg == "defaults" and isinstance(keyword.value, gast.Tuple | gast.List):
            values = keyword.value.elts
            found.defaults = dict(zip(found.fields[len(found.fields) - len(values) :], values, strict=True))
        elif keyword.arg != "module":
            raise Refused(keyword.value, f"`{keyword.arg}` of a namedtuple cannot be compiled", "leave it out")


def _body(found: Class, node: Any, state: Decorated) -> None:
    for statement in node.body:
        match statement:
            case gast.Expr(value=gast.Constant(value=str(text))) if statement is node.body[0]:
                found.doc = text
            case gast.Pass() | gast.Expr(value=gast.Constant()):
                pass
            case gast.AnnAssign(target=gast.Name(id=name), value=value, annotation=annotation):
                if "InitVar" in _text(annotation):
                    raise Refused(annotation, "this kind of field cannot be compiled", "write an `__init__`")
                decorated = found.dataclass or not found.definition.shared
                if "ClassVar" in _text(annotation) or not decorated:
                    if value is not None:
                        add_constant(found, name, value)
                    continue
                if name not in found.fields:
                    found.fields.append(name)
                found.annotations[name] = annotation
                found.defaults.pop(name, None)
                found.factories.pop(name, None)
                _default(found, name, value, state)
            case gast.FunctionDef():
                add_method(found, statement, state)
            case gast.Assign(targets=[gast.Name(id="__slots__" | "__match_args__")]):
                pass
            case gast.Assign(targets=targets, value=value) if all(isinstance(t, gast.Name) for t in targets):
                for target in targets:
                    add_constant(found, target.id, value)
            case _:
                raise Refused(statement, f"this statement in the class {node.name} cannot be compiled")


def _text(node: Any) -> str:
    return " ".join(
        getattr(n, "id", "") or getattr(n, "attr", "") or str(getattr(n, "value", "")) for n in gast.walk(node)
    )


def _default(found: Class, name: str, value: Any, state: Decorated) -> None:
    if not (isinstance(value, gast.Call) and state.full_name(value.func) == "dataclasses.field"):
        if value is not None:
            found.defaults[name] = value
        return
    for keyword in value.keywords:
        if keyword.arg == "default":
            found.defaults[name] = keyword.value
        elif keyword.arg == "default_factory":
            found.factories[name] = keyword.value
        elif keyword.arg in ("compare", "repr") and isinstance(keyword.value, gast.Constant):
            if not keyword.value.value:
                (found.uncompared if keyword.arg == "compare" else found.hidden).add(name)
        else:
            raise Refused(keyword.value, f"`{keyword.arg}` of a field cannot be compiled", "leave it out")


def _with_chain(found: Class, state: Decorated, mentioned: set[str]) -> list[Any]:
    """The functions of a class, behind those of the copies from which it takes."""
    copies = [one for one in reversed(found.inherited()) if one.stands_for is not None and not one.named]
    before = [statement for one in copies for statement in _methods(one, state, mentioned)]
    return [*before, *_functions(found, state, mentioned)]


def _methods(found: Class, state: Decorated, mentioned: set[str]) -> list[Any]:
    """What holds the constants of a class, and its methods."""
    definition = found.definition
    statements: list[Any] = []
    found.named = True
    plain = definition.plain
    if mentioned & {"_replace", "replace"} and not plain:
        found.methods["__replace__" if found.dataclass else "_replace"] = _replacing(found)
    if "_asdict" in mentioned and not found.dataclass:
        pairs = ", ".join(f"{name!r}: self.{name}" for name in found.fields)
        found.methods["_asdict"] = gast.parse(f"def _asdict(self): return {{{pairs}}}").body[0]
        put_at(found.methods["_asdict"], _place(found))
    statements += name_constants(found, state)
    for name, function in found.methods.items():
        function.name = state.fresh(f"{definition.name}_{name.replace('.', '_')}")
        function.shown = f"{definition.name}.{name}"
        function.method_of = (definition, name)
        statements.append(function)
    resolve_super(found)
    return statements


def _functions(found: Class, state: Decorated, mentioned: set[str]) -> list[Any]:
    """The function that makes a value, and the methods."""
    definition = found.definition
    statements = _methods(found, state, mentioned)
    made = _constructor(found, state) if found.dataclass or not definition.shared else _initialising(found, state)
    if found.maker:
        made.name = found.maker
        # Its members are made after what makes them, and looked up by the class's name.
        statements = [*(s for s in statements if isinstance(s, gast.FunctionDef)), made, *statements]
        statements = list(dict.fromkeys(statements))
        made = by_value(found)
    made.record_class = definition
    return [*statements, made]


def _place(found: Class) -> Any:
    return header(found.place) if isinstance(found.place, gast.ClassDef) else found.place


def _replacing(found: Class) -> Any:
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


def _bound(found: Class) -> str:
    """The name that the module has for a class."""
    return str(found.place.targets[0].id if isinstance(found.place, gast.Assign) else found.place.name)


def _call_replace(node: Any, state: Decorated) -> None:
    """`dataclasses.replace(value, x=1)` as `value.__replace__(x=1)`"""
    if state.full_name(node.func) in ("dataclasses.replace", "copy.replace") and len(node.args) == 1:
        node.func = gast.copy_location(gast.Attribute(node.args[0], "__replace__", gast.Load()), node)
        node.args = []


def _constructor(found: Class, state: Decorated) -> Any:
    definition = found.definition
    bound = _bound(found)
    parameters = ", ".join(
        f"{name}=0" if name in {**found.defaults, **found.factories} else name for name in found.fields
    )
    result = state.fresh("made")
    values = ", ".join(found.fields)
    lines = [f"return ({values}{',' if values else ''})"]
    if (post := found.method("__post_init__")) is not None:
        check = post.name
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


def _initialising(found: Class, state: Decorated) -> Any:
    """The function that makes a value of a class with an `__init__`: with no fields set, which that then does."""
    definition = found.definition
    bound, result = _bound(found), state.fresh("made")
    init = found.method("__init__")
    lines = [f"{result} = ()"]
    given = [name for name in found.fields if name in definition.constants]
    lines += [f"{result}.{name} = {definition.constants[name]}" for name in given]
    if init is None:
        missing = [name for name in found.fields if name not in given]
        if missing:
            raise Refused(header(found.place), f"nothing sets the field {missing[0]}", "write an `__init__`")
        arguments = gast.parse("def f(): pass").body[0].args
    else:
        arguments = copy.copy(init.args)
        parameters = [*arguments.posonlyargs, *arguments.args]
        if not parameters:
            raise Refused(header(init), "`__init__` needs a first parameter, self")
        field = "posonlyargs" if arguments.posonlyargs else "args"
        setattr(arguments, field, getattr(arguments, field)[1:])
        passed = parameters_in_call(arguments)
        lines.append(f"{init.name}({result}{', ' if passed else ''}{passed})")
        functions = {f.name: f for one in found.inherited() for f in one.methods.values()}
        try:
            check_set(init, found.all_methods(), functions, found.fields, given)
        except Unset as unset:
            raise Refused(unset.node, unset.reason, unset.hint) from None
    lines.append(f"return {result}")
    text = f"def {bound}():\n" + "".join(f"    {line}\n" for line in lines)
    function = written(text, arguments, found.doc or None, _place(found))
    made = next(s for s in function.body if isinstance(s, gast.Assign))
    made.value.record = definition
    function.shown = definition.name
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
