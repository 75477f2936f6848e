"""Random Python programs over numbers, texts and containers: assignments, loops, branches, comprehensions, `try`, nested
functions and generators. Each expression is drawn for a type from a table of forms, so that Python's errors come from
values. Sets are only looked at where their order does not matter. The same seed gives the same text."""

import random
import re

from random_text import RandomText

HEADER = '''"""Random Python programs of seed {seed}, written by random_python.py."""
'''
# fmt: off
# Types: numbers, texts, lists, dicts, sets, a pair, an `int or None`, an `int or str`.
TYPES = (
    "i", "i", "i", "f", "s", "s", "b", "li", "li", "ls", "lf", "lli", "dsi", "dis", "dsl", "si", "ss", "t", "lt", "o",
    "u",
)
LITERALS = {
    "i": ("0", "1", "2", "3", "5", "7", "10", "-1", "-2", "64"),
    "f": ("0.5", "1.0", "-2.5", "3.25", "0.0", "1e10"),
    "s": ("''", "'a'", "'ab'", "'b,c'", "'Ünï'", "' x '", "'12'", "'-3'", "'aXa'", "'😀é'"),
    "b": ("True", "False"),
    "li": ("[]", "[1]", "[1, 2, 3]", "[5, -1, 5, 0]", "list(range(4))"),
    "ls": ("['a']", "['b', 'a', 'b']", "['x', '', 'yz']", "'a b a'.split()"),
    "lf": ("[0.5]", "[1.5, -2.0, 0.0]", "[2.5, 2.5]"),
    "lli": ("[[1], [2, 3]]", "[[0, 1], [], [4]]", "([[1, 2]] * 2)"),
    "dsi": ("{'a': 1}", "{'a': 1, 'b': 2, '': 0}", "{'x': -1, 'ab': 3}"),
    "dis": ("{1: 'a'}", "{0: 'x', 2: 'y', -1: 'z'}"),
    "dsl": ("{'a': [1], 'b': [2, 3]}", "({'x': []} | {'y': [0]})"),
    "si": ("{1}", "{1, 2, 3}", "{0, -1, 5}"),
    "ss": ("{'a'}", "{'a', 'b', 'x'}"),
    "t": ("(1, 'a')", "(0, '')", "(-2, 'xy')"),
    "lt": ("[(1, 'a')]", "[(2, 'b'), (1, 'b'), (2, 'a')]"),
    "x": ("0", "-1", "1", "0"),
    "o": ("None", "3", "0"),
    "u": ("1", "'a'", "0", "''"),
}
# Forms: `{i}` is an expression of type i; `@` and `#` are new names of the types that follow, seen by `{i+}`.
FORMS = {
    "x": ("{i}", "({i} % 2)", "-1", "0", "1", "(-({i} % 3))"),
    "i": (
        "({i} + {i})", "({i} - {i})", "({i} * {i})", "({i} // {i})", "({i} % {i})", "(-{i})", "abs({i})",
        "({i} & {i})", "({i} ^ {i})", "({i} >> {i} % 8)", "({i} | 1)", "len({s})", "len({li})", "len({dsi})",
        "len({si})", "{li}[{x}]", "{lli}[{x}][{x}]", "{dsi}[{s}]", "{dsi}.get({s}, {i})", "sum({li})", "max({li})",
        "min({i}, {i})", "{s}.find({s})", "{s}.count({s})", "ord({s}[{x}])", "int({s})", "{li}.count({i})",
        "{li}.index({i})", "{t}[0]", "{lt}[{x}][0]", "({i} if {b} else {i})", "divmod({i}, {i})[{i} % 2]", "int({b})",
        ("sum({i+} for @ in {li})", "i"), ("sum({i+} for @ in {s} if {b+})", "s"),
        ("max(({i+} for @ in {li} if {b+}), default={i})", "i"), ("len([@ for @ in {ls} if {b+}])", "s"),
        ("sum([@ * # for @, # in zip({li}, {li})])", "i", "i"), "{dis}.get({i}, '').count({s})", "sorted({si})[{x}]",
        "len(max({dsi}, key=lambda p: {dsi}.get(p, 0)))", "(lambda p: p + {i})({i})", "len({dsl}[{s}])",
        "int(round({f}, 1))", "({i} and {i})", "({i} or {i})", "next((@ for @ in {li} if {b+}), {i})",
        "({i}).bit_length()", "len(str({i}))", "({i} in {li}) + {i}", ("sum(v for row in {lli} for v in row)",),
        "pow({i}, 3, 7)", "len(str({u}))",
    ),
    "f": (
        "({f} + {f})", "({f} - {f})", "({f} * 0.5)", "({f} / {f})", "({f} // {f})", "({f} % {f})", "(-{f})",
        "abs({f})", "float({i})", "({f} * {i})", "{lf}[{x}]", "max({f}, {f})", "({f} if {b} else {f})", "({i} / {i})",
        "sum({lf}, 0.0)", "min({lf})", "round({f}, 1)", "float({s})", ("sum((@ * {f+} for @ in {lf}), 0.5)", "f"),
        "({i} * 0.25)", "sorted({lf})[{x}]",
    ),
    "s": (
        "({s} + {s})", "({s} * ({i} % 4))", "{s}[{x}]", "{s}[{i}:]", "{s}[:{i}]", "{s}[::-1]", "{s}[{i}:{i}:2]",
        "{s}.upper()", "{s}.strip()", "{s}.replace({s}, {s})", "str({i})", "str({f})", "repr({s})", "','.join({ls})",
        "{s}.join({ls})", "f'{{{~i}}}-{{{~s}}}'", "f'{{{~i}:>5}}|{{{~f}:.2f}}'", "('%d:%s' % ({i}, {s}))",
        "str({li})", "str({dsi})", "{ls}[{x}]", "{dis}[{i}]", "{t}[1]", "({s} if {b} else {s})", "chr(97 + {i} % 26)",
        "{s}.split(',')[{x}]", "{s}.title()", "{s}.center({i} % 9, '*')", "max({ls})", "hex({i})",
        "'{{:04d}}'.format({i})", ("''.join([{s+} for @ in {s}])", "s"), ("''.join(sorted({s}))",),
        "{s}.partition({s})[2]", "str({t})", "str({o})", "str({b})", "str({u})", "repr({lt})",
        "{s}.lower().swapcase()", ("'/'.join(str({i+}) for @ in {li} if {b+})", "i"), "bin({i})",
        "min({ls}, key=len)", "repr({lf})", "str({lli})", "str({dsl})", "'{{}} {{!r}}'.format({i}, {s})",
        "{s}.zfill({i} % 7)", "repr({u})",
    ),
    "b": (
        "{i} < {i}", "{i} == {i}", "{i} >= {i}", "{f} < {f}", "{s} == {s}", "{s} < {s}", "{i} in {li}", "{s} in {s}",
        "{s} in {ls}", "{s} in {dsi}", "{i} in {si}", "{li} == {li}", "{li} < {li}", "not {b}", "({b} and {b})",
        "({b} or {b})", "{o} is None", "{s}.startswith({s})", "{s}.isdigit()", "bool({li})", "bool({s})",
        "{i} < {i} < {i}", "isinstance({u}, int)", "{t} == {t}", "{lt} != {lt}", "{dsi} == {dsi}",
        ("any({b+} for @ in {li})", "i"), ("all({b+} for @ in {ls})", "s"), "{si} <= {si}", "{u} == {u}",
        "{si} == {si}", "{lli} == {lli}", "{o} == {o}", "{ss}.isdisjoint({ss})",
    ),
    "li": (
        "({li} + {li})", "({li} * ({i} % 3))", "{li}[{i}:]", "{li}[:{i}]", "{li}[::-1]", "{li}[{i}:{i}:2]",
        "sorted({li})", "sorted({si})", "list({li})", "{lli}[{x}]", "{dsl}[{s}]", "{dsl}.get({s}, {li})",
        ("[{i+} for @ in {li}]", "i"), ("[{i+} for @ in {s}]", "s"), ("[{i+} for @ in range({i} % 6) if {b+}]", "i"),
        ("[{i+} for @, # in {lt}]", "i", "s"), "list(map(len, {ls}))", "[{i}, {i}]", "list({dsi}.values())",
        "list({dis})", "sorted({li}, reverse=True)", "sorted({li}, key=lambda p: -p)",
        "list(filter(lambda p: p > {i}, {li}))", "list(range({i} % 5, {i} % 9))", "({li} if {b} else {li})",
        "[v for row in {lli} for v in row]", ("[{i+} + # for @, # in enumerate({li})]", "i", "i"), "[*{li}, {i}]",
        "sorted({dsi}.values())", "sum({lli}, [])", "[ord(c) for c in {s}]",
    ),
    "ls": (
        "({ls} + {ls})", "{s}.split()", "{s}.split({s})", "sorted({ls})", "{ls}[{i}:]", "{ls}[::-1]", "list({s})",
        "sorted({ss})", "list({dsi})", "sorted({dsi})", ("[{s+} for @ in {ls}]", "s"),
        ("[{s+} for @ in {li} if {b+}]", "i"), "list(map(str, {li}))", "sorted({ls}, key=len)", "[{s}, {s}]",
        "list({dis}.values())", ("[{s+} for @, # in {dsi}.items()]", "s", "i"),
        ("[@ * # for @, # in zip({ls}, range(3))]", "s", "i"), "{s}.splitlines()", "sorted(set({ls}))",
        "{s}.rsplit(',', 1)", "[t[1] for t in {lt}]",
    ),
    "lf": (
        "({lf} + {lf})", ("[{f+} for @ in {lf}]", "f"), ("[{f+} for @ in {li}]", "i"), "sorted({lf})", "{lf}[{i}:]",
        "[{f}, {f}]", "list(map(float, {li}))",
    ),
    "lli": (
        "[{li}, {li}]", ("[{li+} for @ in {li}]", "i"), "{lli}[{i}:]", "({lli} + {lli})",
        ("[[{i+}] * 2 for @ in {li}]", "i"), "sorted({lli})", "list({dsl}.values())", "([{li}] * 2)",
        "[r[:] for r in {lli}]", "sorted({lli}, key=len)",
    ),
    "dsi": (
        "{{{s}: {i}, {s}: {i}}}", ("{{@: {i+} for @ in {ls}}}", "s"), "dict({dsi})", "({dsi} | {dsi})",
        ("{{@: # + 1 for @, # in {dsi}.items() if {b+}}}", "s", "i"), "dict(zip({ls}, {li}))",
        "dict.fromkeys({ls}, {i})", ("{{#: @ for @, # in {lt}}}", "i", "s"),
    ),
    "dis": (
        "{{{i}: {s}}}", ("{{@: {s+} for @ in {li}}}", "i"), "dict(enumerate({ls}))", "dict({lt})",
        ("{{#: @ for @, # in {dsi}.items()}}", "s", "i"), "({dis} | {dis})",
    ),
    "dsl": (
        "{{{s}: {li}, {s}: {li}}}", ("{{@: {li+} for @ in {ls}}}", "s"), "({dsl} | {dsl})",
        "{{k: v[:] for k, v in {dsl}.items()}}",
    ),
    "si": (
        "{{{i}, {i}}}", "set({li})", "({si} | {si})", "({si} & {si})", "({si} - {si})", "({si} ^ {si})",
        ("{{{i+} for @ in {li}}}", "i"), "set({dis})", "{si}.union({li})", ("{{{i+} for @ in {s}}}", "s"),
    ),
    "ss": (
        "{{{s}, {s}}}", "set({ls})", "set({s})", "({ss} | {ss})", "({ss} & {ss})", "({ss} - {ss})",
        ("{{{s+} for @ in {ls}}}", "s"),
    ),
    "t": (
        "({i}, {s})", "{lt}[{x}]", "max({lt})", "min({lt}, key=lambda p: p[1])", "({t} if {b} else {t})",
        "next(iter(zip({li}, {ls})))",
    ),
    "lt": (
        "list(zip({li}, {ls}))", "sorted({lt})", "list({dis}.items())", "[{t}, {t}]",
        ("[(@, {s+}) for @ in {li}]", "i"), "list(enumerate({s}))", "{lt}[::-1]",
        "sorted({lt}, key=lambda p: (p[1], -p[0]))", ("[(#, @) for @, # in {dsi}.items()]", "s", "i"),
    ),
    "o": (
        "(None if {b} else {i})", "{dsi}.get({s})", "({i} if {b} else None)",
        "next((v for v in {li} if v > {i}), None)",
    ),
    "u": ("({i} if {b} else {s})", "({s} if {b} else {i})", "{t}[0]", "{t}[1]"),
}
# Statements; `{=li}` is the name of a variable of a type.
STATEMENTS = (
    "{=li}.append({i})", "{=li}.append({i})", "{=li}[{x}] = {i}", "{=li}[{i}:{i}] = {li}", "{=li} += {li}",
    "{=li}.extend({li})", "{=li}.insert({i}, {i})", "{=li}.pop()", "{=li}.sort()", "{=li}.reverse()",
    "del {=li}[{x}]", "{=i} = {=li}.pop({x})", "{=li}.remove({i})", "{=li}[{x}] += {i}", "del {=li}[{i}:{i}]",
    "{=li}[::2] = {li}", "{=ls}.append({s})", "{=ls}[{x}] = {s}", "{=ls}.sort(key=len)", "{=ls} += {ls}",
    "{=dsi}[{s}] = {i}", "{=dsi}[{s}] += {i}", "{=dsi}[{s}] = {=dsi}.get({s}, 0) + 1", "{=i} = {=dsi}.pop({s}, {i})",
    "{=dsi}.update({dsi})", "del {=dsi}[{s}]", "{=dsi}.setdefault({s}, {i})",
    "{=dsl}.setdefault({s}, []).append({i})", "{=dsl}[{s}] = {li}", "{=dsl}[{s}].append({i})", "{=dis}[{i}] = {s}",
    "{=dis}[{i}] += {s}", "{=si}.add({i})", "{=si}.discard({i})", "{=si} |= {si}", "{=si}.remove({i})",
    "{=ss}.add({s})", "{=ss} -= {ss}", "{=i} += {i}", "{=i} -= {i}", "{=i} ^= {i}", "{=i} //= {i}", "{=s} += {s}",
    "{=s} *= {i} % 3", "{=f} += {f}", "{=f} /= {f}", "{=i}, {=s} = {t}", "{=i}, {=i} = {i}, {i}",
    "{=s}, {=s} = {s}, {s}", "{=lli}.append({li})", "{=lli}[{x}].append({i})", "{=lli}[{x}][{x}] = {i}",
    "{=lli}[{x}] = {li}", "{=lt}.append({t})", "{=lt}.sort()", "{=lf}.append({f})", "{=lf}[{x}] *= {f}",
    "assert {b}, {s}", "{=i}, *{=li} = {li}", "{=s}, _, {=s} = {s}.partition({s})", "print({i}, {s}, {li})",
    "{=li} = {=li}[{i}:] + {=li}[:{i}]", "({=i} := {i}) < 3 and {=li}.append({i})", "{=i}, {=f} = {i}, {f}",
    "{=lli}[{x}], {=lli}[{x}] = {=lli}[{x}], {=lli}[{x}]", "{=li}[{x}], {=li}[{x}] = {=li}[{x}], {=li}[{x}]",
    "{=dsi}.clear()", "{=lli} = [{=li}, {=li}]", "{=li} = {=lli}[{x}]",
)
LOOPS = (
    ("for @ in range({i} % 6):", "i"), ("for @ in range({i} % 5, -2, -1):", "i"), ("for @ in {li}[:6]:", "i"),
    ("for @ in {s}[:5]:", "s"), ("for @ in {ls}[:5]:", "s"), ("for @, # in list({dsi}.items())[:5]:", "s", "i"),
    ("for @, # in enumerate({ls}[:4]):", "i", "s"), ("for @, # in zip({li}[:5], {s}):", "i", "s"),
    ("for @ in sorted({si})[:5]:", "i"), ("for @, # in {lt}[:5]:", "i", "s"), ("for @ in {lli}[:4]:", "li"),
    ("for @ in reversed({li}[:5]):", "i"), ("for @ in list({dsl})[:4]:", "s"),
    ("for @, # in {dsi}.items():", "s", "i"), ("for @ in {dis}:", "i"),
    ("for @ in map(lambda p: p * 2, {li}[:5]):", "i"), ("for @ in ({i}, {i}, 3):", "i"),
)
ERRORS = (
    "IndexError", "KeyError", "ValueError", "ZeroDivisionError", "(IndexError, KeyError)", "LookupError",
    "ArithmeticError", "Exception", "AssertionError",
)
PARAMETERS = {
    "i": "int",
    "s": "str",
    "f": "float",
    "li": "int list",
    "ls": "str list",
    "dsi": "str:int dict",
    "b": "bool",
    "lf": "float list",
    "lli": "int list list",
}
# fmt: on


class Writer(RandomText):
    """Writes one function and those that it calls. `scope` maps a type to the names of its variables."""

    def __init__(self, source, name):
        super().__init__(source, name)
        self.scope = {type_: [] for type_ in FORMS}
        self.functions = []  # (name, types of parameters, type of the result) of those that can be called
        self.kept = set()  # names that are not bound anew: counters, and what isinstance has narrowed
        self.loops = 0

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
            kinds += [self.branch] * 3 + [self.try_] * 2 + [self.narrowed] + [self.loop] * (4 if self.loops < 2 else 0)
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

    def leave(self):
        match self.source.randrange(4):
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
        self.depth += 1
        for parameter, type_ in zip(parameters, types, strict=True):
            self.scope[type_] += [parameter] * 3
        for _ in range(self.source.randint(0, 2)):
            self.statement(1)
        if yields:
            text, *kinds = self.choose(*(loop for loop in LOOPS if len(loop) == 2))
            item = self.new("k")
            self.emit(self.filled((text.replace("@", item),), 1))
            self.scope[kinds[0]].append(item)
            self.emit(f"    yield {self.expression(result[1:])}")
        else:
            self.emit(f"return {self.expression(result)}{' % 1009' if result == 'i' else ''}")
        self.depth -= 1
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
