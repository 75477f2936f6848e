"""Random calls over arrays of one shape with the options that calls have: `out=` and `where=`, `dtype=`, `keepdims=`,
`initial=`, tuples of axes, methods of ufuncs, new axes and ellipses, functions that write into views of what they also
read, small integers that wrap. Values are small, so that sums of floats are exact. The same seed gives the same text."""

import random

from random_text import RandomText

HEADER = '''"""Random calls of seed {seed}, written by random_calls.py."""

import numpy as np


def turned_into(x, y):
    x[...] = y[::-1]


def shifted_into(x, y):
    for i in range(len(x)):
        x[i] = y[len(y) - 1 - i] + x[i]


def added(x, y, z):
    np.add(x, y, out=z)
    return z


def both(x):
    return x, x[::-1]


def grown(x):
    x += 1
    return x
'''
DTYPES = (
    "int8",
    "uint8",
    "int16",
    "uint16",
    "int32",
    "uint32",
    "int64",
    "uint64",
    "float32",
    "float64",
    "float64",
    "bool",
)


class Writer(RandomText):
    """Writes one function of arrays `a`, `b`, `c`, a mask `w` of the same shape and an integer `i`."""

    def __init__(self, source, name):
        super().__init__(source, name)
        self.ndim = self.choose(1, 1, 2, 2, 3)
        self.types = {name: self.choose(*DTYPES) for name in "abc"}
        self.types["b"] = self.types["a"] if self.chance(0.4) else self.types["b"]
        self.results = []

    # Arrays of the whole shape.

    def name_(self, kinds="iufb"):
        found = [name for name, dtype in self.types.items() if dtype[0] in kinds]
        return self.choose(*found) if found else None

    def plain(self, kinds="iufb"):
        name = self.name_(kinds)
        return name and f"{name}{self.choose('', '', '', '[::-1]', '[...]', '[..., ::-1]')}"

    def same_type(self, name):
        return self.choose(*(one for one, dtype in self.types.items() if dtype == self.types[name]))

    def value(self, fuel=2):
        one = self.plain()
        if not fuel or self.chance(0.2):
            return one
        more = self.value(fuel - 1)
        number = self.plain("iuf")
        whole = self.plain("iu")
        match self.source.randrange(12):
            case 0 | 1 if number:
                return f"({number} {self.choose('+', '*', '-')} {self.choose('1', '2', '3', self.plain('iuf'))})"
            case 2 if whole:
                return f"({whole} {self.choose('//', '%', '&', '|', '^')} {self.choose('1', '3', self.plain('iu'))})"
            case 3 if whole:
                return f"({whole} {self.choose('<<', '>>')} {self.choose('1', '2', '5')})"
            case 4:
                return f"np.where({self.mask()}, {more}, {self.choose('1', one, self.value(0))})"
            case 5:
                return f"({more}).astype(np.{self.choose('int64', 'float64', 'bool', 'int32')})"
            case 6:
                return f"np.{self.choose('maximum', 'minimum')}({more}, {self.choose('1', one)})"
            case 7:
                return f"np.{self.choose('abs', 'sign', 'square')}({number or 'a * 2'})"
            case 8:
                axis = self.axis()
                return f"np.{self.choose('flip', 'cumsum', 'sort', 'cumprod')}({one}, axis={axis})"
            case 9:
                return f"np.roll({more}, {self.choose('1', '-1', 'i')}, axis={self.axis()})"
            case 10 if whole:
                return f"(~{whole})"
            case 11 if number:
                return f"(-{number})" if self.chance(0.5) else f"np.clip({number}, 1, 3)"
            case _:
                return more

    def mask(self):
        return self.choose("w", "~w", f"({self.value(1)} > 1)", f"({self.plain()} == {self.plain()})", "w[::-1]")

    def axis(self):
        return self.choose(*range(-self.ndim, self.ndim))

    def axes(self):
        if self.ndim == 1:
            return self.choose("0", "-1", "None", "(0,)")
        pair = self.source.sample(range(self.ndim), 2)
        if self.chance(0.4):
            pair[0] -= self.ndim
        return self.choose(
            str(self.axis()), f"({pair[0]}, {pair[1]})", f"({pair[0]}, {pair[1]})", "None", f"({pair[0]},)"
        )

    # Statements.

    def keep(self, text):
        name = self.new("r")
        self.emit(f"{name} = {text}")
        self.results.append(name)

    def reduced(self):
        one, options = self.value(), [f"axis={self.axes()}"]
        function = self.choose("sum", "sum", "prod", "max", "min", "any", "all", "mean", "count_nonzero", "ptp")
        if function == "ptp":
            one = self.plain("iuf") or "a.astype(np.int64)"
        if self.chance(0.4) and function != "ptp":
            options.append("keepdims=True")
        if function in ("sum", "prod") and self.chance(0.4):
            options.append(f"dtype=np.{self.choose('int64', 'float64', 'int32', 'uint8', 'float32')}")
        if function in ("sum", "prod", "any", "all") and self.chance(0.4):
            options.append(f"where={self.mask()}")
        if function in ("max", "min") and self.chance(0.4):
            options.append("initial=1")
            if self.chance(0.6):
                options.append(f"where={self.mask()}")
        if function in ("sum", "prod") and self.chance(0.25):
            options.append(f"initial={self.choose('2', '1')}")
        self.keep(f"np.{function}({one}, {', '.join(options)})")

    def ufunc(self, name):
        kind = self.types[name][0]
        pool = ["add", "multiply", "maximum", "minimum"] + ["subtract"] * (kind != "b")
        pool += ["bitwise_and", "bitwise_xor", "bitwise_or"] * (kind in "iub") + ["floor_divide"] * (kind in "iu")
        return self.choose(*pool)

    def written(self):
        """`out=` of a type's own arrays, whole or as views that lie over one another."""
        name = self.name_()
        other = self.same_type(name)
        function = self.ufunc(name)
        if self.chance(0.35):
            cuts = self.source.sample(["[1:]", "[:-1]", "[:0:-1]", "[-2::-1]"], 3)
            one, two, out = f"{name}{cuts[0]}", f"{other}{cuts[1]}", f"{name}{cuts[2]}"
        else:
            one, two, out = (f"{x}{self.choose('', '', '[::-1]')}" for x in (name, other, self.same_type(name)))
        where = ""
        if self.chance(0.4) and "1" not in out:
            where = f", where={self.mask()}"
        two = self.choose(two, two, two, "1") if self.types[name] != "bool" else two
        self.emit(f"np.{function}({one}, {two}, out={out}{where})")

    def method(self):
        name = self.name_("iuf") or "w.astype(np.int64)"
        match self.source.randrange(5):
            case 0:
                self.keep(f"np.{self.choose('add', 'multiply', 'maximum')}.reduce({name}, axis={self.axes()})")
            case 1:
                self.keep(f"np.{self.choose('add', 'multiply', 'minimum')}.accumulate({name}, axis={self.axis()})")
            case 2:
                self.keep(
                    f"np.{self.choose('add', 'multiply', 'maximum')}.outer({name}[0], {self.plain('iuf') or 'w'}[-1])"
                )
            case 3:
                self.keep(f"np.logical_{self.choose('and', 'or', 'xor')}.reduce({self.plain()}, axis={self.axes()})")
            case _:
                if name in self.types:
                    self.emit(
                        f"np.{self.choose('add', 'subtract', 'maximum')}.at({name}, [0, 0, -1], {self.choose('1', '2')})"
                    )

    def broadcast(self):
        one, two = self.name_(), self.name_()
        sign = self.choose("+", "*")
        self.keep(
            self.choose(
                f"{one}[..., None] {sign} {two}[None, ...]" if self.ndim < 3 else f"{one}[..., None, :] {sign} {two}",
                f"{one}[None] {sign} {two}[..., np.newaxis]"
                if self.ndim == 1
                else f"{one}[:, None, ..., 0] {sign} {two}[0, ..., None]",
                f"{one}[..., -1:] {sign} {two}",
                f"{one}[0] {sign} {two}",
                f"{one}[::-1, ...] {sign} {two}[..., ::-1]",
                f"{one}[-1::-2] {sign} {two}[0::2]" if self.ndim == 1 else f"{one}[..., -1::-1, :] {sign} {two}",
            )
        )

    def handed(self):
        """A function that writes where it also reads."""
        name = self.name_("iuf")
        if name is None:
            return
        other = self.same_type(name)
        cuts = self.source.sample(["[1:]", "[:-1]", "[:0:-1]", "[-2::-1]"], 3)
        match self.source.randrange(5):
            case 0:
                self.emit(f"turned_into({name}{cuts[0]}, {other}{cuts[1]})")
            case 1:
                self.emit(f"shifted_into({name}{cuts[0]}, {other}{cuts[1]})")
            case 2:
                self.keep(f"added({name}{cuts[0]}, {other}{cuts[1]}, {self.same_type(name)}{cuts[2]})")
            case 3:
                one, two = self.new("r"), self.new("r")
                self.emit(f"{one}, {two} = both({name})")
                self.emit(f"{one} {self.choose('+=', '*=')} {two}")
                self.results += [one, two]
            case _:
                self.keep(f"grown({name}{cuts[0]})")

    def stored(self):
        name = self.name_()
        if self.types[name] == "bool":
            self.emit(
                f"{name}[{self.choose('...', '::2', '::-1', 'w')}] {self.choose('=', '|=', '&=', '^=')} {self.choose('True', 'False')}"
            )
            return
        cut, sign = (
            self.choose("[1:]", "[:-1]", "[::-1]", "[::2]", "[..., 0]", "[..., ::-2]"),
            self.choose("=", "+=", "-=", "*="),
        )
        other = self.same_type(name)
        self.emit(f"{name}{cut} {sign} {self.choose('1', '2', f'{other}{cut}', f'{other}[::-1]{cut}')}")

    def masked(self):
        name = self.name_("iuf")
        if name:
            self.emit(f"{name}[{self.mask()}] {self.choose('=', '+=', '*=')} {self.choose('1', '2', '3')}")

    def rearranged(self):
        one, two, last = self.plain(), self.plain(), self.ndim - 1
        number = self.plain("iuf") or "w.astype(np.int8)"
        self.keep(
            self.choose(
                f"np.stack(({one}, {two}), axis={self.axis()})",
                f"np.concatenate(({one}, {two}), axis={self.axis()})",
                f"np.repeat({one}, {self.choose('2', '3', 'abs(i)')}, axis={self.axis()})",
                f"np.tile({one}, {self.choose('2', '(2, 1)', '(1, 2)')})",
                f"np.moveaxis({one}, 0, {last})",
                f"np.take({one}, [0, -1, 0], axis={self.axis()})",
                f"np.diff({number}, n={self.choose('1', '2')}, axis={self.axis()})",
                f"np.argsort({one}, axis={self.axis()}, kind='stable')",
                f"np.arg{self.choose('max', 'min')}({one}, axis={self.axis()})",
                f"np.unique({one})",
                f"np.nonzero({one})",
                f"np.pad({one}, {self.choose('1', '(2, 1)')}{self.choose('', ', mode=' + repr('wrap'), ', mode=' + repr('edge'), ', mode=' + repr('reflect'))})",
                f"np.searchsorted(np.sort({number}.ravel()), {self.plain('iuf') or '1'})",
                f"np.median({number}, axis={self.axis()}).ravel()",
                f"np.compress([True, False, True][: len({one})], {one}, axis=0)",
                f"np.swapaxes({one}, 0, -1).reshape(-1)",
                f"{one}.T.copy().ravel()",
                f"np.isin({one}, {two})",
                f"np.array_equal({one}, {two})",
                f"np.cumsum({one}, axis={self.axis()}, dtype=np.{self.choose('int64', 'float64', 'uint8')})",
                f"np.dot({self.plain()}.ravel(), {self.plain()}.ravel())",
                f"np.trapezoid({number}, axis={self.axis()})" if self.chance(0.3) else f"np.ediff1d({number})",
                f"np.rot90({one}, {self.choose('1', '2', '-1')})" if last else f"np.convolve({number}, [1, 2])",
                f"np.bincount(np.abs({one}.ravel().astype(np.int64)) % 7, minlength=3)",
                f"np.broadcast_to({one}, (2, *{one}.shape)).sum(axis=0)",
                f"np.choose(w.astype(np.int64), ({one}, {two}))",
                f"np.select([{self.mask()}, {self.mask()}], [{one}, {two}], 1)",
            )
        )

    def looped(self):
        name = self.name_()
        self.emit(f"for {(item := self.new('k'))} in range({self.choose('2', '3', 'len(a)')}):")
        self.depth += 1
        lines = len(self.lines)
        results, count = list(self.results), 0
        while len(self.lines) == lines and count < 5:
            self.source.choice([self.written, self.stored, self.masked, self.handed])()
            count += 1
        if self.types[name] != "bool":
            self.emit(
                f"{name}[{item} % max(len({name}), 1)] += 1" if self.chance(0.5) else f"{name}[...] = {name}[::-1]"
            )
        else:
            self.emit("pass")
        self.results = results
        self.depth -= 1

    def text(self):
        statements = [self.reduced] * 3 + [self.written] * 3 + [self.method, self.broadcast, self.handed, self.stored]
        statements += [self.masked, self.rearranged, self.rearranged, self.looped]
        for _ in range(self.source.randint(3, 6)):
            self.source.choice(statements)()
        self.keep(self.value())
        axes = ",".join(":" * self.ndim)
        words = ", ".join(f"{self.types[name]}[{axes}]" for name in "abc")
        self.emit(f"return {', '.join(self.results)},")
        body = "\n".join(self.lines)
        return f"\n\n#pythran export {self.name}({words}, bool[{axes}], int)\ndef {self.name}(a, b, c, w, i):\n{body}\n"


def program(seed, count):
    """A file of `count` functions."""
    source = random.Random(seed)
    return HEADER.format(seed=seed) + "".join(Writer(source, f"call_{n}").text() for n in range(count))
