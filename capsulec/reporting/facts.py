"""What happens on each line, in plain words: from the IR as it was lowered and as the passes left it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from capsulec.ir.nodes import (
    Assign,
    Block,
    Call,
    Directive,
    Expr,
    Fold,
    For,
    Function,
    If,
    Map,
    Raise,
    Stmt,
    Store,
)
from capsulec.ir.types import Array
from capsulec.ir.walk import all_expressions, blocks, expressions, statements, subexpressions
from capsulec.reporting.operations import Fact, callee_facts, is_check, operation_facts

if TYPE_CHECKING:
    from capsulec.reporting.account import Compiled
    from capsulec.reporting.versions import Versions

__all__ = ["Fact", "Facts", "facts"]


class Facts:
    """For each line its facts, each with the names of the versions that it is true of."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.tree = ast.parse(text)
        self.firsts = _first_lines(self.tree)
        self.looping = {n.lineno for n in _statements(self.tree) if isinstance(n, ast.For | ast.While)}
        self.raising = {n.lineno for n in _statements(self.tree) if isinstance(n, ast.Raise | ast.Assert)}
        self.found: dict[int, dict[Fact, dict[str, None]]] = {}
        self.together: dict[int, dict[int, dict[str, None]]] = {}
        self.into: dict[int, int] = {}

    def add(self, line: int, fact: Fact, version: str) -> None:
        """Note a fact; line 0 is no line of the file."""
        if line:
            self.found.setdefault(line, {}).setdefault(fact, {})[version] = None

    def fuse(self, line: int, others: set[int], version: str) -> None:
        """Note that the statement at `line` does the work of those at `others`."""
        for one in (line, *others):
            for other in (line, *others):
                if one != other:
                    self.together.setdefault(one, {}).setdefault(other, {})[version] = None
        for one in others:
            self.into.setdefault(one, line)

    def line(self, node: Expr | Stmt, default: int = 0) -> int:
        """The line of a node, 0 where it is in another file."""
        if node.span is None:
            return default
        return node.span.line if node.span.path == self.path else 0

    def fused_into(self, line: int) -> int:
        """The statement that does the work of a line, 0 where it has its own."""
        return self.into.get(line, 0)

    def of(self, line: int) -> dict[Fact, dict[str, None]]:
        """The facts of a line, those about fusion put into words."""
        found = dict(self.found.get(line, {}))
        by_versions: dict[tuple[str, ...], list[int]] = {}
        for other, versions in sorted(self.together.get(line, {}).items()):
            by_versions.setdefault(tuple(versions), []).append(other)
        for names, others in by_versions.items():
            shown = " and ".join(filter(None, (", ".join(map(str, others[:-1])), str(others[-1]))))
            text = f"fused with line{'s' * (len(others) > 1)} {shown}"
            found[Fact("fused", text)] = dict.fromkeys(names)
        return found


def facts(compiled: Compiled, versions: Versions) -> Facts:
    """The facts of all lines of the file."""
    found = Facts(compiled.source.path, "\n".join(compiled.source.lines))
    before = {function.name: function for function in compiled.lowered.functions}
    every = {function.name: function for function in compiled.program.functions}
    for function in compiled.program.functions:
        if function.name in versions.by_name:
            _Walk(found, before[function.name], function, every).run()
    for line, names in versions.groups.items():
        if len(names) > 1:
            labels = "; ".join(versions.by_name[name].label for name in names)
            for name in names:
                found.add(line, Fact("versions", f"compiled {len(names)} times: {labels}"), name)
    _say_nothing(found, compiled, versions)
    return found


