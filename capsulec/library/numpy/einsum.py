"""numpy.einsum as loops: a function is written for the subscripts and compiled with the program that calls it.

    ij,jk->ik       for i in range(n_i):
                        for j in range(n_j):
                            for k in range(n_k):
                                made[i, k] += x0[i, j] * x1[j, k]

The order of the loops, which is that of the result in memory, is NumPy's: its iterator sorts axes by their strides. Of
arrays whose strides are not known it cannot be told, and NumPy is asked, as for what is a view of the only operand.
"""

from __future__ import annotations

from typing import Any

from capsulec.ir.types import Array, NoneType, Scalar, Static, Type, kind, widened
from capsulec.library import table
from capsulec.library.numpy.choosing import common
from capsulec.library.table import ENTRIES, INTERNAL, Composed, register
from capsulec.records import record

SHAPES = "operands could not be broadcast together with remapped shapes [original->remapped]: "


@record
class Subscripts:
    """The letters of each operand's axes, those of the result's, and all in the order of NumPy's iterator: the result's
    and then the others."""

    terms: tuple[str, ...]
    output: str
    letters: str


def _subscripts(text: str) -> Subscripts | None:
    """What subscripts say; None where they have an ellipsis, or are wrong."""
    inputs, arrow, output = text.replace(" ", "").partition("->")
    terms = tuple(inputs.split(","))
    joined = "".join(terms)
    if not joined.isalpha() or not joined.isascii() or not all(terms):
        return None
    if not arrow:
        output = "".join(sorted(letter for letter in set(joined) if joined.count(letter) == 1))
    if len(set(output)) != len(output) or not set(output) <= set(joined):
        return None
    return Subscripts(terms, output, output + "".join(sorted(set(joined) - set(output))))


def _steps(term: str, order: str) -> dict[str, int]:
    """For each letter of an operand something that compares like the stride of its axis."""
    found: dict[str, int] = {}
    for place, letter in enumerate(term):
        step = 1 << (place if order == "F" else len(term) - 1 - place)
        found[letter] = found.get(letter, 0) + step
    return found


def _nest(subscripts: Subscripts, orders: tuple[str, ...]) -> str:
    """All letters from the outermost loop to the innermost: NumPy's sort, which starts from the inside."""
    steps = [_steps(term, order) for term, order in zip(subscripts.terms, orders, strict=True)]
    inside_out: list[str] = []
    for letter in reversed(subscripts.letters):
        place = len(inside_out)
        for position in range(len(inside_out) - 1, -1, -1):
            pairs = [
                (known[letter], known[inside_out[position]])
                for known in steps
                if {letter, inside_out[position]} <= known.keys()
            ]
            if not pairs:
                continue
            if all(outer < inner for outer, inner in pairs):
                place = position
            else:
                break
        inside_out.insert(place, letter)
    return "".join(reversed(inside_out))


def serving(given: list[Any], keywords: dict[str, Any]) -> str:
    """The entry that serves a call of einsum: one written for its subscripts, or the one that asks NumPy."""
    operands = [widened(operand) if isinstance(operand, Type) else None for operand in given[1:]]
    subscripts = (
        _subscripts(given[0].value)
        if given and isinstance(given[0], Static) and isinstance(given[0].value, str)
        else None
    )
    arrays = [operand for operand in operands if isinstance(operand, Array)]
    optimised = keywords.get("optimize")
    left_out = all(
        isinstance(value, NoneType) or value in (Static("K"), Static("safe"), Static(False))
        for value in keywords.values()
    )
    if subscripts is None or len(arrays) != len(operands) or not left_out or optimised == Static(True):
        return "numpy.einsum"
    if [len(term) for term in subscripts.terms] != [array.ndim for array in arrays]:
        return "numpy.einsum"
    orders = tuple("C" if array.ndim == 1 else array.order for array in arrays)
    dtype = common(tuple(Scalar(array.dtype) for array in arrays))
    viewed = len(arrays) == 1 and len(subscripts.letters) == len(subscripts.output)
    if viewed or not set(orders) <= {"C", "F"} or kind(dtype) == "b":
        return "numpy.einsum"
    signature = "_".join([*subscripts.terms, "to", subscripts.output, *orders, *(array.dtype for array in arrays)])
    name = f"{INTERNAL}.einsum_{signature}"
    if name not in ENTRIES:
        entry = table.find("numpy.einsum")
        assert entry is not None
        text = _text(f"einsum_{signature}", subscripts, orders, [array.dtype for array in arrays], dtype)
        register(Composed(name, entry.parameters, text, f"einsum/{signature}.py"))
    return name


