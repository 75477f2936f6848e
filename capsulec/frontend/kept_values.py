"""Module-level values that need memory: `TABLE = {"a": 1}`.

Such a value is made when it is first used, and kept: in terms of functions, by a function without parameters that is
called once. What any function puts into it stays there, as in Python; but each thread has a value of its own.

before    TABLE = {"a": 1}
after     def TABLE(): return {"a": 1}
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import gast

from capsulec.diagnostics import CompileError

if TYPE_CHECKING:
    from capsulec.frontend.scopes import Module

MADE = gast.List | gast.Set | gast.Dict | gast.ListComp | gast.SetComp | gast.DictComp
BUILDERS = ("list", "set", "dict", "frozenset", "sorted")
CLASSES = (
    "Random",
    "SystemRandom",
    "Template",
    "deque",
    "Counter",
    "defaultdict",
    "OrderedDict",
)  # of the standard library, which make objects
CHANGING_METHODS = frozenset(
    {
        "add",
        "append",
        "clear",
        "discard",
        "extend",
        "insert",
        "pop",
        "popitem",
        "remove",
        "reverse",
        "setdefault",
        "sort",
    }
    | {"update", "difference_update", "intersection_update", "symmetric_difference_update"}
)
CHANGING = gast.Expr | gast.For | gast.While | gast.If | gast.AugAssign | gast.Assign | gast.Delete


def keep(tree: Any) -> set[Any]:
    """Turn the assignments of such values into functions, which are returned."""
    own = {node.name for node in tree.body if isinstance(node, gast.FunctionDef)}
    imported = {(a.asname or a.name).split(".")[0] for n in tree.body if isinstance(n, IMPORTS) for a in n.names}
    makers: dict[str, Any] = {}
    found: set[Any] = set()
    body, tree.body = tree.body, []
    for node in body:
        tree.body += _defaults(node, own, imported, found) if isinstance(node, gast.FunctionDef) else []
        if (maker := _filled(node, makers, tree.body, own)) is not None:
            maker.body.insert(-1, node)
            continue
        tree.body.append(node)
        match node:
            case gast.Assign(targets=[gast.Name(id=name)], value=value):
                hint = None
            case gast.AnnAssign(target=gast.Name(id=name), value=value, annotation=hint) if value is not None:
                pass
            case _:
                continue
        makers.pop(name, None)
        decorated = hasattr(node, "decorated")  # made of a function, by whatever means
        if name.startswith("__") or not (decorated or needs_memory(value, own | makers.keys(), imported)):
            continue
        made = _maker(name, value, node, hint)
        tree.body[-1] = made
        makers[name] = made
        found.add(made)
    return found


IMPORTS = gast.Import | gast.ImportFrom


def _maker(name: str, value: Any, node: Any, hint: Any = None) -> Any:
    made = gast.parse(f"def {name}(): return 0").body[0]
    made.returns = hint
    made.body[0].value = value
    gast.copy_location(made, node)
    gast.copy_location(made.body[0], node)
    return made


def _defaults(node: Any, own: set[str], imported: set[str], found: set[Any]) -> list[Any]:
    """Functions that make the defaults of a function which need memory, or are functions themselves: all calls share
    the value."""
    made: list[Any] = []
    arguments = node.args
    plain = [*arguments.posonlyargs, *arguments.args]
    named = zip(plain[len(plain) - len(arguments.defaults) :], arguments.defaults, strict=True)
    for group, pairs in (
        ("defaults", list(named)),
        ("kw_defaults", list(zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True))),
    ):
        for position, (parameter, value) in enumerate(pairs):
            if value is None or not (isinstance(value, gast.Lambda) or needs_memory(value, own, imported)):
                continue
            name = f"{parameter.id}_of_{node.name}"
            while name in own:
                name += "_"
            own.add(name)
            maker = _maker(name, value, value)
            if isinstance(value, gast.Lambda):
                maker.args, maker.body[0].value = value.args, value.body
            else:
                found.add(maker)
            made.append(maker)
            use = gast.copy_location(gast.Name(name, gast.Load(), None, None), value)
            use.written = value  # what inspect.signature shows
            getattr(arguments, group)[position] = use
    return made


def _filled(node: Any, makers: dict[str, Any], before: list[Any], own: set[str]) -> Any:
    """The function that makes the one value which a statement fills or changes, where the statement can be a part of
    it: nothing else has seen the value yet.

    before    TABLE = [0] * 9                        after    def TABLE():
              for i in range(9): TABLE[i] = i                     TABLE = [0] * 9
                                                                  for i in range(9): TABLE[i] = i
                                                                  return TABLE
    """
    if not isinstance(node, CHANGING) or not makers:
        return None
    if isinstance(node, gast.Assign) and not all(isinstance(target, gast.Subscript) for target in node.targets):
        return None
    names = {n.id for n in gast.walk(node) if isinstance(n, gast.Name)}
    changed = _changed(node) & makers.keys()
    if len(changed) != 1 or names & own:
        return None
    (name,) = changed
    maker = makers[name]
    after = before[before.index(maker) + 1 :]
    if any(name in _names(other) for other in after if not isinstance(other, gast.FunctionDef)):
        return None
    if any(name in _names(other) for other in makers.values() if other is not maker):
        return None
    if len(maker.body) == 1:
        value = maker.body[0].value
        target = gast.Name(name, gast.Store(), None, None)
        assigned = gast.Assign([target], value, None)
        maker.body[0].value = gast.Name(name, gast.Load(), None, None)
        for part in (target, assigned, maker.body[0].value):
            gast.copy_location(part, value)
        maker.body.insert(0, assigned)
    return maker


def _names(node: Any) -> set[str]:
    return {n.id for n in gast.walk(node) if isinstance(n, gast.Name)}


def _changed(node: Any) -> set[str]:
    """The names whose values a statement may change: of what it stores into, calls methods of, or passes on."""
    found: set[str] = set()
    for inner in gast.walk(node):
        match inner:
            case gast.Subscript(value=value, ctx=gast.Store() | gast.Del()):
                found |= _base(value)
            case gast.AugAssign(target=target):
                found |= _base(target)
            case gast.Call(func=gast.Attribute(value=value, attr=method)) if method in CHANGING_METHODS:
                found |= _base(value)
    return found


def _base(node: Any) -> set[str]:
    while isinstance(node, gast.Subscript | gast.Attribute):
        node = node.value
    return {node.id} if isinstance(node, gast.Name) else set()


def needs_memory(value: Any, made: set[str], imported: Collection[str] = ()) -> bool:
    """Whether a value is made at run time; `made` are the names of functions and of values that are."""
    if isinstance(value, gast.Subscript) and not _names(value) & made:  # a type's name
        return False
    if isinstance(value, gast.Lambda):
        return False
    for node in gast.walk(value):
        match node:
            case gast.Name(id=name, ctx=gast.Load()) if name in made and not isinstance(value, gast.Name):
                return True
            case gast.Call(func=gast.Name(id=name)) if name in BUILDERS:
                return True
            case gast.Call(func=gast.Name(id=name) | gast.Attribute(attr=name)) if name in CLASSES:
                return True
            case gast.Call(func=gast.Attribute(value=owner)) if not _base(owner).intersection(imported):
                return True
            case gast.JoinedStr():
                return True
            case _ if isinstance(node, MADE):
                return True
    return False


def refuse_changed(module: Module, statement: Any) -> None:
    """A statement that a build does not run may change what it mentions: that cannot be used then."""
    loaded = {node.id for node in gast.walk(statement) if isinstance(node, gast.Name)}
    if loaded & module.functions.keys():  # which may change any of them
        loaded |= module.kept.keys()
    for name in sorted((loaded & module.kept.keys()) - module.refused.keys()):
        module.refused[name] = CompileError(
            "module-statement",
            f"{name} may be changed by this statement, which compiled code does not run",
            module.source.header_span(statement),
            hint=f"give {name} its value in one expression, or in a function: {name} = make()",
        )