class _Walk:
    """The statements of one version of a function, with what it was before the passes."""

    def __init__(self, found: Facts, before: Function, after: Function, every: dict[str, Function]) -> None:
        self.found = found
        self.before, self.after, self.every = before, after, every
        self.checked: set[int] = set()  # lines that check an index, in the usual path or out of it
        self.nests: dict[int, list[int]] = {}  # by line: how many operations each of its loops over arrays does
        # The first lines of statements that compute arrays element by element: what can be fused.
        self.array_lines = {
            found.firsts.get(line, line)
            for e in all_expressions(before.body)
            if isinstance(e.type, Array) and (line := found.line(e))
        }

    def run(self) -> None:
        self.block(self.after.body, 0, rare=False)
        for line, counts in self.nests.items():
            if sum(counts) > len(counts):
                loops = "one loop" if len(counts) == 1 else f"{len(counts)} loops"
                self.add(line, Fact("fused", f"fused into {loops}"))
        for expr in all_expressions(self.before.body):
            line = self.found.line(expr)
            if line and is_check(expr) and line not in self.checked:
                self.add(line, Fact("proved", "index is in range: no check"))

    def add(self, line: int, fact: Fact) -> None:
        self.found.add(line, fact, self.after.name)

    def block(self, block: Block, inherited: int, *, rare: bool, inside: bool = False) -> None:
        """Note what the statements of a block do; in a `rare` one, only that they check. It may stand `inside` of a
        loop over arrays."""
        for statement in block:
            line = inherited = self.found.line(statement, inherited)
            for whole in expressions(statement):
                for expr in subexpressions(whole):
                    self.expression(expr, self.found.line(expr, line) or line, rare=rare)
            made = isinstance(statement, For) and line not in self.found.looping
            self.statement(statement, line, rare=rare or inside)
            if isinstance(statement, If) and _is_usual(statement):
                self.versions(statement, line)
                self.block(statement.body, line, rare=rare, inside=inside)
                self.block(statement.orelse, line, rare=True, inside=inside)
                continue
            for inner in blocks(statement):
                self.block(inner, line, rare=rare, inside=inside or made)

    def statement(self, statement: Stmt, line: int, *, rare: bool) -> None:
        """What a statement is; nothing is said of a loop in one that is `rare` or part of another."""
        match statement:
            case Raise(exception, message):
                self.raises(exception, message or "", line)
            case Directive(text, variables):
                self.add(line, Fact("parallel", f"OpenMP: {text.format(*(v.name for v in variables))}"))
            case For(body=body) if not rare and line not in self.found.looping:
                self.fused(line, [e for s in statements(body) if isinstance(s, Store) for e in _nodes(s)])
        folds = [e for whole in expressions(statement) for e in subexpressions(whole) if isinstance(e, Fold)]
        for fold in () if rare else folds:
            self.fused(line, list(subexpressions(fold)))

    def fused(self, line: int, nodes: list[Expr]) -> None:
        """Nodes of one nest that come from other statements, which have no loop of their own then."""
        own = self.found.firsts.get(line, line)
        firsts = {self.found.firsts.get(at, at) for node in nodes if (at := self.found.line(node))}
        others = (firsts & self.array_lines) - {own}
        if line and others:
            self.found.fuse(own, others, self.after.name)
        elif line and own in self.array_lines:
            self.nests.setdefault(own, []).append(max(1, sum(map(_computes, nodes))))

    def expression(self, expr: Expr, line: int, *, rare: bool) -> None:
        if is_check(expr):
            if not rare:
                self.add(line, Fact("index", "checks an index"))
            self.checked.add(line)
            return
        if rare:
            return
        if isinstance(expr, Call):
            callee = self.every.get(expr.callee)
            if callee is not None and expr.span == callee.span == self.after.span:  # see passes.same_shapes
                self.add(line, Fact("versions", "arrays of other shapes: as for any strides"))
            elif callee is not None:
                for fact in callee_facts(callee, self.found.path, self.every):
                    self.add(line, fact)
            return
        for fact in operation_facts(expr):
            self.add(line, fact)

    def raises(self, exception: str | None, message: str, line: int) -> None:
        """A raise of the user's needs no words; the passes write others."""
        if self.found.firsts.get(line, line) not in self.found.raising:
            shapes = "broadcast" in message or "shape" in message
            self.add(line, Fact("raises", "checks that shapes fit" if shapes else f"may raise {exception}", message))

    def versions(self, usual: If, line: int) -> None:
        """Why there are two loops."""
        rare = list(all_expressions(usual.orelse))
        frequent = list(all_expressions(usual.body))
        if any(map(is_check, rare)) and not any(map(is_check, frequent)):
            checked = {self.found.line(e, line) or line for e in rare if is_check(e)}
            for at in checked:
                self.add(at, Fact("proved", "indices are checked once, before the loop"))
        elif any(isinstance(s, Assign) and s.target.name.startswith("kept") for s in statements(usual.orelse)):
            self.add(line, Fact("versions", "looks first whether memory overlaps"))
        elif _names(rare) - _names(frequent) & {"broadcast"} and "broadcast" in _names(rare):
            self.add(line, Fact("versions", "another loop for axes of length 1"))
        else:
            self.add(line, Fact("versions", "two loops, chosen at run time"))


