"""Which inner loop of a ufunc of scipy.special serves which operands, and how it is called from C++.

NumPy's rule for ufuncs of other packages: the loop of exactly these dtypes, else the first one to which all operands
can be cast safely. Python's numbers are weak among NumPy's of their kind or a higher one, else they count as int64,
float64, complex128. (Checked against `ufunc.resolve_dtypes` for all ufuncs of scipy.special.)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from capsulec.ir.nodes import Import, Loop
from capsulec.ir.types import Scalar, Type, kind, widened
from capsulec.library import numpy_operators
from capsulec.library.numpy.casting import can_cast
from capsulec.library.numpy_operators import SAFE_CASTING, Text
from capsulec.library.promotion import LETTERS
from capsulec.library.scipy.special_table import UFUNCS
from capsulec.library.table import RuleError
from capsulec.records import record, replace

HEADER = "scipy/special.hpp"
TYPE_ERROR = "NumPy would raise TypeError here too"
CATEGORY = {"b": 0, "i": 1, "u": 1, "f": 2, "c": 3}
C_TYPES = {"d": "double", "f": "float", "g": "long double", "D": "__pyx_t_double_complex", "p": "Py_ssize_t"}
CXX_TYPES = {
    "d": "double", "f": "float", "g": "long double", "D": "complex128", "F": "complex64", "l": "int64_t",
    "p": "int64_t",
}  # fmt: skip


@record
class InnerLoop:
    """One loop of a ufunc, by NumPy's letters: `ff>f`. `serving` is the C function that computes it, `d(dd)` or
    `psi:d(d)`; "" when it is the ufunc's own loop."""

    letters: str
    serving: str

    @property
    def operands(self) -> list[str]:
        """The dtypes of the operands."""
        return [LETTERS[letter] for letter in self.letters.partition(">")[0]]

    @property
    def results(self) -> list[str]:
        """The dtypes of the results."""
        return [LETTERS[letter] for letter in self.letters.partition(">")[2]]


@record
class Ufunc:
    """A ufunc of scipy.special; `parameters` are the names of its operands."""

    name: str
    parameters: tuple[str, ...]
    outputs: int
    loops: tuple[InnerLoop, ...]


@cache
def ufunc(name: str) -> Ufunc:
    """The ufunc of a name in the table."""
    head, *texts = UFUNCS[name].split()
    names, _, outputs = head.partition(">")
    loops = (InnerLoop(letters, serving) for letters, _, serving in (text.partition("=") for text in texts))
    return Ufunc(name, tuple(names.split(",")), int(outputs or 1), tuple(loops))


def chosen(function: Ufunc, operands: Sequence[Type], dtype: str | None = None, casting: str = "safe") -> InnerLoop:
    """The loop for operands, scalars all; `dtype` is what its results have to be, where that is asked for. Raises
    RuleError with NumPy's words."""
    scalars = _counted(function, operands)
    if dtype is not None:
        return _of_result(function, scalars, dtype, casting)
    exact = [one for one in function.loops if one.operands == [s.dtype for s in scalars]]
    if exact and not any(scalar.weak for scalar in scalars):
        return exact[0]
    for loop in function.loops:
        if all(_fits(scalar, dtype) for scalar, dtype in zip(scalars, loop.operands, strict=True)):
            return loop
    types = " and ".join(str(widened(operand)) for operand in operands)
    hint = f"{TYPE_ERROR}: {SAFE_CASTING.format(function.name)}"
    raise RuleError(f"scipy.special.{function.name} does not take {types}", hint)


def _of_result(function: Ufunc, scalars: list[Scalar], dtype: str, casting: str) -> InnerLoop:
    for loop in function.loops:
        if set(loop.results) == {dtype}:
            pairs = list(zip(scalars, loop.operands, strict=True))
            if all(_fits(scalar, wanted) or can_cast(scalar.dtype, wanted, casting) for scalar, wanted in pairs):
                return loop
    text = f"No loop matching the specified signature and casting was found for ufunc {function.name}"
    raise RuleError(text, TYPE_ERROR)


