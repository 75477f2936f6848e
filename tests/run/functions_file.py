"""A file of exported Python functions: see README.md beside this file.

Each is called with Python's own values, compiled and interpreted; results are compared with their types, exceptions
with their texts, and what was printed.
"""

from __future__ import annotations

import ast
import copy
import random
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from array_values import array, extents
from inputs import COUNTS, FLOATS, INDICES, INTS, PARTS

from capsulec.frontend import annotations
from capsulec.ir import types
from capsulec.ir.type_facts import integer_range
from capsulec.library.boundary import holds_arrays

EXPORT = re.compile(r"(?:# bug (\S+).*\n)?((?:# ?pythran export .*\n|# args:.*\n)+)(?=def (\w+)\()")


@dataclass(frozen=True)
class Function:
    """One exported function. `exports` are its overloads, `given` the texts of calls that its file asks for."""

    path: Path
    name: str
    exports: tuple[object, ...]
    given: tuple[str, ...]
    parameters: tuple[str, ...]
    bug: str | None
    source: str

    @property
    def id(self):
        return f"{self.path.stem}-{self.name}"


def functions_of(path):
    """Every exported function of a file, in its order."""
    text = path.read_text()
    nodes = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
    for match in EXPORT.finditer(text):
        lines = match[2].splitlines()
        exports = annotations.parse("\n".join(line for line in lines if "export" in line), str(path))
        given = tuple(line.removeprefix("# args:").strip() for line in lines if line.startswith("# args:"))
        node = nodes[match[3]]
        parameters = tuple(a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs))
        source = ast.get_source_segment(text, node)
        yield Function(path, match[3], tuple(exports), given, parameters, match[1], source)


def without(text, dropped):
    """`text` with the exports of the functions in `dropped` taken out, every line at its place."""
    return EXPORT.sub(lambda match: "#\n" * match[0].count("\n") if match[3] in dropped else match[0], text)


# Letters of every width in memory, white space, digits that are none in ASCII, and letters whose case is no simple rule.
LETTERS = "aabbcxyzAZ019 _-.,:%{}\n\t'\"\\éßµÀıǅΣσς٣²\u00a0\u2028中𝒳😀"
TEXTS = ["", "a", "abc", "a,b,,c", " two  words ", "Ünïcödé", "ß", "123", "-7", "1.5", "x=1", "a\nb\r\nc", "😀é", "AbC"]


def _integer(dtype, name, source):
    low, high = integer_range(dtype)
    stem = name.rstrip("0123456789")
    if stem in ("n", "m", "k", "i", "j"):
        pool = COUNTS if stem in ("n", "m", "k") else INDICES
    else:
        pool = INTS if source.random() < 0.3 else range(-20, 21)
    return source.choice([value for value in pool if low <= value <= high])


def _float(source):
    if source.random() < 0.4:
        return source.choice(FLOATS)
    return source.choice([source.uniform(-10, 10), float(source.randint(-9, 9)), source.gauss(0, 1) * 1e9])


def _text(source):
    if source.random() < 0.4:
        return source.choice(TEXTS)
    return "".join(source.choice(LETTERS) for _ in range(source.randint(0, 12)))


def _scalar(dtype, weak, name, source):
    match types.kind(dtype):
        case "b":
            value = source.random() < 0.5
        case "i" | "u":
            value = _integer(dtype, name, source)
        case "f":
            value = _float(source)
        case _:
            plain = complex(source.uniform(-9, 9), source.randint(-3, 3))
            value = source.choice([plain, complex(source.choice(PARTS), source.choice(PARTS))])
    with np.errstate(all="ignore"):
        return value if weak else np.dtype(dtype).type(value)


def value(type_, name, source, fixed=()):
    """A value of an export's type; `fixed` are extents that an array must have."""
    many = range(source.choice([0, 1, 2, 3, 5, 8, 20]))
    match type_:
        case types.Scalar(dtype, weak):
            return _scalar(dtype, weak, name, source)
        case types.Str():
            return _text(source)
        case types.Bytes():
            return bytes(source.choice(b"abc \x00\xff\n,09AZ") for _ in many)
        case types.NoneType():
            return None
        case types.Tuple(items):
            return tuple(value(item, "", source) for item in items)
        case types.List(element):
            made = [value(element, "", source) for _ in many]
            return made if source.random() < 0.6 else made + copy.deepcopy(made[: len(made) // 2])
        case types.Set(element):
            return {value(element, "", source) for _ in many}
        case types.Dict(key, item):
            return {value(key, "", source): value(item, "", source) for _ in many}
        case types.Array(dtype):
            return array(type_, fixed, source.extents, lambda: _scalar(dtype, False, "", source), source)
        case types.Slice():
            return slice(
                *(source.choice([None, 0, 1, 2, -1, -2, 5]) for _ in range(2)), source.choice([None, 1, 2, -1])
            )
    raise NotImplementedError(f"no values of type {type_}: write `# args:` lines")


def calls(function, count, seed=0):
    """Positional and keyword arguments: those given in the file, else `count` random ones, the same each time."""
    for text in function.given:
        yield eval(f"(lambda *given, **named: (given, named))({text})", {"np": np})
    if function.given:
        return
    source = random.Random(zlib.crc32(f"{function.name} {seed}".encode()))
    for number in range(count):
        export = function.exports[number % len(function.exports)]
        wanted = source.randint(export.required, len(export.parameters))
        pairs = zip(export.parameters[:wanted], function.parameters, strict=False)
        if any(holds_arrays(parameter.type) for parameter in export.parameters):
            source.extents = extents(source)
        yield tuple(value(parameter.type, name, source, parameter.extents) for parameter, name in pairs), {}
