"""Random Python programs over numbers, texts and containers: assignments, loops, branches, comprehensions, `try`, nested
functions and generators. Each expression is drawn for a type from a table of forms, so that Python's errors come from
values. Sets are only looked at where their order does not matter. The same seed gives the same text. A program may be
refused: a list that stays empty is one of ints, so that `list(map(len, []))` in a variable has no type."""

import random
import re

from random_python_forms import ERRORS, FORMS, LITERALS, LOOPS, PARAMETERS, STATEMENTS, TYPES
from random_text import RandomText

HEADER = '''"""Random Python programs of seed {seed}, written by random_python.py."""

import math
from collections import Counter
from functools import reduce
from itertools import accumulate, chain, takewhile
'''


class Writer(RandomText):
    """Writes one function and those that it calls. `scope` maps a type to the names of its variables."""

    def __init__(self, source, name):
        super().__init__(source, name)
        self.scope = {type_: [] for type_ in FORMS}
        self.functions = []  # (name, types of parameters, type of the result) of those that can be called
        self.kept = set()  # names that are not bound anew: counters, and what isinstance has narrowed
        self.loops = 0
        self.result = None  # the type of what a nested function returns

    # Expressions.

    def expression(self, type_, fuel=2):
        known = self.scope[type_]
        if fuel <= 0 or self.chance(0.15):
            return self.choose(*known) if known and self.chance(0.8) else self.choose(*LITERALS[type_])
        calls = [one for one in self.functions if one[2] == type_]
        if calls and self.chance(0.2):
            name, parameters, _ = self.choose(*calls)
            return f"{name}({', '.join(self.expression(one, fuel - 1) for one in parameters)})"
        return self.filled(self.choose(*FORMS[type_]), fuel - 1)

    def filled(self, form, fuel):
        text, *types = (form,) if isinstance(form, str) else form
        names = [self.new("c") for _ in types]
        for sign, name in zip("@#", names, strict=False):
            text = text.replace(sign, name)
        if not types and "@" in text:
            names, types = [self.new("c")], ["i"]
            text = text.replace("@", names[0])

        def hole(match):
            if match[0] in ("{{", "}}"):
                return match[0][0]
            type_, inside = match[2], bool(match[3])
            if match[1]:
                return self.variable(type_) if match[1] == "=" else self.choose(*self.scope[type_])
            for name, one in zip(names, types, strict=True):
                self.scope[one].extend([name] * 2 if inside else [])
            made = self.expression(type_, fuel)
            for name, one in zip(names, types, strict=True):
                self.scope[one] = [other for other in self.scope[one] if other != name]
            return made

        return re.sub(r"\{\{|\}\}|\{([=~]?)(\w+)(\+)?\}", hole, text)

    def variable(self, type_):
        """The name of a variable that may be changed; a new one where there is none."""
        known = [name for name in self.scope[type_] if name not in self.kept]
        if known:
            return self.choose(*known)
        name = self.new()
        self.emit(f"{name} = {self.choose(*LITERALS[type_])}")
        self.scope[type_].append(name)
        return name

    # Statements.

    def statement(self, budget):
        kinds = [self.simple] * 6 + [self.assign] * 6 + [self.leave]
        if budget > 0:
            kinds += (
                [self.branch] * 3
                + [self.try_] * 2
                + [self.finally_]
                + [self.narrowed]
                + [self.loop] * (4 if self.loops < 2 else 0)
            )
            kinds += [self.while_] * (self.loops < 2) + [self.function] * (2 if self.depth == 1 else 0)
        kind = self.source.choice(kinds)
        if kind in (self.simple, self.assign, self.leave, self.function):
            kind()
        else:
            kind(budget)

    def simple(self):
        text = self.filled(self.choose(*STATEMENTS), 2)
        if self.chance(0.6):
            return self.emit(text)
        self.emit("try:")
        self.emit(f"    {text}")
        self.emit("except Exception as e:")
        return self.emit("    print(type(e).__name__, e)")

    def assign(self):
        type_ = self.choose(*TYPES)
        known = [name for name in self.scope[type_] if name not in self.kept]
        value = self.expression(type_)
        value = f"{value} % 1009" if type_ == "i" else value
        if known and self.chance(0.5):
            name = self.choose(*known)
            if self.chance(0.5):
                self.emit(f"{name} = {value}")
            else:
                self.emit("try:")
                self.emit(f"    {name} = {value}")
                self.emit(f"except {self.choose('Exception', '(LookupError, ValueError)')}:")
                self.emit(f"    {name} = {self.choose(*LITERALS[type_])}")
        else:
            name = self.new()
            self.emit(f"{name} = {value}")
            self.scope[type_].append(name)

    def block(self, budget, extra=(), *, forget=True):
        """A block in which `extra` (pairs of name and type) is in scope; what it binds is unbound on other ways."""
        self.depth += 1
        scope = {type_: list(names) for type_, names in self.scope.items()}
        functions = list(self.functions)
        for name, type_ in extra:
            self.scope[type_] += [name, name]
        for _ in range(self.source.randint(1, 3)):
            self.statement(budget - 1)
        if forget:
            self.scope, self.functions = scope, functions
        self.depth -= 1

    def branch(self, budget):
        self.emit(f"if {self.expression('b')}:")
        self.block(budget)
        if self.chance(0.25):
            self.emit(f"elif {self.expression('b')}:")
            self.block(budget)
        if self.chance(0.5):
            self.emit("else:")
            self.block(budget)

    def narrowed(self, budget):
        """What `isinstance` or `is None` tells apart."""
        type_ = self.choose("o", "u")
        name = self.variable(type_)
        self.kept.add(name)
        positive = self.chance(0.5)
        test, inside, outside = (
            ("is not None" if positive else "is None", "i" if positive else None, None if positive else "i")
            if type_ == "o"
            else (f"isinstance({name}, {'int' if positive else 'str'})", *("is" if positive else "si"))
        )
        self.emit(f"if {name} {test}:" if type_ == "o" else f"if {test}:")
        held, self.scope[type_] = self.scope[type_], [other for other in self.scope[type_] if other != name]
        self.block(budget, [(name, inside)] if inside else [])
        self.emit("else:")
        self.block(budget, [(name, outside)] if outside else [])
        self.scope[type_] = held
        self.kept.discard(name)

    def loop(self, budget):
        text, *types = self.choose(*LOOPS)
        names = [self.new("k") for _ in types]
        for sign, name in zip("@#", names, strict=False):
            text = text.replace(sign, name)
        self.emit(self.filled((text,), 1))
        self.loops += 1
        self.kept |= set(names)
        self.block(budget, list(zip(names, types, strict=True)))
        self.loops -= 1
        if self.chance(0.15):
            self.emit("else:")
            self.block(0)

    def while_(self, budget):
        name = self.new("w")
        self.emit(f"{name} = 0")
        self.kept.add(name)
        self.emit(f"while {name} < {self.choose('3', '5')} and {self.expression('b')}:")
        self.loops += 1
        self.emit(f"    {name} += 1")
        self.block(budget, [(name, "i")])
        self.loops -= 1
        if self.chance(0.25):
            self.emit("else:")
            self.block(0)

    def try_(self, budget):
        self.emit("try:")
        self.block(budget)
        for error in self.source.sample(ERRORS, self.source.randint(1, 2)):
            if self.chance(0.4):
                self.emit(f"except {error} as e:")
                self.emit("    print(type(e).__name__, e)")
            else:
                self.emit(f"except {error}:")
            self.block(budget)
        if self.chance(0.2):
            self.emit("else:")
            self.block(budget)
        if self.chance(0.2):
            self.emit("finally:")
            self.block(0)

    def finally_(self, budget):
        """What is left in any way, and what happens then."""
        self.emit("try:")
        self.block(budget)
        self.emit("finally:")
        self.block(0)

    def leave(self):
        match self.source.randrange(6):
            case 4 | 5 if self.result:
                self.emit(f"if {self.expression('b')}:")
                self.emit(f"    return {self.expression(self.result, 1)}{' % 1009' if self.result == 'i' else ''}")
            case 0 | 1 if self.loops:
                self.emit(f"if {self.expression('b')}:")
                self.emit(f"    {self.choose('break', 'continue')}")
            case 2 if self.depth > 1:
                self.emit(f"raise {self.choose('ValueError', 'KeyError', 'IndexError')}({self.expression('s', 1)})")
            case _:
                self.simple()

    def function(self):
        """A nested function, with `nonlocal` now and then, or a generator."""
        name, types = self.new("f"), [self.choose("i", "s", "li") for _ in range(self.source.randint(1, 2))]
        result = self.choose("i", "s", "li", "ls", "b")
        parameters = [self.new("p") for _ in types]
        self.emit(f"def {name}({', '.join(parameters)}):")
        scope, functions, loops = {t: list(names) for t, names in self.scope.items()}, list(self.functions), self.loops
        kept = set(self.kept)
        self.loops = 0
        changed = self.choose(*self.scope["i"]) if self.scope["i"] else None
        inner = changed and changed not in self.kept and changed.startswith("v") and self.chance(0.4)
        self.kept |= {n for names in self.scope.values() for n in names}  # binding one would make it local
        if inner:
            self.emit(f"    nonlocal {changed}")
            self.emit(f"    {changed} = ({self.filled('{i}', 1)}) % 101")
        yields = result in ("li", "ls") and self.chance(0.3)
        outer, self.result = self.result, None if yields else result
        self.depth += 1
        for parameter, type_ in zip(parameters, types, strict=True):
            self.scope[type_] += [parameter] * 3
        for _ in range(self.source.randint(0, 3)):
            self.statement(1 if self.depth > 2 else 2)
        if yields:
            text, *kinds = self.choose(*(loop for loop in LOOPS if len(loop) == 2))
            item = self.new("k")
            self.emit(self.filled((text.replace("@", item),), 1))
            self.scope[kinds[0]].append(item)
            self.emit(f"    yield {self.expression(result[1:])}")
        else:
            self.emit(f"return {self.expression(result)}{' % 1009' if result == 'i' else ''}")
        self.depth -= 1
        self.result = outer
        self.scope, self.functions, self.loops, self.kept = scope, functions, loops, kept
        if not yields:
            self.functions.append((name, types, result))
        else:
            self.emit(f"{(made := self.new())} = list({name}({', '.join(self.expression(t, 1) for t in types)}))")
            self.scope[result].append(made)

    def text(self):
        parameters = [(self.new("a"), self.choose(*PARAMETERS)) for _ in range(self.source.randint(2, 4))]
        for name, type_ in parameters:
            self.scope[type_].append(name)
        for type_ in "isf":
            self.variable(type_)
        for _ in range(self.source.randint(3, 6)):
            self.statement(2)
        made = [
            name for names in self.scope.values() for name in names if name not in self.scope["si"] + self.scope["ss"]
        ]
        results = self.source.sample(sorted(set(made)), min(4, len(set(made))))
        sets = [f"sorted({name})" for name in self.scope["si"] + self.scope["ss"]][:2]
        self.emit(f"return {', '.join([*results, *sets, self.expression('i', 1)])}")
        words = ", ".join(PARAMETERS[type_] for _, type_ in parameters)
        names = ", ".join(name for name, _ in parameters)
        body = "\n".join(self.lines)
        return f"\n\n#pythran export {self.name}({words})\ndef {self.name}({names}):\n{body}\n"


def program(seed, count):
    """A file of `count` functions."""
    source = random.Random(seed)
    return HEADER.format(seed=seed) + "".join(Writer(source, f"python_{n}").text() for n in range(count))
