"""Random functions over one array of one to four axes: reads, stores and operations in place on what random indices
name. Indices are integers, slices, new axes, ellipses, arrays, lists and masks. The same seed gives the same text."""

import random

from random_text import RandomText

HEADER = '''"""Random indexing of seed {seed}, written by random_indexing.py."""

import numpy as np
'''


class Writer(RandomText):
    """Writes one function; `ndim` is the rank of its array."""

    def __init__(self, source, name):
        super().__init__(source, name)
        self.ndim = source.choice([1, 1, 2, 2, 3, 4])

    def integer(self):
        return self.choose("0", "-1", "i", "1", "j")

    def slice_(self):
        first, last = (self.choose("", "", "", "1", "-1", "i", "j", "2") for _ in range(2))
        return f"{first}:{last}{self.choose('', '', '', ':-1', ':2', ':-2', ':1')}"

    def places(self, base, axis):
        """An index array for an axis."""
        extent = f"max({base}.shape[{axis}], 1)"
        return self.choose(
            f"p % {extent}",
            f"p[::-1] % {extent} - {base}.shape[{axis}]",
            f"q % {extent}",
            f"(p % {extent})[:, None]",
            "[0, -1]",
            "[0]",
            f"[i % {extent}, 0]",
            f"q[:1] % {extent}",
        )

    def mask(self, base, axis):
        return self.choose(f"np.arange({base}.shape[{axis}]) % 2 == 0", f"np.arange({base}.shape[{axis}]) > i")

    def basic(self, base, ndim, *, views=False):
        """An index of integers and slices; with `views` one that never names a single element."""
        parts = [
            self.choose(self.slice_(), self.slice_(), ":", self.integer()) for _ in range(self.source.randint(1, ndim))
        ]
        if self.source.random() < 0.2:
            parts.insert(self.source.randrange(len(parts) + 1), "None")
        if self.source.random() < 0.2:
            parts.insert(self.source.randrange(len(parts) + 1), "...")
        if views and not any(":" in part or part in ("...", "None") for part in parts) and len(parts) == ndim:
            parts[-1] = ":"
        return ", ".join(parts)

    def advanced(self, base, ndim):
        """An index with index arrays among others."""
        if self.source.random() < 0.2:
            return self.choose(f"{base} > i", f"{base} % 3 == 0", f"({base} > j) | ({base} < 0)")
        count = self.source.randint(1, ndim)
        chosen = set(self.source.sample(range(count), self.source.randint(1, min(2, count))))
        parts = []
        for axis in range(count):
            if axis in chosen:
                parts.append(self.mask(base, axis) if self.source.random() < 0.3 else self.places(base, axis))
            else:
                parts.append(self.choose(self.slice_(), ":", ":", self.integer()))
        if self.source.random() < 0.1 and count == ndim:
            parts.insert(self.source.randrange(len(parts) + 1), "None")
        return ", ".join(parts)

    def base(self):
        if self.ndim == 1:
            return self.choose("a", "a", "a[::-1]")
        order = self.source.sample(range(self.ndim), self.ndim)
        return self.choose("a", "a", "a", "a.T", "a[::-1]", f"a.transpose({', '.join(map(str, order))})")

    def index(self, base, *, views=False):
        return (
            self.advanced(base, self.ndim) if self.source.random() < 0.5 else self.basic(base, self.ndim, views=views)
        )

    def read(self):
        base = self.base()
        if self.source.random() < 0.15:
            return f"{base}.flat[{self.flat_index()}]"
        if self.source.random() < 0.1:
            return f"{self.same_elements(base)}[{self.choose('::2', '1:', '::-1', '...')}]"
        return f"{base}[{self.index(base)}]{self.choose('', '', ' + 1', ' * 2')}"

    def flat_index(self):
        """An index of `a.flat`."""
        return self.choose(self.slice_(), "i", "-1", "p % max(a.size, 1)", "[0, -1]", "...")

    def same_elements(self, base):
        """The elements of an array with other axes, in its memory where that can be."""
        last = self.ndim - 1
        return self.choose(
            f"{base}.reshape(-1)",
            f"{base}.ravel()",
            f"np.expand_dims({base}, {last})",
            f"np.moveaxis({base}, {last}, 0)",
            f"np.flip({base}, 0)",
            f"{base}.reshape({base}.shape[0], -1)" if last else f"{base}.reshape(-1, 1)",
            f"np.atleast_2d({base})",
        )

    def in_variables(self):
        """Statements over views that have names."""
        base, name = self.base(), self.choose("v", "w")
        if self.source.random() < 0.3:
            lines = [f"{name} = {base}.flat"]
            return [
                *lines,
                f"{name}[{self.flat_index()}] {self.choose('=', '=', '+=', '*=')} {self.choose('3', 'j', 'i')}",
            ]
        if self.source.random() < 0.3:
            lines = [f"{name} = {self.same_elements(base)}"]
        else:
            lines = [f"{name} = {base}[{self.basic(base, self.ndim, views=True)}]"]
        lines.append(f"{name} {self.choose('+=', '-=', '*=')} {self.choose('2', 'j', name)}")
        if self.source.random() < 0.5:
            lines.append(f"{name}[...] = {self.choose('5', f'{name} + 1', name)}")
        return lines

    def statement(self):
        base = self.base()
        target = f"{base}[{self.index(base)}]"
        match self.source.randrange(7):
            case 6:
                return "\n    ".join(self.in_variables())
            case 0 | 1:
                return f"{target} = {self.choose('7', 'i', '-3')}"
            case 2:
                return f"{target} {self.choose('+=', '*=', '-=')} {self.choose('2', 'j')}"
            case 3:
                same = self.basic(base, self.ndim, views=True)
                return f"{base}[{same}] = {self.choose(base, base + '[::-1]')}[{same}]{self.choose('', ' + 1')}"
            case 4:
                return f"{target} = {target}{self.choose('', ' + 1', ' * 2')}"
            case _:
                other = self.base()
                return f"{base}[{self.basic(base, self.ndim, views=True)}] {self.choose('=', '+=')} {other}[{self.basic(other, self.ndim)}]"

    def text(self):
        axes = ",".join(":" * self.ndim)
        lines = [self.statement() for _ in range(self.source.randint(1, 3))]
        reads = ", ".join(self.read() for _ in range(2))
        body = "".join(f"    {line}\n" for line in [*lines, f"return {reads}, {self.read()}"])
        head = f"#pythran export {self.name}(int64[{axes}], int64[:], int64[:], int, int)\n"
        return f"\n\n{head}def {self.name}(a, p, q, i, j):\n{body}"


def program(seed, count):
    """A file of `count` functions."""
    source = random.Random(seed)
    return HEADER.format(seed=seed) + "".join(Writer(source, f"indexing_{n}").text() for n in range(count))
