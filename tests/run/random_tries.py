"""Random programs of `try`, `except`, `else`, `finally`, loops, `return`, `break`, `continue`, `raise` and `yield`."""

from __future__ import annotations

import random

from random_text import RandomText

HEADER = '''"""Random program {seed}."""


def check(n):
    if n % 7 == 1:
        raise ValueError("one", n)
    if n % 7 == 2:
        raise KeyError(n)
    if n % 7 == 3:
        raise IndexError(f"three {{n}}")
    if n % 7 == 4:
        return 10 // (n - n)
    return n
'''
CLASSES = ["ValueError", "KeyError", "LookupError", "ZeroDivisionError", "Exception", "(ValueError, IndexError)"]


class Writer(RandomText):
    """Writes one function, a statement at a time; `generator`: one that yields."""

    def __init__(self, source, name, *, generator):
        super().__init__(source, name)
        self.generator, self.loops = generator, 0
        self.caught = []

    def mark(self):
        self.count += 1
        self.emit(f'print("{self.name}", {self.count}, n)')

    def block(self, budget):
        self.depth += 1
        for _ in range(self.source.randint(1, 3)):
            if self.statement(budget):
                break
        self.depth -= 1

    def statement(self, budget):
        """One statement; whether nothing may follow it."""
        choice = self.source.random()
        if choice < 0.2:
            self.mark()
        elif choice < 0.35:
            self.emit(f"n += check(n + {self.source.randint(0, 6)})")
        elif choice < 0.45 and self.generator:
            self.emit(f"yield n + {self.count}")
        elif choice < 0.75 and budget:
            self.source.choice([self.try_, self.try_, self.try_, self.if_, self.loop])(budget - 1)
        elif choice < 0.85:
            self.emit(f"n += {self.source.randint(1, 3)}")
        else:
            return self.leave()
        return False

    def leave(self):
        """A statement that leaves, mostly under a condition."""
        options = ["return" if self.generator else f"return n + {self.count}", 'raise TypeError("t", n)']
        if self.loops:
            options += ["break", "continue"]
        if self.caught:
            options += ["raise", f"raise {self.caught[-1]}", f"raise RuntimeError(n) from {self.caught[-1]}"]
        option = self.source.choice(options)
        if self.source.random() < 0.75:
            self.emit(f"if n % {self.source.randint(2, 4)} == {self.source.randint(0, 1)}:")
            self.depth += 1
            self.mark()
            self.emit(option)
            self.depth -= 1
            return False
        self.emit(option)
        return True

    def if_(self, budget):
        self.emit(f"if n % {self.source.randint(2, 5)} == {self.source.randint(0, 2)}:")
        self.block(budget)
        if self.source.random() < 0.5:
            self.emit("else:")
            self.block(budget)

    def loop(self, budget):
        if self.loops > 1:
            self.mark()
            return
        self.loops += 1
        self.emit(f"for k{self.loops} in range({self.source.randint(1, 3)}):")
        self.block(budget)
        self.loops -= 1
        if self.source.random() < 0.3:
            self.emit("else:")
            self.block(budget)

    def try_(self, budget):
        self.emit("try:")
        self.block(budget)
        handlers = self.source.sample(CLASSES, self.source.randint(0, 2))
        for caught in sorted(handlers, key=lambda name: name == "Exception"):
            name = f"e{self.depth}"
            self.emit(f"except {caught} as {name}:")
            self.depth += 1
            self.emit(f'print("caught", repr({name}))')
            self.depth -= 1
            self.caught.append(name)
            self.block(budget)
            self.caught.pop()
        if handlers and self.source.random() < 0.4:
            self.emit("else:")
            self.block(budget)
        if not handlers or self.source.random() < 0.5:
            self.emit("finally:")
            kept, self.caught = self.caught, []
            self.block(budget)
            self.caught = kept

    def text(self):
        for _ in range(self.source.randint(2, 4)):
            if self.statement(3):
                break
        else:
            self.emit("yield n" if self.generator else "return n")
        if self.generator and not any("yield" in line for line in self.lines):
            self.emit("yield n")
        body = "\n".join(self.lines)
        if not self.generator:
            return f"\n\n#pythran export {self.name}(int)\ndef {self.name}(n):\n{body}\n"
        stop = self.source.randint(1, 5)
        return (
            f"\n\ndef steps_{self.name}(n):\n{body}\n\n\n#pythran export {self.name}(int)\ndef {self.name}(n):\n"
            f"    found = []\n    for x in steps_{self.name}(n):\n        found.append(x)\n"
            f"        if len(found) > {stop}:\n            break\n    return found\n"
        )


def program(seed, count):
    """A file of `count` functions, every other one a generator."""
    source = random.Random(seed)
    parts = [Writer(source, f"f{number}", generator=number % 2 == 1).text() for number in range(count)]
    return HEADER.format(seed=seed) + "".join(parts)
