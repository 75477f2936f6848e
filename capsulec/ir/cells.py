"""The types of a container's elements while inference runs."""

from __future__ import annotations

from capsulec.ir.types import Type


class Cell(Type):
    """The type of a container's elements while inference runs: shared by all its aliases, empty at first, refined by
    every use. Cells that turn out to be of one container are united; they are compared by what they are united to."""

    __slots__ = ("_content", "_parent", "_serial")
    made = 0

    def __init__(self, content: Type | None = None) -> None:
        self._parent: Cell | None = None
        self._serial = Cell.made
        Cell.made += 1
        self._content = content

    def root(self) -> Cell:
        found = self
        while found._parent is not None:
            found = found._parent
        return found

    @property
    def content(self) -> Type | None:
        """What is known of the elements; None while nothing is."""
        return self.root()._content

    def refine(self, content: Type) -> None:
        self.root()._content = content

    def unite(self, other: Cell) -> None:
        """Make two cells one; the content of both is the caller's to join.

        The older one stands for both, so that a recursive function finds the cells of its result again.
        """
        older, younger = sorted((self.root(), other.root()), key=lambda cell: cell._serial)
        if older is not younger:
            younger._parent = older

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cell) and self.root() is other.root()

    def __hash__(self) -> int:
        return 0  # uniting must not change it

    def __str__(self) -> str:
        return "?" if self.content is None else str(self.content)
