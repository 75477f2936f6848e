"""Arguments for kernels: the values at which arithmetic goes wrong first, and random ones.

The name of a parameter says what an integer is for: `n m k` (and `n1`, …) are lengths and counts, `i j` are
indices; every other name gets the whole range of its type.
"""

import random
import re
import zlib

import numpy as np

LENGTH = 24  # elements behind every pointer
COUNTS = [0, 1, 2, 3, 4, 5, 8, -1, -3]
INDICES = [0, 1, -1, 2, -2, 3, -4, 5, 7, -8, 9]
# fmt: off
INTS = [0, 1, -1, 2, -2, 3, -3, 5, 7, -7, 10, 31, 63, 64, 100, -100, 127, 128, 255, 1000, 2**15, 2**31 - 1, 2**31, -(2**31),
        2**32 + 1, 2**53, 2**53 + 1, -(2**53) - 1, 2**62, -(2**62), 2**63 - 1, 2**63 - 2, -(2**63), -(2**63) + 1]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 3.0, -3.0, 0.1, 10.0, 3.141592653589793, 1e10, -123456.789,
          1e300, -1e300, 5e-324, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -1.7976931348623157e308,
          float("inf"), float("-inf"), float("nan"), 2.0**53, 2.0**63, -(2.0**63), 1e19, 9007199254740993.0, 1e-7]
# fmt: on
PARTS = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 1e300, 1e-300, float("inf"), float("-inf"), float("nan")]


def _integers(dtype):
    limits = np.iinfo(dtype)
    pool = [value for value in INTS if limits.min <= value <= limits.max]
    return [*pool, limits.min, limits.min + 1, limits.max, limits.max - 1]


def _random(dtype, source):
    match np.dtype(dtype).kind:
        case "b":
            return source.random() < 0.5
        case "i" | "u":
            limits = np.iinfo(dtype)
            width = source.choice([4, 10, 40])
            return min(max(source.randint(-(2**width), 2**width), int(limits.min)), int(limits.max))
        case "f":
            return source.choice([source.uniform(-10, 10), source.gauss(0, 1) * 10 ** source.randint(-12, 12)])
        case _:
            return complex(source.uniform(-10, 10), source.gauss(0, 5))


def _pool(dtype, name):
    kind = np.dtype(dtype).kind
    if kind in "iu" and name.rstrip("0123456789") in ("n", "m", "k", "i", "j"):
        pool = COUNTS if name[0] in "nmk" else INDICES
        return pool if kind == "i" else [value for value in pool if value >= 0]
    match kind:
        case "b":
            return [False, True]
        case "i" | "u":
            return _integers(dtype)
        case "f":
            return FLOATS
        case _:
            return [complex(a, b) for a in PARTS for b in PARTS]


WEAK = {"int": int, "float": float, "complex": complex, "bool": bool}
DTYPES = {"int": "int64", "float": "float64", "complex": "complex128", "intp": "int64", "intc": "int32", "byte": "int8"}


def _scalar(word, value):
    if word in WEAK:
        return WEAK[word](value)
    with np.errstate(all="ignore"):
        return np.dtype(DTYPES.get(word, word)).type(value)


def _array(dtype, source):
    pool = _pool(dtype, "")
    plain = source.random() < 0.5  # without the values that drown all others
    values = [_random(dtype, source) if plain or source.random() < 0.5 else source.choice(pool) for _ in range(LENGTH)]
    with np.errstate(all="ignore"):
        return np.array(values).astype(dtype)


def _argument(word, name, number, nullable, source):
    if word.endswith("*"):
        if nullable and source.random() < 0.3:
            return None
        return _array(DTYPES.get(word[:-1], word[:-1]), source)
    dtype = DTYPES.get(word, word)
    pool = _pool(dtype, name)
    if number < len(pool) and source.random() < 0.7:
        return _scalar(word, pool[number])
    if source.random() < 0.6 or pool in (COUNTS, INDICES):
        return _scalar(word, source.choice(pool))
    return _scalar(word, _random(dtype, source))


def arguments(kernel, count, seed=0):
    """`count` lists of arguments for a kernel, the same every time. Now and then two pointers are one array."""
    source = random.Random(zlib.crc32(f"{kernel.name} {kernel.types} {seed}".encode()))
    nullable = re.search(r"(is|is not|==|!=) None|None (is|==|!=)", kernel.source) is not None  # not a[None]
    for number in range(count):
        # Each parameter walks its pool in an order of its own, so that pairs of edge values meet.
        row = [
            _argument(word, name, (number * (2 * place + 1)) % 37, nullable, source)
            for place, (word, name) in enumerate(zip(kernel.types, kernel.parameters, strict=True))
        ]
        pointers = [place for place, word in enumerate(kernel.types) if word.endswith("*")]
        if len(pointers) > 1 and source.random() < 0.2 and kernel.types[pointers[0]] == kernel.types[pointers[1]]:
            row[pointers[1]] = row[pointers[0]]
        yield row
