"""Calls the module `everything` and prints what comes of it: the same for every build and every Python."""

import warnings

import everything
import numpy as np

assert everything.__file__.endswith(".so")
warnings.simplefilter("ignore")


def show(function, *arguments):
    """The call's result as text, a set in order; or its exception."""
    try:
        result = function(*arguments)
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))
    else:
        parts = result if isinstance(result, tuple) else [result]
        print(type(result), *(ascii(sorted(part) if isinstance(part, set) else part) for part in parts))


class Complexlike:
    def __complex__(self):
        return 3 + 4j


class Own(complex):
    pass


class Floatlike:
    def __float__(self):
        return 2.5


for a, b in ((1, 2.5), (1, True), (1, np.float64(3)), (np.arange(3.0), np.arange(3.0)[::-1]), ("a", 1)):
    show(everything.add, a, b)
for text in ("Straße ǅ abc", "ßabcé", "中文字", "😀x", "\ud800\udc00", "", "İıſ", "٣४", "a" * 100 + "é"):
    show(everything.texts, text)
for text, base in (("12", 10), ("٣४", 10), ("-ff", 16), ("x", 10), (" 7 ", 10), ("9" * 30, 10)):
    show(everything.number, text, base)
for a in (1j, 2, 2.5, Own(1, 2), Complexlike(), Floatlike(), "1", np.complex64(2j), np.float32(1)):
    for b in (np.complex128(1j), 1j):
        show(everything.product, a, b)
show(everything.counts, ["a", "b", "a", "é"])
show(everything.counts, ["a", 1])
grid = np.arange(6.0).reshape(2, 3)
for each in (grid, grid.T, grid[::-1, ::-1], np.asfortranarray(grid), grid.astype(int)):
    show(everything.stats, each)
for place in (1, -1, 7):
    show(everything.pick, grid[0], place)
show(everything.pick, grid, 1)
print(everything.hypotenuse(grid, 1.0), type(everything.hypotenuse), everything.hypotenuse.types)
print(type(everything.inverse), sorted(everything.__pyx_capi__), everything.TABLE)
line = np.zeros(3, "f4")
show(everything.fill, line, np.float32(2))
line.flags.writeable = False
show(everything.fill, line, np.float32(2))
print(line)
for numbers in ((np.int32(1), np.uint8(255), np.float32(1)), (1, 255, 1.0), (1, 256, 1.0)):
    show(everything.scalars, *numbers)
show(everything.point, 1, 2.0)
show(everything.fails, 1)
show(everything.fails, 0)
print(everything.add.__doc__, everything.__capsulec__[0])
