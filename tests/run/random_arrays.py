"""Random small kernels over arrays: views, elementwise expressions, overlapping assignments, reductions, loops.

Every array has one or two axes; where extents differ, NumPy's ValueError is what the compiled kernel must raise, too.
The same seed gives the same text.
"""

import random

from random_text import RandomText

HEADER = '''"""Random array kernels of seed {seed}, written by random_arrays.py."""

import numpy as np
from numpy.ctypeslib import as_array


def helper_scale(a, factor=2):
    return a * factor


def helper_view(a, k):
    return a[k:]


def helper_total(a):
    s = 0.0
    for v in a:
        s = s * 0.5 + v
    return s


def helper_fill(a, x):
    a[:] = x
'''


class Writer(RandomText):
    """Writes one kernel. `vectors` and `matrices` map a name in scope to its dtype letter, "f", "i" or "b"."""

    def __init__(self, source, name):
        super().__init__(source, name)
        self.vectors = {}
        self.matrices = {}
        self.fresh = set()  # names that are certainly copies

    # Scalars.

    def integer(self):
        return self.choose("i", "n", "0", "1", "2", "-1", "-2", "3", "i + 1", "n - 1")

    def index(self):
        return self.choose("0", "1", "-1", "-2", "2", "i % 3", "0", "i")

    def scalar(self, fuel=2):
        pick = self.source.randrange(6 if fuel else 3)
        match pick:
            case 0:
                return self.choose("x", "0.5", "2", "-1.5", "3")
            case 1 if self.vectors:
                return f"{self.vector_name()}[{self.index()}]"
            case 2 if self.matrices:
                return f"{self.choose(*self.matrices)}[{self.index()}, {self.index()}]"
            case 3:
                return f"({self.scalar(fuel - 1)} {self.choose('+', '-', '*')} {self.scalar(fuel - 1)})"
            case 4:
                return self.reduction(fuel - 1)
            case _:
                return "x"

    def reduction(self, fuel):
        array = self.vector(min(fuel, 1))
        return self.choose(
            f"({array}).sum()",
            f"np.sum({array})",
            f"({array}).min()",
            f"np.max({array})",
            f"({array}).mean()",
            f"({array}).argmax()",
            f"({array}).any()",
            f"np.all({array})",
            f"helper_total({array})",
            f"len({array})",
        )

    # Arrays of one axis.

    def vector_name(self):
        return self.choose(*self.vectors)

    def slice_(self):
        start, stop = self.choose("", "", self.integer()), self.choose("", "", self.integer())
        step = self.choose("", "", "", ":2", ":-1", ":-1", ":-2", ":3")
        return f"{start}:{stop}{step}"

    def view(self):
        pick = self.source.randrange(6)
        name = self.vector_name()
        if pick == 0 and self.matrices:
            matrix = self.choose(*self.matrices)
            return self.choose(
                f"{matrix}[{self.index()}]",
                f"{matrix}[:, {self.index()}]",
                f"{matrix}[{self.index()}, {self.slice_()}]",
            )
        if pick == 1:
            return f"{name}[{self.slice_()}][{self.slice_()}]"
        if pick == 2:
            return f"helper_view({name}, {self.choose('1', '2', 'n')})"
        if pick < 5:
            return f"{name}[{self.slice_()}]"
        return name

    def vector(self, fuel=2):
        pick = self.source.randrange(9 if fuel else 2)
        if pick < 3:
            return self.view()
        if pick < 5:
            same = self.vector_name()  # an operation on two views of one length, most likely
            cut = self.slice_()
            return f"({same}[{cut}] {self.choose('+', '-', '*')} {same}[{cut}])"
        if pick == 5:
            return f"({self.vector(fuel - 1)} {self.choose('+', '-', '*', '/')} {self.scalar(0)})"
        if pick == 6:
            return f"({self.scalar(0)} {self.choose('+', '-', '*')} {self.vector(fuel - 1)})"
        if pick == 7:
            return self.choose(
                f"(-{self.vector(fuel - 1)})", f"abs({self.vector(fuel - 1)})", f"helper_scale({self.vector(fuel - 1)})"
            )
        return f"({self.vector(fuel - 1)} {self.choose('+', '-', '*')} {self.vector(fuel - 1)})"

    # Arrays of two axes.

    def matrix(self, fuel=1):
        name = self.choose(*self.matrices)
        match self.source.randrange(7 if fuel else 2):
            case 0:
                return f"{name}[{self.slice_()}, {self.slice_()}]"
            case 1 | 2:
                return name
            case 3:
                return f"({self.matrix(0)} {self.choose('+', '-', '*')} {self.scalar(0)})"
            case 4:
                return f"({name} {self.choose('+', '-', '*')} {name}[::-1])"
            case 5:
                return f"({name} {self.choose('+', '*')} {self.choose(*self.matrices)}[{self.index()}])"
            case _:
                return f"({self.matrix(0)} {self.choose('+', '-')} {name}[:, :1])"

    # Statements.

    def statement(self, budget):
        pick = self.source.randrange(16)
        match pick:
            case 0 | 1:
                self.bind(self.vector())
            case 2:
                self.emit(f"{self.vector_name()}[:] = {self.vector()}")
            case 3 | 4:
                name, cut = self.vector_name(), self.slice_()
                self.emit(f"{name}[{cut}] = {name}[{self.choose(cut, self.slice_(), '::-1')}]")
            case 5:
                self.emit(
                    f"{self.vector_name()}[1:] = {self.vector_name()}[:-1] {self.choose('+ 1', '* 0.5', '- x', '')}"
                )
            case 6:
                self.emit(f"{self.vector_name()}[{self.slice_()}] {self.choose('=', '+=', '-=', '*=')} {self.scalar()}")
            case 7:
                self.emit(f"{self.view()}[:] {self.choose('=', '+=', '*=')} {self.vector(1)}")
            case 8:
                self.emit(
                    f"{self.vector_name()} {self.choose('+=', '-=', '*=')} {self.choose(self.scalar(1), self.vector(1))}"
                )
            case 9:
                self.emit(f"{self.vector_name()}[{self.index()}] {self.choose('=', '+=')} {self.scalar()}")
            case 10 if self.matrices:
                name = self.choose(*self.matrices)
                target = self.choose(
                    f"{name}[:]",
                    f"{name}[1:]",
                    f"{name}[:, {self.slice_()}]",
                    f"{name}[::-1, 1:]",
                    f"{name}[{self.index()}]",
                )
                self.emit(
                    f"{target} {self.choose('=', '+=')} {self.choose(self.matrix(), self.matrix(), self.vector(1), self.scalar(1))}"
                )
            case 11 if self.matrices:
                value = self.matrix()
                name = self.new("m")
                self.emit(f"{name} = {value}")
                self.matrices[name] = "f"
            case 12 if budget:
                self.emit(f"if {self.scalar(1)} > {self.scalar(0)}:")
                self.block(budget)
                if self.source.random() < 0.4:
                    self.emit("else:")
                    self.block(budget)
            case 13 if budget:
                name = self.new("k")
                self.emit(f"for {name} in range({self.choose('2', '3', 'n % 4')}):")
                self.block(budget)
            case 14 if budget:
                name = self.new("v")
                self.emit(f"for {name} in {self.vector(1)}:")
                self.depth += 1
                self.emit(f"s = s * 0.5 + {name}")
                self.depth -= 1
                self.block(budget)
            case 15:
                self.emit(f"helper_fill({self.view()}, {self.scalar(0)})")
            case _:
                self.emit(f"s = s * 0.5 + {self.scalar()}")

    def bind(self, value):
        name = self.choose(*self.vectors, self.new("c"), self.new("c"))
        self.emit(f"{name} = {value}")
        self.vectors[name] = "f"

    def block(self, budget):
        self.depth += 1
        vectors, matrices = dict(self.vectors), dict(self.matrices)
        for _ in range(self.source.randint(1, 2)):
            self.statement(budget - 1)
        self.vectors, self.matrices = vectors, matrices
        self.depth -= 1

    def text(self):
        self.emit("s = 0.0")
        self.emit(f"a = as_array(p, {self.choose('8', 'abs(n)', 'abs(n) + 2', '5')})")
        self.emit(f"b = as_array({self.choose('p', 'q', 'q')}, {self.choose('8', 'abs(n) + 1', 'abs(n)', '1')})")
        self.vectors = {"a": "f", "b": "f"}
        if self.source.random() < 0.5:
            self.emit(f"m = as_array({self.choose('p', 'q')}, {self.choose('(3, 4)', '(2, 5)', '(abs(n) % 5, 3)')})")
            self.matrices = {"m": "f"}
        for _ in range(self.source.randint(2, 5)):
            self.statement(2)
        self.emit(f"return s + {self.scalar()}")
        body = "\n".join(self.lines)
        return (
            f"\n\n#pythran export capsule {self.name}(float64*, float64*, int, int, float)\n"
            f"def {self.name}(p, q, n, i, x):\n{body}\n"
        )


def program(seed, count):
    """A file of `count` kernels."""
    source = random.Random(seed)
    kernels = [Writer(source, f"kernel_{number}").text() for number in range(count)]
    return HEADER.format(seed=seed) + "".join(kernels)