def _text(name: str, subscripts: Subscripts, orders: tuple[str, ...], dtypes: list[str], dtype: str) -> str:
    count = len(subscripts.terms)
    operands = ", ".join(f"x{n}" for n in range(count))
    nest = _nest(subscripts, orders)
    lengths = ", ".join(f"n_{letter}" for letter in subscripts.letters)
    lines = ["import numpy as np", f"def _loops({operands}, {lengths}):", *_loops(subscripts, nest, dtype)]
    lines.append(f"def {name}(subscripts, out, dtype, order, casting, optimize, operands):")
    for n, one in enumerate(dtypes):
        lines.append(f"    x{n} = operands[{n}]" + (f".astype(np.{dtype})" if one != dtype else ""))
    lines += _lengths(subscripts)
    return "\n".join(lines) + "\n"


def _lengths(subscripts: Subscripts) -> list[str]:
    """How long each letter's axes are. Axes of length 1 are stretched; others that differ are an error."""
    lines: list[str] = []
    places: dict[str, list[str]] = {}
    for n, term in enumerate(subscripts.terms):
        for axis, letter in enumerate(term):
            places.setdefault(letter, []).append(f"x{n}.shape[{axis}]")
    differ = [f"{first} != {other}" for first, *others in places.values() for other in others]
    arguments = ", ".join(
        [f"x{n}" for n in range(len(subscripts.terms))] + [f"n_{letter}" for letter in subscripts.letters]
    )
    lines += [f"    n_{letter} = {found[0]}" for letter, found in places.items()]
    if differ:
        lines.append(f"    if {' or '.join(differ)}:")
        for letter, (_, *others) in places.items():
            for other in others:
                lines += [
                    f"        if n_{letter} == 1:", f"            n_{letter} = {other}",
                    f"        elif {other} != 1 and {other} != n_{letter}:",
                    f'            raise ValueError(f"{_mismatch(subscripts)}")',
                ]  # fmt: skip
        stretched = [
            f"np.broadcast_to(x{n}, ({''.join(f'n_{letter}, ' for letter in term)}))"
            for n, term in enumerate(subscripts.terms)
        ]
        rest = ", ".join(f"n_{letter}" for letter in subscripts.letters)
        lines.append(f"        return _loops({', '.join(stretched)}, {rest})")
    lines.append(f"    return _loops({arguments})")
    return lines


def _mismatch(subscripts: Subscripts) -> str:
    """The text of the ValueError, with fields for the lengths."""
    shown = SHAPES
    for n, term in enumerate(subscripts.terms):
        if len(set(term)) != len(term):
            twice = next(letter for letter in term if term.count(letter) > 1)
            first, second = [axis for axis, letter in enumerate(term) if letter == twice][:2]
            return (
                f"dimensions in operand {n} for collapsing index '{twice}' don't match "
                f"({{x{n}.shape[{first}]}} != {{x{n}.shape[{second}]}})"
            )
        whole = [f"{{x{n}.shape[{axis}]}}" for axis in range(len(term))]
        mapped = [f"{{x{n}.shape[{term.index(c)}]}}" if c in term else "newaxis" for c in subscripts.letters]
        while mapped[0] == "newaxis":
            del mapped[0]
        shown += (
            f"({','.join(whole)}{',' * (len(whole) == 1)})->({','.join(mapped)}{',' * (len(subscripts.letters) == 1)}) "
        )
    return shown


def _loops(subscripts: Subscripts, nest: str, dtype: str) -> list[str]:
    """The body that fills the result, whose axes lie in memory in the order of the loops."""
    stored = "".join(letter for letter in nest if letter in subscripts.output)
    inner = nest[-1]
    sliced = inner not in stored and all(term.count(inner) <= 1 for term in subscripts.terms)
    loops = nest[:-1] if sliced else nest
    lines = [
        f"    made = np.zeros(({''.join(f'n_{c}, ' for c in stored)}), np.{dtype})"
        if stored
        else f"    made = np.{dtype}(0)"
    ]
    depth = "    "
    for letter in loops:
        lines.append(f"{depth}for {letter} in range(n_{letter}):")
        depth += "    "
    factors = [
        f"x{n}[{', '.join(':' if sliced and letter == inner else letter for letter in term)}]"
        for n, term in enumerate(subscripts.terms)
    ]
    product = _line(factors, dtype) if sliced else " * ".join(factors)
    target = f"made[{', '.join(stored)}]" if stored else "made"
    lines.append(f"{depth}{target} {'+=' if len(nest) > len(stored) else '='} {product}")
    if stored == subscripts.output:
        return [*lines, "    return made"]
    order = ", ".join(str(stored.index(letter)) for letter in subscripts.output)
    return [*lines, f"    return made.transpose(({order}))"]


def _line(factors: list[str], dtype: str) -> str:
    """The sum along the innermost axis of a product of lines and numbers."""
    lines = [factor for factor in factors if ":" in factor]
    numbers = [factor for factor in factors if ":" not in factor]
    if len(lines) == 2:
        return " * ".join([f"np.dot({lines[0]}, {lines[1]})", *numbers])
    return f"np.sum({' * '.join(factors)}, dtype=np.{dtype})"
