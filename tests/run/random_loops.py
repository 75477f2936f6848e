"""Random explicit loops over elements: indices that may be negative or out of range, ranges with steps, `while` loops that
move an index, arithmetic of small integer types that wraps. What stands before an IndexError has to have happened, what
stands behind it not. The same seed gives the same text."""

import random

from random_text import RandomText

HEADER = '''"""Random loops over elements of seed {seed}, written by random_loops.py."""

import numpy as np


def at(a, i):
    return a[i]


def bump(a, i, x):
    a[i] += x


def clamp(i, n):
    return max(0, min(i, n - 1))


def wrap(i, n):
    if i < 0:
        i += n
    return i
'''
DTYPES = ("float64", "float64", "int64", "int64", "int32", "uint8", "int8", "uint32", "float32", "uint64", "bool")
SMALL = ("int32", "uint8", "int8", "int16", "uint16", "int64", "uint32")


class Writer(RandomText):
    """Writes one function of arrays `a`, `b` (one axis), `m` (two axes), a list `v`, and integers. `ints` are the names of
    Python's integers that are in scope, `small` those of NumPy's; `bounds` texts of likely ends of ranges."""

    def __init__(self, source, name):
        super().__init__(source, name)
        self.dtypes = [source.choice(DTYPES) for _ in range(3)]
        self.ints = ["i", "j", "n", "k"]
        self.fixed = []  # counters of `for` loops, which only the loop changes
        self.small = []
        self.loops = 0

    # Integers that index.

    def length(self):
        return self.choose("len(a)", "a.shape[0]", "len(b)", "m.shape[0]", "m.shape[1]", "len(v)", "n", "a.size", "n")

    def bound(self):
        return f"{self.length()}{self.choose('', '', '', ' - 1', ' + 1', ' // 2', ' - i', ' - 2')}"

    def counter(self):
        return (
            self.choose(*self.ints[3:], *self.fixed, *self.fixed, *self.fixed)
            if self.fixed
            else self.choose(*self.ints)
        )

    def index(self, fuel=2):
        """An integer that is mostly a place in an array."""
        name = self.counter()
        match self.source.randrange(16 if fuel else 3):
            case 0 | 1 | 2 | 3:
                return name
            case 4 | 5:
                return f"{name} {self.choose('+', '-')} {self.choose('1', '1', '2', 'i')}"
            case 6:
                return self.choose("0", "-1", "1", "2", "-2")
            case 7:
                return f"-{name}{self.choose('', ' - 1')}"
            case 8:
                return f"{self.length()} - {self.choose('1', '2')} - {name}"
            case 9:
                return f"({self.index(fuel - 1)}) {self.choose('%', '//')} {self.choose('2', '3', 'max(len(a), 1)', 'max(n, 1)')}"
            case 10:
                return f"{name} * {self.choose('2', '3', '-1')}"
            case 11:
                return f"{self.choose('clamp', 'wrap', 'clamp')}({self.index(fuel - 1)}, {self.length()})"
            case 12:
                return f"{name} + {self.counter()}"
            case 13:
                return f"({name} {self.choose('&', '|', '^', '>>', '<<')} {self.choose('1', '3', '2')})"
            case 14:
                return f"v[{self.index(fuel - 1)}]"
            case _:
                return self.choose(f"min({name}, {self.bound()})", f"abs({name})", f"max({name}, {self.counter()}) - 1")

    # Elements and values.

    def element(self):
        match self.source.randrange(8):
            case 0 | 1 | 2:
                return f"a[{self.index()}]"
            case 3 | 4:
                return f"b[{self.index()}]"
            case 5:
                return f"m[{self.index()}, {self.index()}]"
            case 6:
                return f"m[{self.index()}][{self.index()}]"
            case _:
                return f"v[{self.index()}]"

    def value(self, fuel=2):
        """A number of some type."""
        match self.source.randrange(9 if fuel else 3):
            case 0:
                return self.element()
            case 1:
                return self.counter()
            case 2:
                return self.choose("1", "2", "3", *self.small)
            case 3 | 4:
                return f"({self.element()} {self.choose('+', '-', '*')} {self.choose('1', '2', self.element())})"
            case 5 if self.small:
                return f"({self.choose(*self.small)} {self.choose('+', '-', '*')} {self.choose('1', '2', *self.small)})"
            case 6:
                return f"at({self.choose('a', 'b', 'v')}, {self.index()})"
            case 7:
                return f"max({self.element()}, {self.choose('1', '2')})"
            case _:
                return f"({self.value(fuel - 1)} if {self.test()} else {self.value(fuel - 1)})"

    def test(self):
        kind = self.choose("<", "<=", ">", ">=", "==", "!=")
        match self.source.randrange(5):
            case 0:
                return f"{self.element()} {kind} {self.choose('1', '2', '0')}"
            case 1:
                return f"0 <= {self.index()} < {self.length()}"
            case 2:
                return f"{self.counter()} % 2 {self.choose('==', '!=')} {self.choose('0', '1')}"
            case _:
                return f"{self.index(1)} {kind} {self.choose(self.bound(), self.counter())}"

    # Statements.

    def statement(self, budget):
        kinds = [self.store] * 5 + [self.total] * 3 + [self.assign, self.little, self.little, self.call, self.swap]
        if budget and self.loops < 3:
            kinds += [self.loop] * 5 + [self.loop_while] * 2
        if budget:
            kinds += [self.branch] * 2
        if self.loops:
            kinds += [self.leave]
        kind = self.source.choice(kinds)
        if kind in (self.loop, self.loop_while, self.branch):
            kind(budget)
        else:
            kind()

    def store(self):
        target = self.element()
        sign = self.choose("=", "=", "+=", "-=", "*=")
        if target.startswith("v["):
            whole = self.choose(self.counter(), "1", f"int({self.element()})" if self.chance(0.3) else "3")
            self.emit(
                f"{target} = {whole} % 100"
                if sign == "="
                else f"{target} {self.choose('+=', '-=')} {self.choose('1', '2', '3')}"
            )
            return
        dtype = self.dtypes[{"a": 0, "b": 1, "m": 2}[target[0]]]
        if dtype == "bool":
            self.emit(f"{target} = {self.test()}")
        elif dtype.startswith("float"):
            self.emit(f"{target} {sign} {self.choose('1', '2', self.counter(), '0.5', target)}")
        elif sign == "=":
            self.emit(
                f"{target} = {self.choose('1', '2', '3', f'({self.counter()}) % 100', self.same(dtype), self.same(dtype))}"
            )
        else:
            self.emit(f"{target} {sign} {self.choose('1', '2', '3', target, self.same(dtype))}")

    def same(self, dtype):
        """An element of an array of this dtype."""
        names = [name for name, other in zip("abm", self.dtypes, strict=True) if other == dtype]
        name = self.choose(*names)
        where = f"{self.index()}, {self.index()}" if name == "m" else self.index()
        return f"{name}[{where}]{self.choose('', '', ' + 1', ' * 2')}"

    def total(self):
        value = self.value()
        self.emit(
            f"s = s * 0.5 + {self.choose('1', '2')} * float({value})" if self.chance(0.7) else f"s += float({value})"
        )

    def assign(self):
        name = self.choose("k", self.new("p"))
        self.emit(f"{name} = ({self.index()}) % 1000")
        if name not in self.ints:
            self.ints.append(name)

    def little(self):
        """Arithmetic of a small integer type."""
        if not self.small or self.chance(0.4):
            name, dtype = self.new("q"), self.choose(*SMALL)
            self.emit(f"{name} = np.{dtype}({self.choose('100', '3', '7', '1')})")
            self.small.append(name)
        else:
            name = self.choose(*self.small)
            self.emit(
                f"{name} {self.choose('+=', '-=', '*=', '^=', '//=', '>>=', '<<=', '%=')} {self.choose('1', '2', '3', '5')}"
            )

    def call(self):
        name = self.choose("a", "b")
        if self.dtypes["ab".index(name)] != "bool":
            self.emit(f"bump({name}, {self.index()}, 1)")

    def swap(self):
        one, two = f"a[{self.index()}]", f"a[{self.index()}]"
        self.emit(f"{one}, {two} = {two}, {one}")

    def block(self, budget):
        self.depth += 1
        ints, small = list(self.ints), list(self.small)
        before = len(self.lines)
        for _ in range(self.source.randint(1, 3)):
            self.statement(budget - 1)
        if len(self.lines) == before:
            self.emit("pass")
        self.ints, self.small = ints, small
        self.depth -= 1

    def range_(self):
        step = self.choose("1", "2", "-1", "3", "-2", "i", "j")
        match self.source.randrange(9):
            case 0 | 1 | 2 | 3:
                return f"range({self.bound()})"
            case 4 | 5:
                return f"range({self.choose('1', '0', '2', '-1', self.counter(), self.counter() + ' + 1')}, {self.bound()})"
            case 6:
                return (
                    f"range({self.bound()}, {self.choose('-1', '0', '1', self.counter())}, {self.choose('-1', '-2')})"
                )
            case 7:
                return f"range({self.choose('0', '1', '-2', self.counter())}, {self.bound()}, {step})"
            case _:
                return f"range({self.choose('3', '2', '4')})"

    def loop(self, budget):
        name = self.new("x")
        if self.chance(0.1):
            self.emit(f"for {name}, y in enumerate({self.choose('a', 'b', 'v')}):")
            self.emit("    s += float(y)")
        elif self.chance(0.1):
            self.emit(f"for {name} in reversed({self.range_()}):")
        else:
            self.emit(f"for {name} in {self.range_()}:")
        self.loops += 1
        self.fixed.append(name)
        if self.chance(0.1):  # the body may change what it is called by
            self.depth += 1
            self.emit(f"{name} {self.choose('+=', '-=')} {self.choose('1', '2', 'i')}")
            self.depth -= 1
        self.block(budget)
        self.fixed.remove(name)
        if self.chance(0.15):
            self.emit("else:")
            self.emit("    s += 1")
        if self.chance(0.2):
            self.ints.append(name)  # may be unbound
        self.loops -= 1

    def loop_while(self, budget):
        name, step = self.new("w"), self.choose("+= 1", "+= 1", "+= 2", "-= 1")
        down = step.startswith("-")
        self.emit(f"{name} = {self.bound() if down else self.choose('0', '0', '1', '-1', 'i')}")
        self.emit(f"r{name} = 0")
        self.emit(
            f"while {name} {self.choose('>', '>=') + ' 0' if down else self.choose('<', '<=', '!=') + ' ' + self.bound()} and r{name} < 12:"
        )
        self.loops += 1
        self.fixed.append(name)
        self.depth += 1
        self.emit(f"r{name} += 1")
        first = self.chance(0.5)
        if first:
            self.emit(f"{name} {step}")
        self.depth -= 1
        self.block(budget)
        if not first:
            self.emit(f"    {name} {step}")
        self.fixed.remove(name)
        self.ints.append(name)
        self.loops -= 1

    def branch(self, budget):
        self.emit(f"if {self.test()}:")
        self.block(budget)
        if self.chance(0.4):
            self.emit("else:")
            self.block(budget)

    def leave(self):
        self.emit(f"if {self.test()}:")
        self.emit(f"    {self.choose('break', 'continue', 'break', 'return s, -1')}")

    def text(self):
        self.emit("n = len(a)")
        self.emit("k = 0")
        self.emit("s = 0.0")
        if self.chance(0.3):
            self.emit(
                self.choose(
                    "assert len(b) == n",
                    "assert len(b) >= n",
                    "assert i >= 0 and j > 0",
                    "assert m.shape[1] > 2",
                    "n = min(len(a), len(b))",
                    "a = a[1:]",
                    "b = np.zeros(n, b.dtype)",
                    "m = m.T",
                )
            )
        self.loop(3)
        for _ in range(self.source.randint(1, 3)):
            self.statement(2)
        self.emit(f"return {', '.join(['s', 'k', *self.small])}")
        if not self.small:
            self.lines[-1] = "    return s, k"
        axes = zip(self.dtypes, (":", ":", ":,:"), strict=True)
        types = ", ".join(f"{dtype}[{axis}]" for dtype, axis in axes)
        body = "\n".join(line.replace("return s, -1", self.lines[-1].strip()) for line in self.lines)
        return f"\n\n#pythran export {self.name}({types}, int list, int, int)\ndef {self.name}(a, b, m, v, i, j):\n{body}\n"


def program(seed, count):
    """A file of `count` functions."""
    source = random.Random(seed)
    return HEADER.format(seed=seed) + "".join(Writer(source, f"loop_{n}").text() for n in range(count))
