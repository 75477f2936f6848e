"""Random small kernels over NumPy's and Python's scalar types: promotion, conversion, joins.

The same seed gives the same text.
"""

import random

from random_text import RandomText

HEADER = '"""Random kernels of seed {seed} over scalar types, written by random_types.py."""\n'
INTEGERS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
REALS = ["float32", "float64"]
COMPLEX = ["complex64", "complex128"]
WEAK = ["bool", "int", "float", "complex"]


class Writer(RandomText):
    """Writes one kernel. `names` maps every name in scope to its kind: "b", "i", "f" or "c"."""

    def __init__(self, source, name):
        super().__init__(source, name)
        self.types = [self.type_() for _ in range(source.randint(2, 4))]
        self.names = {f"x{number}": self.kind(word) for number, word in enumerate(self.types)}
        self.parameters = list(self.names)

    def type_(self):
        pools = [INTEGERS, INTEGERS, REALS, WEAK, WEAK[:3], COMPLEX]
        return self.source.choice(self.source.choice(pools))

    def kind(self, word):
        return {"b": "b", "i": "i", "u": "i", "f": "f", "c": "c"}[word[0]]

    def leaf(self, kinds):
        names = [name for name, kind in self.names.items() if kind in kinds]
        if names and self.source.random() < 0.8:
            return self.choose(*names)
        return (
            self.choose("0", "1", "2", "3", "-1", "7")
            if kinds in ("bi", "i") or self.source.random() < 0.5
            else self.choose("0.5", "-2.5", "1e3", "-0.0")
        )

    def real(self, fuel=3):
        """An expression that is an integer, a float or a bool."""
        if fuel <= 0 or self.source.random() < 0.15:
            return self.leaf("bif")
        a, b = self.real(fuel - 1), self.real(fuel - 1)
        match self.source.randrange(11):
            case 0 | 1 | 2:
                return f"({a} {self.choose('+', '-', '*')} {b})"
            case 3:
                return f"({a} {self.choose('/', '//', '%')} {b})"
            case 4:
                return f"abs({a})"
            case 5:  # both of one type: where types join, compiled code says something else than CPython
                return f"(float({a}) if {self.test(fuel - 1)} else float({b}))"
            case 6:
                return f"{self.choose('min', 'max')}(float({a}), float({b}))"
            case 7:
                return f"{self.choose('float', 'bool', 'float')}({a})"
            case 8:
                return f"(+{a})"
            case 9:
                return self.integer(fuel - 1)
            case _:
                return f"({a} ** {self.choose('2', '2', '3')})"

    def integer(self, fuel=3):
        if fuel <= 0 or self.source.random() < 0.15:
            return self.leaf("bi" if self.source.random() < 0.3 else "i")
        a, b = self.integer(fuel - 1), self.integer(fuel - 1)
        match self.source.randrange(8):
            case 0 | 1:
                return f"({a} {self.choose('+', '-', '*')} {b})"
            case 2:
                return f"({a} {self.choose('//', '%')} {b})"
            case 3 | 4:
                return f"({a} {self.choose('&', '|', '^')} {b})"
            case 5:
                return f"({a} {self.choose('<<', '>>')} {self.choose('0', '1', '3', '5')})"
            case 6:
                return f"divmod({a}, {b})[{self.choose('0', '1')}]"
            case _:
                return f"int({self.test(fuel - 1)})"

    def number(self, fuel=3):
        """An expression of any kind."""
        if fuel <= 0 or self.source.random() < 0.15:
            return self.leaf("bifc")
        if self.source.random() < 0.5:
            return self.real(fuel)
        a, b = self.number(fuel - 1), self.number(fuel - 1)
        match self.source.randrange(4):
            case 0 | 1:
                return f"({a} {self.choose('+', '-', '*')} {b})"
            case 2:
                return f"(complex({a}) if {self.test(fuel - 1)} else complex({b}))"
            case _:
                return f"abs({a})"

    def test(self, fuel=2):
        comparison = self.choose("<", "<=", "==", "!=", ">", ">=")
        match self.source.randrange(5):
            case 0 | 1:
                return f"({self.real(fuel - 1)} {comparison} {self.real(fuel - 1)})"
            case 2:
                return f"({self.number(fuel - 1)} {self.choose('==', '!=')} {self.number(fuel - 1)})"
            case 3 if fuel > 0:
                return f"({self.test(fuel - 1)} {self.choose('and', 'or')} not {self.test(fuel - 1)})"
            case _:
                return f"({self.real(0)} {comparison} {self.real(0)} {comparison} {self.real(0)})"

    def statement(self, budget):
        name = f"y{self.source.randrange(3)}"
        match self.source.randrange(5):
            case 0 | 1:
                self.emit(f"{name} = {self.real()}")
                self.names[name] = "f"
            case 2:
                self.emit(f"{name} = {self.integer()}")
                self.names[name] = "i"
            case 3:
                target = self.choose(*self.names)
                self.emit(f"{target} {self.choose('+=', '-=', '*=')} {self.real(2)}")
                if self.names[target] in "bi":
                    self.names[target] = "f"
            case _ if budget:
                self.emit(f"if {self.test()}:")
                self.block()
                self.emit("else:")
                self.block()

    def block(self):
        self.depth += 1
        names = dict(self.names)
        self.emit(f"z = float({self.real()})")
        self.names = names
        self.depth -= 1

    def text(self):
        self.emit("z = 0.0")
        for _ in range(self.source.randint(1, 4)):
            self.statement(1)
        result = self.choose(self.real, self.number, self.integer, self.test)()
        self.emit(f"return {result}")
        body = "\n".join(self.lines)
        return (
            f"\n\n#pythran export capsule {self.name}({', '.join(self.types)})\n"
            f"def {self.name}({', '.join(self.parameters)}):\n{body}\n"
        )


def program(seed, count):
    """A file of `count` kernels."""
    source = random.Random(seed)
    kernels = [Writer(source, f"kernel_{number}").text() for number in range(count)]
    return HEADER.format(seed=seed) + "".join(kernels)
