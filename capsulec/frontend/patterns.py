"""`match` in terms of what functions have.

    before    match point:                              after    subject = point
                  case (0, y): body                              if is_sequence(subject, 2) and subject[0] == 0:
                  case [x, *rest] if x: other                        y = subject[1]
                                                                     body
                                                                 elif (is_sequence(subject, 1, True)
                                                                       and bound(x := subject[0]) and … and x):
                                                                     other

What a pattern tests becomes a condition, what it captures an assignment: at the top of the body, or inside of the
condition where a guard or an alternative needs it there. Tests that the subject's type decides, as those of lengths of
tuples, are folded where types are found.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import gast

from capsulec.ir.fresh import fresh_name
from capsulec.library.table import INTERNAL

Place = Callable[[], Any]  # makes the expression of the value that a pattern is matched with


class Unsupported(Exception):
    """A pattern cannot be compiled: a message, the pattern, a hint."""


def unfold_matches(tree: Any) -> None:
    """Turn the `match` statements in the functions of a tree into `if` statements, in place.

    One with a pattern that cannot be compiled stays, and says why: its `refused` is a message, a node and a hint.
    """
    fields = _match_args(tree)
    for node in gast.walk(tree):
        if isinstance(node, gast.MatchClass) and isinstance(node.cls, gast.Name) and node.cls.id in fields:
            node.match_args = fields[node.cls.id]
    for function in gast.walk(tree):
        if isinstance(function, gast.FunctionDef) and any(isinstance(n, gast.Match) for n in gast.walk(function)):
            taken = {name.id for name in gast.walk(function) if isinstance(name, gast.Name)}
            _unfold(function, taken)


def _match_args(tree: Any) -> dict[str, list[str]]:
    """The attributes that `Class(…)` matches its patterns with: annotated fields, or what `__match_args__` says."""
    found: dict[str, list[str]] = {}
    for node in tree.body:
        if not isinstance(node, gast.ClassDef):
            continue
        above = [name for base in node.bases for name in found.get(getattr(base, "id", ""), [])]
        own = [s.target.id for s in node.body if isinstance(s, gast.AnnAssign) and isinstance(s.target, gast.Name)]
        found[node.name] = list(dict.fromkeys([*above, *own]))
        for statement in node.body:
            match statement:
                case gast.Assign(targets=[gast.Name(id="__match_args__")], value=gast.Tuple(elts=elts)):
                    found[node.name] = [element.value for element in elts if isinstance(element, gast.Constant)]
    return found


def _unfold(node: Any, taken: set[str]) -> None:
    for child in gast.iter_child_nodes(node):
        _unfold(child, taken)
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if isinstance(block, list) and any(isinstance(s, gast.Match) for s in block):
            setattr(node, name, [new for s in block for new in _statements(s, taken)])


def _statements(node: Any, taken: set[str]) -> list[Any]:
    if not isinstance(node, gast.Match):
        return [node]
    subject, before = node.subject, []
    if not isinstance(subject, gast.Name) or _assigns(node.cases, subject.id):
        name = fresh_name("subject", taken)
        before = [gast.Assign([_name(name, gast.Store())], subject, None)]
        place: Place = lambda: _name(name)  # noqa: E731
    else:
        known = subject.id
        place = lambda: _name(known)  # noqa: E731
    chain: list[Any] = []
    try:
        for case in reversed(node.cases):
            chain = _Case(case, place).statement(chain)
    except Unsupported as unsupported:
        node.refused = unsupported.args
        return [node]
    for statement in before + chain:
        _locate(statement, node)
    return before + (chain or [gast.Pass()])


def _assigns(cases: list[Any], name: str) -> bool:
    """Whether the cases give a variable another value, so that it cannot stand for the subject."""
    for case in cases:
        for node in gast.walk(case.pattern):
            if name in (getattr(node, "name", None), getattr(node, "rest", None)):
                return True
        if case.guard is not None and any(isinstance(n, gast.NamedExpr) for n in gast.walk(case.guard)):
            return True
    return False


def _locate(made: Any, node: Any) -> None:
    """Give new nodes places: that of the pattern that they are made of, or else of the statement."""
    for child in gast.iter_child_nodes(made):
        _locate(child, made if hasattr(made, "lineno") else node)
    if isinstance(made, gast.stmt | gast.expr | gast.Slice) and not hasattr(made, "lineno"):
        gast.copy_location(made, node)


class _Case:
    """One case: what its pattern tests and captures."""

    def __init__(self, case: Any, place: Place) -> None:
        self.case = case
        self.early = case.guard is not None
        self.captures: list[tuple[str, Any, Any]] = []
        self.tests = self.pattern(case.pattern, place)

    def statement(self, otherwise: list[Any]) -> list[Any]:
        """The statements that the case and those behind it become."""
        tests = self.tests + ([self.case.guard] if self.early else [])
        body = [_at(gast.Assign([_captured(n)], v, None), at) for n, v, at in self.captures]
        body += self.case.body
        if not tests:
            return body
        test = tests[0] if len(tests) == 1 else gast.BoolOp(gast.And(), tests)
        return [_at(gast.If(test, body, otherwise), self.case.pattern)]

    def pattern(self, node: Any, place: Place) -> list[Any]:
        """The conditions under which a value has the form of a pattern."""
        match node:
            case gast.MatchValue(value=value):
                return [_at(gast.Compare(place(), [gast.Eq()], [value]), node)]
            case gast.MatchSingleton(value=value):
                constant = gast.Constant(value, None)
                return [_at(gast.Compare(place(), [gast.Is()], [constant]), node)]
            case gast.MatchAs(pattern=None, name=None):
                return []
            case gast.MatchAs(pattern=inner, name=name):
                return [*([] if inner is None else self.pattern(inner, place)), *self.capture(name, place(), node)]
            case gast.MatchOr(patterns=patterns):
                return self.alternatives(node, patterns, place)
            case gast.MatchSequence(patterns=patterns):
                return self.sequence(node, patterns, place)
            case gast.MatchClass(cls=cls, patterns=[one], kwd_attrs=[]) if not hasattr(node, "match_args"):
                test = _at(gast.Call(_name("isinstance"), [place(), cls], []), node)
                return [test, *self.pattern(one, place)]
            case gast.MatchClass():
                return self.attributes(node, place)
            case gast.MatchMapping():
                return self.mapping(node, place)
            case _:
                raise Unsupported("this pattern cannot be compiled", node, "write it with if and elif")

    def capture(self, name: str, value: Any, node: Any) -> list[Any]:
        if self.early:
            return [_at(_internal("bound", gast.NamedExpr(_captured(name), value)), node)]
        self.captures.append((name, value, node))
        return []

    def alternatives(self, node: Any, patterns: list[Any], place: Place) -> list[Any]:
        before, self.early = self.early, True
        tests: list[Any] = []
        for pattern in patterns:
            parts = self.pattern(pattern, place)
            if not parts:  # it matches everything, as those behind it would
                self.early = before
                return [] if not tests else [_at(_internal("bound", gast.BoolOp(gast.Or(), [*tests, _true()])), node)]
            tests.append(parts[0] if len(parts) == 1 else _at(gast.BoolOp(gast.And(), parts), pattern))
        self.early = before
        return [_at(gast.BoolOp(gast.Or(), tests), node)]

    def sequence(self, node: Any, patterns: list[Any], place: Place) -> list[Any]:
        stars = [n for n, pattern in enumerate(patterns) if isinstance(pattern, gast.MatchStar)]
        count = len(patterns) - len(stars)
        arguments = [place(), gast.Constant(count, None), gast.Constant(bool(stars), None)]
        tests = [_at(_internal("is_sequence", *arguments), node)]
        for n, pattern in enumerate(patterns):
            if isinstance(pattern, gast.MatchStar):
                if pattern.name is not None:
                    after = len(patterns) - n - 1
                    end = gast.Constant(-after, None) if after else None
                    part = gast.Subscript(place(), gast.Slice(gast.Constant(n, None), end, None), gast.Load())
                    tests += self.capture(pattern.name, _call("builtins.list", part), pattern)
                continue
            index = n if not stars or n < stars[0] else n - len(patterns)
            tests += self.pattern(pattern, _item(place, index))
        return tests

    def attributes(self, node: Any, place: Place) -> list[Any]:
        """`Class(a, name=b)`"""
        names: list[str] = getattr(node, "match_args", [])
        if len(node.patterns) > len(names):
            class_ = gast.unparse(node.cls).strip()
            text = f"{class_}() accepts {len(names)} positional sub-patterns ({len(node.patterns)} given)"
            raise Unsupported(text, node, "name the attributes: Class(x=0, y=y)")
        tests = [_at(gast.Call(_name("isinstance"), [place(), node.cls], []), node)]
        named = [*zip(names, node.patterns, strict=False), *zip(node.kwd_attrs, node.kwd_patterns, strict=True)]
        for name, pattern in named:
            tests += self.pattern(pattern, _attribute(place, name))
        return tests

    def mapping(self, node: Any, place: Place) -> list[Any]:
        tests = [_at(_internal("is_mapping", place()), node)]
        for key, pattern in zip(node.keys, node.patterns, strict=True):
            tests.append(_at(gast.Compare(key, [gast.In()], [place()]), key))
            tests += self.pattern(pattern, _value(place, key))
        if node.rest is not None:
            tests += self.capture(node.rest, _others(place, node.keys), node)
        return tests


def _item(place: Place, index: int) -> Place:
    return lambda: gast.Subscript(place(), gast.Constant(index, None), gast.Load())


def _value(place: Place, key: Any) -> Place:
    return lambda: gast.Subscript(place(), key, gast.Load())


def _attribute(place: Place, name: str) -> Place:
    return lambda: gast.Attribute(place(), name, gast.Load())


def _others(place: Place, keys: list[Any]) -> Any:
    """The items of a dict but those of some keys."""
    key, value = "other_key", "other_value"
    target = gast.Tuple([_name(key, gast.Store()), _name(value, gast.Store())], gast.Store())
    known = gast.Tuple([copy.deepcopy(one) for one in keys], gast.Load())
    tests = [gast.Compare(_name(key), [gast.NotIn()], [known])] if keys else []
    items = gast.Call(gast.Attribute(place(), "items", gast.Load()), [], [])
    return gast.DictComp(_name(key), _name(value), [gast.comprehension(target, items, tests, 0)])


def _at(made: Any, node: Any) -> Any:
    return gast.copy_location(made, node)


def _name(name: str, context: Any = None) -> Any:
    return gast.Name(name, context or gast.Load(), None, None)


def _captured(name: str) -> Any:
    target = _name(name, gast.Store())
    target.capture = True  # for `scopes`
    return target


def _true() -> Any:
    return gast.Constant(True, None)


def _call(name: str, *arguments: Any) -> Any:
    return gast.Call(_name(name), list(arguments), [])


def _internal(name: str, *arguments: Any) -> Any:
    return _call(f"{INTERNAL}.{name}", *arguments)
