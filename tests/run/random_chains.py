"""Random chains of whole-array statements over views that share memory: statements that passes fuse, move, merge, forward
and write out, next to those that must keep them apart. Lengths go together unless a slice is longer than its array, so
most calls reach the end. The same seed gives the same text."""

import random

from random_text import RandomText

HEADER = '''"""Random chains of array statements of seed {seed}, written by random_chains.py."""

import numpy as np


def scaled(a, k):
    return a * k + 1


def blend(a, b):
    c = a + b
    return c - a[::-1]


def add_into(a, b):
    a += b


def smooth(a):
    a[1:] = a[:-1]
    return a


def tail(a):
    return a[1:]


def swapped(a, b):
    return b, a


def chosen(a, b, k):
    if k > 1:
        return a
    return b
'''
DTYPES = ("float64", "float64", "float64", "float64", "int64", "float32")
# What `x[slice]` takes away from the length: texts of slices that leave so many fewer elements.
SLICES = {
    0: ("[:]", "[::-1]", "[...]", ""),
    1: ("[1:]", "[:-1]", "[:0:-1]", "[-2::-1]"),
    2: ("[2:]", "[1:-1]", "[:-2]", "[-2:0:-1]", "[:1:-1]"),
    3: ("[3:]", "[1:-2]", "[2:-1]", "[-3:0:-1]"),
}


class Array:
    """What is known of an array in scope: its length (n less `lost`, or a number where `fixed`), and its columns (None
    with one axis)."""

    def __init__(self, lost, columns=None, fixed=False):
        self.lost, self.columns, self.fixed = lost, columns, fixed

    def like(self, other):
        return self.columns == other.columns and self.fixed == other.fixed


