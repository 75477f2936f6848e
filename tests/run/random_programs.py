"""Random small kernels over ints and floats, written so that CPython ends quickly and means the same as compiled code.

Integers are kept small by `% constant` where they grow; what still leaves 64 bits is noticed when CPython runs it.
The same seed gives the same text.
"""

import random

from random_text import RandomText

HEADER = '''"""Random kernels of seed {seed}, written by random_programs.py."""


def helper_int(x, y=3):
    if x > y:
        return (x - y) % 1000
    return x * 2 - y


def helper_float(x, scale=0.5):
    return x * scale + 1.0


def helper_raise(x):
    if x % 5 == 0:
        raise ValueError("five")
    if x % 5 == 1:
        raise KeyError("one")
    return x // 2


def helper_generic(x, y):
    return x if x < y else y + 1


def helper_pair(x, y):
    return y, x
'''


class Writer(RandomText):
    """Writes one kernel. `ints`, `floats`, `maybe` are the names in scope; `maybe` ones may be unbound."""

    def __init__(self, source, name):
        super().__init__(source, name)
        self.ints = ["x", "y", "n"]
        self.floats = ["u", "v"]
        self.loops = 0
        self.closures = []
        self.in_try = 0

    # Expressions. `fuel` bounds their depth.

    def int_(self, fuel=3):
        choose = self.source.choice
        if fuel <= 0 or self.source.random() < 0.2:
            if self.source.random() < 0.3:
                return str(choose([0, 1, 2, 3, 5, 7, 10, 64, 100, -1, -2, -7]))
            return choose(self.ints)
        kind = self.source.randrange(19)
        a = self.int_(fuel - 1)
        match kind:
            case 0 | 1:
                return f"({a} {choose('+-')} {self.int_(fuel - 1)})"
            case 2:
                return f"({a} % 1000 * {self.int_(fuel - 1)})"
            case 3:
                return f"({a} // {self.int_(fuel - 1)})"
            case 4:
                return f"({a} % {self.int_(fuel - 1)})"
            case 5:
                return f"({a} {choose('&|^')} {self.int_(fuel - 1)})"
            case 6:
                return f"({a} >> {self.int_(fuel - 1)} % 64)"
            case 7:
                return f"(-{a})" if self.source.random() < 0.5 else f"(~{a})"
            case 8:
                return f"({a} if {self.test(fuel - 1)} else {self.int_(fuel - 1)})"
            case 9:
                return f"{choose(['min', 'max'])}({a}, {self.int_(fuel - 1)})"
            case 10:
                return f"abs({a})"
            case 11:
                return f"({a} {choose(['and', 'or'])} {self.int_(fuel - 1)})"
            case 12:
                return f"helper_int({a})" if self.source.random() < 0.5 else f"helper_int({a}, y={self.int_(fuel - 1)})"
            case 13:
                return f"({a}, {self.int_(fuel - 1)}, {self.int_(fuel - 1)})[{choose(['0', '1', '-1', 'n % 3', 'n'])}]"
            case 14:
                return f"divmod({a}, {self.int_(fuel - 1)})[{choose('01')}]"
            case 15:
                return f"p[{self.int_(fuel - 1)} % 8]"
            case 16:
                return f"int({self.test(fuel - 1)})"
            case 17 if self.closures:
                return f"{choose(self.closures)}({a})"
            case 18:
                return f"helper_generic({a}, {self.int_(fuel - 1)})"
            case _:
                return f"(({a}) % 7) ** 3"

    def float_(self, fuel=3):
        choose = self.source.choice
        if fuel <= 0 or self.source.random() < 0.2:
            if self.source.random() < 0.3:
                return str(choose([0.0, 1.0, 0.5, -2.5, 1e10, 3.25, -0.0]))
            return choose(self.floats)
        a = self.float_(fuel - 1)
        match self.source.randrange(12):
            case 0 | 1 | 2:
                return f"({a} {choose('+-*')} {self.float_(fuel - 1)})"
            case 3:
                return f"({a} {choose(['/', '//', '%'])} {self.float_(fuel - 1)})"
            case 4:
                return f"({a} {choose('+-*/')} {self.int_(fuel - 1)})"
            case 5:
                return f"({self.int_(fuel - 1)} {choose('+-*/')} {a})"
            case 6:
                return f"({a} if {self.test(fuel - 1)} else {self.float_(fuel - 1)})"
            case 7:
                return f"{choose(['min', 'max'])}({a}, {self.float_(fuel - 1)})"
            case 8:
                return f"helper_float({a}{choose(['', ', scale=' + self.float_(fuel - 1)])})"
            case 9:
                return f"q[{self.int_(fuel - 1)} % 8]"
            case 10:
                return f"float({self.int_(fuel - 1)})"
            case _:
                return f"abs(-{a})"

    def test(self, fuel=2):
        choose = self.source.choice
        kinds = ["<", "<=", "==", "!=", ">", ">="]
        match self.source.randrange(8):
            case 0 | 1 | 2:
                return f"{self.int_(fuel - 1)} {choose(kinds)} {self.int_(fuel - 1)}"
            case 3:
                return f"{self.float_(fuel - 1)} {choose(kinds)} {self.float_(fuel - 1)}"
            case 4:
                return f"{self.int_(fuel - 1)} {choose(kinds)} {self.float_(fuel - 1)} {choose(kinds)} {self.int_(fuel - 1)}"
            case 5 if fuel > 0:
                return f"({self.test(fuel - 1)} {choose(['and', 'or'])} {self.test(fuel - 1)})"
            case 6 if fuel > 0:
                return f"not {self.test(0)}"
            case _:
                return f"{self.int_(fuel - 1)} in ({self.int_(0)}, {self.int_(0)})"

    # Statements.

    def block(self, budget, *, looping=False):
        """A nested block; names it binds may be unbound afterwards, so they are forgotten half of the time."""
        self.depth += 1
        ints, floats, closures = list(self.ints), list(self.floats), list(self.closures)
        before = len(self.lines)
        for _ in range(self.source.randint(1, 3)):
            self.statement(budget - 1, looping=looping)
        if len(self.lines) == before:
            self.emit("pass")
        if self.source.random() < 0.9:
            self.ints, self.floats = ints, floats
        self.closures = closures
        self.depth -= 1

    def statement(self, budget, *, looping):
        simple = [self._assign_int, self._assign_float, self._augment, self._store, self._unpack, self._walrus]
        nested = [self._if, self._for, self._while, self._try, self._closure, self._for_zip]
        leaving = [self._leave]
        pick = self.source.random()
        if pick < 0.08:
            self._leave(looping)
        elif pick < 0.5 and budget > 0:
            self.source.choice(nested)(budget, looping)
        else:
            self.source.choice(simple)()
        del leaving

    def _assign_int(self):
        value = self.int_()
        name = self.source.choice([*self.ints[1:], self.new("i")])
        if name.startswith("i") and name not in self.ints:
            self.ints.append(name)
        self.emit(f"{name} = {value} % 10007")

    def _assign_float(self):
        value = self.float_()
        name = self.source.choice([*self.floats, self.new("f")])
        if name not in self.floats:
            self.floats.append(name)
        self.emit(f"{name} = {value}")

    def _augment(self):
        if self.source.random() < 0.5:
            self.emit(
                f"{self.source.choice(self.ints[1:])} {self.source.choice(['+=', '-=', '^=', '|=', '&=', '%=', '//='])} {self.int_(2)}"
            )
        else:
            self.emit(
                f"{self.source.choice(self.floats)} {self.source.choice(['+=', '-=', '*=', '/='])} {self.float_(2)}"
            )

    def _store(self):
        if self.source.random() < 0.5:
            self.emit(f"p[{self.int_(1)} % 8] {self.source.choice(['=', '+='])} {self.int_(2)} % 1009")
        else:
            self.emit(f"q[{self.int_(1)} % 8] {self.source.choice(['=', '+=', '*='])} {self.float_(2)}")

    def _unpack(self):
        a, b = self.source.choice(self.ints[1:]), self.source.choice(self.ints[1:])
        if self.source.random() < 0.5:
            self.emit(f"{a}, {b} = {self.int_(1)}, {self.int_(1)}")
        else:
            self.emit(f"{a}, {b} = helper_pair({self.int_(1)}, {self.int_(1)})")

    def _walrus(self):
        name = self.new("w")
        value = self.int_(2)
        self.emit(f"y = ({name} := {value}) - {name} // 3")
        self.ints.append(name)

    def _if(self, budget, looping):
        self.emit(f"if {self.test()}:")
        self.block(budget, looping=looping)
        if self.source.random() < 0.3:
            self.emit(f"elif {self.test()}:")
            self.block(budget, looping=looping)
        if self.source.random() < 0.5:
            self.emit("else:")
            self.block(budget, looping=looping)

    def _for(self, budget, _looping):
        if self.loops > 1:
            return
        self.loops += 1
        name = self.new("k")
        form = self.source.choice(
            [
                "range({a} % 5)",
                "range({a} % 4, {b} % 7)",
                "range({a} % 7, {b} % 4, -1)",
                "range({a} % 9, {b} % 9, {c})",
                "({a}, {b}, 3)",
            ]
        )
        values = {"a": self.int_(1), "b": self.int_(1), "c": self.source.choice(["2", "-2", "3", "n"])}
        self.emit(f"for {name} in {form.format(**values)}:")
        self.ints.append(name)
        self.block(budget, looping=True)
        if self.source.random() < 0.6 and name in self.ints:
            self.ints.remove(name)
        if self.source.random() < 0.3:
            self.emit("else:")
            self.block(budget, looping=False)
        self.loops -= 1

    def _for_zip(self, budget, _looping):
        if self.loops > 1:
            return
        self.loops += 1
        a, b = self.new("k"), self.new("k")
        form = self.source.choice(
            [
                "enumerate(range({x} % 5, 6))",
                "zip(range({x} % 5), ({y}, {x}, 4))",
                "enumerate(reversed(range({x} % 6)))",
            ]
        )
        self.emit(f"for {a}, {b} in {form.format(x=self.int_(1), y=self.int_(1))}:")
        self.ints += [a, b]
        self.block(budget, looping=True)
        self.ints = [name for name in self.ints if name not in (a, b)]
        self.loops -= 1

    def _while(self, budget, _looping):
        if self.loops > 1:
            return
        self.loops += 1
        counter = self.new("t")
        self.emit(f"{counter} = 0")
        self.emit(f"while {counter} < {self.source.randint(1, 5)} and {self.test()}:")
        self.depth += 1
        self.emit(f"{counter} += 1")
        self.depth -= 1
        self.block(budget, looping=True)
        if self.source.random() < 0.3:
            self.emit("else:")
            self.block(budget, looping=False)
        self.loops -= 1

    def _try(self, budget, looping):
        self.emit("try:")
        self.depth += 1
        if self.source.random() < 0.6:
            target = self.source.choice([*self.ints[1:], self.new("r")])
            self.emit(f"{target} = helper_raise({self.int_(1)})")
            if target not in self.ints:
                self.ints.append(target)
        self.depth -= 1
        self.block(budget, looping=looping)
        caught = self.source.sample(
            ["ValueError", "KeyError", "ZeroDivisionError", "(ValueError, KeyError)", "LookupError"], 2
        )
        handlers = self.source.randint(0, 2)
        for name in caught[:handlers]:
            self.emit(f"except {name}:")
            if self.source.random() < 0.15:
                self.depth += 1
                self._store()
                self.emit("raise")
                self.depth -= 1
            else:
                self.block(budget, looping=looping)
        if handlers and self.source.random() < 0.3:
            self.emit("else:")
            self.block(budget, looping=looping)
        if not handlers or self.source.random() < 0.3:
            self.emit("finally:")
            self.block(budget, looping=looping)

    def _closure(self, _budget, _looping):
        name = self.new("g")
        shared = self.source.choice(self.ints[1:3])
        self.emit(f"def {name}(a):")
        self.depth += 1
        kept, self.ints = self.ints, [*self.ints[:3], "a"]
        floats, self.floats = self.floats, self.floats[:2]
        if self.source.random() < 0.4:
            self.emit(f"nonlocal {shared}")
            self.emit(f"{shared} = {self.int_(2)} % 101")
        self.emit(f"return {self.int_(2)}")
        self.ints, self.floats = kept, floats
        self.depth -= 1
        self.closures.append(name)

    def _leave(self, looping):
        choice = self.source.randrange(5)
        if choice == 0:
            self.emit(f"if {self.test()}:")
            self.depth += 1
            self.emit(f"return {self.float_(1)}")
            self.depth -= 1
        elif choice == 1:
            self.emit(f"assert {self.test()}, {self.source.choice(['wrong', 'bad value'])!r}")
        elif choice == 2:
            self.emit(f"if {self.test()}:")
            self.depth += 1
            self.emit(f"raise {self.source.choice(['ValueError', 'KeyError', 'RuntimeError'])}('left')")
            self.depth -= 1
        elif looping:
            self.emit(f"if {self.test()}:")
            self.depth += 1
            self.emit(self.source.choice(["break", "continue"]))
            self.depth -= 1

    def text(self):
        for _ in range(self.source.randint(3, 6)):
            self.statement(2, looping=False)
        self.emit(f"return {self.float_(2)} + {self.int_(2)}")
        body = "\n".join(self.lines)
        return (
            f"\n\n#pythran export capsule {self.name}(int, int, int, float, float, int*, float*)\n"
            f"def {self.name}(x, y, n, u, v, p, q):\n{body}\n"
        )


def program(seed, count):
    """A file of `count` kernels."""
    source = random.Random(seed)
    kernels = [Writer(source, f"kernel_{number}").text() for number in range(count)]
    return HEADER.format(seed=seed) + "".join(kernels)
