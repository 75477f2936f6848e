"""Which uses of a local variable may come before its assignment.

Python raises UnboundLocalError there. Most uses are provably assigned and cost nothing; for the others lowering keeps
a flag beside the variable. The analysis is the textbook one (definite assignment), a walk over the statements in order
with the set of names assigned on every path; None stands for code that is never reached.
"""

from __future__ import annotations

from typing import Any

import gast

Assigned = frozenset[str] | None


def maybe_unbound(function: Any) -> set[Any]:
    """The Name nodes (loads, deletions and targets of augmented assignments) of `function` that may be unassigned.

    `function` is a FunctionDef or a Lambda; names that are not local to it are reported too and ignored by the caller.
    """
    walk = _Walk()
    parameters = frozenset(name.id for name in gast.walk(function.args) if isinstance(name, gast.Name))
    if isinstance(function, gast.Lambda):
        walk.expression(function.body, parameters)
    else:
        walk.block(function.body, parameters)
    return walk.unbound


def early_captures(function: Any, captured: dict[Any, set[str]]) -> list[tuple[Any, str]]:
    """Mentions of nested functions at which a variable that they capture may have no value yet.

    `captured` has the names that each nested FunctionDef (by its name) and Lambda (by its node) captures from
    `function`.
    """
    walk = _Walk(captured)
    parameters = frozenset(name.id for name in gast.walk(function.args) if isinstance(name, gast.Name))
    if isinstance(function, gast.Lambda):
        walk.expression(function.body, parameters)
    else:
        walk.block(function.body, parameters)
    return walk.early


def bound_names(node: Any) -> frozenset[str]:
    """The names that a statement binds, without what functions and classes inside it keep to themselves."""
    match node:
        case gast.FunctionDef(name=name) | gast.AsyncFunctionDef(name=name) | gast.ClassDef(name=name):
            return frozenset({name})
        case gast.alias():
            return frozenset({(node.asname or node.name).split(".")[0]})
        case gast.Name(id=name, ctx=gast.Store()) | gast.MatchAs(name=str(name)) | gast.MatchStar(name=str(name)):
            return frozenset({name})
        case gast.MatchMapping(rest=str(name)):
            return frozenset({name}).union(*map(bound_names, node.patterns))
        case gast.Lambda() | gast.ListComp() | gast.SetComp() | gast.DictComp() | gast.GeneratorExp():
            return frozenset()
        case _:
            return frozenset().union(*map(bound_names, gast.iter_child_nodes(node)))