def _counted(function: Ufunc, operands: Sequence[Type]) -> list[Scalar]:
    """The operands with those of Python's numbers that count as NumPy's made so."""
    scalars: list[Scalar] = []
    for operand in operands:
        wide = widened(operand)
        if not isinstance(wide, Scalar):
            raise RuleError(f"scipy.special.{function.name} takes numbers, not {wide}")
        scalars.append(Scalar("bool") if wide.dtype == "bool" else wide)
    highest = max((_category(scalar) for scalar in scalars if not scalar.weak), default=-1)
    return [Scalar(s.dtype) if s.weak and _category(s) > highest and highest < 2 else s for s in scalars]


def _category(scalar: Scalar) -> int:
    return CATEGORY[kind(scalar.dtype)]


def _fits(scalar: Scalar, dtype: str) -> bool:
    """Whether an operand can be cast safely to what a loop takes."""
    if scalar.weak:
        return CATEGORY[kind(dtype)] >= _category(scalar)
    return can_cast(scalar.dtype, dtype, "safe")


def element(function: Ufunc, loop: InnerLoop, operands: Sequence[Type], output: int = 0) -> Loop:
    """One result of a loop, as the IR has it."""
    name = f"special.{function.name}" + (f"[{output}]" if function.outputs > 1 else "")
    result = loop.results[output]
    text, needed = _called(function, loop) if loop.serving else _own_loop(function, loop, output)
    if loop.serving and loop.letters[-1] in "fF" and loop.serving.rpartition(":")[2][0] != loop.letters[-1]:
        text = f"static_cast<float>({text})" if loop.letters[-1] == "f" else f"np::complex_cast<complex64>({text})"
    made = numpy_operators.inner_loop(function.name, Text(text, HEADER, name), tuple(operands), loop.operands, result)
    # The conversions of Python's numbers stand in the text: more headers come with them.
    return replace(made, header=f"{HEADER} {made.header}" if made.header != HEADER else HEADER, imports=(needed,))


def _called(function: Ufunc, loop: InnerLoop) -> tuple[str, Import]:
    """The call of a C function."""
    name, _, shape = f"{function.name}:{loop.serving}".rpartition(":")
    name = name.rpartition(":")[2]
    types = shape[2:-1]
    values = ", ".join(
        f"np::complex_cast<complex128>({{{n}}})" if type_ == "D" and letter == "F" else f"{{{n}}}"
        for n, (type_, letter) in enumerate(zip(types, loop.letters, strict=False))
    )
    variable = f"{name}_{shape[0]}_{types}"
    signature = f"{C_TYPES[shape[0]]} ({', '.join(C_TYPES[letter] for letter in types)})"
    cxx_type = f"special::function<{CXX_TYPES[shape[0]]}({', '.join(CXX_TYPES[letter] for letter in types)})>"
    letters = f"{types}->{shape[0]}".replace("p", "l")
    return f"special::{variable}({values})", Import(variable, cxx_type, name, signature, name, letters)


def _own_loop(function: Ufunc, loop: InnerLoop, output: int) -> tuple[str, Import]:
    """One result of the ufunc's own loop, called for one element."""
    taken, given = loop.letters.split(">")
    variable = f"{function.name}_{taken}_{given}"
    types = ", ".join(CXX_TYPES[letter] for letter in (given[0], *taken))
    cxx_type = f"special::loop<{len(given)}, {types}>"
    values = ", ".join(f"{{{n}}}" for n in range(len(taken)))
    called = f"({values})" if len(given) == 1 else f".result<{output}>({values})"
    letters = f"{taken}->{given}"
    return f"special::{variable}{called}", Import(variable, cxx_type, function.name, letters, function.name, letters)
