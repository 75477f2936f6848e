"""Random functions of arrays, in several statements: expressions that broadcast, views, masks, reductions along axes,
operations in place, loops and branches. The values are small multiples of a half, so that no order of additions matters.
The same seed gives the same text."""

import random

from random_text import RandomText

HEADER = '''"""Random array expressions of seed {seed}, written by random_expressions.py."""

import numpy as np


def shifted(a, k):
    return a + k


def total(a):
    s = a.dtype.type(0)
    for row in a:
        s = s + row.sum()
    return s


def fill(a, x):
    a[...] = x
'''
DTYPES = ("float64", "float64", "int64", "int32", "float32", "bool")


class Writer(RandomText):
    """Writes one function. `arrays` maps a name in scope to its dtype and number of axes."""

    def __init__(self, source, name):
        super().__init__(source, name)
        self.arrays = {}
        self.parameters = {}
        for letter in "abc":
            self.parameters[letter] = (source.choice(DTYPES), source.choice([1, 1, 2, 2, 3]))
        self.arrays |= self.parameters

    def named(self, ndim=None, *, kinds="fi"):
        """The name of an array of some rank, or None."""
        found = [
            name
            for name, (dtype, rank) in self.arrays.items()
            if (ndim is None or rank == ndim) and ("b" if dtype == "bool" else dtype[0]) in kinds
        ]
        return self.source.choice(found) if found else None

    def slice_(self):
        first, last = (self.choose("", "", "", "1", "-1", "i", "j", "2") for _ in range(2))
        return f"{first}:{last}{self.choose('', '', '', '', '::-1'[1:], ':2', ':-2')}"

    # Values: (text, number of axes); what they broadcast to is found out when they run.

    def view(self, ndim, kinds="fi"):
        """A view with `ndim` axes of an array in scope, or None."""
        pick = self.source.randrange(8)
        name = self.named(ndim, kinds=kinds)
        if name is not None and pick < 3:
            return name
        if name is not None and pick < 5:
            return f"{name}[{', '.join(self.slice_() for _ in range(self.source.randint(1, ndim)))}]"
        if name is not None and pick == 5 and ndim > 1:
            return self.choose(
                f"{name}.T", f"np.swapaxes({name}, 0, -1)", f"np.flip({name}, {ndim - 1})", f"{name}[::-1]"
            )
        larger = self.named(ndim + 1, kinds=kinds)
        if larger is not None:
            colons = ", ".join([":"] * ndim)
            return self.choose(
                f"{larger}[{self.choose('0', '-1', 'i')}]", f"{larger}[{colons}, {self.choose('0', '-1')}]"
            )
        smaller = self.named(ndim - 1, kinds=kinds) if ndim > 1 else None
        if smaller is not None:
            colons = ", ".join([":"] * (ndim - 1))
            return self.choose(f"{smaller}[None]", f"{smaller}[{colons}, None]", f"np.expand_dims({smaller}, -1)")
        return name

    def scalar(self):
        name = self.named(1)
        if name is not None and self.source.random() < 0.4:
            return self.choose(
                f"{name}.sum()", f"{name}[{self.choose('0', '-1', 'i')}]", f"len({name})", f"np.max({name})"
            )
        return self.choose("x", "2", "0.5", "i", "-1", "3", "j")

    def array(self, ndim, fuel=2):
        """An expression with about `ndim` axes."""
        view = self.view(ndim)
        if view is None:
            view = self.choose(*self.parameters)
        match self.source.randrange(11 if fuel else 2):
            case 0 | 1:
                return view
            case 2 | 3:
                return f"({self.array(ndim, fuel - 1)} {self.choose('+', '-', '*')} {self.array(ndim, fuel - 1)})"
            case 4:
                lower = self.array(self.source.randint(1, ndim), fuel - 1)
                return f"({self.array(ndim, fuel - 1)} {self.choose('+', '-', '*')} {lower})"
            case 5:
                return f"({self.array(ndim, fuel - 1)} {self.choose('+', '-', '*')} {self.scalar()})"
            case 6:
                return self.choose(
                    f"(-{self.array(ndim, fuel - 1)})" if self.named(ndim, kinds="fi") else view,
                    f"np.abs({self.array(ndim, fuel - 1)})",
                    f"np.maximum({self.array(ndim, fuel - 1)}, {self.scalar()})",
                    f"np.minimum({self.array(ndim, fuel - 1)}, {self.array(ndim, fuel - 1)})",
                    f"shifted({self.array(ndim, fuel - 1)}, {self.scalar()})",
                    f"np.square({self.array(ndim, fuel - 1)})",
                    f"np.clip({self.array(ndim, fuel - 1)}, -2, 3)",
                )
            case 7:
                return f"np.where({self.mask(ndim, fuel - 1)}, {self.array(ndim, fuel - 1)}, {self.scalar()})"
            case 8:
                return self.reduction(ndim, fuel - 1)
            case 9:
                return self.choose(
                    f"np.cumsum({self.array(ndim, fuel - 1)}, axis=-1)",
                    f"np.roll({self.array(ndim, fuel - 1)}, 1, axis=0)",
                    f"np.sort({self.array(ndim, fuel - 1)}, axis=0)",
                    f"np.concatenate(({view}, {view}), axis=0)",
                    f"{self.array(ndim, fuel - 1)}.copy()",
                    f"{self.array(ndim, fuel - 1)}.astype(np.{self.choose('float64', 'int64', 'float32')})",
                    f"np.zeros_like({view})",
                    f"np.diff({self.array(ndim, fuel - 1)}, axis=0)",
                )
            case _:
                return view

    def reduction(self, ndim, fuel):
        """An expression that takes one axis away, or makes it 1 long."""
        name = self.choose("sum", "sum", "max", "min", "any", "all", "argmax")
        if self.source.random() < 0.3:
            return f"np.{name}({self.array(ndim, fuel)}, axis={self.choose('0', '-1')}, keepdims=True)"
        return f"np.{name}({self.array(ndim + 1, fuel)}, axis={self.choose('0', '-1', '0')})"

    def mask(self, ndim, fuel=1):
        if (name := self.named(ndim, kinds="b")) is not None and self.source.random() < 0.3:
            return self.choose(name, f"~{name}")
        test = f"({self.array(ndim, fuel)} {self.choose('>', '<', '>=', '==', '!=')} {self.scalar()})"
        return f"({test} {self.choose('&', '|')} {self.mask(ndim, 0)})" if fuel and self.source.random() < 0.3 else test

    # Statements.

    def target(self, ndim):
        name = self.named(ndim)
        if name is None:
            return None
        return f"{name}[{self.choose(':', '...', *[', '.join(self.slice_() for _ in range(ndim)) for _ in range(3)])}]"

    def statement(self, budget):
        ndim = self.source.randint(1, 3)
        name, target = self.named(ndim), self.target(ndim)
        pick = self.source.randrange(14)
        if name is None and pick not in (0, 1, 2, 10, 11):
            pick = 0
        match pick:
            case 0 | 1 | 2:
                made = self.new("v")
                self.emit(f"{made} = {self.array(ndim)}")
                self.made(made)
            case 3:
                self.emit(f"{target} = {self.array(self.source.randint(1, ndim))}")
            case 4:
                cut = ", ".join(self.slice_() for _ in range(ndim))
                self.emit(f"{name}[{cut}] {self.choose('=', '+=', '-=')} {name}[{self.choose(cut, '::-1', ':')}]")
            case 5:
                self.emit(f"{target} {self.choose('+=', '-=', '*=')} {self.choose('2', 'i', '3')}")
            case 6:
                self.emit(
                    f"{name}[{name} {self.choose('>', '<', '==')} {self.choose('0', '1', 'i')}] {self.choose('=', '+=', '*=')} {self.choose('2', '0', 'j')}"
                )
            case 7:
                self.emit(f"{name} {self.choose('+=', '-=', '*=')} {self.choose(name, '2', self.view(ndim) or '1')}")
            case 8:
                self.emit(f"fill({target}, {self.choose('1', 'i')})")
            case 9:
                self.emit(f"{name}[1:] = {name}[:-1]{self.choose('', ' * 2', ' + i')}")
            case 10 if budget:
                self.emit(f"for {self.new('k')} in range({self.choose('2', 'j', '3')}):")
                self.block(budget)
            case 11 if budget:
                self.emit(f"if {self.scalar()} > {self.choose('0', '1', 'j')}:")
                self.block(budget)
            case 12:
                self.emit(f"s = s + {self.choose('np.sum', 'total', 'np.sum')}({self.array(ndim, 1)})")
            case _:
                self.emit(f"s += {self.scalar()}")

    def made(self, name):
        """Put a new name in scope, as an array of unknown kind: the result shows what it is."""
        self.unknown = [*getattr(self, "unknown", []), (name, self.depth)]

    def block(self, budget):
        self.depth += 1
        before = list(getattr(self, "unknown", []))
        for _ in range(self.source.randint(1, 2)):
            self.statement(budget - 1)
        self.unknown = before
        self.depth -= 1

    def text(self):
        self.emit("s = np.float64(x)")
        for _ in range(self.source.randint(2, 5)):
            self.statement(1)
        made = [name for name, _ in getattr(self, "unknown", [])][-3:]
        self.emit(f"return {', '.join(['s', *made, self.array(self.source.randint(1, 3)), self.array(1)])}")
        types = ", ".join(f"{dtype}[{','.join(':' * ndim)}]" for dtype, ndim in self.parameters.values())
        body = "\n".join(self.lines)
        return (
            f"\n\n#pythran export {self.name}({types}, int, int, float)\ndef {self.name}(a, b, c, i, j, x):\n{body}\n"
        )


def program(seed, count):
    """A file of `count` functions."""
    source = random.Random(seed)
    return HEADER.format(seed=seed) + "".join(Writer(source, f"expression_{n}").text() for n in range(count))
