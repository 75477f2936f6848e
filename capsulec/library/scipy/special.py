"""scipy.special: its ufuncs, element by element, with SciPy's own bits.

SciPy's compiled modules hand out the C functions behind the ufuncs (`scipy.special.cython_special`); they are called
directly and need no GIL. The table says which one gives the bits of which inner loop. SciPy is imported with the
compiled module, where it uses such a function. What SciPy does with errors (`scipy.special.seterr`) is to be left at
its default, which is to ignore them.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from capsulec.ir.build import Builder
from capsulec.ir.nodes import Expr, Loop, MakeTuple
from capsulec.ir.types import Scalar, Tuple, Type
from capsulec.library.arrays import elementwise_type, scalar_of
from capsulec.library.numpy.maps import known, mapped, repeatable
from capsulec.library.numpy.operands import as_operand, operand_type
from capsulec.library.scipy.loops import Ufunc, chosen, element, ufunc
from capsulec.library.scipy.special_table import UFUNCS
from capsulec.library.table import INTERNAL, REDIRECTS, Intrinsic, Parameter, elementwise, positional, register


def loop_of(name: str, operands: tuple[Type, ...], dtype: str | None = None, casting: str = "safe") -> Loop:
    """The loop of a ufunc of one result for operands, scalars all; with `dtype`, the one that gives it."""
    function = ufunc(name)
    found = chosen(function, operands, dtype, casting)
    if dtype is not None:
        operands = tuple(Scalar(wanted) for wanted in found.operands)
    return element(function, found, operands)


def _behind(name: str, parameters: tuple[Parameter, ...]) -> None:
    """Register a ufunc behind functions that are written in Python, for those of library/composed/scipy.special."""
    elementwise(f"{INTERNAL}.special{name}", parameters, partial(loop_of, name), numpy=True)


def _single(name: str, parameters: tuple[Parameter, ...]) -> None:
    """Register a ufunc of one result. Calls with `out` and its company are other entries."""

    def options(given: list[Any], keywords: dict[str, Any]) -> str:
        from capsulec.library.numpy.ufunc_options import entry_for

        return entry_for("scipy.special", name, name, parameters, partial(loop_of, name), given, keywords)

    elementwise(f"scipy.special.{name}", parameters, partial(loop_of, name), numpy=True)
    REDIRECTS[f"scipy.special.{name}"] = options


def _several(name: str, parameters: tuple[Parameter, ...]) -> None:
    """Register a ufunc of several results. Each is a loop of its own, so that what is not used costs nothing."""

    def loops(function: Ufunc, operands: tuple[Type, ...]) -> list[Loop]:
        found = chosen(function, operands)
        return [element(function, found, operands, output) for output in range(function.outputs)]

    def rule(*given: Type) -> Type:
        operands = [operand_type(operand, f"scipy.special.{name}") for operand in given]
        found = loops(ufunc(name), tuple(map(scalar_of, operands)))
        return Tuple(tuple(elementwise_type(loop, operands) for loop in found))

    def lower(builder: Builder, *operands: Expr) -> Expr:
        values = [repeatable(builder, as_operand(builder, value), "x") for value in operands]
        found = loops(ufunc(name), tuple(scalar_of(known(value)) for value in values))
        items = [mapped(loop, values) for loop in found]
        return MakeTuple(tuple(items), Tuple(tuple(item.type for item in items)))

    register(Intrinsic(f"scipy.special.{name}", parameters, rule, lower))


def _register() -> None:
    for name, text in UFUNCS.items():
        names, _, outputs = text.partition(" ")[0].partition(">")
        parameters = positional(*names.split(","))
        if name.startswith("_"):
            _behind(name, parameters)
        elif outputs:
            _several(name, parameters)
        else:
            _single(name, parameters)


_register()
