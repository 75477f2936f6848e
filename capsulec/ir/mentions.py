"""Which locals stand in each statement, counted once for each statement: passes that ask for every name in every block
would else walk through the function as often as it has names.
"""

from __future__ import annotations

from capsulec.ir.nodes import Address, Assign, Block, For, Local, Stmt
from capsulec.ir.walk import all_expressions, blocks, expressions, subexpressions
from capsulec.records import record


@record
class Mentioned:
    """The locals in a statement and in the blocks inside it: how often each is read, which are assigned, which are the
    variables of loops, and which a pointer leads to."""

    uses: dict[str, int]
    assigned: set[str]
    counting: set[str]
    addressed: set[str]


class Mentions:
    """What is mentioned in statements, kept by their identity: what a pass leaves as it is costs nothing again."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Stmt, Mentioned]] = {}

    def of(self, statement: Stmt) -> Mentioned:
        """What is mentioned in one statement."""
        kept = self._kept.get(id(statement))
        if kept is not None:
            return kept[1]
        uses: dict[str, int] = {}
        found = Mentioned(uses, set(), set(), set())
        for part in expressions(statement):
            for expr in subexpressions(part):
                if isinstance(expr, Local):
                    uses[expr.name] = uses.get(expr.name, 0) + 1
                elif isinstance(expr, Address):
                    found.addressed.add(expr.name)
        if isinstance(statement, Assign):
            found.assigned.add(statement.target.name)
        elif isinstance(statement, For):
            found.counting.add(statement.var.name)
        for block in blocks(statement):
            for inner in block:
                more = self.of(inner)
                found.assigned.update(more.assigned)
                found.counting.update(more.counting)
                found.addressed.update(more.addressed)
                for name, count in more.uses.items():
                    uses[name] = uses.get(name, 0) + count
        self._kept[id(statement)] = (statement, found)  # which keeps the identity its own
        return found

    def uses(self, block: Block, name: str) -> int:
        """How often a local is read in a block."""
        return sum(self.of(statement).uses.get(name, 0) for statement in block)

    def assigned(self, block: Block) -> set[str]:
        """The locals that a block assigns, loop variables too."""
        found: set[str] = set()
        for statement in block:
            found |= self.of(statement).assigned | self.of(statement).counting
        return found

    def stands_in(self, statement: Stmt, name: str) -> bool:
        """Whether a statement reads or assigns a local, or takes its address."""
        found = self.of(statement)
        return name in found.uses or name in found.assigned or name in found.addressed


def mentions(block: Block) -> dict[str, int]:
    """How often each local is mentioned in a block, by its name or its address."""
    found: dict[str, int] = {}
    for expr in all_expressions(block):
        if isinstance(expr, Local | Address):
            found[expr.name] = found.get(expr.name, 0) + 1
    return found