class _Walk:
    def __init__(self, captured: dict[Any, set[str]] | None = None) -> None:
        self.unbound: set[Any] = set()
        self.captured = captured or {}
        self.early: list[tuple[Any, str]] = []
        self.breaks: list[list[Assigned]] = []
        self.continues: list[list[Assigned]] = []

    def block(self, statements: list[Any], state: Assigned) -> Assigned:
        for statement in statements:
            state = self.statement(statement, state)
        return state

    def statement(self, node: Any, state: Assigned) -> Assigned:
        if state is None:
            return None
        match node:
            case gast.If():
                holding, state = self.holding(node.test, state), self.expression(node.test, state)
                return _meet(self.block(node.body, holding), self.block(node.orelse, state))
            case gast.While() | gast.For():
                return self._loop(node, state)
            case gast.Try():
                return self._try(node, state)
            case gast.Return() | gast.Raise():
                self.expression(node, state)
                return None
            case gast.Break():
                self.breaks[-1].append(state)
                return None
            case gast.Continue():
                self.continues[-1].append(state)
                return None
            case gast.FunctionDef():
                for default in [*node.args.defaults, *filter(None, node.args.kw_defaults)]:
                    state = self.expression(default, state)
                return state | {node.name}
            case gast.AugAssign(target=gast.Name() as target):
                state = self.expression(node.value, state)
                self._use(target, state)
                return state | {target.id}
            case gast.Assign() | gast.AnnAssign():
                if node.value is None:
                    return state
                state = self.expression(node.value, state)
                targets = node.targets if isinstance(node, gast.Assign) else [node.target]
                return state | self._targets(targets, state)
            case gast.Delete():
                self.expression(node, state)
                return state - {target.id for target in node.targets if isinstance(target, gast.Name)}
            case gast.With() | gast.Match() | gast.TryStar() | gast.ClassDef():
                return state | bound_names(node)  # refused when it is typed: what it assigns is not to blame
            case gast.AsyncWith() | gast.AsyncFor() | gast.AsyncFunctionDef():
                return state | bound_names(node)
            case gast.Import() | gast.ImportFrom():
                return state | {(name.asname or name.name).split(".")[0] for name in node.names}
            case _:
                return self.expression(node, state)

    def _loop(self, node: Any, state: frozenset[str]) -> Assigned:
        self.breaks.append([])
        self.continues.append([])
        endless = isinstance(node, gast.While) and isinstance(node.test, gast.Constant) and bool(node.test.value)
        if isinstance(node, gast.While):
            holding, state = self.holding(node.test, state), self.expression(node.test, state)
            self.block(node.body, holding)
        else:
            state = self.expression(node.iter, state)
            self.block(node.body, state | self._targets([node.target], state))
        self.continues.pop()
        after = None if endless else self.block(node.orelse, state)
        for left in self.breaks.pop():
            after = _meet(after, left)
        return after

    def _try(self, node: Any, state: frozenset[str]) -> Assigned:
        after = self.block(node.orelse, self.block(node.body, state))
        for handler in node.handlers:
            name = {handler.name.id} if handler.name else set()
            end = self.block(handler.body, state | name)
            after = _meet(after, None if end is None else end - name)
        if not node.finalbody:
            return after
        self.block(node.finalbody, state)  # as seen by an exception on its way out
        if after is None:
            return None
        return self.block(node.finalbody, after)

    def holding(self, test: Any, state: frozenset[str]) -> frozenset[str]:
        """The names that are assigned where a test holds."""
        if not isinstance(test, gast.BoolOp):
            return self.expression(test, state)
        if isinstance(test.op, gast.And):
            for value in test.values:
                state = self.holding(value, state)
            return state
        common: frozenset[str] | None = None
        for value in test.values:
            here = self.holding(value, state)
            common = here if common is None else common & here
            state = self.expression(value, state)
        return state if common is None else common

    def expression(self, node: Any, state: frozenset[str]) -> frozenset[str]:
        """Check the names that an expression (or simple statement) uses; the names that it surely assigns by `:=`."""
        match node:
            case gast.Name(ctx=gast.Load() | gast.Del()):
                self._use(node, state)
                return state
            case gast.NamedExpr():
                return self.expression(node.value, state) | {node.target.id}
            case gast.BoolOp():
                first = self.expression(node.values[0], state)
                inner = first
                for value in node.values[1:]:
                    inner = self.expression(value, inner)
                return first
            case gast.IfExp():
                state = self.expression(node.test, state)
                return self.expression(node.body, state) & self.expression(node.orelse, state)
            case gast.Lambda() | gast.FunctionDef():
                self._capture(node, node, state)
                return state  # its body runs later
            case gast.ListComp() | gast.SetComp() | gast.DictComp() | gast.GeneratorExp():
                inner = state
                for generator in node.generators:
                    inner = self.expression(generator.iter, inner) | self._targets([generator.target], inner)
                    for test in generator.ifs:
                        inner = self.expression(test, inner)
                for part in [node.key, node.value] if isinstance(node, gast.DictComp) else [node.elt]:
                    self.expression(part, inner)
                return state
            case _:
                for child in gast.iter_child_nodes(node):
                    if isinstance(child, gast.AST):
                        state = self.expression(child, state)
                return state

    def _targets(self, targets: list[Any], state: frozenset[str]) -> frozenset[str]:
        """The names that targets assign; expressions inside them are checked."""
        names: set[str] = set()
        for target in targets:
            match target:
                case gast.Name():
                    names.add(target.id)
                case gast.Tuple() | gast.List():
                    names |= self._targets(target.elts, state)
                case gast.Starred():
                    names |= self._targets([target.value], state)
                case _:
                    self.expression(target, state)
        return frozenset(names)

    def _capture(self, key: Any, node: Any, state: frozenset[str]) -> None:
        self.early += [(node, name) for name in sorted(self.captured.get(key, set()) - state)]

    def _use(self, name: Any, state: frozenset[str]) -> None:
        self._capture(name.id, name, state)
        if name.id not in state:
            self.unbound.add(name)


def _meet(left: Assigned, right: Assigned) -> Assigned:
    if left is None:
        return right
    if right is None:
        return left
    return left & right
