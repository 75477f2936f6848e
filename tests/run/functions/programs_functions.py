"""Functional style, decorators, closures, numbers, text."""
from __future__ import annotations
from functools import wraps, lru_cache, reduce, partial
from fractions import Fraction as _F
from collections import namedtuple, ChainMap
import itertools
import math
import re as _re
import string
import textwrap as _tw


def make_counter(start=0, step=1):
    count = start - step

    def counter():
        nonlocal count
        count += step
        return count

    def reset(value=start):
        nonlocal count
        count = value - step

    return counter, reset


#pythran export counters(int)
def counters(n):
    a, reset = make_counter(n, 2)
    b, _ = make_counter()
    first = [a() for _ in range(3)]
    reset()
    return first, a(), b(), b()


class Rational:
    def __init__(self, num: int, den: int = 1):
        if den == 0:
            raise ZeroDivisionError(f"Rational({num}, 0)")
        if den < 0:
            num, den = -num, -den
        g = math.gcd(num, den)
        self.num, self.den = num // g, den // g

    def __add__(self, other):
        other = self._coerce(other)
        return Rational(self.num * other.den + other.num * self.den, self.den * other.den)

    __radd__ = __add__

    def __mul__(self, other):
        other = self._coerce(other)
        return Rational(self.num * other.num, self.den * other.den)

    __rmul__ = __mul__

    def __sub__(self, other):
        return self + -self._coerce(other)

    def __neg__(self):
        return Rational(-self.num, self.den)

    def __truediv__(self, other):
        other = self._coerce(other)
        return Rational(self.num * other.den, self.den * other.num)

    def __eq__(self, other):
        other = self._coerce(other)
        return self.num == other.num and self.den == other.den

    def __lt__(self, other):
        other = self._coerce(other)
        return self.num * other.den < other.num * self.den

    def __hash__(self):
        return hash((self.num, self.den))

    def __float__(self):
        return self.num / self.den

    def __bool__(self):
        return self.num != 0

    @staticmethod
    def _coerce(value):
        return value if isinstance(value, Rational) else Rational(value)

    def __repr__(self):
        return f"{self.num}/{self.den}" if self.den != 1 else str(self.num)


#pythran export rationals(int, int)
# args: 1, 2
# args: 3, -6
# args: 5, 0
def rationals(a, b):
    x = Rational(a, b)
    y = Rational(1, 3)
    total = sum([x, y, y], Rational(0))
    return repr(x + y), repr(2 * x), repr(x - 1), repr(x / y), x < y, x == Rational(1, 2), float(x), sorted([x, y, Rational(0)]), len({x, y, x}), bool(x), repr(total), f"{x}"


#pythran export roman(int)
# args: 1994
# args: 4
# args: 3999
def roman(n):
    table = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out = ""
    for value, letters in table:
        count, n = divmod(n, value)
        out += letters * count
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for a, b in itertools.zip_longest(out, out[1:]):
        v = values[a]
        total += -v if b is not None and values[b] > v else v
    return out, total


#pythran export report(str list, float list)
# args: ["apple", "fig"], [1.5, 22.25]
# args: [], []
def report(names, prices):
    width = max((len(n) for n in names), default=4)
    lines = ["=" * (width + 12)]
    for i, (name, price) in enumerate(zip(names, prices), start=1):
        lines.append(f"{i:02d}. {name.title():<{width}} {price:>7,.2f}")
    lines.append(f"{'total':>{width + 4}} {sum(prices):>7.2f}")
    average = sum(prices) / len(prices) if prices else float("nan")
    lines.append("avg %6.2f|%-5s|%05d|%x" % (average, "ok"[:1], len(names), 255))
    return "\n".join(lines), "{:^9}|{!r}|{:+.1e}".format("mid", names, sum(prices))


#pythran export cipher(str, int)
# args: "Hello, World!", 3
# args: "xyz", -30
def cipher(text, shift):
    lower, upper = string.ascii_lowercase, string.ascii_uppercase
    k = shift % 26
    table = str.maketrans(lower + upper, lower[k:] + lower[:k] + upper[k:] + upper[:k])
    encoded = text.translate(table)
    runs = [(c, len(list(g))) for c, g in itertools.groupby(encoded)]
    back = "".join(chr((ord(c) - 97 - shift) % 26 + 97) if c.islower() else chr((ord(c) - 65 - shift) % 26 + 65) if c.isupper() else c for c in encoded)
    return encoded, runs, back == text


#pythran export csv_rows(str)
# args: 'a,b\n1,"x, ""y"""\n2,z\n'
# args: ''
def csv_rows(text):
    rows, row, cell, quoted = [], [], [], False
    i = 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"' and text[i + 1:i + 2] == '"':
                cell.append('"')
                i += 1
            elif c == '"':
                quoted = False
            else:
                cell.append(c)
        elif c == '"':
            quoted = True
        elif c == ",":
            row.append("".join(cell))
            cell = []
        elif c == "\n":
            row.append("".join(cell))
            rows.append(row)
            row, cell = [], []
        else:
            cell.append(c)
        i += 1
    if not rows:
        return []
    header, *body = rows
    return [dict(zip(header, r)) for r in body]