class Writer(RandomText):
    """Writes one function."""

    def __init__(self, source, name):
        super().__init__(source, name)
        self.dtype = source.choice(DTYPES)
        self.whole = self.dtype == "int64"
        self.foreign = source.choice(["int32", "float32", "float64", "int64"]) if source.random() < 0.25 else None
        second = source.choice([None, None, "m"])
        third = source.choice([None, second, "m"])
        self.arrays = {"a": Array(0), "b": Array(0, second), "c": Array(0, third)}
        if self.foreign:
            del self.arrays["b"]
        self.numbers = ["x", "2", "3", "i"]
        self.loops = 0

    def pick(self, like=None):
        """A name in scope whose array goes with `like`, or None."""
        names = [name for name, array in self.arrays.items() if like is None or array.like(like)]
        return self.choose(*names) if names else None

    # Views: (text, what it is).

    def cut(self, lost):
        return self.choose(*SLICES[lost]) if lost in SLICES else f"[{lost}:]"

    def view(self, like=None, lost=None):
        """A view with `lost` elements fewer than n (any number where None) that goes with `like`, else None."""
        for _ in range(8):
            name = self.pick(like)
            if name is None:
                break
            array = self.arrays[name]
            more = self.choose(0, 0, 1, 1, 2) if lost is None else lost - array.lost
            if more < 0 or (array.fixed and array.lost + more < 0):
                continue
            text = f"{name}{self.cut(more)}"
            if array.columns and self.chance(0.15):
                text = f"{name}{self.cut(more)}[:, ::-1]"
            return text, Array(array.lost + more, array.columns, array.fixed)
        return None

    def number(self):
        return self.choose(*self.numbers)

    def value(self, like, fuel=2):
        """An expression of the length and columns of `like`."""
        plain = self.view(like, like.lost)
        plain = plain[0] if plain else f"np.zeros({self.shape(like)}, np.{self.dtype})"
        if self.foreign and not like.columns and not like.fixed and self.chance(0.2):
            plain = f"b{self.cut(like.lost)}.astype(np.{self.dtype})"
        if not fuel or self.chance(0.15):
            return plain
        one = self.value(like, fuel - 1)
        match self.source.randrange(14):
            case 0 | 1 | 2:
                return f"({one} {self.choose('+', '-', '*')} {self.value(like, fuel - 1)})"
            case 3:
                return f"({self.number()} {self.choose('+', '-', '*')} {one})"
            case 4:
                return f"({one} {self.choose('+', '-', '*')} {self.number()})"
            case 5:
                return f"np.where({one} > {self.number()}, {self.value(like, fuel - 1)}, {self.choose(plain, self.number())})"
            case 6:
                return f"scaled({one}, {self.number()})"
            case 7:
                return f"blend({plain}, {self.value(like, fuel - 1)})"
            case 8:
                return self.choose(
                    f"np.abs({one})", f"np.minimum({one}, {plain})", f"np.maximum({one}, {self.number()})"
                )
            case 9:
                return self.choose(f"{plain}.copy()", f"({one} + {self.reduction()})", f"(-{one})")
            case 10 if like.columns:
                other = self.columns_of(like)
                return f"({one} {self.choose('+', '*')} {other})"
            case 11:
                return self.choose(
                    f"np.cumsum({one}, axis=0)",
                    f"np.roll({one}, 1, axis=0)",
                    f"np.flip({one}, 0)",
                    f"chosen({plain}, {plain}, i)",
                )
            case _:
                return plain

    def columns_of(self, like):
        """What broadcasts with a matrix."""
        vector = self.view(Array(0), like.lost)
        rows = [name for name, array in self.arrays.items() if array.columns == like.columns]
        row = f"{self.choose(*rows)}[{self.choose('0', '-1', 'i')}]" if rows else "1"
        return f"{vector[0]}[:, None]" if vector and not like.fixed and self.chance(0.5) else row

    def shape(self, like):
        length = str(like.lost) if like.fixed else (f"n - {like.lost}" if like.lost else "n")
        length = f"max({length}, 0)" if like.lost and not like.fixed else length
        return f"({length}, {like.columns})" if like.columns else length

    def reduction(self):
        text = self.view()[0]
        found = [f"{text}.sum()", f"np.max({text})", f"{text}.min()", f"np.sum({text} * {text})"]
        return self.choose(*found, f"len({text})" if self.whole else f"{text}.mean()")

    # Statements.

    def statement(self, budget):
        kinds = [self.bind, self.bind, self.bind_view, self.bind_view, self.store, self.store, self.store]
        kinds += [self.augment, self.augment, self.shift, self.reduce, self.element, self.call, self.make, self.columns]
        if budget:
            kinds += [self.loop, self.loop, self.branch, self.rebind_if]
        statement = self.source.choice(kinds)
        if statement in (self.loop, self.branch):
            statement(budget)
        else:
            statement()

    def known(self, stem):
        """A name for a new value: mostly a new one, else that of an array of the function's own."""
        own = [name for name in self.arrays if name not in "abc"]
        return self.choose(*own) if own and self.chance(0.3) and not self.loops else self.new(stem)

    def bind(self):
        like = self.view()[1]
        text = self.value(like)
        name = self.known("t")
        if name in self.arrays and self.arrays[name].columns != like.columns:
            name = self.new("t")
        self.emit(f"{name} = {text}")
        self.arrays[name] = like

    def bind_view(self):
        text, like = self.view()
        name = self.new("v")
        self.emit(f"{name} = {text or 'a'}")
        self.arrays[name] = like

    def make(self):
        like = Array(0, self.choose(None, None, "m"))
        name = self.new("e")
        maker = self.choose("np.zeros({})", "np.ones({})", "np.full({}, fill_value=2)", "np.empty({})")
        self.emit(f"{name} = {maker.format(f'{self.shape(like)}, dtype=np.{self.dtype}')}")
        if "empty" in maker:
            self.emit(f"{name}[...] = {self.choose(self.value(like, 1), self.number())}")
        self.arrays[name] = like

    def target(self):
        text, like = self.view()
        return (text if text.endswith("]") else f"{text}{self.choose('[:]', '[...]')}"), like

    def store(self):
        text, like = self.target()
        if self.foreign and not like.columns and self.chance(0.3):
            text = f"b{self.choose(*SLICES[like.lost][:-1])}" if like.lost < 3 else f"b[{like.lost}:]"
        self.emit(f"{text} = {self.value(like)}")

    def augment(self):
        text, like = self.view() if self.chance(0.5) else self.target()
        sign = self.choose("+=", "-=", "*=")
        self.emit(
            f"{text} {sign} {self.choose(self.value(like, 1), self.value(like, 1), self.value(like), self.number())}"
        )

    def shift(self):
        """Statements whose target and operands lie over one another."""
        name = self.pick()
        one, other = self.source.sample(SLICES[1], 2)
        more = self.choose("", f" + {self.number()}", f" * {self.number()}", f" + {name}{self.choose(*SLICES[1])}")
        self.emit(f"{name}{one} {self.choose('=', '=', '+=', '-=')} {name}{other}{more}")

    def reduce(self):
        name = self.choose("s", self.new("s")) if not self.loops else "s"
        self.emit(f"{name} = {self.choose('', 's // 2 + ' if self.whole else 's * 0.5 + ')}{self.reduction()}")
        if name != "s":
            self.numbers.append(name)

    def element(self):
        name = self.pick()
        index = self.choose("0", "-1", "i", "1", "i - 1")
        index = f"{index}, {self.choose('0', '-1', ':')}" if self.arrays[name].columns else index
        value = self.choose(self.number(), f"{name}[{index}] + 1", "s")
        self.emit(f"{name}[{index}] {self.choose('=', '+=', '*=')} {value}")

    def columns(self):
        names = [name for name, array in self.arrays.items() if array.columns]
        if not names:
            return self.store()
        name = self.choose(*names)
        vector = self.view(Array(0), self.arrays[name].lost)
        where = self.choose("[:, 0]", "[:, -1]", "[:, 1]")
        value = self.choose(f"{name}[:, -1]", f"{name}[:, 0] + 1", vector[0] if vector else "1", f"{name}.sum(axis=1)")
        return self.emit(f"{name}{where} {self.choose('=', '+=')} {value}")

    def call(self):
        text, like = self.view()
        other = self.value(like, 1)
        match self.source.randrange(4):
            case 0:
                self.emit(f"add_into({text}, {other})")
            case 1:
                name = self.new("v")
                self.emit(f"{name} = smooth({text})")
                self.arrays[name] = like
            case 2:
                name = self.new("v")
                self.emit(f"{name} = tail({text})")
                self.arrays[name] = Array(like.lost + 1, like.columns)
            case _:
                one, two = self.new("v"), self.new("v")
                self.emit(f"{one}, {two} = swapped({text}, {other})")
                self.arrays[one] = self.arrays[two] = like

    # Statements with blocks; what they bind is forgotten.

    def block(self, budget, least=1):
        self.depth += 1
        arrays, numbers = dict(self.arrays), list(self.numbers)
        for _ in range(self.source.randint(least, least + 1)):
            self.statement(budget - 1)
        self.arrays, self.numbers = arrays, numbers
        self.depth -= 1

    def loop(self, budget):
        counter = self.new("k")
        self.loops += 1
        form = self.source.randrange(4)
        if form == 0:
            self.emit(f"for {counter} in range({self.choose('2', '3', 'i + 1')}):")
        elif form == 1:
            self.emit(f"for {counter} in range({self.choose('n - 2', 'min(n, 4)', '1, n - 1')}):")
            self.depth += 1
            name, other = self.pick(), self.pick()
            here, there = self.choose(f"{counter}", f"{counter}:", f":{counter}", f"{counter}:{counter} + 2"), counter
            if ":" in here:
                self.emit(
                    f"{name}[{here}] {self.choose('+=', '=', '*=')} {self.choose(self.number(), f'{name}[{here}] + {counter}')}"
                )
            elif self.arrays[name].columns == self.arrays[other].columns:
                self.emit(
                    f"{name}[{here}] {self.choose('+=', '=')} {other}[{there}{self.choose('', ' - 1', ' + 1')}] * {self.number()}"
                )
            self.depth -= 1
        elif form == 2:
            self.emit(f"for {counter} in range({self.choose('3', 'n')}):")
            self.depth += 1
            self.emit(f"if {counter} == {self.choose('1', '2', 'i')}:")
            self.emit(f"    {self.choose('continue', 'break')}")
            self.depth -= 1
        else:
            self.emit(f"{counter} = 0")
            self.emit(f"while {counter} < {self.choose('2', '3', 'i + 1')}:")
            self.depth += 1
            self.emit(f"{counter} += 1")
            self.depth -= 1
        self.block(budget)
        self.loops -= 1

    def branch(self, budget):
        self.emit(f"if {self.choose(self.number(), self.reduction())} > {self.choose('1', '2', 's')}:")
        self.block(budget)
        if self.chance(0.5):
            self.emit("else:")
            self.block(budget)

    def rebind_if(self):
        """A name that stands for one array or another of the same kind afterwards."""
        text, like = self.view()
        if not text:
            return
        name = self.new("r")
        other = self.view(like, like.lost) or (text, like)
        self.emit(f"{name} = {text}")
        self.emit(f"if {self.choose('i > 1', 's > 2', 'x > 1', 'i % 2')}:")
        self.emit(f"    {name} = {self.choose(other[0], self.value(like, 1))}")
        self.arrays[name] = like

    def text(self):
        self.emit("n = len(a)")
        if any(array.columns for array in self.arrays.values()):
            matrix = next(name for name, array in self.arrays.items() if array.columns)
            self.emit(f"m = {matrix}.shape[1]")
        else:
            self.emit("m = 2")
        self.emit(f"s = np.{self.dtype}(0)")
        for _ in range(self.source.randint(3, 8)):
            self.statement(2)
        made = [name for name in self.arrays if name not in "abc"]
        results = self.source.sample(made, min(len(made), 3))
        self.emit(f"return {', '.join(['s', *results, self.value(self.view()[1], 1), self.reduction()])}")
        types = [self.dtype, self.foreign or self.dtype, self.dtype]
        axes = [":,:" if name in self.arrays and self.arrays[name].columns else ":" for name in "abc"]
        words = ", ".join(f"{dtype}[{axis}]" for dtype, axis in zip(types, axes, strict=True))
        words += f", int, {'int' if self.whole else 'float'}"
        body = "\n".join(self.lines)
        return f"\n\n#pythran export {self.name}({words})\ndef {self.name}(a, b, c, i, x):\n{body}\n"


def program(seed, count):
    """A file of `count` functions."""
    source = random.Random(seed)
    return HEADER.format(seed=seed) + "".join(Writer(source, f"chain_{n}").text() for n in range(count))