def _is_usual(statement: If) -> bool:
    """Whether it is a choice between a frequent way and a rare one."""
    return isinstance(statement.test, Map) and statement.test.loop.name == "usually"


def _computes(node: Expr) -> bool:
    """Whether it computes an element, not where one lies; a reduction counts too."""
    if isinstance(node, Fold):
        return True
    return isinstance(node, Map) and not node.loop.name.startswith(("index", "broadcast", "extent", "array.", "slice"))


def _names(several: list[Expr]) -> set[str]:
    return {expr.loop.name for expr in several if isinstance(expr, Map)}


def _nodes(statement: Stmt) -> Iterator[Expr]:
    for whole in expressions(statement):
        yield from subexpressions(whole)


def _first_lines(tree: ast.Module) -> dict[int, int]:
    """For each line the first line of the innermost statement on it."""
    found: dict[int, int] = {}
    for node in sorted(_statements(tree), key=lambda node: (node.lineno, node.col_offset)):
        last = node.body[0].lineno - 1 if isinstance(node, _BLOCKS) and node.body else node.end_lineno
        found.update(dict.fromkeys(range(node.lineno, (last or node.lineno) + 1), node.lineno))
    return found


_BLOCKS = ast.FunctionDef | ast.ClassDef | ast.For | ast.While | ast.If | ast.With | ast.Try


def _statements(tree: ast.AST) -> list[ast.stmt]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]


def _say_nothing(found: Facts, compiled: Compiled, versions: Versions) -> None:
    """Functions that no export reaches, and statements of compiled ones for which there is no code."""
    coded: set[int] = set()
    for function in (*compiled.lowered.functions, *compiled.program.functions):
        lines = {found.line(statement) for statement in statements(function.body)}
        lines |= {found.line(expr) for expr in all_expressions(function.body)}
        coded |= {found.firsts.get(line, line) for line in lines if line}
    for node in ast.walk(found.tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        if node.lineno not in versions.groups and _decorated(node) not in versions.groups:
            found.add(node.lineno, Fact("nothing", "not compiled: no export needs it"), "")
            continue
        for statement in _own_statements(node):
            if statement.lineno not in coded:
                found.add(statement.lineno, Fact("nothing", "no code: decided while compiling"), "")


def _decorated(node: ast.FunctionDef) -> int:
    return min([decorator.lineno for decorator in node.decorator_list], default=node.lineno)


_SILENT = (
    ast.Pass | ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef | ast.Global | ast.Nonlocal | ast.Try
    | ast.With | ast.Continue | ast.Break
)  # fmt: skip


def _own_statements(node: ast.FunctionDef) -> Iterator[ast.stmt]:
    """The statements of a function for which code is expected, not those of functions inside it."""
    pending: list[ast.stmt] = list(node.body)
    while pending:
        statement = pending.pop()
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            continue
        pending += [child for child in ast.iter_child_nodes(statement) if isinstance(child, ast.stmt)]
        constant = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        bare = isinstance(statement, ast.AnnAssign) and statement.value is None
        if not (isinstance(statement, _SILENT) or constant or bare):
            yield statement
